//! What a production asks of the tokens before it.

use super::{Read, Scanner};
use crate::text::TokenKind;
use crate::times::vocabulary::{Around, Count, Direction, Unit, Word};

impl Scanner<'_, '_, '_> {
    /// The key of a token, empty past the end of the sentence.
    pub(super) fn key(&self, at: usize) -> &str {
        if at < self.end {
            self.lexed.document.key(at)
        } else {
            ""
        }
    }

    /// The key of the token before, empty at the start of the sentence.
    pub(super) fn key_before(&self, at: usize) -> &str {
        if at > self.start {
            self.key(at - 1)
        } else {
            ""
        }
    }

    pub(super) fn word<T>(&self, at: usize, pick: impl Fn(Word) -> Option<T>) -> Read<T> {
        self.lexed.word(at, self.end, pick)
    }

    /// The token after the word or phrase `word` at `at`.
    pub(super) fn after(&self, at: usize, word: Word) -> Option<usize> {
        if self.lexed.kinds(at) & word.kind() == 0 {
            return None;
        }
        self.word(at, |w| (w == word).then_some(())).map(|(_, n)| n)
    }

    /// The token after the word where it is there, else `at`.
    pub(super) fn past(&self, at: usize, word: Word) -> usize {
        self.after(at, word).unwrap_or(at)
    }

    pub(super) fn around(&self, at: usize, around: Around) -> bool {
        self.after(at, Word::Around(around)).is_some()
    }

    #[inline(never)]
    pub(super) fn definite(&self, at: usize) -> bool {
        self.lexed.lexemes.get(at).is_some_and(|l| l.definite)
    }

    pub(super) fn conjoined(&self, at: usize) -> bool {
        self.lexed.lexemes.get(at).is_some_and(|l| l.conjunction)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        at < self.end && marks.iter().any(|&m| self.lexed.document.is_mark(at, m))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.lexed.document.tokens[at].kind == TokenKind::Word
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        at < self.end && self.lexed.document.is_dash(at)
    }

    /// The ال of `الـ24`, which stands alone before digits.
    pub(super) fn is_bare_article(&self, at: usize) -> bool {
        matches!(self.key(at), "ال" | "وال" | "بال" | "لل")
    }

    pub(super) fn touches(&self, at: usize) -> bool {
        let tokens = &self.lexed.document.tokens;
        at > self.start && at < self.end && tokens[at - 1].span.end == tokens[at].span.start
    }

    pub(super) fn digits(&self, at: usize) -> Read<(u32, usize)> {
        self.lexed.digits(at, self.end)
    }

    pub(super) fn direction(&self, at: usize) -> Read<Direction> {
        if self.conjoined(at) {
            return None;
        }
        self.word(at, |w| match w {
            Word::Direction(direction) => Some(direction),
            _ => None,
        })
    }

    /// A direction that agrees with a definite unit: `الماضي`, but also `نفسه`, `مضت`.
    pub(super) fn definite_direction(&self, at: usize) -> Read<Direction> {
        self.direction(at)
            .filter(|&(d, next)| self.definite(next - 1) || d == Direction::Same)
    }

    pub(super) fn unit(&self, at: usize, count: Count) -> Read<Unit> {
        self.word(at, |w| match w {
            Word::Unit(unit, n) if n == count => Some(unit),
            _ => None,
        })
    }

    pub(super) fn is_unit(&self, at: usize, unit: Unit, count: Count) -> Option<usize> {
        self.after(at, Word::Unit(unit, count))
    }

    /// The token after `يوم` or `شهر` where it stands before its name, else `at`.
    pub(super) fn past_unit(&self, at: usize, unit: Unit) -> usize {
        let next = self.is_unit(at, unit, Count::One);
        next.filter(|_| !self.definite(at)).unwrap_or(at)
    }

    /// The unit of what a number counts.
    pub(super) fn counted_unit(&self, at: usize) -> Read<Unit> {
        self.unit(at, Count::Many)
            .or_else(|| self.unit(at, Count::One))
    }

    /// `ربع`, `النصف`: 4 for a quarter.
    pub(super) fn fraction_word(&self, at: usize) -> Read<u8> {
        self.word(at, |w| match w {
            Word::Fraction(of) => Some(of),
            _ => None,
        })
    }

    pub(super) fn previous_is(&self, at: usize, pick: impl Fn(Word) -> bool) -> bool {
        at > self.start && self.word(at - 1, |w| pick(w).then_some(())).is_some()
    }
}
