//! Fills the slots of a noun: by its nationality, pronoun, genitive and prepositions, or by the verb
//! that governs it.

use super::coding::{Arguments, Coder, Following, Subject, codes};
use super::party::{Member, Strength};
use super::triggers::{Found, Frame, Operator, Sense, Word, form, slot};
use crate::exploration::{Construction, Plover};
use crate::lexicon::Code;

/// Who does what a noun names, and how that was found.
struct Doer {
    members: Vec<Member>,
    score: f32,
    construction: Construction,
}

impl Coder<'_, '_> {
    pub(super) fn noun_arguments(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
    ) -> Option<Arguments> {
        let adjectives = self.parties.adjectives_of(token);
        let after = adjectives.map_or(token, |a| a.end - 1);
        let taking_up = self.taking_up(after);
        let mut following = self.following(taking_up.unwrap_or(after));
        if let Some(adjectives) = adjectives
            && adjectives.members.len() > 1
            && frame.symmetric
        {
            return Some(Arguments::together(adjectives.members.clone(), 0.8));
        }
        if let Some(members) = self.between(frame, &following) {
            return Some(Arguments::together(members, 0.9));
        }
        if let Some(arguments) = self.undergone(token, found, frame, &following) {
            return Some(arguments);
        }
        let genitive = self
            .genitive(after, &following)
            .filter(|_| taking_up.is_none());
        let purpose = genitive.is_some() && self.is_purpose(token, found, frame);
        let doer = self
            .own_doer(token, found)
            .or_else(|| {
                let genitive = genitive.filter(|_| !purpose)?;
                let members = self.genitive_doer(token, frame, &genitive, &following)?;
                following.remove(0);
                Some(Doer {
                    members,
                    score: 0.85,
                    construction: Construction::Noun,
                })
            })
            .or_else(|| self.agent(&following))
            .or_else(|| {
                let subject = self.performer(token)?;
                following.retain(|f| self.parties.all[f.party].tokens.start != subject.token);
                Some(Doer {
                    members: subject.members,
                    score: 0.75 - subject.doubt,
                    construction: Construction::GovernedNoun,
                })
            })?;
        let exclude = codes(&doer.members);
        let mut targets = self.targets(token, frame, &following, &exclude);
        if let Some(genitive) = genitive
            && (targets.members.is_empty() && frame.genitive_is_target || purpose)
        {
            targets.members = self.members(genitive.party, &exclude);
        }
        if targets.members.is_empty() {
            targets.members = self.between_verb_and_noun(token, frame, &exclude);
        }
        if !targets.members.is_empty() {
            return Some(Arguments {
                construction: doer.construction,
                against: targets.against,
                ..Arguments::directed(doer.members, targets.members, doer.score)
            });
        }
        let adverbial = token > 0 && self.cells[token - 1].preposition == Some(slot::OTHER);
        let joint = frame.symmetric && doer.members.len() > 1 && found.pronoun.is_none();
        if joint && !adverbial && frame.sense != Sense::Deed(Plover::Assault) {
            return Some(Arguments::together(doer.members, doer.score));
        }
        let backed = self.backed_subject(token, &exclude);
        (!backed.is_empty()).then(|| Arguments {
            construction: doer.construction,
            ..Arguments::directed(doer.members, backed, 0.6)
        })
    }

    /// `بين مصر والكويت`
    fn between(&self, frame: &Frame, following: &[Following]) -> Option<Vec<Member>> {
        let mutual = frame.symmetric || frame.sense == Sense::Deed(Plover::Agree);
        following
            .iter()
            .filter(|_| mutual && frame.target & slot::BAYNA != 0)
            .find(|f| !f.remote && self.parties.all[f.party].preposition == Some(slot::BAYNA))
            .map(|f| self.members(f.party, &[]))
            .filter(|members| members.len() > 1)
    }

    /// The party right after a noun, that may be its doer or its object.
    fn genitive(&self, after: usize, following: &[Following]) -> Option<Following> {
        following.first().copied().filter(|f| {
            let party = &self.parties.all[f.party];
            party.preposition.is_none()
                && party.tokens.start <= after + 2
                && !party.conjunction
                && f.commas == 0
        })
    }

    /// `للقاء مسؤولين إيرانيين`, `لقاء نظيره`: what follows the noun is met, not meeting.
    fn is_purpose(&self, token: usize, found: &Found, frame: &Frame) -> bool {
        let counterpart = self
            .cells
            .get(token + 1)
            .is_some_and(|cell| cell.is(Word::Counterpart));
        let for_it = found.preposition == Some('ل') && !found.article;
        frame.target & slot::OBJECT != 0 && frame.symmetric && (counterpart || for_it)
    }

    /// The nationality or the pronoun of a noun.
    fn own_doer(&self, token: usize, found: &Found) -> Option<Doer> {
        if let Some(adjectives) = self.parties.adjectives_of(token) {
            return Some(Doer {
                members: adjectives.members.clone(),
                score: 0.85,
                construction: Construction::Noun,
            });
        }
        let member = self.owner(found.pronoun?, token, &[])?;
        Some(Doer {
            members: vec![member],
            score: 0.7,
            construction: Construction::Noun,
        })
    }

    fn genitive_doer(
        &self,
        token: usize,
        frame: &Frame,
        genitive: &Following,
        following: &[Following],
    ) -> Option<Vec<Member>> {
        let party = &self.parties.all[genitive.party];
        let rest = following.get(1..).unwrap_or_default();
        let acts = party.strength >= Strength::People
            && (!frame.genitive_is_target
                || !self
                    .targets(token, frame, rest, &codes(&party.members))
                    .members
                    .is_empty());
        acts.then(|| self.members(genitive.party, &[]))
            .filter(|members| !members.is_empty())
    }

    fn agent(&self, following: &[Following]) -> Option<Doer> {
        let agent = following
            .iter()
            .find(|f| self.parties.all[f.party].preposition == Some(slot::AGENT))?;
        Some(Doer {
            members: self.members(agent.party, &[]),
            score: 0.85,
            construction: Construction::Passive,
        })
        .filter(|doer| !doer.members.is_empty())
    }

    /// `تعرضت كييف لهجوم روسي`, `قوبل القرار الأميركي بانتقادات من المكسيك`: the subject of the verb is
    /// acted upon.
    fn undergone(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
        following: &[Following],
    ) -> Option<Arguments> {
        let verb = self.undergoing_verb(token)?;
        let (verb_found, _, bits) = self.reading(verb)?;
        let subject = self
            .subject_of(verb, &verb_found, bits)
            .or_else(|| self.property_after(verb))?;
        let exclude = codes(&subject.members);
        let from = following.iter().filter(|f| {
            let preposition = self.parties.all[f.party].preposition;
            matches!(preposition, Some(slot::MIN | slot::AGENT)) && !f.remote
        });
        let doers = match self.own_doer(token, found) {
            Some(doer) => doer.members,
            None => from
                .map(|f| self.members(f.party, &exclude))
                .find(|members| !members.is_empty())?,
        };
        let doers: Vec<Member> = doers
            .into_iter()
            .filter(|m| !exclude.contains(&m.code))
            .collect();
        (!doers.is_empty() && frame.target != 0).then(|| Arguments {
            construction: Construction::GovernedNoun,
            ..Arguments::directed(doers, subject.members, 0.8 - subject.doubt)
        })
    }

    /// The verb of suffering that governs a noun, no other verb between.
    fn undergoing_verb(&self, token: usize) -> Option<usize> {
        const REACH: usize = 10;
        let start = self.document.sentence_of(token).tokens.start;
        let verb = (start..token)
            .rev()
            .take(REACH)
            .take_while(|&at| !self.cells[at].is_border() || self.reading(at).is_some())
            .find(|&at| {
                self.cells[at].party.is_none()
                    && self
                        .reading(at)
                        .is_some_and(|(_, _, bits)| bits & form::VERB != 0)
            })?;
        let (_, frame, _) = self.reading(verb)?;
        (frame.sense == Sense::Operator(Operator::Undergo)).then_some(verb)
    }

    /// A thing of a state right after a verb: `قوبل القرار الأميركي`.
    pub(super) fn property_after(&self, verb: usize) -> Option<Subject> {
        let first = *self.following(verb).first()?;
        let party = &self.parties.all[first.party];
        let near = party.tokens.start <= verb + 2 && party.preposition.is_none();
        near.then(|| self.subject_from(first.party, verb, &[]))
            .flatten()
    }

    /// A target between the light verb and its noun: `أعرب للصين عن قلقه`.
    fn between_verb_and_noun(&self, token: usize, frame: &Frame, exclude: &[Code]) -> Vec<Member> {
        let Some(verb) = self.light_verb_before(token) else {
            return Vec::new();
        };
        let between: Vec<Following> = self
            .following(verb)
            .into_iter()
            .filter(|f| {
                let party = &self.parties.all[f.party];
                party.tokens.start < token && party.preposition.is_some()
            })
            .collect();
        self.targets(token, frame, &between, exclude).members
    }
}
