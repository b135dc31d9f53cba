//! The best sequence of labels of a sentence, and by how much it leads, in two passes of dynamic
//! programming over integers.

use super::{LABELS, Model, NameType, TaggedName, Tagging};

/// Score of what cannot be.
const NEVER: i32 = i32::MIN / 4;

/// Whether a label may follow another: `I` follows `B` or `I` of its own type.
pub const fn may_follow(before: usize, label: usize) -> bool {
    let is_inside = label > 0 && label.is_multiple_of(2);
    !is_inside || before == label || before + 1 == label
}

/// [`may_follow`] as a table, by the label before and the label.
pub const MAY_FOLLOW: [[bool; LABELS]; LABELS] = {
    let mut table = [[false; LABELS]; LABELS];
    let mut pair = 0;
    while pair < LABELS * LABELS {
        table[pair / LABELS][pair % LABELS] = may_follow(pair / LABELS, pair % LABELS);
        pair += 1;
    }
    table
};

/// Appends the names of a sentence, whose first token is `first`, and the leads of its tokens.
pub(super) fn decode(model: &Model, scores: &[[i32; LABELS]], first: usize, tagging: &mut Tagging) {
    let step = |before: usize, label: usize| {
        if MAY_FOLLOW[before][label] {
            model.transitions[before][label]
        } else {
            NEVER
        }
    };
    // Best score of the labels up to each token that end in a label; a sentence starts after an O.
    let mut until = [NEVER; LABELS];
    until[0] = 0;
    let mut best_until = Vec::with_capacity(scores.len());
    let mut from = Vec::with_capacity(scores.len());
    for score in scores {
        let mut next = [NEVER; LABELS];
        let mut origin = [0u8; LABELS];
        for label in 0..LABELS {
            for (before, so_far) in until.iter().enumerate() {
                let total = so_far + step(before, label) + score[label];
                if total > next[label] {
                    (next[label], origin[label]) = (total, before as u8);
                }
            }
            next[label] = next[label].max(NEVER);
        }
        best_until.push(next);
        from.push(origin);
        until = next;
    }
    // Best score of the labels after each token.
    let mut after = [0i32; LABELS];
    let mut leads = vec![0.0; scores.len()];
    for (token, score) in scores.iter().enumerate().rev() {
        let total = |label: usize| best_until[token][label] + after[label];
        let name = (1..LABELS).map(total).max().unwrap_or(NEVER);
        leads[token] = (name - total(0)) as f32 * model.scale;
        let mut before = [NEVER; LABELS];
        for (label, best) in before.iter_mut().enumerate() {
            for next in 0..LABELS {
                *best = (*best).max(step(label, next) + score[next] + after[next]);
            }
        }
        after = before;
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| until[l]).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for (slot, origin) in labels.iter_mut().zip(&from).rev() {
        *slot = label;
        label = usize::from(origin[label]);
    }
    for (at, &label) in labels.iter().enumerate() {
        let token = first + at;
        let Some(kind) = NameType::of_label(label) else {
            continue;
        };
        match tagging.names.last_mut() {
            Some(name) if label != kind.first_label() && name.tokens.end == token => {
                name.tokens.end += 1;
                name.margin = name.margin.min(leads[at]);
            }
            _ => tagging.names.push(TaggedName {
                tokens: token..token + 1,
                kind,
                margin: leads[at],
            }),
        }
    }
    tagging.leads.extend(leads);
}
