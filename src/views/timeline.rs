//! The timeline strip: one column per start date, oldest first. A column is as wide as the time
//! until the next is long, by the square root, so that one day and five centuries both stay readable;
//! every gap also says its length.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Certainty, Event};

use super::Standing;
use super::edtf::{self, Extent, Shape};
use super::related::Related;
use crate::i18n::Locale;

/// How much wider than a column without a gap the longest gap makes its column.
const STRETCH: f32 = 1.6;

/// The most spans that are drawn beside one another.
pub const LANES: usize = 3;

/// The events that start on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What the axis says.
    pub tick: String,
    /// Share of the strip's width, 1 or more.
    pub weight: f32,
    /// The time until the next column, in words.
    pub gap: Option<String>,
    /// Whether it is the day of publication.
    pub publication: bool,
    /// The parts of spans that lie over the column, one per lane.
    pub bars: [Option<Bar>; LANES],
    /// The events, in the order of the exploration.
    pub entries: Vec<Entry>,
}

/// A part of a span over one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// How the span is drawn.
    pub shape: Shape,
    /// Whether the span starts in this column.
    pub starts: bool,
    /// Whether the span ends before the next column.
    pub ends: bool,
    /// How the span's event stands to what is picked.
    pub standing: Standing,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its index among the events.
    pub event: usize,
    /// A short clause.
    pub label: String,
    /// The date in words.
    pub date: String,
    /// The date for HTML.
    pub datetime: Option<String>,
    /// How exactly it is dated.
    pub shape: Shape,
    /// How it stands to what is picked.
    pub standing: Standing,
}

/// The columns, oldest first. An event whose date is not understood has no place and is left out.
pub fn columns(found: &Exploration, related: &Related, locale: Locale) -> Vec<Column> {
    let mut dated: Vec<(usize, &Event, Extent)> = found
        .events
        .iter()
        .enumerate()
        .filter_map(|(i, event)| {
            let mut extent = edtf::extent(&event.edtf)?;
            if event.certainty != Certainty::Certain {
                extent.shape = Shape::Fuzzy;
            }
            Some((i, event, extent))
        })
        .collect();
    dated.sort_by_key(|(_, _, extent)| extent.start);
    let mut starts: Vec<i32> = dated.iter().map(|(_, _, extent)| extent.start).collect();
    starts.dedup();
    let year = |day: Option<&i32>| day.map(|&day| edtf::year_of(day));
    let within_year = starts.len() > 1 && year(starts.first()) == year(starts.last());
    let longest = starts
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .max()
        .unwrap_or(1);
    let published = found
        .published
        .as_deref()
        .and_then(edtf::extent)
        .map(|extent| extent.start);
    let mut columns: Vec<Column> = starts
        .iter()
        .enumerate()
        .map(|(i, &start)| {
            let days = starts.get(i + 1).map(|next| next - start);
            Column {
                tick: edtf::tick(start, within_year, locale),
                weight: 1.0
                    + days.map_or(0.0, |days| STRETCH * (days as f32 / longest as f32).sqrt()),
                gap: days.map(|days| gap(days, locale)),
                publication: published == Some(start),
                bars: [None; LANES],
                entries: Vec::new(),
            }
        })
        .collect();
    for (index, event, extent) in dated {
        let first = starts.partition_point(|&start| start < extent.start);
        let past = starts.partition_point(|&start| start < extent.end);
        let standing = related.events.get(index).copied().unwrap_or_default();
        if extent.shape != Shape::Point {
            draw_bar(&mut columns[first..past], extent.shape, standing);
        }
        columns[first].entries.push(Entry {
            event: index,
            label: event.label.clone(),
            date: edtf::words(&event.edtf, locale),
            datetime: edtf::datetime(&event.edtf),
            shape: extent.shape,
            standing,
        });
    }
    columns
}

/// Draws a span in the first lane that is free in all its columns; not at all where none is.
fn draw_bar(columns: &mut [Column], shape: Shape, standing: Standing) {
    let Some(lane) = (0..LANES).find(|&lane| columns.iter().all(|c| c.bars[lane].is_none())) else {
        return;
    };
    let last = columns.len() - 1;
    for (i, column) in columns.iter_mut().enumerate() {
        column.bars[lane] = Some(Bar {
            shape,
            starts: i == 0,
            ends: i == last,
            standing,
        });
    }
}

/// A number of days in the largest unit that fits.
fn gap(days: i32, locale: Locale) -> String {
    let days = days.unsigned_abs();
    match days {
        0..=30 => locale.gap_days(days),
        31..=364 => locale.gap_months(days / 30),
        _ => locale.gap_years((f64::from(days) / 365.2425).round() as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;

    fn strip(dates: &[&str]) -> Vec<Column> {
        let mut found = sample::article().exploration;
        let event = found.events[0].clone();
        found.events = dates
            .iter()
            .map(|d| Event {
                edtf: (*d).to_owned(),
                ..event.clone()
            })
            .collect();
        columns(&found, &related(&found, Selection::None), Locale::Ar)
    }

    #[test]
    fn columns_stand_in_the_order_of_time() {
        for (dates, expected) in [
            (&[][..], ""),
            (&["2016"], "2016:1"),
            (&["2016", "1992", "1992"], "1992:2 (24 سنة) 2016:1"),
            (
                &["2025-11-06", "2025-11-04"],
                "4 نوفمبر:1 (يومان) 6 نوفمبر!:1",
            ),
            (&["1500", "2025-11-06"], "1500:1 (526 سنة) 2025!:1"),
            (
                &["2024-01-01", "2024-03-01", "what"],
                "1 يناير:1 (شهران) 1 مارس:1",
            ),
        ] {
            let drawn: Vec<_> = strip(dates)
                .iter()
                .map(|c| {
                    let mark = if c.publication { "!" } else { "" };
                    let gap = c
                        .gap
                        .as_ref()
                        .map(|gap| format!(" ({gap})"))
                        .unwrap_or_default();
                    format!("{}{mark}:{}{gap}", c.tick, c.entries.len())
                })
                .collect();
            assert_eq!(drawn.join(" "), expected, "{dates:?}");
        }
    }

    #[test]
    fn longer_gaps_are_wider_but_none_takes_all() {
        let weights: Vec<_> = strip(&["1500", "2000", "2020", "2025"])
            .iter()
            .map(|c| c.weight)
            .collect();
        assert!(weights[0] > weights[1] && weights[1] > weights[2] && weights[2] > weights[3]);
        assert_eq!(weights[0], 1.0 + STRETCH);
        assert_eq!(weights[3], 1.0);
    }

    #[test]
    fn spans_lie_in_lanes() {
        // Each lane: `[` start, `]` end, `=` through, `.` nothing.
        for (dates, expected) in [
            (&["1990", "1991", "1992"][..], [". . .", ". . ."]),
            (&["1990/1991", "1991", "1992"], ["[ ] .", ". . ."]),
            (&["1990/1992", "1991/1992", "1992"], ["[ = ]", ". [ ]"]),
            (&["199X"], ["[]", "."]),
            (&["1990/1990", "1991", "1992/.."], ["[] . []", ". . ."]),
        ] {
            let columns = strip(dates);
            let lane = |lane: usize| {
                let parts: Vec<_> = columns
                    .iter()
                    .map(|c| match c.bars[lane] {
                        None => ".",
                        Some(Bar {
                            starts: true,
                            ends: true,
                            ..
                        }) => "[]",
                        Some(Bar { starts: true, .. }) => "[",
                        Some(Bar { ends: true, .. }) => "]",
                        Some(_) => "=",
                    })
                    .collect();
                parts.join(" ")
            };
            assert_eq!([lane(0), lane(1)], expected, "{dates:?}");
        }
    }
}
