//! Reads every token once into a [`Cell`]: the triggers and small words it may be, the preposition it
//! is, and the borders of clauses. Arabic marks its clauses by words more than by stops, so borders
//! come from `أن`, `التي`, `حيث` and from verbs that open with `و`.

use crate::text::{Document, TokenKind};

use super::contexts;
use super::triggers::{Found, Reading, Word, form, readings, slot};

/// What one token may be.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Its readings as a trigger or a small word.
    pub found: Vec<Found>,
    /// The bit of the preposition that the token is, a [`slot`].
    pub preposition: Option<u16>,
    /// Index of the party whose words it belongs to.
    pub party: Option<usize>,
    /// Head of a name that acts for nobody, or a noun that stands for none.
    pub private: bool,
    /// Part of a name that acts for nobody.
    pub named: bool,
    /// The contexts it speaks of, bits of [`contexts::bit`].
    pub contexts: u16,
    /// A mark: neither word nor number.
    pub mark: bool,
}

impl Cell {
    pub fn is(&self, word: Word) -> bool {
        self.found.iter().any(|found| found.is(word))
    }

    /// Moves the readings that only tell the context out of `found`.
    fn take_contexts(&mut self) {
        let Self {
            found, contexts, ..
        } = self;
        found.retain(|found| match found.reading {
            Reading::Word(word) => contexts::bit(word)
                .inspect(|bit| *contexts |= bit)
                .is_none(),
            Reading::Form { .. } => true,
        });
    }

    /// Whether the token can be nothing but a finite verb.
    pub fn is_plain_verb(&self) -> bool {
        let mut lemmas = self.found.iter().filter_map(Found::lemma).peekable();
        self.party.is_none()
            && self.preposition.is_none()
            && lemmas.peek().is_some()
            && lemmas.all(|(_, bits)| bits & form::VERB != 0 && bits & form::JUSSIVE == 0)
    }

    pub fn opens_with_conjunction(&self) -> bool {
        self.found.iter().any(|found| found.conjunction)
    }

    /// Whether a new clause starts here, so that no argument is sought beyond.
    pub fn is_border(&self) -> bool {
        self.is(Word::Complementizer)
            || self.is(Word::Relative)
            || self.is(Word::Subordinator)
            || self.is(Word::According)
            || self.is(Word::Condition)
            || (self.is_plain_verb() && self.opens_with_conjunction())
    }
}

/// The cells of a document.
pub(super) fn cells(document: &Document) -> Vec<Cell> {
    (0..document.tokens.len())
        .map(|token| {
            let mark = document.tokens[token].kind == TokenKind::Punctuation;
            if document.tokens[token].kind != TokenKind::Word {
                return Cell {
                    mark,
                    ..Cell::default()
                };
            }
            let key = document.key(token);
            let mut cell = Cell {
                found: readings_as_written(key, document.surface(token)),
                preposition: preposition(key),
                ..Cell::default()
            };
            cell.take_contexts();
            cell.private = cell.is(Word::Private) || cell.is(Word::National);
            cell
        })
        .collect()
}

/// The readings of a word; ة is no pronoun, though its key ends in ه.
fn readings_as_written(key: &str, surface: &str) -> Vec<Found> {
    let marbuta = surface.ends_with('ة');
    let mut found = readings(key);
    // كما holds no ما
    found.retain(|f| {
        !(marbuta && f.pronoun.is_some() || f.is(Word::Negator) && f.preposition == Some('ك'))
    });
    found
}

/// The slot of a preposition that is a word of its own, with or without `و` before it.
fn preposition(key: &str) -> Option<u16> {
    const PREPOSITIONS: [(&str, u16); 40] = [
        ("في", slot::FI),
        ("من", slot::MIN),
        ("الي", slot::ILA),
        ("علي", slot::ALA),
        ("عن", slot::AN),
        ("مع", slot::MAA),
        ("بين", slot::BAYNA),
        ("ضد", slot::DIDDA),
        ("تجاه", slot::DIDDA),
        ("حيال", slot::DIDDA),
        ("ازاء", slot::DIDDA),
        ("بحق", slot::DIDDA),
        ("نحو", slot::ILA),
        ("لدي", slot::FI),
        ("باتجاه", slot::ILA),
        ("صوب", slot::ILA),
        ("حول", slot::NEAR),
        ("قباله", slot::NEAR),
        ("بشان", slot::OTHER),
        ("خلال", slot::OTHER),
        ("بعد", slot::OTHER),
        ("عقب", slot::OTHER),
        ("اثر", slot::OTHER),
        ("جراء", slot::OTHER),
        ("قبل", slot::OTHER),
        ("منذ", slot::OTHER),
        ("حتي", slot::OTHER),
        ("عبر", slot::OTHER),
        ("قرب", slot::NEAR),
        ("داخل", slot::OTHER),
        ("خارج", slot::OTHER),
        ("امام", slot::OTHER),
        ("وسط", slot::OTHER),
        ("عند", slot::OTHER),
        ("ضمن", slot::OTHER),
        ("تحت", slot::OTHER),
        ("فوق", slot::OTHER),
        ("اثناء", slot::OTHER),
        ("بسبب", slot::OTHER),
        ("باسم", slot::OTHER),
    ];
    let find = |key: &str| {
        PREPOSITIONS
            .iter()
            .find(|(word, _)| *word == key)
            .map(|&(_, bit)| bit)
    };
    find(key).or_else(|| find(key.strip_prefix('و')?))
}
