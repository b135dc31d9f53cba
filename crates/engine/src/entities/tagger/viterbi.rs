//! The best sequence of labels of a sentence, and by how much it leads, in two passes of dynamic
//! programming over integers.

use super::model::Scores;
use super::{Model, NameType, TaggedName, Tagging};

/// Score of what cannot be.
const NEVER: i32 = i32::MIN / 4;

/// Types of names.
const KINDS: usize = NameType::ALL.len();

/// Whether a label continues a name.
pub const fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// A number for each label: `O`, and by type those that start a name and those that continue one.
#[derive(Clone, Copy)]
struct ByLabel {
    outside: i32,
    starts: [i32; KINDS],
    continues: [i32; KINDS],
}

/// Decodes the sentences of a document with a model.
pub(super) struct Decoder {
    /// Nats of a unit.
    scale: f32,
    /// What it scores that a name ends with a label; for `O` nothing.
    closes: ByLabel,
    /// By token of a sentence, the best scores of the labels up to it that end in a label.
    until: Vec<ByLabel>,
    /// The best label of each token of a sentence.
    labels: Vec<usize>,
}

impl Decoder {
    pub fn new(model: &Model) -> Self {
        let close = |label: usize| i32::from(model.closes[label]);
        Self {
            scale: model.scale,
            closes: ByLabel {
                outside: 0,
                starts: std::array::from_fn(|kind| close(2 * kind + 1)),
                continues: std::array::from_fn(|kind| close(2 * kind + 2)),
            },
            until: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Appends the names of a sentence, whose first token is `first`, and the leads of its tokens.
    pub fn decode(&mut self, scores: &[Scores], first: usize, tagging: &mut Tagging) {
        let from = tagging.leads.len();
        tagging.leads.resize(from + scores.len(), 0.0);
        self.look_ahead(scores);
        self.look_back(scores, &mut tagging.leads[from..]);
        for (at, &label) in self.labels.iter().enumerate() {
            let Some(kind) = NameType::of_label(label) else {
                continue;
            };
            let token = first + at;
            let lead = tagging.leads[from + at];
            match tagging.names.last_mut() {
                // Where two sequences are equally good, the labels may be of both.
                Some(name) if is_inside(label) && name.tokens.end == token => {
                    name.tokens.end += 1;
                    name.margin = name.margin.min(lead);
                }
                _ => tagging.names.push(TaggedName {
                    tokens: token..token + 1,
                    kind,
                    margin: lead,
                }),
            }
        }
    }

    /// Fills [`Self::until`].
    fn look_ahead(&mut self, scores: &[Scores]) {
        // A sentence starts after an O.
        let mut last = ByLabel {
            outside: 0,
            starts: [NEVER; KINDS],
            continues: [NEVER; KINDS],
        };
        self.until.clear();
        self.until.reserve(scores.len());
        for score in scores {
            let (starts, continues) = score.by_type();
            let closed = self.closed(&last);
            for kind in 0..KINDS {
                let open = last.starts[kind].max(last.continues[kind]);
                last.continues[kind] = (open + continues[kind]).max(NEVER);
                last.starts[kind] = closed + starts[kind];
            }
            last.outside = closed;
            self.until.push(last);
        }
    }

    /// The best of the labels up to a token where no name goes on behind it.
    fn closed(&self, until: &ByLabel) -> i32 {
        let mut best = until.outside;
        for kind in 0..KINDS {
            best = best
                .max(until.starts[kind] + self.closes.starts[kind])
                .max(until.continues[kind] + self.closes.continues[kind]);
        }
        best
    }

    /// Reads the best labels off [`Self::until`], and the leads.
    fn look_back(&mut self, scores: &[Scores], leads: &mut [f32]) {
        self.labels.clear();
        self.labels.resize(scores.len(), 0);
        // Best score of the labels after a token, by the label of that token.
        let mut after = ByLabel {
            outside: 0,
            starts: self.closes.starts,
            continues: self.closes.continues,
        };
        // The label after a token, where it continues a name.
        let mut continued = None;
        let tokens = self
            .until
            .iter()
            .zip(scores)
            .zip(leads)
            .zip(&mut self.labels);
        for (((until, score), lead), label) in tokens.rev() {
            let outside = until.outside + after.outside;
            let mut best = (0, outside);
            for kind in 0..KINDS {
                let start = until.starts[kind] + after.starts[kind];
                let next = until.continues[kind] + after.continues[kind];
                for (label, total) in [(2 * kind + 1, start), (2 * kind + 2, next)] {
                    if best.0 == 0 || total > best.1 {
                        best = (label, total);
                    }
                }
            }
            *lead = (best.1 - outside) as f32 * self.scale;
            *label = match continued {
                // The name that the next token continues.
                Some(kind) if until.starts[kind] >= until.continues[kind] => 2 * kind + 1,
                Some(kind) => 2 * kind + 2,
                None if best.1 > outside => best.0,
                None => 0,
            };
            continued = is_inside(*label).then(|| *label / 2 - 1);
            let (starts, continues) = score.by_type();
            let openings = starts.iter().zip(&after.starts).map(|(s, a)| s + a);
            let apart = openings.fold(after.outside, i32::max);
            for (kind, score) in continues.into_iter().enumerate() {
                let along = score + after.continues[kind];
                after.starts[kind] = along.max(apart + self.closes.starts[kind]);
                after.continues[kind] = along.max(apart + self.closes.continues[kind]);
            }
            after.outside = apart;
        }
    }
}
