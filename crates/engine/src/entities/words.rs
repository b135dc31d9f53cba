//! Words around names that say where a name begins and ends: particles, qualifiers, styles. They
//! stand in `data/name-words.toml` and are compiled into sorted arrays of keys.

include!(concat!(env!("OUT_DIR"), "/name_words.rs"));

/// Whether the key of a head, proclitics and article before it or not, ends in a word of the list.
pub(super) fn ends(list: &[&str], key: &str) -> bool {
    list.iter().any(|word| key.ends_with(word))
}

/// Whether a sorted list has the key.
pub(super) fn has(list: &[&str], key: &str) -> bool {
    list.binary_search(&key).is_ok()
}
