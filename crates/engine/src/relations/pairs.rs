//! Gathers relations by pair: what passes between two countries, in time order, and its net tone.

use crate::list::{ToList, sort_by_key};
use std::cmp::Reverse;

use super::Relation;
use crate::exploration::{PANEL_MARGIN, Pair, Status};
use crate::lexicon::Code;

/// The pairs of `relations`, those with the most relations first.
pub fn pairs(relations: &[Relation]) -> Vec<Pair> {
    let coded = |(relation, index): (&Relation, u32)| (relation.ends(), index);
    let mut by_pair: Vec<([Code; 2], u32)> = relations.iter().zip(0..).map(coded).list();
    sort_by_key(&mut by_pair, |&pair| pair);
    let mut pairs: Vec<Pair> = by_pair
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| {
            let codes = same[0].0;
            let mut indices: Vec<u32> = same.iter().map(|&(_, index)| index).list();
            // the sort is stable: the undated keep the order of the text
            sort_by_key(&mut indices, |&index| {
                let day = relations[index as usize]
                    .edtf
                    .and_then(|edtf| edtf.first_day().or(edtf.last_day()));
                (day.is_none(), day)
            });
            Pair {
                actors: codes.map(Code::text),
                tone: net_tone(indices.iter().map(|&index| &relations[index as usize])),
                relations: indices,
            }
        })
        .list();
    sort_by_key(&mut pairs, |pair| Reverse(pair.relations.len()));
    pairs
}

/// The mean tone of what is asserted and sure.
fn net_tone<'r>(relations: impl Iterator<Item = &'r Relation>) -> Option<f32> {
    let (sum, count) = relations
        .filter(|r| r.status == Status::Asserted && r.score >= PANEL_MARGIN)
        .fold((0.0, 0u16), |(sum, count), r| {
            (sum + r.kind.tone(), count + 1)
        });
    (count > 0).then(|| sum / f32::from(count))
}
