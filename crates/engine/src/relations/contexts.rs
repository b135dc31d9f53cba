//! Tells which fields of public life a relation belongs to (PLOVER's contexts), by the words around
//! its evidence.

use super::clauses::Cell;
use super::triggers::Word;
use crate::exploration::{Context, Plover};
use crate::list::ToList;
use crate::text::{Document, Span};

/// The contexts with their classes of words, in the order of [`Context`].
const CONTEXTS: [(Word, Context); 9] = [
    (Word::Diplomatic, Context::Diplomatic),
    (Word::Economic, Context::Economic),
    (Word::Military, Context::Military),
    (Word::Lands, Context::Territory),
    (Word::Cbrn, Context::Cbrn),
    (Word::NaturalResource, Context::NaturalResource),
    (Word::Migration, Context::Migration),
    (Word::HumanRights, Context::HumanRights),
    (Word::Election, Context::Election),
];

/// The bit of a class of words that speaks of a context, in [`Cell::contexts`].
pub(super) fn bit(word: Word) -> Option<u16> {
    CONTEXTS
        .iter()
        .position(|&(class, _)| class == word)
        .map(|at| 1 << at)
}

/// The contexts of the words from `evidence` to the end of its clause, and of the deed itself: force is
/// military.
pub(super) fn around(
    cells: &[Cell],
    document: &Document,
    (trigger, kind): (usize, Plover),
    evidence: Span,
) -> Vec<Context> {
    const REACH: usize = 10;
    let sentence = document.sentence_of(trigger).tokens.clone();
    let first = document.token_past(evidence.start);
    let last = document.token_from(evidence.end);
    let rest = (last..sentence.end)
        .take(REACH)
        .take_while(|&at| !cells[at].is_border() && !cells[at].mark);
    let force = matches!(kind, Plover::Assault | Plover::Mobilize);
    let own = bit(Word::Military).filter(|_| force).unwrap_or_default();
    let found = (first..last)
        .chain(rest)
        .fold(own, |bits, at| bits | cells[at].contexts);
    CONTEXTS
        .iter()
        .enumerate()
        .filter(|(at, _)| found & 1 << at != 0)
        .map(|(_, &(_, context))| context)
        .list()
}
