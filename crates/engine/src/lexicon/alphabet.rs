//! One byte for each letter of the names in the lexicon, and for each mark between them.
//!
//! UTF-8 spends two bytes on an Arabic letter. The bytes here are not in the order of the alphabet:
//! brotli, in which the page travels, guesses a byte of binary data from the groups (0, up to 15, 63,
//! 127, 191, 239, 254 and 255) in which the two before it lie. Letters that are followed by the same
//! letters share a group, which saves a tenth of the names.
//!
//! This file is also compiled into the build script.

/// Letters with the byte of the first; the others follow it.
const GROUPS: [(u8, &str); 8] = [
    (0, "ا"),
    (1, "يوآ"),
    (16, " .-()0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZًٌٍَُِّ"),
    (64, "نعحقضءىپژabcdefghijklmnopqrstuvwxyzْ"),
    (128, "مبدتكفجشهزغطصخثئذظگچڤی"),
    (192, "أإ"),
    (240, "لرسؤ"),
    (255, "ة"),
];

/// The marks, each of which stands before the letters of a field and says what it is.
pub mod mark {
    /// The first of the marks; they lie in a row.
    pub const FIRST: u8 = 196;

    /// The name of a new entry, one for each kind.
    pub const COUNTRY: u8 = FIRST;
    pub const CAPITAL: u8 = FIRST + 1;
    pub const PLACE: u8 = FIRST + 2;
    pub const ORGANIZATION: u8 = FIRST + 3;
    /// An organisation that acts for its country.
    pub const ORGAN: u8 = FIRST + 4;
    pub const AGREEMENT: u8 = FIRST + 5;
    pub const EVENT: u8 = FIRST + 6;
    pub const PERSON: u8 = FIRST + 7;
    /// A person who acts for a country, or did.
    pub const OFFICIAL: u8 = FIRST + 8;
    pub const GROUP: u8 = FIRST + 9;
    pub const TITLE_OF_STATE: u8 = FIRST + 10;
    pub const TITLE_OF_ORGANIZATION: u8 = FIRST + 11;
    pub const TITLE: u8 = FIRST + 12;
    pub const PORTFOLIO: u8 = FIRST + 13;
    #[allow(dead_code)] // what is none of the others
    pub const HEAD_OF_ORGANIZATION: u8 = FIRST + 14;
    /// A head that acts for the state.
    pub const HEAD_OF_ORGAN: u8 = FIRST + 15;
    pub const HEAD_OF_AGREEMENT: u8 = FIRST + 16;
    pub const HEAD_OF_EVENT: u8 = FIRST + 17;
    pub const HEAD_OF_PLACE: u8 = FIRST + 18;
    pub const HEAD_OF_GROUP: u8 = FIRST + 19;
    pub const GIVEN_NAMES: u8 = FIRST + 20;
    pub const STOP_WORDS: u8 = FIRST + 21;

    /// Another name of the entry.
    pub const ALSO: u8 = FIRST + 22;
    /// A name that is enough in a newspaper.
    pub const SHORT: u8 = FIRST + 23;
    /// Letters of the entry's names that are also written otherwise.
    pub const SPELL: u8 = FIRST + 24;
    /// How they are also written.
    pub const OTHERWISE: u8 = FIRST + 25;
    /// A nationality adjective.
    pub const DEMONYM: u8 = FIRST + 26;
    /// A people.
    pub const PEOPLE: u8 = FIRST + 27;
    /// A broken plural.
    pub const PLURAL: u8 = FIRST + 28;
    /// The feminine of a title.
    pub const FEMININE: u8 = FIRST + 29;
    /// The country, or acting organisation, of the entries that follow, and the two letters of its
    /// flag where its code does not start with them; without letters none.
    pub const CODE: u8 = FIRST + 30;
    /// The id of the entry, where it is not the name.
    pub const ID: u8 = FIRST + 31;
    /// The next field holds only as it is spelt; no letters.
    pub const EXACT: u8 = FIRST + 32;
    /// The names of the next entry hold only near one of these words.
    pub const NEEDS: u8 = FIRST + 33;
    /// The next field is also spelt as [`super::respelt`] does; no letters.
    pub const RESPELT: u8 = FIRST + 34;
    /// The next term of office is the entry's; no letters.
    pub const TERM: u8 = FIRST + 35;
    /// A name that starts as the one before does, with no letter, with one, and so on.
    pub const SHARED: u8 = FIRST + 36;
    /// The last of the marks.
    pub const LAST: u8 = 239;
}

/// Whether a byte is a mark.
pub fn is_mark(byte: u8) -> bool {
    (mark::FIRST..=mark::LAST).contains(&byte)
}

/// The byte of a letter, `None` for what is written in no name.
#[allow(dead_code)] // the build script writes, the engine reads
pub fn byte(letter: char) -> Option<u8> {
    GROUPS.iter().find_map(|(first, letters)| {
        let at = letters.chars().position(|l| l == letter)?;
        Some(first + at as u8)
    })
}

/// Spellings that newspapers share between two letters: the keys in which the second stands for the
/// first.
pub fn respelt(key: &str) -> impl Iterator<Item = String> + '_ {
    const PAIRS: [(&str, &str); 7] = [
        ("امريك", "اميرك"),
        ("سوفيت", "سوفيات"),
        ("سوفيت", "سوفييت"),
        ("ديمقراط", "ديموقراط"),
        ("ايرلند", "ارلند"),
        ("اوروب", "اورب"),
        ("انكلي", "انجلي"),
    ];
    PAIRS
        .iter()
        .filter(|(usual, _)| key.contains(usual))
        .map(|(usual, other)| key.replace(usual, other))
}

/// The letter of every byte; 0 for marks and bytes that are no letter.
pub fn letters() -> [char; 256] {
    let mut all = ['\0'; 256];
    for (first, letters) in GROUPS {
        for (slot, letter) in all[usize::from(first)..].iter_mut().zip(letters.chars()) {
            *slot = letter;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_back_and_are_no_marks() {
        let letters = letters();
        for letter in GROUPS.iter().flat_map(|(_, letters)| letters.chars()) {
            let byte = byte(letter).expect("a letter of the alphabet");
            assert_eq!(letters[usize::from(byte)], letter);
            assert!(!is_mark(byte), "{letter}");
        }
        for (group, next) in GROUPS.iter().zip(&GROUPS[1..]) {
            assert!(usize::from(group.0) + group.1.chars().count() <= usize::from(next.0));
        }
    }
}
