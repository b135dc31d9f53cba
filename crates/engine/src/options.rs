//! What a caller may say about an article beside its text.

use crate::text::normalize::number;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::lexicon::Lexicon;
use crate::times::{Edtf, Stretch};

/// What [`crate::explore`] takes beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day the article was published. Without it, relative times stay unresolved.
    pub published: Option<PublicationDate>,
    /// The names to look for; the built-in ones unless a host adds its own.
    pub lexicon: Lexicon,
}

/// A day in the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicationDate(Date);

/// The text is no date of the form `2025-11-06`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date of the form 2025-11-06")]
pub struct DateError(String);

impl PublicationDate {
    /// The day of a year, month (1 to 12) and day (1 to 31), `None` where there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day)
            .ok()
            .filter(|d| d.year() > 0)
            .map(Self)
    }

    /// The day as it is written, `2025-11-06`.
    pub fn text(self) -> String {
        Edtf::of(Stretch::Day(self.0)).text()
    }

    /// The day as a civil date.
    pub fn date(self) -> Date {
        self.0
    }
}

impl FromStr for PublicationDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        // jiff's own parser costs more bytes than the rest of the calendar.
        let parse = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let small = |part: &str| number(part).filter(|_| part.len() == 2);
            let year = number(year).filter(|_| year.len() == 4)?;
            Self::new(year as i16, small(month)? as i8, small(day)? as i8)
        };
        parse().ok_or_else(|| DateError(text.to_owned()))
    }
}

impl fmt::Display for PublicationDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_it_prints() {
        let parsed = |text: &str| text.parse::<PublicationDate>().map(|d| d.to_string());
        assert_eq!(parsed("2025-11-06").as_deref(), Ok("2025-11-06"));
        for wrong in [
            "",
            "2025",
            "2025-13-01",
            "2025-02-30",
            "6/11/2025",
            "2025-1-6",
            "+025-01-06",
            "0000-01-01",
        ] {
            assert_eq!(parsed(wrong), Err(DateError(wrong.to_owned())), "{wrong}");
        }
    }
}
