//! Ties new names to countries by the words right behind them: a nationality (`بلدة فوشان الصينية`), a
//! country in brackets or after `في`, and behind a person's name and a comma an office with its country
//! (`اوغور زيال، وكيل وزارة الخارجية التركية`). What a table knows is left as the table has it.

use super::CueKind;
use super::candidates::{Candidate, Candidates, Hint};
use crate::exploration::{EntityType, Found};
use crate::lexicon::{Code, Number};
use crate::list::ToList;
use crate::text::Document;

/// Gives the candidates that have no country the one that the text names.
pub(super) fn add(document: &Document<'_>, mut known: Candidates) -> Candidates {
    let ties = Ties {
        document,
        known: &known,
    };
    let countries: Vec<Option<Code>> = known.mentions.iter().map(|m| ties.country(m)).list();
    for (mention, country) in known.mentions.iter_mut().zip(countries) {
        mention.iso3 = mention.iso3.or(country);
    }
    known
}

struct Ties<'a, 't> {
    document: &'a Document<'t>,
    known: &'a Candidates,
}

impl Ties<'_, '_> {
    fn country(&self, mention: &Candidate) -> Option<Code> {
        if mention.iso3.is_some() || matches!(mention.found, Found::Lexicon { .. }) {
            return None;
        }
        let next = self.near(mention, mention.tokens.end)?;
        let code = match mention.kind {
            EntityType::Person => self.office(mention, next),
            EntityType::Place | EntityType::Organization => self
                .nationality(next)
                .or_else(|| self.bracketed(mention, next))
                .or_else(|| self.lies_in(mention, next)),
            _ => None,
        };
        code.filter(|code| !code.is_body())
    }

    /// A definite nationality right behind.
    fn nationality(&self, token: usize) -> Option<Code> {
        let Hint::Cue(cue) = self.known.hints[token] else {
            return None;
        };
        let cue = &self.known.cues[cue];
        match cue.kind {
            CueKind::Demonym(code) if cue.proclitics.are_none() => {
                (cue.definite && cue.number == Number::Singular).then_some(code)
            }
            _ => None,
        }
    }

    /// `فوشان (الصين)`.
    fn bracketed(&self, mention: &Candidate, token: usize) -> Option<Code> {
        let inner = self.near(mention, token + 1)?;
        self.document
            .is_mark(token, '(')
            .then(|| self.land(inner))?
    }

    /// `فوشان في الصين`.
    fn lies_in(&self, mention: &Candidate, token: usize) -> Option<Code> {
        let place = self.near(mention, token + 1)?;
        (self.document.key(token) == "في").then(|| self.land(place))?
    }

    /// The country whose name starts at a token.
    fn land(&self, token: usize) -> Option<Code> {
        let Hint::Mention(mention) = self.known.hints[token] else {
            return None;
        };
        let mention = &self.known.mentions[mention];
        (mention.kind == EntityType::Country).then_some(mention.iso3)?
    }

    /// The country of an office behind a comma.
    fn office(&self, mention: &Candidate, comma: usize) -> Option<Code> {
        const LONGEST: usize = 8;
        let title = self.near(mention, comma + 1)?;
        let is_office = self.document.is_mark(comma, '،')
            && matches!(self.known.hints[title], Hint::Cue(cue)
                if matches!(self.known.cues[cue].kind, CueKind::Title(_)));
        let parts = (title + 1..title + LONGEST)
            .map_while(|token| self.near(mention, token))
            .take_while(|&token| {
                matches!(self.known.hints[token], Hint::Cue(_) | Hint::Mention(_))
            });
        let mut countries = parts.filter_map(|token| {
            self.nationality(token)
                .or_else(|| match self.known.hints[token] {
                    Hint::Mention(mention) => self.known.mentions[mention].iso3,
                    _ => None,
                })
        });
        countries.next().filter(|_| is_office)
    }

    /// The token if it is in the sentence of a mention.
    fn near(&self, mention: &Candidate, token: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        (tokens.get(token)?.sentence == tokens[mention.tokens.start].sentence).then_some(token)
    }
}
