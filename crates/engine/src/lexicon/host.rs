//! A host's own entries, looked up before the built-in ones.

use std::collections::HashMap;

use super::entry::{Class, Entry};
use crate::text::normalize::name_key;

/// A name that a host site adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostEntry {
    /// Stable id; the name where there is none.
    pub id: Option<String>,
    /// The display form.
    pub name: String,
    /// Further spellings.
    pub also: Vec<String>,
    /// `person`, `country`, `place`, `organization`, `agreement`, `event` or `group`.
    pub kind: String,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    pub country: Option<String>,
}

/// A host's entry cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostEntryError {
    /// It has no letters.
    #[error("entry {0} has no name")]
    NoName(usize),
    /// Its type is none of those an entity can have.
    #[error("entry {0} has the unknown type `{1}`")]
    UnknownType(usize, String),
}

/// The host's names by key.
#[derive(Debug)]
pub(super) struct HostTable {
    entries: Vec<(HostEntry, Class)>,
    by_key: HashMap<String, usize>,
    /// Words of the longest name.
    pub longest: usize,
}

impl HostTable {
    pub fn new(entries: Vec<HostEntry>) -> Result<Self, HostEntryError> {
        let mut table = Self {
            entries: Vec::new(),
            by_key: HashMap::new(),
            longest: 0,
        };
        for (number, entry) in entries.into_iter().enumerate() {
            let class = class_of(&entry.kind)
                .ok_or_else(|| HostEntryError::UnknownType(number, entry.kind.clone()))?;
            if name_key(&entry.name).is_empty() {
                return Err(HostEntryError::NoName(number));
            }
            for spelling in std::iter::once(&entry.name).chain(&entry.also) {
                let key = name_key(spelling);
                table.longest = table.longest.max(key.split(' ').count());
                table.by_key.insert(key, number);
            }
            table.entries.push((entry, class));
        }
        Ok(table)
    }

    /// The entry that a key names.
    pub fn get(&self, key: &str) -> Option<Entry<'_>> {
        let (host, class) = &self.entries[*self.by_key.get(key)?];
        Some(Entry::of_host(host, *class))
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
