//! The interface in the reader's language. `build.rs` turns each message of `i18n/*.ftl` into a
//! constant of [`Message`] and a method of [`Locale`], so a message can neither be missing nor misspelt
//! at run time.

use siyaq_engine::text::normalize::digits;

/// A language of the interface with what a reader's region brings along; the article itself is always
/// Arabic. It is one number, for it is handed to every function that says something: the last bit is
/// the language, the next two [`INDIC`] and [`HIJRI`], the others tell `static/platform.js` the region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale(u32);

/// Numbers are written ٠١٢ and not 012.
const INDIC: u32 = 2;
/// A day is told by the Hijri calendar too.
const HIJRI: u32 = 4;

enum Language {
    /// Right to left.
    Ar,
    /// Left to right.
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

#[expect(non_upper_case_globals, reason = "they read as the languages they are")]
impl Locale {
    /// Arabic of no region.
    pub const Ar: Self = Self(0);
    /// English of no region.
    pub const En: Self = Self(9);

    /// The text of a message, with its marks where it takes arguments.
    #[inline(never)]
    pub fn say(self, message: Message) -> &'static str {
        let language = self.language() as usize;
        let lengths = LENGTHS[language].iter().map(|&length| usize::from(length));
        let start = lengths.clone().take(message.0.into()).sum();
        let length = lengths.clone().nth(message.0.into()).unwrap_or_default();
        let rest = TEXTS[language].get(start..).unwrap_or_default();
        rest.get(..length).unwrap_or_default()
    }

    /// The text of a message with its arguments, and in the plural form of its number.
    #[inline(never)]
    fn fill(self, message: Message, texts: &[&str], number: Option<u32>) -> String {
        let form = self.plural(number.unwrap_or_default());
        let digits = number.map(|number| self.number(number as usize));
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

    /// The locale of a number that [`Locale::bits`] has given, or `static/platform.js`.
    pub fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The locale as a number.
    pub fn bits(self) -> u32 {
        self.0
    }

    fn language(self) -> Language {
        match self.0 & 1 {
            0 => Language::Ar,
            _ => Language::En,
        }
    }

    /// Whether days are told by the Hijri calendar too.
    pub fn is_hijri(self) -> bool {
        self.0 & HIJRI != 0
    }

    /// Whether numbers are written ٠١٢ and not 012.
    pub fn is_indic(self) -> bool {
        self.0 & INDIC != 0
    }

    /// The BCP 47 tag of the language.
    pub fn tag(self) -> &'static str {
        match self.language() {
            Language::Ar => "ar",
            Language::En => "en",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        matches!(self.language(), Language::Ar)
    }

    /// What stands between the things of a list.
    pub fn comma(self) -> &'static str {
        if self.is_rtl() { "، " } else { ", " }
    }

    /// The direction of its writing, as the `dir` attribute names it.
    pub fn direction(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The other language.
    pub fn other(self) -> Self {
        if self.is_rtl() { Self::En } else { Self::Ar }
    }

    /// A whole number as it is written.
    pub fn number(self, n: usize) -> String {
        self.digits(&digits(n as u64))
    }

    /// A number in the digits that are used here.
    pub fn digits(self, number: &str) -> String {
        let digit = |c: char| match c {
            '0'..='9' if self.is_indic() => {
                char::from_u32(c as u32 - '0' as u32 + '٠' as u32).unwrap_or(c)
            }
            '.' if self.is_indic() => '٫',
            _ => c,
        };
        number.chars().map(digit).collect()
    }

    /// A date of the Gregorian calendar; its day, or day and month, may be 0, for none. In a browser
    /// `Intl` writes it, for months have other names in Rabat than in Baghdad.
    pub fn date(self, year: i32, month: u8, day: u8) -> String {
        #[cfg(target_arch = "wasm32")]
        return crate::browser::dates::date(self, year, month, day);
        #[cfg(not(target_arch = "wasm32"))]
        self.date_by_rule(year, month, day)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn date_by_rule(self, year: i32, month: u8, day: u8) -> String {
        let year = match year {
            1.. => self.digits(&year.to_string()),
            _ => self.date_bc(&self.digits(&(1 - year).to_string())),
        };
        match (month, day) {
            (0, _) => year,
            (month, 0) => self.date_month(self.month(month), &year),
            (month, day) => self.date_day(&self.number(day.into()), self.month(month), &year),
        }
    }

    /// The name of a month, 1 to 12; empty for any other number.
    #[cfg(not(target_arch = "wasm32"))]
    fn month(self, month: u8) -> &'static str {
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
        let ending = match (self.language(), n % 10, n % 100) {
            (Language::Ar, ..) => "",
            (_, _, 11..=13) => "th",
            (_, 1, _) => "st",
            (_, 2, _) => "nd",
            (_, 3, _) => "rd",
            _ => "th",
        };
        [&self.number(n as usize), ending].concat()
    }

    /// The plural form of a whole number (CLDR 46, supplemental/plurals), by its place among those of
    /// the language: zero, one, two, few, many, other in Arabic, one and other in English.
    fn plural(self, n: u32) -> usize {
        match (self.language(), n, n % 100) {
            (Language::En, ..) => usize::from(n != 1),
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
    fn numbers_have_the_digits_of_the_reader() {
        let indic = Locale(INDIC);
        assert_eq!(indic.number(1067), "١٠٦٧");
        assert_eq!(indic.digits("+2.5"), "+٢٫٥");
        assert_eq!(indic.date(2025, 11, 6), "٦ نوفمبر ٢٠٢٥");
        assert_eq!(indic.gap_years(11), "١١ سنة");
        assert_eq!(Locale::Ar.digits("+2.5"), "+2.5");
    }

    /// The messages of a file, by their ids.
    fn messages(file: &str) -> std::collections::BTreeMap<&str, String> {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let mut messages = std::collections::BTreeMap::<_, String>::new();
        let mut last = "";
        for line in lines {
            if let Some((id, text)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                last = id;
                messages.insert(id, text.to_owned());
            } else if let Some(text) = messages.get_mut(last) {
                text.push_str(line);
            }
        }
        messages
    }

    #[test]
    fn both_languages_have_every_message_and_arabic_all_six_forms() {
        let arabic = messages(include_str!("../i18n/ar.ftl"));
        let english = messages(include_str!("../i18n/en.ftl"));
        assert!(arabic.len() > 100);
        assert!(arabic.keys().eq(english.keys()));
        for (id, text) in &arabic {
            let counts = text.contains("->");
            assert_eq!(counts, english[id].contains("->"), "{id}");
            for form in ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"] {
                assert!(!counts || text.contains(form), "{id}: {form}");
            }
        }
    }
}
