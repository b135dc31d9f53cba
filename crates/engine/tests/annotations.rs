//! Names in news: whole articles against `annotations/news*.tsv`, which label them by article and surface
//! form, since the articles themselves stay outside the repository, and passages of our own in
//! `annotations/passages.txt`. The articles are skipped, and that is said, where `../shared` is missing.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::PathBuf;

use siyaq_engine::{Options, explore};

/// The labelled sets of articles, with the F1 over exact borders and type that the engine must not fall
/// below. Of each its first figure, before anyone had read an error, is in `docs/entities.md`.
const SETS: [(&str, &str, f64); 2] = [
    ("news", include_str!("annotations/news.tsv"), 0.87),
    ("news-2", include_str!("annotations/news-2.tsv"), 0.90),
];

/// The same for the passages.
const LEAST_OF_PASSAGES: f64 = 0.78;

/// Where the articles are: in `SIYAQ_SHARED`, or in `shared` beside the repository.
fn articles() -> Option<BTreeMap<String, String>> {
    let folder = std::env::var_os("SIYAQ_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = folder.join("corpora/news/articles.jsonl");
    let Ok(lines) = fs::read_to_string(&path) else {
        println!("skipped: {} is missing", path.display());
        return None;
    };
    let field = |article: &serde_json::Value, name: &str| {
        article[name].as_str().expect("a field of text").to_owned()
    };
    let articles = lines.lines().map(|line| {
        let article = serde_json::from_str(line).expect("an article is JSON");
        (field(&article, "id"), field(&article, "text"))
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
        let kind = columns.next().expect("a type");
        let forms = columns.next().expect("surface forms");
        let occurrences: Vec<usize> = columns.next().map_or(Vec::new(), |numbers| {
            let number = |n: &str| n.parse().expect("the number of an occurrence");
            numbers.split(',').map(number).collect()
        });
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
fn labelled(text: &str, labels: &[Label]) -> (HashSet<Mention>, HashSet<Mention>) {
    let mut sorted: Vec<&Label> = labels.iter().collect();
    sorted.sort_by_key(|label| std::cmp::Reverse(label.form.len()));
    let mut taken = vec![false; text.len()];
    let (mut required, mut optional) = (HashSet::new(), HashSet::new());
    for label in sorted {
        let free: Vec<(usize, usize)> = occurrences(text, &label.form)
            .into_iter()
            .filter(|&(start, end)| !taken[start..end].contains(&true))
            .collect();
        for (number, (start, end)) in (1..).zip(free) {
            taken[start..end].fill(true);
            if label.occurrences.is_empty() || label.occurrences.contains(&number) {
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
fn predicted(text: &str) -> HashSet<Mention> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |scalar: u32| bytes.get(scalar as usize).copied().unwrap_or(text.len());
    let found = explore(text, &Options::default());
    let mentions = found.entities.iter().flat_map(|entity| {
        let kind = serde_json::to_value(entity.kind).expect("a type is JSON");
        let kind = kind.as_str().expect("a type is a word").to_owned();
        entity
            .mentions
            .iter()
            .map(move |m| (m.start, m.end, kind.clone()))
    });
    mentions
        .map(|(start, end, kind)| (byte(start), byte(end), kind))
        .collect()
}

/// What was found of what is labelled.
#[derive(Default)]
struct Score {
    hits: usize,
    in_gold: usize,
    in_found: usize,
    wrong: Vec<String>,
}

impl Score {
    fn add(
        &mut self,
        id: &str,
        text: &str,
        required: &HashSet<Mention>,
        optional: &HashSet<Mention>,
    ) {
        let found: HashSet<Mention> = &predicted(text) - optional;
        self.hits += found.intersection(required).count();
        self.in_gold += required.len();
        self.in_found += found.len();
        let show = |sign: &str, (start, end, kind): &Mention| {
            format!("{id} {sign} {kind} {}", &text[*start..*end])
        };
        self.wrong
            .extend((required - &found).iter().map(|m| show("missed", m)));
        self.wrong
            .extend((&found - required).iter().map(|m| show("found", m)));
    }

    /// F1, printed with what it is made of; with `SIYAQ_SHOW_WRONG` every error too.
    fn f1(mut self, name: &str) -> f64 {
        let Self {
            hits,
            in_gold,
            in_found,
            ..
        } = self;
        let share = |of: usize| hits as f64 / of as f64;
        let f1 = 2.0 * hits as f64 / (in_gold + in_found) as f64;
        println!(
            "{name}: mentions+type P {:.3} R {:.3} F1 {f1:.3}, {hits} right of {in_found} found and {in_gold} labelled",
            share(in_found),
            share(in_gold),
        );
        if std::env::var_os("SIYAQ_SHOW_WRONG").is_some() {
            self.wrong.sort();
            println!("{}", self.wrong.join("\n"));
        }
        f1
    }
}

#[test]
fn names_of_news_articles_are_found() {
    let Some(articles) = articles() else { return };
    let mut below = Vec::new();
    for (name, table, least) in SETS {
        let mut score = Score::default();
        for (id, labels) in labels(table) {
            let text = &articles[&id];
            let (required, optional) = labelled(text, &labels);
            score.add(&id, text, &required, &optional);
        }
        if score.f1(name) < least {
            below.push((name, least));
        }
    }
    assert!(below.is_empty(), "below the least: {below:?}");
}

/// A passage without its labels, and the mentions that they name: required ones and optional ones.
fn unlabelled(passage: &str) -> (String, HashSet<Mention>, HashSet<Mention>) {
    let (mut text, mut required, mut optional) = (String::new(), HashSet::new(), HashSet::new());
    let mut rest = passage;
    while let Some((before, after)) = rest.split_once('{') {
        let (label, behind) = after.split_once('}').expect("a label ends");
        let (kind, mention) = label.split_once(':').expect("a label has a type");
        text.push_str(before);
        let start = text.len();
        text.push_str(mention);
        let set = match kind.starts_with('?') {
            true => &mut optional,
            false => &mut required,
        };
        set.insert((start, text.len(), kind.trim_start_matches('?').to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    (text, required, optional)
}

#[test]
fn names_of_passages_are_found() {
    let mut score = Score::default();
    let passages = include_str!("annotations/passages.txt")
        .split("\n# ")
        .skip(1);
    let passages = passages.filter_map(|passage| passage.split_once('\n'));
    for (topic, passage) in passages {
        let (text, required, optional) = unlabelled(passage.trim());
        score.add(topic, &text, &required, &optional);
    }
    let f1 = score.f1("passages");
    assert!(f1 >= LEAST_OF_PASSAGES, "below {LEAST_OF_PASSAGES}");
}
