//! The scale of the time axis. Stretches between the days that matter get room by the square root
//! of their length, so that neighbouring days stay apart on an axis of five centuries; within a
//! stretch the scale is even. A stretch that is pressed together says so.

/// The room that a stretch has whatever its length, as a part of the mean room.
const FLOOR: f32 = 0.35;

/// A stretch with less than this part of the room that its length would take on an even scale is
/// told as a gap.
const PRESSED: f32 = 0.5;

/// Days to positions: 0 is the oldest day of the axis, 100 the newest.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Days with their positions, both ascending; two or more.
    knots: Vec<(i32, f32)>,
}

/// A part of the scale between two days that matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// First day.
    pub start: i32,
    /// First day of the next stretch.
    pub end: i32,
    /// Position of the first day.
    pub from: f32,
    /// Position of the next stretch.
    pub to: f32,
}

impl Stretch {
    /// Room for a day.
    pub fn room_of_day(&self) -> f32 {
        (self.to - self.from) / self.days()
    }

    /// Length in days.
    pub fn days(&self) -> f32 {
        (self.end - self.start) as f32
    }
}

impl Scale {
    /// A scale on which the `days` stand apart; `None` where there are not two of them.
    pub fn new(mut days: Vec<i32>) -> Option<Self> {
        days.sort_unstable();
        days.dedup();
        let roots: Vec<f32> = days
            .windows(2)
            .map(|pair| ((pair[1] - pair[0]) as f32).sqrt())
            .collect();
        if roots.is_empty() {
            return None;
        }
        let sum: f32 = roots.iter().sum();
        let floor = FLOOR * sum / roots.len() as f32;
        let per_unit = 100.0 / (sum * (1.0 + FLOOR));
        let mut at = 0.0;
        let rooms = roots.iter().map(|root| (root + floor) * per_unit);
        let knots = days
            .iter()
            .zip(rooms.chain([0.0]))
            .map(|(&day, room)| {
                at += room;
                (day, at - room)
            })
            .collect();
        Some(Self { knots })
    }

    /// The stretches, oldest first.
    pub fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        (0..).map_while(|index| self.stretch(index))
    }

    /// The stretches that are pressed together.
    pub fn gaps(&self) -> impl Iterator<Item = Stretch> + '_ {
        let (first, last) = self.ends();
        let even = 100.0 / (last - first) as f32;
        self.stretches()
            .filter(move |stretch| stretch.room_of_day() < PRESSED * even)
    }

    /// The first day of the axis and the one past its last.
    pub fn ends(&self) -> (i32, i32) {
        let day = |knot: Option<&(i32, f32)>| knot.map_or(0, |knot| knot.0);
        (day(self.knots.first()), day(self.knots.last()))
    }

    /// Where a day stands, 0 to 100; a day outside stands at the end.
    pub fn position(&self, day: i32) -> f32 {
        match self.knots.partition_point(|&(start, _)| start <= day) {
            0 => 0.0,
            past => self
                .stretch(past - 1)
                .map_or(100.0, |s| s.from + (day - s.start) as f32 * s.room_of_day()),
        }
    }

    /// The day that stands at a position.
    pub fn day(&self, position: f32) -> i32 {
        let past = self.knots.partition_point(|&(_, from)| from <= position);
        self.stretch(past.saturating_sub(1))
            .map_or(self.ends().1, |s| {
                s.start + ((position - s.from) / s.room_of_day()).round() as i32
            })
    }

    fn stretch(&self, index: usize) -> Option<Stretch> {
        let (start, from) = *self.knots.get(index)?;
        let (end, to) = *self.knots.get(index + 1)?;
        Some(Stretch {
            start,
            end,
            from,
            to,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::calendar::day_number;

    fn years(years: &[i32]) -> Scale {
        let days = years.iter().map(|&year| day_number(year, 1, 1)).collect();
        Scale::new(days).expect("two years")
    }

    #[test]
    fn a_scale_needs_two_days() {
        for days in [vec![], vec![7], vec![7, 7]] {
            assert_eq!(Scale::new(days), None);
        }
    }

    #[test]
    fn time_runs_from_0_to_100_and_back() {
        for scale in [
            years(&[1492, 1798, 1916, 1948, 2025]),
            Scale::new(vec![3, 1, 2]).expect("three days"),
            Scale::new((0..2000).map(|i| i * i / 7).collect()).expect("many days"),
        ] {
            let (first, last) = scale.ends();
            assert_eq!(scale.position(first - 9), 0.0);
            assert_eq!(scale.position(last), 100.0);
            assert_eq!((scale.day(0.0), scale.day(100.0)), (first, last));
            let mut before = -1.0;
            for day in (first..last).step_by(((last - first) / 500 + 1) as usize) {
                let at = scale.position(day);
                assert!(before < at && at < 100.0, "{day} at {at}");
                assert!((scale.day(at) - day).abs() <= 1 + (last - first) / 50_000);
                before = at;
            }
        }
    }

    #[test]
    fn neighbouring_days_stay_apart_on_an_axis_of_five_centuries() {
        let day = day_number(2025, 11, 4);
        let scale = Scale::new(vec![day_number(1492, 1, 1), day, day + 1, day + 2]);
        let scale = scale.expect("four days");
        assert!(scale.position(day + 1) - scale.position(day) > 5.0);
    }

    #[test]
    fn what_is_pressed_together_is_a_gap() {
        for (scale, expected) in [
            (years(&[1992, 2016]), &[][..]),
            (years(&[1990, 1992, 1995, 1997]), &[]),
            (years(&[1492, 2003, 2004, 2005, 2006]), &[511]),
            (years(&[1, 900, 901, 902, 1900, 1901, 1902]), &[899, 998]),
        ] {
            let gaps: Vec<_> = scale.gaps().map(|g| (g.days() / 365.24) as i32).collect();
            assert_eq!(gaps, expected);
        }
    }
}
