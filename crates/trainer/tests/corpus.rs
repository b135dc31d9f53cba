//! The built-in tagger against the development part of ANERCorp. Skips, and says so, where
//! `../shared` is missing.

use std::fs;
use std::path::PathBuf;

use siyaq_engine::entities::tagger::Model;
use siyaq_engine::lexicon::Lexicon;
use siyaq_trainer::{Stage, conll, evaluate};

/// The text of a file of the corpora: below `SIYAQ_SHARED`, or `shared` beside the repository.
fn corpus(file: &str) -> Option<String> {
    let shared = std::env::var_os("SIYAQ_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = shared.join("corpora/ner").join(file);
    let text = fs::read_to_string(&path);
    if text.is_err() {
        println!("skipped: {} is missing", path.display());
    }
    text.ok()
}

#[test]
fn the_tagger_keeps_its_score() {
    let Some(dev) = corpus("anercorp.dev.conll") else {
        return;
    };
    let articles = conll::read(&dev);
    let score = evaluate(
        Model::built_in(),
        &articles,
        &Lexicon::default(),
        Stage::Tagger,
    );
    // A little below docs/model-card.md, so that a new name in the lexicon breaks no build.
    for (kind, least) in [("PER", 75.5), ("LOC", 82.5), ("ORG", 60.0), ("MISC", 48.0)] {
        assert!(score.f1(kind) >= least, "{kind} {:.1}", score.f1(kind));
    }
    assert!(score.all().f1() >= 72.5, "{:.1}", score.all().f1());
}
