//! Puts the functions of a WebAssembly that are alike side by side: brotli packs what it has just seen
//! best. `wasm-opt` sorts functions by name, so each gets its place in a row as its name.

use std::collections::HashMap;

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// When functions are alike. Which of some measures packs best changes with every line of the program.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    /// Bytes of code that two functions must share in a row to be alike at that place.
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
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut places = vec![0; bodies.len()];
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

/// The numbers of the texts in an order in which each is followed by the one most like it of those that
/// are left; from the shortest on.
fn in_a_row(texts: &[&[u8]], likeness: Likeness) -> Vec<usize> {
    let shingles: Vec<_> = texts
        .iter()
        .map(|text| shingles_of(text, likeness.shingle))
        .collect();
    let mut sharers: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (number, own) in shingles.iter().enumerate() {
        for shingle in own {
            sharers.entry(shingle).or_default().push(number);
        }
    }
    sharers.retain(|_, of_shingle| (2..=likeness.most_sharers).contains(&of_shingle.len()));
    let mut left: Vec<usize> = (0..texts.len()).collect();
    left.sort_by_key(|&text| texts[text].len());
    let mut is_left = vec![true; texts.len()];
    let mut row = Vec::with_capacity(texts.len());
    let mut next = left.first().copied();
    while let Some(text) = next {
        is_left[text] = false;
        row.push(text);
        next = most_alike(text, &shingles, &sharers, &is_left).or_else(|| {
            left.retain(|&text| is_left[text]);
            let others = left.iter().copied();
            others.min_by_key(|&other| texts[other].len().abs_diff(texts[text].len()))
        });
    }
    row
}

/// Every run of so many bytes in a text, each once.
fn shingles_of(text: &[u8], length: usize) -> Vec<&[u8]> {
    let mut shingles: Vec<_> = text.windows(length).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Of the texts that are left the one that shares most with a text, for its length.
fn most_alike(
    text: usize,
    shingles: &[Vec<&[u8]>],
    sharers: &HashMap<&[u8], Vec<usize>>,
    is_left: &[bool],
) -> Option<usize> {
    /// So that two tiny functions are not alike at once.
    const LEAST_LENGTH: usize = 50;
    let mut shared: HashMap<usize, f64> = HashMap::new();
    for of_shingle in shingles[text].iter().filter_map(|s| sharers.get(s)) {
        for &other in of_shingle.iter().filter(|&&other| is_left[other]) {
            *shared.entry(other).or_default() += 1.0 / of_shingle.len() as f64;
        }
    }
    let likeness = |(&other, &sum): (&usize, &f64)| {
        let length = shingles[other].len() + shingles[text].len() + LEAST_LENGTH;
        (sum / length as f64, other)
    };
    let best = shared.iter().map(likeness);
    best.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))
        .map(|(_, other)| other)
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
