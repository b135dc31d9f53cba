//! One person under several names of an article: with a father's name and without (`حسن صياد خدايي`, `صياد
//! خدايي`), in two spellings (`ليلى السليماني`, `ليلى سليماني`), or with a word of the sentence that a pattern took
//! for a part of the name (`البارع حمزة عماري`), which elsewhere the article leaves out. And one name of which several
//! parts were found side by side (`حسن الشيخ` and `محمود`).

use super::candidates::{Candidate, Hint, person_id};
use super::tagger::Tagging;
use super::words;
use crate::exploration::{EntityType, Found};
use crate::list::ToList;
use crate::packed::{Index, KeyHash};
use crate::text::Document;
use crate::text::normalize::holds;
use crate::work;

/// How many of one surname are compared.
const MOST: usize = 8;

/// Takes words off names that the article has without them, and gives those of one person one id.
pub(super) fn unite(
    document: &Document<'_>,
    mentions: &mut [Candidate],
    hints: &[Hint],
    tagging: &Tagging,
) {
    let mut index = Index::with_room_for(mentions.len());
    for (number, mention) in (0..).zip(mentions.iter()) {
        if mention.kind == EntityType::Person && holds(&mention.id, " ") {
            index.insert(&mention.id, number);
        }
    }
    for mention in mentions.iter_mut() {
        shorten(document, mention, &index, hints, tagging);
    }
    let all = Bearers::of(mentions, hints);
    let other_names: Vec<(usize, Candidate)> = (0..)
        .zip(mentions.iter())
        .filter(|(_, mention)| is_whole(mention))
        .filter_map(|(number, mention)| {
            let bearer = all.bearer(&mention.id).filter(|b| b.id != mention.id)?;
            let united = Candidate {
                id: bearer.id.clone(),
                name: bearer.name.clone(),
                iso3: mention.iso3.or(bearer.iso3),
                actor: mention.actor.or(bearer.actor),
                ..mention.clone()
            };
            Some((number, united))
        })
        .list();
    for (number, united) in other_names {
        mentions[number] = united;
    }
}

/// Joins the parts of one name that stand side by side: what the tagger takes for a person behind a name, `حسن الشيخ`
/// and `محمود`.
pub(super) fn join_parts(document: &Document<'_>, mentions: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let is_part = |first: &mut Candidate| is_continued(first, &mention);
        let Some(first) = joined.pop_if(is_part) else {
            joined.push(mention);
            continue;
        };
        let span = first.span.to(mention.span);
        let name = document.slice(span);
        joined.push(Candidate {
            tokens: first.tokens.start..mention.tokens.end,
            span,
            proclitics: first.proclitics,
            id: person_id(name),
            name: name.to_owned(),
            iso3: mention.iso3.or(first.iso3),
            actor: mention.actor.or(first.actor),
            ..mention
        });
    }
    joined
}

fn is_continued(first: &Candidate, last: &Candidate) -> bool {
    let is_new = |m: &Candidate| m.kind == EntityType::Person && !is_known(m);
    is_new(first)
        && is_new(last)
        && first.tokens.end == last.tokens.start
        && first.tokens.len() > 1
        && last.tokens.len() == 1
        && last.proclitics.are_none()
}

/// Whether a mention is a person's name of two words or more.
fn is_whole(mention: &Candidate) -> bool {
    mention.kind == EntityType::Person && holds(&mention.id, " ")
}

/// Takes off the first or last word of a name that stands only once and elsewhere without that word, where the
/// tagger takes the word for none.
fn shorten(
    document: &Document<'_>,
    mention: &mut Candidate,
    index: &Index,
    hints: &[Hint],
    tagging: &Tagging,
) {
    let is_once = |id: &str| index.values(index.find(KeyHash::of(id))).nth(1).is_none();
    let is_elsewhere = |id: &str| index.find(KeyHash::of(id)).is_found();
    let (first, last) = (mention.tokens.start, mention.tokens.end - 1);
    if !matches!(mention.found, Found::Pattern { .. })
        || !is_whole(mention)
        || mention.tokens.len() < 3
        || !is_once(&mention.id)
    {
        return;
    }
    let is_doubtful = |token: usize| hints[token] == Hint::Unknown && tagging.lead(token) < 0.0;
    for (doubtful, tokens) in [(last, first..last), (first, first + 1..last + 1)] {
        let mut span = document.span_of(tokens.clone());
        if tokens.start == first {
            span.start = mention.span.start;
        }
        let name = document.slice(span);
        let id = person_id(name);
        // `نور الدين` is one name, and a surname may have an article.
        let is_one = id.ends_with(" الدين")
            || id.ends_with(" الله")
            || words::has_at(&words::PARTICLES, document, tokens.start);
        let is_family = doubtful == last && document.has_al(last);
        if is_doubtful(doubtful) && !is_one && is_elsewhere(&id) && (!is_family || !is_once(&id)) {
            mention.name = name.to_owned();
            (mention.id, mention.tokens, mention.span) = (id, tokens, span);
            return;
        }
    }
}

/// The distinct names of persons.
struct Bearers<'a> {
    /// The numbers of names by id, and by what is left of the surname without what spellings vary in.
    index: Index,
    names: Vec<Name<'a>>,
}

struct Name<'a> {
    mention: &'a Candidate,
    count: usize,
    /// Whether it begins with a given name that the lexicon has.
    is_given: bool,
    /// Number of the name that stands for the same person.
    of: usize,
}

impl<'a> Bearers<'a> {
    fn of(mentions: &'a [Candidate], hints: &[Hint]) -> Self {
        let mut all = Self {
            index: Index::with_room_for(mentions.len() * 2),
            names: Vec::new(),
        };
        for mention in mentions.iter().filter(|m| is_whole(m)) {
            match all.number(&mention.id) {
                Some(known) => all.names[known].count += 1,
                None => all.add(mention, hints),
            }
        }
        for number in 0..all.names.len() {
            let (name, other) = (&all.names[number], &all.names[all.names[number].of]);
            // Which of two names stands for both: the lexicon's, else the more frequent.
            if !is_known(other.mention) && (is_known(name.mention) || name.count > other.count) {
                let other = name.of;
                all.names[other].of = number;
                all.names[number].of = number;
            }
        }
        all
    }

    fn add(&mut self, mention: &'a Candidate, hints: &[Hint]) {
        let number = self.names.len();
        let name = Name {
            mention,
            count: 1,
            is_given: matches!(hints[mention.tokens.start], Hint::GivenName(_)),
            of: number,
        };
        let surname = mention.id.split(' ').fold("", |_, last| last);
        let bucket = ["~", &bones(surname)].concat();
        let same = self
            .index
            .values(self.index.find(KeyHash::of(&bucket)))
            .take(MOST)
            .map(|known| known as usize)
            .find(|&known| self.names[known].is_same(&name));
        let of = same.map_or(number, |known| self.names[known].of);
        self.names.push(Name { of, ..name });
        self.index.insert(&mention.id, number as u32);
        self.index.insert(&bucket, number as u32);
    }

    fn number(&self, id: &str) -> Option<usize> {
        let found = self.index.find(KeyHash::of(id));
        self.index.values(found).next().map(|n| n as usize)
    }

    /// Who bears a name.
    fn bearer(&self, id: &str) -> Option<&'a Candidate> {
        let mut name = self.names.get(self.number(id)?)?;
        // A name stands for another at most by way of a third.
        for _ in 0..2 {
            name = self.names.get(name.of)?;
        }
        Some(name.mention)
    }
}

fn is_known(mention: &Candidate) -> bool {
    matches!(mention.found, Found::Lexicon { .. })
}

impl Name<'_> {
    /// Whether a name that comes later is that of the same person.
    fn is_same(&self, later: &Name<'_>) -> bool {
        let words = |name: &Name<'_>| -> Vec<String> {
            name.mention.id.split(' ').map(str::to_owned).list()
        };
        let (own, others) = (words(self), words(later));
        work::add(own.len() + others.len());
        if is_known(self.mention) && is_known(later.mention) {
            return false;
        }
        let is_alike = |(a, b): (&String, &String)| a == b || bones(a) == bones(b);
        let both_given = self.is_given && later.is_given;
        // `شرين أبو عاقلة` is `شيرين أبو عاقلة`, but `حسن الحسيني` no `حسين الحسيني`.
        let same_first = own[0] == others[0] || is_alike((&own[0], &others[0])) && !both_given;
        if own.len() == others.len() {
            return same_first && own.iter().zip(&others).all(is_alike);
        }
        let (long, short) = if own.len() > others.len() {
            (&own, &others)
        } else {
            (&others, &own)
        };
        let mut rest = long.iter();
        let is_inside = short
            .iter()
            .all(|word| rest.any(|other| is_alike((word, other))));
        let is_end = long[1..] == short[..] && own.len() > others.len();
        is_inside && (same_first || is_end)
    }
}

/// A word without its article and the letters of vowels, which papers write or leave out.
pub(super) fn bones(word: &str) -> String {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let bones: String = bare
        .chars()
        .filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ء' | 'ئ' | 'ؤ'))
        .collect();
    if bones.chars().count() < 2 {
        bare.to_owned()
    } else {
        bones
    }
}
