//! Prints explorations as JSON lines: `explore FILE.jsonl` of `{"id","text","published"}`.
use siyaq_engine::{Options, explore};
fn main() {
    let path = std::env::args().nth(1).expect("a file");
    for line in std::fs::read_to_string(path).expect("readable").lines() {
        let v: serde_json::Value = serde_json::from_str(line).expect("json");
        let published = v["published"].as_str().and_then(|d| d.parse().ok());
        let r = explore(
            v["text"].as_str().unwrap_or(""),
            &Options {
                published,
                ..Default::default()
            },
        );
        let mut out = serde_json::to_value(&r).expect("json");
        out["id"] = v["id"].clone();
        println!("{out}");
    }
}
