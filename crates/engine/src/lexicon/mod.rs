//! The names Siyaq knows: the tables of `data/`, compiled by the build script into a prebuilt
//! transducer, and before them a host's own entries. [`Lexicon::matches`] finds the longest known
//! name at every place of a document, taking clitics off where that helps.

pub(crate) mod alphabet;
mod entry;
mod form;
mod host;
mod matcher;
mod tables;

use std::sync::Arc;

pub use entry::{ActsFor, Class, Code, Entry};
pub use form::{Form, Number, Role};
pub use host::{HostEntry, HostEntryError};
pub use matcher::{LexiconMatch, Proclitics, Reading};

use host::HostTable;

/// The built-in names and, before them, a host's own.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    host: Option<Arc<HostTable>>,
}

/// A stretch of time in which a person held office, as EDTF dates: from, until; until is empty
/// while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// First day, month or year.
    pub from: &'static str,
    /// Last day, month or year; empty while the term lasts.
    pub until: &'static str,
}

/// What a panel says of a country, or of an organisation that acts among countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryFacts {
    /// Its name in Arabic.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2, from which its flag is made; empty for organisations and states that
    /// are gone.
    pub iso2: &'static str,
}

impl Lexicon {
    /// The built-in names and a host's own; where both know a name, the host's entry wins.
    ///
    /// # Errors
    /// An entry without a name or with an unknown type, by its number.
    pub fn with_host_entries(entries: Vec<HostEntry>) -> Result<Self, HostEntryError> {
        Ok(Self {
            host: Some(Arc::new(HostTable::new(entries)?)),
        })
    }

    /// The terms of office of a built-in person, by the id of the entry.
    pub fn terms(&self, entry_id: &str) -> impl Iterator<Item = Term> {
        tables::TERMS
            .iter()
            .filter(move |(entry, ..)| tables::entry(*entry).id == entry_id)
            .map(|&(_, from, until)| Term { from, until })
    }
}

/// What is known of the country or acting organisation with this code.
pub fn country_facts(code: &str) -> Option<CountryFacts> {
    let at = tables::ACTORS
        .binary_search_by(|(c, ..)| c.as_str().cmp(code))
        .ok()?;
    let (_, iso2, entry) = tables::ACTORS[at];
    Some(CountryFacts {
        name: tables::entry(entry).name,
        iso2,
    })
}
