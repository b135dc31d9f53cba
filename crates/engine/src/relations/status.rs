//! Decides whether the text says that a deed happened: the words that govern the deed in its clause
//! may deny it, put it off or leave it open.

use crate::exploration::{Plover, Status};
use crate::text::Document;

use super::clauses::Cell;
use super::triggers::{Found, Operator, Sense, Word, form};

/// What the governing words make of a deed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mood {
    negations: u32,
    planned: bool,
    possible: bool,
    /// The deed is the content of another deed: what is demanded or charged.
    pub within_deed: bool,
    /// The deed is none: `توتر العلاقات`.
    pub void: bool,
}

impl Mood {
    /// A denial outweighs a plan, a plan a doubt; two denials assert.
    pub fn status(self) -> Status {
        match self {
            _ if self.negations % 2 == 1 => Status::Negated,
            _ if self.planned => Status::Planned,
            _ if self.possible => Status::Possible,
            _ => Status::Asserted,
        }
    }
}

/// A planned kindness is an agreement (guide: future visits, deals and aid are AGREE).
pub(super) fn kind_under(kind: Plover, status: Status) -> Plover {
    match (kind, status) {
        (Plover::Consult | Plover::Support | Plover::Cooperate | Plover::Aid, Status::Planned) => {
            Plover::Agree
        }
        _ => kind,
    }
}

/// The mood of the deed at `token`, whose clause starts at `start`.
pub(super) fn mood(
    document: &Document,
    cells: &[Cell],
    start: usize,
    token: usize,
    found: &Found,
    bits: u16,
) -> Mood {
    let mut mood = Mood {
        planned: found.future,
        ..Mood::default()
    };
    let verb = bits & form::VERB != 0;
    let imperfect = bits & form::IMPERFECT != 0;
    let sentence = document.sentence_of(token).tokens.clone();
    let mut at = token;
    // the deed itself, until a complementizer makes what governs it a verb of saying or willing
    let mut inside = true;
    let mut reach = 16;
    while at > start.max(sentence.start) && reach > 0 {
        at -= 1;
        reach -= 1;
        let cell = &cells[at];
        let near = token - at <= 3;
        if cell.is(Word::Negator) && governs_next(cells, at, token) {
            mood.negations += 1;
        }
        if cell.is(Word::Future) && near {
            mood.planned = true;
        }
        if cell.is(Word::Doubt) {
            let past_marker = document.key(at).ends_with("قد");
            mood.possible |= if past_marker {
                near && verb && imperfect
            } else {
                true
            };
        }
        if cell.is(Word::Intended) {
            mood.planned = true;
        }
        if cell.is(Word::Condition) && document.key(at) != "ان" {
            mood.possible = true;
        }
        if cell.is(Word::Relative) || cell.is(Word::Subordinator) {
            break;
        }
        if cell.is(Word::Complementizer) {
            inside = false;
        }
        let Some((sense, future, is_verb)) = governor(cell) else {
            continue;
        };
        match sense {
            Sense::Operator(operator) => {
                if inside && verb && is_verb && cell.opens_with_conjunction() {
                    break;
                }
                let reaches = !inside || !verb;
                mood.planned |= reaches && (future || operator == Operator::Plan);
                mood.possible |= reaches && operator == Operator::Hope;
                mood.negations +=
                    u32::from(reaches && matches!(operator, Operator::Deny | Operator::Cancel));
                mood.void |= operator == Operator::Void && token - at <= 2;
                if operator == Operator::Report {
                    inside = false;
                }
            }
            Sense::Deed(_) => {
                mood.within_deed = is_verb && at + 1 < token;
                break;
            }
        }
        if is_verb && cell.opens_with_conjunction() {
            break;
        }
    }
    mood.planned |= !verb && planned_after(cells, token, sentence.end);
    mood
}

/// `لقاء مقرر`, `زيارته المقررة`
fn planned_after(cells: &[Cell], token: usize, end: usize) -> bool {
    (token + 1..end.min(token + 5))
        .take_while(|&at| !cells[at].is_border() && !cells[at].mark)
        .any(|at| cells[at].is(Word::Intended))
}

/// A negator bears on the next verb or noun only.
fn governs_next(cells: &[Cell], negator: usize, token: usize) -> bool {
    (negator + 1..token).all(|at| governor(&cells[at]).is_none() && cells[at].party.is_none())
        || (negator + 1..token).find(|&at| governor(&cells[at]).is_some()).is_some_and(|at| {
            matches!(governor(&cells[at]), Some((Sense::Operator(o), ..)) if o != Operator::Report)
        })
}

/// The sense of a cell as the governor of what follows: its first reading as a lemma.
fn governor(cell: &Cell) -> Option<(Sense, bool, bool)> {
    if cell.party.is_some() {
        return None;
    }
    let (found, (frame, bits)) = cell
        .found
        .iter()
        .find_map(|found| Some((found, found.lemma()?)))?;
    let verb = bits & form::VERB != 0;
    Some((
        frame.sense,
        found.future,
        verb || bits & form::PARTICIPLE != 0,
    ))
}
