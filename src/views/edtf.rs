//! Reads an EDTF value (ISO 8601-2, level 1 and the decades and sets that the engine writes) into
//! the stretch of days it covers and into words. Only what the timeline needs: where it lies, how
//! exact it is, and how to say it.

use super::calendar::{civil, day_number};
use crate::i18n::Locale;
use siyaq_engine::text::normalize::{number, padded, without_end};

/// The stretch of time that a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// First day, counted from 1970-01-01.
    pub start: i32,
    /// One past the last day.
    pub end: i32,
    /// How it is drawn.
    pub shape: Shape,
}

/// How exactly a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day, month or year given as such.
    Point,
    /// From one date to another.
    Span,
    /// A decade, an approximate or uncertain date.
    Fuzzy,
    /// From a date on; the extent is that of the date.
    Since,
    /// Up to a date; the extent is that of the date.
    Until,
}

/// What one side of a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: i32,
    /// 1 to 12, or a season, 21 to 41; 0 where there is none.
    month: u8,
    /// 1 to 31; 0 where there is none.
    day: u8,
    /// Years left open at the end: 1, 10 or 100.
    years: i32,
    approximate: bool,
    uncertain: bool,
}

impl Extent {
    /// Whether it shares a day with the days of `period`, its end exclusive.
    pub fn meets(self, period: (i32, i32)) -> bool {
        (self.start < period.1 || self.shape == Shape::Until)
            && (period.0 < self.end || self.shape == Shape::Since)
    }
}

/// The stretch that `edtf` covers; `None` where the value is not understood.
pub fn extent(edtf: &str) -> Option<Extent> {
    let (from, to) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let (first, last) = (Moment::parse(from), Moment::parse(to));
    let (first, last, open) = match (first, last) {
        (Some(first), Some(last)) => (first, last, None),
        (Some(first), None) if is_open(to) => (first, first, Some(Shape::Since)),
        (None, Some(last)) if is_open(from) => (last, last, Some(Shape::Until)),
        _ => return None,
    };
    let shape = match open {
        Some(shape) => shape,
        None if first.is_fuzzy() || last.is_fuzzy() => Shape::Fuzzy,
        None if edtf.contains('/') => Shape::Span,
        None => Shape::Point,
    };
    let (start, end) = (first.days().0, last.days().1);
    (start < end).then_some(Extent { start, end, shape })
}

/// `edtf` in the reader's words: `6 نوفمبر 2025`; the value itself where it is not understood.
pub fn words(edtf: &str, locale: Locale) -> String {
    let side = |text| Moment::parse(text).map(|moment| moment.words(locale));
    match edtf.split_once('/') {
        None => side(edtf),
        Some((from, to)) => match (side(from), side(to)) {
            (Some(from), Some(to)) => Some(locale.date_interval(&from, &to)),
            (Some(from), None) if is_open(to) => Some(locale.date_since(&from)),
            (None, Some(to)) if is_open(from) => Some(locale.date_until(&to)),
            _ => None,
        },
    }
    .unwrap_or_else(|| edtf.to_owned())
}

/// The value for an HTML `<time datetime>`: the first year, month or day of `edtf`, where it has
/// one that HTML can hold.
pub fn datetime(edtf: &str) -> Option<String> {
    let moment = edtf.split('/').find_map(Moment::parse)?;
    let year = padded(moment.year.try_into().ok()?, 4);
    Some(match (moment.month, moment.day) {
        (month @ 1..=12, day @ 1..) => [
            &year,
            "-",
            &padded(month.into(), 2),
            "-",
            &padded(day.into(), 2),
        ]
        .concat(),
        (month @ 1..=12, 0) => [&year, "-", &padded(month.into(), 2)].concat(),
        _ => year,
    })
}

fn is_open(side: &str) -> bool {
    side.is_empty() || side == ".."
}

impl Moment {
    fn parse(text: &str) -> Option<Self> {
        let date = without_end(text, "~?%");
        let marks = &text[date.len()..];
        let date = date.split('T').next()?;
        let before_christ = date.starts_with('-');
        let mut parts = date.strip_prefix('-').unwrap_or(date).split('-');
        let (mut year, years) = year(parts.next()?)?;
        if before_christ {
            // `-049X` counts back from -0490.
            year = 1 - year - years;
        }
        let month = parts.next().map_or(Some(0), two_digits)?;
        let day = parts.next().map_or(Some(0), two_digits)?;
        let known_month = matches!(month, 1..=12 | 21..=41) || (month == 0 && day == 0);
        let known_day = day == 0 || (month <= 12 && i32::from(day) <= days_of_month(year, month));
        (known_month && known_day && parts.next().is_none()).then_some(Self {
            year,
            month,
            day,
            years,
            approximate: marks.contains(['~', '%']),
            uncertain: marks.contains(['?', '%']),
        })
    }

    fn is_fuzzy(self) -> bool {
        self.approximate || self.uncertain || self.years > 1
    }

    /// First day and one past the last.
    fn days(self) -> (i32, i32) {
        let first = |year, month| day_number(year, month, 1);
        let months = |from: u8, count: u8| {
            let last = from + count;
            let end = if last > 12 {
                first(self.year + 1, last - 12)
            } else {
                first(self.year, last)
            };
            (first(self.year, from), end)
        };
        match (self.month, self.day) {
            (1..=12, 1..) => {
                let day = day_number(self.year, self.month, self.day);
                (day, day + 1)
            }
            (month @ 1..=12, 0) => months(month, 1),
            // Seasons: of no hemisphere, of the north, of the south.
            (season @ 21..=23 | season @ 25..=27, _) => months(3 * ((season - 21) % 4) + 3, 3),
            (24 | 28, _) => (first(self.year, 12), first(self.year + 1, 3)),
            (season @ 29..=32, _) => months([9, 12, 3, 6][usize::from(season - 29)], 3),
            (quarter @ 33..=36, _) => months(3 * (quarter - 33) + 1, 3),
            (third @ 37..=39, _) => months(4 * (third - 37) + 1, 4),
            (half @ 40..=41, _) => months(6 * (half - 40) + 1, 6),
            _ => (first(self.year, 1), first(self.year + self.years, 1)),
        }
    }

    fn words(self, locale: Locale) -> String {
        let year = locale.date(self.year, 0, 0);
        let date = match (self.month, self.day, self.years) {
            (0, _, 1) => year,
            (0, _, 10) => locale.date_decade(&year),
            (0, _, _) => century(self.year, locale),
            (21 | 25 | 31, ..) => locale.season_spring(&year),
            (22 | 26 | 32, ..) => locale.season_summer(&year),
            (23 | 27 | 29, ..) => locale.season_autumn(&year),
            (24 | 28 | 30, ..) => locale.season_winter(&year),
            (33.., ..) => {
                let (start, end) = self.days();
                let month = |day| {
                    let (year, month, _) = civil(day);
                    locale.date(year, month, 0)
                };
                locale.date_interval(&month(start), &month(end - 1))
            }
            (month, day, _) => locale.date(self.year, month, day),
        };
        let date = if self.approximate {
            locale.date_about(&date)
        } else {
            date
        };
        if self.uncertain {
            locale.date_perhaps(&date)
        } else {
            date
        }
    }
}

/// The century that holds an astronomical year ending in 00, or in 01 before Christ.
fn century(year: i32, locale: Locale) -> String {
    match year.div_euclid(100) {
        number @ 0.. => locale.date_century(&locale.ordinal(number as u32 + 1)),
        number => locale.date_bc(&locale.date_century(&locale.ordinal(number.unsigned_abs()))),
    }
}

/// A year and how many years it stands for: `1992`, `199X`, `19XX`.
fn year(text: &str) -> Option<(i32, i32)> {
    let digits = without_end(text, "X");
    let open = text.len() - digits.len();
    let known = text.len() == 4 && (2..=4).contains(&digits.len());
    let number = number(digits).filter(|_| known)? as i32;
    let years = 10_i32.pow(open as u32);
    Some((number * years, years))
}

fn two_digits(text: &str) -> Option<u8> {
    let number = number(text).filter(|_| text.len() == 2);
    number.map(|number| number as u8)
}

fn days_of_month(year: i32, month: u8) -> i32 {
    match month {
        12 => 31,
        1..12 => day_number(year, month + 1, 1) - day_number(year, month, 1),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_covers_days_and_has_words() {
        use Shape::*;
        // EDTF, first day, last day, shape, words.
        for (edtf, first, last, shape, expected) in [
            ("2016", (2016, 1, 1), (2016, 12, 31), Point, "2016"),
            (
                "2025-11",
                (2025, 11, 1),
                (2025, 11, 30),
                Point,
                "نوفمبر 2025",
            ),
            (
                "2025-12",
                (2025, 12, 1),
                (2025, 12, 31),
                Point,
                "ديسمبر 2025",
            ),
            (
                "2024-02-29",
                (2024, 2, 29),
                (2024, 2, 29),
                Point,
                "29 فبراير 2024",
            ),
            (
                "2025-11-06T14:30",
                (2025, 11, 6),
                (2025, 11, 6),
                Point,
                "6 نوفمبر 2025",
            ),
            (
                "2001/2003",
                (2001, 1, 1),
                (2003, 12, 31),
                Span,
                "من 2001 إلى 2003",
            ),
            ("199X", (1990, 1, 1), (1999, 12, 31), Fuzzy, "عقد 1990"),
            ("19XX", (1900, 1, 1), (1999, 12, 31), Fuzzy, "القرن الـ20"),
            (
                "-04XX",
                (-499, 1, 1),
                (-400, 12, 31),
                Fuzzy,
                "القرن الـ5 ق.م",
            ),
            ("-0499", (-499, 1, 1), (-499, 12, 31), Point, "500 ق.م"),
            ("0000-03", (0, 3, 1), (0, 3, 31), Point, "مارس 1 ق.م"),
            ("-049X", (-499, 1, 1), (-490, 12, 31), Fuzzy, "عقد 500 ق.م"),
            ("2011/..", (2011, 1, 1), (2011, 12, 31), Since, "منذ 2011"),
            ("../2011", (2011, 1, 1), (2011, 12, 31), Until, "حتى 2011"),
            ("1948~", (1948, 1, 1), (1948, 12, 31), Fuzzy, "نحو 1948"),
            (
                "1948-05?",
                (1948, 5, 1),
                (1948, 5, 31),
                Fuzzy,
                "مايو 1948 (غير مؤكد)",
            ),
            ("2024-21", (2024, 3, 1), (2024, 5, 31), Point, "ربيع 2024"),
            ("2024-24", (2024, 12, 1), (2025, 2, 28), Point, "شتاء 2024"),
            (
                "2024-33",
                (2024, 1, 1),
                (2024, 3, 31),
                Point,
                "من يناير 2024 إلى مارس 2024",
            ),
            (
                "2024-41",
                (2024, 7, 1),
                (2024, 12, 31),
                Point,
                "من يوليو 2024 إلى ديسمبر 2024",
            ),
        ] {
            let covered = extent(edtf).map(|e| (civil(e.start), e.shape));
            assert_eq!(covered, Some((first, shape)), "{edtf}");
            assert_eq!(extent(edtf).map(|e| civil(e.end - 1)), Some(last), "{edtf}");
            assert_eq!(words(edtf, Locale::Ar), expected, "{edtf}");
        }
    }

    #[test]
    fn a_value_that_is_not_understood_is_shown_as_it_is() {
        for wrong in [
            "",
            "x",
            "2025-13",
            "2025-02-30",
            "20255",
            "2003/2001",
            "/",
            "XXXX",
            "é",
            "2025-1",
        ] {
            assert_eq!(extent(wrong), None, "{wrong}");
        }
        assert_eq!(words("2025-13", Locale::En), "2025-13");
        assert_eq!(datetime("nothing"), None);
    }

    #[test]
    fn html_gets_the_first_date() {
        for (edtf, expected) in [
            ("2016", "2016"),
            ("2025-11-06", "2025-11-06"),
            ("../0632-06", "0632-06"),
            ("199X", "1990"),
        ] {
            assert_eq!(datetime(edtf).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_open_side_meets_every_period_on_it() {
        let period = |from, to| (day_number(from, 1, 1), day_number(to, 1, 1));
        for (edtf, period, expected) in [
            ("2016", period(2016, 2017), true),
            ("2016", period(2017, 2018), false),
            ("2016", period(2000, 2016), false),
            ("2001/2016", period(2005, 2006), true),
            ("2001/..", period(2005, 2006), true),
            ("2001/..", period(1990, 2001), false),
            ("../2001", period(1990, 1991), true),
            ("../2001", period(2002, 2003), false),
        ] {
            let meets = extent(edtf).map(|extent| extent.meets(period));
            assert_eq!(meets, Some(expected), "{edtf} {period:?}");
        }
    }
}
