//! Sentences of news with all their names, times and relations: `[words|label]` is a name with its type
//! or a time with its value in EDTF, `?` before a label marks what may be found and need not be, and
//! after `=>` stand the relations, as in [`passages`](crate::passages).

use std::collections::BTreeMap;

use siyaq_engine::exploration::Exploration;
use siyaq_engine::{Options, PublicationDate, explore};
use siyaq_trainer::evaluation::Count;

use crate::articles::kind_name;
use crate::times::bracketed;

/// News worded for this file and labelled before the engine first read it; no rule was tuned on it.
pub const TABLE: &str = include_str!("../../engine/tests/fixtures/sentences.case");

/// Short articles, round by round: each was worded and labelled before the engine first read it.
pub const ARTICLES: &str = include_str!("../../engine/tests/fixtures/articles.case");

/// What opens a round of [`ARTICLES`].
pub const ROUND: &str = "# round ";

/// The types of names.
pub const KINDS: [&str; 7] = [
    "person",
    "country",
    "place",
    "organization",
    "agreement",
    "event",
    "group",
];

/// A labelled stretch: its first scalar value, one past its last, its label.
pub type Stretch = (u32, u32, String);

/// One sentence with its labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The text without brackets.
    pub text: String,
    /// The publication day, where it is known.
    pub published: Option<PublicationDate>,
    /// Names that must be found.
    pub names: Vec<Stretch>,
    /// Times that must be found.
    pub times: Vec<Stretch>,
    /// Names and times that may be found.
    pub optional: Vec<Stretch>,
}

/// The sentences of a table.
pub fn read(table: &str) -> Vec<Sentence> {
    let mut published = None;
    let mut sentences = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(date) = line.strip_prefix("published: ") {
            published = date.parse().ok();
        } else if let Some((text, _)) = line.split_once(" => ") {
            sentences.push(sentence(text, published));
        }
    }
    sentences
}

fn sentence(labelled: &str, published: Option<PublicationDate>) -> Sentence {
    let (inner, spans) = bracketed(labelled);
    let mut sentence = Sentence {
        published,
        ..Sentence::default()
    };
    let mut last = 0;
    let length = |text: &str| text.chars().count() as u32;
    for (start, end) in spans {
        let Some((words, label)) = inner[start..end].rsplit_once('|') else {
            continue;
        };
        sentence.text.push_str(&inner[last..start]);
        let from = length(&sentence.text);
        sentence.text.push_str(words);
        last = end;
        let name = label.trim_start_matches('?');
        let stretch = (from, length(&sentence.text), name.to_owned());
        match KINDS.contains(&name) {
            _ if name != label => sentence.optional.push(stretch),
            true => sentence.names.push(stretch),
            false => sentence.times.push(stretch),
        }
    }
    sentence.text.push_str(&inner[last..]);
    sentence
}

/// The names and the times that were found.
pub fn stretches(found: &Exploration) -> (Vec<Stretch>, Vec<Stretch>) {
    let names = found.entities.iter().flat_map(|entity| {
        let kind = kind_name(entity.kind);
        let mentions = entity.mentions.iter();
        mentions.map(move |m| (m.start, m.end, kind.clone()))
    });
    let times = found.times.iter();
    let times = times.map(|t| (t.start, t.end, t.edtf.clone().unwrap_or("?".to_owned())));
    (names.collect(), times.collect())
}

/// How the sentences came out.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Names by type, exact borders.
    pub names: BTreeMap<String, Count>,
    /// Times that overlap and have the same value.
    pub times: Count,
    /// What is missed and what is wrong, by sentence: the sentence, `missed` or `wrong`, the words, the
    /// label.
    pub wrong: Vec<(String, &'static str, String, String)>,
}

/// Counts what the engine finds in sentences.
pub fn tally(sentences: &[Sentence]) -> Tally {
    let mut tally = Tally::default();
    for sentence in sentences {
        let options = Options {
            published: sentence.published,
            ..Options::default()
        };
        let (names, times) = stretches(&explore(&sentence.text, &options));
        let by_name = compare(&sentence.names, &names, &sentence.optional, |g, f| g == f);
        let by_time = compare(&sentence.times, &times, &sentence.optional, |g, f| {
            overlap(g, f) && g.2 == f.2
        });
        for kind in KINDS {
            let of_kind = |all: &[Stretch]| all.iter().filter(|s| s.2 == kind).count();
            *tally.names.entry(kind.to_owned()).or_default() += Count {
                hits: of_kind(&by_name.hits),
                found: of_kind(&by_name.hits) + of_kind(&by_name.wrong),
                gold: of_kind(&sentence.names),
            };
        }
        tally.times += Count {
            hits: by_time.hits.len(),
            found: by_time.hits.len() + by_time.wrong.len(),
            gold: sentence.times.len(),
        };
        for (sign, all) in [
            ("missed", [by_name.missed, by_time.missed]),
            ("wrong", [by_name.wrong, by_time.wrong]),
        ] {
            tally.wrong.extend(all.concat().into_iter().map(|s| {
                let words = sentence.text.chars().skip(s.0 as usize);
                let words = words.take((s.1 - s.0) as usize).collect();
                (sentence.text.clone(), sign, words, s.2)
            }));
        }
    }
    tally
}

fn overlap(a: &Stretch, b: &Stretch) -> bool {
    a.0 < b.1 && b.0 < a.1
}

struct Comparison {
    hits: Vec<Stretch>,
    missed: Vec<Stretch>,
    wrong: Vec<Stretch>,
}

fn compare(
    gold: &[Stretch],
    found: &[Stretch],
    optional: &[Stretch],
    same: fn(&Stretch, &Stretch) -> bool,
) -> Comparison {
    let (hits, missed) = gold
        .iter()
        .cloned()
        .partition(|g| found.iter().any(|f| same(g, f)));
    let free = |f: &&Stretch| !optional.iter().any(|o| overlap(o, f));
    let known = |f: &&Stretch| gold.iter().any(|g| same(g, f));
    let wrong = found.iter().filter(|f| !known(f) && free(f));
    Comparison {
        hits,
        missed,
        wrong: wrong.cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_read() {
        let table = "published: 2024-09-18\nوصل [بدر سعيد|person] و[هيئة|?organization] [أمس|2024-09-17]. => none\n";
        let [sentence] = read(table).try_into().expect("one sentence");
        assert_eq!(sentence.text, "وصل بدر سعيد وهيئة أمس.");
        assert_eq!(sentence.names, [(4, 12, "person".to_owned())]);
        assert_eq!(sentence.times, [(19, 22, "2024-09-17".to_owned())]);
        assert_eq!(sentence.optional, [(14, 18, "organization".to_owned())]);
        assert!(sentence.published.is_some());
    }

    #[test]
    fn what_is_optional_costs_nothing() {
        let stretch = |start, label: &str| (start, start + 2, label.to_owned());
        let gold = [stretch(0, "person"), stretch(5, "place")];
        let found = [
            stretch(0, "person"),
            stretch(5, "person"),
            stretch(9, "event"),
        ];
        let compared = compare(&gold, &found, &[stretch(9, "group")], |g, f| g == f);
        assert_eq!(compared.hits, [stretch(0, "person")]);
        assert_eq!(compared.missed, [stretch(5, "place")]);
        assert_eq!(compared.wrong, [stretch(5, "person")]);
    }
}
