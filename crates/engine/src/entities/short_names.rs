//! Further mentions of what an article names in full: surnames (`ترمب` for `دونالد ترمب`), given names
//! where nothing else fits (`الأمير سلطان`), the first words of a body (`المجلس الأعلى`), an
//! abbreviation in brackets, and new names that stand elsewhere where neither tagger nor pattern saw
//! them.

use crate::list::{ToList, joined, sort_by_key};
use std::ops::Range;

use super::candidates::{Candidate, Hint};
use super::tagger::Tagging;
use super::words;
use crate::exploration::{EntityType, Found, ParagraphKind};
use crate::packed::{Index, KeyHash, Place};
use crate::text::clitics::Analysis;
use crate::text::normalize::{holds, is_one_of, name_key, without_start};
use crate::text::{Document, Span, TokenKind};

/// The further mentions; those that take another's place come before it when overlaps are resolved.
pub(super) fn further(
    document: &Document<'_>,
    mentions: &[Candidate],
    hints: &[Hint],
    tagging: &Tagging,
) -> Vec<Candidate> {
    let names = Names::of(document, mentions, hints);
    if names.forms.is_empty() {
        return Vec::new();
    }
    let mut taken: Vec<Option<&Candidate>> = vec![None; document.tokens.len()];
    for mention in mentions {
        taken[mention.tokens.clone()].fill(Some(mention));
    }
    let search = Search {
        document,
        hints,
        tagging,
        names,
        taken,
    };
    (0..document.tokens.len())
        .filter_map(|token| search.at(token))
        .list()
}

/// Words of the longest form looked for, and with it the work for each token.
const LONGEST_FORM: usize = 8;

/// What a form of a name is to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The last word of a person's name.
    Surname,
    /// The first word of a person's name.
    GivenName,
    /// The first words of a body's name.
    Head,
    /// An abbreviation that the article gives.
    Abbreviation,
    /// All of a name that no table holds.
    Whole,
}

/// The forms of the names of an article.
struct Names<'a> {
    /// The numbers of the forms by key.
    index: Index,
    /// `None` where two bear the name.
    forms: Vec<(Kind, Option<&'a Candidate>)>,
    /// Of a surname that two bear, where each of them is named, in the order of the text.
    shared: Vec<(u32, &'a Candidate)>,
    /// How many tokens the headline has.
    headline: usize,
}

impl<'a> Names<'a> {
    fn of(document: &Document<'_>, mentions: &'a [Candidate], hints: &[Hint]) -> Self {
        let mut names = Self {
            index: Index::with_room_for(mentions.len()),
            forms: Vec::new(),
            shared: Vec::new(),
            headline: headline(document),
        };
        for mention in mentions {
            let is_listed = matches!(
                mention.found,
                Found::Lexicon { .. } | Found::ShortName { .. }
            );
            let has_forms = matches!(mention.kind, EntityType::Person | EntityType::Organization);
            // A surname alone, which the lexicon knows somebody by, names nobody in full.
            let is_surname = mention.kind == EntityType::Person && mention.tokens.len() == 1;
            if is_listed && (!has_forms || is_surname) {
                continue;
            }
            let spelt = name_key(document.slice(mention.span));
            match mention.kind {
                EntityType::Person => {
                    for name in [&name_key(&mention.name), &spelt] {
                        names.add_person(name, mention);
                    }
                }
                EntityType::Organization => {
                    names.add_body(&spelt, mention);
                    // `الجيش الإسرائيلي (دوفدوفان)`: an organ of a state has none.
                    let is_organ = is_new(mention) && mention.actor.is_some();
                    if !is_organ && let Some(short) = abbreviation(document, hints, &mention.tokens)
                    {
                        names.add(document.key(short), Kind::Abbreviation, mention);
                    }
                }
                _ => {}
            }
            let is_new = match &mention.found {
                Found::Lexicon { .. } | Found::ShortName { .. } => false,
                Found::Pattern { rule } if !holds(&spelt, " ") => {
                    matches!(&**rule, "head-quoted" | "dateline" | "head-place")
                        && spelt.chars().count() > 3
                }
                // `وزير الخارجية المصرية` is no `الخارجية المصرية`.
                Found::Pattern { rule } => rule != "ministry",
                // A word alone is too little to know it by elsewhere.
                Found::Tagger { margin } => {
                    let is_person = mention.kind == EntityType::Person;
                    *margin > if is_person { 0.5 } else { 1.5 } && holds(&spelt, " ")
                }
            };
            if is_new {
                names.add(&spelt, Kind::Whole, mention);
            }
        }
        sort_by_key(&mut names.shared, |(form, of)| (*form, of.tokens.start));
        names
    }

    /// Who is meant by a form at a token: who alone bears it, or of two of one surname the one named last.
    fn bearer(&self, form: usize, token: usize) -> Option<(Kind, &'a Candidate)> {
        let &(kind, bearer) = self.forms.get(form)?;
        let last = || {
            let after = self
                .shared
                .partition_point(|&(other, of)| (other as usize, of.tokens.start) < (form, token));
            let &(other, of) = self.shared.get(after.checked_sub(1)?)?;
            (other as usize == form).then_some(of)
        };
        Some((kind, bearer.or_else(last)?))
    }

    fn add_person(&mut self, name: &str, person: &'a Candidate) {
        let parts: Vec<&str> = name.split(' ').list();
        let [first, .., last] = parts[..] else {
            return;
        };
        // `عبد الله الثاني` has no surname.
        // `خلف الله` is one.
        if is_one_of(last, "الله الدين") && parts.len() > 2 {
            self.add(
                &joined(&parts[parts.len() - 2..], " "),
                Kind::Surname,
                person,
            );
        }
        let is_surname = last.chars().count() >= 3 && !is_one_of(last, "الله الدين");
        if is_surname && !words::has(&words::QUALIFIERS, last) {
            self.add(last, Kind::Surname, person);
        }
        // `بن سلمان`, `فان دير ميير`.
        let joint = parts
            .iter()
            .skip(1)
            .position(|part| words::has(&words::PARTICLES, part));
        if let Some(joint) = joint.map(|at| at + 1).filter(|at| at + 1 < parts.len()) {
            self.add(&joined(&parts[joint..], " "), Kind::Surname, person);
        }
        self.add(first, Kind::GivenName, person);
    }

    fn add_body(&mut self, name: &str, body: &'a Candidate) {
        let mut parts = name.split(' ');
        if let (Some(head), Some(next), Some(_)) = (parts.next(), parts.next(), parts.next())
            && head.starts_with("ال")
            && next.starts_with("ال")
        {
            self.add(&[head, " ", next].concat(), Kind::Head, body);
        }
        // `الدعم السريع` of `قوات الدعم السريع`, `القادسية` of `نادي القادسية`.
        // `آبل` of `شركة آبل`.
        if let Some((head, rest)) = name.split_once(' ')
            && (words::has(&words::CLUBS, head)
                || holds(rest, " ") && words::has(&words::SHORTENED, head)
                || words::has(&words::NAMED_ABROAD, head) && !rest.starts_with("ال"))
        {
            self.add(rest, Kind::Whole, body);
        }
        // A name that is a word too is found by the words beside it, and then without them.
        if matches!(body.found, Found::Lexicon { .. })
            && !holds(name, " ")
            && !name.starts_with("ال")
        {
            self.add(name, Kind::Whole, body);
        }
    }

    fn add(&mut self, key: &str, kind: Kind, of: &'a Candidate) {
        let words = key.split(' ').take(LONGEST_FORM + 1).count();
        if words > LONGEST_FORM {
            return;
        }
        let hash = KeyHash::of(key);
        let number = self.number(self.index.find(hash));
        if kind == Kind::Surname {
            let form = number.unwrap_or(self.forms.len());
            self.shared.push((form as u32, of));
        }
        let Some((known, bearer)) = number.and_then(|n| self.forms.get_mut(n)) else {
            self.index.insert(key, self.forms.len() as u32);
            self.forms.push((kind, Some(of)));
            return;
        };
        // A surname says more than a given name; two bearers of the same say nothing.
        match (*known, kind) {
            (Kind::GivenName, Kind::Surname) => (*known, *bearer) = (kind, Some(of)),
            (Kind::Surname, Kind::GivenName) => {}
            // Who is called by a surname alone is the one who is named in full.
            (Kind::Whole, Kind::Surname) => (*known, *bearer) = (kind, Some(of)),
            (Kind::Surname, Kind::Whole) => {}
            // Of two of one surname it is the one that the headline names.
            _ => {
                let is_told = |who: &Candidate| who.tokens.start < self.headline;
                *bearer = bearer.filter(|b| b.id == of.id || kind == Kind::Surname && is_told(b));
            }
        }
    }

    /// The number of the form at a place.
    fn number(&self, place: Place) -> Option<usize> {
        self.index.values(place).next().map(|n| n as usize)
    }
}

/// How many tokens the headline has; none where there is no headline.
fn headline(document: &Document<'_>) -> usize {
    let title = document
        .paragraphs
        .first()
        .filter(|p| p.kind == ParagraphKind::Title);
    title
        .and_then(|p| document.sentences.get(p.sentences.clone())?.last())
        .map_or(0, |sentence| sentence.tokens.end)
}

fn is_new(mention: &Candidate) -> bool {
    matches!(mention.found, Found::Pattern { .. })
}

/// One word in brackets or quotes right behind a body's name that no table knows: `… للتنمية (إيفاد)`.
fn abbreviation(document: &Document<'_>, hints: &[Hint], body: &Range<usize>) -> Option<usize> {
    let end = body.end;
    let is_quoted = body.start > 0 && document.is_quote(body.start - 1);
    let word = document.tokens.get(end + 1)?;
    // `وكالة الأنباء الفلسطينية "وفا"`.
    let in_brackets = document.tokens.len() > end + 2
        && (document.is_mark(end, '(') && document.is_mark(end + 2, ')')
            || !is_quoted && document.is_quote(end) && document.is_quote(end + 2));
    let key = document.key(end + 1);
    (in_brackets
        && word.kind == TokenKind::Word
        && hints[end + 1] == Hint::Unknown
        && !key.starts_with("ال")
        // `(حكومي)`, `"بشدة"`.
        && !key.ends_with('ي')
        && !document.surface(end + 1).ends_with('ة')
        && key.chars().count() > 1)
        .then_some(end + 1)
}

struct Search<'a, 't> {
    document: &'a Document<'t>,
    hints: &'a [Hint],
    tagging: &'a Tagging,
    names: Names<'a>,
    /// The mention that has a token.
    taken: Vec<Option<&'a Candidate>>,
}

impl Search<'_, '_> {
    /// The longest form of a name that starts at a token.
    fn at(&self, token: usize) -> Option<Candidate> {
        if !self.document.is_word(token) {
            return None;
        }
        let ways = self.document.ways(self.document.word(token));
        ways.iter().find_map(|way| {
            let mut key = way.stem;
            let mut found = None;
            for end in token + 1.. {
                let place = self.names.index.find(key);
                if let Some(number) = self.names.number(place)
                    && let Some((kind, bearer)) = self.names.bearer(number, token)
                    && self.is_free(token..end, kind, bearer)
                    && self.fits(token..end, kind)
                {
                    let analysis = self.document.analysis(token, *way);
                    found = Some(self.mention(token..end, analysis, kind, bearer));
                }
                match self.document.tokens.get(end) {
                    Some(next)
                        if place.goes_on()
                            && next.sentence == self.document.tokens[token].sentence
                            && next.kind == TokenKind::Word =>
                    {
                        key = key.then_space().then(self.document.key(end));
                    }
                    _ => break,
                }
            }
            found
        })
    }

    /// Whether no mention has the tokens already, but one that says less of who it is: a lone word
    /// of the tagger's, or the form itself.
    fn is_free(&self, tokens: Range<usize>, kind: Kind, bearer: &Candidate) -> bool {
        tokens.clone().all(|t| match self.taken[t] {
            None => true,
            Some(mention) if matches!(mention.found, Found::Lexicon { .. }) => {
                // Another of the surname of somebody known: `الخبير أحمد العبادي`, and then `العبادي`.
                kind == Kind::Surname
                    && mention.kind == EntityType::Person
                    && mention.tokens == tokens
                    && !matches!(bearer.found, Found::Lexicon { .. })
            }
            Some(mention) => {
                // `مازن حوراني`, of whom tagger or pattern saw `مازن`.
                let is_part = kind == Kind::Whole
                    && tokens.start <= mention.tokens.start
                    && mention.tokens.end <= tokens.end;
                mention.id != bearer.id
                    && (mention.tokens == tokens || is_part)
                    && (mention.kind == EntityType::Person || kind == Kind::Whole)
                    && mention.kind == bearer.kind
            }
        })
    }

    fn fits(&self, tokens: Range<usize>, kind: Kind) -> bool {
        /// Below these leads, in nats, the tagger is sure of a word of the language, as of `على`
        /// beside `علي`.
        const LEAST: f32 = -2.5;
        const LEAST_GIVEN: f32 = -1.5;
        const LEAST_WHOLE: f32 = -3.0;
        let first = tokens.start;
        let is_lone_person = self.taken[first].is_some();
        let is_name = |least: f32| {
            is_lone_person
                || self.tagging.lead(first) >= least
                    && matches!(self.hints[first], Hint::Unknown | Hint::GivenName(_))
        };
        match kind {
            // A given name as surname may be a word: `علي` is how some papers spell `على`.
            Kind::Surname if matches!(self.hints[first], Hint::GivenName(_)) => {
                is_name(LEAST_GIVEN)
            }
            Kind::Surname => is_name(LEAST) || self.is_nationality_alone(first),
            Kind::GivenName => is_lone_person || self.follows_title(first),
            Kind::Head => !self.document.tokens.get(tokens.end).is_some_and(|_| {
                let next = self.document.key(tokens.end);
                next.starts_with("ال") || next.starts_with("لل")
            }),
            Kind::Abbreviation => true,
            Kind::Whole if tokens.len() > 1 => true,
            Kind::Whole => is_name(LEAST_WHOLE),
        }
    }

    /// Whether a nationality follows no noun that it could describe: `قال السوداني`.
    fn is_nationality_alone(&self, token: usize) -> bool {
        let describes = |before: usize| {
            let key = self.document.key(before);
            let bare = without_start(key, "وفبك");
            let same =
                self.document.tokens[before].sentence == self.document.tokens[token].sentence;
            same && (bare.starts_with("ال")
                // `ائتلاف السوداني`: a noun without an article has no adjective with one.
                || matches!(self.hints[before], Hint::Mention(_) | Hint::GivenName(_)))
        };
        matches!(self.hints[token], Hint::Cue(_))
            && token
                .checked_sub(1)
                .is_some_and(|before| !describes(before))
    }

    /// Whether a title of honour, `الأمير`, stands right before a word that a table takes for no
    /// name.
    fn follows_title(&self, token: usize) -> bool {
        let is_title = |t: usize| {
            let key = self.document.key(t);
            matches!(self.hints[t], Hint::Cue(_)) && words::has(&words::HONOURS, key)
        };
        token.checked_sub(1).is_some_and(is_title)
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        analysis: Analysis<'_>,
        kind: Kind,
        bearer: &Candidate,
    ) -> Candidate {
        let span = Span {
            start: self.document.start_after(tokens.start, analysis.skipped()),
            ..self.document.span_of(tokens.clone())
        };
        Candidate {
            span,
            tokens,
            proclitics: analysis.into(),
            found: match kind {
                Kind::Whole => Found::Pattern {
                    rule: "named-elsewhere".to_owned(),
                },
                _ => Found::ShortName {
                    of: bearer.name.clone(),
                },
            },
            ..bearer.clone()
        }
    }
}
