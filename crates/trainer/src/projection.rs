//! The engine's mentions as a corpus in the manner of ANERCorp would label them.
//!
//! What is a name the whole entity stage decides; where the corpus draws its borders and what it calls
//! a name the tagger has learnt from it. So a mention in which the tagger sees a name is given with the
//! tagger's borders and type. One in which it sees none, though it knows what the lexicon says, is what
//! the corpus leaves unlabelled (`الحكومة السودانية`, `الاتفاق`); only persons, whom the lexicon or a
//! full name elsewhere in the article tells, are given without it.

use std::ops::Range;

use siyaq_engine::entities::tagger::{Features, Model, NameType, TaggedName, Tagging, tag_with};
use siyaq_engine::entities::{Entities, Mention, find_tagged_entities};
use siyaq_engine::exploration::{EntityType, Found};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::{Document, TokenKind};

use crate::conll::{Article, Name, tag_of};

/// The names of an article, with a model of the tagger, by the corpus's tokens, types and borders.
pub fn names(article: &Article, lexicon: &Lexicon, model: &Model) -> Vec<Name> {
    let document = Document::new(&article.text);
    let matches = lexicon.matches(&document);
    let tagging = tag_with(model, &document, &Features::new(&document, &matches));
    let found = find_tagged_entities(&document, &matches, &tagging);
    let view = View {
        document: &document,
        found: &found,
        tagging: &tagging,
    };
    let name = |(tokens, kind): (Range<usize>, NameType)| Name {
        tokens: article.tokens_at(document.span_of(tokens).range()),
        kind: tag_of(kind).to_owned(),
    };
    view.names().into_iter().map(name).collect()
}

struct View<'a> {
    document: &'a Document<'a>,
    found: &'a Entities,
    tagging: &'a Tagging,
}

impl View<'_> {
    fn names(&self) -> Vec<(Range<usize>, NameType)> {
        let mentions = self.found.mentions.iter();
        let mut names: Vec<_> = mentions.filter_map(|m| self.of_mention(m)).collect();
        let tagged = self.tagging.names.iter();
        names.extend(
            tagged
                .filter(|n| self.is_kept(n))
                .map(|n| (self.without_marks(n.tokens.clone()), n.kind))
                .filter(|(tokens, _)| !tokens.is_empty()),
        );
        names
    }

    /// A person in whose words the tagger sees no name.
    fn of_mention(&self, mention: &Mention) -> Option<(Range<usize>, NameType)> {
        let is_person = self.found.entities[mention.entity].kind == EntityType::Person;
        let is_tagged = |t| self.tagging.name_at(t).is_some();
        // By fifths of the training part a pattern alone is right one time in five there.
        let is_pattern = matches!(mention.found, Found::Pattern { .. });
        (is_person && !is_pattern && !mention.tokens.clone().any(is_tagged))
            .then(|| (mention.tokens.clone(), NameType::Person))
    }

    /// The tokens without marks at the borders.
    fn without_marks(&self, mut tokens: Range<usize>) -> Range<usize> {
        let is_mark = |t: usize| self.document.tokens[t].kind == TokenKind::Punctuation;
        while !tokens.is_empty() && is_mark(tokens.start) {
            tokens.start += 1;
        }
        while !tokens.is_empty() && is_mark(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// Whether the whole stage keeps a name of the tagger's, whatever its borders.
    fn is_kept(&self, name: &TaggedName) -> bool {
        name.kind == NameType::Miscellaneous
            || self
                .found
                .mentions
                .iter()
                .any(|m| m.tokens.start < name.tokens.end && name.tokens.start < m.tokens.end)
    }
}
