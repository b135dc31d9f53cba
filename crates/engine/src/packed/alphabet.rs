//! The letters of the packed tables: a byte for each, and one that ends the letters of a field.
//!
//! UTF-8 spends two bytes on an Arabic letter. The bytes here are not in the order of the alphabet:
//! brotli, in which the page travels, guesses a byte of binary data from the groups (0, up to 15, 63,
//! 127, 191, 239, 254 and 255) in which the two before it lie. Letters that are followed by the same
//! letters share a group, which saves a tenth.
//!
//! This file is also compiled into the build script.

/// Letters with the byte of the first; the others follow it.
const GROUPS: [(u8, &str); 7] = [
    (0, "ا"),
    (1, "يءآ"),
    (16, " .-()0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZًٌٍَُِّ"),
    (64, "نحقأپژabcdefghijklmnopqrstuvwxyzْ"),
    (128, "رمبدتسكفعجشزغطصخضثئىگچڤی"),
    (192, "وإظ"),
    (240, "لهةذؤ"),
];

/// What ends the letters of a field.
pub const END: u8 = 255;

/// The byte of a letter, `None` for what is written in no name.
#[allow(dead_code)] // the build script writes, the engine reads
pub fn byte(letter: char) -> Option<u8> {
    GROUPS.iter().find_map(|(first, letters)| {
        let at = letters.chars().position(|l| l == letter)?;
        Some(first + at as u8)
    })
}

/// The letter of every byte; 0 for bytes that are no letter.
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
    fn letters_come_back_and_end_nothing() {
        let letters = letters();
        for letter in GROUPS.iter().flat_map(|(_, letters)| letters.chars()) {
            let byte = byte(letter).expect("a letter of the alphabet");
            assert_eq!(letters[usize::from(byte)], letter);
            assert_ne!(byte, END, "{letter}");
        }
        for (group, next) in GROUPS.iter().zip(&GROUPS[1..]) {
            assert!(usize::from(group.0) + group.1.chars().count() <= usize::from(next.0));
        }
    }
}
