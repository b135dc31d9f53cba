//! Words around names that say where a name begins and ends: particles, qualifiers, styles. They
//! stand in `data/name-words.toml` and are compiled into sorted arrays of keys.

include!(concat!(env!("OUT_DIR"), "/name_words.rs"));

/// Whether a sorted list has the key.
pub(super) fn has(list: &[&str], key: &str) -> bool {
    list.binary_search(&key).is_ok()
}
