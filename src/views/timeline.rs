//! The timeline: the axis, and the list of events in columns, oldest first. Many events of one day,
//! and the many events of a long article, form clusters that a reader opens.

pub mod marks;
pub mod scale;
pub mod ticks;

use std::cmp::Reverse;

use siyaq_engine::Exploration;
use siyaq_engine::exploration::Certainty;
use siyaq_engine::list::{ToList, sort_by_key};

use super::Standing;
use super::calendar::civil;
use super::edtf::{self, Extent, Shape};
use super::related::Related;
use crate::i18n::Locale;
use marks::{Mark, marks};
use scale::Scale;
use ticks::{Tick, Unit, ticks, unit_of};

/// A stretch of days: the first, and the one past the last, counted from 1970-01-01.
pub type Period = (i32, i32);

/// Up to this many events only those of one day form a cluster.
const FEW: usize = 36;

/// The most events of one column that are not a cluster.
const STACK: usize = 3;

/// The panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The columns, oldest first.
    pub columns: Vec<Column>,
    /// The axis; `None` where all lies on one day.
    pub axis: Option<Axis>,
    /// How many events the columns hold.
    pub shown: usize,
    /// How many events have a date.
    pub total: usize,
}

/// Events that stand together in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The days on which they begin.
    pub period: Period,
    /// The time from the column before, in words.
    pub gap: Option<String>,
    /// Whether it holds the day of publication.
    pub publication: bool,
    /// Whether they are shown only when a reader opens them.
    pub cluster: bool,
    /// How they stand to what is picked.
    pub standing: Standing,
    /// The events, in the order of the exploration within a day; never empty.
    pub entries: Vec<Entry>,
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
    /// The days it covers, and how exactly it is dated.
    pub extent: Extent,
    /// How exact its date is.
    pub unit: Unit,
    /// How it stands to what is picked.
    pub standing: Standing,
}

/// The time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Days to positions.
    pub scale: Scale,
    /// The labels.
    pub ticks: Vec<Tick>,
    /// The marks of the events.
    pub marks: Vec<Mark>,
    /// The gaps: where they start and end, and how long they are.
    pub gaps: Vec<(f32, f32, String)>,
    /// Where the day of publication stands.
    pub published: Option<f32>,
    /// Whether all lies in one year, so that labels need not name it.
    pub within_year: bool,
}

/// The panel of the events that `period` leaves. An event whose date is not understood has no place
/// and is left out.
pub fn strip(
    found: &Exploration,
    related: &Related,
    period: Option<Period>,
    locale: Locale,
) -> Strip {
    let mut events: Vec<(usize, Extent, Standing)> = found
        .events
        .iter()
        .enumerate()
        .filter_map(|(i, event)| {
            let mut extent = edtf::extent(&event.edtf)?;
            if event.certainty != Certainty::Certain {
                extent.shape = Shape::Fuzzy;
            }
            let standing = related.events.get(i).copied().unwrap_or_default();
            Some((i, extent, standing))
        })
        .list();
    sort_by_key(&mut events, |(event, extent, _)| (extent.start, *event));
    let total = events.len();
    let published = found.published.as_deref().and_then(edtf::extent);
    let axis = axis(found, &events, published, locale);
    events.retain(|(_, extent, _)| period.is_none_or(|period| extent.meets(period)));
    let mut columns: Vec<Column> = Vec::new();
    // From where the gap to the next column is told: the start of what is short, the end of what lasts.
    let mut past: Option<i32> = None;
    for run in runs(&events) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let period = (first.1.start, last.1.start + 1);
        let before = past.filter(|&past| past < period.0);
        let told_from = |(_, extent, _): &(usize, Extent, Standing)| {
            let lasts = extent.end - extent.start > 366;
            if lasts { extent.end - 1 } else { extent.start }
        };
        past = past.max(run.iter().map(told_from).max());
        columns.push(Column {
            period,
            gap: before.map(|before| length(period.0 - before, locale)),
            publication: published.is_some_and(|p| period.0 <= p.start && p.start < period.1),
            cluster: run.len() > STACK,
            standing: run.iter().fold(first.2, |all, event| all.together(event.2)),
            entries: run.iter().map(|event| entry(found, event, locale)).list(),
        });
    }
    Strip {
        columns,
        axis,
        shown: events.len(),
        total,
    }
}

fn entry(
    found: &Exploration,
    &(event, extent, standing): &(usize, Extent, Standing),
    locale: Locale,
) -> Entry {
    let told = &found.events[event];
    Entry {
        event,
        label: told.label.clone(),
        date: edtf::words(&told.edtf, locale),
        datetime: edtf::datetime(&told.edtf),
        extent,
        unit: unit_of(&told.edtf),
        standing,
    }
}

/// Cuts the events into columns: by day where they are few, else also at no more than √n of the
/// longest gaps, and where a column would hold more than √n.
fn runs(events: &[(usize, Extent, Standing)]) -> Vec<&[(usize, Extent, Standing)]> {
    let gap = |pair: &[(usize, Extent, Standing)]| pair[1].1.start - pair[0].1.start;
    let mut gaps: Vec<i32> = events.windows(2).map(gap).list();
    let (most, least_gap) = if events.len() <= FEW {
        (usize::MAX, 1)
    } else {
        // exact for fewer events than an article has letters
        let root = (events.len() as f32).sqrt() as usize;
        sort_by_key(&mut gaps, |&gap| Reverse(gap));
        (root, gaps[root].saturating_add(1))
    };
    let mut runs = Vec::new();
    let mut start = 0;
    for end in 1..=events.len() {
        let cut =
            end == events.len() || end - start == most || gap(&events[end - 1..=end]) >= least_gap;
        if cut {
            runs.push(&events[start..end]);
            start = end;
        }
    }
    runs
}

fn axis(
    found: &Exploration,
    events: &[(usize, Extent, Standing)],
    published: Option<Extent>,
    locale: Locale,
) -> Option<Axis> {
    let days = events.iter().map(|(_, extent, _)| extent).chain(&published);
    let scale = Scale::new(days.map(|extent| (extent.start, extent.end)).list())?;
    let (first, last) = scale.ends();
    if events.is_empty() || last - first < 2 {
        return None;
    }
    let within_year = civil(first).0 == civil(last - 1).0;
    let mut named: Vec<(i32, Unit)> = events
        .iter()
        .map(|&(event, extent, _)| (extent.start, unit_of(&found.events[event].edtf)))
        .list();
    named.dedup();
    let gaps = scale
        .stretches()
        .iter()
        .filter(|stretch| stretch.gap)
        .map(|gap| (gap.from, gap.to, length(gap.end - gap.start, locale)))
        .list();
    Some(Axis {
        ticks: ticks(&scale, &named, !within_year),
        marks: marks(events, &scale),
        gaps,
        published: published.map(|p| (scale.position(p.start) + scale.position(p.end)) / 2.0),
        within_year,
        scale,
    })
}

/// A number of days in the largest unit that fits.
fn length(days: i32, locale: Locale) -> String {
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
    use siyaq_engine::exploration::Event;

    fn drawn(dates: &[&str], period: Option<Period>) -> Strip {
        let mut found = sample::article().exploration;
        let event = found.events[0].clone();
        found.events = dates
            .iter()
            .map(|d| Event {
                edtf: (*d).to_owned(),
                ..event.clone()
            })
            .collect();
        strip(
            &found,
            &related(&found, Selection::None, None),
            period,
            Locale::Ar,
        )
    }

    #[test]
    fn columns_stand_in_the_order_of_time() {
        // The dates of each column, `!` where it holds the publication, `+` where it is a cluster.
        for (dates, expected) in [
            (&[][..], ""),
            (&["2016"], "2016"),
            (&["2016", "1992", "1992"], "1992,1992 (24 سنة) 2016"),
            (
                &["2025-11-06", "2025-11-04"],
                "4 نوفمبر 2025 (يومان) 6 نوفمبر 2025!",
            ),
            (
                &["1500", "2025-11-06", "what"],
                "1500 (526 سنة) 6 نوفمبر 2025!",
            ),
            (&["-0499", "0500"], "500 ق.م (999 سنة) 500"),
            (
                &["2017/2020", "2019", "2024-12-31"],
                "من 2017 إلى 2020 2019 (4 سنوات) 31 ديسمبر 2024",
            ),
            (&["1990", "1990", "1990", "1990"], "1990,1990,1990,1990+"),
        ] {
            let columns = drawn(dates, None).columns;
            let words: Vec<_> = columns
                .iter()
                .map(|c| {
                    let gap = c
                        .gap
                        .as_ref()
                        .map(|gap| format!("({gap}) "))
                        .unwrap_or_default();
                    let dates: Vec<_> = c.entries.iter().map(|e| e.date.as_str()).collect();
                    let publication = if c.publication { "!" } else { "" };
                    let cluster = if c.cluster { "+" } else { "" };
                    format!("{gap}{}{publication}{cluster}", dates.join(","))
                })
                .collect();
            assert_eq!(words.join(" "), expected, "{dates:?}");
        }
    }

    #[test]
    fn a_period_leaves_what_meets_it() {
        let period =
            |from: &str, to: &str| Some((edtf::extent(from)?.start, edtf::extent(to)?.end));
        let dates = ["1992", "2001/2010", "2016", "2020/..", "2025-11-06"];
        for (period, expected) in [
            (None, 5),
            (period("1992", "1992"), 1),
            (period("2005", "2016"), 2),
            (period("2024", "2026"), 2),
            (period("1800", "1900"), 0),
        ] {
            let strip = drawn(&dates, period);
            assert_eq!((strip.shown, strip.total), (expected, 5), "{period:?}");
            assert!(strip.axis.is_some(), "the axis stays whole");
        }
    }

    #[test]
    fn what_lies_on_one_day_has_no_axis() {
        for (dates, axis) in [
            (&[][..], false),
            (&["2025-11-06"], false),
            (&["2025-11-06", "2025-11-06"], false),
            (&["2025-11-05"], true),
            (&["1914/1918"], true),
        ] {
            assert_eq!(drawn(dates, None).axis.is_some(), axis, "{dates:?}");
        }
    }

    #[test]
    fn many_events_form_clusters() {
        let crowd: Vec<String> = (0..1000)
            .map(|i| format!("{:04}-{:02}", 1500 + i % 500, 1 + i % 12))
            .collect();
        let day = vec!["2025-11-06".to_owned(); 1000];
        let spread: Vec<String> = (0..37).map(|i| format!("{}", 1900 + i * i / 20)).collect();
        for dates in [crowd, day, spread] {
            let dates: Vec<_> = dates.iter().map(String::as_str).collect();
            let strip = drawn(&dates, None);
            let root = dates.len().isqrt();
            let largest = strip.columns.iter().map(|c| c.entries.len()).max();
            assert!(
                strip.columns.len() <= 2 * root + 2,
                "{}",
                strip.columns.len()
            );
            assert!(largest <= Some(root), "{largest:?}");
            let sum: usize = strip.columns.iter().map(|c| c.entries.len()).sum();
            assert_eq!(sum, dates.len());
        }
    }
}
