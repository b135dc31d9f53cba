//! Reads an Arabic news article: who and what it names, when things happened, and what countries
//! did to one another. One function, [`explore`], does it all; the modules are its stages in order.

mod assemble;
pub mod entities;
pub mod exploration;
pub mod lexicon;
mod options;
pub mod text;

pub use exploration::Exploration;
pub use options::{DateError, Options, PublicationDate};

use assemble::{Findings, assemble};
use text::Document;

/// Explores an article. Total: any text gives a result, in time linear in its length.
pub fn explore(text: &str, options: &Options) -> Exploration {
    let document = Document::new(text);
    let entities = entities::find_entities(&document, &options.lexicon);
    assemble(Findings {
        document: &document,
        published: options.published,
        entities,
    })
}
