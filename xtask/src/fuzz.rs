//! Runs the fuzz targets of `fuzz/` with cargo-fuzz: texts made from what led to new code before, for a
//! given time. They start from the examples and fixtures, and from the corpora where these are at hand;
//! what they start from and what they find stays outside the repository.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::root::{command, repository, run};
use crate::tools::{self, Tool};

/// The targets of `fuzz/targets`.
pub const TARGETS: [&str; 4] = ["engine", "lexicon", "json", "page"];

/// Seconds for each target where nobody says how many.
pub const SECONDS: u32 = 15;

/// The longest input, in bytes; longer articles take linear work, which the unit tests count.
const LONGEST: usize = 8_192;

/// Parts an article from the entries of a newsroom in the inputs of `lexicon`.
const SEPARATOR: char = '\u{1e}';

/// Runs every target for so many seconds and fails where one finds anything.
pub fn run_all(seconds: &str) -> Result<()> {
    let seconds = seconds.parse().context("how many seconds?")?;
    prepare()?;
    let broken: Vec<_> = TARGETS
        .into_iter()
        .filter_map(|target| Some((target, fuzz(target, seconds).err()?)))
        .collect();
    for (target, error) in &broken {
        eprintln!("{target}: {error:#}");
    }
    match broken.len() {
        0 => Ok(()),
        count => bail!("{count} of {} targets found something", TARGETS.len()),
    }
}

/// Installs cargo-fuzz where it is missing, and writes what the targets start from.
pub fn prepare() -> Result<()> {
    tools::ensure(&[Tool::CargoFuzz])?;
    write_seeds()
}

/// Runs one target for so many seconds.
pub fn fuzz(target: &str, seconds: u32) -> Result<()> {
    let corpus = folder("corpus").join(target);
    let dictionary = folder("corpus").join("words.dict");
    let mut fuzz = command("cargo", &["fuzz", "run", "--sanitizer=none"]);
    fuzz.current_dir(repository("fuzz"));
    // Our code has no `unsafe`, so a sanitizer would find little and cost much. What cargo-fuzz asks of
    // the compiler beyond that is stable but for its name.
    fuzz.env("RUSTC_BOOTSTRAP", "1");
    fuzz.arg(target).arg(&corpus).arg("--");
    fuzz.args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={LONGEST}"),
        format!("-dict={}", dictionary.display()),
        "-timeout=20".to_owned(),
        // Its progress would be most of what a whole run prints.
        "-verbosity=0".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    run(&mut fuzz)
}

fn folder(name: &str) -> PathBuf {
    repository("fuzz").join(name)
}

/// Writes an input for each text at hand, under names that depend on the text alone.
fn write_seeds() -> Result<()> {
    let texts = texts()?;
    for target in TARGETS {
        let folder = folder("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (number, text) in texts.iter().enumerate() {
            for (way, seed) in seeds(target, text).into_iter().enumerate() {
                fs::write(folder.join(format!("seed-{number}-{way}")), seed)?;
            }
        }
    }
    fs::write(folder("corpus").join("words.dict"), dictionary(&texts))?;
    Ok(())
}

/// What a target may start from, made of one text.
fn seeds(target: &str, text: &str) -> Vec<Vec<u8>> {
    let with_byte = |byte: u8, text: &str| [&[byte], text.as_bytes()].concat();
    match target {
        "engine" => vec![with_byte(1, text), with_byte(0, text)],
        "lexicon" => {
            let name: String = text
                .split_whitespace()
                .take(2)
                .collect::<Vec<_>>()
                .join(" ");
            let entry = serde_json::json!([{
                "name": name, "also": [name], "type": "organization", "country": "EGY", "id": "x"
            }]);
            vec![format!("{entry}{SEPARATOR}{text}").into_bytes()]
        }
        "json" => {
            let line = serde_json::json!({ "id": 7, "text": text, "published": "2025-11-06" });
            vec![format!("{line}\n{{\"text\":5}}\n").into_bytes()]
        }
        _ => vec![
            with_byte(0, text),
            with_byte(1, &format!("2025-11-06\n{text}")),
        ],
    }
}

/// The texts at hand, none longer than an input may be.
fn texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for example in files("static/examples")? {
        texts.push(fs::read_to_string(example)?);
    }
    for fixture in files("crates/engine/tests/fixtures")? {
        let table = fs::read_to_string(fixture)?;
        texts.extend(table.lines().map(str::to_owned));
    }
    let times = fs::read_to_string(repository("crates/engine/tests/times.case"))?;
    texts.extend(times.lines().map(str::to_owned));
    texts.extend(corpora());
    texts.retain(|text| !text.trim().is_empty());
    for text in &mut texts {
        let end = text.floor_char_boundary(LONGEST - 64);
        text.truncate(end);
    }
    Ok(texts)
}

fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in repository(folder).read_dir()? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}

/// The texts of the corpora, where these are at hand.
fn corpora() -> Vec<String> {
    let shared = std::env::var_os("SIYAQ_SHARED")
        .map_or_else(|| repository("../shared"), PathBuf::from)
        .join("corpora");
    let lines = |file: &str| fs::read_to_string(shared.join(file)).unwrap_or_default();
    let mut texts = vec![lines("seed-article/article.txt")];
    for file in ["news/articles.jsonl", "relations/dev.jsonl"] {
        let records = lines(file);
        let records = records.lines().map(serde_json::from_str::<Value>);
        texts.extend(
            records
                .flatten()
                .filter_map(|record| Some(record["text"].as_str()?.to_owned())),
        );
    }
    texts
}

/// The words of the shorter texts in libFuzzer's notation, so that it changes whole words too.
fn dictionary(texts: &[String]) -> String {
    let mut words: Vec<&str> = texts
        .iter()
        .filter(|text| text.len() < 400)
        .flat_map(|text| text.split_whitespace())
        .filter(|word| word.len() < 64)
        .collect();
    words.sort_unstable();
    words.dedup();
    let escaped = |word: &str| -> String { word.bytes().map(|b| format!("\\x{b:02x}")).collect() };
    words
        .iter()
        .map(|word| format!("\"{}\"\n", escaped(word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_file_and_seeds() {
        for target in TARGETS {
            let file = repository("fuzz/targets").join(target);
            assert!(file.with_extension("rs").is_file(), "{target}");
            assert!(
                seeds(target, "زار الرئيس مصر.")
                    .iter()
                    .all(|seed| !seed.is_empty())
            );
        }
    }

    #[test]
    fn words_are_escaped() {
        assert_eq!(
            dictionary(&["في في".to_owned()]),
            "\"\\xd9\\x81\\xd9\\x8a\"\n"
        );
    }
}
