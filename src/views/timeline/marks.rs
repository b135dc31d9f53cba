//! The marks on the time axis: a dot for what is short, a bar for what lasts. Dots that would lie on
//! one another are one dot that counts them, bars that overlap lie in lanes below the axis.

use super::scale::Scale;
use crate::views::Standing;
use crate::views::edtf::{Extent, Shape};

/// The most bars that lie below one another; what finds no lane is in the list alone.
pub const LANES: usize = 4;

/// The least room of a mark, as a part of 100.
const LEAST_ROOM: f32 = 1.4;

/// The room in which an open end fades.
const TAIL: f32 = 10.0;

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where it starts, 0 to 100.
    pub from: f32,
    /// Where it ends; a dot stands at `from`.
    pub to: f32,
    /// The lane below the axis, from 1; 0 for a dot, which stands on the axis.
    pub lane: usize,
    /// How it is drawn.
    pub shape: Shape,
    /// Index of its event, the first where it counts several.
    pub event: usize,
    /// How many events it counts.
    pub count: usize,
    /// How its events stand to what is picked.
    pub standing: Standing,
}

/// The marks of the events, given oldest first.
pub fn marks(events: &[(usize, Extent, Standing)], scale: &Scale) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut free = [0.0; LANES];
    let mut last_dot: Option<usize> = None;
    for &(event, extent, standing) in events {
        let (mut from, mut to) = (scale.position(extent.start), scale.position(extent.end));
        match extent.shape {
            Shape::Since => to = (to + TAIL).min(100.0),
            Shape::Until => from = (from - TAIL).max(0.0),
            _ => {}
        }
        let mark = Mark {
            from,
            to,
            lane: 0,
            shape: extent.shape,
            event,
            count: 1,
            standing,
        };
        let is_open = matches!(extent.shape, Shape::Since | Shape::Until);
        let is_day = extent.end - extent.start == 1 && !is_open;
        if is_day || to - from < 2.0 * LEAST_ROOM {
            let from = (from + to) / 2.0;
            match last_dot.and_then(|i| marks.get_mut(i)) {
                Some(dot) if from - dot.from < LEAST_ROOM => {
                    dot.count += 1;
                    dot.standing = dot.standing.together(standing);
                }
                _ => {
                    last_dot = Some(marks.len());
                    marks.push(Mark {
                        from,
                        to: from,
                        ..mark
                    });
                }
            }
        } else if let Some(lane) = free.iter().position(|&end| end <= from) {
            free[lane] = to;
            marks.push(Mark {
                lane: lane + 1,
                ..mark
            });
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::edtf::extent;

    #[test]
    fn what_lasts_is_a_bar_and_what_does_not_a_dot() {
        // Lane, shape, count.
        for (dates, expected) in [
            (&["2000", "2001"][..], "1Point1 1Point1"),
            (
                &["2000-01-01", "2001-01-01", "2001-01-01"],
                "0Point1 0Point2",
            ),
            (
                &["1990/1999", "1992/1993", "1994~"],
                "1Span1 2Span1 2Fuzzy1",
            ),
            (&["1990/..", "../1999"], "1Since1 1Until1"),
            (
                &[
                    "1500",
                    "1990/1992",
                    "1990/1993",
                    "1990/1994",
                    "1990/1995",
                    "1990/1996",
                ],
                "1Point1 1Span1 2Span1 3Span1 4Span1",
            ),
        ] {
            let events: Vec<_> = dates
                .iter()
                .enumerate()
                .map(|(i, d)| (i, extent(d).expect("a date"), Standing::Plain))
                .collect();
            let days = events.iter().map(|(_, e, _)| (e.start, e.end)).collect();
            let scale = Scale::new(days).expect("two days");
            let drawn: Vec<_> = marks(&events, &scale)
                .iter()
                .map(|m| format!("{}{:?}{}", m.lane, m.shape, m.count))
                .collect();
            assert_eq!(drawn.join(" "), expected, "{dates:?}");
        }
    }

    #[test]
    fn a_thousand_events_are_few_marks() {
        let day = |i: i32, length| Extent {
            start: i * 3,
            end: i * 3 + length,
            shape: Shape::Span,
        };
        let events: Vec<_> = (0..1000)
            .map(|i| (i as usize, day(i, 1 + i % 400), Standing::Plain))
            .collect();
        let days = events.iter().map(|(_, e, _)| (e.start, e.end)).collect();
        let scale = Scale::new(days).expect("many days");
        let marks = marks(&events, &scale);
        assert!((10..200).contains(&marks.len()), "{}", marks.len());
        for (i, a) in marks.iter().enumerate() {
            for b in &marks[i + 1..] {
                assert!(a.lane != b.lane || a.to <= b.from, "{a:?} {b:?}");
            }
        }
    }
}
