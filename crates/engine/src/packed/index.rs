//! A hash table from keys to small numbers, filled once, when the first article is read, from the
//! compact tables of `data/`. A key is known by 64 bits of hash alone: that a word of an article is
//! taken for another happens once in some million million look-ups.
//!
//! A page that shipped the table itself would weigh twice as much; `docs/size.md` has the figures.

use crate::work;

/// The hash of a key: its letters as the digits of a number in a large odd base, modulo 2^64. So it
/// grows with its key letter by letter, and shrinks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeyHash(u64);

impl KeyHash {
    /// The hash of no letters.
    pub const EMPTY: Self = Self(0);

    const BASE: u64 = 0x517c_c1b7_2722_0a95;
    /// What [`Self::BASE`] gives 1 with.
    const INVERSE: u64 = inverse(Self::BASE);

    /// The hash of a whole key.
    pub fn of(key: &str) -> Self {
        Self::EMPTY.then(key)
    }

    /// The hash of a key that goes on with these letters.
    pub fn then(self, letters: &str) -> Self {
        letters.chars().fold(self, Self::then_letter)
    }

    /// The same for letters in a row.
    pub fn then_all(self, letters: &[char]) -> Self {
        letters.iter().copied().fold(self, Self::then_letter)
    }

    /// The hash of a key that goes on with another word, which is still to come.
    pub fn then_space(self) -> Self {
        self.then_letter(' ')
    }

    /// The hash of a key that goes on with a letter.
    #[inline(always)]
    pub fn then_letter(self, letter: char) -> Self {
        Self(
            self.0
                .wrapping_add(u64::from(letter))
                .wrapping_mul(Self::BASE),
        )
    }

    /// The hash of the key without the letters that it ends in.
    pub fn without_end(self, letters: &str) -> Self {
        letters.chars().rev().fold(self, |hash, letter| {
            Self(
                hash.0
                    .wrapping_mul(Self::INVERSE)
                    .wrapping_sub(u64::from(letter)),
            )
        })
    }

    /// Its upper half, which depends on every letter.
    pub fn upper(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// The part of the hash that a slot holds; never 0, which marks an empty slot.
    fn tag(self) -> u64 {
        self.0 & !LOW | GOES_ON << 1
    }
}

/// The number that gives 1 with an odd one, modulo 2^64, by Newton's method.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut bits = 3;
    while bits < 64 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    inverse
}

/// Bits of a slot below its tag: its number in `chains`, whether longer keys start with it, and one
/// that is always set.
const LOW: u64 = (1 << 24) - 1;
const GOES_ON: u64 = 1 << 22;
const HEAD: u64 = GOES_ON - 1;

/// What the index knows of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place(u32);

impl Place {
    /// The place of what is not in the index.
    pub const NOWHERE: Self = Self(0);

    /// Whether longer keys start with this one and a space.
    pub fn goes_on(self) -> bool {
        u64::from(self.0) & GOES_ON != 0
    }

    /// Whether the key has numbers.
    pub fn is_found(self) -> bool {
        self.head() > 0
    }

    fn head(self) -> u32 {
        self.0 & HEAD as u32
    }
}

/// A number of a key, the place of the key's next number, 0 after the last, and of a key's first number the
/// place of its last.
struct Link {
    value: u32,
    next: u32,
    last: u32,
}

/// Numbers by key; those of one key rise.
pub(crate) struct Index {
    slots: Vec<u64>,
    used: usize,
    /// The first is never used.
    links: Vec<Link>,
}

impl Index {
    /// An empty index with room for about so many keys.
    pub fn with_room_for(keys: usize) -> Self {
        Self {
            // Never so few that all could be taken.
            slots: vec![0; (keys * 2).next_power_of_two().max(8)],
            used: 0,
            links: {
                let mut links = Vec::with_capacity(keys + 1);
                links.push(Link {
                    value: 0,
                    next: 0,
                    last: 0,
                });
                links
            },
        }
    }

    /// Adds a number to a key, unless the key has it.
    pub fn insert(&mut self, key: &str, value: u32) {
        self.insert_letters(&mut key.chars(), value);
    }

    /// The same for the key of these letters.
    pub fn insert_letters(&mut self, letters: &mut dyn Iterator<Item = char>, value: u32) {
        let mut hash = KeyHash::EMPTY;
        for letter in letters {
            if letter == ' ' {
                self.goes_on(hash);
            }
            hash = hash.then_letter(letter);
        }
        self.insert_hash(hash, value);
    }

    /// Notes that longer keys start with a key and a space.
    pub fn goes_on(&mut self, hash: KeyHash) {
        *self.slot(hash) |= GOES_ON;
    }

    /// The same for the key with a hash.
    pub fn insert_hash(&mut self, hash: KeyHash, value: u32) {
        let new = self.links.len();
        let slot = self.slot(hash);
        let first = (*slot & HEAD) as usize;
        let mut link = Link {
            value,
            next: 0,
            last: new as u32,
        };
        // Most keys have one number.
        if first == 0 {
            *slot |= new as u64;
        } else {
            let last = self.links[first].last as usize;
            let (mut before, mut next) = match self.links[last].value < value {
                true => (last, 0),
                false => (0, first),
            };
            while next > 0 && self.links[next].value < value {
                work::add(1);
                before = next;
                next = self.links[next].next as usize;
            }
            if next > 0 && self.links[next].value == value {
                return;
            }
            match before {
                0 => {
                    *self.slot(hash) += (new - first) as u64;
                    link.last = last as u32;
                }
                _ => self.links[before].next = new as u32,
            }
            if next == 0 {
                self.links[first].last = new as u32;
            }
            link.next = next as u32;
        }
        self.links.push(link);
    }

    /// Looks a key up.
    pub fn find(&self, hash: KeyHash) -> Place {
        Place((self.slots[self.probe(hash.tag())] & (HEAD | GOES_ON)) as u32)
    }

    /// The numbers of the key that was found at a place.
    pub fn values(&self, place: Place) -> impl Iterator<Item = u32> + '_ {
        let mut at = place.head() as usize;
        std::iter::from_fn(move || {
            let link = self.links.get(at).filter(|_| at > 0)?;
            at = link.next as usize;
            Some(link.value)
        })
    }

    /// The slot of a key, taken where there was none.
    fn slot(&mut self, hash: KeyHash) -> &mut u64 {
        if self.used * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let tag = hash.tag();
        let slot = self.probe(tag);
        let full = &mut self.slots[slot];
        if *full == 0 {
            *full = tag;
            self.used += 1;
        }
        full
    }

    /// The slot that holds a tag, or the empty one where it belongs.
    #[inline(always)]
    fn probe(&self, tag: u64) -> usize {
        let slots = self.slots.as_slice();
        let mask = slots.len() - 1;
        let mut slot = (tag >> 40) as usize & mask;
        loop {
            let full = slots[slot];
            if full == 0 || (full ^ tag) & !LOW == 0 {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let twice = vec![0; self.slots.len() * 2];
        for full in std::mem::replace(&mut self.slots, twice) {
            if full != 0 {
                let slot = self.probe(full);
                self.slots[slot] = full;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_numbers_while_the_index_grows() {
        let key = |n: u32| format!("كلمة {n}");
        let mut index = Index::with_room_for(1);
        for n in 0..5000 {
            index.insert(&key(n), n);
            index.insert(&key(n), n + 7);
            index.insert(&key(n), n);
        }
        for n in 0..5000 {
            let place = index.find(KeyHash::of(&key(n)));
            assert!(index.values(place).eq([n, n + 7]), "{n}");
        }
    }

    #[test]
    fn a_key_tells_whether_longer_ones_start_with_it() {
        let mut index = Index::with_room_for(4);
        index.insert("جامعه الدول العربيه", 1);
        index.insert("جامعه", 2);
        for (key, goes_on, values) in [
            ("جامعه", true, &[2][..]),
            ("جامعه الدول", true, &[]),
            ("جامعه الدول العربيه", false, &[1]),
            ("جامع", false, &[]),
            ("", false, &[]),
        ] {
            let place = index.find(KeyHash::of(key));
            assert_eq!(place.goes_on(), goes_on, "{key}");
            assert!(index.values(place).eq(values.iter().copied()), "{key}");
        }
    }

    #[test]
    fn a_hash_grows_with_its_key() {
        let grown = KeyHash::of("جامعه").then_space().then("الدول");
        assert_eq!(grown, KeyHash::of("جامعه الدول"));
        assert_eq!(grown.then_all(&['ل', 'ه']), KeyHash::of("جامعه الدولله"));
        assert_eq!(grown.without_end("دول"), KeyHash::of("جامعه ال"));
    }
}
