//! The JSON of an exploration against a gold record of the same form, by the measures of
//! `corpora/score.py` and `corpora/relations/score.py`. What is marked `optional` in the gold costs
//! nothing, missed or found.

use std::collections::BTreeSet;

use serde_json::Value;
use siyaq_engine::{Options, explore};
use siyaq_trainer::evaluation::Count;

/// A measure's name, and how the items of one record were counted.
pub type Row = (&'static str, Count);

/// Explores a text and gives the result as JSON.
pub fn explored(text: &str, published: &Value) -> Value {
    let options = Options {
        published: published.as_str().and_then(|date| date.parse().ok()),
        ..Options::default()
    };
    serde_json::to_value(explore(text, &options)).unwrap_or_default()
}

/// Every measure of `score.py`, in its order.
pub fn measures(gold: &Value, found: &Value) -> Vec<Row> {
    let typed = |g: &Value, f: &Value| exact(g, f) && g["type"] == f["type"];
    let dated = |g: &Value, f: &Value| overlap(g, f) && g["edtf"] == f["edtf"];
    let of = |field: &str, same: &dyn Fn(&Value, &Value) -> bool| {
        count(&items(gold, field), &items(found, field), same)
    };
    let mut rows = vec![
        ("mentions", count(&mentions(gold), &mentions(found), exact)),
        (
            "mentions+type",
            count(&mentions(gold), &mentions(found), typed),
        ),
        (
            "countries",
            count(&countries(gold), &countries(found), |g, f| g == f),
        ),
        ("times", of("times", &overlap)),
        ("times+edtf", of("times", &dated)),
        ("events", of("events", &dated)),
    ];
    rows.extend(relations(gold, found, false));
    rows
}

/// The measures of relations. `forgiving`, as `relations/score.py` counts: what is found again after
/// it was matched is not wrong.
pub fn relations(gold: &Value, found: &Value, forgiving: bool) -> Vec<Row> {
    type Key = fn(&Value) -> String;
    type Same = fn(&Value, &Value) -> bool;
    let by_pair: Key = |r| format!("{:?}", pair(r));
    let by_quad: Key = |r| format!("{} {}", ends(r), r["quad"]);
    let by_type: Key = |r| format!("{} {}", ends(r), r["type"]);
    let by_status: Key = |r| format!("{} {} {}", ends(r), r["type"], r["status"]);
    let pairs: Same = |g, f| pair(g) == pair(f);
    let quads: Same = |g, f| same_ends(g, f) && g["quad"] == f["quad"];
    let types: Same = |g, f| same_ends(g, f) && g["type"] == f["type"];
    let statuses: Same =
        |g, f| same_ends(g, f) && g["type"] == f["type"] && g["status"] == f["status"];
    let rows: [(&str, Key, Same); 4] = [
        ("pairs", by_pair, pairs),
        ("pairs+quad", by_quad, quads),
        ("pairs+type", by_type, types),
        ("pairs+type+status", by_status, statuses),
    ];
    let (gold, found) = (items(gold, "relations"), items(found, "relations"));
    rows.map(|(name, key, same)| {
        let (gold, found) = (once(&gold, key), once(&found, key));
        let mut counted = count(&gold, &found, same);
        if forgiving {
            counted.found -= repeated(&gold, &found, same);
        }
        (name, counted)
    })
    .into()
}

/// Matches gold to found items one to one, required ones first.
fn matched<'a>(
    gold: &'a [Value],
    found: &'a [Value],
    same: impl Fn(&Value, &Value) -> bool,
) -> (usize, usize, Vec<&'a Value>) {
    let mut left: Vec<&Value> = found.iter().collect();
    let mut take = |item: &&Value| {
        let place = left.iter().position(|f| same(item, f));
        place.map(|at| left.remove(at)).is_some()
    };
    let hits = gold.iter().filter(|g| !is_optional(g)).filter(&mut take);
    let hits = hits.count();
    let free = gold.iter().filter(|g| is_optional(g)).filter(&mut take);
    (hits, free.count(), left)
}

fn count(gold: &[Value], found: &[Value], same: impl Fn(&Value, &Value) -> bool) -> Count {
    let (hits, free, _) = matched(gold, found, same);
    Count {
        hits,
        found: found.len() - free,
        gold: gold.iter().filter(|g| !is_optional(g)).count(),
    }
}

/// How many of those that are left over would have matched something.
fn repeated(gold: &[Value], found: &[Value], same: impl Fn(&Value, &Value) -> bool) -> usize {
    let (_, _, left) = matched(gold, found, &same);
    left.iter()
        .filter(|f| gold.iter().any(|g| same(g, f)))
        .count()
}

fn is_optional(item: &Value) -> bool {
    item["optional"] == true
}

/// A field of a record that is a list.
pub fn items(record: &Value, field: &str) -> Vec<Value> {
    record[field].as_array().cloned().unwrap_or_default()
}

/// Every mention, with the type of its entity.
fn mentions(record: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for entity in items(record, "entities") {
        for mut mention in items(&entity, "mentions") {
            mention["type"] = entity["type"].clone();
            mention["optional"] = entity["optional"].clone();
            all.push(mention);
        }
    }
    all
}

/// The codes of the countries that a record names.
pub fn countries(record: &Value) -> Vec<Value> {
    let entities = items(record, "entities");
    let countries = entities.iter().filter(|e| e["type"] == "country");
    let codes: BTreeSet<_> = countries.filter_map(|e| e["iso3"].as_str()).collect();
    codes.into_iter().map(Value::from).collect()
}

/// The first of the relations that share a key.
fn once(relations: &[Value], key: impl Fn(&Value) -> String) -> Vec<Value> {
    let mut sorted: Vec<&Value> = relations.iter().collect();
    sorted.sort_by_key(|r| is_optional(r));
    let mut seen = BTreeSet::new();
    sorted.retain(|r| seen.insert(key(r)));
    sorted.into_iter().cloned().collect()
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

fn same_ends(gold: &Value, found: &Value) -> bool {
    match gold["symmetric"] == true {
        true => pair(gold) == pair(found),
        false => found["symmetric"] != true && ends(gold) == ends(found),
    }
}

fn exact(a: &Value, b: &Value) -> bool {
    a["start"] == b["start"] && a["end"] == b["end"]
}

fn overlap(a: &Value, b: &Value) -> bool {
    a["start"].as_u64() < b["end"].as_u64() && b["start"].as_u64() < a["end"].as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_optional_costs_nothing() {
        let item = |start: u32, optional: bool| json!({ "start": start, "end": start + 2, "optional": optional });
        let gold = [item(0, false), item(10, true), item(20, false)];
        for (starts, hits, found) in [
            (&[0, 20][..], 2, 2),
            (&[0, 10, 20], 2, 2),
            (&[10], 0, 0),
            (&[0, 30], 1, 2),
            (&[0, 0], 1, 2),
        ] {
            let given: Vec<_> = starts.iter().map(|&s| item(s, false)).collect();
            let counted = count(&gold, &given, exact);
            assert_eq!(
                (counted.hits, counted.found, counted.gold),
                (hits, found, 2)
            );
        }
    }

    #[test]
    fn direction_counts_but_a_repetition_is_forgiven() {
        let relation = |source: &str, target: &str, symmetric: bool| json!({ "source": source, "target": target, "symmetric": symmetric, "type": "CONSULT" });
        let gold = json!({ "relations": [relation("EGY", "QAT", true)] });
        let found =
            json!({ "relations": [relation("QAT", "EGY", false), relation("EGY", "QAT", true)] });
        let types = |forgiving| {
            let rows = relations(&gold, &found, forgiving);
            let (_, counted) = rows[2];
            (counted.hits, counted.found, counted.gold)
        };
        assert_eq!(types(false), (1, 2, 1));
        assert_eq!(types(true), (1, 1, 1));
        let directed = json!({ "relations": [relation("EGY", "QAT", false)] });
        let rows = relations(&directed, &gold, true);
        let hits: Vec<_> = rows.iter().map(|(_, counted)| counted.hits).collect();
        assert_eq!(hits, [1, 0, 0, 0]);
    }
}
