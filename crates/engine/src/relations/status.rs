//! Decides whether the text says that a deed happened: the words that govern the deed in its clause
//! may deny it, put it off or leave it open.

use crate::exploration::{Plover, Quad, Status};
use crate::text::Document;
use crate::text::normalize::holds;

use super::clauses::Cell;
use super::coding::Choice;
use super::triggers::{Operator, Sense, Word, form, slot};

/// What the governing words make of a deed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mood {
    negations: u32,
    planned: bool,
    /// Somebody means to do it, which the other side need not.
    pub intended: bool,
    possible: bool,
    /// The deed is the content of another deed: what is demanded or charged.
    pub within_deed: bool,
    /// `في حال` follows.
    pub conditional: bool,
    /// The deed is what an agreement is about.
    pub agreed: bool,
    /// The deed is what somebody promises.
    pub promised: bool,
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

/// A promised kindness is an agreement, promised harm a threat (guide: an offer or a promise is AGREE).
pub(super) fn promised_kind(kind: Plover) -> Plover {
    match kind.quad() {
        Quad::VerbalCooperation | Quad::MaterialCooperation => Plover::Agree,
        Quad::VerbalConflict | Quad::MaterialConflict => Plover::Threaten,
    }
}

/// The mood of the deed at `token`, whose clause starts at `start`.
pub(super) fn mood(
    document: &Document,
    cells: &[Cell],
    chosen: &[Option<Choice>],
    start: usize,
    token: usize,
) -> Mood {
    let Some((found, frame, bits)) = chosen[token] else {
        return Mood::default();
    };
    let deed = frame.sense;
    let mut mood = Mood {
        planned: found.future,
        ..Mood::default()
    };
    // ، داعيا: what is done besides is done
    if bits & form::PARTICIPLE != 0 && token > start && cells[token - 1].mark {
        return mood;
    }
    let verb = bits & form::VERB != 0;
    // بحثا في اتصال هاتفي
    let joint = deed == Sense::Deed(Plover::Consult);
    let sentence = document.sentence_of(token).tokens.clone();
    let mut at = token;
    // the deed itself, until a complementizer makes what governs it a verb of saying or willing
    let mut inside = true;
    let mut said = false;
    let mut reach = 16;
    let mut stopped = false;
    // حذر في اتصال مع: talks in which somebody speaks are no content of what is said
    let amid = joint
        && token > start
        && matches!(cells[token - 1].preposition, Some(slot::FI | slot::OTHER));
    let mut first_governor = true;
    // where the verb stands whose tense the deed has
    let mut tense = (bits & form::IMPERFECT != 0).then_some(token);
    const FARTHEST: usize = 40;
    let farthest = token.saturating_sub(FARTHEST);
    while at > start.max(sentence.start).max(farthest) && reach > 0 {
        at -= 1;
        let cell = &cells[at];
        reach -= usize::from(!cell.time && !cell.named && cell.party.is_none());
        let near = token - at <= 3;
        let named = cell.party.is_some() || cell.named;
        if cell.is(Word::Negator)
            && !named
            && !is_relative_ma(document, cells, chosen, at, start)
            && !holds(document.key(at + 1), "زال")
            && cells[at..token].iter().all(|cell| !cell.mark)
            && token - at <= 6
            && governs_next(cells, chosen, at, token)
        {
            mood.negations += 1;
        }
        if cell.is(Word::Future) && near {
            mood.planned = true;
        }
        if cell.is(Word::Doubt) {
            let past_marker = document.key(at).ends_with("قد");
            mood.possible |= !past_marker || before_imperfect(chosen, at) && (near || !verb);
        }
        if cell.is(Word::Intended) {
            mood.planned = true;
        }
        if cell.is(Word::Condition) {
            mood.possible = true;
        }
        // نفى التقارير التي تحدثت عن زيارة
        const RUMOURS: [&str; 5] = ["تقارير", "انباء", "معلومات", "شايعات", "مزاعم"];
        let rumour = at > 0
            && RUMOURS
                .iter()
                .any(|word| document.key(at - 1).ends_with(word));
        // ، ما دفع إسرائيل إلى, على ما قدمته
        let what = at > start
            && (cells[at - 1].mark || cells[at - 1].preposition.is_some())
            && document.key(at) == "ما";
        // وعادة ما تشهد الحدود مواجهات
        let what = what || is_relative_ma(document, cells, chosen, at, start);
        if cell.is(Word::Relative) && !rumour || cell.is(Word::Subordinator) || what {
            break;
        }
        // بعد بيع: what came before it is a fact
        if !verb && matches!(document.key(at), "بعد" | "عقب" | "اثر" | "جراء" | "بسبب")
        {
            break;
        }
        // الرد على التهديدات: what is answered is a fact
        if !verb && cell.is(Word::Answering) && inside {
            break;
        }
        if cell.is(Word::Complementizer) {
            inside = false;
        }
        stopped |= cell.is(Word::Stopping);
        // وقف الغارات والعمليات العسكرية: what is joined to a blow that ends ends too
        let joined_blow =
            deed == Sense::Deed(Plover::Assault) && !verb && cells[token].opens_with_conjunction();
        if stopped && joined_blow && token - at <= 4 {
            mood.void = true;
            break;
        }
        let Some((sense, future, is_verb)) = governor(chosen, at) else {
            continue;
        };
        // قتل جنديان في غارة: the dead do not govern the blow
        if cell.is(Word::Victim) && !verb {
            continue;
        }
        // القرار الأميركي is a decision taken, not a plan
        let settled = !is_verb && chosen[at].is_some_and(|(found, ..)| found.article);
        // what is said is said as a fact, unless the saying itself is denied
        if said {
            if matches!(sense, Sense::Operator(Operator::Deny)) {
                mood.negations += 1;
                break;
            }
            continue;
        }
        // ما وصفته بالتدخل
        let charge = found_pronoun(chosen, at) && at > 0 && document.key(at - 1).ends_with("ما");
        let first = std::mem::take(&mut first_governor);
        match sense {
            Sense::Operator(operator) => {
                // يعقد الوزيران غدا محادثات
                let present = chosen[at].is_some_and(|(_, _, bits)| bits & form::IMPERFECT != 0);
                if operator == Operator::Light && present && !verb && inside {
                    tense = tense.or(Some(at));
                }
                if inside && verb && is_verb && cell.opens_with_conjunction() {
                    break;
                }
                let reaches = (!inside || !verb) && !settled;
                mood.planned |= reaches && (future || operator == Operator::Plan);
                mood.intended |= reaches && operator == Operator::Plan;
                mood.promised |= reaches && operator == Operator::Promise;
                let charge = operator == Operator::Report && charge;
                let hopes = matches!(operator, Operator::Hope | Operator::Exclude)
                    && !(joint && chosen[at].is_some_and(|(_, frame, _)| frame.joint));
                mood.possible |= charge || reaches && hopes;
                mood.negations += u32::from(
                    reaches
                        && matches!(
                            operator,
                            Operator::Deny | Operator::Cancel | Operator::Exclude
                        ),
                );
                mood.void |= operator == Operator::Void && token - at <= 3;
                said |= operator == Operator::Report && !inside;
            }
            // اتفاق على دعم
            Sense::Deed(Plover::Support | Plover::Agree) if !is_verb && agreed_on(cells, at) => {
                mood.planned = true;
                mood.agreed = true;
            }
            // وافق على إقراض
            Sense::Deed(Plover::Agree) if is_verb && !verb => {
                mood.promised |= matches!(deed, Sense::Deed(kind) if kind.tone() > 0.0);
                break;
            }
            Sense::Deed(Plover::Accuse) if charge => mood.possible = true,
            // تهدف هذه الزيارة إلى تعزيز: the deed that aims at another is no governor of it
            Sense::Deed(_) if !is_verb && aims(document, chosen, at) => {}
            // ستستأنف تبادل المعلومات وتسليم الأسلحة
            Sense::Deed(_) if !is_verb && !verb && cells[token].opens_with_conjunction() => {}
            Sense::Deed(kind) => {
                // what is asked for may come; what is asked to stop is there
                let asked = kind == Plover::Request && (!verb || !inside);
                let apart = amid && first;
                mood.possible |= asked && !stopped && !found.article && !apart;
                let joined = verb && cells[token].opens_with_conjunction();
                mood.within_deed = !apart
                    && !joined
                    && (is_verb || kind.quad() == Quad::VerbalConflict)
                    && at + 1 < token;
                break;
            }
        }
        if is_verb && cell.opens_with_conjunction() {
            break;
        }
    }
    mood.conditional = condition_after(document, cells, token, sentence.end);
    mood.planned |= !verb && planned_after(cells, token, sentence.end);
    // يزور الرئيس روما الأسبوع المقبل
    mood.planned |= tense.is_some_and(|verb| {
        (verb + 1..sentence.end.min(token + 14))
            .take_while(|&at| !cells[at].is_border())
            .any(|at| cells[at].is(Word::Coming))
    });
    mood
}

/// `سرعان ما`, `، ما أثار`, `ما وصفته`: what follows another word in its clause, or takes itself up by a
/// pronoun, denies nothing.
fn is_relative_ma(
    document: &Document,
    cells: &[Cell],
    chosen: &[Option<Choice>],
    token: usize,
    start: usize,
) -> bool {
    let follows = token > start && (!cells[token - 1].mark || document.is_mark(token - 1, '،'));
    document.key(token) == "ما" && (follows || found_pronoun(chosen, token + 1))
}

/// `سيتوجه في حال`
fn condition_after(document: &Document, cells: &[Cell], token: usize, end: usize) -> bool {
    (token + 1..end.min(token + 9)).any(|at| {
        cells[at - 1].preposition == Some(slot::FI) && document.key(at) == "حال"
            || cells[at].is(Word::Condition)
    })
}

/// `لقاء مقرر`, `زيارته المقررة`
fn planned_after(cells: &[Cell], token: usize, end: usize) -> bool {
    (token + 1..end.min(token + 5))
        .take_while(|&at| !cells[at].is_border() && !cells[at].mark)
        .any(|at| cells[at].is(Word::Intended))
}

/// Whether the noun is the subject of a verb of planning right before it.
fn aims(document: &Document, chosen: &[Option<Choice>], noun: usize) -> bool {
    let pointing = noun > 0 && matches!(document.key(noun - 1), "هذه" | "هذا" | "تلك");
    noun.checked_sub(1 + usize::from(pointing))
        .and_then(|at| governor(chosen, at))
        .is_some_and(|(sense, _, is_verb)| is_verb && sense == Sense::Operator(Operator::Plan))
}

fn agreed_on(cells: &[Cell], noun: usize) -> bool {
    cells
        .get(noun + 1)
        .is_some_and(|cell| cell.preposition == Some(slot::ALA))
}

/// A negator bears on the next verb or noun only.
fn governs_next(cells: &[Cell], chosen: &[Option<Choice>], negator: usize, token: usize) -> bool {
    token - negator <= 3 && (negator + 1..token).all(|at| governor(chosen, at).is_none() && cells[at].party.is_none())
        || (negator + 1..token).find(|&at| governor(chosen, at).is_some()).is_some_and(|at| {
            matches!(governor(chosen, at), Some((Sense::Operator(o), ..)) if o != Operator::Report)
        })
}

/// The sense of a token as the governor of what follows, whether it speaks of the future, and
/// whether it is a verb.
fn governor(chosen: &[Option<Choice>], token: usize) -> Option<(Sense, bool, bool)> {
    let (found, frame, bits) = chosen[token]?;
    Some((
        frame.sense,
        found.future,
        bits & (form::VERB | form::PARTICIPLE) != 0,
    ))
}

fn found_pronoun(chosen: &[Option<Choice>], token: usize) -> bool {
    let choice = chosen.get(token).copied().flatten();
    choice.is_some_and(|(found, ..)| found.pronoun.is_some())
}

/// `قد تفرض` may be, `قد فرضت` is.
fn before_imperfect(chosen: &[Option<Choice>], token: usize) -> bool {
    chosen
        .get(token + 1)
        .copied()
        .flatten()
        .is_some_and(|(_, _, bits)| bits & form::IMPERFECT != 0)
}
