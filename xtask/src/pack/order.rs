//! Puts the functions of a WebAssembly that are alike side by side: brotli packs what it has just seen
//! best. `wasm-opt` sorts functions by name, so each gets its place in a row as its name.

use std::collections::HashMap;

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

use super::streams::starts_of;

/// When functions are alike. Which of some measures packs best changes with every line of the program.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    /// Opcodes that two functions must share in a row to be alike at that place.
    pub shingle: usize,
    /// What more functions than this share says little, and takes long.
    pub most_sharers: usize,
}

/// The module with names for its functions that rise in the order in which they should stand.
pub fn with_names_by_likeness(mut wasm: Vec<u8>, likeness: Likeness) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function = matches!(import?.ty, TypeRef::Func(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(opcodes(&body)?),
            _ => {}
        }
    }
    let mut places = vec![0; bodies.len()];
    let bodies: Vec<_> = bodies.iter().map(Vec::as_slice).collect();
    for (place, function) in in_a_row(&bodies, likeness).into_iter().enumerate() {
        places[function] = place;
    }
    let mut functions = NameMap::new();
    for (index, place) in (imported..).zip(places) {
        functions.append(index, &format!("{place:05}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    names.append_to(&mut wasm);
    Ok(wasm)
}

/// The first byte of each instruction of a function.
fn opcodes(body: &FunctionBody) -> Result<Vec<u8>> {
    let bytes = body.as_bytes();
    let starts = starts_of(body)?.into_iter();
    Ok(starts.map(|start| bytes[start]).collect())
}

/// The module with the name by which the stack of an error calls its code.
pub fn with_own_name(mut wasm: Vec<u8>) -> Vec<u8> {
    let mut names = NameSection::new();
    names.module("siyaq");
    names.append_to(&mut wasm);
    wasm
}

/// The numbers of the texts in an order in which those that are alike stand side by side: of all pairs the most
/// alike are joined first, wherever both still stand at an end of what they were joined to. What is not alike
/// stands by its length.
fn in_a_row(texts: &[&[u8]], likeness: Likeness) -> Vec<usize> {
    let mut rows: Vec<Vec<usize>> = (0..texts.len()).map(|text| vec![text]).collect();
    let mut row_of: Vec<usize> = (0..texts.len()).collect();
    let mut pairs = alike(texts, likeness);
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (_, [one, other]) in pairs {
        let [to, from] = [one, other].map(|text| row_of[text]);
        let stands_at_end = |row: &[usize], text| [row.first(), row.last()].contains(&Some(&text));
        if to == from || !stands_at_end(&rows[to], one) || !stands_at_end(&rows[from], other) {
            continue;
        }
        let mut joined = std::mem::take(&mut rows[from]);
        if rows[to].last() != Some(&one) {
            rows[to].reverse();
        }
        if joined.first() != Some(&other) {
            joined.reverse();
        }
        joined.iter().for_each(|&text| row_of[text] = to);
        rows[to].append(&mut joined);
    }
    rows.retain(|row| !row.is_empty());
    rows.sort_by_key(|row| row.iter().map(|&text| texts[text].len()).sum::<usize>() / row.len());
    rows.concat()
}

/// The pairs of texts that share something, and how much of the longer one.
fn alike(texts: &[&[u8]], likeness: Likeness) -> Vec<(f64, [usize; 2])> {
    /// So that two tiny functions are not alike at once.
    const LEAST_LENGTH: usize = 30;
    /// A text stands beside two others: of those that are less like it none is looked at.
    const MOST_FOR_ONE: usize = 100;
    let shingles = texts.iter().map(|text| shingles_of(text, likeness.shingle));
    let shingles: Vec<_> = shingles.collect();
    let mut sharers: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (number, own) in shingles.iter().enumerate() {
        for shingle in own {
            sharers.entry(shingle).or_default().push(number);
        }
    }
    sharers.retain(|_, of_shingle| (2..=likeness.most_sharers).contains(&of_shingle.len()));
    let mut pairs = Vec::new();
    for (text, own) in shingles.iter().enumerate() {
        let mut shared = vec![0.0; text];
        for of_shingle in own.iter().filter_map(|shingle| sharers.get(shingle)) {
            let before = of_shingle.iter().take_while(|&&other| other < text);
            before.for_each(|&other| shared[other] += 1.0 / of_shingle.len() as f64);
        }
        let of_longer = |(other, sum): (usize, f64)| {
            let longer = texts[text].len().max(texts[other].len()) + LEAST_LENGTH;
            (sum / longer as f64, [text, other])
        };
        let some = shared.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0);
        let mut own_pairs: Vec<_> = some.map(of_longer).collect();
        own_pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
        own_pairs.truncate(MOST_FOR_ONE);
        pairs.append(&mut own_pairs);
    }
    pairs
}

/// Every run of so many bytes in a text, each once.
fn shingles_of(text: &[u8], length: usize) -> Vec<&[u8]> {
    let mut shingles: Vec<_> = text.windows(length).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIKENESS: Likeness = Likeness {
        shingle: 7,
        most_sharers: 100,
    };

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let texts: [&[u8]; 5] = [
            b"a short one",
            b"the quick brown fox jumps over the lazy dog",
            b"lorem ipsum dolor sit amet consectetur",
            b"a quick brown fox jumps over a lazy cat",
            b"ipsum dolor sit amet consectetur elit",
        ];
        let row = in_a_row(&texts, LIKENESS);
        assert_eq!(row[0], 0);
        let place = |text| {
            row.iter()
                .position(|&t| t == text)
                .expect("each has a place")
        };
        assert_eq!(place(1).abs_diff(place(3)), 1);
        assert_eq!(place(2).abs_diff(place(4)), 1);
        assert!(in_a_row(&[], LIKENESS).is_empty());
    }

    #[test]
    fn every_function_gets_a_name() {
        // Two functions without parameters, (nop) and (nop nop).
        let module = [
            &b"\0asm\x01\0\0\0"[..],
            b"\x01\x04\x01\x60\0\0",
            b"\x03\x03\x02\0\0",
            b"\x0a\x0a\x02\x03\0\x01\x0b\x04\0\x01\x01\x0b",
        ]
        .concat();
        let named = with_names_by_likeness(module.clone(), LIKENESS).expect("this is a module");
        assert!(named.starts_with(&module));
        for name in [&b"00000"[..], b"00001"] {
            assert!(named.windows(name.len()).any(|bytes| bytes == name));
        }
        assert!(with_names_by_likeness(b"no module".to_vec(), LIKENESS).is_err());
    }
}
