//! The tagger: finds names that no list holds, by a linear-chain conditional random field.
//!
//! [`features`] turns each token into the numbers of a few dozen features; [`Model`] holds a row of
//! weights for each feature worth keeping; [`tag`] takes the best labels of each sentence (Viterbi)
//! and says by what margin. `crates/trainer` learns the weights with these same features.

mod features;
mod model;
mod viterbi;

use std::ops::Range;
use std::sync::LazyLock;

pub use features::{Features, HASH_BITS};
pub use model::{Model, ModelError};
pub use viterbi::{MAY_FOLLOW, may_follow};

use crate::lexicon::LexiconMatch;
use crate::text::Document;

/// Labels in the BIO scheme: `O`, then `B` and `I` of each [`NameType`].
pub const LABELS: usize = 1 + 2 * NameType::ALL.len();

/// What the tagger takes a name to be, by the classes of ANERCorp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameType {
    /// A human being.
    Person,
    /// A country, city, region.
    Location,
    /// A body.
    Organization,
    /// Any other name.
    Miscellaneous,
}

impl NameType {
    /// In the order of their labels.
    pub const ALL: [Self; 4] = [
        Self::Person,
        Self::Location,
        Self::Organization,
        Self::Miscellaneous,
    ];

    /// The label of the first token of such a name; the next label is that of its further tokens.
    pub const fn first_label(self) -> usize {
        1 + 2 * self as usize
    }

    /// The type that a label belongs to; `None` for `O`.
    pub fn of_label(label: usize) -> Option<Self> {
        Self::ALL.get(label.checked_sub(1)? / 2).copied()
    }
}

/// What the tagger says of a document.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// The names, in order, without overlap.
    pub names: Vec<TaggedName>,
    /// For every token by how much the best labels that make it part of a name beat the best that
    /// do not, in nats; negative where it is rather none.
    pub leads: Vec<f32>,
}

/// A name the tagger found.
#[derive(Clone, Debug, PartialEq)]
pub struct TaggedName {
    /// The tokens it covers, proclitics and all.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: NameType,
    /// The least lead of its tokens.
    pub margin: f32,
}

impl Tagging {
    /// The lead of a token; where there is none, as if it were surely no name.
    pub fn lead(&self, token: usize) -> f32 {
        self.leads.get(token).copied().unwrap_or(f32::MIN)
    }

    /// The name that a token is part of.
    pub fn name_at(&self, token: usize) -> Option<&TaggedName> {
        let after = self.names.partition_point(|n| n.tokens.end <= token);
        self.names.get(after).filter(|n| n.tokens.contains(&token))
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    Model::decode(include_bytes!("../../../../../data/tagger.bin")).unwrap_or_default()
});

/// Tags a document with the built-in model, in time linear in its length.
pub fn tag(document: &Document<'_>, matches: &[LexiconMatch<'_>]) -> Tagging {
    tag_with(&MODEL, document, &Features::new(document, matches))
}

/// Tags a document with a model.
pub fn tag_with(model: &Model, document: &Document<'_>, features: &Features) -> Tagging {
    let mut tagging = Tagging::default();
    for sentence in &document.sentences {
        let scores: Vec<_> = sentence
            .tokens
            .clone()
            .map(|token| model.scores(features, token, sentence.tokens.clone()))
            .collect();
        viterbi::decode(model, &scores, sentence.tokens.start, &mut tagging);
    }
    tagging
}
