//! One byte for each letter of the names in the lexicon.
//!
//! UTF-8 spends two bytes on an Arabic letter. Here a letter is one ASCII byte, spellings that a
//! key does not tell apart (`أ إ آ ا`) are bytes of their own, and [`fold`] makes them one again, so
//! that a table can be searched by key and still knows how a name is spelt.
//!
//! This file is also compiled into the build script.

/// Letters with their bytes; keys hold only those before the first that [`fold`] folds.
const LETTERS: [(char, u8); 36] = [
    ('ا', b'a'),
    ('ب', b'b'),
    ('ت', b't'),
    ('ث', b'x'),
    ('ج', b'j'),
    ('ح', b'w'),
    ('خ', b'k'),
    ('د', b'd'),
    ('ذ', b'-'),
    ('ر', b'r'),
    ('ز', b'z'),
    ('س', b's'),
    ('ش', b'c'),
    ('ص', b'v'),
    ('ض', b'/'),
    ('ط', b'.'),
    ('ظ', b'_'),
    ('ع', b'e'),
    ('غ', b'g'),
    ('ف', b'f'),
    ('ق', b'q'),
    ('ك', b'u'),
    ('ل', b'l'),
    ('م', b'm'),
    ('ن', b'n'),
    ('ه', b'h'),
    ('و', b'o'),
    ('ي', b'i'),
    ('ء', b'p'),
    ('أ', b'!'),
    ('إ', b'"'),
    ('آ', b'#'),
    ('ى', b'$'),
    ('ئ', b'%'),
    ('ؤ', b'&'),
    ('ة', b'\''),
];

/// The bytes of a name: Arabic letters as above, Latin ones as capitals, the rest in UTF-8.
pub fn bytes(name: &str) -> impl Iterator<Item = u8> {
    name.chars().flat_map(|c| {
        let mut utf8 = [0; 4];
        let length = match byte(c) {
            Some(byte) => {
                utf8[0] = byte;
                1
            }
            None => c.encode_utf8(&mut utf8).len(),
        };
        utf8.into_iter().take(length)
    })
}

/// The name that [`bytes`] made these of; Latin letters come back small.
pub fn decode(bytes: &[u8]) -> String {
    let utf8: Vec<u8> = bytes
        .iter()
        .flat_map(|&b| {
            let mut utf8 = [b, 0];
            let length = match LETTERS.iter().find(|(_, byte)| *byte == b) {
                Some((letter, _)) => letter.encode_utf8(&mut utf8).len(),
                None => {
                    utf8[0] = b.to_ascii_lowercase();
                    1
                }
            };
            utf8.into_iter().take(length)
        })
        .collect();
    String::from_utf8_lossy(&utf8).into_owned()
}

/// The byte of the letter under which a key knows this one.
pub fn fold(byte: u8) -> u8 {
    match byte {
        b'!' | b'"' | b'#' => b'a',
        b'$' | b'%' => b'i',
        b'&' => b'o',
        b'\'' => b'h',
        _ => byte,
    }
}

fn byte(c: char) -> Option<u8> {
    match c {
        'a'..='z' => Some(c.to_ascii_uppercase() as u8),
        'ا'..='ي' | 'ء'..='ئ' => LETTERS.iter().find(|(l, _)| *l == c).map(|&(_, b)| b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were() {
        for name in [
            "اتفاق أوسلو",
            "مؤتمر مدريد",
            "إسرائيل",
            "هيئة على آبار",
            "cia",
            "مجموعة 7",
        ] {
            let coded: Vec<u8> = bytes(name).collect();
            assert_eq!(coded.len(), name.chars().count(), "{name}");
            assert_eq!(decode(&coded), name);
        }
    }

    #[test]
    fn folded_bytes_are_those_of_the_key() {
        for name in ["أوسلو", "إيران", "آسيا", "مصطفى", "رئيس", "مؤتمر", "غزة"]
        {
            let folded: Vec<u8> = bytes(name).map(fold).collect();
            let key: Vec<u8> = bytes(&crate::text::normalize::name_key(name)).collect();
            assert_eq!(folded, key, "{name}");
        }
    }

    #[test]
    fn letters_have_bytes_of_their_own() {
        let mut seen = std::collections::BTreeSet::new();
        let latin = ('a'..='z').chain('0'..='9').chain([' ']);
        for letter in LETTERS.iter().map(|(l, _)| *l).chain(latin) {
            let coded: Vec<u8> = bytes(&letter.to_string()).collect();
            assert!(seen.insert(coded), "{letter} shares its byte");
        }
    }
}
