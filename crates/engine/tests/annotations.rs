//! Names in eight news articles against `annotations/news.tsv`, which labels them by article and
//! surface form, since the articles themselves stay outside the repository. Skips, and says so,
//! where `../shared` is missing.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::PathBuf;

use siyaq_engine::{Options, explore};

/// Mentions that the engine must not fall below, in F1 over exact borders and type.
const LEAST_F1: f64 = 0.87;

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
fn labels() -> BTreeMap<String, Vec<Label>> {
    let mut all: BTreeMap<String, Vec<Label>> = BTreeMap::new();
    let mut article = String::new();
    let lines = include_str!("annotations/news.tsv").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
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

#[test]
fn names_of_news_articles_are_found() {
    let Some(articles) = articles() else { return };
    let (mut hits, mut in_gold, mut in_found) = (0, 0, 0);
    let mut wrong: Vec<String> = Vec::new();
    for (id, labels) in labels() {
        let text = &articles[&id];
        let (required, optional) = labelled(text, &labels);
        let found: HashSet<Mention> = &predicted(text) - &optional;
        hits += found.intersection(&required).count();
        in_gold += required.len();
        in_found += found.len();
        let show = |sign: &str, (start, end, kind): &Mention| {
            format!("{id} {sign} {kind} {}", &text[*start..*end])
        };
        wrong.extend((&required - &found).iter().map(|m| show("missed", m)));
        wrong.extend((&found - &required).iter().map(|m| show("found", m)));
    }
    let f1 = 2.0 * hits as f64 / (in_gold + in_found) as f64;
    println!("mentions+type: F1 {f1:.3}, {hits} right of {in_found} found and {in_gold} labelled");
    if std::env::var_os("SIYAQ_SHOW_WRONG").is_some() {
        wrong.sort();
        println!("{}", wrong.join("\n"));
    }
    assert!(f1 >= LEAST_F1, "below {LEAST_F1}");
}
