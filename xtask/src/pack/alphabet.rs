//! Chooses a letter for each opcode. Brotli guesses a byte of binary data from the groups of bytes in which
//! the two before it lie, so opcodes that are followed by the same ones belong into one group.

use std::collections::{HashMap, HashSet};

/// The first byte of each of brotli's groups (RFC 7932, 7.1, signed mode), and the end of the last one.
const GROUPS: [usize; 9] = [0, 1, 16, 64, 128, 192, 240, 255, 256];

/// Brotli copies what it has seen: only the last of this many opcodes in a row that stand so for the first time
/// is guessed.
const GUESSED: usize = 6;

/// What it costs that a guess knows one more opcode, in bits.
const KNOWN: f64 = 5.0;

/// The opcode of every letter.
pub fn of_opcodes(opcodes: &[u8]) -> [u8; 256] {
    let mut count = [0; 256];
    opcodes
        .iter()
        .for_each(|&code| count[usize::from(code)] += 1);
    let mut by_count: Vec<u8> = (0..=255).collect();
    by_count.sort_by_key(|&code| std::cmp::Reverse(count[usize::from(code)]));
    let mut groups = Groups::of(&by_count);
    let guesses = guesses(opcodes);
    let used = by_count
        .iter()
        .filter(|&&code| count[usize::from(code)] > 0);
    let used: Vec<u8> = used.copied().collect();
    let mut cost = groups.cost(&guesses);
    let mut before = f64::INFINITY;
    while cost < before {
        before = cost;
        for (&code, to) in used
            .iter()
            .flat_map(|code| (0..8).map(move |to| (code, to)))
        {
            let mut tried = groups.clone();
            tried.swap(code, to);
            let tried_cost = tried.cost(&guesses);
            if tried_cost < cost {
                (groups, cost) = (tried, tried_cost);
            }
        }
    }
    groups.letters()
}

/// Opcodes that stand in a row, and how often the last one is guessed.
fn guesses(opcodes: &[u8]) -> HashMap<[u8; 3], usize> {
    let mut seen = HashSet::new();
    let mut guesses = HashMap::new();
    for row in opcodes.windows(GUESSED).filter(|&row| seen.insert(row)) {
        if let Some(&last) = row.last_chunk() {
            *guesses.entry(last).or_default() += 1;
        }
    }
    guesses
}

/// The opcodes of each group.
#[derive(Clone)]
struct Groups([Vec<u8>; 8]);

impl Groups {
    /// All opcodes, from the most frequent: the first two have a group to themselves, the others take turns.
    fn of(by_count: &[u8]) -> Self {
        let mut groups = Self(Default::default());
        let mut turns = [0, 7].into_iter().chain((1..7).cycle());
        for &code in by_count {
            let has_room =
                |&group: &usize| groups.0[group].len() < GROUPS[group + 1] - GROUPS[group];
            let group = turns.find(has_room).unwrap_or_default();
            groups.0[group].push(code);
        }
        groups
    }

    /// Puts an opcode into a group in the place of its last one, which takes the opcode's own.
    fn swap(&mut self, code: u8, to: usize) {
        let Some(other) = self.0[to].pop() else {
            return;
        };
        for group in &mut self.0 {
            if let Some(own) = group.iter_mut().find(|own| **own == code) {
                *own = other;
            }
        }
        self.0[to].insert(0, code);
    }

    /// About how many bits the guesses take.
    fn cost(&self, guesses: &HashMap<[u8; 3], usize>) -> f64 {
        let mut group_of = [0; 256];
        for (number, group) in self.0.iter().enumerate() {
            group
                .iter()
                .for_each(|&code| group_of[usize::from(code)] = number);
        }
        let mut counts = vec![[0; 256]; 64];
        for ([first, second, code], count) in guesses {
            let [first, second] = [first, second].map(|&code| group_of[usize::from(code)]);
            counts[second * 8 + first][usize::from(*code)] += count;
        }
        let bits = |counts: &[usize; 256]| {
            let all = counts.iter().sum::<usize>() as f64;
            let known = counts.iter().filter(|&&count| count > 0);
            known
                .map(|&count| count as f64 * (all / count as f64).log2() + KNOWN)
                .sum::<f64>()
        };
        counts.iter().map(bits).sum()
    }

    fn letters(&self) -> [u8; 256] {
        let mut letters = [0; 256];
        for (group, &first) in self.0.iter().zip(&GROUPS) {
            letters[first..][..group.len()].copy_from_slice(group);
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opcode_has_a_letter() {
        for opcodes in [&b""[..], b"abcabcabdabdabc", &[7; 100]] {
            let mut letters = of_opcodes(opcodes);
            letters.sort_unstable();
            assert!((0..=255).eq(letters));
        }
    }

    #[test]
    fn opcodes_with_the_same_followers_share_a_group() {
        // Behind `a` and `b` stands 1 or 2, behind `c` and `d` 3 or 4; what stands between tells nothing.
        let mut opcodes = Vec::new();
        for number in 0..4000u32 {
            let random = number.wrapping_mul(0x9E37_79B9) >> 20;
            let letter = random as u8 % 4;
            opcodes.extend([
                b'a' + letter,
                1 + letter / 2 * 2 + (random >> 4) as u8 % 2,
                9,
            ]);
        }
        let letters = of_opcodes(&opcodes);
        let group = |code| {
            let letter = letters.iter().position(|&own| own == code);
            GROUPS.iter().rposition(|&first| Some(first) <= letter)
        };
        assert_eq!(group(b'a'), group(b'b'));
        assert_eq!(group(b'c'), group(b'd'));
        assert_ne!(group(b'a'), group(b'c'));
    }
}
