//! A party: one or several states named together, with the preposition that says what part they play.

use std::ops::Range;

use crate::exploration::Recognition;
use crate::lexicon::Code;
use crate::row::Row;
use crate::text::Span;

use super::triggers::Pronoun;

/// One or several states, named together.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub members: Vec<Member>,
    pub tokens: Range<usize>,
    /// The words, without the clitics before them.
    pub span: Span,
    /// The preposition that governs it, a [`slot`].
    pub preposition: Option<u16>,
    /// The preposition before the noun that it belongs to: ب in `بالهجوم الإسرائيلي`, where the party
    /// itself has none.
    /// [`slot::OBJECT`] where that noun has none either.
    pub outer: Option<u16>,
    pub strength: Strength,
    pub gender: Gender,
    /// To be resolved where the party is used, since it may not be the other party.
    pub anaphor: Option<Anaphor>,
    /// Opens with `و` or `ف`.
    pub conjunction: bool,
    /// Named by an office with its nationality, so that a second nationality may follow.
    pub office: bool,
}

/// A state and the words that named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub code: Code,
    pub span: Span,
    pub by: Recognition,
}

impl Member {
    /// One end of a relation.
    pub fn of(actor: &super::Actor) -> Self {
        let &super::Actor { code, span, by } = actor;
        Self { code, span, by }
    }

    /// The same state, spoken of by other words.
    pub fn again(self, span: Span) -> Self {
        Self {
            span,
            by: Recognition::Anaphor,
            ..self
        }
    }
}

impl From<Member> for super::Actor {
    fn from(Member { code, span, by }: Member) -> Self {
        Self { code, span, by }
    }
}

/// What a party can be in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A national or a ship: held, freed or turned away for the state's sake, and nothing else.
    National,
    /// Land or waters: only force touches it.
    Land,
    /// Something of a state's: `طائرة هندية` can be acted upon, yet does not act.
    Property,
    /// A people: `الفلسطينيون`.
    People,
    /// The state itself, or one who acts for it.
    State,
}

/// The gender a verb agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Either,
}

/// Words that stand for a party named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    /// قواتها, رئيسها, بلاده
    Owner(Pronoun),
    /// البلدان
    Both,
    /// الدول الثلاث
    Three,
    /// هذه الدول
    These,
    /// الأخيرة
    Latter,
    /// المملكة, البلاد, التكتل, الحلف, المجلس
    Kingdom,
    /// جارتها: the other of a pair told of before.
    Neighbour,
}

/// The nationalities that a trigger noun carries: `المحادثات الأميركية الصينية`.
#[derive(Clone, Debug)]
pub(super) struct Adjectives {
    pub token: usize,
    pub members: Vec<Member>,
    pub end: usize,
}

/// The parties of a text in order, and the nationalities that belong to triggers.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub all: Row<Party>,
    pub adjectives: Vec<Adjectives>,
    /// Agreements that others may join: the token where the name starts, and the first of the parties.
    pub accords: Vec<(usize, Code)>,
}

impl Parties {
    /// The first party of the first agreement named in `tokens`.
    pub fn accord_in(&self, tokens: Range<usize>) -> Option<Code> {
        let at = self.accords.partition_point(|a| a.0 < tokens.start);
        self.accords
            .get(at)
            .filter(|a| a.0 < tokens.end)
            .map(|a| a.1)
    }

    /// How many parties start before `token`.
    #[inline(never)]
    pub fn count_before(&self, token: usize) -> usize {
        self.all.partition_point(|p| p.tokens.start < token)
    }

    /// How many triggers before `token` carry nationalities.
    #[inline(never)]
    pub fn adjectives_before(&self, token: usize) -> usize {
        self.adjectives.partition_point(|a| a.token < token)
    }

    /// The nationalities on the trigger noun at `token`.
    pub fn adjectives_of(&self, token: usize) -> Option<&Adjectives> {
        let at = self.adjectives_before(token);
        self.adjectives.get(at).filter(|a| a.token == token)
    }
}
