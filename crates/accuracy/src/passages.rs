//! Relations in the notation of the `.case` files: `text => A>B TYPE status; C=D TYPE status`, `none`
//! for silence, `?` before what good annotators could differ on.

use siyaq_engine::{Options, PublicationDate, explore};
use siyaq_trainer::evaluation::Count;

/// Sentences as news agencies write them, labelled before the engine first read them.
pub const NEWS: &str = include_str!("../../engine/tests/fixtures/relations-news.case");

/// The same, set aside: no rule was written for them.
pub const SET_ASIDE: &str = include_str!("../../engine/tests/fixtures/relations-heldout.case");

/// One construction a row.
pub const CONSTRUCTIONS: &str = include_str!("../../engine/tests/fixtures/relations.case");

/// A passage with the relations it tells, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// The publication day, where it is known.
    pub published: Option<PublicationDate>,
    /// What must be found.
    pub expected: Vec<String>,
    /// What may be found.
    pub optional: Vec<String>,
}

/// How much of a relation is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The two ends in any order.
    Pair,
    /// Ends, direction and type.
    Type,
    /// All of that and the status.
    Status,
}

impl Level {
    /// Every level, the coarsest first.
    pub const ALL: [Self; 3] = [Self::Pair, Self::Type, Self::Status];
}

/// The passages of a file.
pub fn read(table: &str) -> Vec<Passage> {
    let mut published = None;
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| {
        if let Some(date) = line.strip_prefix("published: ") {
            published = date.parse().ok();
        }
        let (text, relations) = line.split_once("=>")?;
        Some((published, text, relations))
    });
    rows.map(|(published, text, relations)| {
        let relations = relations.split(';').map(str::trim);
        let relations = relations.filter(|r| !matches!(*r, "none" | ""));
        let (optional, expected): (Vec<_>, Vec<_>) = relations.partition(|r| r.starts_with('?'));
        Passage {
            text: without_labels(text.trim()),
            published,
            expected: in_order(expected.into_iter()),
            optional: in_order(optional.into_iter().map(|r| r.trim_start_matches('?'))),
        }
    })
    .collect()
}

/// A text without the labels of names and times that [`sentences`](crate::sentences) have.
fn without_labels(text: &str) -> String {
    let parts = text.split(['[', ']']).enumerate();
    let bare = parts.map(|(place, part)| match part.rsplit_once('|') {
        Some((words, _)) if place % 2 == 1 => words,
        _ => part,
    });
    bare.collect()
}

fn in_order<'a>(relations: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = relations.map(with_ends_in_order).collect();
    all.sort();
    all.dedup();
    all
}

/// The relation with the ends of a symmetric one in order.
fn with_ends_in_order(relation: &str) -> String {
    let symmetric = relation.split_once('=');
    match symmetric.and_then(|(a, rest)| Some((a, rest.split_once(' ')?))) {
        Some((a, (b, rest))) if b < a => format!("{b}={a} {rest}"),
        _ => relation.to_owned(),
    }
}

/// The relations that the engine finds, in order.
pub fn found(passage: &Passage) -> Vec<String> {
    let options = Options {
        published: passage.published,
        ..Options::default()
    };
    let relations = explore(&passage.text, &options).relations;
    let all: Vec<String> = relations
        .iter()
        .map(|r| {
            let kind = format!("{:?}", r.kind).to_uppercase();
            let status = format!("{:?}", r.status).to_lowercase();
            let arrow = if r.symmetric { '=' } else { '>' };
            format!("{}{arrow}{} {kind} {status}", r.source, r.target)
        })
        .collect();
    in_order(all.iter().map(String::as_str))
}

/// Cuts a relation down to what is compared.
fn cut(relation: &str, level: Level) -> String {
    let mut words = relation.split(' ');
    let ends = words.next().unwrap_or_default();
    match level {
        Level::Pair => {
            let mut codes: Vec<&str> = ends.split(['>', '=']).collect();
            codes.sort_unstable();
            codes.join(" ")
        }
        Level::Type => [ends, words.next().unwrap_or_default()].join(" "),
        Level::Status => relation.to_owned(),
    }
}

/// The relations of many passages, as a scorer sees them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Relations that do not count as optional.
    pub count: Count,
    /// Passages without a relation that stay empty, and all such passages.
    pub quiet: (usize, usize),
}

/// Counts what the engine finds in passages at one level.
pub fn tally(passages: &[Passage], level: Level) -> Tally {
    let mut tally = Tally::default();
    for passage in passages {
        let cut_all = |all: &[String]| {
            let mut all: Vec<String> = all.iter().map(|r| cut(r, level)).collect();
            all.sort();
            all.dedup();
            all
        };
        let (expected, optional) = (cut_all(&passage.expected), cut_all(&passage.optional));
        let found = cut_all(&found(passage));
        let counted = |f: &&String| expected.contains(f) || !optional.contains(f);
        tally.count += Count {
            hits: expected.iter().filter(|e| found.contains(e)).count(),
            found: found.iter().filter(counted).count(),
            gold: expected.len(),
        };
        if expected.is_empty() {
            tally.quiet.1 += 1;
            tally.quiet.0 += usize::from(found.iter().all(|f| optional.contains(f)));
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_read() {
        let table = "# remark\n\nنص => SYR>TUR ASSAULT asserted; QAT=EGY CONSULT planned; ?A>B AID asserted\nصمت => none\n";
        let expected = ["EGY=QAT CONSULT planned", "SYR>TUR ASSAULT asserted"];
        assert_eq!(
            read(table),
            [
                Passage {
                    text: "نص".to_owned(),
                    published: None,
                    expected: expected.map(str::to_owned).into(),
                    optional: vec!["A>B AID asserted".to_owned()],
                },
                Passage {
                    text: "صمت".to_owned(),
                    published: None,
                    expected: vec![],
                    optional: vec![],
                },
            ]
        );
    }

    #[test]
    fn what_is_compared_is_cut() {
        let relation = "SYR>EGY AID planned";
        let cuts = Level::ALL.map(|level| cut(relation, level));
        assert_eq!(cuts, ["EGY SYR", "SYR>EGY AID", relation]);
    }
}
