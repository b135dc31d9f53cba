//! Turns triggers and parties into relations. A verb finds its subject and object by order and
//! agreement, a noun its parties by genitive, pronoun, nationality and preposition; what is not said
//! in the clause is taken from the one before.

use crate::exploration::{Plover, Status};
use crate::lexicon::Code;
use crate::text::{Document, Span};

use super::actors::{Anaphor, Gender, Member, Parties, Party, Strength};
use super::clauses::Cell;
use super::status::{Mood, kind_under, mood};
use super::triggers::{Found, Frame, Operator, Pronoun, Sense, Word, form, slot};
use super::{Actor, Relation};
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

struct Coder<'d, 't> {
    document: &'d Document<'t>,
    cells: Vec<Cell>,
    parties: Parties,
    times: &'d [TimeExpression],
    relations: Vec<Relation>,
    /// The subject of the verb read last.
    subject: Option<Subject>,
    /// Who is speaking, and the words that say so.
    speaker: Option<Speaker>,
    /// Tokens that belong to a trigger already read: `علاقات` in `قطع علاقاته`.
    used: Vec<bool>,
    /// What each token is here.
    chosen: Vec<Option<Choice>>,
}

/// A word taken for one form of a lemma.
pub(super) type Choice = (Found, &'static Frame, u16);

/// The parties that a verb has for its subject.
#[derive(Clone, Debug)]
struct Subject {
    members: Vec<Member>,
    strength: Strength,
    gender: Gender,
    token: usize,
    sentence: u32,
}

#[derive(Clone, Debug)]
struct Speaker {
    members: Vec<Member>,
    span: Span,
    sentence: u32,
}

/// What a trigger found around it.
#[derive(Clone, Debug, Default)]
struct Arguments {
    sources: Vec<Member>,
    targets: Vec<Member>,
    /// Both do it alike and all of them are in `sources`.
    pair: bool,
    /// Weakest of the links that were followed, 0 to 1.
    score: f32,
    target_strength: Option<Strength>,
}

/// Parties that stand after a trigger, in order.
#[derive(Clone, Copy, Debug)]
struct Following {
    party: usize,
    /// How many commas lie between.
    commas: u32,
    /// Behind another noun that takes parties, or an adverbial: no object of the trigger any more.
    remote: bool,
}

impl Following {
    /// Whether the party belongs to a noun other than the trigger itself.
    fn owned_by_other(&self, coder: &Coder, trigger: usize) -> bool {
        let start = coder.parties.all[self.party].tokens.start;
        start > trigger + 1 && (trigger + 1..start).any(|at| coder.is_deed_noun(at))
    }
}

impl<'d, 't> Coder<'d, 't> {
    fn read_sentence(&mut self, index: usize) {
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

    fn read_trigger(&mut self, token: usize, found: Found, frame: &'static Frame, bits: u16) {
        if !frame.with.is_empty() {
            self.consume(token, frame);
        }
        let verb = bits & (form::VERB | form::PARTICIPLE) != 0;
        let subject = if verb {
            self.subject_of(token, &found, bits)
        } else {
            None
        };
        if verb && bits & form::VERB != 0 {
            if let Some(subject) = &subject {
                self.subject = Some(subject.clone());
            }
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
                self.denial(token, &found, frame, bits, subject);
            }
            Sense::Operator(_) => {}
            Sense::Deed(kind) => {
                let arguments = if verb {
                    self.verb_arguments(token, &found, frame, bits, subject)
                } else {
                    self.noun_arguments(token, &found, frame)
                };
                if let Some(arguments) = arguments {
                    self.add(token, &found, frame, bits, kind, arguments);
                }
            }
        }
    }

    /// `موسكو تنفي ذلك` answers whoever last acted upon Moscow.
    fn denial(
        &mut self,
        token: usize,
        found: &Found,
        frame: &Frame,
        bits: u16,
        subject: Option<Subject>,
    ) {
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
            self.add(token, found, frame, bits, Plover::Reject, arguments);
        }
    }

    // ------------------------------------------------------------ readings

    /// What the word at `token` is here: a verb or a noun of the first frame that fits.
    fn reading(&self, token: usize) -> Option<Choice> {
        self.chosen.get(token).copied().flatten()
    }

    fn choose(&self, token: usize) -> Option<Choice> {
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
                && (!frame.first_person
                    || (bits & form::FIRST != 0 && found.future_or(self, token)))
                && self.has_company(token, frame)
        })
    }

    /// Whether a word that may be verb or noun stands where a verb stands.
    fn is_verb_position(&self, token: usize) -> bool {
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
            || before
                .party
                .is_some_and(|p| self.parties.all[p].preposition.is_none())
    }

    /// `إدانة ورفض`: a noun joined to a noun.
    fn after_noun(&self, token: usize) -> bool {
        token > 0
            && self.cells[token - 1]
                .found
                .iter()
                .filter_map(Found::lemma)
                .any(|(_, bits)| bits & form::NOUN != 0)
    }

    fn after_negator(&self, token: usize) -> bool {
        token > 0 && self.cells[token - 1].is(Word::Negator)
    }

    /// Whether one of the words that the frame asks for follows.
    fn has_company(&self, token: usize, frame: &Frame) -> bool {
        frame.with.is_empty() || self.company(token, frame).is_some()
    }

    fn company(&self, token: usize, frame: &Frame) -> Option<usize> {
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
            if let Some(pronoun) = self.matches_word(at, frame.with) {
                if !frame.own || pronoun {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Whether the token is one of `words`, clitics, article, endings and pronouns aside; and
    /// whether it carries a pronoun.
    fn matches_word(&self, token: usize, words: &[&str]) -> Option<bool> {
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

    fn consume(&mut self, token: usize, frame: &Frame) {
        if let Some(at) = self.company(token, frame) {
            if self.cells[at].party.is_none() {
                self.used[at] = true;
            }
        }
    }

    // ------------------------------------------------------------ subjects

    /// The subject of the verb at `token`: an antecedent, a pronoun, a party before it or after it.
    fn subject_of(&self, token: usize, found: &Found, bits: u16) -> Option<Subject> {
        if bits & form::FIRST != 0 {
            return self.speaker_subject(token);
        }
        if bits & form::PARTICIPLE != 0 {
            return self.dropped_subject(token, bits);
        }
        if let Some(outer) = self.relative_before(token) {
            if found.pronoun.is_none() && !self.has_resumptive(token) {
                return self
                    .antecedent(outer, bits)
                    .or_else(|| self.inanimate(outer));
            }
            return self.subject_after(token, bits);
        }
        if let Some(pronoun) = self.complementizer_pronoun(token) {
            return self
                .owner(pronoun, token, &[])
                .map(|m| self.as_subject(vec![m], token));
        }
        if !self.cells[token].opens_with_conjunction() || self.after_topic(token) {
            if let Some(subject) = self.subject_before(token, bits) {
                return Some(subject);
            }
        }
        self.subject_after(token, bits)
            .or_else(|| self.dropped_subject(token, bits))
    }

    fn as_subject(&self, members: Vec<Member>, token: usize) -> Subject {
        Subject {
            members,
            strength: Strength::State,
            gender: Gender::Either,
            token,
            sentence: self.document.tokens[token].sentence,
        }
    }

    fn speaker_subject(&self, token: usize) -> Option<Subject> {
        let speaker = self.speaker.as_ref()?;
        (speaker.sentence + 2 > self.document.tokens[token].sentence)
            .then(|| self.as_subject(speaker.members.clone(), token))
    }

    /// The relative pronoun right before the verb, auxiliaries and negators between.
    fn relative_before(&self, token: usize) -> Option<usize> {
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(3) {
            let cell = &self.cells[at];
            if cell.is(Word::Relative) {
                return Some(at);
            }
            let small = [Word::Auxiliary, Word::Negator, Word::Future, Word::Doubt];
            if !small.iter().any(|&word| cell.is(word)) {
                return None;
            }
        }
        None
    }

    /// `يقوم بها`: the verb takes its antecedent up again.
    fn has_resumptive(&self, token: usize) -> bool {
        let after = self
            .document
            .tokens
            .get(token + 1)
            .map(|_| self.document.key(token + 1));
        matches!(
            after,
            Some(
                "بها"
                    | "به"
                    | "عليها"
                    | "عليه"
                    | "اليها"
                    | "اليه"
                    | "فيها"
                    | "فيه"
                    | "معها"
                    | "معه"
            )
        )
    }

    /// The party that a relative clause describes.
    fn antecedent(&self, relative: usize, bits: u16) -> Option<Subject> {
        let sentence = self.document.sentence_of(relative).tokens.start;
        let index = self.last_party_before(relative, sentence)?;
        let party = &self.parties.all[index];
        let gap = party.tokens.end..relative;
        let agrees = agrees(party.gender, bits) && party.strength >= Strength::People;
        (agrees && gap.len() <= 5)
            .then(|| self.subject_from(index, relative, &[]))
            .flatten()
    }

    /// `القرار الذي يفرض`: what the clause describes is no party, but the one who made it acts.
    fn inanimate(&self, relative: usize) -> Option<Subject> {
        let touches = relative > 0 && self.cells[relative - 1].party.is_none();
        let here = self.document.tokens[relative].sentence;
        self.subject
            .clone()
            .filter(|s| touches && s.sentence == here)
    }

    fn last_party_before(&self, token: usize, from: usize) -> Option<usize> {
        let count = self.parties.all.partition_point(|p| p.tokens.start < token);
        count
            .checked_sub(1)
            .filter(|&i| self.parties.all[i].tokens.start >= from)
    }

    fn subject_from(&self, index: usize, token: usize, exclude: &[Code]) -> Option<Subject> {
        let party = &self.parties.all[index];
        let members = self.members(index, exclude);
        (!members.is_empty()).then(|| Subject {
            members,
            strength: party.strength,
            gender: party.gender,
            token: party.tokens.start,
            sentence: self.document.tokens[token].sentence,
        })
    }

    /// `أنها ستنضم`
    fn complementizer_pronoun(&self, token: usize) -> Option<Pronoun> {
        let at = token.checked_sub(1)?;
        self.cells[at]
            .found
            .iter()
            .find(|f| f.is(Word::Complementizer))?
            .pronoun
    }

    /// `أما بكين فرفضت`
    fn after_topic(&self, token: usize) -> bool {
        self.document.key(token).starts_with('ف')
            && token > 0
            && self.cells[token - 1].party.is_some()
    }

    fn subject_before(&self, token: usize, bits: u16) -> Option<Subject> {
        const REACH: usize = 8;
        let start = self.document.sentence_of(token).tokens.start;
        let mut at = token;
        let mut commas = 0;
        while at > start && token - at < REACH {
            at -= 1;
            let cell = &self.cells[at];
            if let Some(index) = cell.party {
                let party = &self.parties.all[index];
                let open = party.preposition.is_none() && party.strength >= Strength::People;
                if open && agrees(party.gender, bits) && !self.is_argument_of_verb(index) {
                    return self.subject_from(index, token, &[]);
                }
                if party.preposition.is_none() {
                    return None;
                }
                at = party.tokens.start;
                continue;
            }
            let mark =
                cell.mark && !self.document.is_mark(at, '"') && !self.document.is_mark(at, '-');
            commas += u32::from(mark);
            let trigger = cell.found.iter().any(|f| f.lemma().is_some());
            if cell.is_border()
                || commas > 1
                || trigger
                || mark && at + 1 == token && self.no_party_near(at)
            {
                return None;
            }
        }
        None
    }

    fn no_party_near(&self, _at: usize) -> bool {
        true
    }

    /// Whether the party follows a verb that takes it for its own.
    fn is_argument_of_verb(&self, index: usize) -> bool {
        let start = self.parties.all[index].tokens.start;
        start > self.document.sentence_of(start).tokens.start
            && self.cells[start - 1].is_plain_verb()
    }

    fn party_starting_at(&self, token: usize) -> Option<usize> {
        let index = self.cells.get(token)?.party?;
        (self.parties.all[index].tokens.start == token).then_some(index)
    }

    fn subject_after(&self, token: usize, bits: u16) -> Option<Subject> {
        let following = self.following(token);
        let first = following
            .iter()
            .find(|f| self.parties.all[f.party].preposition.is_none())?;
        let party = &self.parties.all[first.party];
        let acts = party.strength >= Strength::People
            || party.strength == Strength::Property && party.tokens.start == token + 1;
        let fits = acts
            && agrees(party.gender, bits)
            && first.commas <= 1
            && !party.conjunction
            && !first.remote
            && party.outer.is_none();
        if fits {
            self.subject_from(first.party, token, &[])
        } else {
            None
        }
    }

    /// The subject of the verb before, where the verb has none of its own.
    fn dropped_subject(&self, token: usize, bits: u16) -> Option<Subject> {
        let sentence = self.document.tokens[token].sentence;
        let subject = self.subject.as_ref()?;
        let same = subject.sentence == sentence;
        let opens = self.document.sentence_of(token).tokens.start + 2 > token;
        ((same || opens && subject.sentence + 1 == sentence) && agrees(subject.gender, bits))
            .then(|| subject.clone())
    }

    // ------------------------------------------------------------ parties around a trigger

    /// The parties after a trigger, up to the end of its clause.
    fn following(&self, token: usize) -> Vec<Following> {
        const REACH: usize = 28;
        let end = self.document.sentence_of(token).tokens.end;
        let mut found = Vec::new();
        let mut commas = 0;
        let mut skipping = false;
        let mut remote = false;
        let mut at = token + 1;
        while at < end && at < token + REACH {
            let cell = &self.cells[at];
            if let Some(party) = cell.party {
                if !skipping {
                    found.push(Following {
                        party,
                        commas,
                        remote,
                    });
                }
                at = self.parties.all[party].tokens.end.max(at + 1);
                continue;
            }
            if cell.mark {
                let comma = matches!(self.document.surface(at), "،" | "," | "(" | ")" | "-" | "–");
                let stop = matches!(self.document.surface(at), "؛" | ":" | ".");
                if stop {
                    break;
                }
                if comma {
                    commas += 1;
                    skipping = false;
                }
            }
            if cell.is(Word::Relative) {
                // a clause between commas is stepped over
                if at > token && self.cells[at - 1].mark {
                    skipping = true;
                } else if at > token + 1 {
                    break;
                }
            } else if !skipping && (cell.is_border() || cell.is_plain_verb()) {
                break;
            }
            let adverbial = cell.preposition == Some(slot::OTHER)
                && self
                    .cells
                    .get(at + 1)
                    .is_some_and(|next| next.party.is_none());
            remote |= adverbial || self.is_deed_noun(at) && !self.used[at];
            at += 1;
        }
        found
    }

    fn is_deed_noun(&self, token: usize) -> bool {
        self.cells[token]
            .found
            .iter()
            .filter_map(Found::lemma)
            .any(|(frame, bits)| bits & form::NOUN != 0 && matches!(frame.sense, Sense::Deed(_)))
    }

    /// The states a party stands for, none of them in `exclude`.
    fn members(&self, index: usize, exclude: &[Code]) -> Vec<Member> {
        let party = &self.parties.all[index];
        match party.anaphor {
            None => party
                .members
                .iter()
                .filter(|m| !exclude.contains(&m.code))
                .copied()
                .collect(),
            Some(Anaphor::Both) => self
                .last_two(party.tokens.start)
                .into_iter()
                .map(|code| Member {
                    code,
                    span: party.span,
                })
                .collect(),
            Some(Anaphor::Owner(pronoun)) => self
                .owner(pronoun, party.tokens.start, exclude)
                .into_iter()
                .map(|m| Member {
                    span: party.span,
                    ..m
                })
                .collect(),
            Some(Anaphor::Latter) => self
                .last_party_before(party.tokens.start, 0)
                .and_then(|i| self.parties.all[i].members.last().copied())
                .filter(|m| !exclude.contains(&m.code))
                .into_iter()
                .map(|m| Member {
                    span: party.span,
                    ..m
                })
                .collect(),
        }
    }

    /// The one a pronoun refers to: the nearest subject before it that agrees, or else the nearest
    /// other party; not further than the sentence before.
    fn owner(&self, pronoun: Pronoun, token: usize, exclude: &[Code]) -> Option<Member> {
        let sentence = self.document.tokens[token].sentence;
        let count = self.parties.all.partition_point(|p| p.tokens.start < token);
        let fits = |party: &&Party| {
            let gender = match pronoun {
                Pronoun::His => party.gender != Gender::Feminine,
                Pronoun::Her => party.gender != Gender::Masculine,
                Pronoun::Their | Pronoun::Our => true,
            };
            gender
                && party.anaphor.is_none()
                && party.strength >= Strength::State
                && party.members.iter().any(|m| !exclude.contains(&m.code))
        };
        if pronoun == Pronoun::Our {
            return self
                .speaker
                .as_ref()
                .and_then(|s| s.members.first().copied());
        }
        let near = |back: u32| {
            self.parties.all[..count]
                .iter()
                .rev()
                .take_while(move |p| {
                    self.document.tokens[p.tokens.start].sentence + back >= sentence
                })
                .filter(fits)
        };
        let open = |p: &&Party| p.preposition.is_none();
        near(0)
            .find(open)
            .or_else(|| near(0).next())
            .or_else(|| near(1).find(open))
            .and_then(|p| {
                p.members
                    .iter()
                    .find(|m| !exclude.contains(&m.code))
                    .copied()
            })
    }

    /// The last two states before `token`: those of the last relation near by, or those named last.
    fn last_two(&self, token: usize) -> Vec<Code> {
        let byte = self.document.tokens[token].span.start;
        let sentence = self.document.tokens[token].sentence.saturating_sub(1) as usize;
        let from = self
            .document
            .sentences
            .get(sentence)
            .map_or(0, |s| s.span.start);
        if let Some(last) = self
            .relations
            .iter()
            .rev()
            .find(|r| r.evidence.end <= byte && r.evidence.start >= from)
        {
            return vec![last.source.code, last.target.code];
        }
        let count = self.parties.all.partition_point(|p| p.tokens.start < token);
        let mut codes: Vec<Code> = Vec::new();
        for party in self.parties.all[..count].iter().rev().take(12) {
            if party.strength < Strength::People || party.anaphor.is_some() {
                continue;
            }
            for member in party.members.iter().rev() {
                if !codes.contains(&member.code) {
                    codes.push(member.code);
                }
                if codes.len() == 2 {
                    codes.reverse();
                    return codes;
                }
            }
        }
        Vec::new()
    }

    // ------------------------------------------------------------ arguments

    fn verb_arguments(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
        bits: u16,
        subject: Option<Subject>,
    ) -> Option<Arguments> {
        let subject = subject.filter(|s| s.strength >= Strength::Property)?;
        let sources = subject.members.clone();
        let exclude: Vec<Code> = sources.iter().map(|m| m.code).collect();
        let following: Vec<Following> = self
            .following(token)
            .into_iter()
            .filter(|f| self.parties.all[f.party].tokens.start != subject.token)
            .collect();
        // تحتله تركيا: the antecedent is the object
        if let (Some(_), Some(relative)) = (found.pronoun, self.relative_before(token)) {
            let sentence = self.document.sentence_of(relative).tokens.start;
            let index = self.last_party_before(relative, sentence);
            if let Some(index) = index.filter(|_| frame.target & slot::OBJECT != 0) {
                let targets = self.members(index, &exclude);
                if !targets.is_empty() {
                    return Some(Arguments {
                        sources,
                        targets,
                        score: 0.8,
                        ..Arguments::default()
                    });
                }
            }
        }
        let _ = bits;
        let (targets, strength) = self.targets(token, frame, &following, &exclude);
        if targets.is_empty() {
            if frame.symmetric && sources.len() > 1 {
                return Some(Arguments {
                    sources,
                    pair: true,
                    score: 0.8,
                    ..Arguments::default()
                });
            }
            if let Some(pronoun) = found.pronoun.filter(|_| frame.target & slot::OBJECT != 0) {
                let target = self.owner(pronoun, token, &exclude)?;
                let targets = vec![target];
                return Some(Arguments {
                    sources,
                    targets,
                    score: 0.6,
                    ..Arguments::default()
                });
            }
            if frame.replies {
                let target = self.answered(token, sources.first()?.code)?;
                let targets = vec![target];
                return Some(Arguments {
                    sources,
                    targets,
                    score: 0.6,
                    ..Arguments::default()
                });
            }
            return None;
        }
        Some(Arguments {
            sources,
            targets,
            pair: false,
            score: 0.9,
            target_strength: strength,
        })
    }

    /// Whoever last acted upon `code`, in this sentence or the two before.
    fn answered(&self, token: usize, code: Code) -> Option<Member> {
        let sentence = self.document.tokens[token].sentence.saturating_sub(2) as usize;
        let from = self.document.sentences.get(sentence)?.span.start;
        self.relations
            .iter()
            .rev()
            .take_while(|r| r.evidence.start >= from)
            .find(|r| r.target.code == code && !r.symmetric)
            .map(|r| Member {
                code: r.source.code,
                span: r.source.span,
            })
    }

    /// The first of the frame's slots that holds a party.
    fn targets(
        &self,
        trigger: usize,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> (Vec<Member>, Option<Strength>) {
        for next in following {
            let party = &self.parties.all[next.party];
            let fits = match (party.preposition, party.outer) {
                (None, None) => {
                    frame.target & slot::OBJECT != 0 && !party.conjunction && !next.remote
                }
                (None, Some(outer)) => {
                    frame.target & outer != 0 && next.owned_by_other(self, trigger)
                }
                (Some(slot::BAYNA), Some(outer)) => frame.target & (outer | slot::BAYNA) != 0,
                (Some(bit), _) => frame.target & bit != 0,
            };
            let enough = match frame.sense {
                Sense::Deed(Plover::Assault | Plover::Coerce) => Strength::Land,
                _ if frame.own => Strength::Land,
                _ => Strength::Property,
            };
            if !fits || party.strength < enough || next.commas > 2 {
                continue;
            }
            let members = self.members(next.party, exclude);
            if !members.is_empty() {
                return (members, Some(party.strength));
            }
        }
        (Vec::new(), None)
    }

    fn noun_arguments(&self, token: usize, found: &Found, frame: &Frame) -> Option<Arguments> {
        let adjectives = self.parties.adjectives_of(token);
        let after = adjectives.map_or(token, |a| a.end - 1);
        let taking_up = self.taking_up(after);
        let mut following = self.following(taking_up.unwrap_or(after));
        if let Some(adjectives) = adjectives {
            if adjectives.members.len() > 1 && frame.symmetric {
                return Some(Arguments {
                    sources: adjectives.members.clone(),
                    pair: true,
                    score: 0.8,
                    ..Arguments::default()
                });
            }
        }
        // بين مصر والكويت
        if frame.target & slot::BAYNA != 0 {
            let between = following
                .iter()
                .find(|f| !f.remote && self.parties.all[f.party].preposition == Some(slot::BAYNA));
            if let Some(between) = between {
                let members = self.members(between.party, &[]);
                if members.len() > 1
                    && (frame.symmetric || frame.sense == Sense::Deed(Plover::Agree))
                {
                    return Some(Arguments {
                        sources: members,
                        pair: true,
                        score: 0.9,
                        ..Arguments::default()
                    });
                }
            }
        }
        let genitive = following
            .first()
            .filter(|_| taking_up.is_none())
            .filter(|f| {
                let party = &self.parties.all[f.party];
                party.preposition.is_none()
                    && party.tokens.start <= after + 2
                    && !party.conjunction
                    && f.commas == 0
            })
            .copied();
        let mut sources: Vec<Member> = Vec::new();
        let mut score = 0.85;
        if let Some(adjectives) = adjectives {
            sources = adjectives.members.clone();
        } else if let Some(pronoun) = found.pronoun {
            sources.extend(self.owner(pronoun, token, &[]));
            score = 0.7;
        }
        if sources.is_empty() {
            if let Some(genitive) = genitive {
                let party = &self.parties.all[genitive.party];
                let rest = &following[1..];
                let (targets, _) = self.targets(token, frame, rest, &codes(&party.members));
                let acts = party.strength >= Strength::People
                    && (!frame.genitive_is_target || !targets.is_empty());
                if acts {
                    sources = self.members(genitive.party, &[]);
                    following.remove(0);
                }
            }
        }
        let agent = following
            .iter()
            .find(|f| self.parties.all[f.party].preposition == Some(slot::AGENT))
            .copied();
        if let Some(agent) = agent.filter(|_| sources.is_empty()) {
            sources = self.members(agent.party, &[]);
        }
        if sources.is_empty() {
            if let Some(subject) = self.performer(token) {
                sources = subject.members;
                following.retain(|f| self.parties.all[f.party].tokens.start != subject.token);
                score = 0.75;
            }
        }
        if sources.is_empty() {
            return None;
        }
        let exclude = codes(&sources);
        let mut target_frame_hits = self.targets(token, frame, &following, &exclude);
        if target_frame_hits.0.is_empty() && frame.genitive_is_target {
            if let Some(genitive) = genitive {
                target_frame_hits = (
                    self.members(genitive.party, &exclude),
                    Some(self.parties.all[genitive.party].strength),
                );
            }
        }
        if target_frame_hits.0.is_empty() {
            if let Some(verb) = self.light_verb_before(token) {
                let between: Vec<Following> = self
                    .following(verb)
                    .into_iter()
                    .filter(|f| {
                        let party = &self.parties.all[f.party];
                        party.tokens.start < token && party.preposition.is_some()
                    })
                    .collect();
                target_frame_hits = self.targets(token, frame, &between, &exclude);
            }
        }
        let (targets, target_strength) = target_frame_hits;
        if targets.is_empty() {
            if frame.symmetric && sources.len() > 1 {
                return Some(Arguments {
                    sources,
                    pair: true,
                    score,
                    ..Arguments::default()
                });
            }
            return None;
        }
        Some(Arguments {
            sources,
            targets,
            pair: false,
            score,
            target_strength,
        })
    }

    /// The light verb that governs a noun, no other verb between: `أعرب للصين عن قلقه`.
    fn light_verb_before(&self, token: usize) -> Option<usize> {
        const REACH: usize = 16;
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(REACH) {
            if self.cells[at].is_border() && !self.cells[at].opens_with_conjunction() {
                return None;
            }
            if self.cells[at].party.is_some() {
                continue;
            }
            if let Some((_, frame, bits)) = self.reading(at) {
                if bits & form::VERB != 0 {
                    return (frame.sense == Sense::Operator(Operator::Light)).then_some(at);
                }
            }
        }
        None
    }

    /// Who performs a noun that does not say so: the subject of a light verb after it (`زيارة يقوم
    /// بها`, `المحادثات التي أجراها`) or of the verb that governs it.
    fn performer(&self, token: usize) -> Option<Subject> {
        if let Some(verb) = self.taking_up(token) {
            let (_, _, bits) = self.reading(verb)?;
            return self.subject_after(verb, bits);
        }
        self.governing_subject(token)
            .or_else(|| self.controller(token))
    }

    /// The light verb that takes a noun up again.
    fn taking_up(&self, noun: usize) -> Option<usize> {
        let end = self.document.sentence_of(noun).tokens.end;
        for at in noun + 1..end.min(noun + 5) {
            if self.cells[at].party.is_some() {
                return None;
            }
            let Some((found, frame, bits)) = self.reading(at) else {
                continue;
            };
            if bits & form::VERB == 0 {
                continue;
            }
            let takes_up = found.pronoun.is_some() || self.has_resumptive(at);
            let light = frame.sense == Sense::Operator(Operator::Light);
            return (takes_up && light).then_some(at);
        }
        None
    }

    /// `إلزام ألمانيا بدفع`: the party right before a noun with ب.
    fn controller(&self, token: usize) -> Option<Subject> {
        let by = self.cells[token]
            .found
            .iter()
            .any(|f| f.preposition == Some('ب'));
        let index = self
            .cells
            .get(token.checked_sub(1)?)?
            .party
            .filter(|_| by)?;
        let charged = self.cells[self.parties.all[index].tokens.start.checked_sub(1)?]
            .found
            .iter()
            .filter_map(Found::lemma)
            .any(|(frame, _)| matches!(frame.sense, Sense::Deed(_)));
        (!charged && self.parties.all[index].preposition.is_none())
            .then(|| self.subject_from(index, token, &[]))
            .flatten()
    }

    /// The subject of the nearest verb before `token` in its clause, unless that verb is a deed of
    /// its own; else the party that opens the clause.
    fn governing_subject(&self, token: usize) -> Option<Subject> {
        const REACH: usize = 22;
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(REACH) {
            let cell = &self.cells[at];
            if cell.party.is_none() {
                if let Some((found, frame, bits)) = self.reading(at) {
                    if bits & (form::VERB | form::PARTICIPLE) != 0 {
                        return match frame.sense {
                            Sense::Operator(Operator::Report) if bits & form::PARTICIPLE != 0 => {
                                None
                            }
                            Sense::Operator(_) => self.subject_of(at, &found, bits),
                            Sense::Deed(Plover::Agree) => self.subject_of(at, &found, bits),
                            Sense::Deed(_) => None,
                        };
                    }
                }
            }
            if cell.is(Word::Subordinator) || cell.is(Word::Relative) {
                return None;
            }
            if cell.is(Word::Complementizer) {
                break;
            }
        }
        None
    }

    // ------------------------------------------------------------ special constructions

    /// `على إيران أن تستخدم`: the speaker demands.
    fn obligation(&mut self, token: usize) {
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
                    source: Actor {
                        code: source.code,
                        span: source.span,
                    },
                    target: Actor {
                        code: target.code,
                        span: target.span,
                    },
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
    fn charge(&mut self, token: usize, subject: Option<&Subject>) {
        let following = self.following(token);
        let (Some(subject), Some(first)) = (subject, following.first()) else {
            return;
        };
        let targets = self.members(first.party, &codes(&subject.members));
        let trigger = self.document.tokens[token].span;
        for source in &subject.members {
            for target in &targets {
                self.push(Relation {
                    source: Actor {
                        code: source.code,
                        span: source.span,
                    },
                    target: Actor {
                        code: target.code,
                        span: target.span,
                    },
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

    fn note_speaker(&mut self, token: usize, subject: Option<&Subject>) {
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

    // ------------------------------------------------------------ relations

    fn add(
        &mut self,
        token: usize,
        found: &Found,
        frame: &Frame,
        bits: u16,
        kind: Plover,
        arguments: Arguments,
    ) {
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
        let status = if frame.first_person {
            Status::Asserted
        } else {
            mood.status()
        };
        let kind = kind_under(kind, status);
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
                source: Actor {
                    code: source.code,
                    span: source.span,
                },
                target: Actor {
                    code: target.code,
                    span: target.span,
                },
                symmetric: frame.symmetric || arguments.pair,
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
    fn time_in(&self, evidence: Span, sentence: Span) -> Option<String> {
        const REACH: u32 = 60;
        let from = self.times.partition_point(|t| t.span.end <= evidence.start);
        self.times[from..]
            .iter()
            .take_while(|t| t.span.start < sentence.end.min(evidence.end + REACH))
            .filter(|t| t.dates_events)
            .find_map(|t| t.edtf.as_ref().map(ToString::to_string))
    }

    /// Adds a relation unless the sentence already says the same.
    fn push(&mut self, relation: Relation) {
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
    fn future_or(&self, coder: &Coder, token: usize) -> bool {
        self.future || token > 0 && coder.cells[token - 1].is(Word::Future)
    }
}

fn codes(members: &[Member]) -> Vec<Code> {
    members.iter().map(|m| m.code).collect()
}

/// Whether a verb of this form may have a subject of this gender.
fn agrees(gender: Gender, bits: u16) -> bool {
    match gender {
        Gender::Masculine => bits & form::FEMININE == 0,
        Gender::Feminine => bits & form::MASCULINE == 0 || bits & form::PARTICIPLE != 0,
        Gender::Either => true,
    }
}
