//! The interface in the reader's language. `build.rs` turns each message of `i18n/*.ftl` into a
//! method of [`Locale`], so a message can neither be missing nor misspelt at run time.

/// A language of the interface. The article itself is always Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Arabic, right to left.
    #[default]
    Ar,
    /// English, left to right.
    En,
}

/// A plural form of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Locale {
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
        match month {
            1 => self.month_1(),
            2 => self.month_2(),
            3 => self.month_3(),
            4 => self.month_4(),
            5 => self.month_5(),
            6 => self.month_6(),
            7 => self.month_7(),
            8 => self.month_8(),
            9 => self.month_9(),
            10 => self.month_10(),
            11 => self.month_11(),
            12 => self.month_12(),
            _ => "",
        }
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

    /// The plural form of a whole number (CLDR 46, supplemental/plurals).
    fn plural(self, n: u32) -> Plural {
        match (self, n, n % 100) {
            (Self::Ar, 0, _) => Plural::Zero,
            (_, 1, _) => Plural::One,
            (Self::Ar, 2, _) => Plural::Two,
            (Self::Ar, _, 3..=10) => Plural::Few,
            (Self::Ar, _, 11..=99) => Plural::Many,
            _ => Plural::Other,
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
