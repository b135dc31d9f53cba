//! The marks of the table of names, each of which stands before the letters of a field and says what
//! it is.
//!
//! This file is also compiled into the build script, which writes what the engine reads.

use crate::packed::alphabet::FIRST_MARK;

/// The name of a new entry, one for each kind.
pub const COUNTRY: u8 = FIRST_MARK;
pub const CAPITAL: u8 = FIRST_MARK + 1;
pub const PLACE: u8 = FIRST_MARK + 2;
pub const ORGANIZATION: u8 = FIRST_MARK + 3;
/// An organisation that acts for its country.
pub const ORGAN: u8 = FIRST_MARK + 4;
pub const AGREEMENT: u8 = FIRST_MARK + 5;
pub const EVENT: u8 = FIRST_MARK + 6;
pub const PERSON: u8 = FIRST_MARK + 7;
/// A person who acts for a country, or did.
pub const OFFICIAL: u8 = FIRST_MARK + 8;
pub const GROUP: u8 = FIRST_MARK + 9;
pub const TITLE_OF_STATE: u8 = FIRST_MARK + 10;
pub const TITLE_OF_ORGANIZATION: u8 = FIRST_MARK + 11;
pub const TITLE: u8 = FIRST_MARK + 12;
pub const PORTFOLIO: u8 = FIRST_MARK + 13;
#[allow(dead_code)] // what is none of the others
pub const HEAD_OF_ORGANIZATION: u8 = FIRST_MARK + 14;
/// A head that acts for the state.
pub const HEAD_OF_ORGAN: u8 = FIRST_MARK + 15;
pub const HEAD_OF_AGREEMENT: u8 = FIRST_MARK + 16;
pub const HEAD_OF_EVENT: u8 = FIRST_MARK + 17;
pub const HEAD_OF_PLACE: u8 = FIRST_MARK + 18;
pub const HEAD_OF_GROUP: u8 = FIRST_MARK + 19;
pub const GIVEN_NAMES: u8 = FIRST_MARK + 20;
pub const STOP_WORDS: u8 = FIRST_MARK + 21;

/// Another name of the entry.
pub const ALSO: u8 = FIRST_MARK + 22;
/// A name that is enough in a newspaper.
pub const SHORT: u8 = FIRST_MARK + 23;
/// Letters of the entry's names that are also written otherwise.
pub const SPELL: u8 = FIRST_MARK + 24;
/// How they are also written.
pub const OTHERWISE: u8 = FIRST_MARK + 25;
/// A nationality adjective.
pub const DEMONYM: u8 = FIRST_MARK + 26;
/// A people.
pub const PEOPLE: u8 = FIRST_MARK + 27;
/// A broken plural.
pub const PLURAL: u8 = FIRST_MARK + 28;
/// The feminine of a title.
pub const FEMININE: u8 = FIRST_MARK + 29;
/// The country, or acting organisation, of the entries that follow, and the two letters of its
/// flag where its code does not start with them; without letters none.
pub const CODE: u8 = FIRST_MARK + 30;
/// The id of the entry, where it is not the name.
pub const ID: u8 = FIRST_MARK + 31;
/// The next field holds only as it is spelt; no letters.
pub const EXACT: u8 = FIRST_MARK + 32;
/// The names of the next entry hold only near one of these words.
pub const NEEDS: u8 = FIRST_MARK + 33;
/// The next field is also spelt as `respelt` does; no letters.
pub const RESPELT: u8 = FIRST_MARK + 34;
/// The next term of office is the entry's; no letters.
pub const TERM: u8 = FIRST_MARK + 35;
/// A name that starts as the one before does, with no letter, with one, and so on.
pub const SHARED: u8 = FIRST_MARK + 36;

/// The marks of the table of triggers.
#[allow(missing_docs)]
pub mod trigger {
    use super::FIRST_MARK;

    /// The words that follow are of the next class; no letters.
    pub const CLASS: u8 = FIRST_MARK;
    pub const WORD: u8 = FIRST_MARK + 1;
    /// The lemmas that follow are of the next frame; no letters.
    pub const FRAME: u8 = FIRST_MARK + 2;
    pub const PERFECT: u8 = FIRST_MARK + 3;
    /// A perfect whose last letter, a hamza, the key no longer tells from alef.
    pub const PERFECT_IN_HAMZA: u8 = FIRST_MARK + 4;
    pub const IMPERFECT: u8 = FIRST_MARK + 5;
    pub const NOUN: u8 = FIRST_MARK + 6;
    #[allow(dead_code)] // what is none of the others
    pub const PARTICIPLE: u8 = FIRST_MARK + 7;
}

/// The marks of the table of the words around dates.
pub mod time {
    use super::FIRST_MARK;

    /// The phrases that follow have the next meaning; no letters.
    pub const MEANING: u8 = FIRST_MARK;
    #[allow(dead_code)] // what is none of the others
    pub const PHRASE: u8 = FIRST_MARK + 1;
    /// A phrase whose first word must stand with its `ال`.
    pub const DEFINITE: u8 = FIRST_MARK + 2;
}
