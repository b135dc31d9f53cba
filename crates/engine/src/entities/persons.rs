//! Persons that no list holds: a title before a name (`وزير الخارجية الفنلندي اركي توميويا`), or a
//! given name with what follows it (`قاسم سليماني`).

use crate::list::ToList;
use std::ops::Range;

use super::candidates::{Candidate, Candidates, Hint, person_id};
use super::tagged::is_site;
use super::tagger::{NameType, Tagging};
use super::{Cue, CueKind, words};
use crate::exploration::{EntityType, Found};
use crate::lexicon::{ActsFor, Code, Number, Proclitics};
use crate::text::normalize::{
    ends_in, ends_in_one_of, holds, is_hyphen, is_one_of, starts_in, starts_with_one_of,
};
use crate::text::{Document, Span, TokenKind};
use crate::work;

/// Adds the persons that a title or a given name tells.
pub(super) fn add(document: &Document<'_>, mut known: Candidates, tagging: &Tagging) -> Candidates {
    let persons = Persons {
        document,
        known: &known,
        tagging,
    };
    let mut found: Vec<Candidate> = Vec::new();
    let mut token = 0;
    while token < document.tokens.len() {
        match persons.at(token) {
            Some(person) => {
                token = person.tokens.end;
                found.push(person);
            }
            None => token += 1,
        }
    }
    let listed = persons.listed(&found);
    found.extend(listed);
    known.mentions.extend(found);
    known
}

struct Persons<'a, 't> {
    document: &'a Document<'t>,
    known: &'a Candidates,
    tagging: &'a Tagging,
}

/// What the words before a name say of its bearer.
#[derive(Clone, Copy, Default)]
struct Office {
    country: Option<Code>,
    acts: bool,
}

/// Whether a word has the shape of the verbal noun `تفعيل`.
fn is_taf_il(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next() == Some('ت') && letters.nth(2) == Some('ي') && letters.count() == 1
}

/// Whether a word rather begins with the conjunction than a name does, `مايا واتسون`, `كريس ويفر`.
fn joins_another_word(key: &str) -> bool {
    key.starts_with('و')
        && (key.starts_with("وال") && key.chars().count() > 5
            || !starts_with_one_of(key, "وا وي وو"))
}

impl Persons<'_, '_> {
    /// A person whose title, or else whose name, starts at a token.
    fn at(&self, token: usize) -> Option<Candidate> {
        match self.known.hints[token] {
            Hint::Cue(_) if self.is_first_name(token) => {
                self.untitled(token, Proclitics::default())
            }
            Hint::Cue(cue) => self
                .titled(&self.known.cues[cue])
                .or_else(|| self.of_nation(&self.known.cues[cue])),
            // `فان` is no `ف` and a name.
            Hint::GivenName(_) if self.is_joint(token) => None,
            // Nor is `فدان`, which no mark parts from the word before: `إنتاجية فدان القمح`.
            Hint::GivenName(p)
                if p.conjunction == Some('ف')
                    && self.after(token).is_some()
                    && self.document.is_word(token - 1) =>
            {
                None
            }
            Hint::GivenName(proclitics) => self.untitled(token, proclitics),
            Hint::Unknown
                if self.is_joint(token) && is_one_of(self.document.key(token), "عبد ابو") =>
            {
                self.untitled(token, Proclitics::default())
            }
            Hint::Unknown if self.document.key(token) == "وعبد" => {
                let and = Proclitics {
                    conjunction: Some('و'),
                    ..Proclitics::default()
                };
                self.untitled(token, and)
            }
            Hint::Unknown => self.before_title(token),
            _ => None,
        }
    }

    fn titled(&self, title: &Cue) -> Option<Candidate> {
        /// How far from its title a name may start, in tokens.
        const LONGEST_OFFICE: usize = 16;
        let CueKind::Title(acts_for) = title.kind else {
            return None;
        };
        if title.number == Number::Plural {
            return None;
        }
        let mut office = Office {
            country: None,
            acts: acts_for == ActsFor::State,
        };
        // `الدكتور` stands in its table with the article.
        let key = self.document.key(title.tokens.start);
        // Before a name a dual loses its ن: `إلهام شاهين`.
        if title.number == Number::Dual && !title.definite && key.ends_with('ن') {
            return None;
        }
        let is_definite = title.definite
            || !key.ends_with("الحاجه")
                && (key.starts_with("لل") || self.document.slice(title.span).starts_with("ال"));
        let mut at = title.tokens.end;
        let (mut has_owner, mut last_title) = (false, None);
        while at - title.tokens.end < LONGEST_OFFICE
            && let Some(next) = self.after(at)
        {
            let Some((end, country)) = self.title_part(next) else {
                break;
            };
            last_title =
                Some(next).filter(|_| (has_owner || title.definite) && self.is_bare_title(next));
            office.country = office.country.or(country);
            has_owner |= country.is_some()
                || self.is_body(next)
                || self.cue(next).is_some_and(|c| c.kind == CueKind::Portfolio);
            at = end;
        }
        // `والدكتور: عمر حبتور`.
        let is_colon = |t: usize| self.document.is_mark(t, ':') && self.is_given_name(t + 1);
        let colon = self.after(at).filter(|&t| is_colon(t));
        let start = self.after(colon.map_or(at, |t| t + 1))?;
        // `وزير الخارجية الإيطالي، لويجي دي مايو، إن`.
        if has_owner
            && self.is_comma(start)
            && let Some(end) = self
                .set_off_end(start + 1)
                .or_else(|| self.strange_name_end(start + 1))
            && self
                .same_sentence(start, end)
                .is_some_and(|t| self.is_comma(t))
        {
            return Some(self.of_office(start + 1..end, office));
        }
        if self.joins_another(start) {
            return None;
        }
        if let Some(first) = last_title
            && let Some(end) = self.surname_end(start)
        {
            return Some(self.of_office(first..end, office));
        }
        let strange = self.strange_name_end(start).filter(|_| has_owner);
        let end = self
            .name_end(start, has_owner || is_definite)
            .max(strange)?;
        // What the tagger takes for no name is none: one word, `المسؤول الحكومي`, or two in the accusative, `أجرى رئيس
        // الوزراء اتصالا هاتفيا`; nor is a province a woman in office, `محافظة فارس`.
        let is_word = |t| self.known.is_unknown(t) && self.tagging.lead(t) < 0.0;
        // `دستوريا مهلة`.
        let is_accusative = |t| is_word(t) && self.document.key(t).ends_with('ا');
        let is_woman = self.document.key(title.tokens.start).ends_with('ه');
        if end == start + 1
            && (is_word(start) || words::ends_at(&words::PROVINCES, self.document, at - 1))
            || end == start + 2 && !is_woman && (start..end).all(is_accusative)
        {
            return None;
        }
        // Of `"جنرال ميلز"` the title is a part.
        let is_quoted = !title.definite
            && title.tokens.end == start
            && self.is_quote(title.tokens.start.checked_sub(1))
            && self.is_quote(Some(end));
        (!is_quoted).then(|| self.of_office(start..end, office))
    }

    /// Two words that can be nothing but a name in a list of persons: `ياسر سعيد، ولاء طلبة، ونعمة عصمت، وأحمد رجب`.
    fn listed(&self, found: &[Candidate]) -> Vec<Candidate> {
        /// Leads in nats; an article makes it likelier that a word describes, `شقيق الضحية`.
        const LEAST: f32 = -4.5;
        const LEAST_DEFINITE: f32 = -1.0;
        const MOST: usize = 8;
        let known = self.known.mentions.iter();
        let persons = known.filter(|m| m.kind == EntityType::Person).chain(found);
        // 1 where a name of the tagger's begins, from 2 on where a person does.
        let mut is_start = vec![0u8; self.document.tokens.len()];
        let tagged = self.tagging.names.iter();
        let tagged = tagged.filter(|name| name.kind == NameType::Person && name.tokens.len() > 1);
        let of_tagger = tagged.map(|name| (&name.tokens, 1));
        let bounds: Vec<(usize, usize)> = persons
            .map(|m| (&m.tokens, 2))
            .chain(of_tagger)
            .map(|(tokens, kind)| {
                is_start[tokens.start] |= kind;
                (tokens.start, tokens.end)
            })
            .list();
        let starts = |t: usize, least: u8| is_start.get(t).is_some_and(|&kind| kind >= least);
        let is_comma = |t: usize| t < self.document.tokens.len() && self.is_comma(t);
        let mut listed: Vec<Candidate> = Vec::new();
        for &(start, end) in &bounds {
            let (mut first, mut names) = (end + 1, Vec::new());
            let is_name = |t: usize| {
                let key = self.document.key(t);
                let least = match key.starts_with("ال") && !key.ends_with('ي') {
                    true => LEAST_DEFINITE,
                    false => LEAST,
                };
                self.document.is_word(t)
                    && matches!(self.known.hints[t], Hint::Unknown | Hint::GivenName(_))
                    && !starts_with_one_of(key, "وال وعبد وابو")
                    && !self.looks_like_a_verb(t)
                    && self.tagging.lead(t) >= least
            };
            while is_comma(first - 1)
                && names.len() < MOST
                && !starts(first, 2)
                && (first..first + 2).all(|t| self.same_sentence(start, t).is_some_and(is_name))
                && is_comma(first + 2)
            {
                // Of `ولاء` the و is a letter, where the others have none.
                let key = self.document.key(first);
                let others = |t: usize| {
                    t < self.document.tokens.len() && self.document.key(t).starts_with('و')
                };
                let is_joined =
                    joins_another_word(key) && (key.chars().count() > 4 || others(first + 3));
                let span = Span {
                    start: self.document.start_after(first, usize::from(is_joined)),
                    ..self.document.tokens[first].span
                };
                let and = Proclitics {
                    conjunction: is_joined.then_some('و'),
                    preposition: None,
                };
                let office = Office::default();
                names.push(self.person(first..first + 2, span, and, office, "given-name"));
                first += 3;
            }
            if starts(first, 1) {
                listed.append(&mut names);
            }
        }
        listed
    }

    /// Whether an unknown word is `و` and a word that the article also has alone: `الأمير سلطان وليكوتا`.
    fn joins_another(&self, token: usize) -> bool {
        self.known.is_unknown(token)
            && self.is_behind_proclitics(token, |proclitics| proclitics == "و")
    }

    /// Whether the article also has a word without the proclitics that seem to stand before it.
    fn is_behind_proclitics(&self, token: usize, fit: impl Fn(&str) -> bool) -> bool {
        let document = self.document;
        let ways = document.ways(document.word(token));
        ways.iter().skip(1).any(|&way| {
            fit(document.analysis(token, way).proclitics) && document.has_word(way.stem)
        })
    }

    fn is_quote(&self, token: Option<usize>) -> bool {
        token
            .filter(|&t| t < self.document.tokens.len())
            .is_some_and(|t| self.document.is_quote(t))
    }

    /// Whether a title is one word that is also a given name: `مساعد العيبان`, `أمينة الصرارفي`. After an
    /// office with its country no second title follows without its article.
    fn is_bare_title(&self, token: usize) -> bool {
        self.cue(token).is_some_and(|cue| {
            matches!(cue.kind, CueKind::Title(_))
                && cue.tokens.len() == 1
                && cue.proclitics.are_none()
                && words::has_at(&words::TITLES_TOO, self.document, token)
        })
    }

    /// The end of a name behind a title that is a given name: of one that goes on (`أمينة شعيب`), of a surname
    /// with its article or without (`أميرة بوراوي`).
    fn surname_end(&self, token: usize) -> Option<usize> {
        /// Of a word of the language the tagger is surer, in nats.
        const LEAST: f32 = -4.0;
        const LEAST_DEFINITE: f32 = -5.5;
        if self.is_given_name(token) {
            return self.name_end(token, true);
        }
        let surface = self.document.surface(token);
        let least = match self.document.has_al(token) {
            true if surface.ends_with('ي') => LEAST_DEFINITE,
            false => LEAST,
            _ => return None,
        };
        let is_surname = self.known.is_unknown(token) && self.tagging.lead(token) >= least;
        is_surname.then_some(token + 1)
    }

    /// Whether a word that is also a nationality or title is a given name, its father's name being
    /// next: `تركي بن طلال`.
    fn is_first_name(&self, token: usize) -> bool {
        self.cue(token).is_some_and(|cue| {
            cue.tokens.len() == 1 && !cue.definite && cue.number == Number::Singular
        }) && self
            .after(token + 1)
            .is_some_and(|next| is_one_of(self.document.key(next), "بن بنت"))
    }

    /// Whether a body stands there, or its head alone with the article: `رئيسة الاتحاد`.
    fn is_body(&self, token: usize) -> bool {
        match self.known.hints[token] {
            Hint::Mention(m) => self.known.mentions[m].kind == EntityType::Organization,
            Hint::Cue(cue) => {
                let cue = &self.known.cues[cue];
                let makes = EntityType::Organization;
                cue.definite && matches!(cue.kind, CueKind::Head { makes: m, .. } if m == makes)
            }
            _ => false,
        }
    }

    /// The end of a word that may stand between a title and a name, with the country it tells.
    fn title_part(&self, token: usize) -> Option<(usize, Option<Code>)> {
        if self.is_first_name(token) {
            return None;
        }
        match self.known.hints[token] {
            Hint::Cue(cue) => {
                let cue = &self.known.cues[cue];
                match cue.kind {
                    CueKind::Demonym(code) if cue.number == Number::Singular => {
                        Some((cue.tokens.end, Some(code)))
                    }
                    CueKind::Portfolio | CueKind::Title(_) | CueKind::Head { .. } => {
                        Some((cue.tokens.end, None))
                    }
                    _ => None,
                }
            }
            Hint::Mention(mention) => {
                let mention = &self.known.mentions[mention];
                match mention.kind {
                    EntityType::Country | EntityType::Place | EntityType::Organization => {
                        Some((mention.tokens.end, mention.iso3))
                    }
                    _ => None,
                }
            }
            _ => {
                let key = self.document.key(token);
                // «الخبير العسكري واصف عريقات».
                let describes =
                    key.starts_with("ال") && ends_in(key, "يه") && self.is_given_name(token + 1);
                if describes || words::has(&words::QUALIFIERS, key) {
                    return Some((token + 1, None));
                }
                // «نائب رئيس الوزراء لشؤون الطاقة».
                if words::has(&words::AFFAIRS, key) {
                    let what = self.after(token + 1)?;
                    return match self.known.hints[what] {
                        Hint::Cue(cue) => Some((self.known.cues[cue].tokens.end, None)),
                        Hint::Mention(mention) => {
                            Some((self.known.mentions[mention].tokens.end, None))
                        }
                        _ => Some((what + 1, None)),
                    };
                }
                // «وزير الدفاع في جنوب أفريقيا», «السفير لدى الأمم المتحدة».
                let seat = self.after(token + 1).filter(|_| is_one_of(key, "في لدي"))?;
                let Hint::Mention(mention) = self.known.hints[seat] else {
                    // «السفير لدى المملكة».
                    return (key == "لدي").then_some((seat + 1, None));
                };
                let seat = &self.known.mentions[mention];
                let (iso3, is_body) = (seat.iso3, seat.kind == EntityType::Organization);
                let is_country = seat.kind == EntityType::Country && key == "في";
                (is_country || is_body || seat.kind == EntityType::Country)
                    .then_some((seat.tokens.end, iso3.filter(|_| is_country)))
            }
        }
    }

    /// Whether a nationality word right after a given name is a surname.
    fn is_surname(&self, token: usize) -> bool {
        token > 0 && matches!(self.known.hints[token - 1], Hint::GivenName(_))
    }

    fn untitled(&self, token: usize, proclitics: Proclitics) -> Option<Candidate> {
        /// The least lead of the tagger's for what follows a given name that is a word too, in nats.
        const LEAST: f32 = 0.5;
        const LEAST_NOUN: f32 = 2.0;
        let skipped = usize::from(proclitics.conjunction.is_some())
            + usize::from(proclitics.preposition.is_some());
        let is_word_too = self
            .document
            .key(token)
            .char_indices()
            .nth(skipped)
            .is_some_and(|(at, _)| words::has(&words::GIVEN_TOO, &self.document.key(token)[at..]));
        if is_word_too
            && !self.is_given_name(token + 1)
            && self.after(token + 1).is_none_or(|next| {
                let key = self.document.key(next);
                let least = match (key.starts_with("ال"), key.ends_with('ي')) {
                    (true, true) => -LEAST,
                    (true, false) => LEAST_NOUN,
                    _ => LEAST,
                };
                !self.is_joint(next) && self.tagging.lead(next) < least
            })
        {
            return None;
        }
        // A letter that could be a preposition is one only before a name that goes on for certain.
        if proclitics.preposition.is_some()
            && !self.is_given_name(token + 1)
            && self
                .document
                .tokens
                .get(token + 1)
                .is_none_or(|_| !self.is_joint(token + 1))
            || is_site(self.document, token)
        {
            return None;
        }
        let end = self.name_end(token, false)?;
        let office = Office {
            country: self.nationality_before(token),
            acts: false,
        };
        let parts = (token..end).filter(|&t| self.document.is_word(t)).count();
        let start = self.document.start_after(token, skipped);
        let span = Span {
            start,
            ..self.document.tokens[token].span
        };
        (parts >= 2).then(|| self.person(token..end, span, proclitics, office, "given-name"))
    }

    /// The country of a nationality that stands as a noun before a name: `المصري محمد صلاح`.
    fn nationality_before(&self, token: usize) -> Option<Code> {
        let before = token.checked_sub(1)?;
        match *self.cue(before)? {
            Cue {
                kind: CueKind::Demonym(code),
                definite: true,
                number: Number::Singular,
                ..
            } => self.after(token).map(|_| code),
            _ => None,
        }
    }

    /// The end of the name that starts at a token: given names, the particles that join them, and
    /// up to two words that nothing else explains. With `after_title` the first may be unknown too.
    fn name_end(&self, start: usize, after_title: bool) -> Option<usize> {
        const LONGEST: usize = 8;
        let (mut end, mut unknown, mut parts) = (start, 0, 0);
        let mut joined = false;
        while let Some(token) = self.same_sentence(start, end)
            && parts < LONGEST
        {
            if self.is_inner_hyphen(token) && parts > 0 {
                end += 1;
                joined = true;
                continue;
            }
            if !self.document.is_word(token) {
                break;
            }
            match self.known.hints[token] {
                Hint::Mention(mention)
                    if joined && self.known.mentions[mention].kind == EntityType::Person =>
                {
                    end = self.known.mentions[mention].tokens.end;
                    parts += 1;
                    joined = false;
                    continue;
                }
                // `محمد أمين بن عمر`.
                Hint::Cue(_) if joined || self.is_first_name(token) => {}
                Hint::Cue(cue) if parts > 0 && self.is_surname_like(&self.known.cues[cue]) => {}
                Hint::GivenName(proclitics)
                    if (parts == 0 || proclitics.are_none())
                        && self.is_plausible(token, parts, after_title) => {}
                _ if self.is_joint(token) && !self.denies(token, parts)
                    || parts == 0 && self.document.key(token) == "وعبد" =>
                {
                    joined = true;
                    end += 1;
                    parts += 1;
                    continue;
                }
                Hint::Unknown if joined => {}
                Hint::StopWord
                    if token > start
                        && self.is_given_name(token - 1)
                        && self.is_name_too(start, token) => {}
                // `عبد المنعم خلف الله`.
                Hint::StopWord
                    if parts > 0
                        && self.document.key(token) != "صلي"
                        && self
                            .same_sentence(start, token + 1)
                            .is_some_and(|next| self.document.key(next) == "الله") =>
                {
                    end += 1;
                }
                Hint::Unknown if parts > 1 && self.goes_too_far(token, after_title) => break,
                Hint::Unknown
                    if self.may_be_name(token, parts, after_title)
                        && (unknown < 2
                            || unknown == 2 && after_title && self.tagging.lead(token) >= -1.0) =>
                {
                    unknown += 1
                }
                Hint::Cue(cue)
                    if parts > 0
                        && self.may_be_nisba_surname(&self.known.cues[cue], parts, after_title) =>
                {
                    return Some(end + 1);
                }
                _ if joined && self.document.has_al(token) => {}
                _ => break,
            }
            joined = false;
            end += 1;
            parts += 1;
        }
        // A joint or hyphen at the end joined nothing.
        while end > start && self.is_joint(end - 1) {
            end -= 1;
        }
        (end > start).then_some(end)
    }

    /// Whether `لا` denies what follows: `رئيس لا يستمع`, `اشتغال فكري لا يقل أهمية`.
    fn denies(&self, token: usize, parts: usize) -> bool {
        self.document.key(token) == "لا"
            && (parts == 0
                || !self.is_joint(token - 1)
                    && self
                        .after(token + 1)
                        .is_some_and(|verb| starts_in(self.document.key(verb), "يت")))
    }

    /// Whether a frequent word behind a given name is one too: in Egypt's papers, `مريم محمد على`.
    fn is_name_too(&self, start: usize, token: usize) -> bool {
        let next = self.same_sentence(start, token + 1);
        self.document.surface(token) == "على"
            && next.is_none_or(|t| self.document.tokens[t].kind == TokenKind::Punctuation)
    }

    /// The end of two words right after an office of a country that can be nothing but a foreign
    /// name, though the tagger sees none: `نائب وزير الدفاع الاسرائيلي افراييم سنيه`.
    fn strange_name_end(&self, start: usize) -> Option<usize> {
        const LEAST: f32 = -4.0;
        let is_strange = |token: usize| {
            let key = self.document.key(token);
            self.document.is_word(token)
                && self.known.is_unknown(token)
                && key.chars().count() > 2
                && !key.starts_with("ال")
                && (!matches!(key.chars().next(), Some('ب' | 'ل' | 'و' | 'ف'))
                    || token == start && starts_with_one_of(key, "في بي لو"))
                && !ends_in(self.document.surface(token), "اًة")
                && !self.looks_like_a_verb(token)
                && self.tagging.lead(token) >= LEAST
        };
        let next = self.after(start + 1)?;
        // `فيكرام مصري`
        let is_nation = self.cue(next).is_some_and(|cue| {
            matches!(cue.kind, CueKind::Demonym(_))
                && !cue.definite
                && !cue.feminine
                && cue.number == Number::Singular
                && cue.proclitics.are_none()
        });
        (is_strange(start) && (is_nation || is_strange(next))).then_some(next + 1)
    }

    /// Two words that can be nothing but a foreign name behind a nationality that describes nothing: `بينهم الفرنسي توما
    /// بيسكيه`.
    fn of_nation(&self, nation: &Cue) -> Option<Candidate> {
        let CueKind::Demonym(code) = nation.kind else {
            return None;
        };
        let describes = nation.tokens.start.checked_sub(1).is_some_and(|before| {
            self.after(before + 1).is_some()
                && self.known.hints[before] != Hint::StopWord
                && !self.is_comma(before)
        });
        let start = self.after(nation.tokens.end)?;
        let end = self.strange_name_end(start)?;
        let fits = nation.definite && nation.number == Number::Singular && !describes;
        let office = Office {
            country: Some(code),
            acts: false,
        };
        fits.then(|| self.of_office(start..end, office))
    }

    /// Two words that can be nothing but a foreign name, before a comma and a title: `أحرز تريفوه تشالوباه، لاعب تشيلسي`.
    fn before_title(&self, token: usize) -> Option<Candidate> {
        let end = self
            .strange_name_end(token)
            .filter(|_| self.tagging.name_at(token).is_none())?;
        // `مشيرا` points out.
        let is_title = self.is_bare_office(self.same_sentence(token, end + 1)?)
            && !self.document.key(end + 1).ends_with('ا');
        (self.is_comma(end) && is_title).then(|| self.of_office(token..end, Office::default()))
    }

    /// The end of two to five words that may be a name set off by commas.
    fn set_off_end(&self, start: usize) -> Option<usize> {
        const LEAST: f32 = -1.5;
        let may_be = |token: usize| {
            let is_unknown = self.known.is_unknown(token) && self.tagging.lead(token) >= LEAST;
            self.document.is_word(token)
                && (is_unknown || self.is_given_name(token) || self.is_joint(token))
        };
        let mut end = start;
        while end < start + 5 && self.same_sentence(start, end).is_some_and(may_be) {
            end += 1;
        }
        (end >= start + 2).then_some(end)
    }

    #[inline(never)]
    fn is_comma(&self, token: usize) -> bool {
        self.document.is_mark(token, '،') || self.document.is_mark(token, ',')
    }

    /// Whether an unknown word may be part of a name; the first only after a title.
    fn may_be_name(&self, token: usize, parts: usize, after_title: bool) -> bool {
        (parts > 0 || after_title) && self.is_plausible(token, parts, after_title)
    }

    /// Whether an unknown word after two parts of a name belongs to the sentence: behind a surname with
    /// its article, with an article itself, or a dual (`هدفين`), unless the tagger has it in the same name.
    fn goes_too_far(&self, token: usize, after_title: bool) -> bool {
        /// A lead of the tagger's, in nats.
        const LEAST_FAMILY: f32 = -2.5;
        let is_definite = |t: usize| self.document.has_al(t);
        let same_name = self
            .tagging
            .name_at(token)
            .is_some_and(|name| name.tokens.contains(&(token - 1)));
        let is_son = |t: usize| is_one_of(self.document.key(t), "بن ابن");
        // `محمد بن جوهر المحمد`.
        // `محيي الدين اللباد`.
        let is_faith = |t: usize| self.document.key(t) == "الدين";
        let is_family =
            is_definite(token) && (is_son(token.saturating_sub(2)) || is_faith(token - 1));
        if is_family && self.tagging.lead(token) >= LEAST_FAMILY {
            return false;
        }
        let closed = is_definite(token - 1) && !self.is_joint(token.saturating_sub(2));
        // `أحرز فيصل فجر هدفا`.
        let is_dual = self.document.key(token).ends_with("ين")
            || self.document.key(token).ends_with('ا')
                && self.tagging.lead(token) < if after_title { -0.5 } else { 0.0 };
        // `عبد الحكيم الشبلي` goes on with a surname sooner than with another word.
        let least = match self.document.key(token).ends_with('ي') {
            true => -0.75,
            false => 0.0,
        };
        !same_name && (closed || is_dual || is_definite(token) && self.tagging.lead(token) < least)
    }

    /// Whether the tagger can believe that a word is part of a person's name.
    fn is_plausible(&self, token: usize, parts: usize, after_title: bool) -> bool {
        /// Leads in nats; a title makes a name likelier than the tagger knows.
        const LEAST: f32 = -0.75;
        const LEAST_AFTER_TITLE: f32 = -1.5;
        const LEAST_FAMILY: f32 = -2.5;
        let key = self.document.key(token);
        // `عبد الحكيم الشبلي`.
        let is_surname = parts > 0 && key.starts_with("ال") && key.ends_with('ي');
        // `عز الدين المناصرة`.
        let is_family =
            parts > 1 && key.starts_with("ال") && self.document.key(token - 1) == "الدين";
        let least = match after_title || is_surname {
            _ if is_family => LEAST_FAMILY,
            true => LEAST_AFTER_TITLE,
            false => LEAST,
        };
        let least = match self.looks_like_a_verb(token) {
            // `توقيف`, `تعزيز`, `تطرقت`.
            true if is_taf_il(key) || key.ends_with('ت') => 2.0,
            // Of `سيلفي جان` the first is no verb.
            true if after_title && self.is_given_name(token + 1) => -0.5,
            true => 0.0,
            false => least,
        };
        // An accusative with its sign is a noun, `مشروعاً`.
        if holds(self.document.surface(token), "ً")
            || parts > 0 && (key == "وعبد" || self.leads_on(token))
            || parts == 0 && self.describes(token)
            || parts == 1 && self.is_participle(token)
            || parts > 0 && words::has(&words::QUALIFIERS, key) && !words::has(&words::REGNAL, key)
        {
            return false;
        }
        let Some(name) = self.tagging.name_at(token) else {
            return self.tagging.lead(token) >= least;
        };
        // `إقليم كشمير عمر عبدالله`: the tagger has two names for one.
        let is_next = parts == 0
            && name.tokens.start < token
            && matches!(self.known.hints[token - 1], Hint::Mention(_))
            && self.is_given_name(token);
        is_next || name.kind == NameType::Person && self.tagging.lead(token) >= least
    }

    /// Whether an unknown word behind a name rather goes on with the sentence: it has a pronoun (`شيرين وعائلتها`),
    /// is joined to the name (`سعاد والعسكر`), or is a preposition with a word that the article has elsewhere
    /// (`مازن بقرار`), and the tagger, sure of the name before it, is none too sure of it.
    fn leads_on(&self, token: usize) -> bool {
        /// Leads in nats.
        const SURE: f32 = 1.0;
        const PLAIN: f32 = 2.0;
        const DENIED: f32 = -0.3;
        let (key, surface) = (self.document.key(token), self.document.surface(token));
        if !self.known.is_unknown(token) {
            return false;
        }
        let lead = self.tagging.lead(token);
        let long = key.chars().count() > 3;
        let joins = key.starts_with("وال") && key.chars().count() > 5;
        let is_joined = long && joins_another_word(key);
        let has_pronoun = long && ends_in_one_of(surface, "ها هم ته هما");
        const GOVERNED: &str = "بال لل بأ لأ بإ لإ";
        // `إدريس الأزمي`, `سعيد بنكراد`, `محمد بلفقيه`.
        let is_family = starts_with_one_of(key, "ال بن بو بل");
        let is_deed = starts_in(key, "بل") && (is_taf_il(&key[2..]) || key[2..].starts_with("است"));
        let is_governed = is_deed
            || long && starts_with_one_of(surface, GOVERNED)
            || starts_in(key, "بل")
                && !is_family
                && (long && surface.ends_with('ه')
                    || self.is_behind_proclitics(token, |p| p.len() == 2));
        // `شيرين لسد`: the name was whole before.
        let was_whole = self.tagging.lead(token - 1) > PLAIN
            && !is_family
            && self
                .tagging
                .name_at(token - 1)
                .is_some_and(|n| n.tokens.end == token);
        // `بوزفور مشروعه`.
        let has_his = long && surface.ends_with('ه') && !surface.ends_with("يه");
        joins
            || lead < 0.0 && has_his
            || lead < SURE && has_pronoun
            || lead < SURE / 2.0 && is_governed
            || lead < 0.0 && is_joined
            || lead < DENIED && was_whole
    }

    /// Whether an unknown word where a name might begin is an adjective or noun with its article, two nouns with
    /// theirs, a word with a preposition, conjunction or pronoun, or one that ends as no foreign name does: `الباحث
    /// السياسي`, `المدير للقسم`, `الكاتب والحكواتي`, `السفير قلقه`.
    fn describes(&self, token: usize) -> bool {
        /// Leads in nats.
        const SURE: f32 = 1.0;
        let (key, surface) = (self.document.key(token), self.document.surface(token));
        let lead = self.tagging.lead(token);
        let is_definite = |t: usize| self.known.is_unknown(t) && self.document.has_al(t);
        let is_two = is_definite(token)
            && self.after(token + 1).is_some_and(is_definite)
            && self.tagging.lead(token + 1) < 0.0;
        let has_ending = ends_in(surface, "ةه") && !surface.ends_with("يه");
        self.known.is_unknown(token)
            && (lead < 0.0
                && (is_two
                    || key.starts_with("ال") && ends_in(key, "يه")
                    || starts_with_one_of(key, "بال لل"))
                || lead < SURE
                    && key.chars().count() > 3
                    && (has_ending || joins_another_word(key)))
    }

    /// Whether an unknown word is a participle before what it governs: `إبراهيم المشرف على المشروع`.
    fn is_participle(&self, token: usize) -> bool {
        /// Of a surname the tagger is surer, in nats.
        const LEAST: f32 = 1.0;
        self.known.is_unknown(token)
            && self.document.key(token).starts_with("الم")
            && !self.document.key(token).ends_with('ي')
            && self.tagging.lead(token) < LEAST
            && self
                .after(token + 1)
                .is_some_and(|next| is_one_of(self.document.key(next), "علي من الي"))
    }

    /// The cue that a token is part of.
    #[inline(never)]
    fn cue(&self, token: usize) -> Option<&Cue> {
        match self.known.hints[token] {
            Hint::Cue(cue) => Some(&self.known.cues[cue]),
            _ => None,
        }
    }

    #[inline(never)]
    fn is_given_name(&self, token: usize) -> bool {
        matches!(self.known.hints.get(token), Some(Hint::GivenName(p)) if p.are_none())
    }

    /// Whether an unknown word has the prefix of a verb in the present: `يرتكز`, `سيعلن`.
    fn looks_like_a_verb(&self, token: usize) -> bool {
        let key = self.document.key(token);
        self.known.is_unknown(token)
            && key.chars().count() >= 4
            && (starts_in(key, "يت") || key.starts_with("سي") || key.starts_with("ست"))
    }

    /// Whether a word that could be two holders of a title, or a head with its article, is rather a
    /// surname after a given name: `عبد الحميد خبيري`, `حسين الدوري`.
    fn is_surname_like(&self, cue: &Cue) -> bool {
        const LEAST: f32 = -2.0;
        let is_title = matches!(cue.kind, CueKind::Title(_));
        let is_noun = match cue.kind {
            CueKind::Title(_) if !cue.definite && cue.number != Number::Singular => true,
            // `الدكتور عزمي محافظة، الذي`.
            CueKind::Title(_) | CueKind::Head { .. }
                if !cue.definite
                    && self.after(cue.tokens.end).is_some_and(|t| {
                        self.is_comma(t) || !is_title && self.is_bare_office(t)
                    })
                    && !self.document.key(cue.tokens.start).ends_with('ا') =>
            {
                self.is_surname(cue.tokens.start)
            }
            // `محمد الخليفة`.
            CueKind::Title(_) => {
                let key = self.document.key(cue.tokens.start);
                let title = key.strip_prefix("ال").unwrap_or_default();
                self.is_surname(cue.tokens.start) && words::has(&words::TITLES_TOO, title)
            }
            CueKind::Head { .. } => cue.definite && self.is_surname(cue.tokens.start),
            _ => false,
        };
        is_noun
            && cue.proclitics.are_none()
            && cue.tokens.len() == 1
            && self.tagging.lead(cue.tokens.start) >= LEAST
    }

    /// Whether a title of one holder stands there without its article.
    fn is_bare_office(&self, token: usize) -> bool {
        self.cue(token).is_some_and(|cue| {
            matches!(cue.kind, CueKind::Title(_)) && !cue.definite && cue.proclitics.are_none()
        })
    }

    fn may_be_nisba_surname(&self, cue: &Cue, parts: usize, after_title: bool) -> bool {
        matches!(cue.kind, CueKind::Demonym(_))
            && cue.definite
            && !cue.feminine
            && cue.proclitics.are_none()
            && (!after_title || self.is_surname(cue.tokens.start))
            && parts <= 2
    }

    fn is_joint(&self, token: usize) -> bool {
        words::has_at(&words::PARTICLES, self.document, token)
            && !self.document.surface(token).starts_with("فإ")
    }

    /// A hyphen right between two words.
    fn is_inner_hyphen(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        self.document.surface(token).chars().all(is_hyphen)
            && token > 0
            && tokens[token - 1].span.end == tokens[token].span.start
            && tokens.get(token + 1).is_some_and(|next| {
                next.kind == TokenKind::Word && next.span.start == tokens[token].span.end
            })
    }

    /// A person by the office before or behind the name.
    #[inline(never)]
    fn of_office(&self, tokens: Range<usize>, office: Office) -> Candidate {
        let first = self.document.tokens[tokens.start].span;
        self.person(tokens, first, Proclitics::default(), office, "title-name")
    }

    fn person(
        &self,
        tokens: Range<usize>,
        first: Span,
        proclitics: Proclitics,
        office: Office,
        rule: &str,
    ) -> Candidate {
        let span = first.to(self.document.tokens[tokens.end - 1].span);
        let name = self.document.slice(span).to_owned();
        // `إرم نيوز`.
        let is_site = words::has_at(&words::SITE_ENDS, self.document, tokens.end - 1);
        Candidate {
            id: person_id(&name),
            tokens,
            span,
            proclitics,
            kind: match is_site {
                true => EntityType::Organization,
                false => EntityType::Person,
            },
            name,
            iso3: office.country.filter(|code| !code.is_body()),
            actor: office.country.filter(|_| office.acts),
            found: Found::Pattern {
                rule: rule.to_owned(),
            },
        }
    }

    fn after(&self, token: usize) -> Option<usize> {
        self.same_sentence(token.checked_sub(1)?, token)
    }

    fn same_sentence(&self, near: usize, token: usize) -> Option<usize> {
        work::add(1);
        let tokens = &self.document.tokens;
        (tokens.get(token)?.sentence == tokens[near].sentence).then_some(token)
    }
}
