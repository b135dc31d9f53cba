//! Fills the slots of a trigger's frame: a verb by subject, object and prepositions, a noun by its
//! nationality, pronoun, genitive and prepositions, or by the verb that governs it.

use crate::exploration::{Construction, Plover, Quad, Recognition};
use crate::lexicon::Code;

use super::coding::{Arguments, Coder, Following, Subject, codes};
use super::party::{Member, Strength};
use super::triggers::{Found, Frame, Operator, Sense, Word, form, slot};

impl Coder<'_, '_> {
    pub(super) fn verb_arguments(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
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
            let index = self
                .last_party_before(relative, sentence)
                .filter(|&i| self.parties.all[i].tokens.end + 1 >= relative);
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
        let targets = self.targets(token, frame, &following, &exclude);
        if targets.is_empty() {
            if frame.symmetric && sources.len() > 1 {
                return Some(Arguments {
                    sources,
                    pair: true,
                    score: 0.8,
                    ..Arguments::default()
                });
            }
            if let Some(pronoun) = found.pronoun.filter(|_| {
                frame.target & slot::OBJECT != 0 && self.relative_before(token).is_none()
            }) {
                let target = self.owner(pronoun, token, &exclude)?;
                let targets = vec![target];
                return Some(Arguments {
                    sources,
                    targets,
                    score: 0.6,
                    ..Arguments::default()
                });
            }
            let content = self.content_party(frame, &following, &exclude);
            if !content.is_empty() {
                return Some(Arguments {
                    sources,
                    targets: content,
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
                    construction: Construction::Answer,
                    ..Arguments::default()
                });
            }
            return None;
        }
        Some(Arguments {
            sources,
            targets,
            score: 0.9,
            ..Arguments::default()
        })
    }

    /// Whoever last acted upon `code`, in this sentence or the two before.
    pub(super) fn answered(&self, token: usize, code: Code) -> Option<Member> {
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
                by: Recognition::Anaphor,
            })
    }

    /// The first of the frame's slots that holds a party.
    pub(super) fn targets(
        &self,
        trigger: usize,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> Vec<Member> {
        for next in following {
            let party = &self.parties.all[next.party];
            let fits = match (party.preposition, party.outer) {
                (None, None) => {
                    frame.target & slot::OBJECT != 0 && !party.conjunction && !next.remote
                }
                (None, Some(outer)) => {
                    let own = outer == slot::OBJECT && !next.remote;
                    frame.target & outer != 0 && (own || next.owned_by_other(self, trigger))
                }
                (Some(slot::BAYNA), Some(outer)) => frame.target & (outer | slot::BAYNA) != 0,
                (Some(bit), _) => frame.target & bit != 0,
            };
            let enough = match frame.sense {
                Sense::Deed(Plover::Assault | Plover::Coerce) => Strength::Land,
                Sense::Deed(Plover::Consult) if !frame.symmetric => Strength::Land,
                _ if frame.own => Strength::Land,
                _ => Strength::Property,
            };
            if !fits || party.strength < enough || next.commas > 1 {
                continue;
            }
            let members = self.members(next.party, exclude);
            if !members.is_empty() {
                return members;
            }
        }
        Vec::new()
    }

    /// Who the content of words against somebody touches: `هددت إيران بوقف تزويد أذربيجان`.
    pub(super) fn content_party(
        &self,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> Vec<Member> {
        let Sense::Deed(kind) = frame.sense else {
            return Vec::new();
        };
        if kind.quad() != Quad::VerbalConflict || frame.first_person {
            return Vec::new();
        }
        following
            .iter()
            .filter(|f| f.commas == 0)
            .filter(|f| {
                let party = &self.parties.all[f.party];
                (party.strength >= Strength::People || party.preposition == Some(slot::BA))
                    && !matches!(
                        party.preposition,
                        Some(slot::FI | slot::OTHER | slot::AGENT | slot::MAA)
                    )
            })
            .map(|f| self.members(f.party, exclude))
            .find(|members| !members.is_empty())
            .unwrap_or_default()
    }

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
            return Some(Arguments {
                sources: adjectives.members.clone(),
                pair: true,
                score: 0.8,
                ..Arguments::default()
            });
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
        let mut construction = Construction::Noun;
        if let Some(adjectives) = adjectives {
            sources = adjectives.members.clone();
        } else if let Some(pronoun) = found.pronoun {
            sources.extend(self.owner(pronoun, token, &[]));
            score = 0.7;
        }
        if sources.is_empty()
            && let Some(genitive) = genitive
        {
            let party = &self.parties.all[genitive.party];
            let rest = &following[1..];
            let targets = self.targets(token, frame, rest, &codes(&party.members));
            let acts = party.strength >= Strength::People
                && (!frame.genitive_is_target || !targets.is_empty());
            if acts {
                sources = self.members(genitive.party, &[]);
                following.remove(0);
            }
        }
        let agent = following
            .iter()
            .find(|f| self.parties.all[f.party].preposition == Some(slot::AGENT))
            .copied();
        if let Some(agent) = agent.filter(|_| sources.is_empty()) {
            sources = self.members(agent.party, &[]);
        }
        if sources.is_empty()
            && let Some(subject) = self.performer(token)
        {
            sources = subject.members;
            following.retain(|f| self.parties.all[f.party].tokens.start != subject.token);
            score = 0.75;
            construction = Construction::GovernedNoun;
        }
        if sources.is_empty() {
            return None;
        }
        let exclude = codes(&sources);
        let mut targets = self.targets(token, frame, &following, &exclude);
        if targets.is_empty()
            && frame.genitive_is_target
            && let Some(genitive) = genitive
        {
            targets = self.members(genitive.party, &exclude);
        }
        if targets.is_empty()
            && let Some(verb) = self.light_verb_before(token)
        {
            let between: Vec<Following> = self
                .following(verb)
                .into_iter()
                .filter(|f| {
                    let party = &self.parties.all[f.party];
                    party.tokens.start < token && party.preposition.is_some()
                })
                .collect();
            targets = self.targets(token, frame, &between, &exclude);
        }
        if targets.is_empty() {
            let adverbial = token > 0 && self.cells[token - 1].preposition == Some(slot::OTHER);
            let joint = frame.symmetric && sources.len() > 1 && found.pronoun.is_none();
            if joint && !adverbial && frame.sense != Sense::Deed(Plover::Assault) {
                return Some(Arguments {
                    sources,
                    pair: true,
                    score,
                    ..Arguments::default()
                });
            }
            let backed = self.backed_subject(token, &exclude);
            return (!backed.is_empty()).then(|| Arguments {
                sources,
                targets: backed,
                score: 0.6,
                construction,
                ..Arguments::default()
            });
        }
        Some(Arguments {
            sources,
            targets,
            score,
            construction,
            ..Arguments::default()
        })
    }

    /// `بناء على طلب تركيا`: who does what was asked for.
    pub(super) fn backed_subject(&self, token: usize, exclude: &[Code]) -> Vec<Member> {
        let backed = (1..=2).any(|back| {
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
            .collect()
    }

    /// The light verb that governs a noun, no other verb between: `أعرب للصين عن قلقه`.
    pub(super) fn light_verb_before(&self, token: usize) -> Option<usize> {
        const REACH: usize = 16;
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(REACH) {
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
            let (_, _, bits) = self.reading(verb)?;
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
    pub(super) fn controller(&self, token: usize) -> Option<Subject> {
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
    pub(super) fn governing_subject(&self, token: usize) -> Option<Subject> {
        const REACH: usize = 22;
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(REACH) {
            let cell = &self.cells[at];
            if let Some(index) = cell
                .party
                .filter(|&i| self.parties.all[i].tokens.start == at)
            {
                // استعداد إيران لاستئناف المفاوضات
                let operator = at > start
                    && self.reading(at - 1).is_some_and(|(_, frame, bits)| {
                        bits & form::NOUN != 0
                            && matches!(
                                frame.sense,
                                Sense::Operator(Operator::Plan | Operator::Hope)
                            )
                    });
                if operator {
                    return self.subject_from(index, token, &[]);
                }
            }
            if cell.party.is_none()
                && let Some((found, frame, bits)) = self.reading(at)
                && bits & (form::VERB | form::PARTICIPLE) != 0
            {
                return match frame.sense {
                    Sense::Operator(Operator::Report) if bits & form::PARTICIPLE != 0 => None,
                    Sense::Operator(_) => self.subject_of(at, &found, bits),
                    Sense::Deed(Plover::Agree) => self.subject_of(at, &found, bits),
                    Sense::Deed(_) => None,
                };
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
}
