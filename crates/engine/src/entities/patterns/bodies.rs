//! Organisations by the words after their head: in quotes (`شركة «دياجيو»`), a definite noun (`حزب
//! العدالة والتنمية`), or adjectives that agree with it (`المجلس النسائي اللبناني`).

use super::{Owner, Patterns};
use crate::entities::candidates::{Candidate, Hint};
use crate::entities::{Cue, CueKind, words};
use crate::exploration::EntityType;
use crate::lexicon::{Number, Proclitics};
use crate::text::TokenKind;

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
        } else if self.document.tokens[next].kind == TokenKind::Word
            && self.known.hints[next] == Hint::Unknown
        {
            open = self.after(next + 1)?;
        }
        let end = self.closing_quote(open)?;
        if makes != EntityType::Organization {
            let tokens = head.tokens.start..end + 1;
            return (open == next).then(|| {
                self.candidate(
                    tokens,
                    head.span,
                    head.proclitics,
                    makes,
                    owner,
                    "head-quoted",
                )
            });
        }
        let first = self.document.tokens[open + 1].span;
        Some(self.candidate(
            open + 1..end,
            first,
            Proclitics::default(),
            makes,
            owner,
            "head-quoted",
        ))
    }

    /// The quotation mark that closes the one at `open`, up to six words further. Some papers' marks
    /// arrive turned around.
    fn closing_quote(&self, open: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let closes: &[&str] = match self.document.surface(open) {
            "«" => &["»"],
            "»" => &["«"],
            "\"" => &["\""],
            "“" => &["”"],
            _ => return None,
        };
        let last = self.document.tokens.len().min(open + 2 + LONGEST);
        let end = (open + 2..last).find(|&t| closes.contains(&self.document.surface(t)))?;
        let same = self.document.tokens[end].sentence == self.document.tokens[open].sentence;
        let is_name = (open + 1..end).all(|t| self.known.hints[t] != Hint::StopWord)
            && self.document.tokens[open + 1].kind == TokenKind::Word;
        (same && is_name).then_some(end)
    }

    /// The end of the definite words that name a party, movement or paper: `حزب العدالة والتنمية`.
    pub(super) fn definite_name(
        &self,
        head: &Cue,
        makes: EntityType,
        next: usize,
    ) -> Option<usize> {
        /// Below this lead of the tagger's, in nats, it is a noun with what it governs: `حركة السحب`.
        const LEAST: f32 = -2.5;
        if makes != EntityType::Organization || head.definite {
            return None;
        }
        let head_key = self.document.key(head.tokens.start);
        if !words::NAMED_BY_NOUNS
            .iter()
            .any(|noun| head_key.ends_with(noun))
            || self.tagging.lead(next) < LEAST
        {
            return None;
        }
        let is_definite = |token: usize| {
            let key = self.document.key(token);
            self.document.tokens[token].kind == TokenKind::Word
                && matches!(
                    self.known.hints[token],
                    Hint::Unknown | Hint::Mention(_) | Hint::Cue(_)
                )
                && (key.starts_with("ال") || key.starts_with("وال") && token > next)
                && !words::has(&words::NOT_IN_NAMES, key)
        };
        let end = self.run(next, 3, is_definite);
        (end > next).then_some(end)
    }

    /// The end of a definite head with two or more adjectives that agree with it, or with one and
    /// what the body is for: `المجلس النسائي اللبناني`, `الهيئة العامة للاستعلامات`.
    pub(super) fn definite_body(&self, head: &Cue, makes: EntityType) -> Option<(usize, Owner)> {
        if makes != EntityType::Organization
            || !head.definite
            || head.suffix
            || head.number != Number::Singular
            || head.tokens.len() > 1
        {
            return None;
        }
        let feminine = self.document.key(head.tokens.start).ends_with('ه');
        let is_adjective = |token: usize| {
            let key = self.document.key(token);
            key.starts_with("ال")
                && key.ends_with('ه') == feminine
                && !words::has(&words::NOT_IN_NAMES, key)
                && match self.known.hints[token] {
                    Hint::Unknown => true,
                    Hint::Cue(cue) => matches!(
                        self.known.cues[cue].kind,
                        CueKind::Demonym(_) | CueKind::Portfolio
                    ),
                    Hint::Mention(m) => self.known.mentions[m].tokens.len() == 1,
                    _ => false,
                }
        };
        let start = head.tokens.end;
        let mut end = self.run(start, 4, is_adjective);
        // A participle that governs what follows describes and does not name: `المؤيدة لها`.
        if end > start && self.governs(end - 1) {
            end -= 1;
        }
        let owner = (start..end)
            .find_map(|t| match self.cue_at(t)?.kind {
                CueKind::Demonym(code) => Some(Owner {
                    iso3: Some(code),
                    actor: None,
                }),
                _ => None,
            })
            .unwrap_or_default();
        let purpose = |token: usize| {
            self.document.key(token).starts_with("لل")
                && matches!(self.known.hints[token], Hint::Unknown)
        };
        let with_purpose = self.run(end, 1, purpose);
        let acts = matches!(
            head.kind,
            CueKind::Head {
                stands_for_state: true,
                ..
            }
        );
        match end - start {
            0 => None,
            // `الحكومة اللبنانية` is whole without more adjectives.
            _ if acts && with_purpose == end => None,
            1 => (with_purpose > end).then_some((with_purpose, owner)),
            _ => Some((with_purpose, owner)),
        }
    }

    /// Whether a word may be a participle before its preposition: `المتعلق ب…`, `العاملة في`.
    fn governs(&self, token: usize) -> bool {
        self.known.hints[token] == Hint::Unknown
            && self.after(token + 1).is_some_and(|next| {
                let key = self.document.key(next);
                matches!(key, "في" | "علي" | "من" | "الي" | "عن" | "مع")
                    || key.starts_with('ب')
                    || key.starts_with('ل') && !key.starts_with("لل")
            })
    }

    /// The end of the words from `start` on, `longest` at most and in its sentence, that are so.
    fn run(&self, start: usize, longest: usize, is_so: impl Fn(usize) -> bool) -> usize {
        let mut end = start;
        while end < start + longest && self.after(end).is_some_and(&is_so) {
            end += 1;
        }
        end
    }
}
