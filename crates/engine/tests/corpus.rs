//! The demo article and the passages of news against their gold annotation, by the measures of `../shared/corpora/score.py`.
//! Skips, and says so, where `../shared` is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use siyaq_engine::exploration::PANEL_MARGIN;
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
#[derive(Debug, Default)]
struct Score {
    hits: usize,
    predicted: usize,
    gold: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }

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

/// The articles of `corpora/news` on sport, business and home affairs: nothing in them happens between
/// states.
const WITHOUT_RELATIONS: [&str; 18] = [
    "AFP_ARB_20000715.0021",
    "AFP_ARB_20000815.0060",
    "AFP_ARB_20000815.0063",
    "AFP_ARB_20000815.0143",
    "ASB_ARB_20041020.0001",
    "HYT_ARB_20010911.0036",
    "HYT_ARB_20010912.0093",
    "HYT_ARB_20011203.0121",
    "UMH_ARB_20040531.0013",
    "UMH_ARB_20040705.0017",
    "UMH_ARB_20040715.0027",
    "UMH_ARB_20040726.0031",
    "UMH_ARB_20040726.0071",
    "UMH_ARB_20040809.0062",
    "XIN_ARB_20030503.0023",
    "XIN_ARB_20030503.0153",
    "XIN_ARB_20030511.0182",
    "XIN_ARB_20030511.0188",
];

#[test]
fn articles_without_relations_stay_almost_silent() {
    let Some(shared) = shared() else { return };
    let articles = fs::read_to_string(shared.join("corpora/news/articles.jsonl"))
        .expect("the newspaper articles");
    let mut read = 0;
    let mut shown = Vec::new();
    for line in articles.lines() {
        let article: Value = serde_json::from_str(line).expect("an article is JSON");
        let id = article["id"].as_str().unwrap_or_default();
        if !WITHOUT_RELATIONS.contains(&id) {
            continue;
        }
        read += 1;
        let text = article["text"].as_str().unwrap_or_default();
        let relations = explore(text, &Options::default()).relations;
        shown.extend(
            relations
                .into_iter()
                .filter(|r| r.score >= PANEL_MARGIN)
                .map(|r| format!("{id}: {}", r.evidence.text)),
        );
    }
    assert_eq!(read, WITHOUT_RELATIONS.len());
    assert!(
        shown.len() * 3 <= read,
        "{} false relations in {read} articles:\n{}",
        shown.len(),
        shown.join("\n")
    );
}

#[test]
fn the_passages_of_news_reach_their_figures() {
    let Some(shared) = shared() else { return };
    let passages = fs::read_to_string(shared.join("corpora/relations/dev.jsonl"))
        .expect("the passages with relations");
    let (mut pairs, mut kinds) = (Score::default(), Score::default());
    for line in passages.lines() {
        let gold: Value = serde_json::from_str(line).expect("a passage is JSON");
        let options = Options {
            published: gold["published"]
                .as_str()
                .and_then(|date| date.parse().ok()),
            ..Options::default()
        };
        let found = explore(gold["text"].as_str().unwrap_or_default(), &options);
        let found = serde_json::to_value(&found).expect("an exploration is JSON");
        let (gold, found) = (items(&gold, "relations"), items(&found, "relations"));
        let by_pair = |r: &Value| format!("{:?}", pair(r));
        let by_kind = |r: &Value| format!("{} {}", ends(r), r["type"]);
        let kind = |g: &Value, p: &Value| same_ends(g, p) && g["type"] == p["type"];
        pairs.add(score(
            &once(&gold, by_pair),
            &once(&found, by_pair),
            |g, p| pair(g) == pair(p),
        ));
        kinds.add(score(&once(&gold, by_kind), &once(&found, by_kind), kind));
    }
    println!("pair F1 {:.3}, pair+type F1 {:.3}", pairs.f1(), kinds.f1());
    assert!(
        pairs.f1() >= 0.8 && pairs.predicted <= pairs.gold,
        "{pairs:?}"
    );
    assert!(
        kinds.f1() >= 0.6 && kinds.predicted <= kinds.gold,
        "{kinds:?}"
    );
}
