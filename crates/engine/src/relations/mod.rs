//! Reads who did what to whom among countries. Without a syntax tree it does what a shallow parser
//! can: parties are phrases with a preposition, a trigger knows where its parties stand, and the
//! words that govern the trigger decide whether the deed is a fact.

mod actors;
mod anaphora;
mod choice;
mod clauses;
mod coding;
mod contexts;
mod inflection;
mod naming;
mod nouns;
mod pairs;
mod party;
mod performers;
mod record;
mod slots;
mod speech;
mod status;
mod subjects;
mod triggers;
mod verbs;

pub use pairs::pairs;

use crate::entities::Entities;
use crate::exploration::{Construction, Context, Plover, Recognition, Status};
use crate::lexicon::Code;
use crate::text::{Document, Span};
use crate::times::{Edtf, TimeExpression};

/// Who did what to whom. Spans are bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The one who acts.
    pub source: Actor,
    /// The one acted upon.
    pub target: Actor,
    /// Whether both do it alike.
    pub symmetric: bool,
    /// What was done.
    pub kind: Plover,
    /// Whether it was done.
    pub status: Status,
    /// When, in EDTF.
    pub edtf: Option<Edtf>,
    /// From 0 to 1: how sure the coder is.
    pub score: f32,
    /// The shortest stretch that shows the claim.
    pub evidence: Span,
    /// The verb or noun that says what was done.
    pub trigger: Span,
    /// Who says so.
    pub said_by: Option<Span>,
    /// The fields of public life it belongs to.
    pub contexts: Vec<Context>,
    /// How the trigger ties the two.
    pub construction: Construction,
}

/// A state in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its code.
    pub code: Code,
    /// The words by which it was recognised.
    pub span: Span,
    /// How they name it.
    pub by: Recognition,
}

/// The relations of a document in the order of their evidence.
pub fn code_relations(
    document: &Document,
    entities: &Entities,
    times: &[TimeExpression],
) -> Vec<Relation> {
    let mut cells = clauses::cells(document);
    clauses::silence(&mut cells, document, times);
    let namings = naming::namings(document, entities, &cells);
    let parties = actors::parties(document, &namings, &mut cells);
    clauses::set_aside(&mut cells, document, &parties.all);
    coding::code(document, cells, parties, times)
}
