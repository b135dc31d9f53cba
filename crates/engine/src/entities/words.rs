//! Words around names that say where a name begins and ends: particles, qualifiers, styles. They
//! stand in `data/name-words.toml` and are compiled into lists of keys.

use crate::text::Document;
use crate::text::clitics::analyses;

include!(concat!(env!("OUT_DIR"), "/name_words.rs"));

/// Keys one after another, the shortest first, and how many bytes each has: the page packs them better than a
/// pointer for each.
pub(super) struct List {
    keys: &'static str,
    lengths: &'static [u8],
}

impl List {
    /// Whether a key of the list, of so many bytes at most, is so.
    pub(super) fn any(&self, longest: usize, is_so: impl Fn(&[u8]) -> bool) -> bool {
        let mut rest = self.keys.as_bytes();
        for &length in self.lengths {
            let length = usize::from(length);
            let Some((key, after)) = rest.split_at_checked(length) else {
                break;
            };
            if length > longest || is_so(key) {
                return length <= longest;
            }
            rest = after;
        }
        false
    }
}

/// Whether the key of a head, proclitics and article before it or not, ends in a word of the list.
pub(super) fn ends(list: &List, key: &str) -> bool {
    list.any(key.len(), |word| key.as_bytes().ends_with(word))
}

/// Whether the key of a token ends in a word of the list.
#[inline(never)]
pub(super) fn ends_at(list: &List, document: &Document<'_>, token: usize) -> bool {
    ends(list, document.key(token))
}

/// Whether a list has the key of a token.
#[inline(never)]
pub(super) fn has_at(list: &List, document: &Document<'_>, token: usize) -> bool {
    has(list, document.key(token))
}

/// Whether a list has the key without what may be proclitics.
pub(super) fn has_stem(list: &List, key: &str) -> bool {
    analyses(key).any(|way| has(list, &way.stem_key()))
}

/// Whether a list has the key.
pub(super) fn has(list: &List, key: &str) -> bool {
    let (keys, key) = (list.keys.as_bytes(), key.as_bytes());
    let mut at = 0;
    for &length in list.lengths {
        let length = usize::from(length);
        if length > key.len() {
            break;
        }
        let end = at + length;
        // The last letter tells more words apart than a call to compare them.
        if length == key.len() && keys.get(end - 1) == key.last() && keys.get(at..end) == Some(key)
        {
            return true;
        }
        at = end;
    }
    false
}
