//! Trains the tagger of `siyaq-engine` on a corpus in CoNLL columns and evaluates it.

pub mod conll;
pub mod crf;
pub mod evaluation;
pub mod projection;

use std::collections::HashSet;
use std::ops::Range;

use conll::{Article, Name, tag_of};
use crf::Sentence;
use evaluation::Score;
use siyaq_engine::entities::tagger::{FEATURES, Features, Model, TaggedName, tag_with};
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
            let first = sentence.tokens.start;
            let mut of_tokens = vec![Vec::new(); sentence.tokens.len()];
            features.each(sentence.tokens.clone(), |token, feature| {
                of_tokens[token - first].push(feature);
            });
            sentences.push(Sentence {
                features: of_tokens,
                labels: labels[sentence.tokens.clone()].to_vec(),
            });
        }
    }
    sentences
}

/// The sentences of a second corpus, less those that share four words in a row with any of `apart`.
///
/// Their features come twice, the second time under numbers from [`FEATURES`] on, which no model
/// keeps: what only the annotators of that corpus do is learnt apart (Daumé 2007).
pub fn second_sentences(
    articles: &[Article],
    apart: &[Article],
    lexicon: &Lexicon,
) -> Vec<Sentence> {
    let runs_of_four = |document: &Document<'_>, tokens: Range<usize>| -> Vec<String> {
        let words: Vec<&str> = tokens.map(|t| document.key(t)).collect();
        words.windows(4).map(|four| four.join(" ")).collect()
    };
    let mut taken = HashSet::new();
    for article in apart {
        let document = Document::new(&article.text);
        for sentence in &document.sentences {
            taken.extend(runs_of_four(&document, sentence.tokens.clone()));
        }
    }
    let mut kept = Vec::new();
    for article in articles {
        let document = Document::new(&article.text);
        let sentences = sentences(std::slice::from_ref(article), lexicon);
        for (place, mut sentence) in document.sentences.iter().zip(sentences) {
            let runs = runs_of_four(&document, place.tokens.clone());
            if runs.iter().any(|run| taken.contains(run)) {
                continue;
            }
            for token in &mut sentence.features {
                token.extend_from_within(..);
                let own = token.len() / 2;
                token[own..].iter_mut().for_each(|f| *f += FEATURES);
            }
            kept.push(sentence);
        }
    }
    kept
}

/// Which names [`found_names`] gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Those of the tagger, in the corpus's types and borders.
    #[default]
    Tagger,
    /// The mentions of the whole entity stage, by [`projection`].
    Mentions,
}

/// The names that the engine finds in an article with a model of its tagger, by tokens of the corpus.
pub fn found_names(model: &Model, article: &Article, lexicon: &Lexicon, stage: Stage) -> Vec<Name> {
    if stage == Stage::Mentions {
        return projection::names(article, lexicon, model);
    }
    let document = Document::new(&article.text);
    let features = Features::new(&document, &lexicon.matches(&document));
    let tagging = tag_with(model, &document, &features);
    let names = tagging.names.iter();
    names.map(|n| tagged(n, article, &document)).collect()
}

/// The score of a model on articles.
pub fn evaluate(model: &Model, articles: &[Article], lexicon: &Lexicon, stage: Stage) -> Score {
    let mut score = Score::default();
    for article in articles {
        let found = found_names(model, article, lexicon, stage);
        score.add(&article.names, &found);
    }
    score
}

fn tagged(name: &TaggedName, article: &Article, document: &Document<'_>) -> Name {
    let span = document.span_of(name.tokens.clone());
    Name {
        tokens: article.tokens_at(span.range()),
        kind: tag_of(name.kind).to_owned(),
    }
}
