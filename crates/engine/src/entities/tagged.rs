//! Names that the tagger alone finds, as candidates: persons, places and organisations over words
//! that no other mention covers. Its miscellaneous names are left out, since they tell no type.

use crate::list::ToList;
use std::ops::Range;

use super::candidates::{Candidate, Candidates, Hint, person_id, shown};
use super::tagger::{NameType, TaggedName, Tagging};
use super::words;
use crate::exploration::{EntityType, Found};
use crate::lexicon::Proclitics;
use crate::text::clitics::{Analysis, is_preposition};
use crate::text::normalize::{holds, is_hyphen};
use crate::text::{Document, Span, TokenKind};

/// Names of which the tagger is less sure than this, in nats, are left out.
const LEAST_MARGIN: f32 = 0.5;

/// Adds the tagger's names.
pub(super) fn add(document: &Document<'_>, mut known: Candidates, tagging: &Tagging) -> Candidates {
    let mut taken = vec![Taken::No; document.tokens.len()];
    for mention in &known.mentions {
        let lone_place = mention.kind == EntityType::Place && mention.tokens.len() == 1;
        for token in &mut taken[mention.tokens.clone()] {
            *token = match *token {
                Taken::No if lone_place => Taken::ByLonePlace,
                _ => Taken::Yes,
            };
        }
    }
    let tagged = Tagged {
        document,
        known: &known,
        taken: &taken,
        tagging,
    };
    let found: Vec<Candidate> = tagging
        .names
        .iter()
        .filter_map(|name| tagged.candidate(name))
        .list();
    // The longer name wins over the place inside it when overlaps are resolved.
    known.mentions.extend(found);
    known
}

/// Whether what starts at a token is called a site or the like: `موقع "نور نيوز"`.
pub(super) fn is_site(document: &Document<'_>, token: usize) -> bool {
    let mut before = (token.saturating_sub(2)..token).rev();
    before
        .find(|&t| document.is_word(t))
        .is_some_and(|t| words::ends_at(&words::SITES, document, t))
}

/// Whether a mention has a token already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    /// By a place of one word, as `كييف` is: a longer name of a person or body may have it.
    ByLonePlace,
    Yes,
}

struct Tagged<'a, 't> {
    document: &'a Document<'t>,
    known: &'a Candidates,
    /// By token.
    taken: &'a [Taken],
    tagging: &'a Tagging,
}

impl Tagged<'_, '_> {
    fn candidate(&self, name: &TaggedName) -> Option<Candidate> {
        let kind = match name.kind {
            NameType::Person => EntityType::Person,
            NameType::Location => EntityType::Place,
            NameType::Organization => EntityType::Organization,
            NameType::Miscellaneous => return None,
        };
        if name.margin < LEAST_MARGIN {
            return None;
        }
        let mut tokens = name.tokens.clone();
        // Titles, sides (`شمال`) and marks at the borders are no part of a name.
        while tokens.start < tokens.end
            && (self.is_mark(tokens.start)
                || kind == EntityType::Place
                    && words::has_at(&words::SIDES, self.document, tokens.start)
                || kind == EntityType::Person
                    && matches!(self.known.hints[tokens.start], Hint::Cue(_)))
        {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && self.is_mark(tokens.end - 1) {
            tokens.end -= 1;
        }
        while !tokens.is_empty() && self.joins(kind, tokens.start.wrapping_sub(1)) {
            tokens.start -= 2;
        }
        while !tokens.is_empty() && self.joins(kind, tokens.end) {
            tokens.end += 2;
        }
        if tokens.is_empty()
            || self.is_taken(kind, &tokens)
            || self.is_part_of_speech(&tokens)
            || self.is_description(kind, &tokens)
        {
            return None;
        }
        let kind = match kind {
            EntityType::Person if is_site(self.document, tokens.start) => EntityType::Organization,
            _ => kind,
        };
        let first = self.proclitics(kind, tokens.start);
        let start = self
            .document
            .start_after(tokens.start, first.map_or(0, |a| a.skipped()));
        let span = Span {
            start,
            ..self.document.span_of(tokens.clone())
        };
        let text = shown(self.document, tokens.start, span);
        Some(Candidate {
            id: person_id(&text),
            tokens,
            span,
            proclitics: first.map_or(Proclitics::default(), |a| Proclitics {
                conjunction: a.conjunction(),
                preposition: a.preposition(),
            }),
            kind,
            name: text,
            iso3: None,
            actor: None,
            found: Found::Tagger {
                margin: name.margin,
            },
        })
    }

    /// Whether a token is a dot between the letters of an abbreviation, `بي.بي`, `إس.تي.سي`, or a hyphen inside
    /// a person's name, `غراندي-مارلاسكا`.
    fn joins(&self, kind: EntityType, token: usize) -> bool {
        let tokens = &self.document.tokens;
        let is_word = |t: usize| tokens.get(t).is_some_and(|w| w.kind == TokenKind::Word);
        let is_letter = |t: usize| self.document.key(t).chars().count() <= 3;
        let touch = |t: usize| tokens[t].span.end == tokens[t + 1].span.start;
        (1..tokens.len()).contains(&token)
            && is_word(token - 1)
            && is_word(token + 1)
            && touch(token - 1)
            && touch(token)
            && (kind == EntityType::Person && self.document.surface(token).starts_with(is_hyphen)
                || self.document.is_mark(token, '.')
                    && is_letter(token - 1)
                    && is_letter(token + 1))
    }

    /// Whether another mention has the tokens already.
    fn is_taken(&self, kind: EntityType, tokens: &Range<usize>) -> bool {
        let may_take_places = kind != EntityType::Place && tokens.len() > 1;
        self.taken[tokens.clone()].iter().any(|taken| match taken {
            Taken::No => false,
            Taken::ByLonePlace => !may_take_places,
            Taken::Yes => true,
        })
    }

    /// Whether one word that the lexicon explains is all there is: a nationality, a title.
    fn is_part_of_speech(&self, tokens: &Range<usize>) -> bool {
        tokens
            .clone()
            .all(|t| matches!(self.known.hints[t], Hint::Cue(_) | Hint::StopWord))
    }

    /// Whether a supposed name describes: one word before a number (`شهاب 3`), a head with an adjective
    /// that has no article (`منظمة إرهابية`).
    fn is_description(&self, kind: EntityType, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let ends_in_number = document.tokens.get(tokens.end).is_some_and(|next| {
            next.kind == TokenKind::Number
                && next.sentence == document.tokens[tokens.start].sentence
        });
        let (first, last) = (tokens.start, tokens.end - 1);
        match kind {
            EntityType::Person => {
                // `نجاح المشروع`.
                let is_noun = |t: usize| {
                    let key = document.key(t);
                    self.known.is_unknown(t) && key != "الدين"
                };
                let is_word_too = words::has_at(&words::GIVEN_TOO, document, first);
                // `صورًا تعكس`
                let has_ending = |t: usize| holds(document.surface(t), "ً");
                tokens.clone().any(has_ending)
                    || is_word_too && (tokens.len() == 1 || is_noun(first + 1))
                    || tokens.len() == 1 && (ends_in_number || document.key(first) == "الله")
            }
            EntityType::Organization => {
                // A quotation mark may stand between.
                (2..=3).contains(&tokens.len())
                    && matches!(self.known.hints[first], Hint::Cue(_))
                    && document.surface(last).ends_with("ية")
                    && !document.has_al(last)
            }
            _ => false,
        }
    }

    /// Whether a name stands right before, a mark between them or not.
    fn follows_name(&self, token: usize) -> bool {
        let mut before = (0..token).rev().take(2).skip_while(|&t| self.is_mark(t));
        before
            .next()
            .is_some_and(|t| self.taken[t] != Taken::No || self.tagging.name_at(t).is_some())
    }

    fn is_mark(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Punctuation
    }

    /// The proclitics of a name's first word: those without which the document or the lexicon has
    /// the word, those before an article, and a `و` that joins two names.
    fn proclitics(&self, kind: EntityType, token: usize) -> Option<Analysis<'_>> {
        let known = match self.known.hints[token] {
            Hint::GivenName(proclitics) => Some(proclitics),
            _ => None,
        };
        // What a preposition governs opens with no conjunction: `في فالديفيا`.
        if token > 0
            && self.taken[token - 1] == Taken::No
            && is_preposition(self.document.key(token - 1))
        {
            return None;
        }
        let ways = self.document.ways(self.document.word(token));
        ways.iter().skip(1).find_map(|&way| {
            let hashed = way.stem;
            let way = self.document.analysis(token, way);
            let is_one = match known {
                Some(p) => p.conjunction == way.conjunction() && p.preposition == way.preposition(),
                None => {
                    let stem = way.stem_key();
                    // `فالديس`, `فالنتينا`.
                    let is_foreign = kind == EntityType::Person && way.proclitics == "ف";
                    self.document.has_word(hashed)
                        || stem.starts_with("ال") && stem.chars().count() > 4 && !is_foreign
                        || way.proclitics == "و"
                            && stem.chars().count() > 3
                            && self.follows_name(token)
                }
            };
            (is_one && !holds(way.proclitics, "س")).then_some(way)
        })
    }
}
