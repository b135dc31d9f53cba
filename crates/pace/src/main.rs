//! The kernels of `cargo xtask bench`, natively, and the paces that it sets beside those of others.

use std::time::Instant;

use siyaq_engine::text::Document;
use siyaq_engine::times::{recognise_times, resolve};

use siyaq_pace::{ARTICLES, explored, measure};

fn main() {
    let start = Instant::now();
    let now = || start.elapsed().as_secs_f64() * 1000.0;
    println!("{}", measure(now, |_| ()).line("native"));

    let (text, published) = ARTICLES[0];
    let tokens = Document::new(text).tokens.len();
    let published = published.parse().ok();
    let whole = best(|| drop(explored(ARTICLES[0])));
    let times = best(|| {
        let document = Document::new(text);
        let timexes = recognise_times(&document);
        drop(resolve(&document, timexes, published, &[]));
    });
    println!(
        "own tokens {tokens} whole {:.0} times {:.0}",
        tokens as f64 / whole,
        text.len() as f64 / times
    );
}

/// Seconds that it takes, the best of many times.
fn best(mut work: impl FnMut()) -> f64 {
    let timed = (0..500).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    });
    timed.fold(f64::MAX, f64::min)
}
