//! Fills the slots of a verb: its subject acts, its object or the party after its preposition is acted
//! upon; in the passive the subject is acted upon and `من قبل` names the doer.

use super::coding::{Arguments, Choice, Coder, Following, Subject, codes};
use super::party::{Member, Strength};
use super::triggers::{Found, Frame, form, slot};
use crate::exploration::Construction;
use crate::lexicon::Code;

impl Coder<'_, '_> {
    pub(super) fn verb_arguments(
        &self,
        token: usize,
        (found, frame, bits): Choice,
        subject: Option<Subject>,
    ) -> Option<Arguments> {
        let subject = subject.filter(|s| s.strength >= Strength::Property)?;
        let sources = subject.members.clone();
        let exclude = codes(&sources);
        let following: Vec<Following> = self
            .following(token)
            .into_iter()
            .filter(|f| self.parties.all[f.party].tokens.start != subject.token)
            .collect();
        let links = Links {
            token,
            found: &found,
            frame,
            following: &following,
            exclude: &exclude,
        };
        let mut arguments = self.verb_targets(&links, sources)?;
        arguments.score -= subject.doubt;
        if bits & form::PARTICIPLE != 0 {
            arguments.construction = Construction::Participle;
        }
        Some(arguments)
    }

    fn verb_targets(&self, links: &Links, sources: Vec<Member>) -> Option<Arguments> {
        let &Links {
            token,
            found,
            frame,
            following,
            exclude,
        } = links;
        let object = frame.target & slot::OBJECT != 0;
        let taken_up = self
            .object_of_relative(token, found)
            .filter(|_| object)
            .map(|index| self.members(index, exclude))
            .filter(|targets| !targets.is_empty());
        if let Some(targets) = taken_up {
            return Some(Arguments::directed(sources, targets, 0.8));
        }
        let targets = self.targets(token, frame, following, exclude);
        if !targets.members.is_empty() {
            return Some(Arguments {
                against: targets.against,
                ..Arguments::directed(sources, targets.members, 0.9)
            });
        }
        if frame.symmetric && sources.len() > 1 {
            return Some(Arguments::together(sources, 0.8));
        }
        if object
            && let Some(pronoun) = found.pronoun
            && self.relative_before(token).is_none()
        {
            let target = self.owner(pronoun, token, exclude)?;
            // a verb after a bare noun describes it: مؤتمرا تستضيفه إيطاليا
            let describes = !self.cells[token].opens_with_conjunction()
                && token > 0
                && self.cells[token - 1].party.is_none()
                && self.cells[token - 1].found.is_empty();
            let score = if describes { 0.4 } else { 0.6 };
            return Some(Arguments::directed(sources, vec![target], score));
        }
        let content = self.content_party(token, frame, following, exclude);
        if !content.is_empty() {
            return Some(Arguments::directed(sources, content, 0.6));
        }
        if frame.replies {
            let target = self.answered(token, sources.first()?.code)?;
            return Some(Arguments {
                construction: Construction::Answer,
                ..Arguments::directed(sources, vec![target], 0.6)
            });
        }
        None
    }

    /// `قبرص التي تحتلها تركيا`: the antecedent is the object.
    fn object_of_relative(&self, token: usize, found: &Found) -> Option<usize> {
        found.pronoun?;
        let relative = self.relative_before(token)?;
        let sentence = self.document.sentence_of(relative).tokens.start;
        self.last_party_before(relative, sentence)
            .filter(|&index| self.parties.all[index].tokens.end + 1 >= relative)
    }

    /// `استُدعي السفير السويدي إلى الخارجية العراقية`, `استُهدفت سفينة تركية من قبل إسرائيل`.
    pub(super) fn passive_arguments(&self, token: usize, frame: &Frame) -> Option<Arguments> {
        let following = self.following(token);
        let of = |f: &&Following| self.parties.all[f.party].preposition;
        let target = following.iter().find(|f| {
            of(f).is_none() && self.parties.all[f.party].strength >= Strength::Property
        })?;
        let targets = self.members(target.party, &[]);
        let summons = frame.target & slot::OBJECT != 0 && !frame.own && !frame.with.is_empty();
        let doer = following
            .iter()
            .find(|f| of(f) == Some(slot::AGENT))
            .or_else(|| {
                let place = |f: &&Following| matches!(of(f), Some(slot::ILA | slot::FI));
                following.iter().filter(|_| summons).find(place)
            })?;
        let sources = self.members(doer.party, &codes(&targets));
        (!sources.is_empty() && !targets.is_empty()).then(|| Arguments {
            construction: Construction::Passive,
            ..Arguments::directed(sources, targets, 0.8)
        })
    }

    /// Whether the verb at `token` is written as a passive: a damma inside a perfect (`فُرضت`), or
    /// `ي` where the active has `ى` (`استدعي`).
    pub(super) fn is_passive(&self, token: usize, bits: u16) -> bool {
        const DAMMA: char = '\u{64F}';
        let surface = self.document.surface(token);
        if bits & form::PERFECT == 0 {
            let next_acts = self
                .party_starting_at(token + 1)
                .is_some_and(|i| self.parties.all[i].strength >= Strength::People);
            return surface.contains(DAMMA) && !next_acts;
        }
        let inside = surface
            .trim_end_matches(DAMMA)
            .chars()
            .skip(1)
            .any(|c| c == DAMMA);
        let yeh = bits & form::MASCULINE != 0 && surface.ends_with('ي') && self.writes_alif_maqsura;
        inside || yeh
    }
}

/// What the arguments of a verb are sought with.
struct Links<'a> {
    token: usize,
    found: &'a Found,
    frame: &'a Frame,
    following: &'a [Following],
    exclude: &'a [Code],
}
