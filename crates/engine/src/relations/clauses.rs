//! Reads every token once into a [`Cell`]: the triggers and small words it may be, the preposition it
//! is, and the borders of clauses. Arabic marks its clauses by words more than by stops, so borders
//! come from `أن`, `التي`, `حيث` and from verbs that open with `و`.

use crate::exploration::Recognition;
use crate::list::{ToList, keep};
use crate::text::normalize::is_one_of;
use crate::text::{Document, TokenKind};
use crate::times::TimeExpression;

use super::contexts;
use super::party::{Party, Strength};
use super::triggers::{Found, Reading, Word, form, readings, slot};

/// What one token may be.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Its readings as a trigger or a small word.
    pub found: Vec<Found>,
    /// The small words among them, as bits.
    words: u64,
    /// The bit of the preposition that the token is, a [`slot`].
    pub preposition: Option<u16>,
    /// Index of the party whose words it belongs to.
    pub party: Option<usize>,
    /// Head of a name that acts for nobody, or a noun that stands for none.
    pub private: bool,
    /// Part of a name that acts for nobody.
    pub named: bool,
    /// Inside such a name of a body, where a word does nothing: `التجارة` in `منظمة التجارة العالمية`.
    pub inside: bool,
    /// The contexts it speaks of, bits of [`contexts::bit`].
    pub contexts: u16,
    /// A mark: neither word nor number.
    pub mark: bool,
    /// Part of a time expression.
    pub time: bool,
    /// Part of what stands aside between two commas, which ends nothing: `، أمس،`, `، إيمانويل ماكرون،`.
    pub aside: bool,
}

impl Cell {
    pub fn is(&self, word: Word) -> bool {
        self.words & 1 << word as u64 != 0
    }

    /// Moves the readings that only tell the context out of `found`.
    fn take_contexts(&mut self) {
        let Self {
            found, contexts, ..
        } = self;
        keep(found, &mut |found| match found.reading {
            Reading::Word(word) => contexts::bit(word)
                .inspect(|bit| *contexts |= bit)
                .is_none(),
            Reading::Form { .. } => true,
        });
    }

    /// Whether the token can be nothing but a finite verb.
    pub fn is_plain_verb(&self) -> bool {
        let mut forms = self.found.iter().filter_map(Found::form).peekable();
        self.party.is_none()
            && self.preposition.is_none()
            && forms.peek().is_some()
            && forms.all(|bits| bits & form::VERB != 0 && bits & form::JUSSIVE == 0)
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
    let words: Vec<_> = (0..document.distinct_words())
        .map(|word| {
            (
                readings(document, word),
                preposition(document.word_key(word)),
            )
        })
        .collect();
    (0..document.tokens.len())
        .map(|token| {
            let mark = document.tokens[token].kind == TokenKind::Punctuation;
            if document.tokens[token].kind != TokenKind::Word {
                return Cell {
                    mark,
                    ..Cell::default()
                };
            }
            let (found, preposition) = &words[document.word(token)];
            // بشكل سافر
            let manner = token > 0
                && found
                    .iter()
                    .any(|f| f.form().is_some() && f.pronoun.is_none())
                && matches!(document.key(token - 1), "بشكل" | "بصوره");
            let found = if manner { &[] } else { &found[..] };
            let mut cell = Cell {
                found: as_written(found, document.surface(token)),
                preposition: *preposition,
                ..Cell::default()
            };
            cell.take_contexts();
            cell.words = cell
                .found
                .iter()
                .fold(0, |words, found| match found.reading {
                    Reading::Word(word) => words | 1 << word as u64,
                    Reading::Form { .. } => words,
                });
            cell.private = cell.is(Word::Private) || cell.is(Word::National);
            cell
        })
        .collect()
}

/// Words inside a time expression are no triggers: `فجر الاثنين` blows nothing up.
pub(super) fn silence(cells: &mut [Cell], document: &Document, times: &[TimeExpression]) {
    for time in times {
        let first = document.token_past(time.span.start);
        for (token, cell) in document.tokens.iter().zip(cells.iter_mut()).skip(first) {
            if token.span.start >= time.span.end {
                break;
            }
            keep(&mut cell.found, &mut |found| found.form().is_none());
            cell.time = true;
        }
    }
}

/// Marks what stands aside: a few words between two marks that hold no verb and name no state by itself, or
/// words that tell where something was said, `، في بيان أصدرته خارجيتها،`.
pub(super) fn set_aside(cells: &mut [Cell], document: &Document, parties: &[Party]) {
    const WORDS: &str =
        "بيان تصريح تصريحات كلمه خطاب موتمر مقابله حوار تغريده تدوينه حديث رساله منشور";
    for sentence in &document.sentences {
        let mut opening = None;
        let mut longest = 0;
        for at in sentence.tokens.clone() {
            if is_pause(document, at) {
                let closed = opening
                    .replace(at)
                    .filter(|&from| at > from + 1 && at - from <= longest);
                if let Some(from) = closed {
                    cells[from..=at]
                        .iter_mut()
                        .for_each(|cell| cell.aside = true);
                }
                longest = 8;
            } else if opening.is_some_and(|from| from + 2 == at)
                && matches!(cells[at - 1].preposition, Some(slot::FI | slot::OTHER))
                && is_one_of(document.key(at), WORDS)
            {
                longest = 16;
            } else if longest < 16 && ends_aside(&cells[at], parties)
                || cells[at].mark
                || opening.is_some_and(|from| from + 1 == at) && document.key(at).starts_with('و')
            {
                opening = None;
            }
        }
    }
}

pub(super) fn is_comma(document: &Document, token: usize) -> bool {
    document.is_mark(token, '،') || document.is_mark(token, ',')
}

/// Whether the token is a mark that may open or close what stands aside.
pub(super) fn is_pause(document: &Document, token: usize) -> bool {
    matches!(document.surface(token), "،" | "," | "(" | ")" | "-" | "–")
}

/// Whether a token is part of a clause: a verb, a border, a state that may act.
fn ends_aside(cell: &Cell, parties: &[Party]) -> bool {
    let finite = |bits: u16| bits & (form::VERB | form::PARTICIPLE) != 0;
    let acts = |party: &Party| {
        party.preposition.is_none()
            && party.strength >= Strength::People
            && party.members.iter().any(|m| m.by != Recognition::Person)
    };
    cell.mark
        || cell.is_border()
        || cell.is(Word::Among)
        || cell.found.iter().filter_map(Found::form).any(finite)
        || cell.party.is_some_and(|index| acts(&parties[index]))
}

/// The readings of a word that its spelling allows; ة is no pronoun, though its key ends in ه.
fn as_written(found: &[Found], surface: &str) -> Vec<Found> {
    let marbuta = surface.ends_with('ة');
    // آن is a name
    let named = surface.starts_with('آ');
    // كما holds no ما
    let holds = |f: &&Found| {
        !(marbuta && f.pronoun.is_some()
            || named && f.is(Word::Complementizer)
            || f.is(Word::Negator) && f.preposition == Some('ك'))
    };
    found.iter().filter(holds).copied().list()
}

/// The slot of a preposition that is a word of its own, with or without `و` before it.
fn preposition(key: &str) -> Option<u16> {
    // No longer than وباتجاه.
    if key.len() > 14 {
        return None;
    }
    let find = |key: &str| {
        Some(match key {
            "ب" => slot::BA,
            "ل" => slot::LI,
            "في" => slot::FI,
            "من" => slot::MIN,
            "الي" => slot::ILA,
            "علي" => slot::ALA,
            "عن" => slot::AN,
            "مع" => slot::MAA,
            "بين" => slot::BAYNA,
            "ضد" | "تجاه" | "حيال" | "ازاء" | "بحق" => slot::DIDDA,
            "نحو" | "باتجاه" | "صوب" => slot::ILA,
            "لدي" | "داخل" => slot::FI,
            "حول" | "قباله" | "قرب" | "امام" => slot::NEAR,
            "بشان" | "خلال" | "بعد" | "عقب" | "غداه" | "اثر" | "جراء" | "قبل" | "منذ" | "حتي"
            | "عبر" | "خارج" | "وسط" | "عند" | "ضمن" | "تحت" | "فوق" | "اثناء" | "بسبب"
            | "باسم" => slot::OTHER,
            _ => return None,
        })
    };
    find(key).or_else(|| find(key.strip_prefix('و')?))
}
