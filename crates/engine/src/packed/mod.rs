//! Tables of `data/` as the page carries them: rows of fields, each a mark and letters. What they say
//! is unpacked into an [`Index`] when the first article is read. `docs/size.md` says what that saves.

pub(crate) mod alphabet;
mod index;

pub(crate) use index::{Index, KeyHash, Place};

use crate::text::normalize::{is_hyphen, push_key};
use alphabet::is_mark;

/// A field of a packed table.
#[derive(Clone, Copy)]
pub(crate) struct Field<'t> {
    pub mark: u8,
    pub letters: &'t [u8],
    /// Where the letters start in the table.
    pub at: usize,
}

/// The fields of a packed table in their order.
pub(crate) fn fields(table: &[u8]) -> impl Iterator<Item = Field<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let &mark = table.get(at)?;
        let letters = letters_at(table, at + 1);
        let field = Field {
            mark,
            letters,
            at: at + 1,
        };
        at += 1 + letters.len();
        Some(field)
    })
}

/// The letters from a place in a table to the next mark.
pub(crate) fn letters_at(table: &[u8], at: usize) -> &[u8] {
    let rest = table.get(at..).unwrap_or_default();
    let end = rest.iter().position(|&b| is_mark(b));
    &rest[..end.unwrap_or(rest.len())]
}

/// What bytes of the alphabet stand for.
pub(crate) struct Letters {
    shown: [char; 256],
    /// The letter of a key; 0 for vowel signs, which a key does not hold.
    folded: [char; 256],
}

impl Letters {
    pub fn new() -> Self {
        let shown = alphabet::letters();
        let mut key = String::new();
        Self {
            folded: shown.map(|letter| folded(letter, &mut key)),
            shown,
        }
    }

    /// The text as an editor wrote it.
    pub fn text(&self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(2 * bytes.len());
        text.extend(bytes.iter().map(|&b| self.shown[usize::from(b)]));
        text
    }

    /// The key of the text.
    pub fn key(&self, bytes: &[u8]) -> String {
        let mut key = String::with_capacity(2 * bytes.len());
        self.each(bytes, |letter| key.push(letter));
        key
    }

    /// The hash of the key of the text; `at_space` takes that of what stands before each space.
    pub fn hash(&self, bytes: &[u8], mut at_space: impl FnMut(KeyHash)) -> KeyHash {
        let mut hash = KeyHash::EMPTY;
        self.each(bytes, |letter| {
            if letter == ' ' {
                at_space(hash);
            }
            hash = hash.then_letter(letter);
        });
        hash
    }

    /// Gives the letters of the key of the text to `take`.
    #[inline(always)]
    fn each(&self, bytes: &[u8], mut take: impl FnMut(char)) {
        let mut last = '\0';
        for &byte in bytes {
            let letter = self.folded[usize::from(byte)];
            if letter != '\0' && (letter != ' ' || last != ' ') {
                last = letter;
                take(letter);
            }
        }
    }
}

/// What a key holds of a letter of the alphabet; 0 for nothing.
fn folded(letter: char, key: &mut String) -> char {
    key.clear();
    push_key(letter, key);
    match is_hyphen(letter) {
        true => ' ',
        false => key.chars().next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::name_key;

    #[test]
    fn texts_and_their_keys_come_back() {
        let letters = Letters::new();
        for text in [
            "اتفاق أوسلو",
            "مؤتمر مدريد",
            "رئيس",
            "عمّان",
            "هيئة على آبار",
            "CIA",
            "الجبهة الشعبية - القيادة العامة",
            "مجموعة 7",
        ] {
            let bytes: Vec<u8> = text.chars().filter_map(alphabet::byte).collect();
            assert_eq!(bytes.len(), text.chars().count(), "{text}");
            assert_eq!(letters.text(&bytes), text);
            assert_eq!(letters.key(&bytes), name_key(text));
        }
    }
}
