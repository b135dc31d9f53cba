//! Writes `docs/accuracy.md`, or with `--check` says where it is not what would be written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use siyaq_accuracy::report::{HEAD, Section, sections};
use siyaq_accuracy::shared;

fn main() -> ExitCode {
    let done = match env::args().nth(1).as_deref() {
        None => write(),
        Some("--check") => check(),
        Some(other) => {
            eprintln!("siyaq-accuracy: `{other}` is neither nothing nor --check");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("siyaq-accuracy: {}: {error}", path().display());
            ExitCode::FAILURE
        }
    }
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/accuracy.md")
}

/// Writes the file where every section could be measured.
fn write() -> io::Result<bool> {
    let mut text = HEAD.to_owned();
    for section in sections(shared().as_deref()) {
        let Some(markdown) = section.markdown() else {
            eprintln!("nothing is written: {} was not measured", section.title);
            return Ok(false);
        };
        text.push('\n');
        text.push_str(&markdown);
    }
    fs::write(path(), text)?;
    Ok(true)
}

/// Whether every section that can be measured here stands in the file as it would be written.
fn check() -> io::Result<bool> {
    let committed = fs::read_to_string(path())?;
    let mut same = committed.starts_with(HEAD);
    for section in sections(shared().as_deref()) {
        match section.markdown() {
            None => println!("skipped: {}: its corpus is missing", section.title),
            Some(markdown) if committed.contains(&markdown) => {}
            Some(markdown) => {
                same = false;
                report(&section, &markdown, &committed);
            }
        }
    }
    if !same {
        eprintln!("docs/accuracy.md is out of date; run `cargo xtask accuracy`");
    }
    Ok(same)
}

/// Prints the lines of a section that the file does not have.
fn report(section: &Section, markdown: &str, committed: &str) {
    eprintln!("{}:", section.title);
    let known: Vec<&str> = committed.lines().collect();
    for line in markdown.lines().filter(|line| !known.contains(line)) {
        eprintln!("  {line}");
    }
}
