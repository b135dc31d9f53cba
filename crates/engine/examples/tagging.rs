//! How long the tagger takes: reads a text and prints its tokens, names and nanoseconds a token.
//!
//! `cargo run --release -p siyaq-engine --example tagging -- FILE`; for instructions a token run it
//! under `valgrind --tool=callgrind --toggle-collect='*tagger::tag*'`.

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use siyaq_engine::entities::tagger;
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::Document;

fn main() -> io::Result<()> {
    let file = env::args().nth(1).unwrap_or_default();
    let rounds: u32 = env::args()
        .nth(2)
        .and_then(|n| n.parse().ok())
        .unwrap_or(20);
    let text = fs::read_to_string(file)?;
    let lexicon = Lexicon::default();
    let document = Document::new(&text);
    let matches = lexicon.matches(&document);
    let mut best = Duration::MAX;
    let mut first = Duration::ZERO;
    let mut names = 0;
    for round in 0..rounds {
        let start = Instant::now();
        names = black_box(tagger::tag(black_box(&document), &matches))
            .names
            .len();
        let taken = start.elapsed();
        best = best.min(taken);
        if round == 0 {
            first = taken;
        }
    }
    let tokens = document.tokens.len();
    println!(
        "{tokens} tokens, {names} names, {:.0} ns a token, first run {:.2} ms",
        best.as_nanos() as f64 / tokens as f64,
        first.as_secs_f64() * 1e3
    );
    Ok(())
}
