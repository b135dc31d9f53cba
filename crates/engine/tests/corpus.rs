//! The demo article against its gold annotation, by the measures of `../shared/corpora/score.py`.
//! Skips, and says so, where `../shared` is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use siyaq_engine::{Options, explore};

/// The folder of the corpora: `SIYAQ_SHARED`, or `shared` beside the repository.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SIYAQ_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is missing", folder.display());
    None
}

/// Precision, recall and F1 of a matching.
#[derive(Debug)]
struct Score {
    hits: usize,
    predicted: usize,
    gold: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.hits as f64 / (self.predicted + self.gold).max(1) as f64
    }
}

/// Matches gold to predicted items one to one, required items first. Optional ones cost nothing.
fn score(gold: &[Value], predicted: &[Value], same: impl Fn(&Value, &Value) -> bool) -> Score {
    let is_optional = |item: &Value| item["optional"] == true;
    let mut left: Vec<&Value> = predicted.iter().collect();
    let mut take = |item: &Value| {
        let found = left.iter().position(|p| same(item, p));
        found.map(|at| left.remove(at)).is_some()
    };
    let hits = gold
        .iter()
        .filter(|g| !is_optional(g))
        .filter(|g| take(g))
        .count();
    let free = gold
        .iter()
        .filter(|g| is_optional(g))
        .filter(|g| take(g))
        .count();
    Score {
        hits,
        predicted: predicted.len() - free,
        gold: gold.iter().filter(|g| !is_optional(g)).count(),
    }
}

fn items(document: &Value, field: &str) -> Vec<Value> {
    document[field].as_array().cloned().unwrap_or_default()
}

/// Every mention, with the type of its entity.
fn mentions(document: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for entity in items(document, "entities") {
        for mut mention in items(&entity, "mentions") {
            mention["type"] = entity["type"].clone();
            mention["optional"] = entity["optional"].clone();
            all.push(mention);
        }
    }
    all
}

fn countries(document: &Value) -> BTreeSet<String> {
    items(document, "entities")
        .iter()
        .filter(|e| e["type"] == "country")
        .filter_map(|e| e["iso3"].as_str().map(str::to_owned))
        .collect()
}

/// The first of the relations that share a key.
fn once(relations: &[Value], key: impl Fn(&Value) -> String) -> Vec<Value> {
    let mut sorted: Vec<&Value> = relations.iter().collect();
    sorted.sort_by_key(|r| r["optional"] == true);
    let mut seen = BTreeSet::new();
    sorted
        .into_iter()
        .filter(|r| seen.insert(key(r)))
        .cloned()
        .collect()
}

fn pair(relation: &Value) -> BTreeSet<&str> {
    [&relation["source"], &relation["target"]]
        .iter()
        .filter_map(|c| c.as_str())
        .collect()
}

fn ends(relation: &Value) -> String {
    match relation["symmetric"] == true {
        true => format!("{:?}", pair(relation)),
        false => format!("{} {}", relation["source"], relation["target"]),
    }
}

fn same_ends(gold: &Value, predicted: &Value) -> bool {
    match gold["symmetric"] == true {
        true => pair(gold) == pair(predicted),
        false => predicted["symmetric"] != true && ends(gold) == ends(predicted),
    }
}

fn overlap(a: &Value, b: &Value) -> bool {
    a["start"].as_u64() < b["end"].as_u64() && b["start"].as_u64() < a["end"].as_u64()
}

#[test]
fn the_demo_article_comes_out_right() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("corpora/seed-article");
    let text = fs::read_to_string(folder.join("article.txt")).expect("the demo article");
    let gold = fs::read_to_string(folder.join("gold.json")).expect("its gold annotation");
    let gold: Value = serde_json::from_str(&gold).expect("gold is JSON");
    let published = gold["published"]
        .as_str()
        .and_then(|date| date.parse().ok());
    let found = explore(
        &text,
        &Options {
            published,
            ..Options::default()
        },
    );
    let found = serde_json::to_value(&found).expect("an exploration is JSON");

    let exact = |g: &Value, p: &Value| g["start"] == p["start"] && g["end"] == p["end"];
    let typed = |g: &Value, p: &Value| exact(g, p) && g["type"] == p["type"];
    let dated = |g: &Value, p: &Value| overlap(g, p) && g["edtf"] == p["edtf"];
    let quad = |g: &Value, p: &Value| same_ends(g, p) && g["quad"] == p["quad"];
    let kind = |g: &Value, p: &Value| same_ends(g, p) && g["type"] == p["type"];
    let (gold_relations, relations) = (items(&gold, "relations"), items(&found, "relations"));
    let relation_score = |key: &dyn Fn(&Value) -> String, same: &dyn Fn(&Value, &Value) -> bool| {
        score(&once(&gold_relations, key), &once(&relations, key), same)
    };

    let rows = [
        (
            "mentions+type",
            0.85,
            score(&mentions(&gold), &mentions(&found), typed),
        ),
        (
            "times+edtf",
            0.9,
            score(&items(&gold, "times"), &items(&found, "times"), dated),
        ),
        (
            "events",
            0.9,
            score(&items(&gold, "events"), &items(&found, "events"), dated),
        ),
        (
            "pairs",
            0.8,
            relation_score(&|r| format!("{:?}", pair(r)), &|g, p| pair(g) == pair(p)),
        ),
        (
            "pairs+quad",
            0.7,
            relation_score(&|r| format!("{} {}", ends(r), r["quad"]), &quad),
        ),
        (
            "pairs+type",
            0.6,
            relation_score(&|r| format!("{} {}", ends(r), r["type"]), &kind),
        ),
    ];
    assert_eq!(countries(&found), countries(&gold));
    let mut short = Vec::new();
    for (row, least, score) in rows {
        println!("{row:14} F1 {:.3} ({score:?})", score.f1());
        if score.f1() < least {
            short.push(row);
        }
    }
    assert!(short.is_empty(), "below their figures: {short:?}");
}
