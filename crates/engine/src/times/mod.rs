//! Finds the time expressions of an article and gives each its value in EDTF.
//!
//! Two steps, so that what the text says and what the publication date adds stay apart:
//! [`recognise_times`] reads the words into underspecified values, [`resolve`] turns these into EDTF
//! relative to the anchor date. The conventions chosen are in `docs/times.md`.

pub(crate) mod calendar;
mod edtf;
mod numbers;
mod recognise;
mod resolve;
mod value;
pub(crate) mod vocabulary;

pub use edtf::{Clock, Edtf, Point, Stretch};
pub use recognise::recognise_times;
pub use resolve::{Term, TermHolder, TimeExpression, resolve, term_holders};
pub use value::Timex;

use std::ops::Range;

use crate::text::clitics::is_preposition;
use crate::text::{Document, TokenKind};

/// What a date heads as in a list of dates: the rest of its sentence, `3 يناير 2016: قطعت السعودية علاقاتها`,
/// or the sentence of the next paragraph where the date is a paragraph of its own.
pub(crate) fn headed(document: &Document, date: &Range<usize>) -> Option<Range<usize>> {
    let index = document.tokens[date.start].sentence as usize;
    let sentence = &document.sentences[index];
    let after = date.end;
    let colon = after < sentence.tokens.end && document.is_mark(after, ':');
    let dash =
        after < sentence.tokens.end && document.is_dash(after) && !document.touches_previous(after);
    let told = date.start.checked_sub(1).filter(|_| colon);
    // فيما يلي أبرز المحطات: 20 مايو: أعلنت قطر
    let is_inner = told.is_some_and(|before| document.is_mark(before, ':'));
    if !opens_sentence(document, date.start) && !is_inner {
        return None;
    }
    let start = after + 1;
    if start < sentence.tokens.end {
        return (colon || dash).then_some(start..sentence.tokens.end);
    }
    let paragraph = &document.paragraphs[sentence.paragraph as usize];
    let next = document.sentences.get(index + 1)?;
    // `2011`, and below it `- 15 مارس: …`
    let is_listed = || next.tokens.clone().take(2).any(|t| document.is_number(t));
    let is_whole = (after == sentence.tokens.end && (date.len() > 1 || is_listed()) || colon)
        && sentence.paragraph > 0
        && paragraph.sentences.len() == 1;
    is_whole.then(|| next.tokens.clone())
}

/// Whether no more than marks and particles stands before a token in its sentence.
pub(crate) fn opens_sentence(document: &Document, token: usize) -> bool {
    /// The most of them; it keeps the work linear.
    const MOST: usize = 8;
    let first = document.sentence_of(token).tokens.start;
    let leads = |token: usize| match document.tokens[token].kind {
        TokenKind::Punctuation => true,
        TokenKind::Word => {
            let key = document.key(token);
            is_preposition(key.strip_prefix('و').unwrap_or(key))
        }
        _ => false,
    };
    token - first <= MOST && (first..token).all(leads)
}
