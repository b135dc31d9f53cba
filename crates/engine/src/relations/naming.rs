//! What the entity stage found, in the terms of this one: which words name a state, a person, a
//! nationality, an office. The rest of the stage sees nothing else of the entities.

use std::ops::Range;

use crate::text::Span;

use super::triggers::Pronoun;

/// Code of an actor: ISO 3166-1 alpha-3, or `UNO`, `NATO`, `EUU`, `ARL`, `GCC`.
pub type Code = &'static str;

/// Some words of the text that name or mark an actor.
#[derive(Clone, Debug)]
pub struct Naming {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The words without the clitics before them.
    pub span: Span,
    /// What they are.
    pub kind: NamingKind,
}

/// What a [`Naming`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingKind {
    /// A state by its name.
    Country(Code),
    /// A capital or seat, which may stand for its state.
    Seat(Code),
    /// An organisation that acts among states, or an organ of a state.
    Body(Code),
    /// A person and the state they act for, where known.
    Person(Option<Code>, usize),
    /// A name that acts for nobody: a party, a firm, a town.
    Inert,
    /// A nationality, as an adjective or as a people.
    Demonym {
        /// The state.
        code: Code,
        /// Several people: الفلسطينيون.
        plural: bool,
    },
    /// An office that acts for its state: رئيس، وزير الخارجية.
    Title {
        /// رئيسها
        pronoun: Option<Pronoun>,
    },
    /// A body that acts for its state: حكومة، قوات.
    Head {
        /// قواتها
        pronoun: Option<Pronoun>,
    },
}
