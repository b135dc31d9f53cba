//! Country relations, one construction a row: `fixtures/relations.case` holds the sentences and what
//! must be found in them. All rows run, and all that fail are shown together.

use siyaq_engine::{Options, explore};

#[test]
fn every_row_of_the_table_holds() {
    let table = include_str!("fixtures/relations.case");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once("=>"))
        .map(|(text, expected)| (text.trim(), expected.trim()))
        .collect();
    assert!(rows.len() >= 200, "only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .map(|&(text, expected)| (text, sorted(expected), found(text)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| {
            format!("{text}\n   expected {expected}\n   found    {found}")
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} rows fail:\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n")
    );
}

/// The relations of a text in the notation of the table.
fn found(text: &str) -> String {
    let relations = explore(text, &Options::default()).relations;
    let mut all: Vec<String> = relations
        .iter()
        .map(|r| {
            let kind = format!("{:?}", r.kind).to_uppercase();
            let status = format!("{:?}", r.status).to_lowercase();
            let (source, target) = match r.symmetric && r.target < r.source {
                true => (&r.target, &r.source),
                false => (&r.source, &r.target),
            };
            let arrow = if r.symmetric { '=' } else { '>' };
            format!("{source}{arrow}{target} {kind} {status}")
        })
        .collect();
    all.sort();
    all.dedup();
    if all.is_empty() {
        "none".to_owned()
    } else {
        all.join("; ")
    }
}

/// The expectation with the ends of symmetric relations and the relations themselves in order.
fn sorted(expected: &str) -> String {
    let mut all: Vec<String> = expected
        .split(';')
        .map(|relation| {
            let relation = relation.trim();
            match relation.split_once('=') {
                Some((a, rest)) => {
                    let (b, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                    let (first, second) = if b < a { (b, a) } else { (a, b) };
                    format!("{first}={second} {rest}")
                }
                None => relation.to_owned(),
            }
        })
        .collect();
    all.sort();
    all.join("; ")
}

/// What must hold of any text: ends lie in the text, and nothing acts upon itself.
#[test]
fn relations_of_any_text_are_well_formed() {
    let texts = [
        "",
        "و",
        "بين وبين",
        "إيران إيران إيران",
        "زار زار لم قد بين",
        "«»،، التي التي",
    ];
    for text in texts {
        for relation in explore(text, &Options::default()).relations {
            assert_ne!(relation.source, relation.target, "{text}");
            assert!(
                relation.evidence.end as usize <= text.chars().count(),
                "{text}"
            );
        }
    }
}
