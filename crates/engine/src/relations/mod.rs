//! Reads who did what to whom among countries. Without a syntax tree it does what a shallow parser
//! can: parties are phrases with a preposition, a trigger knows where its parties stand, and the
//! words that govern the trigger decide whether the deed is a fact.

mod actors;
mod clauses;
mod coding;
mod naming;
mod status;
mod triggers;

use crate::entities::Entities;
use crate::exploration::{Plover, Status};
use crate::lexicon::Code;
use crate::text::{Document, Span};

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
    pub edtf: Option<String>,
    /// From 0 to 1: how sure the coder is.
    pub score: f32,
    /// The shortest stretch that shows the claim.
    pub evidence: Span,
    /// The verb or noun that says what was done.
    pub trigger: Span,
    /// Who says so.
    pub said_by: Option<Span>,
}

/// A state in a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its code.
    pub code: Code,
    /// The words by which it was recognised.
    pub span: Span,
}

/// A time expression as this stage needs it.
#[derive(Clone, Debug)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its value in EDTF.
    pub edtf: Option<String>,
}

/// The relations of a document in the order of their evidence.
pub fn code_relations(document: &Document, entities: &Entities, times: &[Time]) -> Vec<Relation> {
    let mut cells = clauses::cells(document);
    let namings = naming::namings(document, entities, &cells);
    let parties = actors::Parties::read(document, &namings, &mut cells);
    coding::code(document, cells, parties, times)
}

#[doc(hidden)]
pub fn trace(document: &Document, entities: &Entities) -> String {
    let mut cells = clauses::cells(document);
    let namings = naming::namings(document, entities, &cells);
    let parties = actors::Parties::read(document, &namings, &mut cells);
    let mut out = String::new();
    for (i, c) in cells.iter().enumerate() {
        let l: Vec<String> = c.found.iter().map(|f| match f.lemma() { Some((fr, b)) => format!("{:?}/{:b}", fr.sense, b), None => format!("{:?}", f.reading) }).collect();
        let n = namings.iter().find(|n| n.tokens.start == i).map(|n| format!("{:?}", n.kind));
        let p = c.party.map(|p| { let p0 = &parties.all[p]; format!("[{p}] {:?} prep={:?} {:?} {:?} {:?}", p0.members.iter().map(|m| m.code).collect::<Vec<_>>(), p0.preposition, p0.strength, p0.gender, p0.anaphor) });
        out.push_str(&format!("{i} {} {} {:?} {} {}\n", document.key(i), n.unwrap_or_default(), c.preposition, p.unwrap_or_default(), l.join(" ")));
    }
    for a in &parties.adjectives { out.push_str(&format!("ADJ {a:?}\n")); }
    out
}
