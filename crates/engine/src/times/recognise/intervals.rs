//! Intervals: `بين عامي 1990 و1995`, `من 3 إلى 5 مايو`, `منذ 2011`, the years of a life. What one
//! bound leaves out it takes from the other.

use std::ops::Range;

use super::days::in_digits;
use super::longer::RECENT_HIJRI;
use super::{Found, Read, Scanner};
use crate::exploration::{Calendar, ParagraphKind, TimeKind};
use crate::times::value::{Origin, Partial, Timex, Value, Year};
use crate::times::vocabulary::{Around, Count, Direction, Unit, Word};

impl Scanner<'_, '_, '_> {
    pub(super) fn interval(&self, at: usize) -> Read<Value> {
        self.since(at)
            .or_else(|| self.until(at))
            .or_else(|| self.between(at))
            .or_else(|| self.start_to_end(at))
            .or_else(|| self.pair(at))
            .or_else(|| self.year_range(at))
            .or_else(|| self.day_range(at))
    }

    pub(super) fn since(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Since)?;
        // منذ يوم الأحد is no day ago
        let (from, next) = self
            .counted_ago(start)
            .filter(|_| self.weekday(start).is_none())
            .or_else(|| self.about(start))
            .or_else(|| self.bound(start))?;
        let until = self
            .lexed
            .joined(next, self.end)
            .filter(|&n| n > next)
            .unwrap_or(next);
        match self.until(until) {
            Some((Value::Interval(None, to), next)) => {
                Some((Value::Interval(Some(from.boxed()), to), next))
            }
            _ => Some((Value::Interval(Some(from.boxed()), None), next)),
        }
    }

    /// `ثلاثة أيام` after منذ: that long before the publication.
    pub(super) fn counted_ago(&self, at: usize) -> Read<Value> {
        let (length, next) = self.length(at)?;
        Some((length.shifted(-1, Origin::Publication), next))
    }

    pub(super) fn until(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Until)?;
        let (to, next) = self.bound(start)?;
        Some((Value::Interval(None, Some(to.boxed())), next))
    }

    /// A point, or a bare number that can only be a year here.
    pub(super) fn bound(&self, at: usize) -> Read<Value> {
        self.earlier(at)
            .or_else(|| self.year_range(at))
            .or_else(|| self.point(at))
            .or_else(|| self.loose_year(at))
    }

    pub(super) fn between(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Between)?;
        if let Some(read) = self.pair(start) {
            return Some(read);
        }
        let (from, next) = self.endpoint(start)?;
        let second = self.lexed.joined(next, self.end)?;
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, next))
    }

    pub(super) fn start_to_end(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::From)?;
        let (from, next) = self.endpoint(start)?;
        let second = match self.after(next, Word::To) {
            Some(second) => second,
            None => self.after(self.lexed.joined(next, self.end)?, Word::To)?,
        };
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, next))
    }

    pub(super) fn endpoint(&self, at: usize) -> Read<Endpoint> {
        if let Some((value, next)) = self.point(at) {
            return Some((Endpoint::Value(value), next));
        }
        let ((number, width), next) = self.digits(at)?;
        if self.is_counted(next) {
            return None;
        }
        Some((Endpoint::Number(number, width), next))
    }

    /// `عامي 1990 و1995`, `يومي السبت والأحد`, `شهري مارس وأبريل`.
    pub(super) fn pair(&self, at: usize) -> Read<Value> {
        let (value, _, next) = self.pair_in_parts(at)?;
        Some((value, next))
    }

    /// `شهري يونيو وأكتوبر`, of which one does not follow the other: two expressions.
    pub(super) fn two_apart(&self, at: usize, found: &mut Vec<Timex>) -> Option<usize> {
        let (Value::Interval(Some(from), Some(to)), between, next) = self.pair_in_parts(at)? else {
            return None;
        };
        if are_neighbours(&from, &to) {
            return None;
        }
        found.push(self.timex(Found::date(at, *from), between.start));
        found.push(self.timex(Found::date(between.end, *to), next));
        Some(next)
    }

    /// A pair, the end of its first bound and the start of its second, and the token after it.
    fn pair_in_parts(&self, at: usize) -> Option<(Value, Range<usize>, usize)> {
        let (unit, start) = self.unit(at, Count::Two)?;
        let told_in_digits = || self.digits(start).is_some_and(|((_, width), _)| width == 4);
        let fits = match unit {
            Unit::Day | Unit::Month => !self.definite(at),
            // العامين 2010 و2012
            Unit::Year => !self.definite(at) || told_in_digits(),
            _ => false,
        };
        if !fits {
            return None;
        }
        let (from, end) = self.endpoint(start)?;
        let second = self.lexed.joined(end, self.end)?;
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, end..second, next))
    }

    /// `2019-2021`, `2023/2024`.
    pub(super) fn year_range(&self, at: usize) -> Read<Value> {
        if self.follows_number(at) {
            return None;
        }
        self.bare_year_range(at)
    }

    pub(super) fn bare_year_range(&self, at: usize) -> Read<Value> {
        if let Some(read) = self.range_before_christ(at) {
            return Some(read);
        }
        let ((from, 4), next) = self.digits(at)? else {
            return None;
        };
        let slash = self.is_mark(next, &['/']);
        let ((to, width), after) = (slash || self.is_dash(next))
            .then(|| self.digits(next + 1))
            .flatten()?;
        let to = match width {
            4 => to,
            2 if from % 100 + 1 == to => from + 1,
            _ => return None,
        };
        // السنة المالية 1447/1448
        if RECENT_HIJRI.contains(&from) && from < to {
            let year = |year: u32| {
                let year = Year::Given(year as i16);
                Some(Value::date(Calendar::Hijri, year, None, None).boxed())
            };
            let years = Value::Interval(year(from), year(to));
            return (!self.continues_number(after)).then_some((years, after));
        }
        let years = 1000..=2200;
        let fits = years.contains(&from) && years.contains(&to) && from < to;
        if !fits || self.continues_number(after) {
            return None;
        }
        let after = self.past_hyphenless_era(after);
        Some((
            Value::Interval(
                Some(Value::year(from as i16).boxed()),
                Some(Value::year(to as i16).boxed()),
            ),
            after,
        ))
    }

    /// `356-323 ق.م`.
    fn range_before_christ(&self, at: usize) -> Read<Value> {
        let ((from @ 1..=9999, _), next) = self.digits(at)? else {
            return None;
        };
        let second = next + usize::from(self.is_dash(next));
        let ((to, _), next) = self.digits(second)?;
        let next = self.past_before_christ(next)?;
        let year = |year: u32| Some(Value::year(1 - year as i16).boxed());
        (from > to).then(|| (Value::Interval(year(from), year(to)), next))
    }

    pub(super) fn past_hyphenless_era(&self, at: usize) -> usize {
        self.past(at, Word::CommonEra)
    }

    /// `3-5 مايو`, `3 و4 و5 مايو`, `13 إلى 15 تموز`.
    pub(super) fn day_range(&self, at: usize) -> Read<Value> {
        const MOST_DAYS: usize = 6;
        let (from, mut next) = self.day_number(at)?;
        let from = Endpoint::Number(u32::from(from), 2);
        for _ in 0..MOST_DAYS {
            let second = if self.is_dash(next) {
                next + 1
            } else if let Some(second) = self.after(next, Word::To) {
                second
            } else {
                self.lexed.joined(next, self.end)?
            };
            let rest = self.starting_at(second);
            if let Some((to, next)) = rest.day_month(second) {
                return Some((joined_bounds(from, Endpoint::Value(to))?, next));
            }
            (_, next) = rest.day_number(second)?;
        }
        None
    }

    /// `(1918-2013)`: the years of a life, or of a war or reign.
    pub(super) fn life_span(&self, at: usize) -> Read<Found> {
        let (value, next) = self.bare_year_range(at + 1)?;
        if !self.is_mark(next, &[')']) {
            return None;
        }
        let Value::Interval(Some(from), Some(to)) = &value else {
            return None;
        };
        let years = |v: &Value| match v {
            Value::Date(Partial {
                year: Year::Given(year),
                ..
            }) => *year,
            _ => 0,
        };
        let length = years(to) - years(from);
        let first = at.saturating_sub(6).max(self.start);
        let lived = (18..=115).contains(&length)
            && !(first..at).any(|token| self.around(token, Around::NotLives));
        let mut found = Found::date(at + 1, value);
        if lived {
            found.kind = TimeKind::LifeSpan;
        }
        Some((found, next))
    }

    /// `هراري 15 - 7 (اف ب)`, `بغداد 3 مايو / شينخوا /`: at the head of a paragraph, after a place.
    pub(super) fn dateline(&self, at: usize) -> Read<Found> {
        const LONGEST_PLACE: usize = 6;
        let document = self.lexed.document;
        let sentence = document.tokens[at].sentence as usize;
        let paragraph = &document.paragraphs[document.sentences[sentence].paragraph as usize];
        let opens = paragraph.sentences.start == sentence;
        let place = self.start..at;
        let named = !place.is_empty() && self.around(at - 1, Around::NameHeads);
        if !opens || named || place.is_empty() || place.len() > LONGEST_PLACE {
            return None;
        }
        let is_place = |t: usize| {
            let dated = |w| !matches!(w, Word::Around(_));
            self.is_word(t) && !self.previous_is(t + 1, dated)
                || self.is_mark(t, &['(', ')', '-', '،'])
        };
        if !place.clone().all(is_place) || !place.clone().any(|t| self.is_word(t)) {
            return None;
        }
        let (value, next) = self.dateline_numbers(at).or_else(|| {
            let (value, next) = self.day_month(at).and_then(|_| self.day(at))?;
            // الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس
            let agency = usize::from(next + 1 == self.end && self.is_word(next));
            let last = next + agency == self.end && paragraph.kind != ParagraphKind::Title;
            last.then_some((value, next))
        })?;
        Some((
            Found {
                from: at,
                value,
                kind: TimeKind::Dateline,
            },
            next,
        ))
    }

    /// The day and month that an agency prints as `15 - 7`.
    pub(super) fn dateline_numbers(&self, at: usize) -> Read<Value> {
        let ((day, _), next) = self.digits(at)?;
        let ((month, _), next) = (self.is_dash(next) || self.is_mark(next, &['/']))
            .then(|| self.digits(next + 1))
            .flatten()?;
        if !self.is_mark(next, &['(']) {
            return None;
        }
        Some((in_digits(Year::Absent, month, day)?, next))
    }
}

/// A bound of an interval: a point, or a number that the other bound explains.
pub(super) enum Endpoint {
    Value(Value),
    Number(u32, usize),
}

/// The interval between two bounds; what the first leaves out it takes from the second.
pub(super) fn joined_bounds(from: Endpoint, to: Endpoint) -> Option<Value> {
    let year = |number: u32, width: usize| {
        (width == 4 && (1000..=2300).contains(&number)).then(|| Value::year(number as i16))
    };
    let (from, to) = match (from, to) {
        (Endpoint::Number(a, wa), Endpoint::Number(b, wb)) => (year(a, wa)?, year(b, wb)?),
        (Endpoint::Value(a), Endpoint::Value(b)) => {
            let b = with_month_of(b, &a);
            (with_year_of(a, &b), b)
        }
        (Endpoint::Value(a @ Value::Date(_)), Endpoint::Number(b, wb)) => (a, year(b, wb)?),
        (Endpoint::Value(_), Endpoint::Number(..)) => return None,
        (Endpoint::Number(a, wa), Endpoint::Value(b)) => {
            (with_year_of(same_month(a, wa, &b)?, &b), b)
        }
    };
    Some(Value::Interval(Some(from.boxed()), Some(to.boxed())))
}

/// Whether the second of two years, months or days follows the first.
fn are_neighbours(from: &Value, to: &Value) -> bool {
    match (from, to) {
        (Value::Weekday(from, _), Value::Weekday(to, _)) => from % 7 + 1 == *to,
        (Value::Date(from), Value::Date(to)) => match (from, to) {
            _ if from.day.is_some() => true,
            (
                Partial {
                    month: Some(from), ..
                },
                Partial {
                    month: Some(to), ..
                },
            ) => from % 12 + 1 == *to,
            (
                Partial {
                    year: Year::Given(from),
                    ..
                },
                Partial {
                    year: Year::Given(to),
                    ..
                },
            ) => from + 1 == *to,
            _ => true,
        },
        _ => true,
    }
}

/// Day `number` of the month that `date` is in, or year `number` where `date` is a year.
pub(super) fn same_month(number: u32, width: usize, date: &Value) -> Option<Value> {
    let Value::Date(partial) = date else {
        return None;
    };
    match partial.day {
        Some(_) if (1..=31).contains(&number) => Some(Value::Date(Partial {
            day: Some(number as u8),
            ..*partial
        })),
        None if width == 4 => Some(Value::year(number as i16)),
        _ => None,
    }
}

/// `الـ11 من الشهر ذاته` behind `6 ماي` is of May.
fn with_month_of(to: Value, from: &Value) -> Value {
    match (to, from) {
        (
            Value::Date(Partial {
                month: None,
                day: day @ Some(_),
                year: Year::Nearest(Direction::Same),
                ..
            }),
            Value::Date(first),
        ) => Value::Date(Partial { day, ..*first }),
        (to, _) => to,
    }
}

/// `مارس` before `مايو 2024` is of 2024 too, or of the year before where it comes later in the year.
pub(super) fn with_year_of(from: Value, to: &Value) -> Value {
    match (from, to) {
        (Value::Date(first), Value::Date(second))
            if first.year == Year::Absent && first.calendar == second.calendar =>
        {
            let wraps = (first.month, first.day) > (second.month, second.day);
            let year = match second.year {
                Year::Given(year) if wraps => Year::Given(year - 1),
                year => year,
            };
            Value::Date(Partial { year, ..first })
        }
        // يومي الأحد والاثنين المقبلين
        (Value::Weekday(day, None), &Value::Weekday(_, direction)) => {
            Value::Weekday(day, direction)
        }
        // بين عام 885 وعام 331 قبل الميلاد
        (
            Value::Date(Partial {
                year: Year::Given(from @ 1..),
                month: None,
                ..
            }),
            Value::Date(Partial {
                year: Year::Given(..=0),
                ..
            }),
        ) => Value::year(1 - from),
        (from, _) => from,
    }
}
