//! Times of day: `الساعة الثالثة عصرا`, `10:30 بتوقيت غرينتش`.

use super::days::is_day;
use super::{Read, Scanner};
use crate::exploration::PartOfDay;
use crate::text::TokenKind;
use crate::text::normalize::number;
use crate::times::edtf::Clock;
use crate::times::value::Value;
use crate::times::vocabulary::{Unit, Word, Zone};

impl Scanner<'_, '_, '_> {
    /// `الساعة الثالثة عصرا`, `10:30 بتوقيت غرينتش`.
    pub(super) fn clock(&self, at: usize) -> Read<Value> {
        let headed = self.after(at, Word::Clock).filter(|_| self.definite(at));
        let start = headed.unwrap_or(at);
        let ((hour, minute), next) = match self.digits_clock(start, headed.is_some()) {
            Some(read) => read,
            None if headed.is_some() || self.key(at).ends_with('ه') => self.worded_clock(start)?,
            None => return None,
        };
        let next = self.past(next, Word::Clock);
        let of = self.past(next, Word::From);
        let (part, next) = match self.part_of_day(of) {
            Some((Value::During(part, day), next)) => {
                let clock = clock_of(hour, minute, Some(part), false)?;
                let (utc, next) = self.zone(next).unwrap_or((false, next));
                return Some((Value::At(Clock { utc, ..clock }, Some(day)), next));
            }
            _ => match self.bound_day_part(of) {
                Some((part, next)) => (Some(part), next),
                None => (None, next),
            },
        };
        let zone = self.zone(next);
        let (utc, next) = zone.map_or((None, next), |(utc, next)| (Some(utc), next));
        if headed.is_none() && part.is_none() && utc.is_none() {
            return None;
        }
        let clock = clock_of(hour, minute, part, utc == Some(true))?;
        let of = self.past(next, Word::From);
        let (day, next) = match self.day(of).or_else(|| self.directed_unit(of)) {
            Some((day, next)) => (Some(day.boxed()), next),
            _ => (None, next),
        };
        Some((Value::At(clock, day), next))
    }

    /// `صباحا`, `مساء`, `من بعد ظهر`: after a time of day, no day need follow.
    pub(super) fn bound_day_part(&self, at: usize) -> Read<PartOfDay> {
        self.word(at, |w| match w {
            Word::PartOfDay(part) => Some(part),
            _ => None,
        })
        .filter(|_| !self.conjoined(at))
    }

    pub(super) fn zone(&self, at: usize) -> Read<bool> {
        self.word(at, |w| match w {
            Word::Zone(zone) => Some(zone == Zone::Utc),
            _ => None,
        })
    }

    /// `10:30`, `10,30`, `15`; `0647` behind `الساعة`.
    fn digits_clock(&self, at: usize, headed: bool) -> Read<(u32, u32)> {
        if let Some(((hour, width), next)) = self.digits(at) {
            if width == 4 && headed {
                return Some(((hour / 100, hour % 100), next));
            }
            if width > 2 || self.follows_number(at) {
                return None;
            }
            if self.is_mark(next, &[':'])
                && let Some(((minute, _), next)) = self.digits(next + 1)
            {
                return Some(((hour, minute), next));
            }
            return Some(((hour, 0), next));
        }
        let document = self.lexed.document;
        if at >= self.end || document.tokens[at].kind != TokenKind::Number {
            return None;
        }
        let (hour, minute) = self.key(at).split_once(['.', ','])?;
        let fits = (1..=2).contains(&hour.len()) && minute.len() == 2;
        fits.then_some(((number(hour)?, number(minute)?), at + 1))
    }

    /// `الثالثة والنصف`, `الخامسة إلا ربعا`, `الثانية عشرة`.
    pub(super) fn worded_clock(&self, at: usize) -> Read<(u32, u32)> {
        let (hour, next) = self.lexed.ordinal_hour(at, self.end)?;
        if let Some(start) = self.lexed.joined(next, self.end) {
            if let Some((of, next)) = self.fraction_word(start) {
                return Some(((hour, 60 / u32::from(of)), next));
            }
            if let Some((minutes, after)) = self.lexed.number(start, self.end)
                && let Some((Unit::Minute, after)) = self.counted_unit(after)
            {
                return Some(((hour, minutes), after));
            }
        }
        if self.key(next) == "الا"
            && let Some((of, after)) = self.fraction_word(next + 1)
        {
            return Some((((hour + 11) % 12, 60 - 60 / u32::from(of)), after));
        }
        Some(((hour, 0), next))
    }

    /// `الثلاثاء عند الساعة الخامسة`: the time of a day after it.
    pub(super) fn with_clock(&self, value: Value, next: usize) -> (Value, usize) {
        if !is_day(&value) || matches!(value, Value::At(..)) {
            return (value, next);
        }
        let comma = next + usize::from(self.is_mark(next, &['،']));
        let start = self.past(comma, Word::In);
        let start = start + usize::from(self.key(start) == "تمام");
        match self.clock(start) {
            Some((Value::At(clock, None), after)) => {
                let (clock, day) = match value {
                    // مساء الثلاثاء، الساعة التاسعة
                    Value::During(part, day) => {
                        let (hour, minute) = (clock.hour.into(), clock.minute.into());
                        let told = clock_of(hour, minute, Some(part), clock.utc);
                        (told.unwrap_or(clock), day)
                    }
                    day => (clock, day.boxed()),
                };
                (Value::At(clock, Some(day)), after)
            }
            _ => (value, next),
        }
    }
}

/// The time on a clock of 24 hours, from one of 12 with a part of the day.
pub(super) fn clock_of(
    hour: u32,
    minute: u32,
    part: Option<PartOfDay>,
    utc: bool,
) -> Option<Clock> {
    let hour = match part {
        Some(PartOfDay::Afternoon | PartOfDay::Evening) if hour < 12 => hour + 12,
        Some(PartOfDay::Noon) if hour < 6 => hour + 12,
        Some(PartOfDay::Night) if (6..12).contains(&hour) => hour + 12,
        Some(PartOfDay::Night | PartOfDay::Dawn | PartOfDay::Morning) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(Clock {
        hour: hour as u8,
        minute: minute as u8,
        utc,
    })
}
