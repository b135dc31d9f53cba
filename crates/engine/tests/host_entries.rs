//! A host's own names as JSON: they win over the built-in ones, and a mistake names its entry and
//! field.

use siyaq_engine::lexicon::{HostEntry, Lexicon};
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

#[test]
fn a_page_leaves_out_what_cannot_be_used() {
    let entry = |name: &str, kind: &str, country: Option<&str>| HostEntry {
        name: name.to_owned(),
        kind: kind.to_owned(),
        country: country.map(str::to_owned),
        ..HostEntry::default()
    };
    let (lexicon, mistakes) = Lexicon::with_usable_host_entries(vec![
        entry("مركز سيف", "organization", Some("EGY")),
        entry("بلدة", "town", None),
        entry("سد الوحدة", "place", Some("Egypt")),
        entry("،", "place", None),
        entry("بئر لحلو", "place", Some("ESH")),
    ]);
    let mistakes: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let starts = ["entry 2: `type`", "entry 3: `country`", "entry 4: `name`"];
    assert_eq!(mistakes.len(), starts.len(), "{mistakes:?}");
    assert!(mistakes.iter().zip(starts).all(|(m, s)| m.starts_with(s)));
    let options = Options {
        lexicon,
        ..Options::default()
    };
    let found = explore("قال مركز سيف إن بئر لحلو بعيدة", &options);
    let countries: Vec<_> = found.entities.iter().map(|e| e.iso3.as_deref()).collect();
    assert_eq!(countries, [Some("EGY"), Some("ESH")]);
}
