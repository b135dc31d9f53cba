//! The names Siyaq knows: the tables of `data/`, packed by the build script and unpacked
//! when the first article is read, and before them a host's own entries. [`Lexicon::matches`] finds the longest known
//! name at every place of a document, taking clitics off where that helps.

mod entry;
mod form;
mod forms;
mod host;
pub(crate) mod mark;
mod matcher;
mod tables;

use std::sync::Arc;

pub use entry::{ActsFor, Class, Code, Entry};
pub use form::{Form, Number, Role};
pub use host::{HostEntry, HostEntryError};
pub(crate) use matcher::servant_of;
pub use matcher::{LexiconMatch, Proclitics, Reading, Readings};

use host::HostTable;

/// The built-in names and, before them, a host's own.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    host: Option<Arc<HostTable>>,
}

/// A stretch of time in which a person held office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub from: TermDay,
    /// Last day; `None` while the term lasts.
    pub until: Option<TermDay>,
}

/// A day, month or year, as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermDay {
    /// Of the common era.
    pub year: i16,
    /// 1 to 12; 0 where not known.
    pub month: i8,
    /// 1 to 31; 0 where not known.
    pub day: i8,
}

/// What a panel says of a country, or of an organisation that acts among countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryFacts {
    /// Its name in Arabic.
    pub name: String,
    /// ISO 3166-1 alpha-2, from which its flag is made; empty for organisations and states that
    /// are gone.
    pub iso2: &'static str,
}

/// Two are equal that know the same host's entries, read at the same time.
impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        match (&self.host, &other.host) {
            (Some(host), Some(other)) => Arc::ptr_eq(host, other),
            (host, other) => host.is_none() && other.is_none(),
        }
    }
}

impl Lexicon {
    /// The built-in names and a host's own; where both know a name, the host's entry wins.
    ///
    /// # Errors
    /// An entry without a name or with an unknown type or country, by its number.
    pub fn with_host_entries(entries: Vec<HostEntry>) -> Result<Self, HostEntryError> {
        let (lexicon, mut mistakes) = Self::with_usable_host_entries(entries);
        match mistakes.is_empty() {
            true => Ok(lexicon),
            false => Err(mistakes.swap_remove(0)),
        }
    }

    /// The same for a page, which shows an article whatever its site's list says: entries that cannot be
    /// used are left out, and told in their order.
    pub fn with_usable_host_entries(entries: Vec<HostEntry>) -> (Self, Vec<HostEntryError>) {
        let (table, mistakes) = HostTable::new(entries);
        let host = Some(Arc::new(table));
        (Self { host }, mistakes)
    }

    /// The built-in names and a host's own, given as a JSON array of entries: `[{"name": "مركز سيف",
    /// "also": ["سيف للدراسات"], "type": "organization", "country": "EGY"}]`.
    ///
    /// # Errors
    /// Text that is no JSON array; an entry with a missing, unknown or wrong field, by its number.
    #[cfg(feature = "json")]
    pub fn from_json(json: &str) -> Result<Self, HostEntryError> {
        Self::with_host_entries(host::entries_of_json(json)?)
    }

    /// The terms of office of a built-in person, by the id of the entry.
    pub fn terms(&self, entry_id: &str) -> impl Iterator<Item = Term> + use<> {
        tables::terms(entry_id).filter_map(|(from, until)| {
            Some(Term {
                from: day(from)?,
                until: day(until),
            })
        })
    }
}

/// The day packed as 20170120.
fn day(packed: u32) -> Option<TermDay> {
    (packed > 0).then_some(TermDay {
        year: (packed / 10_000) as i16,
        month: (packed / 100 % 100) as i8,
        day: (packed % 100) as i8,
    })
}

/// What is known of the country or acting organisation with this code.
pub fn country_facts(code: &str) -> Option<CountryFacts> {
    let (name, iso2) = tables::actor(code)?;
    Some(CountryFacts { name, iso2 })
}
