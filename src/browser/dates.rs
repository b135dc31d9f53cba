//! Days in the reader's own words, by the platform's `Intl`: months have other names in Rabat than
//! in Baghdad, and digits other shapes.

use super::platform;
use crate::i18n::Locale;
use crate::views::calendar::day_number;
use crate::views::timeline::ticks::Unit;

/// What a date tells.
const DAY: u8 = 1;
const MONTH: u8 = 2;
const YEAR: u8 = 4;

/// The days from `first` to `last`, both counted from 1970-01-01, in the reader's words: one date
/// where both give the same. `years` says whether a month or a day also gives its year, `hijri`
/// picks the calendar of Umm al-Qura. Empty where the platform cannot say it.
pub fn words(
    locale: Locale,
    (first, last): (i32, i32),
    unit: Unit,
    years: bool,
    hijri: bool,
) -> String {
    let parts = match unit {
        Unit::Year => YEAR,
        Unit::Month => MONTH,
        Unit::Day => MONTH | DAY,
    };
    let year = if years { YEAR } else { 0 };
    told(locale, first, last.max(first), parts | year, hijri)
}

/// A Gregorian date in the reader's words; its day, or day and month, may be 0, for none.
pub fn date(locale: Locale, year: i32, month: u8, day: u8) -> String {
    let parts = match (month, day) {
        (0, _) => YEAR,
        (_, 0) => YEAR | MONTH,
        _ => YEAR | MONTH | DAY,
    };
    let day = day_number(year, month.max(1), day.max(1));
    told(locale, day, day, parts, false)
}

fn told(locale: Locale, first: i32, last: i32, parts: u8, hijri: bool) -> String {
    platform::days(locale.bits(), first, last, parts, hijri)
}

/// The language that a BCP 47 tag asks for, Arabic where it is no language of the interface, with the
/// region that the reader's browser tells and the digits and the calendar of that region, unless the
/// tag itself tells them: `ar-IQ-u-ca-islamic-umalqura-nu-latn`.
pub fn reader(tag: &str) -> Locale {
    Locale::of_bits(platform::reader(tag))
}
