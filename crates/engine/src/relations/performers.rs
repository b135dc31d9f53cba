//! Finds who performs a noun that does not say so: the subject of the verb that governs it.

use super::clauses::is_comma;
use super::coding::{Coder, Subject};
use super::party::{Member, Strength};
use super::triggers::{Found, Operator, Sense, Word, form, slot};
use crate::exploration::Plover;
use crate::lexicon::Code;
use crate::list::ToList;
use crate::text::normalize::{holds, listed};

/// Verbs whose object does what follows `إلى` or `على`.
const DRIVING: &str = "دفع حمل اضطر اجبر ارغم";

impl Coder<'_, '_> {
    /// `بناء على طلب تركيا`, `by` request: who does what was asked for.
    pub(super) fn backed_subject(&self, token: usize, exclude: &[Code], by: bool) -> Vec<Member> {
        let backed = by
            || (1..=2).any(|back| {
                token
                    .checked_sub(back)
                    .is_some_and(|at| self.cells[at].is(Word::Backing))
            });
        let here = self.document.tokens[token].sentence;
        self.subject
            .iter()
            .filter(|s| backed && s.sentence == here)
            .flat_map(|s| s.members.iter())
            .filter(|m| !exclude.contains(&m.code))
            .copied()
            .list()
    }

    /// The light verb that governs a noun, no other verb between: `أعرب للصين عن قلقه`.
    pub(super) fn light_verb_before(&self, token: usize) -> Option<usize> {
        const REACH: usize = 14;
        for at in (self.back(token, REACH)..token).rev() {
            if self.cells[at].is_border() && !self.cells[at].opens_with_conjunction() {
                return None;
            }
            if self.cells[at].party.is_some() {
                continue;
            }
            if let Some((_, frame, bits)) = self.reading(at)
                && bits & form::VERB != 0
            {
                return (frame.sense == Sense::Operator(Operator::Light)).then_some(at);
            }
        }
        None
    }

    /// Who performs a noun that does not say so: the subject of a light verb after it (`زيارة يقوم
    /// بها`, `المحادثات التي أجراها`) or of the verb that governs it.
    pub(super) fn performer(&self, token: usize) -> Option<Subject> {
        if let Some(verb) = self.taking_up(token) {
            let &(_, _, bits) = self.reading(verb)?;
            return self.subject_after(verb, bits);
        }
        // العقوبات التي فرضت: somebody else did it
        let end = self.document.sentence_of(token).tokens.end;
        if (token + 1..end.min(token + 5)).any(|at| self.cells[at].is(Word::Relative)) {
            return None;
        }
        self.controller(token)
            .or_else(|| self.governing_subject(token))
    }

    /// The light verb that takes a noun up again.
    pub(super) fn taking_up(&self, noun: usize) -> Option<usize> {
        const REACH: usize = 10;
        // قضية الإبادة التي رفعتها: the first of two nouns is taken up
        let case = |at: usize| {
            self.reading(at).is_some_and(|(_, frame, bits)| {
                bits & form::NOUN != 0 && frame.target == slot::DIDDA
            })
        };
        if noun > 0 && case(noun - 1) {
            return None;
        }
        let end = self.document.sentence_of(noun).tokens.end;
        // زيارة إلى غانا قام بها, "حربا" شنتها
        let passed = |at: &usize| {
            let party = self.cells[*at].party.map(|at| &self.parties.all[at]);
            self.document.is_quote(*at)
                || party.is_some_and(|party| party.preposition == Some(slot::ILA))
        };
        let words = (noun + 1..end.min(noun + REACH)).filter(|at| !passed(at));
        for at in words.take(4) {
            if self.cells[at].party.is_some() {
                return None;
            }
            let Some((found, frame, bits)) = self.reading(at) else {
                continue;
            };
            if bits & form::VERB == 0 {
                continue;
            }
            // الذي تم التوصل إليه
            let light = frame.sense == Sense::Operator(Operator::Light);
            let takes_up = light
                && (found.pronoun.is_some()
                    || self.has_resumptive(at)
                    || self.has_resumptive(at + 1));
            return takes_up.then_some(at);
        }
        None
    }

    /// `إلزام ألمانيا بدفع`: the party right before a noun with ب.
    pub(super) fn controller(&self, token: usize) -> Option<Subject> {
        let by = self.cells[token]
            .found
            .iter()
            .any(|f| f.preposition == Some('ب'));
        let before = token.checked_sub(1)?;
        // دفع إسرائيل إلى سحب سفرائها
        if let Some(index) = before.checked_sub(1).and_then(|at| self.cells[at].party)
            && matches!(self.cells[before].preposition, Some(slot::ILA | slot::ALA))
            && let Some(verb) = self.parties.all[index].tokens.start.checked_sub(1)
            && listed(DRIVING).any(|verb_key| holds(self.document.key(verb), verb_key))
        {
            return self.subject_from(index, token, &[]);
        }
        // لدى مصر علاقات مع, مصر، حليفة تونس
        let frame = self.reading(token)?.1;
        let kin = frame.symmetric
            && frame.sense == Sense::Deed(Plover::Support)
            && !self.cells[token].opens_with_conjunction();
        let comma = kin && before > 0 && is_comma(self.document, before);
        let index = self.cells[before - usize::from(comma)]
            .party
            .filter(|_| by || kin)?;
        // وقع مع طهران اتفاقا
        let party = &self.parties.all[index];
        let has = frame.genitive_is_target
            || !matches!(party.preposition, Some(slot::MAA | slot::FI))
            || self.document.key(party.tokens.start.saturating_sub(1)) == "لدي";
        if kin {
            return self.subject_from(index, token, &[]).filter(|_| has);
        }
        let charged = self.cells[self.parties.all[index].tokens.start.checked_sub(1)?]
            .found
            .iter()
            .filter_map(Found::lemma)
            .any(|(frame, _)| matches!(frame.sense, Sense::Deed(_)));
        // قتل جنود أميركيون بهجوم
        let start = self.parties.all[index].tokens.start;
        let struck = (start.saturating_sub(3)..start).any(|at| self.cells[at].is(Word::Victim));
        (!charged && !struck && self.parties.all[index].preposition.is_none())
            .then(|| self.subject_from(index, token, &[]))
            .flatten()
    }

    /// The subject of the nearest verb before `token` in its clause, unless that verb is a deed of
    /// its own; else the party that opens the clause.
    pub(super) fn governing_subject(&self, token: usize) -> Option<Subject> {
        const REACH: usize = 22;
        let by = self.reading(token)?.0.preposition == Some('ب');
        for at in (self.back(token, REACH)..token).rev() {
            let cell = &self.cells[at];
            match cell.party {
                Some(index) if self.is_willing(index, at) => {
                    return self.subject_from(index, token, &[]);
                }
                Some(_) => {}
                None => {
                    if let Some(subject) = self.governor_subject(at, by) {
                        return subject;
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
        self.subject_of_unknown_verb(token, REACH)
    }

    /// `استعداد إيران لاستئناف المفاوضات`, `فرض واشنطن عقوبات`: whether a party that starts at `at` is the doer
    /// of a noun that bends deeds.
    fn is_willing(&self, party: usize, at: usize) -> bool {
        let opens = self.parties.all[party].tokens.start == at
            && at > self.document.sentence_of(at).tokens.start;
        opens
            && self.reading(at - 1).is_some_and(|(_, frame, bits)| {
                let suffers = [Operator::Undergo, Operator::Void].map(Sense::Operator);
                bits & form::NOUN != 0
                    && matches!(frame.sense, Sense::Operator(_))
                    && !suffers.contains(&frame.sense)
            })
    }

    /// Whose deed what the word at `at` governs is, `by` it or not, where that word settles it.
    fn governor_subject(&self, at: usize, by: bool) -> Option<Option<Subject>> {
        let &(ref found, frame, bits) = self.reading(at)?;
        if bits & (form::VERB | form::PARTICIPLE) != 0 {
            return Some(match frame.sense {
                Sense::Operator(Operator::Report) if bits & form::PARTICIPLE != 0 => None,
                Sense::Operator(_) | Sense::Deed(Plover::Agree | Plover::Concede) => {
                    self.subject_of(at, found, bits)
                }
                // اتفقت دول الاتحاد على عقوبات, not two with each other
                Sense::Deed(Plover::Support) if holds(self.document.key(at), "تفق") => self
                    .subject_of(at, found, bits)
                    .filter(|s| s.members.len() == 1),
                Sense::Deed(_) => None,
            });
        }
        match frame.sense {
            // وجهت اتهاما لرواندا بدعم: who is charged does it
            Sense::Deed(Plover::Accuse) if by => Some(None),
            // استعدادها لمواصلة الوساطة
            Sense::Operator(Operator::Plan | Operator::Hope | Operator::Promise) => {
                let pronoun = found.pronoun?;
                Some(Some(
                    self.as_subject(vec![self.owner(pronoun, at, &[])?], at),
                ))
            }
            _ => None,
        }
    }

    /// `وأجاز زعيم كوريا الشمالية معاهدة`: a verb that nobody lists heads the sentence.
    fn subject_of_unknown_verb(&self, token: usize, reach: usize) -> Option<Subject> {
        let start = self.document.sentence_of(token).tokens.start;
        let verb = &self.cells[start];
        let index = self.party_starting_at(start + 1)?;
        let party = &self.parties.all[index];
        let opens = verb.found.is_empty()
            && verb.party.is_none()
            && verb.preposition.is_none()
            && !verb.mark
            && party.preposition.is_none()
            && party.strength == Strength::State
            && token < start + reach;
        let subject = self.subject_from(index, token, &[]).filter(|_| opens)?;
        Some(Subject {
            doubt: 0.1,
            ..subject
        })
    }
}
