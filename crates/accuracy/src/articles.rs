//! Names in whole news articles against labels by article and surface form, since the articles
//! themselves stay outside the repository. A form counts where it stands as whole words, proclitics
//! before it left out. And names in passages of our own, whose labels stand in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use siyaq_engine::{Options, explore};
use siyaq_trainer::evaluation::Count;

/// Labels of articles of `corpora/news`, or of passages with their text.
pub struct Set {
    /// What it is called.
    pub name: &'static str,
    /// The labels.
    pub labels: &'static str,
    /// F1 in percent before anyone had read an error.
    pub first: f64,
}

/// The labelled articles; the rules were mended on each set after its first figure.
pub const SETS: [Set; 2] = [
    Set {
        name: "news",
        labels: include_str!("../../engine/tests/annotations/news.tsv"),
        first: 74.3,
    },
    Set {
        name: "news-2",
        labels: include_str!("../../engine/tests/annotations/news-2.tsv"),
        first: 89.9,
    },
];

/// Passages of today's news, written and labelled for this.
pub const PASSAGES: [Set; 2] = [
    Set {
        name: "passages",
        labels: include_str!("../../engine/tests/annotations/passages.txt"),
        first: 67.7,
    },
    Set {
        name: "passages-2",
        labels: include_str!("../../engine/tests/annotations/passages-2.txt"),
        first: 69.8,
    },
];

/// The newspaper articles by id; `None`, with the reason printed, where they are missing.
pub fn articles(shared: &Path) -> Option<BTreeMap<String, String>> {
    let lines = crate::corpora::read(shared, "news/articles.jsonl")?;
    let articles = lines.lines().filter_map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).ok()?;
        let field = |name: &str| Some(article[name].as_str()?.to_owned());
        Some((field("id")?, field("text")?))
    });
    Some(articles.collect())
}

/// One surface form of an entity.
#[derive(Debug)]
struct Label {
    kind: String,
    optional: bool,
    form: String,
    /// Those that count, from 1; all of them where empty.
    occurrences: Vec<usize>,
}

/// The labels by article.
fn labels(table: &str) -> BTreeMap<String, Vec<Label>> {
    let mut all: BTreeMap<String, Vec<Label>> = BTreeMap::new();
    let mut article = String::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(id) = line.strip_prefix('@') {
            article = id.to_owned();
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(kind), Some(forms)) = (columns.next(), columns.next()) else {
            continue;
        };
        let numbers = columns.next().unwrap_or_default().split(',');
        let occurrences: Vec<usize> = numbers.filter_map(|n| n.parse().ok()).collect();
        all.entry(article.clone())
            .or_default()
            .extend(forms.split(" = ").map(|form| Label {
                kind: kind.trim_start_matches('?').to_owned(),
                optional: kind.starts_with('?'),
                form: form.to_owned(),
                occurrences: occurrences.clone(),
            }));
    }
    all
}

/// A mention: where it begins and ends, in bytes, and its type.
type Mention = (usize, usize, String);

/// The mentions that labels name in a text: required ones and optional ones.
fn labelled(text: &str, labels: &[Label]) -> (BTreeSet<Mention>, BTreeSet<Mention>) {
    let mut sorted: Vec<&Label> = labels.iter().collect();
    sorted.sort_by_key(|label| std::cmp::Reverse(label.form.len()));
    let mut taken = vec![false; text.len()];
    let (mut required, mut optional) = (BTreeSet::new(), BTreeSet::new());
    for label in sorted {
        let free: Vec<(usize, usize)> = occurrences(text, &label.form)
            .into_iter()
            .filter(|&(start, end)| !taken[start..end].contains(&true))
            .collect();
        for (number, (start, end)) in (1..).zip(free) {
            if label.occurrences.is_empty() || label.occurrences.contains(&number) {
                taken[start..end].fill(true);
                let set = if label.optional {
                    &mut optional
                } else {
                    &mut required
                };
                set.insert((start, end, label.kind.clone()));
            }
        }
    }
    (required, optional)
}

/// Where a form stands as whole words, proclitics before it left out, in the order of the text.
fn occurrences(text: &str, form: &str) -> Vec<(usize, usize)> {
    let after_li = form.strip_prefix("ال").map(|rest| format!("ل{rest}"));
    let mut found: Vec<(usize, usize)> = text
        .match_indices(form)
        .filter(|&(at, _)| is_proclitic(word_before(text, at)))
        .map(|(at, form)| (at, at + form.len()))
        .collect();
    if let Some(form) = after_li {
        let merged = |at: usize| matches!(word_before(text, at), "ل" | "ول" | "فل");
        found.extend(
            text.match_indices(&form)
                .filter(|&(at, _)| merged(at))
                .map(|(at, form)| (at, at + form.len())),
        );
    }
    found.retain(|&(_, end)| !text[end..].starts_with(char::is_alphanumeric));
    found.sort_unstable();
    found
}

/// The letters of the same word before a place in the text.
fn word_before(text: &str, at: usize) -> &str {
    let start = text[..at].trim_end_matches(char::is_alphanumeric).len();
    &text[start..at]
}

fn is_proclitic(letters: &str) -> bool {
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    matches!(rest, "" | "ب" | "ل" | "ك")
}

/// The mentions that the engine finds.
fn predicted(text: &str) -> BTreeSet<Mention> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |scalar: u32| bytes.get(scalar as usize).copied().unwrap_or(text.len());
    let found = explore(text, &Options::default());
    let mentions = found.entities.iter().flat_map(|entity| {
        let kind = kind_name(entity.kind);
        entity
            .mentions
            .iter()
            .map(move |m| (m.start, m.end, kind.clone()))
    });
    mentions
        .map(|(start, end, kind)| (byte(start), byte(end), kind))
        .collect()
}

/// The name of a type in the JSON.
pub fn kind_name(kind: siyaq_engine::exploration::EntityType) -> String {
    format!("{kind:?}").to_lowercase()
}

/// The names of labelled articles, counted by type, and a line for each that is missed or wrong.
#[derive(Default)]
pub struct Names {
    /// Counts by type.
    pub by_kind: BTreeMap<String, Count>,
    /// `article missed type form` or `article found type form`.
    pub wrong: Vec<String>,
}

impl Names {
    /// All types together.
    pub fn all(&self) -> Count {
        let mut sum = Count::default();
        self.by_kind.values().for_each(|&count| sum += count);
        sum
    }

    /// Compares what the engine finds in a text with its labels: exact borders and type.
    fn add(
        &mut self,
        id: &str,
        text: &str,
        required: &BTreeSet<Mention>,
        optional: &BTreeSet<Mention>,
    ) {
        let found: BTreeSet<Mention> = &predicted(text) - optional;
        for mention in required {
            let count = self.by_kind.entry(mention.2.clone()).or_default();
            count.gold += 1;
            count.hits += usize::from(found.contains(mention));
        }
        for mention in &found {
            self.by_kind.entry(mention.2.clone()).or_default().found += 1;
        }
        let show = |sign: &str, (start, end, kind): &Mention| {
            format!("{id} {sign} {kind} {}", &text[*start..*end])
        };
        let missed = (required - &found).into_iter();
        let wrong = (&found - required).into_iter();
        self.wrong.extend(missed.map(|m| show("missed", &m)));
        self.wrong.extend(wrong.map(|m| show("found", &m)));
        self.wrong.sort();
    }
}

/// Compares what the engine finds in articles with a table of labels: exact borders and type.
pub fn names(articles: &BTreeMap<String, String>, table: &str) -> Names {
    let mut names = Names::default();
    for (id, labels) in labels(table) {
        let Some(text) = articles.get(&id) else {
            continue;
        };
        let (required, optional) = labelled(text, &labels);
        names.add(&id, text, &required, &optional);
    }
    names
}

/// Compares what the engine finds in passages with their labels.
pub fn names_of_passages(set: &Set) -> Names {
    let mut names = Names::default();
    let passages = set.labels.split("\n# ").skip(1);
    for (topic, passage) in passages.filter_map(|passage| passage.split_once('\n')) {
        let (text, required, optional) = unlabelled(passage.trim());
        names.add(topic, &text, &required, &optional);
    }
    names
}

/// A passage without its labels, `{type:mention}`, and the mentions that they name: required ones and
/// optional ones, `{?type:mention}`.
fn unlabelled(passage: &str) -> (String, BTreeSet<Mention>, BTreeSet<Mention>) {
    let (mut text, mut required, mut optional) = (String::new(), BTreeSet::new(), BTreeSet::new());
    let mut rest = passage;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((label, behind)) = after.split_once('}')
        && let Some((kind, mention)) = label.split_once(':')
    {
        text.push_str(before);
        let start = text.len();
        text.push_str(mention);
        let kind = kind.trim_start_matches('?').to_owned();
        match label.starts_with('?') {
            true => optional.insert((start, text.len(), kind)),
            false => required.insert((start, text.len(), kind)),
        };
        rest = behind;
    }
    text.push_str(rest);
    (text, required, optional)
}
