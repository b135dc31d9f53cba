//! The corpora beside the repository that have gold records: the demo article, the passages with
//! relations, and the newspaper articles in which nothing happens between states.

use std::fs;
use std::path::Path;

use serde_json::Value;
use siyaq_engine::exploration::PANEL_MARGIN;
use siyaq_engine::{Options, explore};

use crate::articles::articles;
use crate::record::{Row, explored, items, relations};

/// A file of the corpora; `None`, with the reason printed, where it cannot be read.
pub fn read(shared: &Path, file: &str) -> Option<String> {
    let path = shared.join("corpora").join(file);
    let text = fs::read_to_string(&path);
    if let Err(error) = &text {
        println!("skipped: {}: {error}", path.display());
    }
    text.ok()
}

/// The demo article and its gold record.
pub struct DemoArticle {
    /// The article.
    pub text: String,
    /// All that must be found.
    pub gold: Value,
}

impl DemoArticle {
    /// Reads both; `None`, with the reason printed, where one is missing.
    pub fn read(shared: &Path) -> Option<Self> {
        let text = read(shared, "seed-article/article.txt")?;
        let gold = read(shared, "seed-article/gold.json")?;
        let gold = serde_json::from_str(&gold).ok()?;
        Some(Self { text, gold })
    }

    /// What the engine finds, as JSON.
    pub fn explored(&self) -> Value {
        explored(&self.text, &self.gold["published"])
    }
}

/// Passages of news with their relations, the gold records; `None`, with the reason printed, where they
/// are missing.
pub fn passages_with_relations(shared: &Path) -> Option<Vec<Value>> {
    let passages = read(shared, "relations/dev.jsonl")?;
    let passages = passages.lines().map(serde_json::from_str);
    passages.collect::<Result<_, _>>().ok()
}

/// The measures of passages as `relations/score.py` counts them, and of those without a relation how
/// many stay empty and how many there are.
pub fn relations_of(passages: &[Value]) -> (Vec<Row>, (usize, usize)) {
    let mut rows: Vec<Row> = Vec::new();
    let mut quiet = (0, 0);
    for gold in passages {
        let text = gold["text"].as_str().unwrap_or_default();
        let found = explored(text, &gold["published"]);
        let counted = relations(gold, &found, true);
        if rows.is_empty() {
            rows = counted;
        } else {
            for (row, (_, count)) in rows.iter_mut().zip(counted) {
                row.1 += count;
            }
        }
        if items(gold, "relations").is_empty() {
            quiet.1 += 1;
            quiet.0 += usize::from(items(&found, "relations").is_empty());
        }
    }
    (rows, quiet)
}

/// The articles of `corpora/news` on sport, business and home affairs: nothing in them happens between
/// states.
pub const WITHOUT_RELATIONS: [&str; 18] = [
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

/// How many articles of [`WITHOUT_RELATIONS`] were read, and the relations that the panel would show in
/// them, all wrong; `None`, with the reason printed, where the articles are missing.
pub fn relations_where_there_are_none(shared: &Path) -> Option<(usize, Vec<String>)> {
    let articles = articles(shared)?;
    let mut shown = Vec::new();
    let mut read = 0;
    for id in WITHOUT_RELATIONS {
        let Some(text) = articles.get(id) else {
            continue;
        };
        read += 1;
        let relations = explore(text, &Options::default()).relations;
        let relations = relations.into_iter().filter(|r| r.score >= PANEL_MARGIN);
        shown.extend(relations.map(|r| format!("{id}: {}", r.evidence.text)));
    }
    Some((read, shown))
}
