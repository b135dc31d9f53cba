//! Turns a trigger with its arguments into relations: one for each pair, with its status, its date
//! and the words that show it.

use super::Relation;
use super::coding::{Arguments, Coder};
use super::contexts;
use super::party::Member;
use super::status::{kind_under, mood, promised_kind};
use super::triggers::{Frame, Sense, form, slot};
use crate::exploration::{Construction, Plover, Status};
use crate::lexicon::Code;
use crate::list::ToList;
use crate::text::{Sentence, Span};
use crate::times::{TimeExpression, headed};

/// A relation before its pair is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// The trigger.
    pub token: usize,
    pub kind: Plover,
    pub status: Status,
    pub symmetric: bool,
    pub construction: Construction,
    pub score: f32,
    pub said_by: Option<Span>,
}

impl Coder<'_, '_> {
    /// Adds the relations of a trigger with its arguments, unless what governs it makes it none.
    pub(super) fn add(&mut self, token: usize, frame: &Frame, kind: Plover, arguments: Arguments) {
        let start = self.document.sentence_of(token).tokens.start;
        let mood = mood(self.document, &self.cells, &self.chosen, start, token);
        let own = arguments.score >= 0.8 || arguments.apart;
        if mood.void || mood.within_deed && !own {
            return;
        }
        // an agreement on joint work is the deed itself
        let joint = mood.agreed && frame.symmetric;
        let status = match mood.status() {
            _ if frame.first_person || frame.menace || frame.denied => Status::Asserted,
            Status::Planned if joint || mood.promised => Status::Asserted,
            status => status,
        };
        // تحسين العلاقات بين مصر وتركيا
        let mutual = arguments.pair
            && frame.sense == Sense::Deed(Plover::Agree)
            && status != Status::Planned;
        let supplies = kind == Plover::Cooperate && frame.target & slot::OBJECT != 0;
        let one_sided = (mood.intended || supplies) && status == Status::Planned;
        let claim = Claim {
            token,
            kind: match kind {
                _ if mood.promised => promised_kind(kind),
                _ if joint || mutual => Plover::Support,
                _ => kind_under(kind, status),
            },
            status: match status {
                Status::Planned if mood.conditional => Status::Possible,
                status => status,
            },
            symmetric: arguments.pair
                || frame.symmetric
                    && !one_sided
                    && !mood.promised
                    && (!arguments.against || kind != Plover::Assault),
            construction: match arguments.pair {
                true => Construction::Together,
                false => arguments.construction,
            },
            // doubts add up
            score: arguments.score.max(0.0),
            said_by: self.said_by(token),
        };
        for (first, second) in arguments.pairs() {
            match frame.reverse {
                true => self.claim(claim, second, first),
                false => self.claim(claim, first, second),
            }
        }
    }

    /// Who is speaking where the trigger stands.
    fn said_by(&self, token: usize) -> Option<Span> {
        let here = &self.document.tokens[token];
        self.speaker
            .as_ref()
            .filter(|s| s.sentence == here.sentence && s.span.end <= here.span.start)
            .map(|s| s.span)
            .or(self.according)
    }

    /// A trigger without the conjunction before it: `وصل` in `ووصل`.
    fn trigger_span(&self, token: usize) -> Span {
        let joined = self
            .reading(token)
            .is_some_and(|(found, ..)| found.conjunction);
        Span {
            start: self.document.start_after(token, usize::from(joined)),
            ..self.document.tokens[token].span
        }
    }

    /// Adds one relation, unless the sentence already says the same.
    pub(super) fn claim(&mut self, claim: Claim, source: Member, target: Member) {
        if source.code == target.code {
            return;
        }
        let sentence = self.document.sentence_of(claim.token);
        let trigger = self.trigger_span(claim.token);
        let evidence = [source.span, target.span]
            .into_iter()
            .filter(|span| sentence.span.contains(*span))
            .fold(trigger, Span::to);
        // in sport states meet, beat and support one another without meaning it
        let score = match claim.kind {
            Plover::Sanction | Plover::Accuse | Plover::Reject | Plover::Request => claim.score,
            _ if self.sport => claim.score.min(0.3),
            _ => claim.score,
        };
        let time = self.time_in(evidence, sentence);
        // يتوجه إلى كييف الجمعة
        let coming = time.is_some_and(|time| time.ahead)
            && claim.status == Status::Asserted
            && self
                .reading(claim.token)
                .is_some_and(|(.., bits)| bits & form::IMPERFECT != 0);
        let status = match coming {
            true => Status::Planned,
            false => claim.status,
        };
        let relation = Relation {
            source: source.into(),
            target: target.into(),
            symmetric: claim.symmetric,
            kind: kind_under(claim.kind, status),
            status,
            edtf: time.and_then(|time| time.edtf),
            score,
            evidence,
            trigger,
            said_by: claim.said_by,
            contexts: contexts::around(
                &self.cells,
                self.document,
                (claim.token, claim.kind),
                evidence,
            ),
            construction: claim.construction,
        };
        if !self
            .relations
            .iter()
            .rev()
            .take(16)
            .any(|r| r.repeats(&relation))
        {
            self.relations.push(relation);
        }
    }

    /// The time expression that dates the evidence: inside it or soon after, else the date that heads
    /// its paragraph.
    fn time_in(&self, evidence: Span, sentence: &Sentence) -> Option<&TimeExpression> {
        const REACH: u32 = 60;
        let times_from = |place: u32| {
            let from = self.times.partition_point(|t| t.span.end <= place);
            let dated = self.times[from..].iter();
            dated.filter(|t| t.dates_events && t.edtf.is_some())
        };
        let end = sentence.span.end.min(evidence.end + REACH);
        let near = times_from(evidence.start).next();
        near.filter(|t| t.span.start < end).or_else(|| {
            let own = sentence.paragraph;
            let heads_own = |t: &&TimeExpression| {
                let told = headed(self.document, &t.tokens);
                told.is_some_and(|told| self.document.sentence_of(told.start).paragraph == own)
            };
            [own, own.saturating_sub(1)]
                .into_iter()
                .find_map(|paragraph| {
                    let paragraph = &self.document.paragraphs[paragraph as usize];
                    times_from(paragraph.span.start).next().filter(heads_own)
                })
        })
    }
}

impl Arguments {
    /// The pairs that act; of more than three that act together, only those with the first.
    fn pairs(&self) -> Vec<(Member, Member)> {
        let Self {
            sources, targets, ..
        } = self;
        if !self.pair {
            return sources
                .iter()
                .flat_map(|a| targets.iter().map(move |b| (*a, *b)))
                .list();
        }
        let limit = if sources.len() > 3 { 1 } else { sources.len() };
        (0..limit)
            .flat_map(|i| sources[i + 1..].iter().map(move |b| (sources[i], *b)))
            .list()
    }
}

impl Relation {
    /// The codes of both, in the order of codes.
    pub(super) fn ends(&self) -> [Code; 2] {
        let (source, target) = (self.source.code, self.target.code);
        match source < target {
            true => [source, target],
            false => [target, source],
        }
    }

    /// Whether `other` says the same in the same words.
    fn repeats(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.status == other.status
            && self.symmetric == other.symmetric
            && self.ends() == other.ends()
            && (self.symmetric || self.source.code == other.source.code)
            && self.evidence.overlaps(other.evidence)
    }
}
