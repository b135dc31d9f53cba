//! Numbers for the distinct keys of a document, so that what is true of a word is found out once
//! however often the word occurs.

/// Distinct strings by their hashes, numbered from 0 as they come.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Number of a string plus one; 0 where there is none.
    slots: Vec<u32>,
    hashes: Vec<u64>,
}

/// Slots looked at before a string counts as new. A crowd that long is made on purpose, and then
/// only repeats work.
const REACH: usize = 32;

impl Vocabulary {
    /// Room for so many strings.
    pub fn new(strings: usize) -> Self {
        Self {
            slots: vec![0; (2 * strings + 1).next_power_of_two()],
            hashes: Vec::with_capacity(strings / 2),
        }
    }

    /// How many strings have come.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The hash of the string of a number.
    pub fn hash(&self, number: u32) -> u64 {
        self.hashes[number as usize]
    }

    /// The number of a string that came before.
    pub fn find(&self, hash: u64) -> Option<u32> {
        self.slot(hash).ok()
    }

    /// The number of a string, a new one for one that did not come before.
    pub fn number(&mut self, hash: u64) -> u32 {
        match self.slot(hash) {
            Ok(number) => number,
            Err(free) => {
                self.hashes.push(hash);
                let number = self.hashes.len() as u32;
                if let Some(slot) = free {
                    self.slots[slot] = number;
                }
                number - 1
            }
        }
    }

    /// The number of a string, or else the slot that it would have.
    fn slot(&self, hash: u64) -> Result<u32, Option<usize>> {
        let mask = self.slots.len() - 1;
        let first = (hash >> 32) as usize;
        for step in 0..REACH {
            let slot = (first + step) & mask;
            match self.slots[slot] {
                0 => return Err(Some(slot)),
                number if self.hashes[number as usize - 1] == hash => return Ok(number - 1),
                _ => {}
            }
        }
        Err(None)
    }
}

/// A hash of some text, eight bytes at a time.
pub(super) fn hash(text: &str) -> u64 {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let start = (text.len() as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    eights
        .iter()
        .chain([&last])
        .fold(start, |hash, &eight| mix(hash ^ u64::from_le_bytes(eight)))
}

fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}
