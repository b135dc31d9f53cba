//! Writes packed tables: rows of fields, each a mark and, where it is of a kind that has them, letters.
//! `src/packed` reads them.

use std::fs;
use std::path::Path;

use crate::mark;
use crate::normalize::{is_ignorable, name_key, respelt};
use crate::packed::alphabet::{self, END};
use crate::packed::kinds::{LIKE_LAST, LIKE_WHOLE, WHOLE, is_model};

/// A table as the engine reads it.
#[derive(Default)]
pub struct Fields {
    marks: Vec<u8>,
    alike: Vec<u8>,
    letters: Vec<u8>,
    /// The letters of which those of the next field may be a variant.
    model: Vec<u8>,
}

impl Fields {
    /// A name of which the reader sees the letters. It was checked to have none but those of the
    /// alphabet.
    pub fn shown(&mut self, mark: u8, name: &str) {
        self.respelling(name);
        self.note(mark, name);
    }

    /// A spelling that only finds its entry.
    pub fn found(&mut self, mark: u8, name: &str) {
        let visible: String = name.chars().filter(|&c| !is_ignorable(c)).collect();
        self.shown(mark, &visible);
    }

    /// Words in any order, and which of them hold only as they are spelt.
    pub fn words(&mut self, mut words: Vec<(String, bool)>) {
        words.sort_by_key(|(word, _)| letters(word).unwrap_or_default());
        for (word, exact) in words {
            if exact {
                self.note(mark::EXACT, "");
            }
            self.note(mark::WORD, &word);
        }
    }

    /// Writes the table into a folder, for `packed!` of the engine.
    pub fn write(&self, out: &Path, name: &str) {
        for (part, bytes) in [
            ("marks", &self.marks),
            ("alike", &self.alike),
            ("letters", &self.letters),
        ] {
            fs::write(out.join(format!("{name}.{part}")), bytes).expect("OUT_DIR is writable");
        }
    }

    fn respelling(&mut self, name: &str) {
        if respelt(&name_key(name)).next().is_some() {
            self.note(mark::RESPELT, "");
        }
    }

    /// A field; one without letters says something of the next.
    ///
    /// # Panics
    /// Where the alphabet has no such letter, or the field should have none.
    pub fn note(&mut self, mark: u8, text: &str) {
        self.marks.push(mark);
        if mark < WHOLE {
            assert!(text.is_empty(), "«{text}»: a field that has no letters");
            return;
        }
        let letters = letters(text)
            .unwrap_or_else(|letter| panic!("«{text}»: the alphabet of names has no `{letter}`"));
        let mut own = &letters[..];
        if mark >= LIKE_WHOLE {
            // What would rather be written than counted.
            let least = if mark < LIKE_LAST { 2 } else { 1 };
            let start = alike(own.iter().zip(&self.model), least);
            own = &own[start..];
            let end = alike(own.iter().rev().zip(self.model.iter().rev()), 2);
            own = &own[..own.len() - end];
            self.alike.push((start << 4 | end) as u8);
        }
        self.letters.extend(own);
        self.letters.push(END);
        if is_model(mark) {
            self.model = letters;
        }
    }
}

/// How many pairs are of the same letters, up to 15; none if they are fewer than `least`.
fn alike<'l>(pairs: impl Iterator<Item = (&'l u8, &'l u8)>, least: usize) -> usize {
    let count = pairs.take_while(|(one, other)| one == other).count();
    if count < least { 0 } else { count.min(15) }
}

/// The bytes of a name, or the letter that has none.
pub fn letters(name: &str) -> Result<Vec<u8>, char> {
    name.chars()
        .map(|letter| alphabet::byte(letter).ok_or(letter))
        .collect()
}
