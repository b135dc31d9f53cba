//! Trains the tagger of `siyaq-engine` on a corpus in CoNLL columns and evaluates it.

pub mod conll;
pub mod crf;
pub mod evaluation;

use conll::{Article, Name, tag_of};
use crf::Sentence;
use evaluation::Score;
use siyaq_engine::entities::tagger::{Features, Model, TaggedName, tag, tag_with};
use siyaq_engine::entities::{Mention, find_entities};
use siyaq_engine::exploration::{EntityType, Found};
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

/// The names that the engine's entity stage, with its built-in model, finds in an article, by
/// tokens of the corpus and in its types: the tagger's, and the mentions over words that the tagger
/// leaves. (The tagger's miscellaneous names have no type among an article's entities, and the
/// corpus draws other borders: it has no `إقليم` in `إقليم دارفور`.)
pub fn found_names(article: &Article, lexicon: &Lexicon) -> Vec<Name> {
    let document = Document::new(&article.text);
    let tagging = tag(&document, &lexicon.matches(&document));
    let found = find_entities(&document, lexicon);
    let name = |mention: &Mention| Name {
        tokens: article.tokens_at(mention.span.range()),
        kind: match found.entities[mention.entity].kind {
            EntityType::Person => "PER",
            EntityType::Country | EntityType::Place => "LOC",
            EntityType::Organization => "ORG",
            EntityType::Agreement | EntityType::Event | EntityType::Group => "MISC",
        }
        .to_owned(),
    };
    let is_left = |m: &&Mention| {
        m.tokens.clone().all(|t| tagging.name_at(t).is_none())
            && matches!(m.found, Found::Lexicon { .. })
            && matches!(
                found.entities[m.entity].kind,
                EntityType::Person | EntityType::Country | EntityType::Place
            )
    };
    if std::env::var_os("PRODUCT").is_some() {
        return found.mentions.iter().map(name).collect();
    }
    let mut names: Vec<Name> = found.mentions.iter().filter(is_left).map(name).collect();
    names.extend(tagging.names.iter().map(|n| tagged(n, article, &document)));
    names.sort_by_key(|n| n.tokens.start);
    names
}

fn tagged(name: &TaggedName, article: &Article, document: &Document<'_>) -> Name {
    let span = document.span_of(name.tokens.clone());
    Name {
        tokens: article.tokens_at(span.range()),
        kind: tag_of(name.kind).to_owned(),
    }
}
