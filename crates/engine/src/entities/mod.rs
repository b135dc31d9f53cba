//! The second stage: who and what a document names.
//!
//! [`find_entities`] looks the document up in the lexicon, lets patterns of words (a title before a
//! name, a head before a nationality) and a trained [`tagger`] add what no list holds, and gathers
//! all mentions of one person or place into one [`Entity`]. Words that are no mention but tell who acts (nationality
//! adjectives, titles, heads) are kept as [`Cue`]s for the relations.

mod candidates;
pub(crate) mod dateline;
mod linking;
mod patterns;
mod persons;
mod same_persons;
mod short_names;
mod tagged;
pub mod tagger;
mod ties;
mod words;

use crate::list::{ToList, sort_by_key};
use std::ops::Range;

use crate::exploration::{EntityType, Found};
use crate::lexicon::{ActsFor, Code, Lexicon, LexiconMatch, Number, Proclitics};
use crate::text::{Document, Span};
use tagger::Tagging;

/// What a document names.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The most salient first.
    pub entities: Vec<Entity>,
    /// In the order of the text, without overlap.
    pub mentions: Vec<Mention>,
    /// In the order of the text; may lie inside a mention.
    pub cues: Vec<Cue>,
}

impl Entities {
    /// The first mention that ends with this token or behind it.
    #[inline(never)]
    pub(crate) fn mention_past(&self, token: usize) -> Option<&Mention> {
        let past = self.mentions.partition_point(|m| m.tokens.end <= token);
        self.mentions.get(past)
    }

    /// Whether tokens lie inside the name of a person: `مايو` in `لويجي دي مايو`.
    pub(crate) fn is_in_person(&self, tokens: &Range<usize>) -> bool {
        let after = self.mentions.partition_point(|m| m.tokens.end < tokens.end);
        self.mentions.get(after).is_some_and(|m| {
            m.tokens.start < tokens.start && self.entities[m.entity].kind == EntityType::Person
        })
    }
}

/// A person, country, place and so on.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Unique in the document.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Its type.
    pub kind: EntityType,
    /// The country it is, lies in or belongs to.
    pub iso3: Option<Code>,
    /// The country or organisation it acts for among countries; `None` for those that act for
    /// nobody: parties, militias, firms, plain citizens.
    pub actor: Option<Code>,
    /// From 0 to 1.
    pub salience: f32,
}

/// A place in the text that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// After the proclitics.
    pub span: Span,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// Index into [`Entities::entities`].
    pub entity: usize,
    /// The proclitics before it.
    pub proclitics: Proclitics,
    /// How it was found.
    pub found: Found,
}

/// A word that is no mention but tells who acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// After the proclitics.
    pub span: Span,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The proclitics before it.
    pub proclitics: Proclitics,
    /// Whether it carries the article, or a pronoun.
    pub definite: bool,
    /// Whether it is feminine.
    pub feminine: bool,
    /// Its number.
    pub number: Number,
    /// Whether it ends in a pronoun, as `رئيسها` does.
    pub suffix: bool,
    /// What it tells.
    pub kind: CueKind,
}

/// What a cue tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A nationality adjective of this country or acting organisation.
    Demonym(Code),
    /// A title: `رئيس`, `المبعوث`.
    Title(ActsFor),
    /// A country or place inside the name of an event: what it acts for, and where it lies.
    Name(EntityType, Option<Code>, Option<Code>),
    /// What a minister is for: `الخارجية`.
    Portfolio,
    /// A head: `حكومة`, `حزب`.
    Head {
        /// The type of the names it makes.
        makes: EntityType,
        /// Whether with a nationality it acts for the state.
        stands_for_state: bool,
    },
}

/// Finds the entities of a document.
pub fn find_entities(document: &Document<'_>, lexicon: &Lexicon) -> Entities {
    let matches = lexicon.matches(document);
    let tagging = tagger::tag(document, &matches);
    find_tagged_entities(document, &matches, &tagging)
}

/// Finds the entities of a document by its matches in the lexicon and what a tagger says of it.
pub fn find_tagged_entities(
    document: &Document<'_>,
    matches: &[LexiconMatch<'_>],
    tagging: &Tagging,
) -> Entities {
    let found = candidates::read(document, matches, tagging);
    let known = patterns::add(document, found, tagging);
    let with_persons = persons::add(document, known, tagging);
    let all = tagged::add(document, with_persons, tagging);
    let mut entities = linking::link(document, ties::add(document, all), tagging);
    let inner = matches.iter().flat_map(|m| &m.inner);
    inner
        .filter_map(candidates::name_inside)
        .onto(&mut entities.cues);
    sort_by_key(&mut entities.cues, |cue| cue.tokens.start);
    leave_kinds_out(document, &mut entities);
    entities
}

/// Mentions start behind the word that only says what kind of thing they name: `صحيفة` in `صحيفة هآرتس`. Their tokens
/// still hold it, for those who read what stands around a name.
fn leave_kinds_out(document: &Document<'_>, entities: &mut Entities) {
    for mention in entities.mentions.iter_mut().filter(|m| m.tokens.len() > 1) {
        let kind = mention.tokens.start;
        let key = document.key(kind);
        let is = |kind| entities.entities[mention.entity].kind == kind;
        let is_outside = words::has_stem(&words::KINDS_OUTSIDE, key)
            || is(EntityType::Country) && words::has_stem(&words::OF_COUNTRIES, key)
            || is(EntityType::Organization) && words::has_stem(&words::MEDIA_OUTSIDE, key)
            || mention.tokens.len() == 2 && words::has_stem(&words::KINDS_OUTSIDE_ONE, key);
        if is_outside {
            let start = document.tokens[kind + 1].span.start;
            let before = Span {
                end: start,
                ..mention.span
            };
            let name = &mut entities.entities[mention.entity].name;
            // `داعش` is the «تنظيم الدولة الإسلامية»
            let rest = name.strip_prefix(document.slice(before));
            if let Some(rest) = rest.filter(|_| !key.ends_with("تنظيم")) {
                *name = rest.to_owned();
            }
            mention.span.start = start;
        }
    }
}
