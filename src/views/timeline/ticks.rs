//! What the time axis says: round years, months and days, and the dates of the events, as many as
//! have room. Each tick knows how wide the axis must be for its label to stand free.

use super::scale::Scale;
use crate::views::calendar::{civil, day_number};
use siyaq_engine::list::ToList;
use siyaq_engine::text::normalize::without_start;

/// A label of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where, 0 to 100.
    pub at: f32,
    /// The day it names.
    pub day: i32,
    /// The part of it that the label gives.
    pub unit: Unit,
    /// Index of the narrowest of [`WIDTHS`] on which it is shown.
    pub level: usize,
}

/// How exact a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A year.
    Year,
    /// A month and its year.
    Month,
    /// A day and its month.
    Day,
}

/// The widths of an axis, in pixels, from which on more labels are shown; `timeline.css` has the same.
pub const WIDTHS: [f32; 3] = [230.0, 560.0, 960.0];

/// The axis names the dates of fewer events than this before round dates, those of more after.
const FEW: usize = 9;

/// Round dates, the coarsest first: years, or months, or days, and how many of them.
const ROUND: [(Unit, i32); 12] = [
    (Unit::Year, 1000),
    (Unit::Year, 500),
    (Unit::Year, 100),
    (Unit::Year, 50),
    (Unit::Year, 10),
    (Unit::Year, 5),
    (Unit::Year, 1),
    (Unit::Month, 6),
    (Unit::Month, 3),
    (Unit::Month, 1),
    (Unit::Day, 10),
    (Unit::Day, 1),
];

/// The least room between round dates of one kind: closer ones would be a random choice.
const LEAST_ROOM: f32 = 5.0;

impl Tick {
    /// The stretch that the label takes on an axis of `width` pixels, 0 to 100 being the axis.
    pub fn reach(&self, width: f32, longest: bool) -> (f32, f32) {
        let pixels = match (self.unit, longest) {
            (Unit::Year, _) => 56.0,
            (Unit::Day, true) => 120.0,
            (_, true) => 104.0,
            (_, false) => 72.0,
        };
        let half = 50.0 * pixels / width;
        match self.side() {
            -1 => (self.at, self.at + 2.0 * half),
            1 => (self.at - 2.0 * half, self.at),
            _ => (self.at - half, self.at + half),
        }
    }

    /// Near which end of the axis it is, the older -1 or the newer 1: there the label stands beside the
    /// tick instead of over it. 0 elsewhere.
    pub fn side(&self) -> i8 {
        const NEAR: f32 = 8.0;
        match self.at {
            at if at < NEAR => -1,
            at if at > 100.0 - NEAR => 1,
            _ => 0,
        }
    }
}

/// The labels, no two of which touch. `named` are the dates of the events; `years` tells whether
/// a label of a month or day also gives its year.
pub fn ticks(scale: &Scale, named: &[(i32, Unit)], years: bool) -> Vec<Tick> {
    let finest = named.iter().map(|&(_, unit)| unit).max();
    let round = round(scale, finest.unwrap_or(Unit::Year));
    // The ends of the axis are named whatever else has room.
    let ends = [named.last(), named.first()].map(|end| end.copied());
    let few = named.len() < FEW;
    let mut wanted = ends.into_iter().flatten().list();
    for dates in if few {
        [named, &round]
    } else {
        [&round, named]
    } {
        wanted.extend_from_slice(dates);
    }
    let mut placed: Vec<Tick> = Vec::new();
    for (level, &width) in WIDTHS.iter().enumerate() {
        for &(day, unit) in &wanted {
            let past = if unit == Unit::Day { day + 1 } else { day };
            let at = (scale.position(day) + scale.position(past)) / 2.0;
            let tick = Tick {
                at,
                day,
                unit,
                level,
            };
            let (from, to) = tick.reach(width, years);
            let free = placed.iter().all(|other| {
                let (start, end) = other.reach(width, years);
                to <= start || end <= from
            });
            if free && from >= 0.0 && to <= 100.0 {
                placed.push(tick);
            }
        }
    }
    placed
}

/// The round dates outside gaps, down to the `finest` unit.
fn round(scale: &Scale, finest: Unit) -> Vec<(i32, Unit)> {
    let mut found = Vec::new();
    for (unit, step) in ROUND.into_iter().filter(|round| round.0 <= finest) {
        let days_each = match unit {
            Unit::Year => 365.25,
            Unit::Month => 30.4,
            Unit::Day => 1.0,
        };
        for stretch in scale.stretches().iter().filter(|s| !s.gap) {
            if stretch.room_of_day() * days_each * (step as f32) < LEAST_ROOM {
                continue;
            }
            let days = (0..).map_while(|n| {
                let day = nth(stretch.start, unit, step, n);
                (day < stretch.end).then_some(day)
            });
            found.extend(
                days.filter(|&day| day >= stretch.start)
                    .map(|day| (day, unit)),
            );
        }
    }
    found
}

/// The round date number `n` from the one at or before `start`.
fn nth(start: i32, unit: Unit, step: i32, n: i32) -> i32 {
    let (year, month, day) = civil(start);
    match unit {
        Unit::Year => {
            let year = (year.div_euclid(step) + n) * step;
            // 400 before Christ is the year -399.
            let before_christ = year < 1 && step > 1;
            day_number(year + i32::from(before_christ), 1, 1)
        }
        Unit::Month => {
            let months = (12 * year + i32::from(month) - 1).div_euclid(step) * step + n * step;
            day_number(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
        }
        // The days 1, 11 and 21 of a month, or every day.
        Unit::Day if step == 1 => start + n,
        Unit::Day => {
            let third = (i32::from(day) - 1).div_euclid(step).min(2) + n;
            let months = 12 * year + i32::from(month) - 1 + third.div_euclid(3);
            let day = 1 + 10 * third.rem_euclid(3) as u8;
            day_number(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, day)
        }
    }
}

/// How exact the first date of an EDTF value is.
pub fn unit_of(edtf: &str) -> Unit {
    let date = without_start(edtf, "./-");
    match date
        .bytes()
        .take_while(|b| *b != b'/' && *b != b'T')
        .filter(|b| *b == b'-')
        .count()
    {
        0 => Unit::Year,
        1 => Unit::Month,
        _ => Unit::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::edtf::extent;

    fn scale(dates: &[&str]) -> Scale {
        let days = dates.iter().filter_map(|d| extent(d));
        Scale::new(days.map(|e| (e.start, e.end)).collect()).expect("a day")
    }

    fn drawn(dates: &[&str], level: usize) -> String {
        let scale = scale(dates);
        let named: Vec<_> = dates
            .iter()
            .filter_map(|d| Some((extent(d)?.start, unit_of(d))))
            .collect();
        let mut ticks = ticks(&scale, &named, true);
        ticks.retain(|tick| tick.level <= level);
        ticks.sort_by_key(|tick| tick.day);
        let label = |tick: &Tick| {
            let (year, month, day) = civil(tick.day);
            match tick.unit {
                Unit::Year => year.to_string(),
                Unit::Month => format!("{year}-{month}"),
                Unit::Day => format!("{year}-{month}-{day}"),
            }
        };
        ticks.iter().map(label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_unit_picks_itself() {
        let history = [
            "1492",
            "1517",
            "1798",
            "1916",
            "1948",
            "1967",
            "1973",
            "1990",
            "2011",
            "2025-11-06",
        ];
        for (dates, level, expected) in [
            (
                &["2025-11-04", "2025-11-06"][..],
                2,
                "2025-11-4 2025-11-5 2025-11-6",
            ),
            (&["1992", "2016"], 2, "1992 1995 2000 2005 2010 2016"),
            (&history, 2, "1492 1517 1798 1916 1950 1970 1990 2025-11-6"),
            (&history, 0, "1492 2025-11-6"),
            (
                &["2025-01", "2025-09-15"],
                2,
                "2025 2025-2 2025-4 2025-7 2025-9-15",
            ),
            (&["-0499", "2025"], 2, "-499 1 500 1000 1500 2025"),
            (&["1914/1918"], 2, "1914 1915 1916 1917 1918"),
        ] {
            assert_eq!(drawn(dates, level), expected, "{dates:?} {level}");
        }
    }

    #[test]
    fn labels_never_touch() {
        let years: Vec<String> = (0..60)
            .map(|i| format!("{:04}", 1500 + i * i / 7))
            .collect();
        let days: Vec<String> = (1..29).map(|i| format!("2025-02-{i:02}")).collect();
        for dates in [years, days] {
            let scale = scale(&dates.iter().map(String::as_str).collect::<Vec<_>>());
            let named: Vec<_> = dates
                .iter()
                .filter_map(|d| Some((extent(d)?.start, unit_of(d))))
                .collect();
            let ticks = ticks(&scale, &named, true);
            for (level, &width) in WIDTHS.iter().enumerate() {
                let mut shown: Vec<_> = ticks.iter().filter(|t| t.level <= level).collect();
                shown.sort_by(|a, b| a.at.total_cmp(&b.at));
                assert!(shown.len() > 1);
                for pair in shown.windows(2) {
                    let ends = (pair[0].reach(width, true).1, pair[1].reach(width, true).0);
                    assert!(ends.0 <= ends.1 + 0.01, "{width}: {pair:?}");
                }
            }
        }
    }

    #[test]
    fn round_dates_are_round() {
        let start = day_number(1793, 5, 17);
        for (unit, step, n, expected) in [
            (Unit::Year, 100, 1, (1800, 1, 1)),
            (Unit::Year, 5, 0, (1790, 1, 1)),
            (Unit::Month, 3, 1, (1793, 7, 1)),
            (Unit::Month, 6, 3, (1794, 7, 1)),
            (Unit::Day, 10, 0, (1793, 5, 11)),
            (Unit::Day, 10, 2, (1793, 6, 1)),
            (Unit::Day, 1, 15, (1793, 6, 1)),
        ] {
            assert_eq!(civil(nth(start, unit, step, n)), expected);
        }
    }

    #[test]
    fn a_value_tells_its_unit() {
        for (edtf, expected) in [
            ("2016", Unit::Year),
            ("-0499/..", Unit::Year),
            ("2016-05~", Unit::Month),
            ("../2016-05-01", Unit::Day),
            ("2016-05-01T15:00:00", Unit::Day),
            ("2016/2018-03-01", Unit::Year),
        ] {
            assert_eq!(unit_of(edtf), expected, "{edtf}");
        }
    }
}
