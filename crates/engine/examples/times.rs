//! Prints the time expressions and the timeline of an article, to be read by eye:
//! `cargo run --example times -- 2025-11-06 < article.txt`.

use std::io::Read;

use siyaq_engine::PublicationDate;
use siyaq_engine::entities::find_entities;
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::Document;
use siyaq_engine::timeline::build_timeline;
use siyaq_engine::times::{recognise_times, resolve, term_holders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let published: Option<PublicationDate> = std::env::args()
        .nth(1)
        .map(|date| date.parse())
        .transpose()?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let document = Document::new(&text);
    let lexicon = Lexicon::default();
    let entities = find_entities(&document, &lexicon);
    let holders = term_holders(&entities, &lexicon);
    let times = resolve(&document, recognise_times(&document), published, &holders);
    for time in &times {
        let value = time.edtf.map(|e| e.to_string()).unwrap_or_default();
        let reason = time
            .unresolved
            .map(|u| format!("{u:?}"))
            .unwrap_or_default();
        let words = document.slice(time.span);
        println!("{words}\t{value}{reason}\t{:?}", time.kind);
    }
    println!();
    for event in build_timeline(&document, &entities, &times, published) {
        let label = document.slice(event.label);
        println!("{}\t{:?}\t{label}", event.edtf, event.kind);
    }
    Ok(())
}
