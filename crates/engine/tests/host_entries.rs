//! A host's own names as JSON: they win over the built-in ones, and a mistake names its entry and
//! field.

use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::{Options, explore};

#[test]
fn a_hosts_names_win() {
    let lexicon = Lexicon::from_json(
        r#"[{"id": "site-7", "name": "باريس", "type": "organization", "country": "EGY"},
            {"name": "مركز سيف", "also": ["سيف للدراسات"], "type": "organization"}]"#,
    )
    .expect("the entries are right");
    let options = Options {
        lexicon,
        ..Options::default()
    };
    let found = explore("قالت باريس إن سيف للدراسات في لندن.", &options);
    let names: Vec<_> = found
        .entities
        .iter()
        .map(|e| (&*e.name, format!("{:?}", e.kind), e.iso3.as_deref()))
        .collect();
    let organization = || "Organization".to_owned();
    assert!(
        names.contains(&("باريس", organization(), Some("EGY"))),
        "{names:?}"
    );
    assert!(
        names.contains(&("مركز سيف", organization(), None)),
        "{names:?}"
    );
    assert!(
        names.contains(&("لندن", "Place".to_owned(), Some("GBR"))),
        "{names:?}"
    );
}

#[test]
fn a_mistake_names_its_entry_and_field() {
    for (json, told) in [
        ("{}", ["JSON array", ""]),
        ("[{", ["JSON array", "line 1"]),
        (r#"[{"name": "أ"}]"#, ["entry 1", "`type`"]),
        (r#"[{"type": "place"}]"#, ["entry 1", "`name`"]),
        (
            r#"[{"name": "مكان", "type": "place"}, {"name": "أ", "type": "town"}]"#,
            ["entry 2", "`town`"],
        ),
        (
            r#"[{"name": "مكان", "type": "place", "alias": []}]"#,
            ["entry 1", "`alias`"],
        ),
        (
            r#"[{"name": "مكان", "type": "place", "country": "Egypt"}]"#,
            ["entry 1", "`Egypt`"],
        ),
        (r#"[{"name": "،", "type": "place"}]"#, ["entry 1", "`name`"]),
    ] {
        let error = Lexicon::from_json(json).expect_err(json).to_string();
        assert!(
            told.iter().all(|part| error.contains(part)),
            "{json}: {error}"
        );
    }
}
