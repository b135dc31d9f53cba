//! The first stage: a string becomes a [`Document`] of paragraphs, sentences and tokens.
//!
//! The document owns nothing of the text but borrows it; every later stage speaks of it in spans
//! and token ids. Each word token has a key, its normalised form, and [`clitics::analyses`] tells
//! the ways in which a key can be taken apart.

pub mod clitics;
mod document;
mod letters;
pub mod normalize;
mod span;
mod vocabulary;

pub use document::{Document, Paragraph, Sentence, Token, TokenId, TokenKind};
pub use span::{Offsets, Position, Span};
pub(crate) use vocabulary::Way;
