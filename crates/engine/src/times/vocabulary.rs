//! What the words around dates mean. The tables of `data/` are unpacked into one index;
//! [`lex`] looks every token up once, taking its proclitics and its article off, so that the grammar
//! in `recognise` works on meanings alone.

use std::sync::LazyLock;

use crate::exploration::{Calendar, PartOfDay};
use crate::lexicon::mark::time;
use crate::packed::{Index, KeyHash, Letters, Place, packed};
use crate::text::normalize::holds;
use crate::text::{Document, TokenKind};

include!(concat!(env!("OUT_DIR"), "/times.rs"));

static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::unpack);

/// All phrases, by their first words.
struct Phrases {
    index: Index,
    entries: Vec<Entry>,
}

impl Phrases {
    fn unpack() -> Self {
        let letters = Letters::new();
        let mut index = Index::with_room_for(1 << 10);
        let mut entries = Vec::new();
        let mut meanings = MEANINGS.iter();
        let mut word = Word::Now;
        packed!("times").each(&mut |field| {
            if field.mark == time::MEANING {
                word = meanings.next().copied().unwrap_or(word);
                return;
            }
            let key = letters.key(field.letters);
            let mut words = key.split(|&letter| letter == ' ');
            let first = words.next().unwrap_or_default();
            let hash = |word: &[char]| KeyHash::EMPTY.then_all(word);
            let rest: Vec<KeyHash> = words.map(hash).collect();
            // The longest phrase comes first, so that the first that fits is the one.
            let rank = u32::from(u8::MAX) - rest.len() as u32;
            let first = KeyHash::EMPTY.then_all(first);
            index.insert_hash(first, rank << 16 | entries.len() as u32);
            entries.push(Entry {
                rest,
                definite: field.mark == time::DEFINITE,
                word,
            });
        });
        Self { index, entries }
    }

    /// The phrases filed at a place, the longest first.
    fn at(&self, place: Place) -> impl Iterator<Item = &Entry> {
        self.index
            .values(place)
            .filter_map(|packed| self.entries.get(usize::from(packed as u16)))
    }
}

/// One phrase that starts with the word it is filed under.
struct Entry {
    /// The keys of the words after the first.
    rest: Vec<KeyHash>,
    /// Whether the first word must stand with its `ال`.
    definite: bool,
    word: Word,
}

/// An event that its day names: هجمات 11 سبتمبر.
pub(super) struct Historic {
    pub heads: &'static [&'static str],
    pub month: u8,
    pub day: u8,
    pub year: i16,
}

/// The events of history that a day names.
pub(super) fn historic() -> &'static [Historic] {
    HISTORIC
}

/// Whether a word that looks like a verb with the س of the future begins as a noun does.
pub(super) fn begins_as_noun(key: &str) -> bool {
    SIIN_NOUNS
        .iter()
        .any(|beginning| key.starts_with(beginning))
}

/// What a word or phrase means in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month {
        number: u8,
        /// Whether the name is a month wherever it stands.
        plain: bool,
    },
    HijriMonth {
        number: u8,
        plain: bool,
    },
    /// 1 is Monday.
    Weekday(i8),
    Unit(Unit, Count),
    Cardinal(u32),
    Ordinal(u8),
    Direction(Direction),
    Determiner(Direction),
    Part(Part),
    PartOfDay(PartOfDay),
    /// EDTF's codes, 21 for spring to 24 for winter.
    Season(u8),
    /// The tens of a decade: 90 for التسعينيات.
    Decade(u8),
    /// 4 for a quarter.
    Fraction(u8),
    /// Days from the publication day.
    Day(i8),
    Today,
    Tonight,
    Now,
    Since,
    Until,
    Between,
    From,
    To,
    Ago,
    After,
    In,
    About,
    Few,
    Handful,
    Corresponding,
    Hijri,
    CommonEra,
    BeforeCommonEra,
    Clock,
    Earlier,
    OfLife,
    Term(Holder),
    Zone(Zone),
    Holiday {
        calendar: Calendar,
        month: u8,
        day: u8,
    },
    Around(Around),
}

/// Sets of meanings, as bits: what most words of a date mean in one, and what common words mean in
/// one each, so that the grammar passes over them at a glance.
pub(super) mod kind {
    pub const NONE: u32 = 0;
    pub const DATE: u32 = 1;
    pub const IN: u32 = 1 << 1;
    pub const FROM: u32 = 1 << 2;
    pub const TO: u32 = 1 << 3;
    pub const TERM: u32 = 1 << 4;
    pub const EARLIER: u32 = 1 << 5;
    /// What tells no date itself.
    pub const AROUND: u32 = !0 << 6;
}

impl Word {
    /// The bit of [`kind`] for the meaning.
    pub(super) const fn kind(self) -> u32 {
        match self {
            Self::In => kind::IN,
            Self::From => kind::FROM,
            Self::To => kind::TO,
            Self::Term(_) => kind::TERM,
            Self::Earlier => kind::EARLIER,
            Self::Around(around) => 1 << (6 + around as u32),
            _ => kind::DATE,
        }
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// The grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
}

/// Where a unit lies, seen from the publication day (the first three) or from the date last told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Current,
    Future,
    Same,
    Next,
    Previous,
    /// `قبل الماضي`.
    BeforeLast,
    /// `بعد المقبل`.
    AfterNext,
}

/// A part of a year, month, decade or century.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first month of a year; of the others as `Early`.
    Start,
    Early,
    Middle,
    Late,
    End,
}

/// Who holds a term of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The name that follows.
    Bare,
    /// A pronoun.
    Possessed,
}

/// The zone of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Utc,
    Local,
}

/// What a word does to dates and statements beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around {
    NameHeads,
    Papers,
    DayNames,
    WeekdayNames,
    YearHeads,
    Numbered,
    Counted,
    FutureCues,
    ScheduleVerbs,
    PastAuxiliaries,
    SiinNouns,
    Doubts,
    YearKinds,
    NotLives,
    WawWords,
    ClauseOpeners,
    ClauseLeaders,
    Relatives,
    HistoricHeads,
    Benchmarks,
    Delays,
    Origins,
}

/// What the table knows of one token.
#[derive(Clone, Copy)]
pub(super) struct Lexeme {
    place: Place,
    /// Bits of [`kind`] for all that the word may mean, or a phrase that starts with it.
    kinds: u32,
    /// Characters of its key before the stem that the entries are for.
    pub skipped: u8,
    /// Whether the stem stands with its `ال`.
    pub definite: bool,
    /// The preposition written together with it, `ب`, `ل` or `ك`.
    pub preposition: Option<char>,
    /// Whether و or ف is written together with it.
    pub conjunction: bool,
}

impl Lexeme {
    const UNKNOWN: Self = Self {
        place: Place::NOWHERE,
        kinds: kind::NONE,
        skipped: 0,
        definite: false,
        preposition: None,
        conjunction: false,
    };

    /// Whether the table knows the word at all.
    pub fn is_known(&self) -> bool {
        self.place.is_found()
    }

    fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        PHRASES.at(self.place)
    }

    /// What the table knows of a distinct word of a document.
    fn find(document: &Document, word: usize) -> Self {
        let phrases = &*PHRASES;
        for &way in document.ways(word) {
            let known = |stem: KeyHash, definite: bool| {
                let place = phrases.index.find(stem);
                let known =
                    place.is_found() && (definite || phrases.at(place).any(|e| !e.definite));
                known.then_some((place, definite))
            };
            let whole = || known(way.stem, false).filter(|_| !way.is_restored());
            let Some((place, definite)) = whole().or_else(|| known(way.bare?, true)) else {
                continue;
            };
            let analysis = way.analysis(document.word_key(word));
            // سان is no أن
            if holds(analysis.proclitics, "س") {
                continue;
            }
            let kinds = phrases
                .at(place)
                .filter(|entry| definite || !entry.definite)
                .fold(kind::NONE, |kinds, entry| kinds | entry.word.kind());
            return Self {
                place,
                kinds,
                skipped: analysis.skipped() as u8,
                definite,
                preposition: analysis.preposition(),
                conjunction: analysis.conjunction().is_some(),
            };
        }
        Self::UNKNOWN
    }
}

/// Looks every word up, each once.
pub(super) fn lex(document: &Document) -> Vec<Lexeme> {
    let words: Vec<Lexeme> = (0..document.distinct_words())
        .map(|word| Lexeme::find(document, word))
        .collect();
    let lexeme = |token: usize| match document.tokens[token].kind {
        TokenKind::Word => words[document.word(token)],
        _ => Lexeme::UNKNOWN,
    };
    (0..document.tokens.len()).map(lexeme).collect()
}

/// The tokens of a document with their meanings.
pub(super) struct Lexed<'d, 't> {
    pub document: &'d Document<'t>,
    pub lexemes: Vec<Lexeme>,
}

impl<'d, 't> Lexed<'d, 't> {
    /// Looks up every token of `document`.
    pub fn new(document: &'d Document<'t>) -> Self {
        Self {
            document,
            lexemes: lex(document),
        }
    }

    /// Bits of [`kind`] for all that a token may mean, or a phrase that starts with it.
    pub fn kinds(&self, at: usize) -> u32 {
        self.lexemes
            .get(at)
            .map_or(kind::NONE, |lexeme| lexeme.kinds)
    }

    /// The first meaning that `pick` takes of a phrase that starts at token `at` and ends before
    /// token `end`, the longest phrase first, with the token after it.
    pub fn word<T>(
        &self,
        at: usize,
        end: usize,
        pick: impl Fn(Word) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut picked = None;
        let next = self.phrase(at, end, &mut |word| {
            picked = pick(word);
            picked.is_some()
        })?;
        Some((picked?, next))
    }

    /// The token after the first phrase of [`Self::word`], which is compiled for each `pick`: this, once.
    fn phrase(&self, at: usize, end: usize, fits: &mut dyn FnMut(Word) -> bool) -> Option<usize> {
        let lexeme = self.lexemes.get(at).filter(|_| at < end)?;
        if lexeme.kinds == kind::NONE {
            return None;
        }
        lexeme.entries().find_map(|entry| {
            let next = at + 1 + entry.rest.len();
            let mut rest = entry.rest.iter().zip(at + 1..);
            ((lexeme.definite || !entry.definite)
                && fits(entry.word)
                && next <= end
                && rest.all(|(key, token)| self.document.hash(token) == *key))
            .then_some(next)
        })
    }
}

/// Whether a token is one of the words that act on the dates and statements beside them.
pub(crate) fn is_around(document: &Document, token: usize, around: Around) -> bool {
    let lexeme = Lexeme::find(document, document.word(token));
    lexeme.kinds & Word::Around(around).kind() != 0
}

/// The preposition written together with a word of dates.
pub(crate) fn preposition(document: &Document, token: usize) -> Option<char> {
    Lexeme::find(document, document.word(token)).preposition
}
