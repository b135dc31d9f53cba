//! The events as TimelineJS 3 reads them: a slide per event, its headline the label, its text the
//! sentence. TimelineJS shows both as HTML, so what the article holds is escaped.

use serde::Serialize;
use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Certainty, Event};

use crate::Source;

/// A whole timeline.
#[derive(Serialize)]
pub struct Timeline {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Slide>,
    events: Vec<Slide>,
}

#[derive(Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    /// What stands for the date where a plain one would say too much.
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Words,
}

#[derive(Serialize)]
struct Words {
    headline: String,
    text: String,
}

#[derive(Debug, PartialEq, Serialize)]
struct Date {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

/// The timeline of `found`, which was found in `text`. An event whose date TimelineJS cannot hold is
/// left out.
pub fn timeline(found: &Exploration, text: &str) -> Timeline {
    let source = Source::new(text);
    let title = found.title.as_ref().map(|title| Slide {
        start_date: None,
        end_date: None,
        display_date: None,
        text: Words {
            headline: escaped(&title.text),
            text: String::new(),
        },
    });
    Timeline {
        title,
        events: found
            .events
            .iter()
            .filter_map(|e| slide(e, &source))
            .collect(),
    }
}

fn slide(event: &Event, source: &Source) -> Option<Slide> {
    let (start, end) = dates(&event.edtf);
    let exact = event.certainty == Certainty::Certain && !event.edtf.contains(['X', '~', '?', '%']);
    Some(Slide {
        start_date: Some(start?),
        end_date: end,
        display_date: (!exact).then(|| event.edtf.clone()),
        text: Words {
            headline: escaped(&event.label),
            text: escaped(source.slice(event.start, event.end)),
        },
    })
}

/// The first and the last date of an EDTF value. An open interval has the side that is known.
fn dates(edtf: &str) -> (Option<Date>, Option<Date>) {
    match edtf.split_once('/') {
        None => (
            date(edtf, '0'),
            edtf.contains('X').then(|| date(edtf, '9')).flatten(),
        ),
        Some((from, to)) => match date(from, '0') {
            None => (date(to, '9'), None),
            from => (from, date(to, '9')),
        },
    }
}

/// One side of a value, `open` in the place of digits left open.
fn date(edtf: &str, open: char) -> Option<Date> {
    let plain = edtf.split('T').next()?.trim_end_matches(['~', '?', '%']);
    let plain = plain.replace('X', open.encode_utf8(&mut [0; 4]));
    let mut parts = plain.split('-');
    let year = parts.next()?.parse().ok()?;
    // Seasons have numbers beyond the months; TimelineJS knows years and months only.
    let month = parts
        .next()
        .and_then(|m| m.parse().ok())
        .filter(|m| (1..=12).contains(m));
    let day = parts.next().and_then(|d| d.parse().ok());
    Some(Date { year, month, day })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::to_json;

    #[test]
    fn values_become_dates() {
        for (edtf, expected) in [
            ("2013", r#"{"year":2013} null"#),
            ("2025-11-04", r#"{"year":2025,"month":11,"day":4} null"#),
            ("2018~", r#"{"year":2018} null"#),
            ("199X", r#"{"year":1990} {"year":1999}"#),
            ("2021-21", r#"{"year":2021} null"#),
            ("1992/2016-03", r#"{"year":1992} {"year":2016,"month":3}"#),
            ("2016/..", r#"{"year":2016} null"#),
            ("../2016", r#"{"year":2016} null"#),
            ("what", "null null"),
        ] {
            let (start, end) = dates(edtf);
            assert_eq!(
                [to_json(&start), to_json(&end)].join(" "),
                expected,
                "{edtf}"
            );
        }
    }

    #[test]
    fn a_slide_holds_the_sentence_and_no_markup() {
        let text = "سحبت تركيا سفيرها من <b>القاهرة</b> نحو عام 2013.";
        let found = siyaq_engine::explore(text, &siyaq_engine::Options::default());
        let json = to_json(&timeline(&found, text));
        assert!(
            json.starts_with(r#"{"events":[{"start_date":{"year":2013}"#),
            "{json}"
        );
        assert!(json.contains("من &lt;b&gt;القاهرة"), "{json}");
        assert!(!json.contains("<b>"), "{json}");
    }
}
