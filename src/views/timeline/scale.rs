//! The scale of the time axis. Stretches between the days that matter get room by the square root
//! of their length, so that neighbouring days stay apart on an axis of five centuries; within a
//! stretch the scale is even. A long stretch in which nothing lies is pressed together, and says so.
use siyaq_engine::list::{ToList, sort_by_key};

/// The room that a stretch has whatever its length, as a part of the mean room.
const FLOOR: f32 = 0.35;

/// An empty stretch is a gap where it is this many times as long as the median time from one start
/// to the next.
const LONG: i32 = 4;

/// The most room of a gap.
const WIDEST_GAP: f32 = 35.0;

/// Days to positions: 0 is the oldest day of the axis, 100 the newest.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The stretches, oldest first; never empty.
    stretches: Vec<Stretch>,
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
    /// Whether it is pressed together.
    pub gap: bool,
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
    /// A scale on which the ends of these stretches of days, their ends exclusive, stand apart;
    /// `None` where there is none.
    pub fn new(mut lying: Vec<(i32, i32)>) -> Option<Self> {
        sort_by_key(&mut lying, |&lying| lying);
        let mut days: Vec<i32> = lying.iter().flat_map(|&(start, end)| [start, end]).list();
        sort_by_key(&mut days, |&day| day);
        days.dedup();
        let mut steps: Vec<i32> = lying
            .windows(2)
            .map(|pair| pair[1].0 - pair[0].0)
            .filter(|&step| step > 0)
            .list();
        sort_by_key(&mut steps, |&step| step);
        let long = steps
            .get(steps.len().saturating_sub(1) / 2)
            .map_or(i32::MAX, |step| step.saturating_mul(LONG));
        let mut lying = lying.into_iter().peekable();
        let mut covered = i32::MIN;
        let mut stretches: Vec<Stretch> = days
            .windows(2)
            .map(|pair| {
                while let Some((_, end)) = lying.next_if(|&(start, _)| start <= pair[0]) {
                    covered = covered.max(end);
                }
                Stretch {
                    start: pair[0],
                    end: pair[1],
                    from: 0.0,
                    to: 0.0,
                    gap: covered <= pair[0] && pair[1] - pair[0] > long,
                }
            })
            .list();
        let mut rooms: Vec<f32> = stretches.iter().map(|s| s.days().sqrt()).list();
        let floor = FLOOR * rooms.iter().sum::<f32>() / rooms.len() as f32;
        let sum = rooms.iter().sum::<f32>() * (1.0 + FLOOR);
        for (stretch, room) in stretches.iter().zip(&mut rooms) {
            *room = 100.0 * (*room + floor) / sum;
            if stretch.gap {
                *room = room.min(WIDEST_GAP);
            }
        }
        let per_room = 100.0 / rooms.iter().sum::<f32>();
        let mut at = 0.0;
        for (stretch, room) in stretches.iter_mut().zip(rooms) {
            stretch.from = at;
            at += room * per_room;
            stretch.to = at;
        }
        stretches.last_mut()?.to = 100.0;
        Some(Self { stretches })
    }

    /// The stretches, oldest first.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The first day of the axis and the one past its last.
    pub fn ends(&self) -> (i32, i32) {
        let first = self.stretches.first().map_or(0, |s| s.start);
        (first, self.stretches.last().map_or(0, |s| s.end))
    }

    /// Where a day stands, 0 to 100; a day outside stands at the end.
    pub fn position(&self, day: i32) -> f32 {
        let past = self.stretches.partition_point(|s| s.end <= day);
        self.stretches.get(past).map_or(100.0, |s| {
            s.from + (day - s.start).max(0) as f32 * s.room_of_day()
        })
    }

    /// The day that stands at a position.
    pub fn day(&self, position: f32) -> i32 {
        let past = self.stretches.partition_point(|s| s.to <= position);
        self.stretches.get(past).map_or(self.ends().1, |s| {
            s.start + ((position - s.from) / s.room_of_day()).round() as i32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::calendar::day_number;

    /// A scale over whole years.
    fn years(years: &[i32]) -> Scale {
        let year = |&year: &i32| (day_number(year, 1, 1), day_number(year + 1, 1, 1));
        Scale::new(years.iter().map(year).collect()).expect("a year")
    }

    #[test]
    fn a_scale_needs_two_days() {
        for (lying, expected) in [(vec![], false), (vec![(7, 8)], true)] {
            assert_eq!(Scale::new(lying).is_some(), expected);
        }
    }

    #[test]
    fn time_runs_from_0_to_100_and_back() {
        let day = |i: i32| (i * i / 7, i * i / 7 + 1);
        for scale in [
            years(&[1492, 1798, 1916, 1948, 2025]),
            Scale::new(vec![(3, 4), (1, 2), (2, 3)]).expect("three days"),
            Scale::new((0..2000).map(day).collect()).expect("many days"),
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
        let old = day_number(1492, 1, 1);
        let scale = Scale::new(vec![(old, old + 1), (day, day + 1), (day + 1, day + 2)]);
        let scale = scale.expect("three days");
        assert!(scale.position(day + 1) - scale.position(day) > 5.0);
    }

    #[test]
    fn what_is_empty_and_long_is_a_gap() {
        let century = (day_number(1900, 1, 1), day_number(2000, 1, 1));
        for (scale, expected) in [
            (years(&[1990, 1992, 1995, 1997]), &[][..]),
            (years(&[1992, 2016]), &[]),
            (years(&[1992, 2016, 2017]), &[23]),
            (years(&[1492, 2003, 2004, 2005, 2006]), &[510]),
            (years(&[1, 900, 901, 902, 1900, 1901, 1902]), &[898, 997]),
            (
                Scale::new(vec![century, (-20_000, -19_999), (0, 1), (9, 10)]).expect("days"),
                &[],
            ),
        ] {
            let gaps = scale.stretches().iter().filter(|s| s.gap);
            let years: Vec<_> = gaps
                .map(|gap| (gap.days() / 365.24).round() as i32)
                .collect();
            assert_eq!(years, expected);
        }
    }
}
