//! Turns triggers and parties into relations. A verb finds its subject and object by order and
//! agreement, a noun its parties by genitive, pronoun, nationality and preposition; what is not said
//! in the clause is taken from the one before.

use crate::exploration::{Plover, Status};
use crate::lexicon::Code;
use crate::text::{Document, Span};

use super::Relation;
use super::actors::{Gender, Member, Parties, Strength};
use super::clauses::Cell;
use super::status::{Mood, kind_under, mood};
use super::triggers::{Found, Frame, Operator, Sense, Word, form, slot};
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
        cells,
        parties,
        times,
        relations: Vec::new(),
        subject: None,
        speaker: None,
        used: vec![false; document.tokens.len()],
        chosen: Vec::new(),
    };
    coder.chosen = (0..document.tokens.len())
        .map(|token| coder.choose(token))
        .collect();
    for sentence in 0..document.sentences.len() {
        coder.read_sentence(sentence);
    }
    coder.relations.sort_by_key(|relation| relation.evidence);
    coder.relations
}

pub(super) struct Coder<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) cells: Vec<Cell>,
    pub(super) parties: Parties,
    pub(super) times: &'d [TimeExpression],
    pub(super) relations: Vec<Relation>,
    /// The subject of the verb read last.
    pub(super) subject: Option<Subject>,
    /// Who is speaking, and the words that say so.
    pub(super) speaker: Option<Speaker>,
    /// Tokens that belong to a trigger already read: `علاقات` in `قطع علاقاته`.
    pub(super) used: Vec<bool>,
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

impl Following {
    /// Whether the party belongs to a noun other than the trigger itself.
    pub(super) fn owned_by_other(&self, coder: &Coder, trigger: usize) -> bool {
        let start = coder.parties.all[self.party].tokens.start;
        start > trigger + 1 && (trigger + 1..start).any(|at| coder.is_deed_noun(at))
    }
}

impl<'d, 't> Coder<'d, 't> {
    pub(super) fn read_sentence(&mut self, index: usize) {
        let tokens = self.document.sentences[index].tokens.clone();
        for token in tokens {
            if self.used[token] || self.cells[token].party.is_some() {
                continue;
            }
            self.obligation(token);
            if let Some((found, frame, bits)) = self.reading(token) {
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
        let subject = if verb {
            self.subject_of(token, &found, bits)
        } else {
            None
        };
        if verb
            && bits & form::VERB != 0
            && let Some(subject) = &subject
        {
            self.subject = Some(subject.clone());
        }
        match frame.sense {
            Sense::Operator(Operator::Report) => {
                if found.pronoun.is_some()
                    && token > 0
                    && self.document.key(token - 1).ends_with("ما")
                {
                    self.charge(token, subject.as_ref());
                }
                self.note_speaker(token, subject.as_ref());
            }
            Sense::Operator(Operator::Deny) if bits & form::VERB != 0 => {
                self.denial(token, frame, subject);
            }
            Sense::Operator(_) => {}
            Sense::Deed(kind) => {
                if !verb && self.qualifies(token, &found) {
                    return;
                }
                let arguments = if verb {
                    self.verb_arguments(token, &found, frame, subject)
                } else {
                    self.noun_arguments(token, &found, frame)
                };
                if let Some(arguments) = arguments {
                    self.add(token, frame, kind, arguments);
                }
            }
        }
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

    /// `موسكو تنفي ذلك` answers whoever last acted upon Moscow.
    pub(super) fn denial(&mut self, token: usize, frame: &Frame, subject: Option<Subject>) {
        let Some(sources) = subject.map(|s| s.members) else {
            return;
        };
        let answered = sources.first().and_then(|m| self.answered(token, m.code));
        if let Some(target) = answered {
            let targets = vec![target];
            let arguments = Arguments {
                sources,
                targets,
                score: 0.6,
                ..Arguments::default()
            };
            self.add(token, frame, Plover::Reject, arguments);
        }
    }

    /// What the word at `token` is here: a verb or a noun of the first frame that fits.
    pub(super) fn reading(&self, token: usize) -> Option<Choice> {
        self.chosen.get(token).copied().flatten()
    }

    pub(super) fn choose(&self, token: usize) -> Option<Choice> {
        if self.cells[token].party.is_some() {
            return None;
        }
        let cell = &self.cells[token];
        let lemmas: Vec<_> = cell
            .found
            .iter()
            .filter_map(|found| found.lemma().map(|(frame, bits)| (*found, frame, bits)))
            .collect();
        let any_verb = lemmas.iter().any(|(_, _, bits)| bits & form::VERB != 0);
        let any_noun = lemmas.iter().any(|(_, _, bits)| bits & form::NOUN != 0);
        let governed = token > 0 && self.cells[token - 1].preposition.is_some();
        let as_verb = any_verb
            && if any_noun {
                self.is_verb_position(token)
            } else {
                !governed
            };
        lemmas.into_iter().find(|(found, frame, bits)| {
            let verb = bits & form::VERB != 0;
            verb == as_verb
                && (bits & form::JUSSIVE == 0 || self.after_negator(token))
                && (bits & form::PARTICIPLE == 0 || !found.article)
                && (!frame.first_person
                    || (bits & form::FIRST != 0 && found.future_or(self, token)))
                && self.has_company(token, frame)
        })
    }

    /// Whether a word that may be verb or noun stands where a verb stands.
    pub(super) fn is_verb_position(&self, token: usize) -> bool {
        if self.parties.adjectives_of(token).is_some() {
            return false;
        }
        let start = self.document.sentence_of(token).tokens.start;
        let cell = &self.cells[token];
        if cell
            .found
            .iter()
            .any(|f| f.preposition.is_some() || f.article)
            && cell
                .found
                .iter()
                .all(|f| f.lemma().is_none_or(|(_, b)| b & form::IMPERFECT == 0))
        {
            return false;
        }
        if let Some(next) = self.party_starting_at(token + 1) {
            let next = &self.parties.all[next];
            let masculine = cell
                .found
                .iter()
                .filter_map(Found::lemma)
                .any(|(_, b)| b & form::MASCULINE != 0 && b & form::VERB != 0);
            if masculine && next.gender == Gender::Feminine && next.preposition.is_none() {
                return false;
            }
        }
        if token == start || cell.opens_with_conjunction() && !self.after_noun(token) {
            return true;
        }
        let before = &self.cells[token - 1];
        before.mark && !self.document.is_mark(token - 1, '"')
            || before.is(Word::Complementizer)
            || before.is(Word::Relative)
            || before.is(Word::Negator)
            || before.is(Word::Future)
            || before.is(Word::Doubt)
            || before.is(Word::Auxiliary)
            || before.is(Word::Subordinator)
            || before.party.is_some_and(|p| {
                let party = &self.parties.all[p];
                party.preposition.is_none() && party.gender != Gender::Feminine
            })
    }

    /// `إدانة ورفض`: a noun joined to a noun.
    pub(super) fn after_noun(&self, token: usize) -> bool {
        token > 0
            && self.cells[token - 1]
                .found
                .iter()
                .filter_map(Found::lemma)
                .any(|(_, bits)| bits & form::NOUN != 0)
    }

    pub(super) fn after_negator(&self, token: usize) -> bool {
        token > 0 && self.cells[token - 1].is(Word::Negator)
    }

    /// Whether one of the words that the frame asks for follows.
    pub(super) fn has_company(&self, token: usize, frame: &Frame) -> bool {
        frame.with.is_empty() || self.company(token, frame).is_some()
    }

    pub(super) fn company(&self, token: usize, frame: &Frame) -> Option<usize> {
        const REACH: usize = 9;
        let end = self.document.sentence_of(token).tokens.end;
        let mut commas = 0;
        for at in token + 1..end.min(token + 1 + REACH) {
            if self.cells[at].is_border() {
                return None;
            }
            if self.document.is_mark(at, '،') {
                commas += 1;
                if commas > 1 {
                    return None;
                }
            }
            if let Some(pronoun) = self.matches_word(at, frame.with)
                && (!frame.own || pronoun)
            {
                return Some(at);
            }
        }
        None
    }

    /// Whether the token is one of `words`, clitics, article, endings and pronouns aside; and
    /// whether it carries a pronoun.
    pub(super) fn matches_word(&self, token: usize, words: &[&str]) -> Option<bool> {
        let key = self.document.key(token);
        crate::text::clitics::analyses(key).find_map(|analysis| {
            let stem = analysis.stem_key();
            let stem = stem.strip_prefix("ال").unwrap_or(&stem);
            words.iter().find_map(|word| {
                let core = word.strip_suffix('ه').unwrap_or(word);
                let rest = stem.strip_prefix(core)?;
                match rest {
                    "" | "ا" | "ه" | "ين" | "ان" | "ات" | "تين" | "ي" | "يين" | "يه" | "و"
                    | "تا" => {
                        // سفيره is an own one, طائره is the word itself
                        Some(rest == "ه" && !word.ends_with('ه'))
                    }
                    "ها" | "هم" | "هما" | "ته" | "تها" | "تهم" | "تهما" | "اته" | "اتها"
                    | "يها" => Some(true),
                    _ => None,
                }
            })
        })
    }

    pub(super) fn consume(&mut self, token: usize, frame: &Frame) {
        if let Some(at) = self.company(token, frame)
            && self.cells[at].party.is_none()
        {
            self.used[at] = true;
        }
    }

    /// `على إيران أن تستخدم`: the speaker demands.
    pub(super) fn obligation(&mut self, token: usize) {
        if self.cells[token].preposition != Some(slot::ALA) {
            return;
        }
        let Some(index) = self.party_starting_at(token + 1) else {
            return;
        };
        let party = self.parties.all[index].clone();
        let after = party.tokens.end;
        let demands = self.cells.get(after).is_some_and(|cell| {
            cell.found
                .iter()
                .any(|f| f.is(Word::Complementizer) && f.pronoun.is_none())
        }) && self.document.key(after) == "ان";
        let Some(speaker) = self
            .speaker
            .clone()
            .filter(|_| demands && party.strength >= Strength::People)
        else {
            return;
        };
        if speaker.sentence != self.document.tokens[token].sentence {
            return;
        }
        let targets = self.members(index, &codes(&speaker.members));
        for source in &speaker.members {
            for target in &targets {
                let trigger = self.document.tokens[token].span;
                self.push(Relation {
                    source: (*source).into(),
                    target: (*target).into(),
                    symmetric: false,
                    kind: Plover::Request,
                    status: Status::Asserted,
                    edtf: None,
                    score: 0.6,
                    evidence: trigger.to(self.document.tokens[after].span),
                    trigger,
                    said_by: Some(speaker.span),
                });
            }
        }
    }

    /// `ما وصفته بالتدخلات الإيرانية`: a name given is a charge.
    pub(super) fn charge(&mut self, token: usize, subject: Option<&Subject>) {
        let following = self.following(token);
        let own = |f: &&Following| {
            subject.is_none_or(|s| s.token != self.parties.all[f.party].tokens.start)
        };
        let (Some(subject), Some(first)) = (subject, following.iter().find(own)) else {
            return;
        };
        let targets = self.members(first.party, &codes(&subject.members));
        let trigger = self.document.tokens[token].span;
        for source in &subject.members {
            for target in &targets {
                self.push(Relation {
                    source: (*source).into(),
                    target: (*target).into(),
                    symmetric: false,
                    kind: Plover::Accuse,
                    status: Status::Asserted,
                    edtf: None,
                    score: 0.7,
                    evidence: trigger.to(target.span),
                    trigger,
                    said_by: None,
                });
            }
        }
    }

    pub(super) fn note_speaker(&mut self, token: usize, subject: Option<&Subject>) {
        let Some(subject) = subject else { return };
        let span = subject.members.iter().map(|m| m.span).reduce(Span::to);
        if let Some(span) = span {
            self.speaker = Some(Speaker {
                members: subject.members.clone(),
                span,
                sentence: self.document.tokens[token].sentence,
            });
        }
    }

    pub(super) fn add(&mut self, token: usize, frame: &Frame, kind: Plover, arguments: Arguments) {
        let sentence = self.document.sentence_of(token);
        let start = sentence.tokens.start;
        let mood: Mood = mood(self.document, &self.cells, &self.chosen, start, token);
        if mood.void {
            return;
        }
        let own = arguments.score >= 0.8;
        if mood.within_deed && !own {
            return;
        }
        // an agreement on joint work is the deed itself
        let joint = mood.agreed && frame.symmetric;
        let status = match mood.status() {
            _ if frame.first_person => Status::Asserted,
            Status::Planned if joint => Status::Asserted,
            status => status,
        };
        // تحسين العلاقات بين مصر وتركيا
        let mutual = arguments.pair && kind == Plover::Agree && status != Status::Planned;
        let kind = if joint || mutual {
            Plover::Support
        } else {
            kind_under(kind, status)
        };
        let one_sided = mood.intended && status == Status::Planned;
        let symmetric = arguments.pair || frame.symmetric && !one_sided;
        let status = match status {
            Status::Planned if mood.conditional => Status::Possible,
            status => status,
        };
        let trigger = self.document.tokens[token].span;
        let sentence_span = sentence.span;
        let said_by = self
            .speaker
            .as_ref()
            .filter(|s| s.sentence == self.document.tokens[token].sentence)
            .map(|s| s.span)
            .filter(|span| span.end <= trigger.start);
        let pairs: Vec<(Member, Member)> = if arguments.pair {
            let all = &arguments.sources;
            let limit = if all.len() > 3 { 1 } else { all.len() };
            (0..limit)
                .flat_map(|i| all[i + 1..].iter().map(move |b| (all[i], *b)))
                .collect()
        } else {
            arguments
                .sources
                .iter()
                .flat_map(|a| arguments.targets.iter().map(move |b| (*a, *b)))
                .collect()
        };
        let status = match status {
            Status::Planned if mood.conditional => Status::Possible,
            status => status,
        };
        for (first, second) in pairs {
            let (source, target) = if frame.reverse {
                (second, first)
            } else {
                (first, second)
            };
            if source.code == target.code {
                continue;
            }
            let evidence = [source.span, target.span]
                .into_iter()
                .filter(|span| sentence_span.contains(*span))
                .fold(trigger, Span::to);
            self.push(Relation {
                source: source.into(),
                target: target.into(),
                symmetric,
                kind,
                status,
                edtf: self.time_in(evidence, sentence_span),
                score: arguments.score,
                evidence,
                trigger,
                said_by,
            });
        }
    }

    /// The value of the time expression that dates the evidence: inside it or soon after.
    pub(super) fn time_in(&self, evidence: Span, sentence: Span) -> Option<String> {
        const REACH: u32 = 60;
        let from = self.times.partition_point(|t| t.span.end <= evidence.start);
        self.times[from..]
            .iter()
            .take_while(|t| t.span.start < sentence.end.min(evidence.end + REACH))
            .filter(|t| t.dates_events)
            .find_map(|t| t.edtf.as_ref().map(ToString::to_string))
    }

    /// Adds a relation unless the sentence already says the same.
    pub(super) fn push(&mut self, relation: Relation) {
        let same = |r: &Relation| {
            let ends = (r.source.code, r.target.code);
            let turned = (ends.1, ends.0);
            let new = (relation.source.code, relation.target.code);
            r.kind == relation.kind
                && r.status == relation.status
                && (ends == new || relation.symmetric && r.symmetric && turned == new)
                && r.evidence.overlaps(relation.evidence)
        };
        if !self.relations.iter().rev().take(16).any(same) {
            self.relations.push(relation);
        }
    }
}

impl Found {
    /// Whether the verb speaks of the future.
    pub(super) fn future_or(&self, coder: &Coder, token: usize) -> bool {
        self.future || token > 0 && coder.cells[token - 1].is(Word::Future)
    }
}

pub(super) fn codes(members: &[Member]) -> Vec<Code> {
    members.iter().map(|m| m.code).collect()
}

/// Whether a verb of this form may have a subject of this gender.
pub(super) fn agrees(gender: Gender, bits: u16) -> bool {
    match gender {
        Gender::Masculine => bits & form::FEMININE == 0,
        Gender::Feminine => bits & form::MASCULINE == 0 || bits & form::PARTICIPLE != 0,
        Gender::Either => true,
    }
}
