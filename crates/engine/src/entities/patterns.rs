//! Names that a pattern of words makes: a head with a nationality (`الحكومة الكازاخستانية`), with
//! a place (`قمة كامب ديفيد`) or with words in quotes (`شركة «دياجيو»`); an official style before a
//! country's name (`دولة قطر`, `الجمهورية اليمنية`); a kind of place before an unknown name (`بلدة
//! فوشان`); what completes a known name (`الكونغرس الأميركي`, `مونديال 2022`). A name that a pattern makes takes the place of shorter ones inside it.

mod bodies;
mod places;

use std::ops::Range;

use super::candidates::{Candidate, Candidates, Hint, shown};
use super::tagger::Tagging;
use super::{Cue, CueKind, words};
use crate::exploration::{EntityType, Found};
use crate::lexicon::{Code, Number, Proclitics, country_facts};
use crate::text::normalize::{
    ends_in_one_of, holds, is_one_of, name_key, starts_with_one_of, without_end,
};
use crate::text::{Document, Span, TokenKind};

/// Adds the names that patterns make.
pub(super) fn add(document: &Document<'_>, mut known: Candidates, tagging: &Tagging) -> Candidates {
    let mali = known.mentions.iter().find(|m| m.id == "MLI");
    let patterns = Patterns {
        document,
        known: &known,
        tagging,
        mali: mali.and_then(|m| m.iso3),
    };
    let mut made = Vec::new();
    for cue in &known.cues {
        keep(&mut made, patterns.headed(cue));
        patterns.listed_places(cue, &mut made);
        patterns.quoted_list(cue, &mut made);
        keep(&mut made, patterns.headed_in_title(cue));
    }
    for mention in &known.mentions {
        keep(&mut made, patterns.styled(mention));
        keep(&mut made, patterns.of_nation(mention));
        keep(&mut made, patterns.namesake(mention));
        keep(&mut made, patterns.with_own_head(mention));
        keep(&mut made, patterns.new_town(mention));
        keep(&mut made, patterns.club(mention));
    }
    for token in 1..document.tokens.len() {
        keep(&mut made, patterns.styled_by_demonym(token - 1));
        keep(&mut made, patterns.quarter(token - 1));
        keep(&mut made, patterns.site(token));
        keep(&mut made, patterns.firm(token));
        keep(&mut made, patterns.listed_place(token));
    }
    let mut completed = Vec::new();
    for mention in known.mentions.iter().chain(&made) {
        keep(&mut completed, patterns.completed(mention));
    }
    made.append(&mut completed);
    known.mentions.extend(made);
    known
}

/// Keeps what a pattern made; one call for all of them, which the page's size feels.
#[inline(never)]
fn keep(made: &mut Vec<Candidate>, found: Option<Candidate>) {
    if let Some(found) = found {
        made.push(found);
    }
}

struct Patterns<'a, 't> {
    document: &'a Document<'t>,
    known: &'a Candidates,
    tagging: &'a Tagging,
    /// The country whose adjective is also a ministry's, where the article has its name: `المالية`.
    mali: Option<Code>,
}

/// What gives a headed name its country.
#[derive(Clone, Copy, Default)]
struct Owner {
    iso3: Option<Code>,
    actor: Option<Code>,
}

impl Owner {
    fn in_country(iso3: Option<Code>) -> Self {
        Self { iso3, actor: None }
    }

    fn state(code: Code) -> Self {
        let code = Some(code);
        Self {
            iso3: code,
            actor: code,
        }
    }
}

impl Patterns<'_, '_> {
    /// The name that a head makes with what follows it.
    fn headed(&self, head: &Cue) -> Option<Candidate> {
        let CueKind::Head {
            makes,
            stands_for_state,
        } = head.kind
        else {
            return self.ministry(head);
        };
        // قوات الجيش السوداني
        let is_of_a_body = self.document.key(head.tokens.start).ends_with("قوات")
            && self
                .cue_at(head.tokens.end)
                .is_some_and(|inner| matches!(inner.kind, CueKind::Head { .. }) && inner.definite);
        // `النظام السوري` acts, `نظام التعليم` and `النظام الضريبي المغربي` are nobody.
        let is_system = self.document.key(head.tokens.start).ends_with("نظام")
            && self.nationality(head.tokens.end).is_none();
        // `الحكومتان الأميركية والإسرائيلية` are two.
        let is_two = head.number == Number::Dual && stands_for_state;
        if head.suffix || is_of_a_body || is_system || is_two {
            return None;
        }
        let Some(next) = self.after(head.tokens.end) else {
            let (end, owner) = self.chamber(head)?;
            return Some(self.headed_to(head, end, makes, owner, "head-organization"));
        };
        if makes == EntityType::Place {
            return self
                .landmark(head, next)
                .or_else(|| self.unknown_place(head, next))
                .or_else(|| self.quoted_place(head, next));
        }
        if let Some(quoted) = self.quoted(head, makes, next) {
            return Some(quoted);
        }
        let end = |found: &Option<(usize, Owner)>| found.as_ref().map(|(end, _)| *end);
        let longest = [
            self.owned(head, makes, next, stands_for_state),
            self.definite_body(head, makes),
            self.body_of_nouns(head, makes, next),
            self.for_person(head, next),
            self.of_nation_alone(head, next),
            self.chamber(head),
        ]
        .into_iter()
        .fold(None, |longest, found| match end(&found) < end(&longest) {
            true => longest,
            false => found,
        })
        .or_else(|| Some((self.definite_name(head, makes, next)?, Owner::default())));
        let Some((end, owner)) = longest else {
            return self.foreign(head, makes, next);
        };
        let rule = match makes {
            EntityType::Organization => "head-organization",
            EntityType::Agreement => "head-agreement",
            _ => "head-event",
        };
        // `وكالة الأنباء الروسية سبوتنيك`
        let names_it = |m: &Candidate| m.kind == makes && m.proclitics.are_none();
        if self
            .after(end)
            .and_then(|t| self.mention_at(t))
            .is_some_and(names_it)
            && self.document.key(head.tokens.start).ends_with("وكاله")
        {
            return None;
        }
        let actor = owner.actor.filter(|_| stands_for_state);
        Some(self.headed_to(head, end, makes, Owner { actor, ..owner }, rule))
    }

    /// A head whose owner follows: portfolio, nationality or country, `وزارة الخارجية الباكستانية`.
    fn owned(
        &self,
        head: &Cue,
        makes: EntityType,
        next: usize,
        state: bool,
    ) -> Option<(usize, Owner)> {
        let mut at = next;
        let mut has_portfolio = false;
        while let Some(cue) = self.cue_at(at)
            && cue.kind == CueKind::Portfolio
            && state
            && (has_portfolio || cue.proclitics.are_none())
            && cue.proclitics.preposition.is_none()
        {
            has_portfolio = true;
            let end = cue.tokens.end;
            match self.after(end) {
                Some(further) => at = further,
                None => return Some((end, Owner::default())),
            }
        }
        // `وزارة الصحة والحماية الاجتماعية`.
        let is_ministry = has_portfolio && self.document.key(head.tokens.start).ends_with("وزاره");
        if is_ministry {
            at = self.run(at, 8, &|token| self.names_further(token));
        }
        let end_of_portfolio = at;
        // `مخابرات الجيش اللبناني`.
        if !head.definite
            && words::ends_at(&words::OWNED_BY_BODIES, self.document, head.tokens.end - 1)
            && let Some(inner) = self.cue_at(next)
            && matches!(inner.kind, CueKind::Head { .. })
            && inner.definite
            && let Some((end, code, _)) = self.nationality(inner.tokens.end)
        {
            let owner = Owner::state(code);
            return Some((end, owner));
        }
        // `مجلس محافظة البصرة`, `جامعة ولاية أريزونا`.
        if !head.definite
            && ends_in_one_of(self.document.key(head.tokens.start), "مجلس جامعه")
            && self.is_kind_of_place(next)
            && let Some(place) = self.mention_at(next + 1)
        {
            return Some((place.tokens.end, Owner::in_country(place.iso3)));
        }
        if (has_portfolio || state && head.definite)
            && let Some((end, code, _)) = self.nationality(at)
        {
            return Some((end, Owner::state(code)));
        }
        if let Some(mention) = self.mention_at(at)
            && mention.proclitics.are_none()
            && !head.definite
            && head.number == Number::Singular
        {
            let key = self.document.key(head.tokens.end - 1);
            let fits = match mention.kind {
                // Agreements are named for where they were made, `اتفاق أوسلو`; before a country
                // or a seat of power, which declare things themselves, the head is a common noun.
                EntityType::Country => {
                    makes != EntityType::Agreement
                        && !words::ends(&words::OF_COUNTRIES, without_end(key, "ا"))
                }
                // `حكومة حزب العدالة` is that of the party.
                EntityType::Organization => {
                    (words::ends(&words::OWNED_BY_BODIES, key) || key.ends_with("كاس"))
                        && !self.document.key(at).starts_with("حزب")
                }
                EntityType::Place if state => words::ends(&words::OWNED_BY_PLACES, key),
                EntityType::Place => {
                    !key.ends_with("جبهه")
                        && (makes != EntityType::Agreement
                            || mention.actor.is_none()
                            || self.is_signed_in(key, mention))
                }
                _ => false,
            };
            if fits {
                let end = match makes {
                    EntityType::Organization if !state => {
                        self.purpose_end(self.relational_end(key, mention.tokens.end))
                    }
                    _ => mention.tokens.end,
                };
                return Some((
                    end,
                    Owner {
                        iso3: mention.iso3,
                        actor: mention.actor,
                    },
                ));
            }
        }
        // `قوات الأمن` are anybody's.
        let is_name = has_portfolio && !self.document.key(head.tokens.start).ends_with("قوات");
        is_name.then_some((end_of_portfolio, Owner::default()))
    }

    /// Whether a word without its article says what kind of place the next is, in a table's entry or not.
    fn is_kind_of_place(&self, token: usize) -> bool {
        let makes = EntityType::Place;
        words::has_at(&words::PROVINCES, self.document, token)
            || self.cue_at(token).is_some_and(|cue| {
                !cue.definite
                    && cue.proclitics.are_none()
                    && matches!(cue.kind, CueKind::Head { makes: m, .. } if m == makes)
            })
    }

    /// A head of two words that is a name without more: `مجلس النواب`.
    fn chamber(&self, head: &Cue) -> Option<(usize, Owner)> {
        let is_name = head.number == Number::Singular
            && (head.tokens.len() > 2
                || head.tokens.len() == 2
                    && self.document.key(head.tokens.start).ends_with("مجلس"));
        is_name.then(|| (head.tokens.end, Owner::default()))
    }

    /// A ministry by what it is for and a nationality, where no noun stands before that it describes:
    /// `أكدت الخارجية البريطانية`.
    fn ministry(&self, portfolio: &Cue) -> Option<Candidate> {
        let (start, end) = (portfolio.tokens.start, portfolio.tokens.end);
        let key = self.document.key(start);
        let is_short = portfolio.kind == CueKind::Portfolio
            && starts_with_one_of(key, "ال وال لل")
            && words::ends(&words::MINISTRIES, key);
        let (end, code, feminine) = self.nationality(end).filter(|_| is_short)?;
        let is_joined = !portfolio.proclitics.are_none();
        let describes = !is_joined
            && start.checked_sub(1).is_some_and(|before| {
                let key = self.document.key(before);
                let may_stand = !self.document.is_word(before)
                    || self.known.hints[before] == Hint::StopWord
                    || key == "باسم"
                    || key.ends_with('ت') && !holds(key, "ال");
                !may_stand
            });
        let (kind, owner) = (EntityType::Organization, Owner::state(code));
        (feminine && !describes).then(|| {
            let short = self.headed_to(portfolio, end, kind, owner, "ministry");
            // `الخارجية اليونانية` is `وزارة الخارجية اليونانية`.
            let name = ["وزارة ", &short.name].concat();
            Candidate {
                id: name_key(&name),
                name,
                ..short
            }
        })
    }

    /// Whether an accord is named for the capital behind its head, `اتفاق الرياض`, and is not what that
    /// capital agrees with somebody: `اتفاق طهران مع الوكالة`, `اتفاق موسكو وكييف`.
    fn is_signed_in(&self, head: &str, place: &Candidate) -> bool {
        let goes_on = self.after(place.tokens.end).is_some_and(|next| {
            let key = self.document.key(next);
            is_one_of(key, "مع علي") || key.starts_with('و')
        });
        words::ends(&words::ACCORDS, head) && !goes_on
    }

    /// A body with a head of its own kind before it: `حزب جبهة العمل الإسلامي`.
    fn with_own_head(&self, body: &Candidate) -> Option<Candidate> {
        let before = body.tokens.start.checked_sub(1)?;
        self.after(body.tokens.start)?;
        let Hint::Cue(cue) = self.known.hints[before] else {
            return None;
        };
        let head = &self.known.cues[cue];
        let fits = body.kind == EntityType::Organization
            && body.proclitics.are_none()
            && head.tokens.len() == 1
            && !head.definite
            && head.number == Number::Singular
            && words::ends_at(&words::JOINED_HEADS, self.document, before);
        fits.then(|| Candidate {
            tokens: before..body.tokens.end,
            span: head.span.to(body.span),
            proclitics: head.proclitics,
            ..body.clone()
        })
    }

    /// The country of a nationality at a token, definite, in the singular and without proclitics, and the
    /// end of its word.
    fn nationality(&self, token: usize) -> Option<(usize, Code, bool)> {
        let token = self.after(token)?;
        // هيئة الطيران المدني السعودية: the state is called as its nationality is
        if let Some(state) = self.mention_at(token)
            && state.kind == EntityType::Country
            && state.tokens.len() == 1
            && state.proclitics.are_none()
            && self.document.key(token) == "السعوديه"
        {
            return Some((token + 1, state.iso3?, true));
        }
        let cue = self.cue_at(token)?;
        // الخارجية المالية: Mali's, where the article has its name
        if cue.kind == CueKind::Portfolio
            && self.document.key(token) == "الماليه"
            && let Some(mali) = self.mali
        {
            return Some((token + 1, mali, true));
        }
        let CueKind::Demonym(code) = cue.kind else {
            return None;
        };
        let fits = cue.definite && cue.number == Number::Singular && cue.proclitics.are_none();
        fits.then_some((cue.tokens.end, code, cue.feminine))
    }

    /// A head inside a title with the nationality that agrees with it: `الحكومة العراقية` in `رئيس الحكومة
    /// العراقية`.
    fn headed_in_title(&self, title: &Cue) -> Option<Candidate> {
        let last = title.tokens.end - 1;
        if !matches!(title.kind, CueKind::Title(_))
            || title.tokens.len() < 2
            || !words::has_at(&words::HEADS_IN_TITLES, self.document, last)
        {
            return None;
        }
        let (end, code, feminine) = self.nationality(title.tokens.end)?;
        let agrees = feminine == self.document.key(last).ends_with('ه');
        let (kind, owner) = (EntityType::Organization, Owner::state(code));
        agrees.then(|| self.plain(last..end, kind, owner, "head-organization"))
    }

    /// A head that a nationality alone completes: `المنتخب المغربي`.
    fn of_nation_alone(&self, head: &Cue, next: usize) -> Option<(usize, Owner)> {
        let key = self.document.key(head.tokens.end - 1);
        let (end, code, _) = self.nationality(next)?;
        // `القمة الأميركية الروسية`
        if key.ends_with("القمه") {
            let (end, ..) = self.nationality(end)?;
            return Some((end, Owner::default()));
        }
        (head.definite && words::ends(&words::NAMED_BY_NATIONS, key))
            .then_some((end, Owner::in_country(Some(code))))
    }

    /// An organ of a state with its nationality (`الكونغرس الأميركي`), or a name that many states have a
    /// body of (`الهلال الأحمر القطري`).
    fn of_nation(&self, body: &Candidate) -> Option<Candidate> {
        if body.kind != EntityType::Organization {
            return None;
        }
        let (end, code, _) = self.nationality(body.tokens.end)?;
        let tokens = body.tokens.start..end;
        let span = body.span.to(self.document.tokens[end - 1].span);
        if body.actor == Some(code) {
            return Some(Candidate {
                tokens,
                span,
                ..body.clone()
            });
        }
        let is_common = body.tokens.len() > 1
            && body.iso3.is_none()
            && body.actor.is_none()
            && (body.tokens.start + 1..body.tokens.end).all(|t| self.document.has_al(t));
        let owner = Owner::in_country(Some(code));
        let kind = EntityType::Organization;
        let rule = "head-organization";
        is_common.then(|| self.candidate(tokens, body.span, body.proclitics, kind, owner, rule))
    }

    /// An event with what completes its name: `مهرجان قرطاج الدولي`, `مونديال 2022`, `بطولة العالم لكرة اليد`.
    fn completed(&self, event: &Candidate) -> Option<Candidate> {
        let next = self.after(event.tokens.end)?;
        let key = self.document.key(next);
        let head = self.document.key(event.tokens.start);
        // `كوب 28`
        let is_year = self.document.tokens[next].kind == TokenKind::Number
            && match key.len() {
                4 => key.starts_with("19") || key.starts_with("20"),
                length => length == 2 && head.ends_with("كوب"),
            };
        let other = self
            .nationality(next)
            .filter(|_| head.ends_with("القمه") && event.tokens.len() == 2);
        let mut end = match other {
            _ if is_year => next + 1,
            // `القمة الخليجية الصينية`
            Some((end, ..)) => end,
            None => self.run(next, 2, &|t| {
                words::has_at(&words::COMPLETIONS, self.document, t)
            }),
        };
        // A fair is for something, a war is not: `الحرب الروسية على أوكرانيا للمراقبين`; and a cup is for football.
        if !ends_in_one_of(head, "حرب غزو نكبه") {
            let whole = self.purpose_end(end);
            let is_football = whole > end + 1 && self.document.key(end + 1) == "القدم";
            end = if is_football { end } else { whole };
        }
        (event.kind == EntityType::Event && end > next).then(|| Candidate {
            tokens: event.tokens.start..end,
            span: event.span.to(self.document.tokens[end - 1].span),
            ..event.clone()
        })
    }

    /// A country's name with its official style before it, `دولة قطر`, or what is the country's, `جيش أرمينيا`.
    fn styled(&self, country: &Candidate) -> Option<Candidate> {
        if country.kind != EntityType::Country || !country.proclitics.are_none() {
            return None;
        }
        let style = country.tokens.start.checked_sub(1)?;
        let (span, proclitics) = self.one_of(style, &words::STYLES)?;
        let joined = self.document.tokens[style].sentence
            == self.document.tokens[country.tokens.start].sentence;
        // The team plays, the state does not: `تغلب منتخب غانا على منتخب توغو`.
        let plays = self.document.key(style).ends_with("منتخب");
        joined.then(|| Candidate {
            actor: country.actor.filter(|_| !plays),
            tokens: style..country.tokens.end,
            span: span.to(country.span),
            proclitics,
            ..country.clone()
        })
    }

    /// A state by its style and nationality: `الجمهورية اليمنية`.
    fn styled_by_demonym(&self, style: usize) -> Option<Candidate> {
        let demonym = self.cue_at(style + 1)?;
        let CueKind::Demonym(code) = demonym.kind else {
            return None;
        };
        let (span, proclitics) = self.one_of(style, &words::REALMS)?;
        let facts = country_facts(code.as_str())?;
        demonym.feminine.then(|| Candidate {
            tokens: style..demonym.tokens.end,
            span: span.to(demonym.span),
            proclitics,
            kind: EntityType::Country,
            id: code.text(),
            name: facts.name,
            iso3: Some(code),
            actor: Some(code),
            found: Found::Pattern {
                rule: "style-nationality".to_owned(),
            },
        })
    }

    /// A part of a state by where it lies, `الشمال السوري`, or its people, `الشعب الليبي`, but for the party of that name.
    fn quarter(&self, side: usize) -> Option<Candidate> {
        let (end, iso3, feminine) = self.nationality(side + 1)?;
        let (span, proclitics) = self.one_of(side, &words::QUARTERS)?;
        let is_people = self.document.key(side).ends_with("شعب");
        let (kind, owner) = match is_people {
            true => (EntityType::Group, Owner::state(iso3)),
            false => (EntityType::Place, Owner::in_country(Some(iso3))),
        };
        let is_party = is_people
            && side
                .checked_sub(1)
                .is_some_and(|party| words::ends_at(&words::JOINED_HEADS, self.document, party));
        let rule = "quarter";
        (!feminine && !iso3.is_body() && !is_party)
            .then(|| self.candidate(side..end, span, proclitics, kind, owner, rule))
    }

    /// The span and proclitics of a token that is one of `words`.
    fn one_of(&self, token: usize, words: &words::List) -> Option<(Span, Proclitics)> {
        let analysis = crate::text::clitics::analyses(self.document.key(token))
            .find(|a| words::has(words, &a.stem_key()))?;
        let start = self.document.start_after(token, analysis.skipped());
        let span = Span {
            start,
            ..self.document.tokens[token].span
        };
        Some((span, analysis.into()))
    }

    /// A name from its head on, up to token `end`.
    #[inline(never)]
    fn headed_to(
        &self,
        head: &Cue,
        end: usize,
        kind: EntityType,
        owner: Owner,
        rule: &str,
    ) -> Candidate {
        let tokens = head.tokens.start..end;
        self.candidate(tokens, head.span, head.proclitics, kind, owner, rule)
    }

    /// A name without proclitics.
    #[inline(never)]
    fn plain(&self, tokens: Range<usize>, kind: EntityType, owner: Owner, rule: &str) -> Candidate {
        let first = self.document.tokens[tokens.start].span;
        self.candidate(tokens, first, Proclitics::default(), kind, owner, rule)
    }

    fn candidate(
        &self,
        tokens: Range<usize>,
        first: Span,
        proclitics: Proclitics,
        kind: EntityType,
        owner: Owner,
        rule: &str,
    ) -> Candidate {
        let span = Span {
            end: self.document.tokens[tokens.end - 1].span.end,
            ..first
        };
        let name = shown(self.document, tokens.start, span);
        Candidate {
            id: name_key(&name),
            tokens,
            span,
            proclitics,
            kind,
            name,
            iso3: owner.iso3.filter(|code| !code.is_body()),
            actor: owner.actor,
            found: Found::Pattern {
                rule: rule.to_owned(),
            },
        }
    }

    /// The token at `token` if it stands in the sentence of the one before it.
    fn after(&self, token: usize) -> Option<usize> {
        let before = self.document.tokens.get(token.checked_sub(1)?)?;
        (self.document.tokens.get(token)?.sentence == before.sentence).then_some(token)
    }

    fn cue_at(&self, token: usize) -> Option<&Cue> {
        match self.known.hints.get(token)? {
            Hint::Cue(cue) => self
                .known
                .cues
                .get(*cue)
                .filter(|c| c.tokens.start == token),
            _ => None,
        }
    }

    fn mention_at(&self, token: usize) -> Option<&Candidate> {
        match self.known.hints.get(token)? {
            Hint::Mention(m) => self
                .known
                .mentions
                .get(*m)
                .filter(|c| c.tokens.start == token),
            _ => None,
        }
    }
}
