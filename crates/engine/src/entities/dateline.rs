//! The dateline of an agency: where and by whom a report was written, before what it tells.

use std::ops::Range;

use crate::exploration::ParagraphKind;
use crate::text::{Document, TokenKind};

use super::Entities;

/// How many words and marks a dateline has at most.
pub(crate) const LONGEST_DATELINE: usize = 12;

impl Entities {
    /// Whether a token stands in the dateline of its paragraph; a headline has none.
    pub(crate) fn is_in_dateline(&self, document: &Document<'_>, token: usize) -> bool {
        let sentence = document.sentence_of(token);
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        let start = sentence.tokens.start;
        token < start + LONGEST_DATELINE
            && paragraph.kind == ParagraphKind::Body
            && document.sentences[paragraph.sentences.start].tokens.start == start
            && self
                .dateline_end(document, &sentence.tokens)
                .is_some_and(|end| token < end)
    }

    /// The dash that ends the dateline at the start of a sentence: `لندن - رويترز -`, `القدس 15 - 7 (اف ب) -`,
    /// `السودان / نبأ –`, `رام الله –`, `القاهرة – وكالات:`.
    pub(crate) fn dateline_end(
        &self,
        document: &Document<'_>,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let head = sentence.end.min(sentence.start + LONGEST_DATELINE);
        let after_source = (sentence.start + 2..head).find(|&t| {
            // and not the second dash of 14-5-2024
            let source = document.tokens[t - 1].kind == TokenKind::Word;
            // اختار المجلس -الجمعة- رئيسا
            let aside = || document.touches_previous(t - 1) && !document.touches_previous(t - 2);
            document.is_dash(t)
                && (document.is_mark(t - 1, ')') || source && document.is_dash(t - 2) && !aside())
        });
        after_source.or_else(|| {
            let mut near = sentence.start + 1..head.min(sentence.start + 4);
            // روسيا -التي تملك is no dateline
            let dash = near.find(|&t| document.is_dash(t))?;
            if dash + 1 >= document.tokens.len() || document.touches_previous(dash + 1) {
                return None;
            }
            let place = self.mention_past(dash - 1)?;
            let source = dash + 2 < sentence.end && document.is_mark(dash + 2, ':');
            let last = dash + 2 * usize::from(source);
            (place.tokens == (sentence.start..dash)).then_some(last)
        })
    }
}
