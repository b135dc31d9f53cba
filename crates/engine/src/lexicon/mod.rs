//! The names Siyaq knows.

/// The built-in names and, before them, a host's own.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}
