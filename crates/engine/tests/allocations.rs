//! How often the engine asks for memory: a count that does not hang on the machine, so that a stage
//! which starts to allocate for every word is seen.

use allocation_counter::measure;
use siyaq_engine::text::Document;
use siyaq_engine::{Options, explore};

const ARTICLE: &str = include_str!("../../../static/examples/abraham-accords.txt");

fn options() -> Options {
    Options {
        published: "2025-11-06".parse().ok(),
        ..Options::default()
    }
}

/// Allocations per token that an article may take once the tables are unpacked, result and all.
const MOST_PER_TOKEN: u64 = 5;

/// Bytes of heap per byte of text that may be taken at once.
const MOST_BYTES: u64 = 45;

#[test]
fn an_article_takes_few_allocations() {
    let options = options();
    drop(explore(ARTICLE, &options));
    let tokens = Document::new(ARTICLE).tokens.len() as u64;
    let taken = measure(|| drop(explore(ARTICLE, &options)));
    let per_token = taken.count_total as f64 / tokens as f64;
    println!(
        "{per_token:.2} allocations a token, {} bytes at most",
        taken.bytes_max
    );
    assert!(
        taken.count_total <= MOST_PER_TOKEN * tokens,
        "{} allocations for {tokens} tokens",
        taken.count_total
    );
    let bytes = ARTICLE.len() as u64;
    assert!(
        taken.bytes_max <= MOST_BYTES * bytes,
        "{} bytes of heap for {bytes} of text",
        taken.bytes_max
    );
}

#[test]
fn an_article_again_leaves_nothing() {
    let options = options();
    drop(explore(ARTICLE, &options));
    let taken = measure(|| drop(explore(ARTICLE, &options)));
    assert_eq!((taken.count_current, taken.bytes_current), (0, 0));
}
