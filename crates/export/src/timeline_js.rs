//! The events as TimelineJS 3 reads them: a slide per event, its headline the label, its text the
//! sentence. TimelineJS shows both as HTML, so what the article holds is escaped.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Certainty, Event};
use siyaq_engine::list::joined;
use siyaq_engine::text::normalize::{digits, holds, number, replaced, without_end};

use crate::Source;
use crate::json::{filled, maybe};

/// The timeline of `found`, which was found in `text`. An event whose date TimelineJS cannot hold is
/// left out.
pub fn timeline(found: &Exploration, text: &str) -> String {
    let source = Source::new(text);
    let title = found.title.as_ref().map(|title| words(&title.text, ""));
    let mut slides = Vec::new();
    for event in &found.events {
        if let (Some(start), end) = dates(&event.edtf) {
            slides.push(slide(event, &start, end.as_ref(), &source));
        }
    }
    filled(
        r#"{%"events":[%]}"#,
        &[
            &maybe(r#""title":{%},"#, title.as_deref()),
            &joined(&slides, ","),
        ],
    )
}

/// A slide. Where a plain date would say too much, the value stands for it.
fn slide(event: &Event, start: &Date, end: Option<&Date>, source: &Source) -> String {
    let end = end.map(Date::written);
    let exact = event.certainty == Certainty::Certain && !event.edtf.contains(['X', '~', '?', '%']);
    let shown = (!exact).then_some(event.edtf.as_str());
    filled(
        r#"{"start_date":%,%%%}"#,
        &[
            &start.written(),
            &maybe(r#""end_date":%,"#, end.as_deref()),
            &maybe(r#""display_date":$,"#, shown),
            &words(&event.label, source.slice(event.start, event.end)),
        ],
    )
}

fn words(headline: &str, text: &str) -> String {
    let texts = [&*escaped(headline), &escaped(text)];
    filled(r#""text":{"headline":$,"text":$}"#, &texts)
}

/// Year, month and day; the last two may not be known.
struct Date([Option<u32>; 3]);

impl Date {
    fn written(&self) -> String {
        let mut fields = Vec::new();
        for (name, part) in ["year", "month", "day"].into_iter().zip(self.0) {
            if let Some(part) = part {
                fields.push(filled("$:%", &[name, &digits(part.into())]));
            }
        }
        filled("{%}", &[&joined(&fields, ",")])
    }
}

/// The first and the last date of an EDTF value. An open interval has the side that is known.
fn dates(edtf: &str) -> (Option<Date>, Option<Date>) {
    match edtf.split_once('/') {
        None => (
            date(edtf, "0"),
            holds(edtf, "X").then(|| date(edtf, "9")).flatten(),
        ),
        Some((from, to)) => match date(from, "0") {
            None => (date(to, "9"), None),
            from => (from, date(to, "9")),
        },
    }
}

/// One side of a value, `open` in the place of digits left open.
fn date(edtf: &str, open: &str) -> Option<Date> {
    let plain = without_end(edtf.split('T').next()?, "~?%");
    let plain = replaced(plain, "X", open);
    let mut parts = plain.split('-');
    let [year, month, day] = [(); 3].map(|()| number(parts.next()?));
    // Seasons have numbers beyond the months; TimelineJS knows years and months only.
    let month = month.filter(|month| (1..=12).contains(month));
    year.map(|_| Date([year, month, day]))
}

fn escaped(text: &str) -> String {
    let marks = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")];
    marks.iter().fold(text.to_owned(), |text, (mark, written)| {
        replaced(&text, mark, written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
            let json = |date: Option<Date>| date.map_or("null".to_owned(), |date| date.written());
            assert_eq!([json(start), json(end)].join(" "), expected, "{edtf}");
        }
    }

    #[test]
    fn a_slide_holds_the_sentence_and_no_markup() {
        let text = "سحبت تركيا سفيرها من <b>القاهرة</b> نحو عام 2013.";
        let found = siyaq_engine::explore(text, &siyaq_engine::Options::default());
        let json = timeline(&found, text);
        assert!(
            json.starts_with(r#"{"events":[{"start_date":{"year":2013}"#),
            "{json}"
        );
        assert!(json.contains("من &lt;b&gt;القاهرة"), "{json}");
        assert!(!json.contains("<b>"), "{json}");
    }
}
