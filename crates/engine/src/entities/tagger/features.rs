//! What the tagger sees of a token: its letters, its neighbours, what the lexicon says of them, and
//! what the rest of the document shows of the same word. Each feature is a number. Those of one word
//! alone are the same wherever it stands, so [`Features`] keeps the distinct words of a document.

use std::ops::Range;

use crate::entities::words;
use crate::exploration::EntityType;
use crate::lexicon::{Class, LexiconMatch, Reading, Role as FormRole};
use crate::packed::KeyHash;
use crate::text::{Document, TokenKind};

/// The tokens of a document as the tagger sees them.
#[derive(Clone, Debug)]
pub struct Features {
    views: Vec<View>,
    /// The distinct words; the first stands for what is outside of a sentence.
    words: Vec<Word>,
    /// How many distinct stems there are.
    stems: usize,
}

/// One token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct View {
    /// Index into [`Features::words`].
    pub word: u32,
    /// Tokens since a title, with only qualifiers and names of offices between; 0 for none.
    since_title: u8,
    /// The same since the head of a body.
    since_head: u8,
    /// Tokens since a quote was opened, and the class of the word before it.
    quote: u8,
    quoted: u8,
    /// How much the sentence and the document speak of sport.
    sport: u8,
}

/// A distinct word as the lexicon reads it: small codes, and hashes of its parts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Number of its stem among the distinct keys.
    stem_number: u32,
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
    /// Where in the document the stem stands: bits of [`Habit`].
    habits: u32,
    /// What the word tells of its neighbours: bits of [`Cue`].
    cues: u32,
    /// How the tokens of this word were read; its hint apart.
    reading: u32,
    /// The next word of the same key and another reading; 0 for none.
    next: u32,
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

/// What a word tells, as bits.
struct Cue;

impl Cue {
    const IN: u32 = 1;
    const SPEECH: u32 = 2;
    const DEFINITE: u32 = 4;
    const SPORT: u32 = 8;
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
        (FormRole::Demonym | FormRole::People, _) => class::DEMONYM,
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
            words: Vec::with_capacity(document.tokens.len() / 2),
            stems: 0,
        };
        features.words.push(Word {
            word: 1,
            stem: 1,
            clitics: 1,
            prefixes: [1; 4],
            stem_prefixes: [1; 3],
            suffixes: [1; 4],
            shape: 1,
            hint: 1,
            class: 31,
            ..Word::default()
        });
        features.stems = features.read_words(document, matches);
        features.read_places(document);
        features.read_sport(document);
        features.read_habits(document);
        features
    }

    /// The number of a token's key without what seem to be proclitics, below [`Self::stems`].
    pub(super) fn stem(&self, token: usize) -> usize {
        self.views.get(token).map_or(0, |view| {
            self.words[view.word as usize].stem_number as usize
        })
    }

    /// How many distinct stems there are, at least one.
    pub(super) fn stems(&self) -> usize {
        self.stems
    }

    /// The distinct words.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Index of a token's word.
    pub(super) fn word(&self, token: usize) -> usize {
        self.views.get(token).map_or(0, |view| view.word as usize)
    }

    /// Finds the distinct words, and says how many stems they have.
    fn read_words(&mut self, document: &Document<'_>, matches: &[LexiconMatch<'_>]) -> usize {
        let mut first_of_key = vec![0; document.distinct_words()];
        let mut stems: Vec<(KeyHash, u32)> = Vec::with_capacity(document.distinct_words());
        let mut matched = matches.iter().peekable();
        for (token, view) in self.views.iter_mut().enumerate() {
            while matched.next_if(|m| m.tokens.end <= token).is_some() {}
            let known = matched.peek().filter(|m| m.tokens.contains(&token));
            let ends_in_ta = document.surface(token).ends_with('ة');
            let hint = known.map_or(0, |found| hint(found, token));
            let reading = u32::from(ends_in_ta)
                | match known {
                    Some(found) if found.tokens.start == token => {
                        let letter = |c: Option<char>| c.map_or(0, |c| u32::from(c) & 0xFF);
                        4 | letter(found.proclitics.conjunction) << 8
                            | letter(found.proclitics.preposition) << 16
                    }
                    Some(_) => 2,
                    None => 0,
                };
            let first = &mut first_of_key[document.word(token)];
            let mut number = *first;
            while number > 0 {
                let word = self.words[number as usize];
                if word.reading == reading && word.hint == hint {
                    break;
                }
                number = word.next;
            }
            if number == 0 {
                number = self.words.len() as u32;
                let next = std::mem::replace(first, number);
                let (stem, read) = read_word(document, token, known.copied());
                stems.push((stem, number));
                self.words.push(Word {
                    hint,
                    class: hint >> 7,
                    reading,
                    next,
                    ..read
                });
            }
            view.word = number;
        }
        stems.sort_unstable();
        let mut count = 0;
        let mut last = None;
        for (stem, word) in stems {
            count += u32::from(last.is_some_and(|last| last != stem));
            last = Some(stem);
            self.words[word as usize].stem_number = count;
        }
        count as usize + 1
    }

    /// The word of a token; of one beyond the last, what is outside of a sentence.
    fn word_at(&self, token: usize) -> &Word {
        &self.words[self.word(token)]
    }

    /// Counts from titles, heads of bodies and opening quotes on.
    fn read_places(&mut self, document: &Document<'_>) {
        /// How far a title or head reaches, and how far a quote is counted.
        const REACH: u8 = 6;
        let since = |starts: bool, before: u8, goes_on: bool| match before {
            _ if starts => 1,
            1..REACH if goes_on => before + 1,
            _ => 0,
        };
        for token in 1..self.views.len() {
            if document.tokens[token].sentence != document.tokens[token - 1].sentence {
                continue;
            }
            let before = self.word_at(token - 1);
            let class = before.class;
            let last = self.views[token - 1];
            let goes_on = before.cues & Cue::DEFINITE != 0
                || matches!(
                    class,
                    1..=4 | class::PORTFOLIO | class::DEMONYM | class::BODY_HEAD
                );
            let is_title = class == class::TITLE;
            let (quote, quoted) = match document.surface(token - 1) {
                "»" | "”" => (0, 0),
                "\"" | "'" if last.quote > 0 => (0, 0),
                "«" | "“" | "\"" | "'" => {
                    let head = token
                        .checked_sub(2)
                        .map_or(0, |head| self.word_at(head).class);
                    (1, head as u8)
                }
                _ if last.quote > 0 => ((last.quote + 1).min(REACH), last.quoted),
                _ => (0, 0),
            };
            self.views[token] = View {
                since_title: since(is_title, last.since_title, goes_on || is_title),
                since_head: since(class == class::BODY_HEAD, last.since_head, goes_on),
                quote,
                quoted,
                ..self.views[token]
            };
        }
    }

    /// Looks how often words of sport stand in each sentence and in the document.
    fn read_sport(&mut self, document: &Document<'_>) {
        /// One word in so many makes a document one of sport.
        const OFTEN: usize = 50;
        let is_sport = |view: &View| self.words[view.word as usize].cues & Cue::SPORT != 0;
        let counts: Vec<usize> = document
            .sentences
            .iter()
            .map(|s| {
                self.views[s.tokens.clone()]
                    .iter()
                    .filter(|v| is_sport(v))
                    .count()
            })
            .collect();
        let often = counts.iter().sum::<usize>() * OFTEN > self.views.len();
        for (sentence, count) in document.sentences.iter().zip(counts) {
            for view in &mut self.views[sentence.tokens.clone()] {
                view.sport = count.min(2) as u8 + 3 * u8::from(often);
            }
        }
    }

    fn read_habits(&mut self, document: &Document<'_>) {
        let mut habits = vec![0; self.stems];
        let sentence = |token: usize| document.tokens.get(token).map(|t| t.sentence);
        for (token, view) in self.views.iter().enumerate() {
            let own = sentence(token);
            let mut habit = 0;
            if token > 0 && sentence(token - 1) == own {
                let before = self.word_at(token - 1);
                habit |= match before.class {
                    class::TITLE => Habit::AFTER_TITLE,
                    class::GIVEN_NAME | class::PERSON => Habit::AFTER_GIVEN_NAME,
                    class::PLACE_HEAD => Habit::AFTER_PLACE_HEAD,
                    class::BODY_HEAD => Habit::AFTER_BODY_HEAD,
                    _ => 0,
                };
                habit |= Habit::AFTER_IN * (before.cues & Cue::IN);
                habit |= Habit::BEFORE_SPEECH * (before.cues >> 1 & 1);
            }
            if view.since_title > 0 {
                habit |= Habit::AFTER_TITLE;
            }
            if self.word_at(token + 1).class == class::GIVEN_NAME && sentence(token + 1) == own {
                habit |= Habit::BEFORE_GIVEN_NAME;
            }
            let all: &mut u32 = &mut habits[self.word_at(token).stem_number as usize];
            // The highest bit says that the stem has come before.
            *all |= habit | *all >> 24 & Habit::TWICE | 1 << 31;
        }
        for word in self.words.iter_mut().skip(1) {
            word.habits = habits[word.stem_number as usize] & 0xFF;
        }
    }

    /// Gives every feature of every token of a sentence to `emit`: the token, and a number below
    /// [`FEATURES`].
    pub fn each(&self, sentence: Range<usize>, mut emit: impl FnMut(usize, u32)) {
        for (token, place) in sentence.clone().zip(self.places(sentence)) {
            let [here, before, after, second] = place.map(|view| &self.words[view.word as usize]);
            let groups: [(usize, &[Pair]); 5] = [
                (HERE, &here.here()),
                (BEFORE, &before.near()),
                (AFTER, &after.near()),
                (SECOND, &second.far()),
                (PLACE, &self.of_place(place)),
            ];
            for (template, pairs) in groups {
                numbers(template, pairs).for_each(|feature| emit(token, feature));
            }
        }
    }

    /// For every token of a sentence what stands here, before, after and second
    /// before.
    pub(super) fn places(&self, sentence: Range<usize>) -> impl Iterator<Item = [View; 4]> {
        let views = self.views.get(sentence).unwrap_or_default();
        let [mut before, mut second] = [View::default(); 2];
        (1..).zip(views).map(move |(next, &here)| {
            let after = views.get(next).copied().unwrap_or_default();
            let place = [here, before, after, second];
            (second, before) = (before, here);
            place
        })
    }

    /// The features of a place that depend on more than one word.
    pub(super) fn of_place(&self, place: [View; 4]) -> [Pair; TEMPLATES - PLACE] {
        let [w, a, y, b] = place.map(|view| &self.words[view.word as usize]);
        let [here, before, ..] = place;
        let [title, head, quote, sport] =
            [here.since_title, here.since_head, here.quote, here.sport].map(u32::from);
        let around = a.class << 8 | w.class;
        [
            // Words and their neighbours.
            (a.stem, w.stem),
            (w.stem, y.stem),
            (a.shape, w.shape),
            (y.shape, w.shape),
            // What the lexicon says.
            (a.hint, w.hint),
            (w.hint, y.hint),
            (a.class, w.class << 8 | y.class << 16),
            (b.class, a.class << 8 | w.class << 16),
            (a.word, w.class),
            (w.word, a.class),
            (y.word, w.class),
            (a.class, w.suffixes[1]),
            (a.class, w.shape),
            (y.class, w.shape),
            (b.word, a.hint),
            (title, w.class),
            (before.since_title.into(), around),
            (head, w.class),
            (head, w.shape),
            (quote, w.class << 8 | u32::from(here.quoted)),
            (sport, w.hint),
            (sport, around),
            (sport, y.class << 8 | w.class),
            (sport, a.stem),
        ]
    }
}

/// What the lexicon says of a token of a match.
fn hint(found: &LexiconMatch<'_>, token: usize) -> u32 {
    let position = match token - found.tokens.start {
        _ if found.tokens.len() == 1 => 0,
        0 => 1,
        _ => 2,
    };
    // A city that is also a club; another word of two readings; one of one.
    let is_body = |r: &Reading<'_>| r.entry.class == Class::Organization;
    let ambiguous = match &found.readings[..] {
        [_] => 0,
        [_, others @ ..] if others.iter().any(is_body) => 2,
        _ => 1,
    };
    let form = found.readings.first().map_or(0, |r| {
        u32::from(r.form.definite) | u32::from(r.form.number as u8) << 1
    });
    class_code(found) << 7 | position << 5 | ambiguous << 3 | form
}

/// A distinct word, as the first token that has it shows it, and the hash of its stem.
fn read_word(
    document: &Document<'_>,
    token: usize,
    known: Option<&LexiconMatch<'_>>,
) -> (KeyHash, Word) {
    let key = document.key(token);
    let mut ways = document.ways(document.word(token)).iter();
    let way = match known {
        Some(found) if found.tokens.start == token => ways.find(|way| {
            let way = way.analysis(key);
            way.conjunction() == found.proclitics.conjunction
                && way.preposition() == found.proclitics.preposition
        }),
        Some(_) => None,
        None => ways.skip(1).find(|way| document.has_word(way.stem)),
    };
    let analysis = way.map(|way| way.analysis(key));
    let clitics = analysis.map_or("", |way| way.proclitics);
    let stem = analysis.map_or(key.into(), |way| way.stem_key());
    let hash = way.map_or(document.hash(token), |way| way.stem);
    let prefixes = hashes(key.chars());
    let [_, stem_prefixes @ ..] = match way {
        Some(_) => hashes(stem.chars()),
        None => prefixes,
    };
    let word = Word {
        word: document.hash(token).upper() as u32,
        stem: hash.upper() as u32,
        clitics: hash_letters(clitics.chars()),
        prefixes,
        stem_prefixes,
        suffixes: hashes(key.chars().rev()),
        shape: shape(document, token, &stem),
        cues: cues(key, &stem),
        ..Word::default()
    };
    (hash, word)
}

/// What a word tells of its neighbours.
fn cues(key: &str, stem: &str) -> u32 {
    let mut cues = 0;
    let bare = stem.strip_prefix("ال").unwrap_or(stem);
    if words::has(&words::SPORTS, bare) {
        cues |= Cue::SPORT;
    }
    if matches!(key, "في" | "الي" | "من" | "شمال" | "جنوب" | "شرق" | "غرب") {
        cues |= Cue::IN;
    }
    if matches!(
        key,
        "قال" | "وقال" | "واضاف" | "اضاف" | "اكد" | "واكد" | "ان"
    ) {
        cues |= Cue::SPEECH;
    }
    if key.starts_with("ال") || key.starts_with("لل") {
        cues |= Cue::DEFINITE;
    }
    cues
}

impl Word {
    /// The features of the token's own word.
    pub(super) fn here(&self) -> [Pair; BEFORE - HERE] {
        let [p1, p2, p3, p4] = self.prefixes;
        let [q2, q3, q4] = self.stem_prefixes;
        let [s1, s2, s3, s4] = self.suffixes;
        let habit = |bit: u32| (self.habits & 1 << bit, 0);
        [
            (self.word, 0),
            (self.stem, 0),
            (self.shape, 0),
            (self.hint, 0),
            (self.habits, self.class),
            (0, 0),
            (self.stem, self.clitics),
            (p1, 0),
            (p2, 0),
            (p3, 0),
            (p4, 0),
            (q2, 0),
            (q3, 0),
            (q4, 0),
            (s1, 0),
            (s2, 0),
            (s3, 0),
            (s4, 0),
            (s2, self.shape),
            (p2, s2),
            (self.habits, 0),
            habit(0),
            habit(1),
            habit(2),
            habit(3),
            habit(4),
            habit(5),
            habit(6),
            habit(7),
        ]
    }

    /// The features of a word right before or after the token.
    pub(super) fn near(&self) -> [Pair; AFTER - BEFORE] {
        [
            (self.word, 0),
            (self.stem, 0),
            (self.shape, 0),
            (self.hint, 0),
            (self.habits, self.class),
            (self.suffixes[1], 0),
            (self.prefixes[1], 0),
        ]
    }

    /// The features of a word two before the token.
    pub(super) fn far(&self) -> [Pair; PLACE - SECOND] {
        [(self.word, 0), (self.class, 0)]
    }
}

/// Bits of the numbers of each template's features: room for some ten times those that get a row.
const BITS: [u32; TEMPLATES] = [
    // The token's own word: itself, stem, hint, habits with class, always, stem with proclitics,
    // letters of both at the start, at the end, ends with shape and with start, habits together and
    // one by one.
    WIDE, WIDE, 10, 10, 11, 0, //
    WIDE, 9, 11, WIDE, WIDE, 11, WIDE, WIDE, 9, 12, WIDE, WIDE, WIDE, WIDE, 9, //
    3, 3, 3, 3, 3, 3, 3, 3, //
    // The word before and the word after: itself, stem, hint, habits with class, end, start.
    WIDE, WIDE, 10, 10, 11, 12, 11, //
    WIDE, WIDE, 10, 10, 11, 12, 11, //
    // The second before: itself, class.
    WIDE, 7, //
    // The place: stems, shapes; hints, classes; words and classes; titles; heads; quotes.
    WIDE, WIDE, WIDE, WIDE, //
    12, 12, 12, 12, //
    WIDE, WIDE, WIDE, WIDE, 12, 12, WIDE, //
    9, 11, //
    9, 11, //
    11, 11, 11, 11, 12,
];
const WIDE: u32 = 12;

/// Where the templates begin of the token's own word, of the word before, of the word after, of the
/// second before, and of the place.
pub(super) const HERE: usize = 0;
pub(super) const BEFORE: usize = 29;
pub(super) const AFTER: usize = BEFORE + 7;
pub(super) const SECOND: usize = AFTER + 7;
pub(super) const PLACE: usize = SECOND + 2;

/// How many templates there are: each token has one feature of each.
pub(super) const TEMPLATES: usize = PLACE + 24;

/// By template the first number of its features, and how far a hash of 32 bits is shifted to give one.
const RANGES: [(u32, u32); TEMPLATES] = {
    let mut ranges = [(0, 0); TEMPLATES];
    let (mut template, mut first) = (0, 0);
    while template < TEMPLATES {
        ranges[template] = (first, 32 - BITS[template]);
        first += 1 << BITS[template];
        template += 1;
    }
    ranges
};

/// How many numbers features have.
pub const FEATURES: u32 = {
    let (first, _) = RANGES[TEMPLATES - 1];
    first + (1 << BITS[TEMPLATES - 1])
};

/// What a feature is made of: two numbers that say something of the token.
pub(super) type Pair = (u32, u32);

/// The numbers of features, by Fibonacci hashing within their templates, the first of which is given.
pub(super) fn numbers(template: usize, pairs: &[Pair]) -> impl Iterator<Item = u32> {
    let ranges = &RANGES[template..];
    pairs
        .iter()
        .zip(ranges)
        .map(|(&(one, other), &(first, shift))| {
            let both = u64::from(one) << 32 | u64::from(other);
            let mixed = (both ^ both >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            // In two steps, since none of 64 bits may be left.
            first + (mixed >> 32 >> shift) as u32
        })
}

/// Kind of token, script, article, plausible proclitic, length.
fn shape(document: &Document<'_>, token: usize, stem: &str) -> u32 {
    let key = document.key(token);
    match document.tokens[token].kind {
        TokenKind::Punctuation => hash_letters(key.chars()) | 1,
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

/// FNV-1a over characters.
fn hash_letters(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(NO_LETTERS, then_letter)
}

/// The hashes of the first one to four characters.
fn hashes(mut letters: impl Iterator<Item = char>) -> [u32; 4] {
    let mut hash = NO_LETTERS;
    std::array::from_fn(|_| {
        hash = letters.next().map_or(hash, |c| then_letter(hash, c));
        hash
    })
}

const NO_LETTERS: u32 = 0x811C_9DC5;

fn then_letter(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
}
