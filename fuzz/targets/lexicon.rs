//! A newsroom's own names: text that is no JSON array of entries gives an error that says which entry is
//! wrong, and entries that are taken leave every exploration whole.

#![no_main]

#[path = "../../crates/engine/tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::{Options, explore};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (json, article) = text.split_once('\u{1e}').unwrap_or((&text, &text));
    match Lexicon::from_json(json) {
        Ok(lexicon) => {
            let options = Options {
                lexicon,
                ..Options::default()
            };
            invariants::hold(article, &explore(article, &options));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
