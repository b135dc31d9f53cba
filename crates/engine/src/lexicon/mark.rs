//! The marks of the packed tables, each of which says what a field is. What its letters are follows
//! from the kind of its mark.
//!
//! This file is also compiled into the build script, which writes what the engine reads.

use crate::packed::kinds::{LIKE_LAST, LIKE_WHOLE, WHOLE};

/// The next field holds only as it is spelt.
pub const EXACT: u8 = 0;
/// The next field is also spelt as `respelt` does.
pub const RESPELT: u8 = 1;
/// The next term of office is the entry's.
pub const TERM: u8 = 2;
/// The entries that follow are of the next country, or acting organisation, in the row of codes.
pub const CODE: u8 = 3;
/// The first word of the next person's name is no given name.
pub const NOT_GIVEN: u8 = 4;

/// The names of the next entry hold only near one of these words.
pub const NEEDS: u8 = WHOLE;
/// The name of a new entry, one for each kind. A country is the next in the list of states.
pub const COUNTRY: u8 = WHOLE + 1;
pub const CAPITAL: u8 = WHOLE + 2;
pub const PLACE: u8 = WHOLE + 3;
pub const ORGANIZATION: u8 = WHOLE + 4;
/// An organisation that acts for its country.
pub const ORGAN: u8 = WHOLE + 5;
pub const AGREEMENT: u8 = WHOLE + 6;
pub const EVENT: u8 = WHOLE + 7;
pub const PERSON: u8 = WHOLE + 8;
/// A person who acts for a country, or did.
pub const OFFICIAL: u8 = WHOLE + 9;
pub const GROUP: u8 = WHOLE + 10;
pub const TITLE_OF_STATE: u8 = WHOLE + 11;
pub const TITLE_OF_ORGANIZATION: u8 = WHOLE + 12;
pub const TITLE: u8 = WHOLE + 13;
pub const PORTFOLIO: u8 = WHOLE + 14;
#[allow(dead_code)] // what is none of the others
pub const HEAD_OF_ORGANIZATION: u8 = WHOLE + 15;
/// A head that acts for the state.
pub const HEAD_OF_ORGAN: u8 = WHOLE + 16;
pub const HEAD_OF_AGREEMENT: u8 = WHOLE + 17;
pub const HEAD_OF_EVENT: u8 = WHOLE + 18;
pub const HEAD_OF_PLACE: u8 = WHOLE + 19;
pub const HEAD_OF_GROUP: u8 = WHOLE + 20;
/// No name, but a list of words.
pub const GIVEN_NAMES: u8 = WHOLE + 21;
pub const STOP_WORDS: u8 = WHOLE + 22;

/// Another name of the entry.
pub const ALSO: u8 = LIKE_WHOLE;
/// A name that is enough in a newspaper.
pub const SHORT: u8 = LIKE_WHOLE + 1;
/// Letters of the entry's names that are also written otherwise.
pub const SPELL: u8 = LIKE_WHOLE + 2;
/// How they are also written.
pub const OTHERWISE: u8 = LIKE_WHOLE + 3;
/// A nationality adjective.
pub const DEMONYM: u8 = LIKE_WHOLE + 4;
/// A people.
pub const PEOPLE: u8 = LIKE_WHOLE + 5;
/// A broken plural.
pub const PLURAL: u8 = LIKE_WHOLE + 6;
/// The feminine of a title.
pub const FEMININE: u8 = LIKE_WHOLE + 7;
/// The id of the entry, where it is not the name.
pub const ID: u8 = LIKE_WHOLE + 8;

/// A word of a list.
pub const WORD: u8 = LIKE_LAST;

/// The marks of the table of triggers.
#[allow(missing_docs)]
pub mod trigger {
    use crate::packed::kinds::{LIKE_WHOLE, WHOLE};

    /// The words that follow are of the next class.
    pub const CLASS: u8 = 0;
    /// The lemmas that follow are of the next frame.
    pub const FRAME: u8 = 1;
    pub const WORD: u8 = WHOLE;
    /// The words that the frame asks for.
    pub const WITH: u8 = WHOLE + 1;
    pub const PERFECT: u8 = WHOLE + 2;
    /// A perfect whose last letter, a hamza, the key no longer tells from alef.
    pub const PERFECT_IN_HAMZA: u8 = WHOLE + 3;
    pub const IMPERFECT: u8 = LIKE_WHOLE;
    pub const NOUN: u8 = LIKE_WHOLE + 1;
    #[allow(dead_code)] // what is none of the others
    pub const PARTICIPLE: u8 = LIKE_WHOLE + 2;
}

/// The marks of the table of the words around dates.
pub mod time {
    use crate::packed::kinds::LIKE_LAST;

    /// The phrases that follow have the next meaning.
    pub const MEANING: u8 = 0;
    #[allow(dead_code)] // what is none of the others
    pub const PHRASE: u8 = LIKE_LAST;
    /// A phrase whose first word must stand with its `ال`.
    pub const DEFINITE: u8 = LIKE_LAST + 1;
}
