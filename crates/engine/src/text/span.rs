//! Stretches of text. Inside the engine a span counts bytes; [`Offsets`] turns bytes into the
//! Unicode scalar values of the public result and the UTF-16 units of a browser, and back.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, on character borders by construction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A place in a text, counted in three units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Bytes of UTF-8 before it.
    pub byte: u32,
    /// Unicode scalar values before it.
    pub scalar: u32,
    /// UTF-16 code units before it.
    pub utf16: u32,
}

/// Converts places of one text between bytes, Unicode scalar values and UTF-16 units: a checkpoint
/// every 64 scalar values, the rest counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offsets {
    checkpoints: Vec<Position>,
}

impl Offsets {
    const STRIDE: u32 = 64;

    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut checkpoints = vec![Position::default()];
        let mut here = Position::default();
        for c in text.chars() {
            here = here.after(c);
            if here.scalar.is_multiple_of(Self::STRIDE) {
                checkpoints.push(here);
            }
        }
        Self { checkpoints }
    }

    /// The place of byte number `byte` of `text`, the text this was made from.
    pub fn at_byte(&self, text: &str, byte: u32) -> Position {
        self.seek(text, byte, |p| p.byte)
    }

    /// The place of scalar value number `scalar` of `text`; its end when there are fewer.
    pub fn at_scalar(&self, text: &str, scalar: u32) -> Position {
        self.seek(text, scalar, |p| p.scalar)
    }

    /// The place of UTF-16 unit number `utf16` of `text`; its end when there are fewer.
    pub fn at_utf16(&self, text: &str, utf16: u32) -> Position {
        self.seek(text, utf16, |p| p.utf16)
    }

    /// The first place that counts at least `wanted` in the unit that `count` reads.
    fn seek(&self, text: &str, wanted: u32, count: impl Fn(&Position) -> u32) -> Position {
        let next = self.checkpoints.partition_point(|p| count(p) <= wanted);
        let mut here = self.checkpoints[next.saturating_sub(1)];
        for c in text[here.byte as usize..].chars() {
            if count(&here) >= wanted {
                break;
            }
            here = here.after(c);
        }
        here
    }
}

impl Position {
    fn after(self, c: char) -> Self {
        Self {
            byte: self.byte + c.len_utf8() as u32,
            scalar: self.scalar + 1,
            utf16: self.utf16 + c.len_utf16() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_units_agree_at_every_character() {
        let text = "كازاخستان 🇰🇿 2016، a\u{e9}".repeat(20);
        let offsets = Offsets::new(&text);
        let (mut scalar, mut utf16) = (0, 0);
        for (byte, c) in text.char_indices() {
            let here = Position {
                byte: byte as u32,
                scalar,
                utf16,
            };
            assert_eq!(offsets.at_byte(&text, here.byte), here);
            assert_eq!(offsets.at_scalar(&text, scalar), here);
            assert_eq!(offsets.at_utf16(&text, utf16), here);
            scalar += 1;
            utf16 += c.len_utf16() as u32;
        }
        assert_eq!(
            offsets.at_scalar(&text, scalar + 9).byte as usize,
            text.len()
        );
    }
}
