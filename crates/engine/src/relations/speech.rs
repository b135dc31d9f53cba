//! What the act of speaking does: it names who says so, and some speech is a deed of its own.

use super::coding::{Arguments, Coder, Following, Speaker, Subject, codes};
use super::party::{Member, Strength};
use super::record::Claim;
use super::triggers::{Frame, Word, slot};
use crate::exploration::{Construction, Plover, Status};
use crate::text::Span;

impl Coder<'_, '_> {
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
                construction: Construction::Answer,
                ..Arguments::default()
            };
            self.add(token, frame, Plover::Reject, arguments);
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
        let claim = Claim {
            token,
            kind: Plover::Request,
            status: Status::Asserted,
            symmetric: false,
            construction: Construction::Speech,
            score: 0.6,
            said_by: None,
        };
        let targets = self.members(index, &codes(&speaker.members));
        self.claim_all(claim, &speaker.members, &targets);
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
        let claim = Claim {
            token,
            kind: Plover::Accuse,
            status: Status::Asserted,
            symmetric: false,
            construction: Construction::Speech,
            score: 0.7,
            said_by: None,
        };
        let targets = self.members(first.party, &codes(&subject.members));
        self.claim_all(claim, &subject.members, &targets);
    }

    fn claim_all(&mut self, claim: Claim, sources: &[Member], targets: &[Member]) {
        for source in sources {
            for target in targets {
                self.claim(claim, *source, *target);
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
}
