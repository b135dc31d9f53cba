//! Where articles come from: a file or standard input becomes text, or a message that says what is
//! wrong with it. A byte order mark at the start is no part of the text.

use std::convert::Infallible;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::str::FromStr;

/// The byte order mark in UTF-8.
const BOM: &str = "\u{FEFF}";

/// A file, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input, `-`.
    Standard,
    /// The file at this path.
    File(PathBuf),
}

/// What is wrong with an input.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The system could not read it.
    #[error("cannot read {input}: {error}")]
    Unreadable {
        /// What was read.
        input: Source,
        /// What the system says.
        error: io::Error,
    },
    /// Bytes that are no UTF-8.
    #[error("{input} is not text in UTF-8 (byte {at} is wrong)")]
    NotUtf8 {
        /// What was read.
        input: Source,
        /// The first wrong byte, from 0.
        at: usize,
    },
    /// Nothing but white space.
    #[error("{input} is empty")]
    Empty {
        /// What was read.
        input: Source,
    },
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(match name {
            "-" => Self::Standard,
            _ => Self::File(name.into()),
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Source {
    /// Opens the source for reading.
    pub fn open(&self) -> Result<Box<dyn BufRead + Send>, InputError> {
        match self {
            Self::Standard => Ok(Box::new(BufReader::new(io::stdin()))),
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(error) => Err(self.unreadable(error)),
            },
        }
    }

    /// The whole source as one article's text.
    pub fn article(&self) -> Result<String, InputError> {
        let mut bytes = Vec::new();
        self.open()?
            .read_to_end(&mut bytes)
            .map_err(|error| self.unreadable(error))?;
        let text = String::from_utf8(bytes).map_err(|error| InputError::NotUtf8 {
            input: self.clone(),
            at: error.utf8_error().valid_up_to(),
        })?;
        let text = text.strip_prefix(BOM).unwrap_or(&text);
        if text.trim().is_empty() {
            return Err(InputError::Empty {
                input: self.clone(),
            });
        }
        Ok(text.to_owned())
    }

    /// The error that says why reading stopped.
    pub fn unreadable(&self, error: io::Error) -> InputError {
        InputError::Unreadable {
            input: self.clone(),
            error,
        }
    }
}

/// One line of a stream, read in bounded memory.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The line without its end.
    Whole(Vec<u8>),
    /// The line is longer than the limit and was passed over.
    TooLong,
}

/// The lines of `reader`, none held in memory beyond `limit` bytes.
pub struct Lines<R> {
    reader: R,
    limit: usize,
    at_start: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads lines of at most `limit` bytes, their ends not counted.
    pub fn new(reader: R, limit: usize) -> Self {
        Self {
            reader,
            limit,
            at_start: true,
        }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let allowed = self.limit as u64 + 1;
        if (&mut self.reader)
            .take(allowed)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > self.limit {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong));
        }
        if std::mem::take(&mut self.at_start) && line.starts_with(BOM.as_bytes()) {
            line.drain(..BOM.len());
        }
        Ok(Some(Line::Whole(line)))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_whole_or_passed_over() {
        let whole = |line: &str| Line::Whole(line.as_bytes().to_vec());
        for (stream, expected) in [
            ("", vec![]),
            ("ab\ncd", vec![whole("ab"), whole("cd")]),
            ("ab\n\ncd\n", vec![whole("ab"), whole(""), whole("cd")]),
            ("abcd\nab\n", vec![whole("abcd"), whole("ab")]),
            ("abcde\nab\n", vec![Line::TooLong, whole("ab")]),
            ("ab\nabcdefghi", vec![whole("ab"), Line::TooLong]),
            ("\u{FEFF}a\n", vec![whole("a")]),
        ] {
            let lines: Vec<_> = Lines::new(stream.as_bytes(), 4)
                .map(|line| line.expect("a slice can be read"))
                .collect();
            assert_eq!(lines, expected, "{stream:?}");
        }
    }
}
