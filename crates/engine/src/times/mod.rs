//! Finds the time expressions of an article and gives each its value in EDTF.
//!
//! Two steps, so that what the text says and what the publication date adds stay apart:
//! [`recognise_times`] reads the words into underspecified values, [`resolve`] turns these into EDTF
//! relative to the anchor date. The conventions chosen are in `docs/times.md`.

mod calendar;
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

/// Whether a date heads its sentence, as in a list of dates: `3 يناير 2016: قطعت السعودية علاقاتها`.
pub(crate) fn heads_sentence(document: &Document, date: &Range<usize>) -> bool {
    /// Marks and words before the date; it keeps the work linear.
    const MOST: usize = 8;
    let sentence = &document.sentence_of(date.start).tokens;
    let leads = |token: usize| match document.tokens[token].kind {
        TokenKind::Punctuation => true,
        TokenKind::Word => is_preposition(document.key(token)),
        _ => false,
    };
    date.start - sentence.start <= MOST
        && (sentence.start..date.start).all(leads)
        && date.end + 1 < sentence.end
        && (document.is_mark(date.end, ':')
            || document.is_dash(date.end) && !document.touches_previous(date.end))
}
