//! The tables of `data/` as they are read, each with its text, so that a mistake can tell its line.

use std::fmt::Display;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;

/// A table that was read, with its text to find lines in.
pub struct Table<T> {
    pub file: String,
    text: String,
    pub rows: T,
}

impl<T: DeserializeOwned> Table<T> {
    pub fn read(data: &Path, file: &str) -> Self {
        let text = read(data, file);
        match toml::from_str(&text) {
            Ok(rows) => Self {
                file: file.to_owned(),
                text,
                rows,
            },
            Err(error) => panic!("data/{file}: {error}"),
        }
    }
}

impl<T> Table<T> {
    /// Ends the build with a mistake and its line.
    pub fn fail(&self, at: &Spanned<String>, mistake: impl Display) -> ! {
        let line = self.text[..at.span().start].lines().count();
        panic!("data/{}:{line}: «{}»: {mistake}", self.file, at.get_ref())
    }
}

/// A list of words or tab-separated rows, a line each; `#` starts a comment line.
pub struct Lines {
    pub file: String,
    pub lines: Vec<(usize, String)>,
}

impl Lines {
    pub fn read(data: &Path, file: &str) -> Self {
        let lines = read(data, file)
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line.trim_end().to_owned()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .collect();
        Self {
            file: file.to_owned(),
            lines,
        }
    }
}

fn read(data: &Path, file: &str) -> String {
    let path = data.join(file);
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("data/{file}: {error}"))
}
