//! Names that a pattern of words makes: a head with a nationality (`الحكومة الكازاخستانية`), with
//! a place (`قمة كامب ديفيد`) or with words in quotes (`شركة «دياجيو»`); an official style before a
//! country's name (`دولة قطر`, `الجمهورية اليمنية`); a kind of place before an unknown name (`بلدة
//! فوشان`). A name that a pattern makes takes the place of shorter ones inside it.

mod bodies;
mod places;

use std::ops::Range;

use super::candidates::{Candidate, Candidates, Hint, shown};
use super::tagger::Tagging;
use super::{Cue, CueKind, words};
use crate::exploration::{EntityType, Found};
use crate::lexicon::{Code, Proclitics, country_facts};
use crate::text::{Document, Span};

/// Adds the names that patterns make.
pub(super) fn add(document: &Document<'_>, mut known: Candidates, tagging: &Tagging) -> Candidates {
    let patterns = Patterns {
        document,
        known: &known,
        tagging,
    };
    let mut made: Vec<Candidate> = known
        .cues
        .iter()
        .filter_map(|cue| patterns.headed(cue))
        .collect();
    made.extend(
        known
            .mentions
            .iter()
            .filter_map(|mention| patterns.styled(mention)),
    );
    made.extend((0..document.tokens.len()).filter_map(|token| patterns.styled_by_demonym(token)));
    made.extend(patterns.datelines());
    known.mentions.extend(made);
    known
}

struct Patterns<'a, 't> {
    document: &'a Document<'t>,
    known: &'a Candidates,
    tagging: &'a Tagging,
}

/// What gives a headed name its country.
#[derive(Clone, Copy, Default)]
struct Owner {
    iso3: Option<Code>,
    actor: Option<Code>,
}

impl Patterns<'_, '_> {
    /// The name that a head makes with what follows it.
    fn headed(&self, head: &Cue) -> Option<Candidate> {
        let CueKind::Head {
            makes,
            stands_for_state,
        } = head.kind
        else {
            return None;
        };
        if head.suffix {
            return None;
        }
        let next = self.after(head.tokens.end)?;
        if makes == EntityType::Place {
            return self
                .landmark(head, next)
                .or_else(|| self.unknown_place(head, next));
        }
        if let Some(quoted) = self.quoted(head, makes, next) {
            return Some(quoted);
        }
        let (end, owner) = self
            .owned(head, makes, next, stands_for_state)
            .into_iter()
            .chain(self.definite_body(head, makes))
            .max_by_key(|(end, _)| *end)
            .or_else(|| Some((self.definite_name(head, makes, next)?, Owner::default())))?;
        let tokens = head.tokens.start..end;
        let rule = match makes {
            EntityType::Organization => "head-organization",
            EntityType::Agreement => "head-agreement",
            _ => "head-event",
        };
        let actor = owner.actor.filter(|_| stands_for_state);
        Some(self.candidate(
            tokens,
            head.span,
            head.proclitics,
            makes,
            Owner { actor, ..owner },
            rule,
        ))
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
        {
            has_portfolio = true;
            let end = cue.tokens.end;
            match self.after(end) {
                Some(further) => at = further,
                None => return Some((end, Owner::default())),
            }
        }
        let end_of_portfolio = at;
        if let Some(cue) = self.cue_at(at)
            && let CueKind::Demonym(code) = cue.kind
            && cue.proclitics == Proclitics::default()
            && (state || has_portfolio)
            && cue.definite
            && (head.definite || has_portfolio)
        {
            return Some((
                cue.tokens.end,
                Owner {
                    iso3: Some(code),
                    actor: Some(code),
                },
            ));
        }
        if let Some(mention) = self.mention_at(at)
            && mention.proclitics == Proclitics::default()
            && !head.definite
        {
            let fits = match mention.kind {
                // Agreements are named for where they were made, `اتفاق أوسلو`; before a country
                // or a seat of power, which declare things themselves, the head is a common noun.
                EntityType::Country => makes != EntityType::Agreement,
                EntityType::Place => {
                    !state && (makes != EntityType::Agreement || mention.actor.is_none())
                }
                _ => false,
            };
            if fits {
                return Some((
                    mention.tokens.end,
                    Owner {
                        iso3: mention.iso3,
                        actor: mention.actor,
                    },
                ));
            }
        }
        has_portfolio.then_some((end_of_portfolio, Owner::default()))
    }

    /// A country's name with its official style before it: `دولة قطر`.
    fn styled(&self, country: &Candidate) -> Option<Candidate> {
        if country.kind != EntityType::Country || country.proclitics != Proclitics::default() {
            return None;
        }
        let style = country.tokens.start.checked_sub(1)?;
        let (span, proclitics) = self.one_of(style, &words::STYLES)?;
        let joined = self.document.tokens[style].sentence
            == self.document.tokens[country.tokens.start].sentence;
        joined.then(|| Candidate {
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
        let (span, proclitics) = self.one_of(style, &["الجمهوريه", "المملكه"])?;
        let facts = country_facts(code.as_str())?;
        (demonym.definite && demonym.feminine).then(|| Candidate {
            tokens: style..demonym.tokens.end,
            span: span.to(demonym.span),
            proclitics,
            kind: EntityType::Country,
            id: code.to_string(),
            name: facts.name,
            iso3: Some(code),
            actor: Some(code),
            found: Found::Pattern {
                rule: "style-nationality".to_owned(),
            },
        })
    }

    /// The span and proclitics of a token that is one of `words`.
    fn one_of(&self, token: usize, words: &[&str]) -> Option<(Span, Proclitics)> {
        let analysis = crate::text::clitics::analyses(self.document.key(token))
            .find(|a| words.contains(&&*a.stem_key()))?;
        let start = self.document.start_after(token, analysis.skipped());
        let span = Span {
            start,
            ..self.document.tokens[token].span
        };
        Some((span, analysis.into()))
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
        let span = first.to(self.document.tokens[tokens.end - 1].span);
        let name = shown(self.document, tokens.start, span);
        Candidate {
            id: crate::text::normalize::name_key(&name),
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
