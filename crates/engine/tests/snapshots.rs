//! Whole explorations of the page's own example articles, held as snapshots: a change to any rule
//! shows all that it changes. Review with `cargo insta review`, or set `INSTA_UPDATE=always`.

use siyaq_engine::{Options, explore};

/// The exploration of an article as pretty JSON.
fn explored(text: &str, published: &str) -> String {
    let published = Some(published.parse().expect("a date"));
    let found = explore(
        text,
        &Options {
            published,
            ..Options::default()
        },
    );
    serde_json::to_string_pretty(&found).expect("an exploration is JSON")
}

#[test]
fn flood_relief() {
    let text = include_str!("../../../static/examples/flood-relief.txt");
    insta::assert_snapshot!(explored(text, "2025-08-21"));
}

#[test]
fn gulf_railway() {
    let text = include_str!("../../../static/examples/gulf-railway.txt");
    insta::assert_snapshot!(explored(text, "2025-02-13"));
}
