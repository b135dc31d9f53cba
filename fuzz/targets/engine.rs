//! Any text, with and without a publication date: what holds for every exploration holds, and the
//! second run gives the same.

#![no_main]

#[path = "../../crates/engine/tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use siyaq_engine::{Options, explore};

/// The first byte of an input chooses one.
const PUBLISHED: [&str; 4] = ["", "2025-11-06", "0001-01-01", "9999-12-31"];

fuzz_target!(|data: &[u8]| {
    let Some((&date, text)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let options = Options {
        published: PUBLISHED[usize::from(date) % PUBLISHED.len()].parse().ok(),
        ..Options::default()
    };
    let found = explore(&text, &options);
    invariants::hold(&text, &found);
    assert_eq!(found, explore(&text, &options));
});
