//! What the tagger sees of a token: its letters, its neighbours, what the lexicon says of them, and
//! what the rest of the document shows of the same word. Each feature is a hashed number; nothing is
//! allocated for it.

use std::ops::Range;

use crate::exploration::EntityType;
use crate::lexicon::{Class, LexiconMatch, Role};
use crate::text::clitics::analyses;
use crate::text::{Document, TokenKind};

/// Bits of a feature's number.
pub const HASH_BITS: u32 = 21;

/// The tokens of a document as the tagger sees them.
#[derive(Clone, Debug)]
pub struct Features {
    views: Vec<View>,
}

/// One token: hashes of its parts, and small codes.
#[derive(Clone, Copy, Debug, Default)]
struct View {
    /// Of its key.
    word: u32,
    /// Of its key without the letters that seem to be proclitics.
    stem: u32,
    /// The proclitic letters, hashed.
    clitics: u32,
    /// Of the first one to four letters of the key, and of the stem.
    prefixes: [u32; 4],
    stem_prefixes: [u32; 3],
    /// Of the last one to four letters.
    suffixes: [u32; 4],
    /// Kind of token, script, length, article.
    shape: u32,
    /// What the lexicon says: class, place in the match, ambiguity.
    hint: u32,
    /// The class alone.
    class: u32,
    /// Where else in the document the same stem stands: bits of [`Habit`].
    habits: u32,
    /// Tokens since a title, with only qualifiers and names of offices between; 0 for none.
    since_title: u32,
}

/// Contexts in which a stem occurs in a document, as bits.
struct Habit;

impl Habit {
    const AFTER_TITLE: u32 = 1;
    const AFTER_GIVEN_NAME: u32 = 2;
    const AFTER_PLACE_HEAD: u32 = 4;
    const AFTER_BODY_HEAD: u32 = 8;
    const AFTER_IN: u32 = 16;
    const BEFORE_GIVEN_NAME: u32 = 32;
    const BEFORE_SPEECH: u32 = 64;
    const TWICE: u32 = 128;
}

/// Codes of what the lexicon says of a token.
mod class {
    pub const TITLE: u32 = 9;
    pub const PORTFOLIO: u32 = 10;
    pub const GIVEN_NAME: u32 = 11;
    pub const STOP_WORD: u32 = 12;
    pub const DEMONYM: u32 = 13;
    pub const PERSON: u32 = 7;
    pub const PLACE_HEAD: u32 = 14;
    pub const BODY_HEAD: u32 = 15;
    pub const OTHER_HEAD: u32 = 16;
}

fn class_code(found: &LexiconMatch<'_>) -> u32 {
    let Some(reading) = found.readings.first() else {
        return 0;
    };
    match (reading.form.role, reading.entry.class) {
        (Role::Demonym | Role::People, _) => class::DEMONYM,
        (_, Class::Country) => 1,
        (_, Class::Capital) => 2,
        (_, Class::Place) => 3,
        (_, Class::Organization) => 4,
        (_, Class::Agreement) => 5,
        (_, Class::Event) => 6,
        (_, Class::Person) => class::PERSON,
        (_, Class::Group) => 8,
        (_, Class::Title(_)) => class::TITLE,
        (_, Class::Portfolio) => class::PORTFOLIO,
        (_, Class::GivenName) => class::GIVEN_NAME,
        (_, Class::StopWord) => class::STOP_WORD,
        (_, Class::Head { makes, .. }) => match makes {
            EntityType::Place => class::PLACE_HEAD,
            EntityType::Organization => class::BODY_HEAD,
            _ => class::OTHER_HEAD,
        },
    }
}

impl Features {
    /// Looks at every token of a document. `matches` is what [`crate::lexicon::Lexicon::matches`]
    /// gave for it.
    pub fn new(document: &Document<'_>, matches: &[LexiconMatch<'_>]) -> Self {
        let mut features = Self {
            views: vec![View::default(); document.tokens.len()],
        };
        features.read_hints(matches);
        features.read_words(document, matches);
        features.read_titles(document);
        features.read_habits(document);
        features
    }

    /// The hash of a token's key without what seem to be proclitics.
    pub(super) fn stem(&self, token: usize) -> u32 {
        self.views.get(token).map_or(0, |view| view.stem)
    }

    fn read_hints(&mut self, matches: &[LexiconMatch<'_>]) {
        for found in matches {
            let class = class_code(found);
            let single = found.tokens.len() == 1;
            let ambiguous = found.readings.len() > 1;
            for (at, token) in found.tokens.clone().enumerate() {
                let position = match (single, at) {
                    (true, _) => 0,
                    (_, 0) => 1,
                    _ => 2,
                };
                let form = found.readings.first().map_or(0, |r| {
                    u32::from(r.form.definite) | u32::from(r.form.number as u8) << 1
                });
                let view = &mut self.views[token];
                view.class = class;
                view.hint = class << 6 | position << 4 | u32::from(ambiguous) << 3 | form;
            }
        }
    }

    fn read_words(&mut self, document: &Document<'_>, matches: &[LexiconMatch<'_>]) {
        let mut words: Vec<u32> = (0..document.tokens.len())
            .map(|token| hash(document.key(token)))
            .collect();
        for (view, &word) in self.views.iter_mut().zip(&words) {
            view.word = word;
        }
        words.sort_unstable();
        let stands_alone = |stem: &str| words.binary_search(&hash(stem)).is_ok();
        let mut matched = matches.iter().peekable();
        for token in 0..document.tokens.len() {
            while matched.next_if(|m| m.tokens.end <= token).is_some() {}
            let known = matched.peek().filter(|m| m.tokens.contains(&token));
            let key = document.key(token);
            let mut ways = analyses(key);
            let way = match known {
                Some(found) if found.tokens.start == token => ways.find(|a| {
                    a.conjunction() == found.proclitics.conjunction
                        && a.preposition() == found.proclitics.preposition
                }),
                Some(_) => None,
                None => ways.skip(1).find(|a| stands_alone(&a.stem_key())),
            };
            let view = &mut self.views[token];
            let (clitics, stem) = match way {
                Some(way) => (way.proclitics, way.stem_key()),
                None => ("", key.into()),
            };
            view.stem = hash(&stem);
            view.clitics = hash(clitics);
            for (length, prefix) in (1..).zip(&mut view.prefixes) {
                *prefix = hash_letters(key.chars().take(length));
            }
            for (length, prefix) in (2..).zip(&mut view.stem_prefixes) {
                *prefix = hash_letters(stem.chars().take(length));
            }
            for (length, suffix) in (1..).zip(&mut view.suffixes) {
                *suffix = hash_letters(key.chars().rev().take(length));
            }
            view.shape = shape(document, token, &stem);
        }
    }

    fn read_titles(&mut self, document: &Document<'_>) {
        const REACH: u32 = 6;
        for token in 1..self.views.len() {
            if document.tokens[token].sentence != document.tokens[token - 1].sentence {
                continue;
            }
            let before = self.views[token - 1];
            let key = document.key(token - 1);
            let passes = matches!(
                before.class,
                1..=4 | class::TITLE | class::PORTFOLIO | class::DEMONYM | class::BODY_HEAD
            ) || key.starts_with("ال")
                || key.starts_with("لل");
            self.views[token].since_title = match before {
                _ if before.class == class::TITLE => 1,
                _ if before.since_title > 0 && before.since_title < REACH && passes => {
                    before.since_title + 1
                }
                _ => 0,
            };
        }
    }

    fn read_habits(&mut self, document: &Document<'_>) {
        let mut habits: Vec<(u32, u32)> = Vec::with_capacity(self.views.len());
        for token in 0..self.views.len() {
            let near = |other: Option<usize>| {
                let other = other.filter(|&o| {
                    o < self.views.len()
                        && document.tokens[o].sentence == document.tokens[token].sentence
                })?;
                Some((self.views[other].class, document.key(other)))
            };
            let mut habit = 0;
            if let Some((class, key)) = near(token.checked_sub(1)) {
                habit |= match class {
                    class::TITLE => Habit::AFTER_TITLE,
                    class::GIVEN_NAME | class::PERSON => Habit::AFTER_GIVEN_NAME,
                    class::PLACE_HEAD => Habit::AFTER_PLACE_HEAD,
                    class::BODY_HEAD => Habit::AFTER_BODY_HEAD,
                    _ => 0,
                };
                if matches!(key, "في" | "الي" | "من" | "شمال" | "جنوب" | "شرق" | "غرب")
                {
                    habit |= Habit::AFTER_IN;
                }
                if matches!(
                    key,
                    "قال" | "وقال" | "واضاف" | "اضاف" | "اكد" | "واكد" | "ان"
                ) {
                    habit |= Habit::BEFORE_SPEECH;
                }
            }
            if self.views[token].since_title > 0 {
                habit |= Habit::AFTER_TITLE;
            }
            if let Some((class::GIVEN_NAME, _)) = near(Some(token + 1)) {
                habit |= Habit::BEFORE_GIVEN_NAME;
            }
            habits.push((self.views[token].stem, habit));
        }
        habits.sort_unstable();
        habits.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1 | Habit::TWICE;
            }
            same
        });
        for view in &mut self.views {
            let at = habits.binary_search_by_key(&view.stem, |&(stem, _)| stem);
            view.habits = at.map_or(0, |at| habits[at].1);
        }
    }

    /// Gives every feature of a token to `emit`, as numbers below 2^[`HASH_BITS`].
    pub fn each(&self, token: usize, sentence: Range<usize>, mut emit: impl FnMut(u32)) {
        const EDGE: View = View {
            word: 1,
            stem: 1,
            clitics: 1,
            prefixes: [1; 4],
            stem_prefixes: [1; 3],
            suffixes: [1; 4],
            shape: 1,
            hint: 1,
            class: 31,
            habits: 0,
            since_title: 0,
        };
        let at = |offset: isize| {
            token
                .checked_add_signed(offset)
                .filter(|t| sentence.contains(t))
                .and_then(|t| self.views.get(t))
                .unwrap_or(&EDGE)
        };
        let (b, a, w, y, z) = (at(-2), at(-1), at(0), at(1), at(2));
        let mut template = 0;
        let mut add = |first: u32, second: u32| {
            template += 1;
            emit(mix(template, first, second));
        };
        // The word and its neighbours.
        add(0, 0);
        add(w.word, 0);
        add(a.word, 0);
        add(y.word, 0);
        add(b.word, 0);
        add(z.word, 0);
        add(a.word, w.word);
        add(w.word, y.word);
        add(b.word, a.word);
        add(y.word, z.word);
        add(w.stem, 0);
        add(w.stem, w.clitics);
        add(a.stem, 0);
        add(y.stem, 0);
        add(a.stem, w.stem);
        add(w.stem, y.stem);
        // Its letters.
        for prefix in w.prefixes {
            add(prefix, 0);
        }
        for prefix in w.stem_prefixes {
            add(prefix, 0);
        }
        for suffix in w.suffixes {
            add(suffix, 0);
        }
        add(w.prefixes[1], w.suffixes[1]);
        add(w.suffixes[1], w.shape);
        add(w.prefixes[1], w.shape);
        for near in [a, y] {
            add(near.prefixes[1], 0);
            add(near.prefixes[2], 0);
            add(near.suffixes[1], 0);
            add(near.suffixes[2], 0);
            add(near.shape, 0);
            add(near.shape, w.shape);
        }
        add(w.shape, 0);
        add(w.shape, a.shape ^ y.shape.rotate_left(9));
        add(a.prefixes[1], w.suffixes[1]);
        add(a.suffixes[0], w.suffixes[0]);
        add(w.shape, b.shape ^ a.shape.rotate_left(9));
        // What the lexicon says.
        add(w.hint, 0);
        add(a.hint, 0);
        add(y.hint, 0);
        add(b.class, 0);
        add(z.class, 0);
        add(a.hint, w.hint);
        add(w.hint, y.hint);
        add(a.class, w.class << 8 | y.class << 16);
        add(b.class, a.class << 8 | w.class << 16);
        add(w.class, y.class << 8 | z.class << 16);
        add(a.word, w.class);
        add(w.word, a.class);
        add(w.class, y.word);
        add(w.hint, w.clitics);
        add(a.class, w.suffixes[1]);
        add(a.class, w.shape);
        add(y.class, w.shape);
        add(a.hint, b.word);
        add(w.since_title, w.shape);
        add(w.since_title, w.class);
        add(a.since_title, a.class << 8 | w.class);
        // What the document shows.
        add(w.habits, 0);
        add(w.habits, w.class);
        add(a.habits, a.class);
        add(y.habits, y.class);
        for bit in 0..8 {
            add(w.habits & 1 << bit, 0);
        }
    }
}

/// Kind of token, script, article, plausible proclitic, length.
fn shape(document: &Document<'_>, token: usize, stem: &str) -> u32 {
    let key = document.key(token);
    match document.tokens[token].kind {
        TokenKind::Punctuation => hash(key) | 1,
        TokenKind::Number => 2 + 4 * key.len().min(5) as u32,
        TokenKind::Word => {
            let letters = stem.chars().count().min(8) as u32;
            let latin = u32::from(key.bytes().all(|b| b.is_ascii()));
            let article = u32::from(stem.starts_with("ال"));
            let clitic = u32::from(stem.len() < key.len());
            let joined = u32::from(key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']));
            let ta = u32::from(document.surface(token).ends_with('ة'));
            4 * (letters | latin << 4 | article << 5 | clitic << 6 | joined << 7 | ta << 8)
        }
    }
}

fn hash(text: &str) -> u32 {
    hash_letters(text.chars())
}

/// FNV-1a over characters.
fn hash_letters(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0x811C_9DC5, |hash, c| {
        (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
    })
}

/// The number of a feature: the finishing steps of MurmurHash3 over its parts.
fn mix(template: u32, first: u32, second: u32) -> u32 {
    let mut h = template
        .wrapping_mul(0x9E37_79B9)
        .wrapping_add(first.wrapping_mul(0x85EB_CA6B))
        ^ second.wrapping_mul(0xC2B2_AE35).rotate_left(13);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^= h >> 16;
    h >> (32 - HASH_BITS)
}
