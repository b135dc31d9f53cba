//! The interface in the reader's language. `build.rs` turns each message of `i18n/*.ftl` into a
//! constant of [`Message`] and a method of [`Locale`], so a message can neither be missing nor misspelt
//! at run time.

/// A language of the interface. The article itself is always Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Arabic, right to left.
    #[default]
    Ar,
    /// English, left to right.
    En,
}

/// A message of the interface, by its place in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u16);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Marks in a text: the forms of a number, and what parts them. An argument is the control character
/// of its number, counted from one.
const FORMS_OPEN: char = '\u{11}';
const NEXT_FORM: char = '\u{12}';
const FORMS_CLOSE: char = '\u{13}';

impl Locale {
    /// The text of a message, with its marks where it takes arguments.
    #[inline(never)]
    pub fn say(self, message: Message) -> &'static str {
        let lengths = LENGTHS[self as usize]
            .iter()
            .map(|&length| usize::from(length));
        let start = lengths.clone().take(message.0.into()).sum();
        let rest = TEXTS[self as usize].get(start..).unwrap_or_default();
        let length = LENGTHS[self as usize].get(usize::from(message.0));
        let length = length.copied().unwrap_or_default();
        rest.get(..length.into()).unwrap_or_default()
    }

    /// The text of a message with its arguments, and in the plural form of its number.
    #[inline(never)]
    fn fill(self, message: Message, texts: &[&str], number: Option<u32>) -> String {
        let form = self.plural(number.unwrap_or_default());
        let digits = number.map(|number| number.to_string());
        let arguments = || texts.iter().copied().chain(digits.as_deref());
        let mut filled = String::new();
        // Which form is being read, where the text has several.
        let mut reading = None;
        for c in self.say(message).chars() {
            match c {
                FORMS_OPEN => reading = Some(0),
                FORMS_CLOSE => reading = None,
                NEXT_FORM => reading = reading.map(|form| form + 1),
                _ if reading.is_some_and(|reading| reading != form) => {}
                '\u{1}'..FORMS_OPEN => {
                    filled.push_str(arguments().nth(c as usize - 1).unwrap_or_default());
                }
                _ => filled.push(c),
            }
        }
        filled
    }

    /// The language of a BCP 47 tag such as `en-GB`; Arabic where it is neither.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("en") => Self::En,
            _ => Self::Ar,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The direction of its writing, as the `dir` attribute names it.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En => "ltr",
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// The name of a month, 1 to 12; empty for any other number.
    pub fn month(self, month: u8) -> &'static str {
        const MONTHS: [Message; 12] = [
            Message::MONTH_1,
            Message::MONTH_2,
            Message::MONTH_3,
            Message::MONTH_4,
            Message::MONTH_5,
            Message::MONTH_6,
            Message::MONTH_7,
            Message::MONTH_8,
            Message::MONTH_9,
            Message::MONTH_10,
            Message::MONTH_11,
            Message::MONTH_12,
        ];
        let message = MONTHS.get(usize::from(month).wrapping_sub(1));
        message.map_or("", |&message| self.say(message))
    }

    /// A number that tells which of a row, as the language writes it in digits.
    pub fn ordinal(self, n: u32) -> String {
        let ending = match (self, n % 10, n % 100) {
            (Self::Ar, ..) => "",
            (_, _, 11..=13) => "th",
            (_, 1, _) => "st",
            (_, 2, _) => "nd",
            (_, 3, _) => "rd",
            _ => "th",
        };
        [&n.to_string(), ending].concat()
    }

    /// The plural form of a whole number (CLDR 46, supplemental/plurals), by its place among those of
    /// the language: zero, one, two, few, many, other in Arabic, one and other in English.
    fn plural(self, n: u32) -> usize {
        match (self, n, n % 100) {
            (Self::En, ..) => usize::from(n != 1),
            (_, 0..=2, _) => n as usize,
            (_, _, 3..=10) => 3,
            (_, _, 11..=99) => 4,
            _ => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_plural_forms() {
        for (n, expected) in [
            (0, "أقل من سنة"),
            (1, "سنة"),
            (2, "سنتان"),
            (3, "3 سنوات"),
            (10, "10 سنوات"),
            (11, "11 سنة"),
            (100, "100 سنة"),
            (103, "103 سنوات"),
        ] {
            assert_eq!(Locale::Ar.gap_years(n), expected);
        }
        assert_eq!(Locale::Ar.mention_count(11), "ذُكر 11 مرة");
        assert_eq!(Locale::En.mention_count(1), "named once");
        assert_eq!(Locale::En.mention_count(0), "named 0 times");
    }

    #[test]
    fn an_ordinal_has_its_ending() {
        for (n, expected) in [
            (1, "1st"),
            (11, "11th"),
            (19, "19th"),
            (22, "22nd"),
            (103, "103rd"),
        ] {
            assert_eq!(Locale::En.ordinal(n), expected);
            assert_eq!(Locale::Ar.ordinal(n), n.to_string());
        }
    }

    #[test]
    fn a_tag_names_a_language() {
        for (tag, locale) in [
            ("ar-EG", Locale::Ar),
            ("en", Locale::En),
            ("fr", Locale::Ar),
        ] {
            assert_eq!(Locale::of_tag(tag), locale);
        }
    }
}
