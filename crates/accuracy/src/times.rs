//! The table of time expressions: spans in brackets, then their values in EDTF after `=>`; `none` for
//! a sentence without times, `?` for a time that cannot be resolved. `published:` sets the publication
//! day of the lines below it.

use siyaq_engine::PublicationDate;
use siyaq_engine::text::Document;
use siyaq_engine::times::{recognise_times, resolve};
use siyaq_trainer::evaluation::Count;

/// Sentences of our own with their times.
pub const TABLE: &str = include_str!("../../engine/tests/times.case");

/// A stretch of text with its value, as the table gives it or as the engine finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its value; `?` where it has none.
    pub edtf: String,
}

impl Time {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One sentence of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its line, from 1.
    pub line: usize,
    /// The sentence without brackets.
    pub text: String,
    /// The publication day, where it is known.
    pub published: Option<PublicationDate>,
    /// What must be found.
    pub gold: Vec<Time>,
}

/// The sentences of a table.
///
/// # Panics
/// Where a line has not as many values as brackets.
pub fn read(table: &str) -> Vec<Case> {
    let mut published = None;
    let mut cases = Vec::new();
    for (line, row) in (1..).zip(table.lines()) {
        if let Some(date) = row.strip_prefix("published: ") {
            published = date.parse().ok();
        } else if let Some((sentence, values)) = row.split_once(" => ") {
            cases.push(case(line, sentence, values, published));
        }
    }
    cases
}

fn case(line: usize, sentence: &str, values: &str, published: Option<PublicationDate>) -> Case {
    let (text, spans) = bracketed(sentence);
    let values: Vec<_> = values.split(' ').filter(|v| *v != "none").collect();
    assert_eq!(
        spans.len(),
        values.len(),
        "line {line}: as many values as brackets"
    );
    let gold = spans.into_iter().zip(values);
    let gold = gold.map(|((start, end), value)| Time {
        start,
        end,
        edtf: value.to_owned(),
    });
    Case {
        line,
        gold: gold.collect(),
        text,
        published,
    }
}

/// A sentence without its brackets, and the bytes of what stands in each pair.
pub fn bracketed(sentence: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut ends = Vec::new();
    for part in sentence.split_inclusive(['[', ']']) {
        let words = part.trim_end_matches(['[', ']']);
        text.push_str(words);
        if words.len() < part.len() {
            ends.push(text.len());
        }
    }
    let spans = ends.chunks_exact(2).map(|ends| (ends[0], ends[1]));
    let spans = spans.collect();
    (text, spans)
}

impl Case {
    /// The times that the engine finds.
    pub fn found(&self) -> Vec<Time> {
        let document = Document::new(&self.text);
        let times = resolve(&document, recognise_times(&document), self.published, &[]);
        let time = |t: &siyaq_engine::times::TimeExpression| Time {
            start: t.span.start as usize,
            end: t.span.end as usize,
            edtf: t.edtf.map_or("?".to_owned(), |edtf| edtf.to_string()),
        };
        times.iter().map(time).collect()
    }
}

/// How a table came out.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Times that overlap.
    pub spans: Count,
    /// Times that overlap and have the same value.
    pub values: Count,
    /// Times with the same borders.
    pub exact: Count,
    /// Sentences with a time too many or too few, or with another value, and what was found there.
    pub wrong: Vec<(Case, Vec<Time>)>,
}

/// Counts what the engine finds in the sentences of a table.
pub fn tally(cases: &[Case]) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let found = case.found();
        let count = |same: fn(&Time, &Time) -> bool| Count {
            hits: matched(&case.gold, &found, same),
            found: found.len(),
            gold: case.gold.len(),
        };
        let values = count(|g, f| g.overlaps(f) && g.edtf == f.edtf);
        tally.spans += count(Time::overlaps);
        tally.exact += count(|g, f| (g.start, g.end) == (f.start, f.end));
        tally.values += values;
        if values.hits < case.gold.len() || found.len() > case.gold.len() {
            tally.wrong.push((case.clone(), found));
        }
    }
    tally
}

/// How many of `gold` have a partner of their own in `found`.
fn matched(gold: &[Time], found: &[Time], same: fn(&Time, &Time) -> bool) -> usize {
    let mut left: Vec<_> = found.iter().collect();
    let mut take = |g: &&Time| {
        let place = left.iter().position(|f| same(g, f));
        place.map(|at| left.remove(at)).is_some()
    };
    gold.iter().filter(&mut take).count()
}

/// Times with their words: `[أمس] 2025-11-05`.
pub fn shown(text: &str, times: &[Time]) -> String {
    let one = |t: &Time| {
        let words = text.get(t.start..t.end).unwrap_or_default();
        format!("[{words}] {}", t.edtf)
    };
    times.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read() {
        let table = "published: 2025-11-06\n\nوصل [أمس] ثم سافر [عام 2030]. => 2025-11-05 2030\nنص. => none\n";
        let cases = read(table);
        assert_eq!(cases[0].text, "وصل أمس ثم سافر عام 2030.");
        assert_eq!(
            shown(&cases[0].text, &cases[0].gold),
            "[أمس] 2025-11-05, [عام 2030] 2030"
        );
        assert_eq!((cases[0].line, cases[1].line), (3, 4));
        assert!(cases[1].gold.is_empty());
    }
}
