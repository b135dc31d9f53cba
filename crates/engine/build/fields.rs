//! Writes the fields of which the names of the lexicon consist, in the bytes of its alphabet: a mark,
//! then letters, then the next mark. `src/lexicon/tables.rs` reads them.

use crate::mark;
use crate::normalize::{is_ignorable, name_key, respelt};
use crate::packed::alphabet::{self, LAST_MARK};

/// The names as the engine reads them.
#[derive(Default)]
pub struct Fields {
    pub names: Vec<u8>,
    /// Terms of office, six bytes each.
    pub terms: Vec<u8>,
    code: String,
    /// The last of the words that share their beginnings.
    last: Vec<u8>,
}

impl Fields {
    /// A name of which the reader sees the letters. It was checked to have none but those of the
    /// alphabet.
    pub fn shown(&mut self, mark: u8, name: &str) {
        self.respelling(name);
        self.push(mark, name);
    }

    /// A spelling that only finds its entry.
    pub fn found(&mut self, mark: u8, name: &str) {
        let visible: String = name.chars().filter(|&c| !is_ignorable(c)).collect();
        self.shown(mark, &visible);
    }

    /// A field that says something of the entry or of the next field.
    pub fn note(&mut self, mark: u8, letters: &str) {
        self.push(mark, letters);
    }

    /// The country or acting organisation of the entries that follow.
    pub fn code(&mut self, code: Option<&String>) {
        let code = code.map_or("", |code| code);
        if self.code != code {
            self.push(mark::CODE, code);
            code.clone_into(&mut self.code);
        }
    }

    /// A country's code with its flag.
    pub fn country(&mut self, code: &str, flag: Option<&str>) {
        let flag = flag.unwrap_or_default();
        if code.starts_with(flag) && !flag.is_empty() {
            self.push(mark::CODE, code);
        } else {
            self.push(mark::CODE, &format!("{code} {flag}"));
        }
        code.clone_into(&mut self.code);
    }

    /// The first and the last day of a term of office, as `2017-01-20`.
    pub fn term(&mut self, from: &str, until: &str) {
        self.push(mark::TERM, "");
        for day in [from, until] {
            let mut parts = day.split('-').map(|part| part.parse().unwrap_or_default());
            let year: u16 = parts.next().unwrap_or_default();
            let year = year.saturating_sub(1900);
            self.terms
                .push(u8::try_from(year).expect("a year before 2156"));
            for _ in 0..2 {
                self.terms.push(parts.next().unwrap_or_default() as u8);
            }
        }
    }

    /// Words in any order, and which of them hold only as they are spelt.
    pub fn words(&mut self, words: Vec<(String, bool)>) {
        let most = usize::from(LAST_MARK - mark::SHARED);
        let mut words: Vec<(Vec<u8>, bool)> = words
            .iter()
            .map(|(word, exact)| (letters(word).unwrap_or_default(), *exact))
            .collect();
        words.sort();
        self.last.clear();
        for (word, exact) in words {
            if exact {
                self.push(mark::EXACT, "");
            }
            let same = word.iter().zip(&self.last).take_while(|(a, b)| a == b);
            let shared = same.count().min(most);
            self.names.push(mark::SHARED + shared as u8);
            self.names.extend(&word[shared..]);
            self.last = word;
        }
    }

    fn respelling(&mut self, name: &str) {
        if respelt(&name_key(name)).next().is_some() {
            self.push(mark::RESPELT, "");
        }
    }

    fn push(&mut self, mark: u8, text: &str) {
        self.names.push(mark);
        let letters = letters(text);
        self.names.extend(
            letters.unwrap_or_else(|letter| {
                panic!("«{text}»: the alphabet of names has no `{letter}`")
            }),
        );
    }
}

/// The bytes of a name, or the letter that has none.
pub fn letters(name: &str) -> Result<Vec<u8>, char> {
    name.chars()
        .map(|letter| alphabet::byte(letter).ok_or(letter))
        .collect()
}
