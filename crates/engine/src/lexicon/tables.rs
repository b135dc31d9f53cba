//! The compiled tables of names, packed for a small download: the text of all names in one string,
//! an entry in six bytes. `build/names.rs` writes them.

use super::entry::{ActsFor, Class, Code, Entry};
use crate::exploration::EntityType;

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// From the bytes of keys to senses: the low bit is 0 for the only sense (entry, form), 1 for a
/// group of them in [`SENSES`] (first, count).
pub(super) static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));

/// An entry as it is stored.
pub(super) struct Packed {
    name_length: u8,
    class: u8,
    /// Number of a code in [`CODES`], from 1; 0 is none.
    country: u16,
    actor: u16,
}

/// One thing that a key may mean.
#[derive(Clone, Copy)]
pub(super) struct Sense {
    pub entry: u16,
    /// Number of a constraint in [`CONSTRAINTS`], from 1; 0 is none.
    pub constraint: u16,
    pub form: u8,
}

/// When a sense holds.
pub(super) struct Constraint {
    /// Only as spelt here, but for vowel signs.
    pub exact: Option<&'static str>,
    /// Only with one of these keys within three tokens.
    pub needs: &'static [&'static str],
}

/// The entry with a number.
pub(super) fn entry(number: u16) -> Entry<'static> {
    let index = number as usize;
    let packed = &ENTRIES[index];
    let near = index - index % STRIDE;
    let before: usize = ENTRIES[near..index]
        .iter()
        .map(|e| e.name_length as usize)
        .sum();
    let start = NAME_STARTS[near / STRIDE] as usize + before;
    let name = &TEXT[start..start + packed.name_length as usize];
    let id = match IDS.binary_search_by_key(&number, |(entry, _)| *entry) {
        Ok(at) => IDS[at].1,
        Err(_) => name,
    };
    let code = |number: u16| Some(CODES[usize::from(number).checked_sub(1)?]);
    Entry {
        id,
        name,
        class: CLASSES[packed.class as usize],
        country: code(packed.country),
        actor: code(packed.actor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_unpacks() {
        let entries: Vec<_> = (0..ENTRIES.len() as u16).map(entry).collect();
        assert_eq!(
            entries.iter().map(|e| e.name.len()).sum::<usize>(),
            TEXT.len()
        );
        let kazakhstan = entries.iter().find(|e| e.id == "KAZ").expect("Kazakhstan");
        assert_eq!(
            (kazakhstan.name, kazakhstan.class),
            ("كازاخستان", Class::Country)
        );
        assert_eq!(kazakhstan.actor, Some(Code::new("KAZ")));
    }
}
