//! Extended Date/Time Format (ISO 8601-2:2019, Annex A): a date of any precision, perhaps with a
//! time of day, perhaps approximate, or an interval of two of them. Printed from its fields, for
//! a general date formatter would cost the page more bytes than all of this module.

use std::fmt;

use jiff::civil::Date;

use crate::text::normalize::digits;

/// A stretch of the Gregorian calendar as EDTF names it. Years are astronomical: 0 is 1 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// A hundred years, `18XX`, by its year divided by 100.
    Century(i16),
    /// Ten years, `199X`, by its year divided by 10.
    Decade(i16),
    /// A year, `1992`.
    Year(i16),
    /// A season of a year, `2019-22`: 21 is spring, 24 is winter.
    Season(i16, u8),
    /// A month, `2025-11`.
    Month(i16, u8),
    /// A day, `2025-11-06`.
    Day(Date),
}

/// A time of day: `T10:30:00`, with `Z` where it is Greenwich time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Whether it is Greenwich time; else it is the time of the place.
    pub utc: bool,
}

/// A stretch with what EDTF may add to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub stretch: Stretch,
    /// The time of day, of a day only.
    pub clock: Option<Clock>,
    /// `~`: about then.
    pub approximate: bool,
    /// `?`: perhaps then.
    pub uncertain: bool,
}

/// An EDTF value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edtf {
    /// One stretch.
    Point(Point),
    /// From one stretch to another, both included; `None` is open, `..`.
    Interval(Option<Point>, Option<Point>),
}

impl Stretch {
    /// A year, month or day; the month (1 to 12) and day (1 to 31) are 0 where not known. `None`
    /// where there is no such day.
    pub fn known(year: i16, month: i8, date: i8) -> Option<Self> {
        let (month, date) = (u8::try_from(month).ok()?, u8::try_from(date).ok()?);
        match (month, date) {
            (0, _) => Some(Self::Year(year)),
            (_, 0) => day(year, month, 1).map(|_| Self::Month(year, month)),
            _ => day(year, month, date).map(Self::Day),
        }
    }

    /// Its first day, `None` outside the years −9999 to 9999.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Century(century) => day(century.checked_mul(100)?, 1, 1),
            Self::Decade(decade) => day(decade.checked_mul(10)?, 1, 1),
            Self::Year(year) => day(year, 1, 1),
            Self::Season(year, season) => day(year, season.saturating_sub(21) * 3 + 3, 1),
            Self::Month(year, month) => day(year, month, 1),
            Self::Day(date) => Some(date),
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Century(century) => day(century.checked_mul(100)?.checked_add(99)?, 12, 31),
            Self::Decade(decade) => day(decade.checked_mul(10)?.checked_add(9)?, 12, 31),
            Self::Year(year) => day(year, 12, 31),
            Self::Season(year, 24) => Some(day(year.checked_add(1)?, 2, 1)?.last_of_month()),
            Self::Season(year, season) => {
                Some(day(year, season.saturating_sub(21) * 3 + 5, 1)?.last_of_month())
            }
            Self::Month(year, month) => Some(day(year, month, 1)?.last_of_month()),
            Self::Day(date) => Some(date),
        }
    }
}

fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month as i8, day as i8).ok()
}

impl Edtf {
    /// A value of one stretch and nothing else.
    pub fn of(stretch: Stretch) -> Self {
        Self::Point(Point::from(stretch))
    }

    /// The first day, `None` where the start is open.
    pub fn first_day(&self) -> Option<Date> {
        match self {
            Self::Point(point) => point.stretch.first_day(),
            Self::Interval(from, _) => from.and_then(|p| p.stretch.first_day()),
        }
    }

    /// The last day, `None` where the end is open.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Point(point) => point.stretch.last_day(),
            Self::Interval(_, to) => to.and_then(|p| p.stretch.last_day()),
        }
    }

    /// The same value, with every point changed by `change`.
    pub fn map(self, change: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Point(point) => Self::Point(change(point)),
            Self::Interval(from, to) => Self::Interval(from.map(&change), to.map(&change)),
        }
    }

    /// Whether any of its points is such.
    pub fn any(&self, such: impl Fn(&Point) -> bool) -> bool {
        match self {
            Self::Point(point) => such(point),
            Self::Interval(from, to) => {
                from.as_ref().is_some_and(&such) || to.as_ref().is_some_and(&such)
            }
        }
    }
}

impl From<Stretch> for Point {
    fn from(stretch: Stretch) -> Self {
        Self {
            stretch,
            clock: None,
            approximate: false,
            uncertain: false,
        }
    }
}

impl Stretch {
    fn write(self, out: &mut String) {
        match self {
            Self::Century(century) => {
                write_digits(out, century, 2);
                out.push_str("XX");
            }
            Self::Decade(decade) => {
                write_digits(out, decade, 3);
                out.push('X');
            }
            Self::Year(year) => write_digits(out, year, 4),
            Self::Season(year, part) | Self::Month(year, part) => {
                write_digits(out, year, 4);
                write_part(out, part);
            }
            Self::Day(date) => {
                write_digits(out, date.year(), 4);
                write_part(out, date.month() as u8);
                write_part(out, date.day() as u8);
            }
        }
    }
}

/// Writes a number with zeros before it, by hand: `write!` and what it needs would be two kilobytes of
/// the page.
fn write_digits(out: &mut String, number: i16, width: usize) {
    let digits = digits(number.unsigned_abs().into());
    out.push_str(if number < 0 { "-" } else { "" });
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
}

/// Writes a month or a day.
fn write_part(out: &mut String, part: u8) {
    out.push('-');
    write_digits(out, part.into(), 2);
}

impl Point {
    fn write(self, out: &mut String) {
        self.stretch.write(out);
        if let Some(clock) = self.clock {
            out.push('T');
            write_digits(out, clock.hour.into(), 2);
            out.push(':');
            write_digits(out, clock.minute.into(), 2);
            out.push_str(if clock.utc { ":00Z" } else { ":00" });
        }
        out.push_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        });
    }
}

impl Edtf {
    /// The value as ISO 8601-2 writes it.
    pub fn text(self) -> String {
        let mut out = String::new();
        match self {
            Self::Point(point) => point.write(&mut out),
            Self::Interval(from, to) => {
                write_bound(&mut out, from);
                out.push('/');
                write_bound(&mut out, to);
            }
        }
        out
    }
}

fn write_bound(out: &mut String, bound: Option<Point>) {
    match bound {
        Some(point) => point.write(out),
        None => out.push_str(".."),
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_print_as_edtf_and_know_their_days() {
        for (stretch, printed, first, last) in [
            (Stretch::Century(18), "18XX", "1800-01-01", "1899-12-31"),
            (Stretch::Decade(199), "199X", "1990-01-01", "1999-12-31"),
            (Stretch::Year(-499), "-0499", "-0499-01-01", "-0499-12-31"),
            (
                Stretch::Season(2019, 22),
                "2019-22",
                "2019-06-01",
                "2019-08-31",
            ),
            (
                Stretch::Season(2023, 24),
                "2023-24",
                "2023-12-01",
                "2024-02-29",
            ),
            (
                Stretch::Month(2024, 2),
                "2024-02",
                "2024-02-01",
                "2024-02-29",
            ),
        ] {
            assert_eq!(Edtf::of(stretch).text(), printed);
            let printed_day = |d: Option<Date>| d.map(|d| Edtf::of(Stretch::Day(d)).text());
            assert_eq!(printed_day(stretch.first_day()).as_deref(), Some(first));
            assert_eq!(printed_day(stretch.last_day()).as_deref(), Some(last));
        }
    }

    #[test]
    fn points_and_intervals_print_with_their_marks() {
        let year = Point::from(Stretch::Year(2015));
        let about = Point {
            approximate: true,
            ..year
        };
        let noon = Point {
            clock: Some(Clock {
                hour: 12,
                minute: 5,
                utc: true,
            }),
            ..Point::from(Stretch::Day(jiff::civil::date(2025, 11, 6)))
        };
        assert_eq!(Edtf::Point(about).to_string(), "2015~");
        assert_eq!(Edtf::Point(noon).to_string(), "2025-11-06T12:05:00Z");
        assert_eq!(Edtf::Interval(Some(year), None).to_string(), "2015/..");
        assert_eq!(Edtf::Interval(None, Some(about)).to_string(), "../2015~");
    }
}
