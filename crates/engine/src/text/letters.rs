//! What a character does to the tokens around it and what a key holds of it, for ASCII and the Arabic
//! block in a table: nearly every character of a newspaper costs one look.

use crate::list::ToList;
use std::sync::LazyLock;

use super::normalize::{digit_value, is_ignorable, is_letter, push_key};
use crate::packed::KeyHash;

/// What a character does to the tokens around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharClass {
    Space,
    /// Direction marks and joiners: part of a word only between its letters.
    Invisible,
    /// Vowel signs and tatweel: part of the word they follow.
    Sign,
    Letter,
    Digit,
    Mark,
}

impl CharClass {
    pub fn of(c: char) -> Self {
        match c {
            _ if c.is_whitespace() || c.is_control() => Self::Space,
            '\u{FE00}'..='\u{FE0F}' => Self::Invisible,
            '\u{0640}' => Self::Sign,
            _ if is_ignorable(c) && is_invisible(c) => Self::Invisible,
            _ if is_ignorable(c) => Self::Sign,
            _ if digit_value(c).is_some() => Self::Digit,
            _ if is_letter(c) => Self::Letter,
            _ => Self::Mark,
        }
    }
}

fn is_invisible(c: char) -> bool {
    !matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{08FF}')
}

/// What a key holds of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    Nothing,
    Letter(char),
    /// What [`push_key`] says.
    Other,
}

/// A character, read from a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub class: CharClass,
    /// Bytes in UTF-8.
    pub length: u8,
    pub folded: Folded,
}

impl Letter {
    fn known(c: char) -> Self {
        let mut key = String::new();
        push_key(c, &mut key);
        let mut letters = key.chars();
        let folded = match (letters.next(), letters.next()) {
            (None, _) => Folded::Nothing,
            (Some(letter), None) => Folded::Letter(letter),
            _ => Folded::Other,
        };
        Self {
            folded,
            ..Self::unknown(c)
        }
    }

    fn unknown(c: char) -> Self {
        Self {
            class: CharClass::of(c),
            length: c.len_utf8() as u8,
            folded: Folded::Other,
        }
    }

    /// The byte after it, where it starts at a byte.
    pub fn end(self, at: usize) -> usize {
        at + usize::from(self.length)
    }
}

/// The hash of a key that goes on with a character of no table.
#[cold]
pub(super) fn hash_other(hash: KeyHash, character: &str) -> KeyHash {
    hash.then(&key_of(character))
}

/// How many letters the key of a character of no table has.
#[cold]
pub(super) fn count_other(character: &str) -> usize {
    key_of(character).chars().count()
}

fn key_of(character: &str) -> String {
    let mut key = String::new();
    character.chars().for_each(|c| push_key(c, &mut key));
    key
}

/// Characters of the table: ASCII, then the Arabic block.
const ASCII: usize = 0x80;
const ARABIC: usize = 0x100;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let letters = ('\0'..='\x7F').chain('\u{600}'..='\u{6FF}');
    Table(letters.map(Letter::known).list())
});

/// The letters of ASCII and of the Arabic block.
pub(super) struct Table(Vec<Letter>);

impl Table {
    /// The table.
    pub fn get() -> &'static Self {
        &TABLE
    }

    /// The character at a byte of a text, `None` at its end.
    #[cfg_attr(not(target_family = "wasm"), inline)]
    pub fn at(&self, text: &str, at: usize) -> Option<Letter> {
        let bytes = text.as_bytes();
        let first = *bytes.get(at)?;
        let place = match first {
            0..0x80 => usize::from(first),
            // The lead bytes of U+0600 to U+06FF.
            0xD8..=0xDB => {
                let second = bytes.get(at + 1).copied().unwrap_or_default();
                ASCII + (usize::from(first & 3) << 6 | usize::from(second & 0x3F))
            }
            _ => ASCII + ARABIC,
        };
        match self.0.get(place) {
            Some(&letter) => Some(letter),
            None => {
                let c = text.get(at..)?.chars().next()?;
                Some(Letter::unknown(c))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_rules_say() {
        for c in ('\0'..='\u{FFFF}').filter(|c| !('\u{3000}'..='\u{F000}').contains(c)) {
            let text = format!("ب{c}");
            let letter = Table::get().at(&text, 2).expect("a character");
            let mut key = String::new();
            push_key(c, &mut key);
            assert_eq!(letter.class, CharClass::of(c), "{c:?}");
            assert_eq!(letter.end(0), c.len_utf8(), "{c:?}");
            match letter.folded {
                Folded::Nothing => assert_eq!(key, "", "{c:?}"),
                Folded::Letter(letter) => assert_eq!(key, letter.to_string(), "{c:?}"),
                Folded::Other => {}
            }
        }
        assert!(Table::get().at("ب", 2).is_none());
    }
}
