//! Decides whether the text says that a deed happened: the words that govern the deed in its clause
//! may deny it, put it off or leave it open.

use crate::exploration::{Plover, Quad, Status};
use crate::text::Document;
use crate::text::normalize::{ends_in_one_of, holds, is_one_of};

use super::clauses::Cell;
use super::coding::Choice;
use super::triggers::{Found, Operator, Sense, Word, form, slot};

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
    let sentence = document.sentence_of(token).tokens.clone();
    let mut governed = Governed {
        document,
        cells,
        chosen,
        start: start.max(sentence.start),
        token,
        deed: frame.sense,
        verb: bits & form::VERB != 0,
        mood: Mood {
            planned: found.future,
            ..Mood::default()
        },
        inside: true,
        said: false,
        stopped: false,
        alone: true,
        tense: (bits & form::IMPERFECT != 0).then_some(token),
        done: false,
    };
    // ، داعيا: what is done besides is done
    if bits & form::PARTICIPLE != 0 && token > start && cells[token - 1].mark {
        return governed.mood;
    }
    governed.read_back();
    // يبحث تداعيات الغزو الروسي: a blow spoken of as known is no guess
    let known = found.article && frame.sense == Sense::Deed(Plover::Assault);
    governed.mood.possible &= !known;
    // يستعد للحرب
    governed.mood.planned &= !known || found.preposition == Some('ل');
    governed.look_on(sentence.end);
    governed.mood
}

/// A deed, and what the words that govern it have made of it so far.
struct Governed<'a> {
    document: &'a Document<'a>,
    cells: &'a [Cell],
    chosen: &'a [Option<Choice>],
    /// Where its clause starts.
    start: usize,
    token: usize,
    deed: Sense,
    /// Whether it is a finite verb.
    verb: bool,
    mood: Mood,
    /// Until a complementizer makes what governs it a verb of saying or willing.
    inside: bool,
    /// Whether somebody says it.
    said: bool,
    /// Whether it is to stop.
    stopped: bool,
    /// Whether nothing has governed it yet.
    alone: bool,
    /// Where the verb stands whose tense it has.
    tense: Option<usize>,
    /// Whether a light verb governs it, whose subject does not.
    done: bool,
}

impl Governed<'_> {
    /// Takes the words before the deed, the nearest first, up to the border of its clause. Names and times
    /// take no room.
    fn read_back(&mut self) {
        const REACH: u32 = 16;
        const FARTHEST: usize = 40;
        let mut left = REACH;
        let first = self.start.max(self.token.saturating_sub(FARTHEST));
        for at in (first..self.token).rev() {
            if left == 0 {
                return;
            }
            let cell = &self.cells[at];
            left -= u32::from(!cell.time && !cell.named && cell.party.is_none());
            self.take_small_word(at);
            if self.ends_at(at) {
                return;
            }
            self.inside &= !cell.is(Word::Complementizer);
            self.stopped |= cell.is(Word::Stopping);
            if self.stopped && self.joins_a_blow() && self.token - at <= 4 {
                self.mood.void = true;
                return;
            }
            if !self.take_governor(at) {
                return;
            }
        }
    }

    /// Whether the deed is joined to what stands before it.
    fn joined(&self) -> bool {
        self.cells[self.token].opens_with_conjunction()
    }

    /// `وقف الغارات والعمليات العسكرية`: what is joined to a blow that ends ends too.
    fn joins_a_blow(&self) -> bool {
        self.deed == Sense::Deed(Plover::Assault) && !self.verb && self.joined()
    }

    /// A negator, `قد`, `من المقرر`, `إذا`.
    fn take_small_word(&mut self, at: usize) {
        let cell = &self.cells[at];
        let near = self.token - at <= 3;
        if cell.is(Word::Negator) && self.is_denied_at(at) {
            self.mood.negations += 1;
        }
        // أي اتفاق
        self.mood.possible |= at + 1 == self.token && self.document.key(at) == "اي";
        self.mood.planned |= cell.is(Word::Future) && near || cell.is(Word::Intended);
        // قد فرضت is, قد تفرض may be
        let may = cell.is(Word::Doubt)
            && (!self.document.key(at).ends_with("قد") || self.before_imperfect(at));
        self.mood.possible |= may || cell.is(Word::Condition);
    }

    /// Whether the negator at `at` bears on the deed.
    fn is_denied_at(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        // الخطوات غير القانونية والتهديدات
        let describes = self.document.key(at) == "غير" && self.joined() && !self.verb;
        !describes
            && !self.is_relative_ma(at)
            && !holds(self.document.key(at + 1), "زال")
            && self.cells[at..self.token].iter().all(|cell| !cell.mark)
            && self.token - at <= NEAR
            && self.governs_next(at)
    }

    /// Whether what stands before the word at `at` is no part of the deed's clause, or a fact by itself.
    fn ends_at(&self, at: usize) -> bool {
        const RUMOURS: &str = "تقارير انباء معلومات شايعات مزاعم";
        let cell = &self.cells[at];
        let key = self.document.key(at);
        let before = at.checked_sub(1).map(|before| self.document.key(before));
        // نفى التقارير التي تحدثت عن زيارة
        let rumour = before.is_some_and(|key| ends_in_one_of(key, RUMOURS));
        // ، ما دفع إسرائيل إلى, على ما قدمته
        let what = key == "ما" && at > self.start && {
            let before = &self.cells[at - 1];
            before.mark || before.preposition.is_some()
        };
        // بعد بيع: what came before it is a fact, as is what is answered or spoken of
        const FACT: &str = "بعد عقب غداه اثر جراء بسبب بشان حول تداعيات";
        let fact = is_one_of(key, FACT) || cell.is(Word::Answering);
        cell.is(Word::Relative) && !rumour
            || cell.is(Word::Subordinator)
            || what
            // وعادة ما تشهد الحدود مواجهات
            || self.is_relative_ma(at)
            || fact && !self.verb
    }

    /// Takes the word at `at` where it governs the deed; whether what stands before it may as well.
    fn take_governor(&mut self, at: usize) -> bool {
        let Some((sense, is_verb)) = self.governor(at) else {
            return true;
        };
        // أسفرت مساعيه عن اتفاق
        if !is_verb && self.done && self.inside {
            return true;
        }
        self.done |= is_verb && sense == Sense::Operator(Operator::Light) && !self.verb;
        let cell = &self.cells[at];
        // قتل جنديان في غارة: the dead do not govern the blow
        if cell.is(Word::Victim) {
            return true;
        }
        // what is said is said as a fact, unless the saying itself is denied
        if self.said {
            let denied = sense == Sense::Operator(Operator::Deny);
            self.mood.negations += u32::from(denied);
            return !denied;
        }
        let joined = is_verb && cell.opens_with_conjunction();
        let first = std::mem::take(&mut self.alone);
        match sense {
            // a new clause
            Sense::Operator(_) if joined && self.inside && self.verb => return false,
            Sense::Operator(operator) => self.take_operator(at, operator),
            Sense::Deed(kind) => {
                if !self.take_deed(at, kind, first) {
                    return false;
                }
            }
        }
        !joined
    }

    /// What a word that bends deeds makes of the deed.
    fn take_operator(&mut self, at: usize, operator: Operator) {
        let Some((found, frame, bits)) = self.chosen[at] else {
            return;
        };
        let is_verb = bits & (form::VERB | form::PARTICIPLE) != 0;
        // يعقد الوزيران غدا محادثات
        if operator == Operator::Light && bits & form::IMPERFECT != 0 && !self.verb && self.inside {
            self.tense = self.tense.or(Some(at));
        }
        // القرار الأميركي is a decision taken, not a plan
        let settled = !is_verb && found.article;
        let reaches = (!self.inside || !self.verb) && !settled;
        let plans = reaches && operator == Operator::Plan;
        let mood = &mut self.mood;
        // سيعلن نتيجة اجتماعه
        let own = self.chosen[self.token].is_some_and(|(deed, ..)| deed.pronoun.is_some());
        let will = found.future && !(own && operator == Operator::Report);
        mood.planned |= plans || reaches && will;
        mood.intended |= plans;
        mood.promised |= reaches && operator == Operator::Promise;
        mood.void |= operator == Operator::Void && self.token - at <= 3;
        let denies = matches!(
            operator,
            Operator::Deny | Operator::Cancel | Operator::Exclude
        );
        mood.negations += u32::from(reaches && denies);
        // بحثا في اتصال هاتفي
        let joint = self.deed == Sense::Deed(Plover::Consult) && frame.joint;
        let hopes = matches!(operator, Operator::Hope | Operator::Exclude) && !joint;
        let charges = operator == Operator::Report && self.is_charge(at);
        self.mood.possible |= charges || reaches && hopes;
        self.said |= operator == Operator::Report && !self.inside;
    }

    /// What another deed that governs it makes of the deed, `first` of all; whether what stands before may
    /// govern it too.
    fn take_deed(&mut self, at: usize, kind: Plover, first: bool) -> bool {
        let Some((found, frame, bits)) = self.chosen[at] else {
            return true;
        };
        let is_verb = bits & (form::VERB | form::PARTICIPLE) != 0;
        let agrees = kind == Plover::Agree || holds(self.document.key(at), "تفق");
        match kind {
            // اتفاق على دعم
            Plover::Support | Plover::Agree if !is_verb && agreed_on(self.cells, at) => {
                self.mood.planned = true;
                self.mood.agreed = true;
            }
            // حظر استيراد النفط, حظر التطبيع: none, but its end
            Plover::Sanction
                if at + 1 == self.token
                    && matches!(self.deed, Sense::Deed(Plover::Cooperate | Plover::Support)) =>
            {
                self.mood.void = true;
                return false;
            }
            // وافق على إقراض
            _ if agrees && is_verb => {
                self.mood.promised |= matches!(self.deed, Sense::Deed(kind) if kind.tone() > 0.0);
                return false;
            }
            // ستستضيف اجتماعا بين
            Plover::Consult if is_verb && !self.verb && frame.reverse => {
                self.mood.planned |= found.future;
                return false;
            }
            // توعد بأن تضرب بلاده
            Plover::Threaten if is_verb && self.verb && !self.inside && !self.mood.possible => {
                self.mood.promised |= matches!(self.deed, Sense::Deed(kind) if kind.tone() < 0.0);
                return false;
            }
            // تهدف هذه الزيارة إلى تعزيز: the deed that aims at another is no governor of it
            _ if !is_verb && self.aims(at) => {}
            // ستستأنف تبادل المعلومات وتسليم الأسلحة
            _ if !is_verb && !self.verb && self.joined() => {}
            _ => {
                let apart = first && self.is_amid();
                // what is asked for may come; what is asked to stop is there
                let asked = kind == Plover::Request && !self.verb;
                let may = asked && !self.stopped && !found.article && !apart;
                self.mood.possible |= may;
                let own = apart || self.verb && self.joined();
                self.mood.within_deed =
                    !own && (is_verb || kind.quad() == Quad::VerbalConflict) && at + 1 < self.token;
                return false;
            }
        }
        true
    }

    /// `حذر في اتصال مع`: talks in which somebody speaks are no content of what is said.
    fn is_amid(&self) -> bool {
        self.deed == Sense::Deed(Plover::Consult)
            && self.token > self.start
            && matches!(
                self.cells[self.token - 1].preposition,
                Some(slot::FI | slot::OTHER)
            )
    }

    /// What stands behind the deed, up to `end`, makes of it: `لقاء مقرر`, `سيتوجه في حال`, `يزور الرئيس روما
    /// الأسبوع المقبل`.
    fn look_on(&mut self, end: usize) {
        const NEAR: usize = 5;
        const FAR: usize = 14;
        let Self { cells, token, .. } = *self;
        let intended = (token + 1..end.min(token + NEAR))
            .take_while(|&at| !cells[at].is_border() && !cells[at].mark)
            .any(|at| cells[at].is(Word::Intended));
        // تشهد العلاقات بين البلدين توترا
        let strained = |cell: &Cell| {
            let bare = cell.found.iter().filter(|found| !found.article);
            bare.filter_map(Found::lemma).any(|(frame, _)| {
                frame.sense == Sense::Operator(Operator::Void) && frame.with.starts_with("علاق")
            })
        };
        self.mood.void |= self.deed == Sense::Deed(Plover::Support)
            && !self.verb
            && holds(self.document.key(token), "علاق")
            && (token + 1..end.min(token + FAR))
                .take_while(|&at| !cells[at].is_border() && !self.document.is_mark(at, '،'))
                .any(|at| strained(&cells[at]));
        // الغزو المحتمل
        let likely = |at: usize| holds(self.document.key(at), "محتمل");
        let may = !self.verb && (token + 1..end.min(token + 3)).any(likely);
        self.mood.possible |= may;
        let coming = self.tense.is_some_and(|verb| {
            (verb + 1..end.min(token + FAR))
                .take_while(|&at| !cells[at].is_border())
                .any(|at| cells[at].is(Word::Coming))
        });
        self.mood.planned |= intended || coming;
        self.mood.conditional = (token + 1..end.min(token + 9)).any(|at| {
            cells[at - 1].preposition == Some(slot::FI) && self.document.key(at) == "حال"
                || cells[at].is(Word::Condition)
        });
    }

    /// `سرعان ما`, `، ما أثار`, `ما وصفته`, `بما يكفل`, `لما تقدم`: what follows another word in its clause, or takes itself up by a
    /// pronoun, denies nothing.
    fn is_relative_ma(&self, at: usize) -> bool {
        let follows =
            at > self.start && (!self.cells[at - 1].mark || self.document.is_mark(at - 1, '،'));
        match self.document.key(at) {
            "ما" => follows || self.has_pronoun(at + 1),
            key => is_one_of(key, "بما لما مما كما"),
        }
    }

    /// `ما وصفته بالتدخل`
    fn is_charge(&self, at: usize) -> bool {
        self.has_pronoun(at) && at > 0 && self.document.key(at - 1).ends_with("ما")
    }

    /// Whether the noun is the subject of a verb of planning right before it.
    fn aims(&self, noun: usize) -> bool {
        let pointing = noun > 0 && matches!(self.document.key(noun - 1), "هذه" | "هذا" | "تلك");
        noun.checked_sub(1 + usize::from(pointing))
            .and_then(|at| self.governor(at))
            .is_some_and(|(sense, is_verb)| is_verb && sense == Sense::Operator(Operator::Plan))
    }

    /// A negator bears on the next verb or noun only.
    fn governs_next(&self, negator: usize) -> bool {
        const NEAR: usize = 3;
        let mut between = negator + 1..self.token;
        let near = self.token - negator <= NEAR;
        near && between
            .clone()
            .all(|at| self.governor(at).is_none() && self.cells[at].party.is_none())
            || between
                .find_map(|at| self.governor(at))
                .is_some_and(|(sense, _)| {
                    matches!(sense, Sense::Operator(operator) if operator != Operator::Report)
                })
    }

    /// The sense of a token as the governor of what follows, and whether it is a verb.
    fn governor(&self, token: usize) -> Option<(Sense, bool)> {
        let (_, frame, bits) = self.chosen[token]?;
        Some((frame.sense, bits & (form::VERB | form::PARTICIPLE) != 0))
    }

    fn has_pronoun(&self, token: usize) -> bool {
        let choice = self.chosen.get(token).copied().flatten();
        choice.is_some_and(|(found, ..)| found.pronoun.is_some())
    }

    fn before_imperfect(&self, token: usize) -> bool {
        let choice = self.chosen.get(token + 1).copied().flatten();
        choice.is_some_and(|(_, _, bits)| bits & form::IMPERFECT != 0)
    }
}

fn agreed_on(cells: &[Cell], noun: usize) -> bool {
    cells
        .get(noun + 1)
        .is_some_and(|cell| cell.preposition == Some(slot::ALA))
}
