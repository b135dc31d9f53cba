//! Turns a word into its key, the form under which the lexicon knows it: vowel signs, tatweel and
//! invisible marks dropped, hamza seats, alef forms, final ya and ta marbuta, Persian letters and
//! presentation forms unified. Two spellings of one word have one key.
//!
//! This file is also compiled into the build script, so that the tables hold the same keys.

/// The key of a whole name: its words' keys with one space between them. Hyphens part words.
#[allow(dead_code)] // the engine makes keys token by token; the build script name by name
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || is_hyphen(c)) {
        let start = key.len();
        if start > 0 {
            key.push(' ');
        }
        let before = key.len();
        word.chars().for_each(|c| push_key(c, &mut key));
        if key.len() == before {
            key.truncate(start);
        }
    }
    key
}

/// Appends the key of one character, nothing for those a key does not hold.
pub fn push_key(c: char, key: &mut String) {
    match c {
        // Most letters of a text first.
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => key.push(folded_letter(c)),
        _ if is_ignorable(c) => {}
        '\u{0621}'..='\u{064A}' | '\u{0671}'..='\u{06D5}' => key.push(folded_letter(c)),
        _ if is_presentation_form(c) => presentation_letters(c)
            .chars()
            .for_each(|c| push_key(c, key)),
        _ => match digit_value(c) {
            Some(d) => key.push(char::from(b'0' + d)),
            None => key.push(small(c)),
        },
    }
}

/// The small letter of a Latin, Greek or Cyrillic capital; any other character as it is. The standard
/// library's table of all scripts would be a hundredth of the page.
fn small(c: char) -> char {
    let code = c as u32;
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            code + 32
        }
        0x400..=0x40F => code + 80,
        0x130 => 0x69,
        0x178 => 0xFF,
        // Capitals and small letters by turns.
        0x100..=0x137
        | 0x14A..=0x177
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F => code | 1,
        0x139..=0x148 | 0x179..=0x17E => (code + 1) & !1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// Whether a character that is no digit and no sign is a letter: exact for the scripts of Arabic, Latin,
/// Greek and Cyrillic; of the others whole blocks are taken, their few punctuation marks with them.
#[allow(dead_code)] // only the engine asks
pub fn is_letter(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{66F}' | '\u{671}'..='\u{6D3}'
        | '\u{6D5}' | '\u{6E5}'..='\u{6E6}' | '\u{6EE}'..='\u{6EF}' | '\u{6FA}'..='\u{6FC}' | '\u{6FF}'
        | '\u{AA}' | '\u{B5}' | '\u{BA}' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2C1}' | '\u{2C6}'..='\u{2D1}' | '\u{2E0}'..='\u{2E4}' | '\u{2EC}' | '\u{2EE}' | '\u{370}'..='\u{374}'
        | '\u{376}'..='\u{377}' | '\u{37A}'..='\u{37D}' | '\u{37F}' | '\u{386}'
        | '\u{388}'..='\u{3F5}' | '\u{3F7}'..='\u{481}' | '\u{48A}'..='\u{556}'
        | '\u{560}'..='\u{588}' | '\u{5D0}'..='\u{5EA}' | '\u{710}'..='\u{8C9}' | '\u{900}'..='\u{1FFF}'
        | '\u{2C00}'..='\u{2DFF}' | '\u{3041}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FD8F}' | '\u{FD92}'..='\u{FDC7}' | '\u{FDF0}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FE74}' | '\u{FE76}'..='\u{FEFC}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
        | '\u{FF66}'..='\u{FFDC}' | '\u{10000}'..='\u{1EFFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a key leaves the character out: vowel signs, tatweel, joiners, direction marks.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{08D3}'..='\u{08FF}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether the character joins two words into one name, as in `قاسم-جومارت`.
pub fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}'
    )
}

/// The value of a Western, Eastern Arabic or Persian digit.
pub fn digit_value(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some((c as u32 - zero as u32) as u8)
}

fn folded_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ة' | 'ە' | 'ہ' | 'ۀ' => 'ه',
        'ؤ' => 'و',
        'ک' => 'ك',
        'گ' => 'غ',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'چ' => 'ج',
        _ => c,
    }
}

fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// The letters that a presentation form draws (Unicode, Arabic Presentation Forms A and B: those
/// that occur in text taken from PDF files).
fn presentation_letters(c: char) -> &'static str {
    /// First code point of each letter's forms in block B, with the letter.
    const FORMS_B: [(u32, &str); 42] = [
        (0xFE70, ""),
        (0xFE80, "ء"),
        (0xFE81, "ا"),
        (0xFE83, "ا"),
        (0xFE85, "و"),
        (0xFE87, "ا"),
        (0xFE89, "ي"),
        (0xFE8D, "ا"),
        (0xFE8F, "ب"),
        (0xFE93, "ه"),
        (0xFE95, "ت"),
        (0xFE99, "ث"),
        (0xFE9D, "ج"),
        (0xFEA1, "ح"),
        (0xFEA5, "خ"),
        (0xFEA9, "د"),
        (0xFEAB, "ذ"),
        (0xFEAD, "ر"),
        (0xFEAF, "ز"),
        (0xFEB1, "س"),
        (0xFEB5, "ش"),
        (0xFEB9, "ص"),
        (0xFEBD, "ض"),
        (0xFEC1, "ط"),
        (0xFEC5, "ظ"),
        (0xFEC9, "ع"),
        (0xFECD, "غ"),
        (0xFED1, "ف"),
        (0xFED5, "ق"),
        (0xFED9, "ك"),
        (0xFEDD, "ل"),
        (0xFEE1, "م"),
        (0xFEE5, "ن"),
        (0xFEE9, "ه"),
        (0xFEED, "و"),
        (0xFEEF, "ي"),
        (0xFEF1, "ي"),
        (0xFEF5, "لا"),
        (0xFEF7, "لا"),
        (0xFEF9, "لا"),
        (0xFEFB, "لا"),
        (0xFEFD, ""),
    ];
    let code = c as u32;
    if code >= FORMS_B[0].0 {
        return FORMS_B[FORMS_B.partition_point(|&(first, _)| first <= code) - 1].1;
    }
    match code {
        0xFB56..=0xFB59 => "ب",
        0xFB6A..=0xFB6D => "ف",
        0xFB7A..=0xFB7D => "ج",
        0xFB8E..=0xFB91 => "ك",
        0xFB92..=0xFB95 => "غ",
        0xFBFC..=0xFBFF => "ي",
        0xFDF2 => "الله",
        _ => "",
    }
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
        .filter(|(usual, _)| holds(key, usual))
        .map(|(usual, other)| replaced(key, usual, other))
}

/// Whether a word holds another. Words are short: the standard library's search for long texts would be
/// two kilobytes of the page.
pub fn holds(word: &str, part: &str) -> bool {
    place_of(part, word).is_some()
}

/// Whether a word is one of `words`, which spaces part: one text for a list weighs less in the page than
/// a text for each word.
#[inline(never)]
pub fn is_one_of(word: &str, words: &str) -> bool {
    let (word, words) = (word.as_bytes(), words.as_bytes());
    let mut start = 0;
    while start < words.len() {
        // As in `listed`.
        let mut end = start;
        while words.get(end).is_some_and(|&byte| byte != b' ') {
            end += 2;
        }
        if end - start == word.len() && words.get(start..end) == Some(word) {
            return true;
        }
        start = end + 1;
    }
    false
}

/// Whether a word ends in one of `ends`, which spaces part.
#[inline(never)]
pub(crate) fn ends_in_one_of(word: &str, ends: &str) -> bool {
    listed(ends).any(|end| word.ends_with(end))
}

/// Whether a word starts with one of `starts`, which spaces part.
#[inline(never)]
pub(crate) fn starts_with_one_of(word: &str, starts: &str) -> bool {
    listed(starts).any(|start| word.starts_with(start))
}

/// Whether a text starts with one of some letters.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn starts_in(text: &str, letters: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|first| is_in(first, letters))
}

/// Whether a text ends in one of some letters.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn ends_in(text: &str, letters: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|last| is_in(last, letters))
}

/// A text without those of some letters that it starts with.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn without_start<'t>(text: &'t str, letters: &str) -> &'t str {
    let mut rest = text;
    while let Some(first) = rest.chars().next().filter(|&first| is_in(first, letters)) {
        rest = &rest[first.len_utf8()..];
    }
    rest
}

/// A text without those of some letters that it ends in.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn without_end<'t>(text: &'t str, letters: &str) -> &'t str {
    let mut rest = text;
    while let Some(last) = rest
        .chars()
        .next_back()
        .filter(|&last| is_in(last, letters))
    {
        rest = &rest[..rest.len() - last.len_utf8()];
    }
    rest
}

fn is_in(letter: char, letters: &str) -> bool {
    letters.chars().any(|one| one == letter)
}

/// A whole number in digits.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn digits(number: u64) -> String {
    number.to_string()
}

/// A whole number in so many digits at least, zeros before it.
#[allow(dead_code)] // only the page asks
pub fn padded(number: u64, width: usize) -> String {
    let digits = digits(number);
    let zeros = "0000000000".get(digits.len()..width).unwrap_or_default();
    [zeros, &digits].concat()
}

/// The whole number that digits write, nothing else beside them.
#[allow(dead_code)] // only the engine asks
#[inline(never)]
pub fn number(digits: &str) -> Option<u32> {
    let with = |number: u32, digit: char| number.checked_mul(10)?.checked_add(digit.to_digit(10)?);
    (!digits.is_empty()).then_some(digits.chars().try_fold(0, with)?)
}

/// The words of a list of Arabic words that spaces part. A loop over every other byte, since their letters have
/// two: the standard library's search for a character takes four times the steps.
pub fn listed(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let end = rest.bytes().step_by(2).position(|byte| byte == b' ');
        let (word, after) = match end {
            Some(end) => (rest.get(..2 * end)?, rest.get(2 * end + 1..)?),
            None => (rest, ""),
        };
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// A name in which one spelling stands wherever another stood.
pub fn replaced(name: &str, usual: &str, other: &str) -> String {
    let mut new = String::new();
    let mut rest = name;
    while let Some(at) = place_of(usual, rest) {
        new.push_str(&rest[..at]);
        new.push_str(other);
        rest = &rest[at + usual.len()..];
    }
    new.push_str(rest);
    new
}

/// The byte where a word first holds a part; nowhere where that is empty.
fn place_of(part: &str, word: &str) -> Option<usize> {
    let word = word.as_bytes();
    let (last, start) = part.as_bytes().split_last()?;
    // The last byte tells more than the first, which many letters share.
    (0..word.len())
        .find(|&at| word.get(at + start.len()) == Some(last) && word[at..].starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (name, key) in [
            ("إسرائيل", "اسراييل"),
            ("اسرائيل", "اسراييل"),
            ("وقَّعت", "وقعت"),
            ("الفلسطينيّة", "الفلسطينيه"),
            ("ليبيـــا", "ليبيا"),
            ("علی", "علي"),
            ("فى", "في"),
            ("قاسم-جومارت  توكاييف", "قاسم جومارت توكاييف"),
            ("\u{FEE3}\u{FEBC}\u{FEAE}", "مصر"),
            ("\u{FEFB}", "لا"),
            ("١٩٩٢", "1992"),
            ("ﷲ", "الله"),
            ("\u{202B}لبنان\u{202C}", "لبنان"),
            ("CIA", "cia"),
        ] {
            assert_eq!(name_key(name), key, "{name}");
        }
    }
    #[test]
    fn letters_are_those_of_unicode_in_the_scripts_of_the_news() {
        let scripts = [
            '\0'..='\u{2FF}',
            '\u{370}'..='\u{52F}',
            '\u{600}'..='\u{6FF}',
            '\u{750}'..='\u{77F}',
            '\u{FB50}'..='\u{FDFF}',
            '\u{FE70}'..='\u{FEFC}',
        ];
        for c in scripts.into_iter().flatten() {
            // Signs and digits are told apart before, and what stands for no character is none.
            let decided = is_ignorable(c)
                || digit_value(c).is_some()
                || matches!(c, '\u{38B}' | '\u{38D}' | '\u{3A2}');
            if !decided {
                assert_eq!(is_letter(c), c.is_alphabetic(), "{:x}", c as u32);
            }
            // Beyond, Latin letters for other tongues have their capitals in no order.
            if !matches!(c, '\u{180}'..='\u{36F}' | '\u{130}' | '\u{370}'..='\u{390}' | '\u{3CF}'..='\u{3FF}' | '\u{4C0}'..='\u{4CF}')
            {
                assert!(c.to_lowercase().eq([small(c)]), "{:x}", c as u32);
            }
        }
        for c in '\0'..=char::MAX {
            assert!(
                is_letter(c) || !c.is_alphabetic() || is_rare(c),
                "{:x}",
                c as u32
            );
        }
        for c in "،؛؟«»…–!٪%$€@#&*+=<>🇪🇬🎉★✓→▪️".chars() {
            assert!(!is_letter(c) || is_ignorable(c), "{c}");
        }
    }

    /// Letters of Unicode that stand alone or in no script, and marks of writing.
    fn is_rare(c: char) -> bool {
        is_ignorable(c)
            || matches!(c, '\u{345}' | '\u{363}'..='\u{36F}' | '\u{559}' | '\u{5B0}'..='\u{5F2}'
            | '\u{2071}'..='\u{24E9}' | '\u{2E2F}' | '\u{3005}'..='\u{303C}' | '\u{1F130}'..='\u{1F189}')
    }

    #[test]
    fn parts_of_words_are_found_and_replaced() {
        for (word, part, other, new) in [
            (
                "عبد الله عبد الكريم",
                "عبد ال",
                "عبدال",
                "عبدالله عبدالكريم",
            ),
            ("غزة", "ج", "غ", "غزة"),
            ("جج", "ج", "", ""),
            ("", "ج", "غ", ""),
            ("جدة", "", "غ", "جدة"),
        ] {
            assert_eq!(replaced(word, part, other), new);
            assert_eq!(holds(word, part), !part.is_empty() && word.contains(part));
        }
    }
}
