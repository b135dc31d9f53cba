//! The JSON Schema in `docs/` is the one the engine's types give, and real results hold to it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use siyaq_engine::{Exploration, Options, explore};

/// A file of the repository.
fn repository(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

fn schema() -> Value {
    serde_json::to_value(schemars::schema_for!(Exploration)).expect("a schema is JSON")
}

#[test]
fn the_documented_schema_is_current() {
    let documented = fs::read_to_string(repository("docs/exploration.schema.json"))
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok());
    assert!(
        documented == Some(schema()),
        "docs/exploration.schema.json is stale; write it with: cargo xtask schema"
    );
}

#[test]
fn real_results_hold_to_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is valid");
    let dated = Options {
        published: "2025-11-06".parse().ok(),
        ..Options::default()
    };
    let article = "\
        القاهرة وباريس توقعان اتفاقا جديدا\n\n\
        القاهرة - التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون في باريس \
        يوم الثلاثاء الماضي. وكانت الأمم المتحدة قد دعت إسرائيل إلى الانسحاب من لبنان في عام 2006.\n\
        وأعلنت الصين في 12 مارس 2016 أنها ستقدم مساعدات إلى السودان، وأدانت روسيا العقوبات.\n";
    for text in [
        article,
        "",
        "Nothing Arabic, 2016.",
        "\u{202E}\u{0000}ﷲ\u{FFFF}",
    ] {
        for options in [&dated, &Options::default()] {
            let result = serde_json::to_value(explore(text, options)).expect("a result is JSON");
            let errors: Vec<_> = validator
                .iter_errors(&result)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{text}: {errors:#?}");
        }
    }
}

#[test]
fn the_documented_example_holds_to_the_schema() {
    let document =
        fs::read_to_string(repository("docs/exploration.md")).expect("the document is there");
    let example = document
        .split_once("```json")
        .and_then(|(_, rest)| rest.split_once("```"))
        .and_then(|(example, _)| serde_json::from_str::<Value>(example).ok())
        .expect("the document has an example in JSON");
    let validator = jsonschema::validator_for(&schema()).expect("the schema is valid");
    assert!(validator.is_valid(&example));
}

#[test]
fn the_schema_refuses_what_is_no_result() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is valid");
    let result = serde_json::to_value(explore("", &Options::default())).expect("a result is JSON");
    for (field, wrong) in [
        ("schema", Value::from(1)),
        ("entities", Value::Null),
        ("events", serde_json::json!([{ "edtf": "2016" }])),
    ] {
        let mut broken = result.clone();
        broken[field] = wrong;
        assert!(!validator.is_valid(&broken), "{field}");
    }
}
