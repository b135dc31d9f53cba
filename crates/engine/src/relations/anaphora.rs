//! Resolves who a party stands for: its own states, or those that `بلاده`, `البلدان` or a pronoun
//! means.

use super::Relation;
use super::coding::Coder;
use super::party::{Anaphor, Gender, Member, Party, Strength};
use super::triggers::{Pronoun, slot};
use crate::exploration::Recognition;
use crate::lexicon::Code;

/// The states that `المملكة` may mean.
const KINGDOMS: [&str; 4] = ["SAU", "JOR", "MAR", "BHR"];

impl Coder<'_, '_> {
    /// The states a party stands for, none of them in `exclude`.
    pub(super) fn members(&self, index: usize, exclude: &[Code]) -> Vec<Member> {
        let party = &self.parties.all[index];
        match party.anaphor {
            None => party
                .members
                .iter()
                .filter(|m| !exclude.contains(&m.code))
                .copied()
                .collect(),
            Some(anaphor)
                if anaphor == Anaphor::Both
                    || anaphor == Anaphor::Owner(Pronoun::Their)
                        && self.document.key(party.tokens.end - 1).ends_with("هما") =>
            {
                self.last_two(party.tokens.start, exclude)
                    .into_iter()
                    .map(|code| Member {
                        code,
                        span: party.span,
                        by: Recognition::Anaphor,
                    })
                    .collect()
            }
            // بين البلدين is handled above
            Some(Anaphor::Both) => Vec::new(),
            Some(Anaphor::Three | Anaphor::These) => self.parties.all[..index]
                .iter()
                .rev()
                .take(12)
                .find(|p| match party.anaphor {
                    Some(Anaphor::Three) => p.members.len() == 3,
                    _ => p.members.len() > 1,
                })
                .map_or(Vec::new(), |p| p.members.clone())
                .into_iter()
                .filter(|m| !exclude.contains(&m.code))
                .map(|m| m.again(party.span))
                .collect(),
            // ألغت الرياض زيارة وزير خارجيتها: her own
            Some(Anaphor::Owner(pronoun)) => self
                .owner(
                    pronoun,
                    party.tokens.start,
                    if party.office { &[] } else { exclude },
                )
                .filter(|m| !exclude.contains(&m.code))
                .into_iter()
                .map(|m| m.again(party.span))
                .collect(),
            Some(Anaphor::Kingdom) => self.parties.all[..index]
                .iter()
                .rev()
                .flat_map(|p| &p.members)
                .take(24)
                .find(|m| KINGDOMS.contains(&m.code.as_str()))
                .filter(|m| !exclude.contains(&m.code))
                .into_iter()
                .map(|m| m.again(party.span))
                .collect(),
            Some(Anaphor::Neighbour) => {
                let ends = |r: &Relation| [Member::of(&r.source), Member::of(&r.target)];
                let mine =
                    |r: &[Member; 2]| r.iter().filter(|m| exclude.contains(&m.code)).count() == 1;
                let pair = self.latest().map(ends).find(mine);
                pair.into_iter()
                    .flatten()
                    .filter(|m| !exclude.contains(&m.code))
                    .map(|m| m.again(party.span))
                    .collect()
            }
            Some(Anaphor::Latter) => self
                .last_party_before(party.tokens.start, 0)
                .and_then(|i| self.parties.all[i].members.last().copied())
                .filter(|m| !exclude.contains(&m.code))
                .into_iter()
                .map(|m| m.again(party.span))
                .collect(),
        }
    }

    /// The one a pronoun refers to: the nearest subject before it that agrees, or else the nearest
    /// other party; not further than the sentence before.
    pub(super) fn owner(&self, pronoun: Pronoun, token: usize, exclude: &[Code]) -> Option<Member> {
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
                && (party.members.len() == 1 || pronoun == Pronoun::Their)
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
        let open =
            |p: &&Party| p.preposition.is_none() && p.outer.is_none_or(|bit| bit == slot::OBJECT);
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

    /// The relations told of last, the latest first: as many as a reader keeps in mind.
    fn latest(&self) -> impl Iterator<Item = &Relation> {
        const KEPT: usize = 24;
        self.relations.iter().rev().take(KEPT)
    }

    /// The states that are named as such from byte `from` to `token`, in order.
    fn named_since(&self, from: u32, token: usize, fits: &dyn Fn(&Code) -> bool) -> Vec<Code> {
        let count = self.parties.all.partition_point(|p| p.tokens.start < token);
        const KEPT: usize = 12;
        let first = self.parties.all.partition_point(|p| p.span.start < from);
        let first = first.max(count.saturating_sub(KEPT));
        let mut named = Vec::new();
        for party in &self.parties.all[first.min(count)..count] {
            let states = party
                .members
                .iter()
                .map(|m| m.code)
                .filter(|code| fits(code));
            let new =
                states.filter(|code| party.strength >= Strength::People && !named.contains(code));
            let new: Vec<Code> = new.collect();
            named.extend(new);
        }
        named
    }

    /// The last two states before `token`: those of the last relation near by, or those named last; where
    /// one of them is in `exclude`, those of the last relation of two others.
    pub(super) fn last_two(&self, token: usize, exclude: &[Code]) -> Vec<Code> {
        let byte = self.document.tokens[token].span.start;
        let sentence = self.document.tokens[token].sentence.saturating_sub(1) as usize;
        let from = self
            .document
            .sentences
            .get(sentence)
            .map_or(0, |s| s.span.start);
        let from = if exclude.is_empty() { from } else { 0 };
        let fits =
            |code: &Code| !exclude.contains(code) && !matches!(code.as_str(), "UNO" | "NATO");
        let near = |r: &&Relation| {
            r.evidence.start >= from
                && r.evidence.end <= byte
                && fits(&r.source.code)
                && fits(&r.target.code)
        };
        // far off, the pair of which most was told
        let ends = |r: &Relation| match r.source.code < r.target.code {
            true => [r.source.code, r.target.code],
            false => [r.target.code, r.source.code],
        };
        if !exclude.is_empty() {
            let told = |pair| {
                let same = |r: &&Relation| near(r) && ends(r) == pair;
                self.latest().filter(same).count()
            };
            let most = self.latest().filter(near).max_by_key(|r| told(ends(r)));
            if let Some(most) = most.filter(|r| told(ends(r)) > 1) {
                return ends(most).to_vec();
            }
        }
        let mut near = self.latest().filter(near);
        // وبولندا من داعمي أوكرانيا، لكن العلاقات بين الجارتين: this sentence names two itself
        let here = self.document.sentence_of(token).span.start;
        let last = near.next();
        if exclude.is_empty() && last.is_none_or(|last| last.evidence.start < here) {
            let own = self.named_since(here, token, &fits);
            if own.len() == 2 {
                return own;
            }
        }
        if let Some(last) = last {
            // توسط بين اثنين, دعا اثنين: the two, not the third
            let first = match near.next() {
                Some(r) if r.trigger == last.trigger && r.source == last.source => &r.target,
                _ => &last.source,
            };
            return vec![first.code, last.target.code];
        }
        let count = self.parties.all.partition_point(|p| p.tokens.start < token);
        let mut codes: Vec<Code> = Vec::new();
        for party in self.parties.all[..count].iter().rev().take(12) {
            let list = exclude.is_empty() || party.members.len() > 1;
            if party.strength < Strength::People || party.anaphor.is_some() || !list {
                continue;
            }
            for member in party.members.iter().rev().filter(|m| fits(&m.code)) {
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
}
