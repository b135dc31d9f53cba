//! Trains the tagger of `siyaq-engine` on a corpus in CoNLL columns and evaluates it.

pub mod conll;
pub mod crf;
pub mod evaluation;
pub mod projection;

use conll::{Article, Name, tag_of};
use crf::Sentence;
use evaluation::Score;
use siyaq_engine::entities::tagger::{Features, Model, TaggedName, tag, tag_with};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::Document;

/// The sentences of articles, as the trainer takes them.
pub fn sentences(articles: &[Article], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for article in articles {
        let document = Document::new(&article.text);
        let features = Features::new(&document, &lexicon.matches(&document));
        let labels = article.labels(&document);
        for sentence in &document.sentences {
            let of_token = |token| {
                let mut numbers = Vec::new();
                features.each(token, sentence.tokens.clone(), |f| numbers.push(f));
                numbers
            };
            sentences.push(Sentence {
                features: sentence.tokens.clone().map(of_token).collect(),
                labels: labels[sentence.tokens.clone()].to_vec(),
            });
        }
    }
    sentences
}

/// The names that a model finds in an article, by tokens of the corpus.
pub fn tagged_names(model: &Model, article: &Article, lexicon: &Lexicon) -> Vec<Name> {
    let document = Document::new(&article.text);
    let features = Features::new(&document, &lexicon.matches(&document));
    let tagging = tag_with(model, &document, &features);
    let names = tagging.names.iter();
    names.map(|n| tagged(n, article, &document)).collect()
}

/// The score of a model on articles.
pub fn evaluate(model: &Model, articles: &[Article], lexicon: &Lexicon) -> Score {
    let mut score = Score::default();
    for article in articles {
        score.add(&article.names, &tagged_names(model, article, lexicon));
    }
    score
}

/// Which names [`found_names`] gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Those of the engine's tagger, in the corpus's types and borders.
    #[default]
    Tagger,
    /// The mentions of the whole entity stage, by [`projection`].
    Mentions,
}

/// The names that the engine, with its built-in model, finds in an article, by tokens of the corpus.
pub fn found_names(article: &Article, lexicon: &Lexicon, stage: Stage) -> Vec<Name> {
    if stage == Stage::Mentions {
        return projection::names(article, lexicon);
    }
    let document = Document::new(&article.text);
    let tagging = tag(&document, &lexicon.matches(&document));
    let names = tagging.names.iter();
    names.map(|n| tagged(n, article, &document)).collect()
}

fn tagged(name: &TaggedName, article: &Article, document: &Document<'_>) -> Name {
    let span = document.span_of(name.tokens.clone());
    Name {
        tokens: article.tokens_at(span.range()),
        kind: tag_of(name.kind).to_owned(),
    }
}
