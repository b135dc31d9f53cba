//! The compiled tables of names, packed for a small download. `build/names.rs` writes them.

use super::alphabet;
use super::entry::{ActsFor, Class, Code, Entry};
use super::keys::KeyTable;
use crate::exploration::EntityType;
use crate::text::normalize::name_key;

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// Every name in every form, sorted by key.
pub(super) static KEYS: KeyTable = KeyTable {
    bytes: include_bytes!(concat!(env!("OUT_DIR"), "/names.keys")),
    blocks: &BLOCKS,
};

/// The packed form of every key in [`KEYS`], or [`GROUP`]. What [`KEY_ENTRIES`] has for it is the
/// number of its entry, or of its group in [`GROUPS`].
static KEY_FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.forms"));

/// Marks a key with several senses, or one that holds under a constraint.
const GROUP: u8 = 0xFF;

/// An entry as it is stored.
pub(super) struct Packed {
    /// Number of its name in [`KEYS`].
    name: u16,
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

/// What the key with a number may mean, the likeliest first.
pub(super) fn senses(key: usize) -> impl Iterator<Item = Sense> {
    let (entry, form) = (KEY_ENTRIES[key], KEY_FORMS[key]);
    let (only, group) = match form {
        GROUP => {
            let (first, count) = GROUPS[entry as usize];
            (
                None,
                &SENSES[first as usize..first as usize + count as usize],
            )
        }
        _ => (
            Some(Sense {
                entry,
                constraint: 0,
                form,
            }),
            &SENSES[..0],
        ),
    };
    only.into_iter().chain(group.iter().copied())
}

/// The entry with a number.
pub(super) fn entry(number: u16) -> Entry<'static> {
    let packed = &ENTRIES[number as usize];
    let code = |number: u16| Some(CODES[usize::from(number).checked_sub(1)?]);
    let class = CLASSES[packed.class as usize];
    Entry::built_in(number, class, code(packed.country), code(packed.actor))
}

/// The display form of the entry with a number.
pub(super) fn name(number: u16) -> String {
    let spelt = || KEYS.spelling(ENTRIES[number as usize].name as usize);
    text_of(&NAMES, number).map_or_else(spelt, str::to_owned)
}

/// The id of the entry with a number, where it is not the name.
pub(super) fn id(number: u16) -> Option<&'static str> {
    text_of(&IDS, number)
}

/// The number of the entry with an id.
pub(super) fn number(id: &str) -> Option<u16> {
    let key: Vec<u8> = alphabet::bytes(&name_key(id)).collect();
    let named = KEYS
        .find(&key)
        .found
        .into_iter()
        .flat_map(senses)
        .map(|s| s.entry);
    let with_own_id = IDS
        .iter()
        .filter(|(_, own)| *own == id)
        .map(|(entry, _)| *entry);
    named
        .filter(|&number| entry(number).id() == id)
        .chain(with_own_id)
        .next()
}

fn text_of(texts: &'static [(u16, &'static str)], number: u16) -> Option<&'static str> {
    let at = texts
        .binary_search_by_key(&number, |(entry, _)| *entry)
        .ok()?;
    Some(texts[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_where_it_stands() {
        for number in 0..KEY_FORMS.len() {
            let key: Vec<u8> = alphabet::bytes(&KEYS.spelling(number))
                .map(alphabet::fold)
                .collect();
            assert_eq!(
                KEYS.find(&key).found,
                Some(number),
                "{}",
                KEYS.spelling(number)
            );
            assert!(senses(number).count() > 0);
            let first_word = key.split(|&b| b == b' ').next().unwrap_or_default();
            assert!(first_word.len() == key.len() || KEYS.find(first_word).goes_on);
        }
    }

    #[test]
    fn what_is_no_key_is_not_found() {
        for word in ["", "ا", "ككككك", "يييييييييييي", "zzz", "\u{7f}"] {
            let key: Vec<u8> = alphabet::bytes(word).collect();
            assert_eq!(KEYS.find(&key).found, None, "{word}");
        }
    }

    #[test]
    fn entries_unpack() {
        let known = |id: &str| (0..ENTRIES.len() as u16).map(entry).find(|e| e.id() == id);
        let kazakhstan = known("KAZ").expect("Kazakhstan");
        assert_eq!(
            (&*kazakhstan.name(), kazakhstan.class),
            ("كازاخستان", Class::Country)
        );
        assert_eq!(kazakhstan.actor, Some(Code::new("KAZ")));
    }
}
