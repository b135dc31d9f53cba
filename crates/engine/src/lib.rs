//! Reads an Arabic news article: who and what it names, when things happened, and what countries
//! did to one another. One function, [`explore`], does it all; the modules are its stages in order.

mod assemble;
pub mod entities;
pub mod exploration;
pub mod lexicon;
pub mod list;
mod options;
mod packed;
pub mod relations;
pub mod row;
pub mod text;
pub mod timeline;
pub mod times;
mod work;

pub use exploration::Exploration;
pub use options::{DateError, Options, PublicationDate};

use assemble::{Findings, assemble};
use text::Document;

/// Explores an article. Total: any text gives a result, in time linear in its length.
pub fn explore(text: &str, options: &Options) -> Exploration {
    let document = Document::new(text);
    let entities = entities::find_entities(&document, &options.lexicon);
    let mut timexes = times::recognise_times(&document);
    timexes.retain(|time| !entities.is_in_person(&time.tokens));
    let holders = match timexes.iter().any(times::Timex::is_term) {
        true => times::term_holders(&entities, &options.lexicon),
        false => Vec::new(),
    };
    let times = times::resolve(&document, timexes, options.published, &holders);
    let events = timeline::build_timeline(&document, &entities, &times, options.published);
    let relations = relations::code_relations(&document, &entities, &times);
    assemble(Findings {
        document: &document,
        published: options.published,
        entities,
        times,
        events,
        relations,
    })
}
