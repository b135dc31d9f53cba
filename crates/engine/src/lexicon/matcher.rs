//! Finds the names of the lexicon in a document, the longest at each place.
//!
//! A name is looked up one token after another with a space between them, as long as the table has
//! longer names; hyphens inside a name are passed over. Each token is tried whole and then without its
//! proclitics, so that `وبواشنطن` finds `واشنطن` but `وارسو` is never cut.

use crate::list::ToList;
use std::ops::{Deref, Range};

use super::Lexicon;
use super::entry::{Class, Entry};
use super::form::Form;
use super::tables::{self, Constraint, Sense};
use crate::packed::{KeyHash, Place};
use crate::text::clitics::Analysis;
use crate::text::normalize::{holds, is_hyphen, is_ignorable};
use crate::text::{Document, Span, TokenKind, Way};

/// A known name, or known word, in a document.
#[derive(Clone, Debug)]
pub struct LexiconMatch<'l> {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The same without the proclitics of its first token.
    pub span: Span,
    /// The proclitic letters before it, of `و ف س ب ل ك`.
    pub proclitics: Proclitics,
    /// What it may mean, never empty.
    pub readings: Readings<'l>,
    /// What the words of an event's name mean by themselves: `أوكرانيا` in `الحرب الروسية على أوكرانيا`.
    pub inner: Vec<LexiconMatch<'l>>,
}

/// What a match may mean, the likeliest first; mostly one thing, which asks for no memory.
#[derive(Clone, Debug)]
pub struct Readings<'l>(Few<'l>);

#[derive(Clone, Debug)]
enum Few<'l> {
    One([Reading<'l>; 1]),
    Many(Vec<Reading<'l>>),
}

impl<'l> Deref for Readings<'l> {
    type Target = [Reading<'l>];

    fn deref(&self) -> &[Reading<'l>] {
        match &self.0 {
            Few::One(one) => one,
            Few::Many(many) => many,
        }
    }
}

impl<'l> Readings<'l> {
    /// `None` where there is none.
    fn of(mut all: impl Iterator<Item = Reading<'l>>) -> Option<Self> {
        let first = all.next()?;
        Some(Self(match all.next() {
            None => Few::One([first]),
            Some(second) => Few::Many([first, second].into_iter().chain(all).collect()),
        }))
    }
}

/// What a match may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'l> {
    /// What it names.
    pub entry: Entry<'l>,
    /// In which form.
    pub form: Form,
}

/// Which kinds of proclitic a word carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics {
    /// `و` or `ف`.
    pub conjunction: Option<char>,
    /// `ب`, `ل` or `ك`.
    pub preposition: Option<char>,
}

impl Proclitics {
    /// Whether the word carries none.
    #[inline(never)]
    pub(crate) fn are_none(self) -> bool {
        self == Self::default()
    }
}

impl From<Analysis<'_>> for Proclitics {
    fn from(analysis: Analysis<'_>) -> Self {
        Self {
            conjunction: analysis.conjunction(),
            preposition: analysis.preposition(),
        }
    }
}

impl<'l> LexiconMatch<'l> {
    /// The first reading that `wanted` holds for.
    #[inline(never)]
    pub fn reading(&self, wanted: &dyn Fn(&Reading<'l>) -> bool) -> Option<Reading<'l>> {
        self.readings.iter().copied().find(|r| wanted(r))
    }

    /// The first reading of a class.
    #[inline(never)]
    pub(crate) fn of_class(&self, class: Class) -> Option<Reading<'l>> {
        self.reading(&|r| r.entry.class == class)
    }
}

impl Lexicon {
    /// The known names and words of a document, in order and without overlap.
    pub fn matches<'l>(&'l self, document: &Document<'_>) -> Vec<LexiconMatch<'l>> {
        let matcher = Matcher {
            lexicon: self,
            document,
            places: document
                .all_ways()
                .iter()
                .map(|way| tables::find(way.stem))
                .collect(),
        };
        let mut matches: Vec<LexiconMatch<'l>> = Vec::new();
        let mut token = 0;
        while token < document.tokens.len() {
            match matcher.longest_at(token) {
                Some(mut found) => {
                    let from = token + 1;
                    token = found.tokens.end;
                    if found.of_class(Class::Event).is_some() {
                        let inner = (from..token).filter_map(|at| matcher.longest_at(at));
                        found.inner = inner.filter(|m| m.tokens.end <= token).list();
                    }
                    matches.push(found);
                }
                None => token += 1,
            }
        }
        matches
    }
}

struct Matcher<'l, 'd, 't> {
    lexicon: &'l Lexicon,
    document: &'d Document<'t>,
    /// Of the ways of all distinct words.
    places: Vec<Place>,
}

impl<'l> Matcher<'l, '_, '_> {
    /// The longest name that starts at a token; of equally long ones that with fewer proclitics.
    fn longest_at(&self, token: usize) -> Option<LexiconMatch<'l>> {
        if self.document.tokens[token].kind != TokenKind::Word {
            return None;
        }
        let mut best: Option<LexiconMatch<'l>> = None;
        let word = self.document.word(token);
        let places = &self.places[self.document.way_numbers(word)];
        for (&way, &place) in self.document.ways(word).iter().zip(places) {
            let is_unknown = place == Place::NOWHERE && self.lexicon.host.is_none();
            if is_unknown && servant_of(self.document.analysis(token, way).stem).is_none() {
                continue;
            }
            let longest = best.as_ref().map_or(token, |b| b.tokens.end);
            if let Some(found) = self.walk(token, way, place, longest) {
                best = Some(found);
            }
        }
        best
    }

    /// The longest name that starts with this reading of a token and ends after `beyond`.
    fn walk(
        &self,
        token: usize,
        way: Way,
        place: Place,
        beyond: usize,
    ) -> Option<LexiconMatch<'l>> {
        let analysis = self.document.analysis(token, way);
        let host = self.host_name(token, analysis, beyond);
        if host.is_some() {
            return host;
        }
        let best = self.walk_from((way.stem, place), token, analysis, beyond);
        match servant_of(analysis.stem) {
            Some(rest) if best.is_none() => {
                let first = KeyHash::of(analysis.restored).then(SERVANT);
                let key = first.then_space().then(rest);
                self.walk_from((key, tables::find(key)), token, analysis, beyond)
            }
            _ => best,
        }
    }

    /// The longest name whose first words have a key, which is at a place.
    fn walk_from(
        &self,
        (mut key, mut place): (KeyHash, Place),
        token: usize,
        analysis: Analysis<'_>,
        beyond: usize,
    ) -> Option<LexiconMatch<'l>> {
        let mut last = token;
        let mut best = None;
        loop {
            if last + 1 > beyond {
                let readings = self.readings(place, analysis, token..last + 1);
                if let Some(readings) = readings {
                    best = Some((last, readings));
                }
            }
            let next = self.next_word(last).filter(|_| place.goes_on());
            let Some(next) = next else { break };
            let word = self.document.key(next);
            key = key.then_space();
            key = match servant_of(word) {
                Some(rest) => key.then(SERVANT).then_space().then(rest),
                None => key.then(word),
            };
            place = tables::find(key);
            last = next;
        }
        let (last, readings) = best?;
        Some(self.found(token..last + 1, analysis, readings))
    }

    /// The next word or number of a name: right behind, or behind a hyphen or the dot of an abbreviation, in the
    /// same sentence.
    fn next_word(&self, token: usize) -> Option<usize> {
        let document = self.document;
        let parts = document
            .tokens
            .get(token + 1)
            .is_some_and(|t| t.kind == TokenKind::Punctuation)
            && document
                .surface(token + 1)
                .chars()
                .all(|c| is_hyphen(c) || c == '.');
        let next = token + 1 + usize::from(parts);
        let word = document.tokens.get(next)?;
        (word.kind != TokenKind::Punctuation && word.sentence == document.tokens[token].sentence)
            .then_some(next)
    }

    fn readings(
        &self,
        place: Place,
        analysis: Analysis<'_>,
        tokens: Range<usize>,
    ) -> Option<Readings<'l>> {
        // The س of the future stands before verbs, which are stop words: `سلوك` is no `لوك`.
        let is_future = holds(analysis.proclitics, "س");
        // `مكتبة` is no `مكتبه`.
        let ends_in_ta = self.document.surface(tokens.end - 1).ends_with('ة');
        let held = tables::senses(place)
            .filter(|sense| self.holds(*sense, analysis, tokens.clone()))
            .map(|sense| Reading {
                entry: sense.entry(),
                form: sense.form(),
            })
            .filter(|Reading { entry, form }| {
                !(ends_in_ta && form.suffix) && (!is_future || entry.class == Class::StopWord)
            });
        Readings::of(held)
    }

    fn holds(&self, sense: Sense, analysis: Analysis<'_>, tokens: Range<usize>) -> bool {
        let Some(Constraint { exact, needs }) = sense.constraint() else {
            return true;
        };
        exact.as_ref().is_none_or(|spelling| {
            let span = self.found_span(tokens.clone(), analysis);
            visible(self.document.slice(span)).eq(visible(spelling))
        }) && (needs.is_empty()
            || self.has_neighbour(tokens.clone(), needs)
            || exact.is_some()
                && sense.entry().class == Class::Country
                && self.describes_nothing(tokens.start))
    }

    /// Whether no noun stands before a word that may be an adjective: `في مالي`, `انسحبت مالي`.
    fn describes_nothing(&self, token: usize) -> bool {
        let sentence = &self.document.sentence_of(token).tokens;
        let Some(before) = token.checked_sub(1).filter(|&at| at >= sentence.start) else {
            return true;
        };
        let key = self.document.key(before);
        let verb = key.ends_with('ت') && !key.ends_with("ات") && key.chars().count() > 3;
        verb || matches!(
            key,
            "في" | "الي" | "من" | "عن" | "علي" | "بين" | "ان" | "لكن" | "امام" | "ضد"
        )
    }

    /// Whether one of the keys stands within three tokens, with or without proclitics.
    fn has_neighbour(&self, tokens: Range<usize>, needs: &[KeyHash]) -> bool {
        const REACH: usize = 3;
        let sentence = &self.document.sentence_of(tokens.start).tokens;
        let from = tokens.start.saturating_sub(REACH).max(sentence.start);
        let until = (tokens.end + REACH).min(sentence.end);
        // `لـ«الشرق الأوسط»`.
        let quoted = from < tokens.start
            && tokens.end < until
            && self.document.is_quote(tokens.start - 1)
            && self.document.is_quote(tokens.end);
        if quoted && needs.contains(&KeyHash::of("()")) {
            return true;
        }
        (from..tokens.start).chain(tokens.end..until).any(|near| {
            self.document
                .ways(self.document.word(near))
                .iter()
                .any(|way| needs.contains(&way.stem))
        })
    }

    fn host_name(
        &self,
        token: usize,
        analysis: Analysis<'_>,
        beyond: usize,
    ) -> Option<LexiconMatch<'l>> {
        let host = self.lexicon.host.as_deref()?;
        let mut key = analysis.stem_key().into_owned();
        let mut last = token;
        let mut best = None;
        for _ in 0..host.longest {
            if last + 1 > beyond
                && let Some(entry) = host.get(&key)
            {
                let reading = Reading {
                    entry,
                    form: Form::NAME,
                };
                let readings = Readings(Few::One([reading]));
                best = Some(self.found(token..last + 1, analysis, readings));
            }
            let Some(next) = self.next_word(last) else {
                break;
            };
            key.push(' ');
            key.push_str(self.document.key(next));
            last = next;
        }
        best
    }

    fn found(
        &self,
        tokens: Range<usize>,
        analysis: Analysis<'_>,
        readings: Readings<'l>,
    ) -> LexiconMatch<'l> {
        LexiconMatch {
            span: self.found_span(tokens.clone(), analysis),
            proclitics: analysis.into(),
            tokens,
            readings,
            inner: Vec::new(),
        }
    }

    fn found_span(&self, tokens: Range<usize>, analysis: Analysis<'_>) -> Span {
        let start = self.document.start_after(tokens.start, analysis.skipped());
        Span {
            start,
            ..self.document.span_of(tokens)
        }
    }
}

/// The first word of the names that the tables write in two, `عبد الله`.
const SERVANT: &str = "عبد";

/// The second part of such a name that a newspaper writes in one, `عبدالله`.
pub(crate) fn servant_of(key: &str) -> Option<&str> {
    key.strip_prefix(SERVANT)
        .filter(|rest| rest.starts_with("ال") && rest.chars().count() > 3)
}

/// A word without its vowel signs.
fn visible(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| !is_ignorable(c))
}
