//! The bytes under which the transducers of the lexicon know the letters of a key.
//!
//! UTF-8 spends two bytes on an Arabic letter, and with them two nodes. One byte halves a
//! transducer; a byte that `fst` counts among the common ones makes most nodes one byte long.
//!
//! This file is also compiled into the build script.

/// The bytes of a key: Arabic letters as small Latin ones, Latin ones as capitals, the rest as it
/// is in UTF-8.
pub fn bytes(key: &str) -> impl Iterator<Item = u8> {
    key.chars().flat_map(|c| {
        let mut utf8 = [0; 4];
        let length = match letter(c) {
            Some(byte) => {
                utf8[0] = byte;
                1
            }
            None => c.encode_utf8(&mut utf8).len(),
        };
        utf8.into_iter().take(length)
    })
}

fn letter(c: char) -> Option<u8> {
    Some(match c {
        'ا' => b'a',
        'ب' => b'b',
        'ت' => b't',
        'ث' => b'x',
        'ج' => b'j',
        'ح' => b'w',
        'خ' => b'k',
        'د' => b'd',
        'ذ' => b'-',
        'ر' => b'r',
        'ز' => b'z',
        'س' => b's',
        'ش' => b'c',
        'ص' => b'v',
        'ض' => b'/',
        'ط' => b'.',
        'ظ' => b'_',
        'ع' => b'e',
        'غ' => b'g',
        'ف' => b'f',
        'ق' => b'q',
        'ك' => b'u',
        'ل' => b'l',
        'م' => b'm',
        'ن' => b'n',
        'ه' => b'h',
        'و' => b'o',
        'ي' => b'i',
        'ء' => b'p',
        'a'..='z' => c.to_ascii_uppercase() as u8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_keys_have_bytes_of_their_own() {
        let letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءabcdefghijklmnopqrstuvwxyz0123456789 ";
        let mut seen = std::collections::BTreeSet::new();
        for letter in letters.chars() {
            let coded: Vec<u8> = bytes(&letter.to_string()).collect();
            assert_eq!(coded.len(), 1, "{letter}");
            assert!(seen.insert(coded), "{letter} shares its byte");
        }
    }
}
