//! Tables of `data/` as the page carries them: rows of fields, each a mark and mostly letters. What they
//! say is unpacked into an [`Index`] when the first article is read. `docs/size.md` says what that saves.

pub(crate) mod alphabet;
mod index;
pub(crate) mod kinds;

pub(crate) use index::{Index, KeyHash, Place};

use crate::text::normalize::{is_hyphen, push_key};
use alphabet::END;
use kinds::{LIKE_WHOLE, WHOLE, is_model};

/// A packed table. What is alike stands together, for brotli: all marks, then all letters.
pub(crate) struct Packed {
    /// What each field is.
    pub marks: &'static [u8],
    /// How many letters, up to 15, a field that is like another has at its start (in the upper half of the
    /// byte) and at its end as that one has them.
    pub alike: &'static [u8],
    /// The other letters of each field that has any, with [`END`] behind them.
    pub letters: &'static [u8],
}

/// The packed table of a name, as the build script wrote it.
macro_rules! packed {
    ($name:literal) => {
        $crate::packed::Packed {
            marks: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".marks")),
            alike: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".alike")),
            letters: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".letters")),
        }
    };
}
pub(crate) use packed;

/// A field of a packed table.
#[derive(Clone, Copy)]
pub(crate) struct Field<'t> {
    pub mark: u8,
    pub letters: &'t [u8],
    /// Where in the table the letters start that are not those of another field.
    pub at: usize,
}

impl Packed {
    /// Gives the fields to `take`, in their order.
    pub fn each(&self, take: &mut dyn FnMut(Field<'_>)) {
        let (mut model, mut letters) = (Vec::new(), Vec::new());
        let mut alike = self.alike.iter();
        let mut at = 0;
        for &mark in self.marks {
            let start = at;
            let mut own: &[u8] = &[];
            if mark >= WHOLE {
                own = self.letters_at(at);
                at += own.len() + 1;
            }
            let mut all = own;
            if mark >= LIKE_WHOLE {
                let both = alike.next().map_or(0, |&both| usize::from(both));
                let end = model.len().saturating_sub(both & 15);
                letters.clear();
                letters.extend_from_slice(model.get(..both >> 4).unwrap_or_default());
                letters.extend_from_slice(own);
                letters.extend_from_slice(&model[end..]);
                all = &letters;
            }
            take(Field {
                mark,
                letters: all,
                at: start,
            });
            if is_model(mark) {
                if mark < LIKE_WHOLE {
                    letters.clear();
                    letters.extend_from_slice(own);
                }
                std::mem::swap(&mut model, &mut letters);
            }
        }
    }

    /// The letters from a place in the table to the next end.
    pub fn letters_at(&self, at: usize) -> &'static [u8] {
        let rest = self.letters.get(at..).unwrap_or_default();
        let end = rest.iter().position(|&letter| letter == END);
        &rest[..end.unwrap_or(rest.len())]
    }
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

    /// The letters of the key of the text.
    pub fn key(&self, bytes: &[u8]) -> Vec<char> {
        let mut key = Vec::with_capacity(bytes.len());
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
    use super::kinds::LIKE_LAST;
    use super::*;
    use crate::text::normalize::name_key;

    #[test]
    fn fields_are_like_the_ones_before() {
        // A field without letters, «ارس», what starts with two of its letters, what ends with two, a word
        // and one like it.
        let table = Packed {
            marks: &[0, WHOLE, LIKE_WHOLE, LIKE_WHOLE, LIKE_LAST, LIKE_LAST],
            alike: &[2 << 4, 2, 0, 1 << 4 | 1],
            letters: &[0, 241, 242, END, 0, END, 240, END, 0, 240, END, 241, END],
        };
        let mut fields: Vec<(u8, Vec<u8>)> = Vec::new();
        table.each(&mut |field| fields.push((field.mark, field.letters.to_vec())));
        let letters = fields.iter().map(|(_, letters)| &letters[..]);
        assert!(letters.eq([
            &[][..],
            &[0, 241, 242],
            &[0, 241, 0],
            &[240, 241, 242],
            &[0, 240],
            &[0, 241, 240],
        ]));
        assert!(
            fields
                .iter()
                .map(|&(mark, _)| mark)
                .eq(table.marks.iter().copied())
        );
        assert_eq!(table.letters_at(1), &[241_u8, 242]);
        assert!(table.letters_at(99).is_empty());
    }

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
            assert!(letters.key(&bytes).into_iter().eq(name_key(text).chars()));
        }
    }
}
