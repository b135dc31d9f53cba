//! Turns what the stages found, in bytes and indices, into the public [`Exploration`], in Unicode
//! scalar values, quotes and ids.

use crate::PublicationDate;
use crate::entities::Entities;
use crate::exploration::{
    self, Entity, Explanation, Exploration, Mention, Paragraph, ParagraphKind, Quote, SCHEMA,
    Sentence,
};
use crate::lexicon::Code;
use crate::list::ToList;
use crate::relations::pairs;
use crate::text::{Document, Span};
use crate::timeline::Event;
use crate::times::Edtf;
use crate::times::TimeExpression;

/// Everything the stages found in one document.
pub(crate) struct Findings<'a, 't> {
    pub document: &'a Document<'t>,
    pub published: Option<PublicationDate>,
    pub entities: Entities,
    pub times: Vec<TimeExpression>,
    pub events: Vec<Event>,
    pub relations: Vec<crate::relations::Relation>,
}

/// The public result of `findings`.
pub(crate) fn assemble(findings: Findings<'_, '_>) -> Exploration {
    let document = findings.document;
    let scale = Scale::new(document.text);
    Exploration {
        schema: SCHEMA,
        published: findings.published.map(PublicationDate::text),
        title: scale.title(document),
        paragraphs: scale.paragraphs(document),
        sentences: scale.sentences(document),
        times: findings.times.iter().map(|t| scale.time(t)).list(),
        events: findings
            .events
            .iter()
            .map(|e| scale.event(document, &findings.entities, e))
            .list(),
        relations: findings.relations.iter().map(|r| scale.relation(r)).list(),
        pairs: pairs(&findings.relations),
        entities: scale.entities(findings.entities),
    }
}

/// The text with the scalar values before every [`Scale::STRIDE`] bytes.
struct Scale<'t> {
    text: &'t str,
    before: Vec<u32>,
}

impl<'t> Scale<'t> {
    const STRIDE: usize = 32;

    fn new(text: &'t str) -> Self {
        let mut count = 0;
        let before = text.as_bytes().chunks(Self::STRIDE).map(|chunk| {
            let so_far = count;
            count += scalars(chunk);
            so_far
        });
        Self {
            before: before.list(),
            text,
        }
    }

    /// The scalar values before a byte.
    fn scalar(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let chunk = byte / Self::STRIDE;
        let Some(&before) = self.before.get(chunk).or(self.before.last()) else {
            return 0;
        };
        let start = chunk.min(self.before.len() - 1) * Self::STRIDE;
        before + scalars(&self.text.as_bytes()[start..byte])
    }

    fn ends(&self, span: Span) -> (u32, u32) {
        (self.scalar(span.start), self.scalar(span.end))
    }

    fn quote(&self, span: Span) -> Quote {
        let (start, end) = self.ends(span);
        Quote {
            start,
            end,
            text: self.text[span.range()].to_owned(),
        }
    }

    fn title(&self, document: &Document<'_>) -> Option<Quote> {
        let first = document.paragraphs.first()?;
        (first.kind == ParagraphKind::Title).then(|| self.quote(first.span))
    }

    fn paragraphs(&self, document: &Document<'_>) -> Vec<Paragraph> {
        let paragraph = |p: &crate::text::Paragraph| {
            let (start, end) = self.ends(p.span);
            Paragraph {
                start,
                end,
                kind: p.kind,
            }
        };
        document.paragraphs.iter().map(paragraph).list()
    }

    fn sentences(&self, document: &Document<'_>) -> Vec<Sentence> {
        let sentence = |s: &crate::text::Sentence| {
            let (start, end) = self.ends(s.span);
            Sentence {
                start,
                end,
                paragraph: s.paragraph,
            }
        };
        document.sentences.iter().map(sentence).list()
    }

    fn relation(&self, found: &crate::relations::Relation) -> exploration::Relation {
        exploration::Relation {
            source: found.source.code.text(),
            target: found.target.code.text(),
            symmetric: found.symmetric,
            kind: found.kind,
            quad: found.kind.quad(),
            status: found.status,
            edtf: found.edtf.map(Edtf::text),
            tone: found.kind.tone(),
            score: found.score,
            evidence: self.quote(found.evidence),
            trigger: self.quote(found.trigger),
            source_words: self.quote(found.source.span),
            target_words: self.quote(found.target.span),
            said_by: found.said_by.map(|span| self.quote(span)),
            contexts: found.contexts.clone(),
            explanation: Explanation {
                construction: found.construction,
                source: found.source.by,
                target: found.target.by,
            },
        }
    }

    fn entities(&self, found: Entities) -> Vec<Entity> {
        let mut entities: Vec<Entity> = found
            .entities
            .into_iter()
            .map(|entity| Entity {
                id: entity.id,
                name: entity.name,
                kind: entity.kind,
                iso3: entity.iso3.map(Code::text),
                salience: entity.salience,
                mentions: Vec::new(),
            })
            .list();
        for mention in found.mentions {
            let exploration::Quote { start, end, text } = self.quote(mention.span);
            let found = mention.found;
            entities[mention.entity].mentions.push(Mention {
                start,
                end,
                text,
                found,
            });
        }
        entities
    }

    fn time(&self, time: &TimeExpression) -> exploration::TimeExpression {
        let Quote { start, end, text } = self.quote(time.span);
        exploration::TimeExpression {
            start,
            end,
            text,
            edtf: time.edtf.map(Edtf::text),
            kind: time.kind,
            calendar: time.calendar,
            part_of_day: time.part_of_day,
            unresolved: time.unresolved,
        }
    }

    fn event(
        &self,
        document: &Document<'_>,
        entities: &Entities,
        event: &Event,
    ) -> exploration::Event {
        let (start, end) = self.ends(document.sentences[event.sentence].span);
        exploration::Event {
            edtf: event.edtf.text(),
            start,
            end,
            label: document.slice(event.label).to_owned(),
            kind: event.kind,
            certainty: event.certainty,
            time: event.time.map(|time| time as u32),
            entities: event
                .entities
                .iter()
                .map(|&entity| entities.entities[entity].id.clone())
                .list(),
        }
    }
}

/// The scalar values that start in these bytes of UTF-8.
fn scalars(bytes: &[u8]) -> u32 {
    let is_start = |&byte: &u8| u32::from(byte & 0xC0 != 0x80);
    bytes.iter().map(is_start).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_counted_at_every_byte() {
        for text in ["", "a", "كازاخستان 🇰🇿 2016، a\u{e9} ".repeat(9).as_str()] {
            let scale = Scale::new(text);
            for (scalar, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(scale.scalar(byte as u32), scalar as u32);
            }
            let all = text.chars().count() as u32;
            assert_eq!(scale.scalar(text.len() as u32), all);
        }
    }
}
