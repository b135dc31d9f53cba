//! Numbers of dates, in digits and in words: `ألفين وستة عشر`, `الحادي والعشرين`. Each function takes
//! the token where a number may start and gives its value with the token after it.

use super::vocabulary::{Lexed, Word};
use crate::text::TokenKind;
use crate::text::normalize::number;

impl Lexed<'_, '_> {
    /// A number in digits without separators, with the count of its digits.
    pub fn digits(&self, at: usize, end: usize) -> Option<((u32, usize), usize)> {
        if at >= end || self.document.tokens.get(at)?.kind != TokenKind::Number {
            return None;
        }
        let key = self.document.key(at);
        let value = number(key).filter(|_| key.len() <= 6)?;
        Some(((value, key.len()), at + 1))
    }

    /// A number in digits or words.
    pub fn number(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        match self.digits(at, end) {
            Some(((value, _), next)) => Some((value, next)),
            None => self.cardinal(at, end),
        }
    }

    /// A number in words: parts joined by و, each smaller than the ones before, save that units come
    /// before tens.
    pub fn cardinal(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        let (mut total, mut next) = self.cardinal_part(at, end)?;
        while let Some((part, after)) = self
            .joined(next, end)
            .and_then(|start| self.cardinal_part(start, end))
        {
            let tens_after_units = (1..10).contains(&(total % 100)) && is_tens(part);
            if !tens_after_units && part >= lowest_magnitude(total) {
                break;
            }
            total += part;
            next = after;
        }
        Some((total, next))
    }

    /// One part: a unit with `عشر`, `مئة` or `آلاف` after it, or a single word.
    fn cardinal_part(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        let plain = |at| self.word(at, end, cardinal_value);
        let (first, next) = plain(at)?;
        let follower = (first < 100).then(|| plain(next)).flatten();
        match follower.filter(|_| !self.lexemes.get(next).is_some_and(|l| l.conjunction)) {
            Some((10, after)) => Some((first + 10, after)),
            Some((factor @ (100 | 1000), after)) => Some((first * factor, after)),
            _ => Some((first, next)),
        }
    }

    /// An ordinal from 1 to 39, in words.
    pub fn ordinal(&self, at: usize, end: usize) -> Option<(u8, usize)> {
        // الواحد والعشرين
        if self.lexemes.get(at).is_some_and(|l| l.definite)
            && let Some((number, next)) = self.cardinal(at, end)
            && matches!(number, 21 | 31)
        {
            return Some((number as u8, next));
        }
        let (first, next) = self.word(at, end, |w| match w {
            Word::Ordinal(n) => Some(u32::from(n)),
            Word::Cardinal(n) if is_tens(n) => Some(n),
            _ => None,
        })?;
        if first >= 20 {
            return self.lexemes[at].definite.then_some((first as u8, next));
        }
        if let Some((10, after)) = self.word(next, end, cardinal_value) {
            return Some((first as u8 + 10, after));
        }
        if let Some(start) = self.joined(next, end)
            && let Some((tens, after)) = self.word(start, end, cardinal_value)
            && is_tens(tens)
        {
            return Some(((first + tens) as u8, after));
        }
        Some((first as u8, next))
    }

    /// An hour as an ordinal with its article: `الثالثة`, `الثانية عشرة`, `الواحدة`.
    pub fn ordinal_hour(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        if !self.lexemes.get(at)?.definite {
            return None;
        }
        let (first, next) = self.word(at, end, |w| match w {
            Word::Ordinal(n) => Some(u32::from(n)),
            Word::Cardinal(1) => Some(1),
            _ => None,
        })?;
        match self.word(next, end, cardinal_value) {
            Some((10, after)) if first < 3 => Some((first + 10, after)),
            _ => Some((first, next)),
        }
    }

    /// The token where the second part of a pair joined by و starts: the same token where the و is
    /// written together with a word, the next where it stands before digits.
    pub fn joined(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end {
            None
        } else if self.lexemes[at].conjunction {
            Some(at)
        } else {
            (self.document.key(at) == "و").then_some(at + 1)
        }
    }
}

fn cardinal_value(word: Word) -> Option<u32> {
    match word {
        Word::Cardinal(value) => Some(value),
        _ => None,
    }
}

fn is_tens(number: u32) -> bool {
    (20..100).contains(&number)
}

/// The place value of the last digit that is not 0: 100 for 1900.
fn lowest_magnitude(number: u32) -> u32 {
    let mut magnitude = 1;
    while number > 0 && (number / magnitude).is_multiple_of(10) {
        magnitude *= 10;
    }
    magnitude
}
