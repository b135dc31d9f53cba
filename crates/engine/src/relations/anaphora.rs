//! Resolves who a party stands for: its own states, or those that `بلاده`, `البلدان` or a pronoun
//! means.

use super::Relation;
use super::coding::Coder;
use super::party::{Anaphor, Gender, Member, Party, Strength};
use super::triggers::{Pronoun, Word, slot};
use crate::exploration::Recognition;
use crate::lexicon::Code;
use crate::list::{ToList, keep};

/// The states that `المملكة` may mean.
const KINGDOMS: [&str; 4] = ["SAU", "JOR", "MAR", "BHR"];

/// Bodies by what they are called once they are named.
const BODIES: [(&str, &str); 6] = [
    ("مجلس", "UNO"),
    ("مجلس", "GCC"),
    ("تكتل", "EUU"),
    ("اتحاد", "EUU"),
    ("حلف", "NATO"),
    ("جامعه", "ARL"),
];

impl Coder<'_, '_> {
    /// The states a party stands for, none of them in `exclude`.
    pub(super) fn members(&self, index: usize, exclude: &[Code]) -> Vec<Member> {
        let party = &self.parties.all[index];
        let start = party.tokens.start;
        let before = || self.parties.all[..index].iter().rev();
        let mut meant = match party.anaphor {
            None => party.members.clone(),
            Some(Anaphor::Both) => self.last_two(start, exclude),
            Some(Anaphor::Owner(Pronoun::Their))
                if self.document.key(party.tokens.end - 1).ends_with("هما") =>
            {
                self.last_two(start, exclude)
            }
            Some(anaphor @ (Anaphor::Three | Anaphor::These)) => before()
                .take(12)
                .find(|p| match anaphor {
                    Anaphor::Three => p.members.len() == 3,
                    _ => p.members.len() > 1,
                })
                .map_or(Vec::new(), |p| p.members.clone()),
            // ألغت الرياض زيارة وزير خارجيتها: her own
            Some(Anaphor::Owner(pronoun)) => self
                .acted_upon(party, exclude)
                .filter(|_| pronoun == Pronoun::Her)
                .or_else(|| self.owner(pronoun, start, if party.office { &[] } else { exclude }))
                .into_iter()
                .list(),
            Some(Anaphor::Kingdom) => {
                let key = self.document.key(start);
                let names = || BODIES.iter().filter(|(word, _)| key.ends_with(word));
                // the Security Council where it was the last council, no word for the United Nations
                const FAR: usize = 100;
                const NEAR: usize = 32;
                let named = |&at: &usize| {
                    self.document.key(at).ends_with("مجلس") && !self.document.has_al(at)
                };
                let council = key
                    .ends_with("مجلس")
                    .then(|| (0..start).rev().take(FAR).find(named));
                let is_meant = |p: &Party, m: &Member| match key {
                    _ if names().next().is_some() => {
                        names().any(|&(_, code)| m.code.as_str() == code)
                            && council.is_none_or(|at| at.is_some_and(|at| p.tokens.contains(&at)))
                    }
                    _ if key.ends_with('ه') => KINGDOMS.contains(&m.code.as_str()),
                    _ => !m.code.is_body() && !exclude.contains(&m.code),
                };
                let near = before().take(NEAR);
                let mut members = near.flat_map(|p| p.members.iter().map(move |m| (p, m)));
                members
                    .find(|(p, m)| is_meant(p, m))
                    .map(|(_, m)| *m)
                    .into_iter()
                    .list()
            }
            Some(Anaphor::Neighbour) => {
                let ends = |r: &Relation| [Member::of(&r.source), Member::of(&r.target)];
                let mine =
                    |r: &[Member; 2]| r.iter().filter(|m| exclude.contains(&m.code)).count() == 1;
                let pair = self.latest().map(ends).find(mine);
                pair.map_or(Vec::new(), Vec::from)
            }
            Some(Anaphor::Latter) => {
                let last = before().next().and_then(|p| p.members.last());
                last.into_iter().copied().list()
            }
        };
        keep(&mut meant, &mut |m| !exclude.contains(&m.code));
        if party.anaphor.is_some() {
            meant.iter_mut().for_each(|m| *m = m.again(party.span));
        }
        meant
    }

    /// Whom those in `exclude` acted upon last in the sentence of a pronoun with its preposition: `قطعت علاقاتها
    /// مع قطر وفرضت عليها حصارا`.
    fn acted_upon(&self, party: &Party, exclude: &[Code]) -> Option<Member> {
        let fused = party.tokens.len() == 1 && party.preposition.is_some() && !party.office;
        let at = party.tokens.start;
        self.acted_upon_before(at, exclude)
            .filter(|_| fused && !self.cells[at].is(Word::Homeland))
    }

    /// Whom those in `exclude` acted upon last in the sentence of a token.
    pub(super) fn acted_upon_before(&self, token: usize, exclude: &[Code]) -> Option<Member> {
        let last = self.relations.last().filter(|r| {
            self.document.sentence_of(token).span.contains(r.evidence)
                && !r.symmetric
                && exclude.contains(&r.source.code)
                && !exclude.contains(&r.target.code)
        })?;
        Some(Member::of(&last.target))
    }

    /// The one a pronoun refers to: the nearest subject before it that agrees, or else the nearest
    /// other party; not further than the sentence before.
    pub(super) fn owner(&self, pronoun: Pronoun, token: usize, exclude: &[Code]) -> Option<Member> {
        let sentence = self.document.tokens[token].sentence;
        let count = self.parties.count_before(token);
        let fits = |party: &&Party| {
            let gender = match pronoun {
                // وزارة الصحة is no he
                Pronoun::His => {
                    let start = self.document.key(party.tokens.start);
                    party.gender != Gender::Feminine && (party.office || !start.ends_with('ه'))
                }
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
        // as many as a reader keeps in mind
        const KEPT: usize = 48;
        let near = |back: u32| {
            self.parties.all[..count]
                .iter()
                .rev()
                .take(KEPT)
                .take_while(move |p| {
                    self.document.tokens[p.tokens.start].sentence + back >= sentence
                })
                .filter(fits)
        };
        let open =
            |p: &&Party| p.preposition.is_none() && p.outer.is_none_or(|bit| bit == slot::OBJECT);
        // منذ بدء الجيش الروسي حربه
        let beside = self.parties.all[..count].last();
        let joined = self.cells[token].opens_with_conjunction();
        beside
            .filter(|p| p.tokens.end == token && fits(p) && !joined)
            .or_else(|| near(0).find(open))
            // a body named by the way is no he
            .or_else(|| near(0).find(|p| !p.members[0].code.is_body()))
            .or_else(|| near(1).find(open))
            .and_then(|p| {
                p.members
                    .iter()
                    .find(|m| !exclude.contains(&m.code))
                    .copied()
            })
    }

    /// The relations told of last, the latest first: as many as a reader keeps in mind.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Relation> {
        const KEPT: usize = 24;
        self.relations.iter().rev().take(KEPT)
    }

    /// The states named last before `token`, not before byte `from`, in order; of lists of two alone, where `lists`.
    fn named(&self, token: usize, from: u32, lists: bool, exclude: &[Code]) -> Vec<Code> {
        const KEPT: usize = 12;
        let count = self.parties.count_before(token);
        let mut codes: Vec<Code> = Vec::new();
        for party in self.parties.all[..count].iter().rev().take(KEPT) {
            if party.span.start < from {
                break;
            }
            let list = !lists || party.members.len() == 2;
            if party.strength < Strength::People || party.anaphor.is_some() || !list {
                continue;
            }
            for member in party.members.iter().rev() {
                if fits(&member.code, exclude) && !codes.contains(&member.code) {
                    codes.push(member.code);
                }
            }
        }
        codes.reverse();
        codes
    }

    /// The last two states before `token`: those of the last relation near by, or those named last; where
    /// one of them is in `exclude`, those of the last relation of two others.
    pub(super) fn last_two(&self, token: usize, exclude: &[Code]) -> Vec<Member> {
        let span = self.document.tokens[token].span;
        let codes = self.last_two_codes(token, exclude);
        codes.map_or(Vec::new(), |codes| {
            let member = |code| Member {
                code,
                span,
                by: Recognition::Anaphor,
            };
            codes.map(member).into()
        })
    }

    fn last_two_codes(&self, token: usize, exclude: &[Code]) -> Option<[Code; 2]> {
        let byte = self.document.tokens[token].span.start;
        let sentence = self.document.tokens[token].sentence.saturating_sub(1) as usize;
        let from = match exclude {
            [] => self.document.sentences.get(sentence)?.span.start,
            _ => 0,
        };
        let near = |r: &&Relation| {
            r.evidence.start >= from
                && r.evidence.end <= byte
                && fits(&r.source.code, exclude)
                && fits(&r.target.code, exclude)
        };
        // far off, the pair of which most was told
        if !exclude.is_empty() {
            let told = |pair| {
                let same = |r: &&Relation| near(r) && r.ends() == pair;
                self.latest().filter(same).count()
            };
            let most = self.latest().filter(near).max_by_key(|r| told(r.ends()));
            if let Some(most) = most.filter(|r| told(r.ends()) > 1) {
                return Some(most.ends());
            }
        }
        let mut near = self.latest().filter(near);
        let last = near.next();
        // وبولندا من داعمي أوكرانيا، لكن العلاقات بين الجارتين: this sentence names two itself
        let here = self.document.sentence_of(token).span.start;
        if exclude.is_empty()
            && last.is_none_or(|last| last.evidence.start < here)
            && let [first, second] = self.named(token, here, false, exclude)[..]
        {
            return Some([first, second]);
        }
        if let Some(last) = last {
            // توسط بين اثنين, شكر الاثنان الثالث: the two, not the third
            let same = |r: &&Relation| r.trigger == last.trigger;
            let (first, second) = match near.next().filter(same) {
                Some(r) if r.source == last.source => (&r.target, &last.target),
                Some(r) => (&r.source, &last.source),
                None => (&last.source, &last.target),
            };
            return Some([first.code, second.code]);
        }
        // two that were named together, before any two
        if let Some(joint) = self.named(token, 0, true, exclude).last_chunk() {
            return Some(*joint);
        }
        let any = exclude
            .is_empty()
            .then(|| self.named(token, 0, false, exclude))?;
        any.last_chunk().copied()
    }
}

/// Whether a state may be one of two: not excluded, and no body of many.
fn fits(code: &Code, exclude: &[Code]) -> bool {
    !exclude.contains(code) && !matches!(code.as_str(), "UNO" | "NATO")
}
