//! The engine's mentions as a corpus in the manner of ANERCorp would label them.
//!
//! What is a name the whole entity stage decides; where the corpus draws its borders and what it calls
//! a name the tagger has learnt from it. So a mention in which the tagger sees a name too is given with
//! the tagger's borders, and any other loses what the corpus never labels: the common noun before a
//! name (`إقليم دارفور`) and bodies of a state that only a nationality names (`الحكومة السودانية`).

use std::ops::Range;

use siyaq_engine::entities::tagger::{NameType, TaggedName, Tagging, tag};
use siyaq_engine::entities::{CueKind, Entities, Mention, find_entities};
use siyaq_engine::exploration::{EntityType, Found};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::Document;

use crate::conll::{Article, Name, tag_of};

/// The names of an article by the corpus's tokens, types and borders.
pub fn names(article: &Article, lexicon: &Lexicon) -> Vec<Name> {
    let document = Document::new(&article.text);
    let tagging = tag(&document, &lexicon.matches(&document));
    let found = find_entities(&document, lexicon);
    let view = View {
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
                .map(|n| (n.tokens.clone(), n.kind)),
        );
        names
    }

    /// What a mention in which the tagger sees nothing is in the corpus.
    fn of_mention(&self, mention: &Mention) -> Option<(Range<usize>, NameType)> {
        if mention
            .tokens
            .clone()
            .any(|t| self.tagging.name_at(t).is_some())
        {
            return None;
        }
        let kind = match self.found.entities[mention.entity].kind {
            EntityType::Person => NameType::Person,
            EntityType::Country | EntityType::Place => NameType::Location,
            EntityType::Organization => NameType::Organization,
            EntityType::Event => NameType::Miscellaneous,
            EntityType::Agreement | EntityType::Group => return None,
        };
        let start = self.after_heads(mention);
        (start < mention.tokens.end && !self.is_state_body(mention))
            .then(|| (start..mention.tokens.end, kind))
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

    /// The first token of a mention that a pattern made, behind the common nouns that lead it.
    fn after_heads(&self, mention: &Mention) -> usize {
        let mut start = mention.tokens.start;
        if matches!(mention.found, Found::Pattern { .. }) {
            while let Some(cue) = self.found.cues.iter().find(|c| {
                c.tokens.start == start
                    && matches!(c.kind, CueKind::Head { .. } | CueKind::Portfolio)
            }) {
                start = cue.tokens.end;
            }
        }
        start
    }

    fn is_state_body(&self, mention: &Mention) -> bool {
        let state = |kind| {
            matches!(
                kind,
                CueKind::Head {
                    stands_for_state: true,
                    ..
                }
            )
        };
        let first = mention.tokens.start;
        self.found
            .cues
            .iter()
            .any(|c| c.tokens.start == first && state(c.kind))
    }
}
