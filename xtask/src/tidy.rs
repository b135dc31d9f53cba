//! Checks the rules of the house that no other tool knows: every Rust file opens by saying what it
//! is, and the styles speak of start and end, never of left and right, so that one sheet serves both
//! directions.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::root::{command, output, repository};

/// Declarations that name a side of the screen, by what they start with, and what to write instead.
const PHYSICAL: [(&str, &str); 20] = [
    ("left:", "inset-inline-start"),
    ("right:", "inset-inline-end"),
    ("top:", "inset-block-start"),
    ("bottom:", "inset-block-end"),
    ("width:", "inline-size"),
    ("height:", "block-size"),
    ("min-width:", "min-inline-size"),
    ("max-width:", "max-inline-size"),
    ("min-height:", "min-block-size"),
    ("max-height:", "max-block-size"),
    ("margin-left:", "margin-inline-start"),
    ("margin-right:", "margin-inline-end"),
    ("margin-top:", "margin-block-start"),
    ("margin-bottom:", "margin-block-end"),
    ("padding-left:", "padding-inline-start"),
    ("padding-right:", "padding-inline-end"),
    ("padding-top:", "padding-block-start"),
    ("padding-bottom:", "padding-block-end"),
    ("border-left", "border-inline-start"),
    ("border-right", "border-inline-end"),
];

/// Values that name a side of the screen.
const PHYSICAL_VALUES: [(&str, &str); 4] = [
    ("text-align: left", "text-align: start"),
    ("text-align: right", "text-align: end"),
    ("float: left", "float: inline-start"),
    ("float: right", "float: inline-end"),
];

/// Prints every breach of the rules and fails when there is one.
pub fn run() -> Result<()> {
    let tracked = output(&mut command(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    ))
    .context("git does not list the files")?;
    let mut breaches = Vec::new();
    let mut checked = 0;
    for name in tracked.lines() {
        let path = repository(name);
        let check = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => rust_breaches,
            Some("css") => style_breaches,
            _ => continue,
        };
        // A file that was removed is still listed until the removal is committed.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        checked += 1;
        breaches.extend(
            check(&text)
                .into_iter()
                .map(|breach| format!("{name}:{breach}")),
        );
    }
    for breach in &breaches {
        eprintln!("{breach}");
    }
    match breaches.len() {
        0 => {
            println!("{checked} files are tidy");
            Ok(())
        }
        count => bail!("{count} breaches of the rules"),
    }
}

fn rust_breaches(text: &str) -> Vec<String> {
    let opens = text.lines().find(|line| !line.trim().is_empty());
    match opens {
        Some(line) if line.starts_with("//!") => Vec::new(),
        _ => vec!["1: the file does not open with a `//!` that says what it is".to_owned()],
    }
}

fn style_breaches(text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        // A query asks about the screen, which has no start and no end.
        if line.trim_start().starts_with('@') {
            continue;
        }
        for declaration in line.split([';', '{']).map(str::trim_start) {
            let named = PHYSICAL
                .iter()
                .chain(&PHYSICAL_VALUES)
                .find(|(physical, _)| declaration.starts_with(physical));
            breaches.extend(named.map(|(physical, logical)| {
                format!(
                    "{number}: `{}` names a side; write `{logical}`",
                    physical.trim_end_matches(':')
                )
            }));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_files_open_with_what_they_are() {
        for (text, breaches) in [
            ("//! Turns this into that.\n", 0),
            ("\n//! Turns this into that.\n", 0),
            ("use std::fs;\n//! Late.\n", 1),
            ("", 1),
        ] {
            assert_eq!(rust_breaches(text).len(), breaches, "{text}");
        }
    }

    #[test]
    fn styles_name_no_side() {
        for (text, breaches) in [
            ("p { margin-inline-start: 1rem; text-align: start; }", 0),
            ("p { margin-left: 1rem; }", 1),
            ("p {\n  left: 0;\n  right: 0;\n}", 2),
            (
                "p { border-left-width: 0; color: red; text-align: right }",
                2,
            ),
            (
                "@media (max-width: 30rem) {\n  p { max-inline-size: none; }\n}",
                0,
            ),
            ("@media (min-width: 30rem) {\n  p { min-width: 0; }\n}", 1),
            ("svg { stroke-width: 2; line-height: 1.8 }", 0),
        ] {
            assert_eq!(style_breaches(text).len(), breaches, "{text}");
        }
    }
}
