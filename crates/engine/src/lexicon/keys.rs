//! A sorted table of names, front-coded: each name stands as the number of bytes that it shares
//! with the one before, the rest of it, and a zero; every sixteenth stands whole, and the table
//! is searched among those. Sorted by key, spelt in full ([`super::alphabet`]).
//!
//! A transducer of the same names is three times as large after compression, which is what a
//! reader waits for; this table is searched where it lies and needs no building either.

use super::alphabet::{decode, fold};

/// The table, as the build script wrote it.
pub(super) struct KeyTable {
    pub bytes: &'static [u8],
    /// Where every sixteenth name starts in `bytes`.
    pub blocks: &'static [u32],
}

/// Names between two whole ones, the first counted. `build/names.rs` has the same number.
pub(super) const BLOCK: usize = 16;

/// What the table knows of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the name with this very key.
    pub found: Option<usize>,
    /// Whether longer names start with this key and a space.
    pub goes_on: bool,
}

/// A name as it stands in the table.
#[derive(Clone, Copy)]
struct Row {
    /// Bytes shared with the name before.
    shared: usize,
    /// The rest of the name.
    rest: &'static [u8],
}

impl KeyTable {
    /// Looks a key up, given in the bytes of the alphabet.
    pub fn find(&self, key: &[u8]) -> Place {
        // The last whole name before the key; the key is in its block or at the start of the next.
        let block = self
            .blocks
            .partition_point(|&at| {
                let (row, _) = self.row(at as usize);
                row.rest.iter().map(|&b| fold(b)).lt(key.iter().copied())
            })
            .saturating_sub(1);
        let Some(&start) = self.blocks.get(block) else {
            return Place::default();
        };
        let mut at = start as usize;
        let mut number = block * BLOCK;
        // Bytes that the key shares with the name before, which is smaller.
        let mut matched = 0;
        let mut place = Place::default();
        while at < self.bytes.len() {
            let (row, next) = self.row(at);
            if row.shared <= matched || place.found.is_some() {
                let rest = row.rest.iter().map(|&b| fold(b));
                let same = rest
                    .zip(&key[row.shared.min(key.len())..])
                    .take_while(|(a, b)| a == *b)
                    .count();
                let reached = row.shared + same;
                let next_byte = row.rest.get(same).map(|&b| fold(b));
                if reached >= key.len() {
                    match next_byte {
                        None => place.found = Some(number),
                        Some(byte) => {
                            place.goes_on = byte == b' ';
                            return place;
                        }
                    }
                } else if place.found.is_some() || next_byte.is_some_and(|byte| byte > key[reached])
                {
                    return place;
                }
                matched = reached;
            }
            number += 1;
            at = next;
        }
        place
    }

    /// The spelling of the name with a number.
    pub fn spelling(&self, number: usize) -> String {
        let mut name = Vec::new();
        let mut at = self
            .blocks
            .get(number / BLOCK)
            .map_or(self.bytes.len(), |&at| at as usize);
        for _ in 0..=number % BLOCK {
            let (row, next) = self.row(at);
            name.truncate(row.shared);
            name.extend_from_slice(row.rest);
            at = next;
        }
        decode(&name)
    }

    /// The name at a place in the bytes, and the place of the next.
    fn row(&self, at: usize) -> (Row, usize) {
        let Some((&shared, rest)) = self.bytes.get(at..).and_then(<[u8]>::split_first) else {
            return (
                Row {
                    shared: 0,
                    rest: &[],
                },
                self.bytes.len(),
            );
        };
        let length = rest.iter().position(|&b| b == 0).unwrap_or(rest.len());
        (
            Row {
                shared: shared as usize,
                rest: &rest[..length],
            },
            at + length + 2,
        )
    }
}
