//! Places by the words around them: a sight or landform with its name (`نهر الخابور`), an unknown
//! word after a kind of place (`بلدة فوشان`).

use super::{Owner, Patterns};
use crate::entities::candidates::{Candidate, Hint};
use crate::entities::{Cue, CueKind, words};
use crate::exploration::EntityType;
use crate::lexicon::{Number, Proclitics};
use crate::text::Span;
use crate::text::normalize::{ends_in, ends_in_one_of, holds, starts_in};

impl Patterns<'_, '_> {
    /// A landmark together with the name after it: `نهر الخابور`, `مطار كولومبو الدولي`.
    pub(super) fn landmark(&self, head: &Cue, next: usize) -> Option<Candidate> {
        /// The tagger's least leads for a word that no table knows, in nats. Without the article it
        /// is oftener a common noun.
        const LEAST: f32 = 1.0;
        const LEAST_DEFINITE: f32 = -1.3;
        let key = self.document.key(head.tokens.end - 1);
        if !words::ends(&words::LANDMARKS, key) || head.definite {
            return None;
        }
        let (mut end, owner) = match self.mention_at(next) {
            Some(m) if !m.proclitics.are_none() => return None,
            Some(m)
                if matches!(m.kind, EntityType::Place | EntityType::Person)
                    || m.kind == EntityType::Organization && words::ends(&words::FIELDS, key) =>
            {
                (m.tokens.end, Owner::in_country(m.iso3))
            }
            Some(_) => return None,
            // `شارع باب البحرين`, `ميناء خور دبي`.
            None if words::has_at(&words::PLACE_STARTS, self.document, next)
                && self.after(next + 1).is_some_and(|second| {
                    let is_unknown = self.known.is_unknown(second);
                    self.mention_at(second).is_some_and(|m| {
                        m.proclitics.are_none()
                            && matches!(m.kind, EntityType::Place | EntityType::Country)
                    }) || is_unknown && self.tagging.lead(second) >= LEAST_DEFINITE
                }) =>
            {
                let inner = self.mention_at(next + 1);
                let iso3 = inner.and_then(|m| m.iso3);
                let end = inner.map_or(next + 2, |m| m.tokens.end);
                (end, Owner::in_country(iso3))
            }
            None if words::has_at(&words::HONOURS, self.document, next)
                || key != "سجن" && matches!(self.known.hints[next], Hint::GivenName(_)) =>
            {
                let (end, iso3) = self.honoured(next)?;
                (end, Owner::in_country(iso3))
            }
            None => {
                let least = match self.document.has_al(next) {
                    true => LEAST_DEFINITE,
                    false => LEAST,
                };
                let is_name = self.document.is_word(next)
                    && self.known.is_unknown(next)
                    && self.tagging.lead(next) >= least;
                (is_name.then_some(next + 1)?, Owner::default())
            }
        };
        if self
            .after(end)
            .is_some_and(|t| self.document.key(t) == "الدولي")
        {
            end += 1;
        }
        Some(self.headed_to(head, end, EntityType::Place, owner, "landmark"))
    }

    /// An unknown word after a kind of place is the name of one: `بلدة فوشان`.
    pub(super) fn unknown_place(&self, head: &Cue, next: usize) -> Option<Candidate> {
        /// Leads of the tagger's, in nats; after a landmark, often a common noun, it must be surer.
        const LEAST: f32 = -1.5;
        const LEAST_AFTER_LANDMARK: f32 = 1.0;
        let key = self.document.key(next);
        let head_key = self.document.key(head.tokens.end - 1);
        let is_definite = key.starts_with("ال");
        let least = match words::ends(&words::LANDMARKS, head_key) {
            true => LEAST_AFTER_LANDMARK,
            // `منطقة عبور`
            false if head_key.ends_with("منطقه") => 0.0,
            false => LEAST,
        };
        // `أبعد مدينة تسيطر عليها`, `قاعدة لإطلاق`, `منطقة مدنية`, `إقليم كردي`, `قرية الكتب`; a
        // `مقاطعة` is a boycott too.
        let is_plain = !is_definite && !starts_in(key, "تيلبو") && !ends_in(key, "اي");
        let is_name = self.document.is_word(next)
            && self.known.is_unknown(next)
            && (!is_definite
                || words::ends(&words::PROVINCES, head_key) && !head_key.ends_with("مقاطعه"))
            && (is_plain || self.tagging.lead(next) >= 0.0)
            && (is_definite || !self.document.surface(next).ends_with('ة'))
            && !holds(self.document.surface(next), "ً")
            && !ends_in_one_of(key, "هم هما")
            && key.chars().count() > 3
            && !head.definite
            && head.number == Number::Singular
            && self.tagging.lead(next) >= least;
        // Names of two words begin with the same few: `أم صميمة`, `تل رفعت`.
        let starts_two = !head.definite
            && head.number == Number::Singular
            && words::has(&words::PLACE_STARTS, key)
            && self.after(next + 1).is_some_and(|second| {
                self.document.is_word(second) && self.known.is_unknown(second)
            });
        match starts_two {
            true => Some(self.place(next..next + 2, "head-place", None)),
            false => is_name.then(|| self.place(next..next + 1, "head-place", None)),
        }
    }

    /// A town named for an older one: `المنصورة الجديدة`.
    pub(super) fn new_town(&self, old: &Candidate) -> Option<Candidate> {
        let next = self.after(old.tokens.end)?;
        let fits = old.kind == EntityType::Place && self.document.key(next) == "الجديده";
        let owner = Owner::in_country(old.iso3);
        let (tokens, kind) = (old.tokens.start..next + 1, old.kind);
        fits.then(|| self.candidate(tokens, old.span, old.proclitics, kind, owner, "head-place"))
    }

    /// A club by its town: `دينامو زغرب`.
    pub(super) fn club(&self, town: &Candidate) -> Option<Candidate> {
        let first = town.tokens.start.checked_sub(1)?;
        self.after(town.tokens.start)?;
        if town.kind != EntityType::Place || !town.proclitics.are_none() {
            return None;
        }
        let (span, proclitics) = self.one_of(first, &words::CLUB_STARTS)?;
        let owner = Owner::in_country(town.iso3);
        let (tokens, kind) = (first..town.tokens.end, EntityType::Organization);
        Some(self.candidate(tokens, span, proclitics, kind, owner, "head-organization"))
    }

    /// A name in quotes right after a kind of place, which is no part of it: `منطقة "قبر يوسف"`.
    pub(super) fn quoted_place(&self, head: &Cue, open: usize) -> Option<Candidate> {
        let end = self.closing_quote(open)?;
        let is_one = !head.definite && head.number == Number::Singular && end <= open + 4;
        is_one.then(|| self.place(open + 1..end, "head-quoted", None))
    }

    /// The unknown names of places in a list behind a word for such in the dual or plural: `بلدتي عيترون والخيام`, `بلدات
    /// كفركلا وبرج الملوك وديرميماس`.
    pub(super) fn listed_places(&self, head: &Cue, made: &mut Vec<Candidate>) {
        /// Of a word in a list of many the tagger must be as sure, in nats.
        const LEAST: f32 = -1.0;
        const MOST: usize = 8;
        let is_dual = head.number == Number::Dual;
        let is_place = matches!(
            head.kind,
            CueKind::Head {
                makes: EntityType::Place,
                ..
            }
        );
        let ends_in_n = self.document.key(head.tokens.end - 1).ends_with('ن');
        if !is_place || head.definite || head.number == Number::Singular || is_dual && ends_in_n {
            return;
        }
        let known = made.len();
        let first = head.tokens.end;
        let doubtful = self.document.key(head.tokens.end - 1).ends_with("اقليمي")
            || self
                .after(first)
                .is_some_and(|t| self.document.key(t).starts_with('و'));
        let (mut at, mut count) = (first, 0);
        while count < if is_dual { 2 } else { MOST } {
            let Some(token) = self.after(at) else { break };
            let key = self.document.key(token);
            let is_joined = token > first && key.starts_with('و');
            let bare = key.strip_prefix('و').unwrap_or(key);
            let is_word = |t: usize| {
                self.document.is_word(t)
                    && !matches!(self.known.hints[t], Hint::StopWord | Hint::Mention(_))
            };
            let is_two = words::has(&words::PLACE_STARTS, bare)
                && self.after(token + 1).is_some_and(is_word)
                && !self.document.key(token + 1).starts_with('و');
            let is_name = is_two
                || self.known.is_unknown(token)
                    && match is_dual {
                        // `تعاون إقليمي وثيق وملموس`, `مدينتي وأرضي ومزرعتي`.
                        true => token > first || !doubtful || self.tagging.lead(token) >= LEAST,
                        false => token > first && self.tagging.lead(token) >= LEAST,
                    };
            let end = match self.mention_at(token) {
                Some(m) if matches!(m.kind, EntityType::Place | EntityType::Country) => {
                    m.tokens.end
                }
                _ if is_name && is_word(token) && (token == first || is_joined) => {
                    let end = token + 1 + usize::from(is_two);
                    made.push(self.joined_place(token..end, is_joined));
                    end
                }
                _ => break,
            };
            (at, count) = (end, count + 1);
        }
        // Of one alone the other patterns judge.
        if count < 2 {
            made.truncate(known);
        }
    }

    /// A place, behind its `و` or not.
    fn joined_place(&self, tokens: std::ops::Range<usize>, is_joined: bool) -> Candidate {
        let and = Proclitics {
            conjunction: is_joined.then_some('و'),
            preposition: None,
        };
        let first = tokens.start;
        let span = Span {
            start: self.document.start_after(first, usize::from(is_joined)),
            ..self.document.tokens[first].span
        };
        let (kind, owner) = (EntityType::Place, Owner::default());
        self.candidate(tokens, span, and, kind, owner, "head-place")
    }

    /// An unknown word in a list between two places: `أضنة وعثمانية وغازي عنتاب`.
    pub(super) fn listed_place(&self, token: usize) -> Option<Candidate> {
        let is_place = |t: usize| match self.known.hints.get(t) {
            Some(&Hint::Mention(m)) => Some(&self.known.mentions[m])
                .filter(|m| matches!(m.kind, EntityType::Place | EntityType::Country)),
            _ => None,
        };
        let before = is_place(token - 1)?;
        let after = is_place(token + 1).filter(|m| m.proclitics.conjunction == Some('و'))?;
        let key = self.document.key(token);
        let is_unknown = self.known.is_unknown(token)
            && key.starts_with('و')
            && key.chars().count() > 4
            && before.kind == after.kind
            && self.after(token).and(self.after(token + 1)).is_some();
        is_unknown.then(|| self.joined_place(token..token + 1, true))
    }

    fn place(
        &self,
        tokens: std::ops::Range<usize>,
        rule: &str,
        country: Option<crate::lexicon::Code>,
    ) -> Candidate {
        self.plain(tokens, EntityType::Place, Owner::in_country(country), rule)
    }
}
