//! What the act of speaking does: it names who says so, and some speech is a deed of its own.

use std::ops::Range;

use super::coding::{Arguments, Coder, Following, Speaker, Subject, codes};
use super::party::{Member, Strength};
use super::record::Claim;
use super::triggers::{Sense, Word, slot};
use crate::exploration::{Construction, Plover, Recognition, Status};
use crate::text::{Span, TokenKind};

impl Coder<'_, '_> {
    /// `موسكو تنفي ذلك` answers whoever last acted upon Moscow.
    pub(super) fn denial(&self, token: usize, subject: Subject) -> Option<Arguments> {
        let answered = self.answered(token, subject.members.first()?.code)?;
        Some(Arguments {
            construction: Construction::Answer,
            ..Arguments::directed(subject.members, vec![answered], 0.6)
        })
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
        }) && self.document.key(after) == "ان"
            // إن على إيران وقف
            || token > 0 && self.cells[token - 1].is(Word::Complementizer)
            // يجب على إيران وقف
            || token > 0 && matches!(self.document.key(token - 1), "يجب" | "ينبغي" | "يتعين");
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
        self.claim_all((token, Plover::Request, 0.6), &speaker.members, &targets);
    }

    /// `ما وصفته بالتدخلات الإيرانية`: a name given is a charge.
    pub(super) fn charge(&mut self, token: usize, subject: Option<&Subject>) {
        let following = self.following(token);
        let own = |f: &&Following| {
            let party = &self.parties.all[f.party];
            let place = matches!(party.preposition, Some(slot::FI | slot::OTHER | slot::NEAR));
            !place && subject.is_none_or(|s| s.token != party.tokens.start)
        };
        let (Some(subject), Some(first)) = (subject, following.iter().find(own)) else {
            return;
        };
        let targets = self.members(first.party, &codes(&subject.members));
        self.claim_all((token, Plover::Accuse, 0.7), &subject.members, &targets);
    }

    /// `أردوغان: لن نسمح لليونان`: the party before a colon speaks.
    pub(super) fn note_headline(&mut self, sentence: Range<usize>) {
        let Some(index) = self.party_starting_at(sentence.start) else {
            return;
        };
        let party = &self.parties.all[index];
        let colon = party.tokens.end < sentence.end
            && self.cells[party.tokens.end].mark
            && self.document.surface(party.tokens.end) == ":";
        if colon && party.strength == Strength::State {
            self.speaker = Some(Speaker {
                members: self.members(index, &[]),
                span: party.span,
                sentence: self.document.tokens[sentence.start].sentence,
            });
        }
    }

    /// `وعد الرئيس أوكرانيا بصواريخ`: a promise whose content is no deed is one itself.
    pub(super) fn promise(&self, token: usize, subject: Subject) -> Option<Arguments> {
        const REACH: usize = 9;
        let exclude = codes(&subject.members);
        let following = self.following(token);
        let end = self
            .document
            .sentence_of(token)
            .tokens
            .end
            .min(token + REACH);
        let deed = (token + 1..end).any(|at| {
            self.cells[at].is(Word::Complementizer)
                || matches!(self.reading(at), Some((_, frame, _)) if matches!(frame.sense, Sense::Deed(_)))
        });
        let to = |f: &&Following| {
            let party = &self.parties.all[f.party];
            f.commas == 0
                && party.strength >= Strength::Property
                && matches!(party.preposition, None | Some(slot::LI))
        };
        let targets = following
            .iter()
            .filter(to)
            .map(|f| self.members(f.party, &exclude))
            .find(|members| !members.is_empty());
        let targets = targets.filter(|_| !deed)?;
        Some(Arguments::directed(subject.members, targets, 0.6))
    }

    /// Adds what speaking does by itself.
    fn claim_all(
        &mut self,
        (token, kind, score): (usize, Plover, f32),
        sources: &[Member],
        targets: &[Member],
    ) {
        let claim = Claim {
            token,
            kind,
            status: Status::Asserted,
            symmetric: false,
            construction: Construction::Speech,
            score,
            said_by: None,
        };
        for source in sources {
            for target in targets {
                self.claim(claim, *source, *target);
            }
        }
    }

    /// Remembers who speaks by the verb at `token`: its subject, or the words where its subject stands
    /// when they name no state.
    pub(super) fn note_speaker(&mut self, token: usize, subject: Option<&Subject>) {
        let own = subject.filter(|s| s.members.iter().all(|m| m.by != Recognition::Anaphor));
        let near = own.filter(|s| s.token + 12 > token);
        let (members, span) = match (near, self.other_speaker(token)) {
            (Some(subject), other) => {
                let span = subject.members.iter().map(|m| m.span).reduce(Span::to);
                match other.filter(|_| subject.token < token) {
                    Some(other) => (Vec::new(), Some(other)),
                    None => (subject.members.clone(), span),
                }
            }
            (None, Some(other)) => (Vec::new(), Some(other)),
            (None, None) => {
                let Some(subject) = subject else { return };
                let span = subject.members.iter().map(|m| m.span).reduce(Span::to);
                (subject.members.clone(), span)
            }
        };
        if let Some(span) = span {
            self.speaker = Some(Speaker {
                members,
                span,
                sentence: self.document.tokens[token].sentence,
            });
        }
    }

    /// The words after a verb of saying up to its `إن`, where they are no party: `قال محلل إن`, `ذكرت
    /// مصادر دبلوماسية أن`.
    fn other_speaker(&self, token: usize) -> Option<Span> {
        const REACH: usize = 14;
        let end = self.document.sentence_of(token).tokens.end;
        let says = (token + 1..end.min(token + REACH)).any(|at| {
            let cell = &self.cells[at];
            cell.is(Word::Complementizer) || self.document.is_quote(at)
        });
        says.then(|| self.phrase_from(token + 1)).flatten()
    }

    /// The source after `بحسب`, `وفقا ل`, `نقلا عن`.
    pub(super) fn according_to(&self, sentence: Range<usize>) -> Option<Span> {
        let at = sentence
            .clone()
            .find(|&at| self.cells[at].is(Word::According))?;
        let linked = self.cells.get(at + 1)?.preposition == Some(slot::AN);
        let start = at + 1 + usize::from(linked);
        if start >= sentence.end {
            return None;
        }
        match self.party_starting_at(start) {
            Some(party) => Some(self.parties.all[party].span),
            None => self.phrase_from(start),
        }
    }

    /// A noun phrase of a few words that is no party.
    fn phrase_from(&self, start: usize) -> Option<Span> {
        const LONGEST: usize = 6;
        let end = self
            .document
            .sentence_of(start.min(self.cells.len() - 1))
            .tokens
            .end;
        let tokens = start
            ..(start..end.min(start + LONGEST))
                .find(|&at| {
                    let cell = &self.cells[at];
                    cell.mark
                        || cell.preposition.is_some()
                        || cell.is_border()
                        || cell.is_plain_verb() && !cell.named
                        || cell.party.is_some() && at == start
                })
                .unwrap_or(end.min(start + LONGEST));
        let noun = |at: usize| {
            let cell = &self.cells[at];
            self.document.tokens[at].kind == TokenKind::Word
                && (cell.found.is_empty() || cell.private)
                && !self.document.key(at).starts_with("في")
        };
        (!tokens.is_empty() && noun(start)).then(|| self.document.span_of(tokens))
    }

    /// `ستنضم إلى اتفاقات إبراهيم`: who joins an agreement agrees with the one that the table names
    /// first among its parties.
    pub(super) fn join(&self, token: usize, subject: Subject) -> Option<Arguments> {
        const REACH: usize = 10;
        let code = self.parties.accord_in(token + 1..token + REACH)?;
        let member = Member {
            code,
            span: self.document.tokens[token].span,
            by: Recognition::Member,
        };
        (subject.strength >= Strength::State).then(|| Arguments {
            construction: Construction::Joining,
            ..Arguments::directed(subject.members, vec![member], 0.6)
        })
    }
}
