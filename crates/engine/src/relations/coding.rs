//! Turns triggers and parties into relations. A verb finds its subject and object by order and
//! agreement, a noun its parties by genitive, pronoun, nationality and preposition; what is not said
//! in the clause is taken from the one before.

use crate::exploration::{Construction, Plover, Quad, Recognition};
use crate::lexicon::Code;
use crate::list::{ToList, sort_by_key};
use crate::row::Row;
use crate::text::{Document, Span};

use super::Relation;
use super::clauses::Cell;
use super::contexts;
use super::party::{Gender, Member, Parties, Strength};
use super::triggers::{Found, Frame, Operator, Sense, Word, form, slot};
use crate::text::normalize::{holds, is_one_of};
use crate::times::TimeExpression;

/// Codes the whole document.
pub(super) fn code(
    document: &Document,
    cells: Vec<Cell>,
    parties: Parties,
    times: &[TimeExpression],
) -> Vec<Relation> {
    let mut coder = Coder {
        document,
        cells: cells.into(),
        parties,
        times,
        relations: Vec::new(),
        subject: None,
        previous: None,
        speaks: false,
        speaker: None,
        according: None,
        sport: false,
        used: vec![false; document.tokens.len()],
        writes_alif_maqsura: holds(document.text, "ى"),
        chosen: Vec::new(),
    };
    coder.chosen = (0..document.tokens.len())
        .map(|token| coder.choose(token))
        .collect();
    for sentence in 0..document.sentences.len() {
        coder.read_sentence(sentence);
    }
    sort_by_key(&mut coder.relations, |relation| relation.evidence);
    coder.relations
}

pub(super) struct Coder<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) cells: Row<Cell>,
    pub(super) parties: Parties,
    pub(super) times: &'d [TimeExpression],
    pub(super) relations: Vec<Relation>,
    /// The subject of the verb read last.
    pub(super) subject: Option<Subject>,
    /// The subject of the verb before that.
    pub(super) previous: Option<Subject>,
    /// Whether the verb read last is one of speaking.
    pub(super) speaks: bool,
    /// Who is speaking, and the words that say so.
    pub(super) speaker: Option<Speaker>,
    /// The source that the sentence gives for all it says: `بحسب مصادر`.
    pub(super) according: Option<Span>,
    /// Whether the sentence speaks of sport, where states do not meet.
    pub(super) sport: bool,
    /// Tokens that belong to a trigger already read: `علاقات` in `قطع علاقاته`.
    pub(super) used: Vec<bool>,
    /// Whether the text tells ى from ي.
    pub(super) writes_alif_maqsura: bool,
    /// What each token is here.
    pub(super) chosen: Vec<Option<Choice>>,
}

/// A word taken for one form of a lemma.
pub(super) type Choice = (Found, &'static Frame, u16);

/// The parties that a verb has for its subject.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) members: Vec<Member>,
    pub(super) strength: Strength,
    pub(super) gender: Gender,
    pub(super) token: usize,
    pub(super) sentence: u32,
    /// What the way to it takes off the score.
    pub(super) doubt: f32,
}

#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) members: Vec<Member>,
    pub(super) span: Span,
    pub(super) sentence: u32,
}

/// What a trigger found around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Arguments {
    pub(super) sources: Vec<Member>,
    pub(super) targets: Vec<Member>,
    /// Both do it alike and all of them are in `sources`.
    pub(super) pair: bool,
    /// Weakest of the links that were followed, 0 to 1.
    pub(super) score: f32,
    /// How they were found.
    pub(super) construction: Construction,
    /// The target stands after `على` or `ضد`.
    pub(super) against: bool,
    /// No content of the verb that governs it: what it answers, or what came about in it.
    pub(super) apart: bool,
}

impl Arguments {
    /// `sources` act upon `targets`.
    pub(super) fn directed(sources: Vec<Member>, targets: Vec<Member>, score: f32) -> Self {
        Self {
            sources,
            targets,
            score,
            ..Self::default()
        }
    }

    /// All of `members` do it alike.
    pub(super) fn together(members: Vec<Member>, score: f32) -> Self {
        Self {
            sources: members,
            pair: true,
            score,
            ..Self::default()
        }
    }
}

/// Parties that stand after a trigger, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Following {
    pub(super) party: usize,
    /// How many commas lie between.
    pub(super) commas: u32,
    /// Behind another noun that takes parties, or an adverbial: no object of the trigger any more.
    pub(super) remote: bool,
}

impl<'d, 't> Coder<'d, 't> {
    pub(super) fn read_sentence(&mut self, index: usize) {
        let tokens = self.document.sentences[index].tokens.clone();
        // فوزه في الانتخابات
        let election = contexts::bit(Word::Election).unwrap_or_default();
        let (mut sport, mut elects) = (false, false);
        for cell in &self.cells[tokens.clone()] {
            sport |= cell.is(Word::Sport);
            elects |= cell.contexts & election != 0;
        }
        self.sport = sport && !elects;
        self.according = self.according_to(tokens.clone());
        self.note_headline(tokens.clone());
        for token in tokens {
            if self.used[token] || self.cells[token].party.is_some() {
                continue;
            }
            self.obligation(token);
            if let Some(&(found, frame, bits)) = self.reading(token) {
                self.read_trigger(token, found, frame, bits);
            }
        }
    }

    pub(super) fn read_trigger(
        &mut self,
        token: usize,
        found: Found,
        frame: &'static Frame,
        bits: u16,
    ) {
        if !frame.with.is_empty() {
            self.consume(token, frame);
        }
        let verb = bits & (form::VERB | form::PARTICIPLE) != 0;
        let passive = bits & form::VERB != 0 && self.is_passive(token, bits);
        let subject = match verb && !passive {
            true => self
                .goes_on_speaking(token, frame, bits)
                .or_else(|| self.subject_of(token, &found, bits))
                .or_else(|| self.states(token, frame)),
            false => None,
        };
        // قال الخبير إن موسكو هددت كييف. وأضاف: he goes on who spoke, not the one spoken of
        let here = self.document.tokens[token].sentence;
        let goes_on = frame.sense == Sense::Operator(Operator::Report)
            && subject.as_ref().is_some_and(|s| s.sentence < here)
            && token + 1 < self.cells.len()
            && !self.is_plain_noun(token + 1)
            && self
                .speaker
                .as_ref()
                .is_some_and(|s| s.sentence + 1 == here);
        let subject = match goes_on {
            true => self.speaker_subject(token),
            false => subject,
        };
        let speaks = match frame.sense {
            Sense::Operator(operator) => operator == Operator::Report,
            Sense::Deed(kind) => kind.quad() == Quad::VerbalConflict || kind == Plover::Support,
        };
        if verb
            && bits & form::VERB != 0
            && let Some(subject) = &subject
        {
            self.previous = self.subject.replace(subject.clone());
            self.speaks = speaks;
        }
        let finite = bits & form::VERB != 0;
        let notes = match frame.sense {
            Sense::Operator(Operator::Report) => true,
            Sense::Operator(operator) => operator == Operator::Deny && finite,
            Sense::Deed(_) => frame.judges || frame.after,
        };
        if notes {
            self.note_speaker(token, subject.as_ref());
        }
        let (kind, arguments) = match frame.sense {
            Sense::Operator(operator) => {
                if operator == Operator::Report {
                    let named = found.pronoun.is_some()
                        && token > 0
                        && holds(self.document.key(token), "صف")
                        && self.document.key(token - 1).ends_with("ما");
                    if named {
                        self.charge(token, subject.as_ref());
                    }
                    return;
                }
                let Some(subject) = subject.filter(|_| finite) else {
                    return;
                };
                match operator {
                    Operator::Deny if frame.replies => {
                        (Plover::Reject, self.denial(token, subject))
                    }
                    _ if frame.joint && subject.members.len() > 1 => {
                        let score = 0.75 - subject.doubt;
                        let arguments = Arguments::together(subject.members, score);
                        (Plover::Consult, Some(arguments))
                    }
                    Operator::Promise => (Plover::Agree, self.promise(token, subject)),
                    _ => return,
                }
            }
            Sense::Deed(kind) => {
                let kind = match kind {
                    // اتفقتا على أن: of one mind, nothing signed
                    Plover::Support if verb && self.agrees_that(token) => Plover::Agree,
                    _ => kind,
                };
                // برقية تهنئة is what it says
                let letter = kind == Plover::Consult
                    && frame.target == slot::ILA | slot::LI
                    && self.is_deed_noun(token + 1);
                if !verb && (letter || self.qualifies(token, &found)) {
                    return;
                }
                let joining = subject.clone().filter(|_| frame.joins());
                let arguments = if passive {
                    self.passive_arguments(token, frame)
                } else if verb {
                    self.verb_arguments(token, (found, frame, bits), subject)
                } else {
                    self.noun_arguments(token, &found, frame)
                };
                (kind, arguments.or_else(|| self.join(token, joining?)))
            }
        };
        match arguments {
            Some(arguments) => {
                // هجوما عنيفا على السفير الأميركي
                let words = kind == Plover::Assault
                    && holds(self.document.key(token), "هجوم")
                    && !arguments.pair
                    && arguments.targets.iter().all(|m| self.is_man(m));
                let kind = if words { Plover::Accuse } else { kind };
                self.add(token, frame, kind, arguments);
            }
            None => self.release(token, frame),
        }
    }

    /// Whether a person stands for the state: `السفير الأميركي`.
    fn is_man(&self, member: &Member) -> bool {
        const OFFICES: &str = "السفير سفير الرييس رييس الوزير وزير المستشار مندوب الزعيم زعيم";
        let first = self.document.token_from(member.span.start);
        member.by == Recognition::Person || is_one_of(self.document.key(first), OFFICES)
    }

    /// `ودعا البيان الصين`: whoever spoke last issued it.
    fn states(&self, token: usize, frame: &Frame) -> Option<Subject> {
        let near = |s: &Subject| s.sentence + 1 >= self.document.tokens[token].sentence;
        let states = matches!(frame.sense, Sense::Deed(kind) if kind.quad() == Quad::VerbalConflict)
            && token + 1 < self.cells.len()
            && self.document.key(token + 1) == "البيان";
        states.then(|| self.subject.clone().filter(near)).flatten()
    }

    /// `اتفقت القاهرة وأنقرة على أن`
    fn agrees_that(&self, token: usize) -> bool {
        const REACH: usize = 9;
        let end = self.document.sentence_of(token).tokens.end;
        let that = |at: usize| {
            self.cells[at].is(Word::Complementizer) && self.document.key(at - 1) == "علي"
        };
        holds(self.document.key(token), "تفق") && (token + 2..end.min(token + REACH)).any(that)
    }

    /// `قالت بكين إن الصفقة خطيرة، وطالبت واشنطن بإلغائها`: who spoke before goes on, and the party after the
    /// verb, which may be its subject or its object, is the object.
    fn goes_on_speaking(&self, token: usize, frame: &Frame, bits: u16) -> Option<Subject> {
        let hard = matches!(frame.sense, Sense::Deed(kind) if kind.quad() == Quad::VerbalConflict);
        let takes = hard && frame.target & slot::OBJECT != 0 && bits & form::PERFECT != 0;
        let index = self.party_starting_at(token + 1)?;
        // ووصفت تركيا بأنها
        let called = frame.judges
            && self
                .cells
                .get(self.parties.all[index].tokens.end)
                .is_some_and(|next| {
                    next.found
                        .iter()
                        .any(|f| f.is(Word::Complementizer) && f.preposition == Some('ب'))
                });
        // استدعت بكين سفيرها في ليتوانيا وطالبت فيلنيوس باستدعاء سفيرها
        let here = self.document.sentence_of(token).span.start;
        let on_it = self.relations.last().is_some_and(|r| {
            let object = &self.parties.all[index].members;
            let end = self.parties.all[index].tokens.end;
            r.evidence.start >= here
                && self.is_complement(end)
                && object.iter().all(|m| m.code == r.target.code)
                && self
                    .subject
                    .as_ref()
                    .is_some_and(|s| codes(&s.members) == [r.source.code])
        });
        let end = self.parties.all[index].tokens.end;
        let charges = takes
            && frame.sense == Sense::Deed(Plover::Accuse)
            && end < self.cells.len()
            && self.document.key(end).starts_with('ب');
        let goes_on = called || on_it || charges || self.speaks;
        if !takes || !goes_on || !self.cells[token].opens_with_conjunction() {
            return None;
        }
        let alone = self.following(token).iter().skip(1).all(|f| {
            let party = &self.parties.all[f.party];
            party.preposition.is_some() || party.outer.is_some()
        });
        let object = &self.parties.all[index];
        let here = self.document.tokens[token].sentence;
        let fits = |subject: &Subject| {
            let apart = |m: &Member| object.members.iter().all(|o| o.code != m.code);
            (subject.sentence == here || called) && subject.members.iter().all(apart)
        };
        // أدانت بيونغ يانغ عقوبات فرضتها واشنطن، واتهمت واشنطن بكذا
        let before = self.previous.clone().filter(|_| charges);
        let mut subjects = self.dropped_subject(token, bits).into_iter().chain(before);
        subjects.find(fits).filter(|_| alone)
    }

    /// `اتفاق تعاون`, `علاقات التعاون`: the noun only says of what kind the deed before it is.
    pub(super) fn qualifies(&self, token: usize, found: &Found) -> bool {
        let before = token.checked_sub(1).and_then(|at| self.reading(at));
        found.preposition.is_none()
            && !found.conjunction
            && before.is_some_and(|(before, frame, bits)| {
                bits & form::NOUN != 0
                    && before.pronoun.is_none()
                    && frame.symmetric
                    && matches!(frame.sense, Sense::Deed(_))
            })
    }
}

pub(super) fn codes(members: &[Member]) -> Vec<Code> {
    members.iter().map(|m| m.code).list()
}

/// Whether a verb of this form may have a subject of this gender.
pub(super) fn agrees(gender: Gender, bits: u16) -> bool {
    match gender {
        Gender::Masculine => bits & form::FEMININE == 0,
        Gender::Feminine => bits & form::MASCULINE == 0,
        Gender::Either => true,
    }
}
