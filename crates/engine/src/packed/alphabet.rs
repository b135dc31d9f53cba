//! One byte for each letter of a packed table, and for each mark between its fields.
//!
//! UTF-8 spends two bytes on an Arabic letter. The bytes here are not in the order of the alphabet:
//! brotli, in which the page travels, guesses a byte of binary data from the groups (0, up to 15, 63,
//! 127, 191, 239, 254 and 255) in which the two before it lie. Letters that are followed by the same
//! letters share a group, which saves a tenth.
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

/// The first of the marks; they lie in a row.
pub const FIRST_MARK: u8 = 196;
/// The last of the marks.
pub const LAST_MARK: u8 = 239;

/// Whether a byte is a mark.
pub fn is_mark(byte: u8) -> bool {
    byte.wrapping_sub(FIRST_MARK) <= LAST_MARK - FIRST_MARK
}

/// The byte of a letter, `None` for what is written in no name.
#[allow(dead_code)] // the build script writes, the engine reads
pub fn byte(letter: char) -> Option<u8> {
    GROUPS.iter().find_map(|(first, letters)| {
        let at = letters.chars().position(|l| l == letter)?;
        Some(first + at as u8)
    })
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
