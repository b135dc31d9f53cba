//! Organisations by the words after their head: in quotes (`شركة «دياجيو»`), definite nouns (`حزب
//! العدالة والتنمية`, `مركز الأبحاث الفلسطيني`), adjectives that agree with it (`المجلس النسائي
//! اللبناني`), a person's name (`مركز الملك سلمان`), or a foreign name (`شركة بيلزبوري`).

use super::{Owner, Patterns};
use crate::entities::candidates::{Candidate, Hint};
use crate::entities::{Cue, CueKind, words};
use crate::exploration::EntityType;
use crate::lexicon::{Code, Number, Proclitics};
use crate::text::TokenKind;
use crate::text::clitics::is_preposition;
use crate::text::normalize::{ends_in, is_one_of, starts_in};

/// Whether a head names one body: `والمصرف`, and not `والبورصات`.
fn is_one_head(cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Head { .. }) && cue.number == Number::Singular
}

impl Patterns<'_, '_> {
    /// A name in quotes right after a head, a nationality or one noun between them or not. The
    /// quotes show where an organisation's name begins; other names keep their head.
    pub(super) fn quoted(&self, head: &Cue, makes: EntityType, next: usize) -> Option<Candidate> {
        let common = matches!(
            head.kind,
            CueKind::Head {
                stands_for_state: true,
                ..
            }
        );
        if common || head.number != Number::Singular {
            return None;
        }
        let (mut open, mut owner) = (next, Owner::default());
        if let Some(cue) = self.cue_at(next)
            && let CueKind::Demonym(code) = cue.kind
        {
            owner.iso3 = Some(code);
            open = self.after(cue.tokens.end)?;
        } else if head.definite {
            return None;
        } else if self.document.is_word(next) && self.known.is_unknown(next) {
            open = self.after(next + 1)?;
        }
        let end = self.closing_quote(open)?;
        if makes != EntityType::Organization {
            let whole = || self.headed_to(head, end + 1, makes, owner, "head-quoted");
            return (open == next).then(whole);
        }
        Some(self.plain(open + 1..end, makes, owner, "head-quoted"))
    }

    /// A firm by the last word of its name: `دبي القابضة`, `شعاع كابيتال`.
    pub(super) fn firm(&self, last: usize) -> Option<Candidate> {
        /// Words of the longest name in quotes.
        const LONGEST: usize = 5;
        let document = self.document;
        self.after(last)?;
        let is_word = |t: usize| {
            document.is_word(t) && matches!(self.known.hints[t], Hint::Unknown | Hint::Mention(_))
        };
        let before = last - 1;
        if !is_word(before)
            || !words::has_at(&words::FIRM_ENDS, document, last)
            || document.surface(before).ends_with('ة')
        {
            return None;
        }
        let opening = (last.saturating_sub(LONGEST)..last)
            .rev()
            .find(|&t| !document.is_word(t))
            .filter(|&t| document.is_quote(t) && self.closing_quote(t) == Some(last + 1));
        let tagged = self.tagging.name_at(before).map(|name| name.tokens.start);
        let first = opening.map_or(tagged.unwrap_or(before), |quote| quote + 1);
        let (span, proclitics) = match self.mention_at(first) {
            Some(m) if matches!(m.kind, EntityType::Place | EntityType::Organization) => {
                (m.span, m.proclitics)
            }
            Some(_) => return None,
            None => (document.tokens[first].span, Proclitics::default()),
        };
        let (kind, owner) = (EntityType::Organization, Owner::default());
        let rule = "head-organization";
        Some(self.candidate(first..last + 1, span, proclitics, kind, owner, rule))
    }

    /// The names in a list of quotes behind a head: `شركتا "أ" و"ب"`, `صحيفتي «أ» و«ب»`.
    pub(super) fn quoted_list(&self, head: &Cue, made: &mut Vec<Candidate>) {
        let CueKind::Head {
            makes: makes @ (EntityType::Organization | EntityType::Place),
            stands_for_state: false,
        } = head.kind
        else {
            return;
        };
        // `أجهزة "آيفون" و"آيباد"`.
        let is_device = self.document.key(head.tokens.start).ends_with("اجهزه");
        if is_device || head.definite && head.number == Number::Plural {
            return;
        }
        let known = made.len();
        let mut open = head.tokens.end;
        while self.after(open).is_some_and(|t| self.document.is_quote(t))
            && let Some(end) = self.closing_quote(open)
        {
            made.push(self.plain(open + 1..end, makes, Owner::default(), "head-quoted"));
            let joins = |t: &usize| is_one_of(self.document.surface(*t), "و ، ,");
            open = (end + 1..self.document.tokens.len())
                .take(2)
                .find(|t| !joins(t))
                .filter(|&t| t > end + 1)
                .unwrap_or(usize::MAX);
        }
        // One name alone is not a list.
        if made.len() < known + 2 {
            made.truncate(known);
        }
    }

    /// A site or platform by its name in quotes: `موقع "تومز غايد"`.
    pub(super) fn site(&self, open: usize) -> Option<Candidate> {
        let is_site =
            self.document.is_quote(open) && words::ends_at(&words::SITES, self.document, open - 1);
        let end = is_site.then(|| self.closing_quote(open))??;
        let (kind, owner) = (EntityType::Organization, Owner::default());
        Some(self.plain(open + 1..end, kind, owner, "head-quoted"))
    }

    /// The quotation mark that closes the one at `open`, up to six words further. Some papers' marks
    /// arrive turned around.
    pub(super) fn closing_quote(&self, open: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let document = self.document;
        let touches_next = open + 1 < document.tokens.len() && document.touches_previous(open + 1);
        // `"غرفة العنكبوت" للمصري محمد، و"موت صغير"`: what touches only the word before closes.
        if document.touches_previous(open) && !touches_next {
            return None;
        }
        let closing = match self.document.surface(open) {
            "«" => "»",
            "»" => "«",
            "\"" => "\"",
            "“" => "”",
            _ => return None,
        };
        let last = self.document.tokens.len().min(open + 2 + LONGEST);
        let end = (open + 2..last).find(|&t| self.document.surface(t) == closing)?;
        let same = self.document.tokens[end].sentence == self.document.tokens[open].sentence;
        // Of `"الأمل" و"البناء"` the و stands between two.
        // `منظمة "علم من أجل قطر"`, but what is said begins with another word: `"لن نتراجع"`.
        // Of `"إن إس أو"` the words are letters.
        let is_spelt =
            end > open + 3 && (open + 1..end).all(|t| self.document.key(t).chars().count() <= 3);
        // A verb may be a party: `حزب «تقدم»`.
        let is_one_word = end == open + 2 && self.document.key(open + 1).chars().count() > 3;
        let is_name = (is_spelt || is_one_word || self.known.hints[open + 1] != Hint::StopWord)
            && self.document.is_word(open + 1);
        // One word that is an adjective without its article describes: `منظمة «إرهابية»`.
        let describes = end == open + 2
            && self.document.surface(open + 1).ends_with("ية")
            && !self.document.has_al(open + 1);
        (same && is_name && !describes).then_some(end)
    }

    /// The end of definite nouns behind a head of which a nationality or a naming adjective is the last:
    /// `مركز الأبحاث الفلسطيني`, `شركة المياه الوطنية`.
    pub(super) fn body_of_nouns(
        &self,
        head: &Cue,
        makes: EntityType,
        next: usize,
    ) -> Option<(usize, Owner)> {
        const PURPOSEFUL: &str = "جمعيه موسسه منظمه مركز معهد رابطه";
        let head_key = self.document.key(head.tokens.start);
        if head.definite || head.number != Number::Singular {
            return None;
        }
        let is_body = match makes {
            EntityType::Organization => words::ends(&words::BODIES_OF_NOUNS, head_key),
            EntityType::Event => words::ends(&words::EVENTS_OF_NOUNS, head_key),
            _ => false,
        };
        let key = self.document.key(next);
        // `هيئة مكافحة الفساد`, `جبهة تحرير تيغراي`.
        let does = (is_body || words::ends(&words::FRONTS, head_key))
            && !head_key.ends_with("شركه")
            && !is_one_of(key, "اداره تنظيم")
            && words::PURPOSES.any(usize::MAX, |to| {
                to.strip_prefix("ل".as_bytes()) == Some(key.as_bytes())
            });
        // `شركة نفط البصرة`, `غرفة تجارة عمّان`.
        let is_members = self.cue_at(next).is_some_and(|cue| {
            matches!(cue.kind, CueKind::Title(_))
                && cue.number == Number::Plural
                && cue.proclitics.are_none()
                && !cue.definite
        });
        let is_noun = is_body && !self.has_article(next) && (is_members || self.may_name(next));
        // `جمعية التحدي للمساواة`.
        if is_one_of(head_key, PURPOSEFUL)
            && self.has_article(next)
            && self.known.is_unknown(next)
            && let whole = self.purpose_end(next + 1)
            && whole > next + 1
        {
            return Some((whole, Owner::default()));
        }
        // `غرفة تجارة وصناعة البحرين`, `شركة خدمات مطار البحرين`.
        let is_second = |t: usize| {
            let key = self.document.key(t);
            self.is_kind_of_place(t)
                || self.may_name(t) && key.starts_with('و') && !key.starts_with("وال")
        };
        let whose = self.run(next + 1, 1, &is_second);
        let place = self.mention_at(whose).filter(|m| {
            is_noun
                && matches!(m.kind, EntityType::Place | EntityType::Country)
                && m.proclitics.are_none()
        });
        let whose = match does {
            true => self.whose_end(next + 1),
            false => place.map(|m| m.tokens.end),
        };
        if makes == EntityType::Organization
            && let Some(whose) = whose
        {
            let end = self.run(whose, 2, &|token| self.names_further(token));
            let iso3 = place.and_then(|m| m.iso3);
            let (end, iso3) = match self.nationality(end) {
                Some((end, code, _)) => (end, Some(code)),
                None => (end, iso3),
            };
            return Some((end, Owner { iso3, actor: iso3 }));
        }
        if !is_body {
            return None;
        }
        let is_definite = |token: usize| {
            let key = self.document.key(token);
            let joined = key.starts_with("وال");
            self.document.is_word(token)
                && (self.has_article(token) || joined)
                && !words::has(&words::NOT_IN_NAMES, key)
                && match self.known.hints[token] {
                    Hint::StopWord => false,
                    // `وزارة المالية والمصرف المركزي` are two.
                    Hint::Mention(_) => !joined,
                    Hint::Cue(cue) if joined => {
                        let cue = &self.known.cues[cue];
                        !matches!(cue.kind, CueKind::Title(_)) && !is_one_head(cue)
                    }
                    _ => true,
                }
        };
        let is_open = words::ends(&words::OPEN_BODIES, head_key);
        let is_force = head_key.ends_with("قوات");
        if is_force && key == "الاحتلال" {
            return None;
        }
        // One noun may govern the others, where a nationality ends the name: `لجنة حقوق المرأة اللبنانية`.
        let governs = self.known.is_unknown(next)
            && !self.has_article(next)
            && !ends_in(self.document.surface(next), "ةً")
            && self.document.is_word(next);
        let from = next + usize::from(governs);
        let end = self.run(from, 4, &is_definite);
        let names = |token: usize| match self.cue_at(token).map(|cue| cue.kind) {
            Some(CueKind::Demonym(code)) => Some(Some(code)),
            _ if let Some((_, code, _)) = self.nationality(token) => Some(Some(code)),
            // `قوات الأمن والجماعات`.
            _ if is_force && self.document.key(token).starts_with('و') => None,
            _ if governs => None,
            _ if makes == EntityType::Organization && !is_open && self.names_further(token) => {
                Some(None)
            }
            _ => words::has_at(&words::NAMING_ADJECTIVES, self.document, token).then_some(None),
        };
        // The first word that can end the name, and those behind it that can, up to a nationality.
        let (mut last, mut iso3) = (from + 1..end).find_map(|t| Some((t, names(t)?)))?;
        while iso3.is_none()
            && last + 1 < end
            && let Some(country) = names(last + 1)
        {
            (last, iso3) = (last + 1, country);
        }
        // A second adjective may be joined to it: `لجنة العلاقات العربية والدولية`.
        let ending = self.document.key(last).chars().next_back();
        let joined = |token: usize| {
            let key = self.document.key(token);
            key.starts_with("وال")
                && key.chars().next_back() == ending
                && self.names_further(token)
                // وزارة الخارجية الأميركية والخارجية الروسية are two
                && self.nationality(token + 1).is_none()
        };
        let end = self.run(last + 1, 1, &joined);
        Some((end, Owner { iso3, actor: iso3 }))
    }

    /// Whether nothing explains a word but that it is what somebody is for: `الصحية`, `التجارة`.
    fn may_name(&self, token: usize) -> bool {
        match self.known.hints[token] {
            Hint::Unknown => true,
            Hint::Cue(cue) => self.known.cues[cue].kind == CueKind::Portfolio,
            _ => false,
        }
    }

    /// Whether a word goes on with the name of a body: an adjective of relation (`لجنة الطوارئ الصحية`), or a
    /// noun joined to the one before (`هيئة الإنصاف والمصالحة`).
    pub(super) fn names_further(&self, token: usize) -> bool {
        let key = self.document.key(token);
        let bare = key.strip_prefix('و').unwrap_or(key);
        let is_joined_head = match self.known.hints[token] {
            Hint::Cue(cue) => {
                let cue = &self.known.cues[cue];
                matches!(cue.kind, CueKind::Head { .. }) && !is_one_head(cue)
            }
            _ => false,
        };
        (is_joined_head || self.may_name(token))
            && bare.starts_with("ال")
            && bare.chars().count() > 4
            && !words::has(&words::NOT_IN_NAMES, bare)
            && (key.starts_with('و')
                || key.ends_with('ي')
                || key.ends_with("يه")
                || words::has(&words::NAMING_ADJECTIVES, key))
    }

    /// Whether a word opens with the article, and not with the letters that a foreign name does: `ألستوم`.
    pub(super) fn has_article(&self, token: usize) -> bool {
        self.document.has_al(token) && !starts_in(self.document.surface(token), "أإآ")
    }

    /// The end of the adjectives that belong to a name behind its last noun, as the head's gender shows:
    /// `بنك أبوظبي التجاري`.
    pub(super) fn relational_end(&self, head: &str, start: usize) -> usize {
        let ending = if head.ends_with('ه') { "يه" } else { "ي" };
        self.run(start, 2, &|token| {
            let key = self.document.key(token);
            // `بنك مسقط العام الماضي`.
            let is_year = self.after(token + 1).is_some_and(|next| {
                self.document.tokens[next].kind == TokenKind::Number
                    || words::has_at(&words::NOT_IN_NAMES, self.document, next)
            });
            let is_naming = words::has(&words::NAMING_ADJECTIVES, key) && !is_year;
            let is_relational = key.ends_with(ending) && self.known.is_unknown(token);
            key.starts_with("ال")
                && (is_relational || is_naming)
                && !words::has(&words::NOT_IN_NAMES, key)
        })
    }

    /// A body whose name only begins as a known one's does: `مجلس التعاون الاستراتيجي` is not the one of the
    /// Gulf.
    pub(super) fn namesake(&self, body: &Candidate) -> Option<Candidate> {
        let head = self.document.key(body.tokens.start);
        let last = self.document.key(body.tokens.end - 1);
        if body.kind != EntityType::Organization
            || body.tokens.len() < 2
            || head.starts_with("ال")
            || !last.starts_with("ال")
            || !words::ends(&words::BODIES_OF_NOUNS, head)
        {
            return None;
        }
        let end = self.relational_end(head, body.tokens.end);
        if end == body.tokens.end {
            return None;
        }
        let (end, iso3) = match self.nationality(end) {
            Some((end, code, _)) => (end, Some(code)),
            None => (end, None),
        };
        let owner = Owner::in_country(iso3);
        let (tokens, kind) = (body.tokens.start..end, EntityType::Organization);
        let rule = "head-organization";
        Some(self.candidate(tokens, body.span, body.proclitics, kind, owner, rule))
    }

    /// The end of a person's name behind a head, an honour before it or not, and of the adjectives and
    /// purpose behind: `مركز الملك سلمان للإغاثة`, `مركز ابن خلدون`.
    pub(super) fn for_person(&self, head: &Cue, next: usize) -> Option<(usize, Owner)> {
        let head_key = self.document.key(head.tokens.end - 1);
        if head.definite
            || head.number != Number::Singular
            || !words::ends(&words::NAMED_FOR_PERSONS, head_key)
        {
            return None;
        }
        let (end, iso3) = self.honoured(next)?;
        let feminine = head_key.ends_with('ه');
        let is_adjective = |token: usize| {
            let key = self.document.key(token);
            key.starts_with("ال") && key.ends_with('ه') == feminine && self.known.is_unknown(token)
        };
        let end = self.purpose_end(self.run(end, 1, &is_adjective));
        Some((end, Owner::in_country(iso3)))
    }

    /// The end of the name of somebody for whom something is named, with the country of who is known: with an
    /// honour one name is enough (`الملك فهد`), else it takes two (`سلطان العويس`, `ابن خلدون`).
    pub(super) fn honoured(&self, start: usize) -> Option<(usize, Option<Code>)> {
        /// The least lead of the tagger's for a surname, in nats.
        const LEAST: f32 = -0.8;
        let is_honoured = words::has_at(&words::HONOURS, self.document, start);
        let first = match is_honoured {
            true => self.after(start + 1)?,
            false => start,
        };
        let whole = self.mention_at(start).or_else(|| self.mention_at(first));
        if let Some(mention) = whole
            && mention.kind == EntityType::Person
        {
            return Some((mention.tokens.end, mention.iso3));
        }
        let none = Proclitics::default();
        // A title may be a given name too: `سلطان العويس`.
        let is_given = |t: usize| match self.known.hints[t] {
            Hint::GivenName(proclitics) => proclitics == none,
            Hint::Cue(cue) => {
                t == first
                    && matches!(self.known.cues[cue].kind, CueKind::Title(_))
                    && !self.known.cues[cue].definite
            }
            _ => false,
        };
        let is_joint = |t: usize| words::has_at(&words::PARTICLES, self.document, t);
        let is_word = |t: usize| self.document.is_word(t);
        let mut end = first;
        while end < first + 5
            && self.after(end).is_some_and(|t| {
                is_word(t) && (is_given(t) || is_joint(t) || end > first && is_joint(t - 1))
            })
        {
            end += 1;
        }
        let is_surname = |t: usize| {
            self.known.is_unknown(t) && self.document.has_al(t) && self.tagging.lead(t) >= LEAST
        };
        let is_plain = |t: usize| {
            is_word(t)
                && self.known.is_unknown(t)
                && !ends_in(self.document.surface(t), "ةً")
                && self.tagging.lead(t) >= 0.0
        };
        if end == first + 1 || end == first + 2 && self.document.key(first) == "عبد" {
            end = match is_honoured {
                true => self.run(end, 1, &is_plain),
                false => self.run(end, 1, &is_surname),
            };
        }
        // `مستشفى جابر`, `مسجد بدر`.
        let is_alone = is_honoured
            || words::ends_at(
                &words::NAMED_FOR_ONE,
                self.document,
                start.saturating_sub(1),
            );
        let least = if is_alone { 1 } else { 2 };
        (end >= first + least).then_some((end, None))
    }

    /// A foreign name, as the tagger sees it, behind a head that is no part of it: `شركة بيلزبوري`.
    pub(super) fn foreign(&self, head: &Cue, makes: EntityType, next: usize) -> Option<Candidate> {
        /// Of a word of the language the tagger is surer, in nats.
        const LEAST: f32 = -2.5;
        let head_key = self.document.key(head.tokens.start);
        if makes != EntityType::Organization
            || head.definite
            || head.number != Number::Singular
            || !words::ends(&words::NAMED_ABROAD, head_key)
        {
            return None;
        }
        // `شبكة ABC`
        let is_latin = |t: usize| {
            let letters = self.document.key(t).as_bytes();
            letters.first().is_some_and(u8::is_ascii_alphabetic)
        };
        let latin = self.run(next, 8, &is_latin);
        if latin > next {
            return Some(self.plain(next..latin, makes, Owner::default(), "head-foreign"));
        }
        let is_foreign = |token: usize| {
            let key = self.document.key(token);
            self.known.is_unknown(token)
                && !self.has_article(token)
                && key.chars().count() > 1
                && !ends_in(self.document.surface(token), "ةً")
        };
        // A nationality behind shows the end: `شركة روش السويسرية`.
        let before_nation = self.run(next, 4, &is_foreign);
        let nation = self
            .nationality(before_nation)
            .filter(|_| before_nation > next);
        // `شركة نقي للمياه`, `مستشفى جمصة المركزي`: more than the foreign name, and so the head too.
        let is_strange =
            |t: usize| !self.document.key(t).ends_with('ي') && self.tagging.lead(t) >= LEAST;
        let whole = match (next..before_nation).all(is_strange) && before_nation > next {
            true if words::ends(&words::NAMED_BY_ADJECTIVES, head_key) => {
                self.relational_end(head_key, before_nation)
            }
            true => self.purpose_end(before_nation),
            false => before_nation,
        };
        if whole > before_nation {
            let owner = Owner::default();
            return Some(self.headed_to(head, whole, makes, owner, "head-organization"));
        }
        // `شركة فورسا المتخصصة`.
        let describes = |t: usize| {
            let key = self.document.key(t);
            key.ends_with('ه') && words::has(&words::NOT_IN_NAMES, key)
        };
        let is_described = before_nation > next
            && (next..before_nation).all(is_strange)
            && head_key.ends_with('ه')
            && self.after(before_nation).is_some_and(describes);
        let (end, iso3) = match nation {
            Some((_, code, true)) => (before_nation, Some(code)),
            _ if is_described => (before_nation, None),
            _ => (self.tagging.name_at(next)?.tokens.end, None),
        };
        (next..end)
            .all(is_foreign)
            .then(|| self.plain(next..end, makes, Owner::in_country(iso3), "head-foreign"))
    }

    /// The end of what a body is for: `للسكك الحديدية`, `لحقوق الإنسان`, `للمعارض والأسواق الدولية`.
    pub(super) fn purpose_end(&self, start: usize) -> usize {
        let key = |token: usize| self.document.key(token);
        let is_purpose = |token: usize| {
            let is_other = match self.known.hints[token] {
                Hint::Mention(_) => true,
                // `المجلة الفرنسية للرئيس`.
                Hint::Cue(cue) => {
                    let cue = &self.known.cues[cue];
                    matches!(cue.kind, CueKind::Title(_)) && cue.number == Number::Singular
                }
                _ => key(token) == "للمره",
            };
            key(token).starts_with("لل") && !is_other || words::has(&words::PURPOSES, key(token))
        };
        if self.after(start).is_none_or(|token| !is_purpose(token)) {
            return start;
        }
        // `للأمن القومي` is one portfolio.
        let end = self.cue_at(start).map_or(start + 1, |cue| cue.tokens.end);
        let further = |token: usize| {
            let before = key(token - 1);
            self.names_further(token)
                || self.known.is_unknown(token)
                    && key(token).starts_with("ال")
                    && key(token).ends_with('ه')
                    && !words::has(&words::NOT_IN_NAMES, key(token))
                    && (before.starts_with("لل")
                        || before.starts_with('و') && !before.ends_with("يه"))
        };
        if key(start).starts_with("لل") || end > start + 1 {
            return self.run(end, 3, &further);
        }
        self.whose_end(end)
            .map_or(start, |whose| self.run(whose, 2, &further))
    }

    /// The end of the noun or place behind what a body does: `الفساد` of `لمكافحة الفساد`.
    fn whose_end(&self, start: usize) -> Option<usize> {
        let token = self.after(start)?;
        let key = self.document.key(token);
        match self.known.hints[token] {
            Hint::Mention(m) => Some(self.known.mentions[m].tokens.end),
            Hint::Cue(cue) if self.known.cues[cue].kind == CueKind::Portfolio => {
                Some(self.known.cues[cue].tokens.end)
            }
            Hint::Unknown if key.starts_with("ال") => Some(token + 1),
            // `لصناعة أشباه الموصلات`.
            Hint::Unknown
                if is_one_of(self.document.key(token - 1), "لصناعه لتصنيع لانتاج")
                    && self.after(token + 1).is_some_and(|next| {
                        self.known.is_unknown(next) && self.has_article(next)
                    }) =>
            {
                Some(token + 2)
            }
            _ => (key == "الانسان").then_some(token + 1),
        }
    }

    /// The end of the definite words that name a party, movement or paper: `حزب العدالة والتنمية`.
    pub(super) fn definite_name(
        &self,
        head: &Cue,
        makes: EntityType,
        next: usize,
    ) -> Option<usize> {
        /// Below this lead of the tagger's, in nats, it is a noun with what it governs: `حركة السحب`.
        const LEAST: f32 = -1.3;
        if makes != EntityType::Organization || head.definite {
            return None;
        }
        let head_key = self.document.key(head.tokens.start);
        // `كتلة الناتو` is no party.
        let is_bloc = words::ends(&words::ALLIANCES, head_key);
        // `حزب المركز الديمقراطي`.
        let is_sure = head_key.ends_with("مستشفي")
            || head_key.ends_with("نقابه")
            || head_key.ends_with("حزب")
                && self.cue_at(next).is_none_or(is_one_head)
                && self.after(next + 1).is_some_and(|adjective| {
                    let key = self.document.key(adjective);
                    !key.starts_with('و') && self.names_further(adjective)
                });
        // `حركة الجهاد الإسلامي`, a name without its head too.
        let is_named = self.mention_at(next).is_some_and(|m| m.kind == makes);
        if is_named
            || !words::ends(&words::NAMED_BY_NOUNS, head_key)
            || self.tagging.lead(next) < LEAST && !is_sure
            || is_bloc && !self.known.is_unknown(next)
        {
            return None;
        }
        let is_definite = |token: usize| {
            let key = self.document.key(token);
            let joined = key.starts_with("وال");
            self.document.is_word(token)
                && match self.known.hints[token] {
                    Hint::Unknown => true,
                    Hint::Mention(_) | Hint::Cue(_) => !joined || self.names_further(token),
                    _ => false,
                }
                && (self.has_article(token) || joined)
                && !words::has(&words::NOT_IN_NAMES, key)
        };
        let end = self.run(next, 3, &is_definite);
        (end > next).then_some(end)
    }

    /// The end of a definite head with two or more adjectives that agree with it, or with one and
    /// what the body is for: `المجلس النسائي اللبناني`, `الهيئة العامة للاستعلامات`.
    pub(super) fn definite_body(&self, head: &Cue, makes: EntityType) -> Option<(usize, Owner)> {
        if makes != EntityType::Organization
            || !head.definite && !self.document.key(head.tokens.start).ends_with("للجنه")
            || head.number != Number::Singular
            || head.tokens.len() > 1
        {
            return None;
        }
        let head_key = self.document.key(head.tokens.start);
        let feminine = head_key.ends_with('ه') || head_key.ends_with("ات");
        let is_adjective = |token: usize| {
            let key = self.document.key(token);
            key.starts_with("ال")
                && (key.ends_with('ه') == feminine || key == "العليا")
                && !words::has(&words::NOT_IN_NAMES, key)
                && match self.known.hints[token] {
                    Hint::Unknown => true,
                    // `الأمنية`.
                    Hint::GivenName(_) => key.ends_with("يه"),
                    Hint::Cue(cue) => matches!(
                        self.known.cues[cue].kind,
                        CueKind::Demonym(_) | CueKind::Portfolio
                    ),
                    Hint::Mention(m) => self.known.mentions[m].tokens.len() == 1,
                    _ => false,
                }
        };
        let start = head.tokens.end;
        let mut end = self.run(start, 4, &is_adjective);
        // A participle that governs what follows describes and does not name: `المؤيدة لها`.
        if end > start && self.governs(end - 1) {
            end -= 1;
        }
        let owner = (start..end)
            .find_map(|t| match self.cue_at(t)?.kind {
                CueKind::Demonym(code) => Some(Owner::in_country(Some(code))),
                _ => None,
            })
            .unwrap_or_default();
        let mut with_purpose = self.purpose_end(end);
        // `الشركة العامة لكبريت المشراق`.
        if with_purpose == end
            && end == start + 1
            && words::has_at(&words::NAMING_ADJECTIVES, self.document, start)
            && let Some(what) = self.after(end)
            && self.known.is_unknown(what)
            && self.document.key(what).starts_with('ل')
            && self
                .after(what + 1)
                .is_some_and(|of| self.known.is_unknown(of) && self.has_article(of))
        {
            with_purpose = self.run(what + 2, 2, &|token| self.names_further(token));
        }
        let mut owner = owner;
        if with_purpose > end
            && let Some((whole, code, _)) = self.nationality(with_purpose)
        {
            (with_purpose, owner.iso3) = (whole, Some(code));
        }
        let acts = matches!(
            head.kind,
            CueKind::Head {
                stands_for_state: true,
                ..
            }
        );
        match end - start {
            0 => None,
            // `البرنامج النووي الإيراني` and `المجمع الصناعي القديم` are no bodies.
            _ if with_purpose == end
                && (head_key.ends_with("برنامج") || head_key.ends_with("مجمع")) =>
            {
                None
            }
            // `القوات الجوية الأميركية`.
            2.. if acts && self.known.is_unknown(start) && self.nationality(end - 1).is_some() => {
                let actor = owner.iso3;
                Some((end, Owner { actor, ..owner }))
            }
            // `الحكومة اللبنانية` is whole without more adjectives.
            _ if acts && (with_purpose == end || owner.iso3.is_some()) => None,
            1 => (with_purpose > end).then_some((with_purpose, owner)),
            _ => Some((with_purpose, owner)),
        }
    }

    /// Whether a word may be a participle before its preposition: `المتعلق ب…`, `العاملة في`.
    fn governs(&self, token: usize) -> bool {
        self.known.is_unknown(token)
            && !words::has_at(&words::NAMING_ADJECTIVES, self.document, token)
            && self.after(token + 1).is_some_and(|next| {
                let key = self.document.key(next);
                is_preposition(key)
                    || key.starts_with('ب')
                    || key.starts_with('ل')
                        && !key.starts_with("لل")
                        && !words::has(&words::PURPOSES, key)
            })
    }

    /// The end of the words from `start` on, `longest` at most and in its sentence, that are so.
    pub(super) fn run(&self, start: usize, longest: usize, is_so: &dyn Fn(usize) -> bool) -> usize {
        let mut end = start;
        while end < start + longest && self.after(end).is_some_and(is_so) {
            end += 1;
        }
        end
    }
}
