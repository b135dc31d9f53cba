//! Reads the lexicon's matches: picks one reading of each in its context, and parts them into
//! candidate mentions, cues and hints about words.

use crate::list::{ToList, sort_by_key};
use std::ops::Range;

use super::same_persons::bones;
use super::tagger::{NameType, Tagging};
use super::{Cue, CueKind, words};
use crate::exploration::{EntityType, Found};
use crate::lexicon::{
    ActsFor, Class, Code, Form, LexiconMatch, Number, Proclitics, Reading, Role, servant_of,
};
use crate::text::clitics::{analyses, is_preposition};
use crate::text::normalize::{
    ends_in, ends_in_one_of, holds, is_one_of, listed, name_key, replaced, without_end,
    without_start,
};
use crate::text::{Document, Span, TokenKind};

/// A mention before it is linked.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub tokens: Range<usize>,
    pub span: Span,
    pub proclitics: Proclitics,
    pub kind: EntityType,
    /// The id of its lexicon entry, or the key of a new name.
    pub id: String,
    /// Canonical name.
    pub name: String,
    pub iso3: Option<Code>,
    pub actor: Option<Code>,
    pub found: Found,
}

/// What is known of the document's words after the lexicon.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// In order, without overlap.
    pub mentions: Vec<Candidate>,
    pub cues: Vec<Cue>,
    /// A hint for every token.
    pub hints: Vec<Hint>,
}

/// What the lexicon says of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing.
    #[default]
    Unknown,
    /// Part of the mention with this number.
    Mention(usize),
    /// Part of the cue with this number.
    Cue(usize),
    /// A given name, with its proclitics.
    GivenName(Proclitics),
    /// A frequent word that is no part of a person's name.
    StopWord,
}

/// Parts the matches into candidates, cues and hints.
pub(super) fn read(
    document: &Document<'_>,
    matches: &[LexiconMatch<'_>],
    tagging: &Tagging,
) -> Candidates {
    let mut all = Candidates {
        hints: vec![Hint::Unknown; document.tokens.len()],
        ..Candidates::default()
    };
    let countries = countries_named(matches);
    for (number, found) in matches.iter().enumerate() {
        let Some(reading) = pick(document, matches, number, &countries) else {
            continue;
        };
        let hint = match (reading.form.role, reading.entry.class) {
            (_, Class::GivenName) => Hint::GivenName(found.proclitics),
            (_, Class::StopWord) => Hint::StopWord,
            (Role::Demonym | Role::People, _) => match people(document, found, reading) {
                Some(candidate) => all.push(candidate),
                None => all.push_cue(found, reading),
            },
            (Role::Noun, _) => all.push_cue(found, reading),
            (Role::Name | Role::Short, class) => match class.entity_type() {
                Some(kind)
                    if !is_doubtful(found, class, tagging)
                        && !is_other_word(document, found, reading)
                        && !is_word(document, matches, number, reading)
                        && !is_surname(document, matches, number, class, tagging)
                        && !is_adjective(document, found, class)
                        && !is_part_of_person(document, matches, number, class, tagging) =>
                {
                    let mention = all.without_head(document, named(found, reading, kind));
                    all.push(match class {
                        Class::Person => with_fathers(document, mention),
                        _ => mention,
                    })
                }
                Some(_) if is_word(document, matches, number, reading) => Hint::StopWord,
                _ => continue,
            },
        };
        all.hints[found.tokens.clone()].fill(hint);
        if let Hint::GivenName(_) = hint {
            let further = found.tokens.start + 1..found.tokens.end;
            all.hints[further].fill(Hint::GivenName(Proclitics::default()));
        }
    }
    // `عبدالله` in one word is no less a given name than the two words are.
    for token in 0..document.tokens.len() {
        if all.hints[token] != Hint::Unknown {
            continue;
        }
        let key = document.key(token);
        let bare = key.strip_prefix('و').filter(|_| servant_of(key).is_none());
        if servant_of(bare.unwrap_or(key)).is_some() {
            all.hints[token] = Hint::GivenName(Proclitics {
                conjunction: bare.map(|_| 'و'),
                preposition: None,
            });
        }
    }
    all
}

impl Candidates {
    /// Whether nothing explains a token.
    #[inline(never)]
    pub fn is_unknown(&self, token: usize) -> bool {
        self.hints[token] == Hint::Unknown
    }

    fn push(&mut self, candidate: Candidate) -> Hint {
        self.mentions.push(candidate);
        Hint::Mention(self.mentions.len() - 1)
    }

    /// A name without the honour, the `دول` or the kind of province before it: `البابا فرنسيس`, `دول الخليج`, `ولاية
    /// نيويورك`. The honour is a cue.
    fn without_head(&mut self, document: &Document<'_>, mut mention: Candidate) -> Candidate {
        let first = mention.tokens.start;
        if mention.tokens.len() == 1 {
            return mention;
        }
        let key = document.key(first);
        let has_head = match mention.kind {
            EntityType::Person => servant_of(key).is_none() && words::ends(&words::HONOURS, key),
            EntityType::Place | EntityType::Organization => {
                // دول الشمال are not the north
                words::has_stem(&words::PROVINCES, key)
                    && !words::has_at(&words::QUARTERS, document, mention.tokens.end - 1)
            }
            _ => false,
        };
        if !has_head {
            return mention;
        }
        if mention.kind == EntityType::Person {
            self.cues.push(Cue {
                span: Span {
                    end: document.tokens[first].span.end,
                    ..mention.span
                },
                tokens: first..first + 1,
                proclitics: std::mem::take(&mut mention.proclitics),
                definite: true,
                feminine: false,
                number: Number::Singular,
                suffix: false,
                kind: CueKind::Title(ActsFor::Nobody),
            });
        }
        mention.tokens.start = first + 1;
        mention.span.start = document.tokens[first + 1].span.start;
        mention
    }

    fn push_cue(&mut self, found: &LexiconMatch<'_>, reading: Reading<'_>) -> Hint {
        let kind = match (reading.form.role, reading.entry.class) {
            (Role::Demonym | Role::People, _) => match reading.entry.actor {
                Some(code) => CueKind::Demonym(code),
                None => return Hint::Unknown,
            },
            (_, Class::Title(acts_for)) => CueKind::Title(acts_for),
            (_, Class::Portfolio) => CueKind::Portfolio,
            (
                _,
                Class::Head {
                    makes,
                    stands_for_state,
                },
            ) => CueKind::Head {
                makes,
                stands_for_state,
            },
            _ => return Hint::Unknown,
        };
        self.cues.push(cue(found, reading.form, kind));
        Hint::Cue(self.cues.len() - 1)
    }
}

fn cue(found: &LexiconMatch<'_>, form: Form, kind: CueKind) -> Cue {
    Cue {
        span: found.span,
        tokens: found.tokens.clone(),
        proclitics: found.proclitics,
        definite: form.definite,
        feminine: form.feminine,
        number: form.number,
        suffix: form.suffix,
        kind,
    }
}

/// A nationality, country or place inside the name of an event.
pub(super) fn name_inside(found: &LexiconMatch<'_>) -> Option<Cue> {
    found.readings.iter().find_map(|&Reading { form, entry }| {
        let kind = match (form.role, entry.class.entity_type()) {
            (Role::Demonym, _) => CueKind::Demonym(entry.actor?),
            (Role::Name, Some(kind @ (EntityType::Country | EntityType::Place))) => {
                CueKind::Name(kind, entry.actor, entry.country)
            }
            _ => return None,
        };
        Some(cue(found, form, kind))
    })
}

/// Whether a match is rather a word of the language: one word that names a place in the lexicon,
/// as `الجديدة` does, where the tagger is sure that no name stands.
fn is_doubtful(found: &LexiconMatch<'_>, class: Class, tagging: &Tagging) -> bool {
    const SURE: f32 = -3.0;
    found.tokens.len() == 1 && class == Class::Place && tagging.lead(found.tokens.start) < SURE
}

/// Whether a word that could be a person's surname is spelt as another word.
fn is_other_word(document: &Document<'_>, found: &LexiconMatch<'_>, reading: Reading<'_>) -> bool {
    let entry = reading.entry;
    entry.class == Class::Person
        && found.tokens.len() == 1
        && is_spelt_otherwise(document.slice(found.span), &entry.name())
}

/// Whether a word has a hamza inside and a person's name has none: `ترأس` is no `تراس`. Papers leave a hamza
/// out, but they put none where none belongs.
pub(super) fn is_spelt_otherwise(word: &str, name: &str) -> bool {
    word.chars().skip(1).any(|c| c == 'أ') && !holds(name, "أ")
}

/// Whether a name is rather the word that it also is: `بحماس`, with zeal; `سيول`, floods, where nothing else in
/// the article names the country of that capital.
fn is_word(
    document: &Document<'_>,
    matches: &[LexiconMatch<'_>],
    number: usize,
    reading: Reading<'_>,
) -> bool {
    let found = &matches[number];
    let key = document.key(found.tokens.end - 1);
    let id = reading.entry.id();
    let is_in_full = || {
        let full = |m: &&LexiconMatch<'_>| m.tokens.len() > 1;
        let mut others = matches.iter().filter(full);
        others.any(|other| other.readings[0].entry.id() == id)
    };
    let is_listed = found.tokens.len() == 1
        && analyses(key).any(|way| words::has(&words::WORDS_TOO, &way.stem_key()));
    is_listed
        && match reading.entry.class {
            // `سيول جارفة`, `سيول اجتاحت`.
            Class::Capital => {
                let next = document.tokens.get(found.tokens.end);
                next.is_some_and(|_| ends_in(document.key(found.tokens.end), "ته"))
            }
            // `اندلاع صدام`: he is called so only after his whole name.
            Class::Person => !is_in_full(),
            _ => found.proclitics.preposition == Some('ب'),
        }
}

/// Whether a word that could be `ك` and a place, or a body without an article, is rather the surname after a
/// given name, or after a word that the tagger takes for one: `جان كاسيا`, `ماريان إريكسون`.
fn is_surname(
    document: &Document<'_>,
    matches: &[LexiconMatch<'_>],
    number: usize,
    class: Class,
    tagging: &Tagging,
) -> bool {
    let found = &matches[number];
    let is_firm = class == Class::Organization
        && found.proclitics.are_none()
        && !document.has_al(found.tokens.start);
    (is_firm || found.proclitics.preposition == Some('ك'))
        && found.tokens.len() == 1
        && (tagging.name_at(found.tokens.start).is_some_and(|name| {
            name.kind == NameType::Person && name.tokens.start < found.tokens.start
        }) || given_name_before(matches, number).is_some())
}

/// The given name right before a match.
#[inline(never)]
fn given_name_before<'m, 'l>(
    matches: &'m [LexiconMatch<'l>],
    number: usize,
) -> Option<&'m LexiconMatch<'l>> {
    let before = &matches[number.checked_sub(1)?];
    let is_next = before.tokens.end == matches[number].tokens.start;
    (is_next && before.of_class(Class::GivenName).is_some()).then_some(before)
}

/// Whether the name of a people describes the plural before it, or the mosque's any noun: `السفراء العرب`,
/// `الحد الأقصى`, `مداه الأقصى`.
fn is_adjective(document: &Document<'_>, found: &LexiconMatch<'_>, class: Class) -> bool {
    let is_farthest = class == Class::Place && found.tokens.len() == 1;
    let own = document.key(found.tokens.start);
    // `اللاجئين الطوارق` are Tuareg, and `السفراء العرب` Arab ones.
    let is_group =
        class == Class::Group && ends_in_one_of(own, "عرب اكراد يهود ين ون افارقه وليك وذكس مازيغ");
    (is_group || is_farthest && own == "الاقصي")
        && found.proclitics.are_none()
        && word_before(document, found.tokens.start).is_some_and(|before| {
            let key = document.key(before);
            let is_owned = key.ends_with("ها") || document.surface(before).ends_with('ه');
            match is_farthest {
                true => is_definite_noun(key) || is_owned,
                false => is_definite_noun(key) && ends_in_one_of(key, "اء ين ون اده"),
            }
        })
}

/// Whether a known person's name is only part of a longer one, so that it names somebody else:
/// `محمد نجيب` in `محمد نجيب سعد`, `اشتون` in `مارك اشتون سميث`.
fn is_part_of_person(
    document: &Document<'_>,
    matches: &[LexiconMatch<'_>],
    number: usize,
    class: Class,
    tagging: &Tagging,
) -> bool {
    let found = &matches[number];
    // A father's name goes on naming the same person: `السلطان هيثم بن طارق`.
    let goes_on = found.tokens.end < document.tokens.len()
        && words::has_at(&words::PARTICLES, document, found.tokens.end);
    if class != Class::Person || goes_on {
        return false;
    }
    // `قوباد طالباني`: another of the family of somebody known.
    if found.proclitics.are_none()
        && found.tokens.len() == 1
        && let Some(given) = given_name_before(matches, number)
    {
        let name = name_key(&found.readings[0].entry.name());
        let own = name.split(' ').next().unwrap_or_default();
        if bones(&name_key(document.slice(given.span))) != bones(own) {
            return true;
        }
    }
    let Some(name) = tagging.name_at(found.tokens.start).filter(|name| {
        name.kind == NameType::Person
            && found.tokens.end <= name.tokens.end
            && found.tokens.len() < name.tokens.len()
    }) else {
        return false;
    };
    let is_name = |token: usize| {
        let at = matches.partition_point(|m| m.tokens.end <= token);
        matches
            .get(at)
            .filter(|m| m.tokens.contains(&token))
            .is_none_or(|m| m.of_class(Class::GivenName).is_some())
    };
    (name.tokens.start..found.tokens.start)
        .chain(found.tokens.end..name.tokens.end)
        .all(is_name)
}

/// The countries that the matches name beyond doubt.
fn countries_named(matches: &[LexiconMatch<'_>]) -> Vec<Code> {
    let certain = matches.iter().filter_map(|m| match m.readings[..] {
        [only] => only.entry.country,
        _ => None,
    });
    let mut countries: Vec<Code> = certain.list();
    sort_by_key(&mut countries, |&country| country);
    countries.dedup();
    countries
}

/// The reading that fits the context: one whose country the article names elsewhere wins over one
/// whose country it does not; else the lexicon's order holds.
fn pick<'l>(
    document: &Document<'_>,
    matches: &[LexiconMatch<'l>],
    number: usize,
    countries: &[Code],
) -> Option<Reading<'l>> {
    let found = &matches[number];
    let first = *found.readings.first()?;
    if found.readings.len() == 1 {
        return Some(first);
    }
    // `محافظة` is a governor, or before a place a province.
    let is_title = matches!(first.entry.class, Class::Title(_));
    let before_place = matches.get(number + 1).is_some_and(|next| {
        next.tokens.start == found.tokens.end
            && next.proclitics.are_none()
            && next.readings[0].entry.class.entity_type() == Some(EntityType::Place)
    });
    if is_title
        && before_place
        && let Some(head) = found.reading(&|r| makes_place(r.entry.class))
    {
        return Some(head);
    }
    // `تضم المجموعة السعودية وروسيا والعراق`; `عُمان` with its vowel is no `عمّان`.
    if let Some(country) = found.of_class(Class::Country)
        && country.form.role == Role::Name
        && (opens_list(matches, number) || holds(document.surface(found.tokens.start), "عُ"))
    {
        return Some(country);
    }
    // `وآخر ألمانياً`.
    let last = document.surface(found.tokens.end - 1);
    let is_accusative = last.ends_with("ً") || last.ends_with("ًا");
    if let Some(adjective) = found.reading(&|r| is_accusative && r.form.role == Role::Demonym) {
        return Some(adjective);
    }
    let modifies = follows_noun(document, found);
    // `برازيليا` is a capital sooner than an accusative.
    if first.form.role == Role::Demonym
        && let Some(capital) = found.of_class(Class::Capital)
        && !word_before(document, found.tokens.start)
            .is_some_and(|before| document.key(before).ends_with('ا'))
    {
        return Some(capital);
    }
    // `مطارات بريطانيا` are not British ones, for which it is the wrong gender.
    let fits = |r: &Reading<'l>| r.form.role == Role::Demonym && (r.form.feminine || !modifies);
    if let Some(adjective) = found.reading(&fits)
        && modifies == (first.form.role == Role::Name)
    {
        return Some(if modifies { adjective } else { first });
    }
    if let Some(class) = class_in_list(matches, number) {
        let alike = found.reading(&|r| r.form.role == Role::Name && r.entry.class == class);
        if alike.is_some() {
            return alike;
        }
    }
    // A seat of two states, `موسكو`: the first is the state of today.
    let is_seat = |r: &Reading<'l>| r.entry.class == Class::Capital;
    if found.readings.iter().all(is_seat) {
        return Some(first);
    }
    let is_named = |r: &Reading<'l>| {
        r.entry
            .country
            .is_some_and(|c| countries.binary_search(&c).is_ok())
    };
    let entity = |r: &Reading<'l>| r.entry.class.entity_type().is_some();
    if entity(&first) && !is_named(&first) {
        return found.reading(&|r| entity(r) && is_named(r)).or(Some(first));
    }
    Some(first)
}

fn makes_place(class: Class) -> bool {
    matches!(
        class,
        Class::Head {
            makes: EntityType::Place,
            ..
        }
    )
}

/// Whether two countries joined by `و` follow: three of a kind make a list.
fn opens_list(matches: &[LexiconMatch<'_>], number: usize) -> bool {
    let is_joined = |before: &LexiconMatch<'_>, next: &LexiconMatch<'_>| {
        next.tokens.start == before.tokens.end
            && next.proclitics.conjunction == Some('و')
            && next
                .reading(&|r| r.entry.class == Class::Country && r.form.role == Role::Name)
                .is_some()
    };
    matches
        .get(number..number + 3)
        .is_some_and(|list| list.windows(2).all(|pair| is_joined(&pair[0], &pair[1])))
}

/// The class of the countries or capitals that a match stands in a list with: `تايلاند والكويت
/// وعمان` lists countries.
fn class_in_list(matches: &[LexiconMatch<'_>], number: usize) -> Option<Class> {
    let found = &matches[number];
    let class = |m: &LexiconMatch<'_>| match m.readings[..] {
        [only] if only.form.role == Role::Name => Some(only.entry.class),
        _ => None,
    };
    let listed = |class: &Class| matches!(class, Class::Country | Class::Capital);
    let before = number.checked_sub(1).map(|n| &matches[n]).filter(|m| {
        m.tokens.end == found.tokens.start && found.proclitics.conjunction == Some('و')
    });
    let after = matches
        .get(number + 1)
        .filter(|m| m.tokens.start == found.tokens.end && m.proclitics.conjunction == Some('و'));
    before
        .and_then(class)
        .filter(listed)
        .or_else(|| after.and_then(class).filter(listed))
}

/// Whether the word right before could be a noun that the match modifies as an adjective: an
/// indefinite feminine or plural, as in `قوات سورية`, or a definite one, as in `العاصمة السعودية`.
fn follows_noun(document: &Document<'_>, found: &LexiconMatch<'_>) -> bool {
    let definite = |r: &Reading<'_>| r.form.role == Role::Demonym && r.form.definite;
    let Some(before) = word_before(document, found.tokens.start) else {
        // `شركة «أرامكو» السعودية`.
        return found.tokens.start > 1
            && document.is_quote(found.tokens.start - 1)
            && document.touches_previous(found.tokens.start - 1)
            && found.proclitics.are_none()
            && found.reading(&definite).is_some();
    };
    let key = document.key(before);
    let is_definite = is_definite_noun(key) && !key.starts_with("لل");
    let bare = without_start(key, "وبل");
    let is_plural = bare
        .strip_prefix("ال")
        .is_some_and(|noun| words::has(&words::FEMININE, noun));
    found.proclitics.are_none()
        && (is_plural || key.ends_with('ه') || key.ends_with("ات"))
        && key.chars().count() > 3
        && is_definite == found.reading(&definite).is_some()
}

/// The word right before a token, no mark between, in the same sentence.
fn word_before(document: &Document<'_>, token: usize) -> Option<usize> {
    let before = token.checked_sub(1)?;
    let same = document.tokens[before].sentence == document.tokens[token].sentence;
    (same && document.is_word(before)).then_some(before)
}

/// The text of a new name that starts with a token, with the alef that `لل` swallows: `الحكومة اللبنانية`
/// for `للحكومة اللبنانية`.
pub(super) fn shown(document: &Document<'_>, first: usize, span: Span) -> String {
    let text = document.slice(span);
    let token = document.tokens[first].span;
    let before = &document.text[token.start as usize..span.start as usize];
    // `للجنة القدس`: the second ل is of the word itself, unless it is the committee, `للجنة الوطنية`.
    let is_own = text.starts_with("لجنة ")
        && !ends_in_one_of(text.split(' ').nth(1).unwrap_or_default(), "ية");
    match before.ends_with('ل') && text.starts_with('ل') && !is_own {
        true if text.starts_with("لجنة ") => ["ال", text].concat(),
        true => ["ا", text].concat(),
        false => text.to_owned(),
    }
}

/// The id of a person by name, the same for `عبدالله` and `عبد الله`.
pub(super) fn person_id(name: &str) -> String {
    replaced(&name_key(name), "عبد ال", "عبدال")
}

fn named(found: &LexiconMatch<'_>, reading: Reading<'_>, kind: EntityType) -> Candidate {
    let entry = reading.entry;
    Candidate {
        tokens: found.tokens.clone(),
        span: found.span,
        proclitics: found.proclitics,
        kind,
        id: entry.id().into_owned(),
        name: entry.name().into_owned(),
        iso3: entry.country,
        actor: entry.actor,
        found: Found::Lexicon {
            entry: entry.id().into_owned(),
        },
    }
}

/// A person's mention with the fathers and the family behind it: `سلمان` goes on as `سلمان بن عبدالعزيز آل سعود`.
fn with_fathers(document: &Document<'_>, mut person: Candidate) -> Candidate {
    const MOST: usize = 4;
    let last = document.sentence_of(person.tokens.start).tokens.end;
    let is_word = |t: usize| t < last && document.is_word(t);
    let mut end = person.tokens.end;
    for _ in 0..MOST {
        let joins = is_word(end) && is_one_of(document.key(end), "بن ابن ال");
        if !joins || !is_word(end + 1) {
            break;
        }
        let is_servant = document.key(end + 1) == "عبد" && is_word(end + 2);
        end += 2 + usize::from(is_servant);
    }
    person.tokens.end = end;
    person.span.end = document.tokens[end - 1].span.end;
    person
}

/// The people of a country, where a nationality word is a noun: `ضد الفلسطينيين`, `68,800
/// فلسطينياً`; `None` where it is an adjective, `المسؤولون الفلسطينيون`.
fn people(
    document: &Document<'_>,
    found: &LexiconMatch<'_>,
    reading: Reading<'_>,
) -> Option<Candidate> {
    let before =
        found.tokens.start.checked_sub(1).filter(|&b| {
            document.tokens[b].sentence == document.tokens[found.tokens.start].sentence
        });
    let is_number = |b: usize| document.tokens[b].kind == TokenKind::Number;
    // `15 مليون أميركي`.
    let is_many = before.is_some_and(|b| is_one_of(document.key(b), "الف مليون"));
    let counted = before.is_some_and(is_number) || is_many;
    let is_noun = match reading.form {
        Form {
            number: Number::Plural,
            feminine: false,
            definite: true,
            ..
        } => {
            !found.proclitics.are_none()
                || !word_before(document, found.tokens.start)
                    .is_some_and(|b| is_definite_noun(document.key(b)))
        }
        Form {
            number: Number::Plural,
            feminine: false,
            ..
        } => {
            // `صفقات مع أميركيين`
            counted || before.is_some_and(|b| is_preposition(document.key(b)))
        }
        Form {
            number: Number::Singular,
            feminine: false,
            definite: false,
            ..
        } => is_many || counted && document.key(found.tokens.end - 1).ends_with('ا'),
        _ => false,
    };
    // `الأوروبيون` are of the Union
    let entry = reading.entry;
    let code = entry.country.or(entry.actor).filter(|_| is_noun)?;
    Some(Candidate {
        tokens: found.tokens.clone(),
        span: found.span,
        proclitics: found.proclitics,
        kind: EntityType::Group,
        id: [code.as_str(), "-people"].concat(),
        name: as_a_people(&shown(document, found.tokens.start, found.span)),
        iso3: entry.country,
        actor: Some(code),
        found: Found::Lexicon {
            entry: entry.id().into_owned(),
        },
    })
}

/// The name of a people as a heading has it: `الفلسطينيون` for `الفلسطينيين` and `فلسطينياً`.
fn as_a_people(text: &str) -> String {
    let word = without_end(text, "اً");
    let stem = ["ين", "ون"].iter().find_map(|end| word.strip_suffix(end));
    let stem = stem.unwrap_or(word);
    match stem.ends_with('ي') {
        true if stem.starts_with("ال") => [stem, "ون"].concat(),
        true => ["ال", stem, "ون"].concat(),
        false => text.to_owned(),
    }
}

/// Whether a word may be a definite noun that an adjective follows: `المسؤولون`, `والمفاوضين`, `حلفائها`.
fn is_definite_noun(key: &str) -> bool {
    let bare = without_start(key, "وفبك");
    let own = listed("ها هم هما نا").any(|pronoun| {
        let noun = key.strip_suffix(pronoun).unwrap_or_default();
        noun.chars().count() > 3 && ends_in_one_of(noun, "اء اي او")
    });
    own || bare.starts_with("ال") || key.starts_with("لل")
}
