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

use features::{AFTER, BEFORE, HERE, PLACE, SECOND, Word};
pub use features::{FEATURES, Features};
use model::Scores;
pub use model::{Model, ModelError};
use viterbi::Decoder;
pub use viterbi::is_inside;

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
    #[inline(never)]
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

impl Model {
    /// The model of `data/tagger.bin`.
    pub fn built_in() -> &'static Self {
        &MODEL
    }
}

/// Tags a document with the built-in model, in time linear in its length.
pub fn tag(document: &Document<'_>, matches: &[LexiconMatch<'_>]) -> Tagging {
    tag_with(&MODEL, document, &Features::new(document, matches))
}

/// Margin in nats from which a name is plain enough to speak for the rest of the document.
const PLAIN: f32 = 1.0;

/// What a plain name elsewhere is worth to a token, in nats.
const RECALL: f32 = 2.0;

/// Tags a document with a model: once sentence by sentence, and again with what the first time
/// found elsewhere in the document. A name that one sentence makes plain is known in the next.
pub fn tag_with(model: &Model, document: &Document<'_>, features: &Features) -> Tagging {
    let mut scores = scores(model, document, features);
    let mut decoder = Decoder::new(model);
    let mut first = Tagging::default();
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        decoder.decode(&scores[tokens.clone()], tokens.start, &mut first);
    }
    let bonus = (RECALL / model.scale).min(f32::from(i16::MAX)) as u16;
    let recalled = recalled(&first, features);
    for &(token, kind) in &recalled {
        scores[token].raise(kind, bonus);
    }
    let mut recalled = recalled.into_iter().map(|(token, _)| token).peekable();
    let mut names = first.names.into_iter().peekable();
    let mut tagging = Tagging::default();
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let changed = recalled.next_if(|&t| t < tokens.end).is_some();
        while recalled.next_if(|&t| t < tokens.end).is_some() {}
        let before = tagging.names.len();
        while let Some(name) = names.next_if(|n| n.tokens.start < tokens.end) {
            tagging.names.push(name);
        }
        if changed {
            tagging.names.truncate(before);
            decoder.decode(&scores[tokens.clone()], tokens.start, &mut tagging);
        } else {
            tagging.leads.extend_from_slice(&first.leads[tokens]);
        }
    }
    tagging
}

/// The scores of every token. What a word tells is summed up once for each place that it can stand in.
fn scores(model: &Model, document: &Document<'_>, features: &Features) -> Vec<Scores> {
    let sums = |word: &Word| {
        let near = word.near();
        [
            model.sum(HERE, &word.here()),
            model.sum(BEFORE, &near),
            model.sum(AFTER, &near),
            model.sum(SECOND, &word.far()),
        ]
    };
    let words: Vec<[Scores; 4]> = features.words().iter().map(sums).collect();
    let mut all = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        all.extend(features.places(sentence.tokens.clone()).map(|place| {
            let mut scores = model.sum(PLACE, &features.of_place(place));
            for (role, view) in place.into_iter().enumerate() {
                scores.add(words[view.word as usize][role]);
            }
            scores
        }));
    }
    all
}

/// The tokens whose stem is part of a plain name elsewhere in the document, with the type that it
/// has there most often.
fn recalled(tagging: &Tagging, features: &Features) -> Vec<(usize, NameType)> {
    let mut votes = vec![[0u32; NameType::ALL.len()]; features.stems()];
    for name in tagging.names.iter().filter(|n| n.margin >= PLAIN) {
        for token in name.tokens.clone() {
            votes[features.stem(token)][name.kind as usize] += 1;
        }
    }
    let mut found = Vec::new();
    let mut names = tagging.names.iter().peekable();
    for token in 0..tagging.leads.len() {
        while names.next_if(|n| n.tokens.end <= token).is_some() {}
        let mut others = votes[features.stem(token)];
        if let Some(own) = names
            .peek()
            .filter(|n| n.tokens.contains(&token) && n.margin >= PLAIN)
        {
            others[own.kind as usize] -= 1;
        }
        let most = NameType::ALL
            .into_iter()
            .max_by_key(|&k| others[k as usize]);
        if let Some(kind) = most.filter(|&k| others[k as usize] > 0) {
            found.push((token, kind));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_built_in_model_loads_and_tags() {
        assert!(Model::decode(include_bytes!("../../../../../data/tagger.bin")).is_ok());
        let text = "قال المتحدث ستيفان زغبوري إن الوفد وصل إلى لندن مساء أمس.";
        let document = Document::new(text);
        let tagging = tag(&document, &Lexicon::default().matches(&document));
        let names: Vec<_> = tagging
            .names
            .iter()
            .map(|n| (document.slice(document.span_of(n.tokens.clone())), n.kind))
            .collect();
        assert_eq!(
            names,
            [
                ("ستيفان زغبوري", NameType::Person),
                ("لندن", NameType::Location)
            ]
        );
        assert!(tagging.lead(0) < 0.0, "a verb is no name");
        assert_eq!(tagging.leads.len(), document.tokens.len());
    }

    #[test]
    fn an_empty_text_has_no_names() {
        let document = Document::new("");
        assert!(tag(&document, &[]).names.is_empty());
    }
}
