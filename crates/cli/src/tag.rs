//! `siyaq tag`: the entity stage on a corpus in CoNLL columns, so that anyone can score it.

use std::io::Write;

use siyaq_engine::entities::tagger::Model;
use siyaq_engine::lexicon::Lexicon;
use siyaq_trainer::{conll, projection};

use crate::Failure;
use crate::input::Source;

/// Reads tokens, the first column, and prints each with its tag.
pub fn run(source: &Source, out: &mut impl Write) -> Result<(), Failure> {
    let lexicon = Lexicon::default();
    let articles = conll::read(&source.article()?);
    let tagged = articles.iter().map(|article| {
        (
            article,
            projection::names(article, &lexicon, Model::built_in()),
        )
    });
    Ok(conll::write(tagged, out)?)
}
