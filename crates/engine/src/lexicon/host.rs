//! A host's own entries, looked up before the built-in ones. `docs/lexicon.md` tells a host's editor
//! how to write them.

use super::entry::{Class, Entry};
use crate::text::normalize::{digit_value, is_letter, name_key};

/// A name that a host site adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Deserialize))]
#[cfg_attr(feature = "json", serde(deny_unknown_fields))]
pub struct HostEntry {
    /// Stable id; the name where there is none.
    #[cfg_attr(feature = "json", serde(default))]
    pub id: Option<String>,
    /// The display form.
    pub name: String,
    /// Further spellings.
    #[cfg_attr(feature = "json", serde(default))]
    pub also: Vec<String>,
    /// `person`, `country`, `place`, `organization`, `agreement`, `event` or `group`.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub kind: String,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    #[cfg_attr(feature = "json", serde(default))]
    pub country: Option<String>,
}

/// A host's entry cannot be used. Entries are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostEntryError {
    /// It has no letters.
    #[error("entry {0}: `name` is empty")]
    NoName(usize),
    /// Its type is none of those an entity can have.
    #[error(
        "entry {0}: `type` is `{1}`, not person, country, place, organization, agreement, event or group"
    )]
    UnknownType(usize, String),
    /// No country has this code.
    #[error("entry {0}: `country` is `{1}`, which is no ISO 3166-1 alpha-3 code")]
    UnknownCountry(usize, String),
    /// The text is not a JSON array of entries.
    #[cfg(feature = "json")]
    #[error("the lexicon is no JSON array: {0}")]
    NoArray(String),
    /// A field is missing, unknown or of another type.
    #[cfg(feature = "json")]
    #[error("entry {0}: {1}")]
    Field(usize, String),
}

impl HostEntryError {
    /// The number of the wrong entry and its wrong field, for who says it in other words.
    pub fn place(&self) -> (usize, &'static str) {
        match self {
            Self::NoName(number) => (*number, "name"),
            Self::UnknownType(number, _) => (*number, "type"),
            Self::UnknownCountry(number, _) => (*number, "country"),
            #[cfg(feature = "json")]
            Self::NoArray(_) => (0, "[]"),
            #[cfg(feature = "json")]
            Self::Field(number, _) => (*number, "{}"),
        }
    }
}

/// Reads a JSON array of entries.
#[cfg(feature = "json")]
pub(super) fn entries_of_json(json: &str) -> Result<Vec<HostEntry>, HostEntryError> {
    let items: Vec<serde_json::Value> =
        serde_json::from_str(json).map_err(|error| HostEntryError::NoArray(error.to_string()))?;
    let entry = |(number, item): (usize, _)| {
        serde_json::from_value(item)
            .map_err(|error| HostEntryError::Field(number, error.to_string()))
    };
    (1..).zip(items).map(entry).collect()
}

/// The host's names by key.
#[derive(Debug)]
pub(super) struct HostTable {
    entries: Vec<(HostEntry, Class)>,
    /// Keys, sorted, with the numbers of their entries.
    by_key: Vec<(String, usize)>,
    /// Words of the longest name.
    pub longest: usize,
}

impl HostTable {
    /// The table of the entries that can be used, and what is wrong with the others.
    pub fn new(entries: Vec<HostEntry>) -> (Self, Vec<HostEntryError>) {
        let mut mistakes = Vec::new();
        let mut table = Self {
            entries: Vec::new(),
            by_key: Vec::new(),
            longest: 0,
        };
        for (number, entry) in (1..).zip(entries) {
            let class = match class_if_usable(number, &entry) {
                Ok(class) => class,
                Err(mistake) => {
                    mistakes.push(mistake);
                    continue;
                }
            };
            for spelling in std::iter::once(&entry.name).chain(&entry.also) {
                let key = name_key(spelling);
                table.longest = table.longest.max(key.split(' ').count());
                table.by_key.push((key, table.entries.len()));
            }
            table.entries.push((entry, class));
        }
        table.by_key.sort_unstable();
        (table, mistakes)
    }

    /// The entry that a key names, the last of several.
    pub fn get(&self, key: &str) -> Option<Entry<'_>> {
        let after = self.by_key.partition_point(|(other, _)| &**other <= key);
        let (found, number) = self.by_key.get(after.checked_sub(1)?)?;
        let (host, class) = self.entries.get(*number).filter(|_| found == key)?;
        Some(Entry::of_host(host, *class))
    }
}

/// The class of an entry, or what is wrong with it.
fn class_if_usable(number: usize, entry: &HostEntry) -> Result<Class, HostEntryError> {
    if !entry
        .name
        .contains(|c| is_letter(c) || digit_value(c).is_some())
    {
        return Err(HostEntryError::NoName(number));
    }
    match entry.country.as_deref() {
        Some(code) if super::country_facts(code).is_none() => {
            Err(HostEntryError::UnknownCountry(number, code.to_owned()))
        }
        _ => class_of(&entry.kind)
            .ok_or_else(|| HostEntryError::UnknownType(number, entry.kind.clone())),
    }
}

fn class_of(kind: &str) -> Option<Class> {
    Some(match kind {
        "person" => Class::Person,
        "country" => Class::Country,
        "place" => Class::Place,
        "organization" => Class::Organization,
        "agreement" => Class::Agreement,
        "event" => Class::Event,
        "group" => Class::Group,
        _ => return None,
    })
}
