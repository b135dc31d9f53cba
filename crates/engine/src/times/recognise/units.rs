//! Units pointed at or counted: `الأسبوع الماضي`, `الأشهر الستة الماضية`, `قبل ثلاثة أيام`.

use super::days::days_away;
use super::{Read, Scanner};
use crate::exploration::Calendar;
use crate::times::value::{Origin, Value};
use crate::times::vocabulary::{Around, Count, Direction, Unit, Word};

impl Scanner<'_, '_, '_> {
    /// `الأسبوع الماضي`, `هذا العام`, `اليوم نفسه`.
    pub(super) fn directed_unit(&self, at: usize) -> Read<Value> {
        if let Some(read) = self.determined_unit(at) {
            return Some(read);
        }
        let (unit, start) = self.unit(at, Count::One)?;
        if !self.definite(at) {
            return None;
        }
        let start = match unit {
            Unit::Year => self.past(start, Word::Around(Around::YearKinds)),
            _ => start,
        };
        let (direction, next) = self.definite_direction(start)?;
        // الساعات is a stretch; one hour pointed at is no date.
        if matches!(unit, Unit::Hour | Unit::Minute) {
            return None;
        }
        let about_day = matches!(unit, Unit::Day | Unit::Night);
        if unit == Unit::Day && direction == Direction::Past {
            return None; // اليوم الأخير is the last of some days
        }
        // العام الماضي 2021
        if unit == Unit::Year
            && let Some((year, next)) = self.recent_year(next)
        {
            return Some((Value::year(year), next));
        }
        Some(match direction {
            Direction::Past if about_day => (days_away(-1), next),
            _ => (Value::Unit(unit, direction), next),
        })
    }

    /// `ذات الشهر من العام السابق`, `الشهر نفسه في عام 2022`.
    pub(super) fn same_month(&self, at: usize) -> Read<Value> {
        let (value, next) = self.directed_unit(at)?;
        let joined = self
            .after(next, Word::From)
            .or_else(|| self.after(next, Word::In))
            .filter(|_| matches!(value, Value::Unit(Unit::Month, Direction::Same)))?;
        let (year, next) = self.year_tail(joined, Calendar::Gregorian)?;
        Some((Value::SameMonth(year), next))
    }

    /// `الأسبوع الأول من مارس`, `الأسبوع الأخير من أكتوبر`.
    pub(super) fn week_of_month(&self, at: usize) -> Read<Value> {
        let start = self
            .is_unit(at, Unit::Week, Count::One)
            .filter(|_| self.definite(at) && self.definite(at + 1))?;
        let (nth, next) = match self.lexed.ordinal(start, self.end) {
            Some(read) => read,
            None => match self.definite_direction(start)? {
                (Direction::Past, next) => (0, next), // الأخير
                _ => return None,
            },
        };
        let of = self.after(next, Word::From)?;
        let (month, next) = self.month_or_weak(of).or_else(|| {
            self.directed_unit(of)
                .filter(|(v, _)| matches!(v, Value::Unit(Unit::Month, _)))
        })?;
        Some((Value::WeekOf(nth, month.boxed()), next))
    }

    /// `هذا العام`, `ذلك اليوم`, `نفس اليوم`.
    pub(super) fn determined_unit(&self, at: usize) -> Read<Value> {
        let (direction, start) = self.word(at, |w| match w {
            Word::Determiner(direction) => Some(direction),
            _ => None,
        })?;
        let (unit, next) = self.unit(start, Count::One)?;
        // نفس اليوم الذي
        let of_something =
            direction == Direction::Same && matches!(self.key(next), "الذي" | "التي");
        if of_something || !self.definite(start) || matches!(unit, Unit::Hour | Unit::Minute) {
            return None;
        }
        let next = match self.definite_direction(next) {
            Some((Direction::Same | Direction::Current, after)) => after,
            _ => next,
        };
        Some((Value::Unit(unit, direction), next))
    }

    /// `الأشهر الستة الماضية`, `العامين الماضيين`, `الـ24 ساعة الماضية`, `السنوات الأخيرة`.
    pub(super) fn stretch(&self, at: usize) -> Read<Value> {
        let (unit, count, next) = self.definite_units(at)?;
        let (direction, next) = self.direction(next)?;
        if !matches!(direction, Direction::Past | Direction::Future) {
            return None;
        }
        Some((
            Value::Last {
                unit,
                count,
                direction,
            },
            next,
        ))
    }

    pub(super) fn definite_units(&self, at: usize) -> Option<(Unit, Option<i32>, usize)> {
        if let Some((unit, next)) = self.unit(at, Count::Two)
            && self.definite(at)
        {
            return Some((unit, Some(2), next));
        }
        if let Some((unit, next)) = self.unit(at, Count::Many)
            && self.definite(at)
        {
            if let Some(next) = self.after(next, Word::Handful) {
                return Some((unit, None, next));
            }
            let digits = next + usize::from(next < self.end && self.key(next) == "ال");
            return Some(match self.lexed.number(digits, self.end) {
                Some((count, next)) => (unit, Some(count as i32), next),
                None => (unit, None, next),
            });
        }
        let article = self.is_bare_article(at);
        let start = at + usize::from(article);
        if !article && !self.definite(at) {
            return None;
        }
        let (count, next) = self.lexed.number(start, self.end)?;
        let (unit, next) = self.counted_unit(next)?;
        Some((unit, Some(count as i32), next))
    }

    /// `قبل ثلاثة أيام`, `بعد ذلك بعامين`, `بعد شهر من الاتفاق`.
    pub(super) fn distance(&self, at: usize) -> Read<Value> {
        let (sign, start) = self.word(at, |w| match w {
            Word::Ago => Some(-1),
            Word::After => Some(1),
            _ => None,
        })?;
        // بعد ذلك بعامين
        if start < self.end && self.key(start) == "ذلك" {
            let (length, next) = self.length(start + 1)?;
            let with_ba = self.lexed.lexemes[start + 1].preposition == Some('ب');
            return with_ba.then(|| (length.shifted(sign, Origin::Antecedent), next));
        }
        let (length, next) = self.length(start)?;
        let (passed, next) = match self.direction(next) {
            Some((Direction::Past, after)) => (true, after),
            _ => (false, next),
        };
        // عقد من الزمن
        let idle = self.key(next) == "من" && matches!(self.key(next + 1), "الزمن" | "الزمان");
        let next = next + 2 * usize::from(idle);
        // عادا إلى الحوار بعد عقد من الزمن
        if idle && sign > 0 {
            return Some((length.shifted(sign, Origin::Event), next));
        }
        if next < self.end && matches!(self.key(next), "من" | "علي") {
            let from_now = self
                .after(next + 1, Word::Now)
                .or_else(|| self.after(next + 1, Word::Today));
            return Some(match from_now {
                Some(next) => (length.shifted(sign, Origin::Publication), next),
                None => (length.shifted(sign, Origin::Event), next),
            });
        }
        let origin = if passed {
            Origin::Publication
        } else if sign < 0 {
            Origin::BeforePublication
        } else {
            Origin::Either
        };
        Some((length.shifted(sign, origin), next))
    }

    /// `ثلاثة أيام`, `عامين`, `نحو عشر سنوات`, `بضعة أشهر`, `عام ونصف`, `ربع قرن`.
    pub(super) fn length(&self, at: usize) -> Read<Length> {
        match self.after(at, Word::About) {
            Some(start) => self.counted_length(start).map(|(length, next)| {
                (
                    Length {
                        about: true,
                        ..length
                    },
                    next,
                )
            }),
            None => self.counted_length(at),
        }
    }

    fn counted_length(&self, at: usize) -> Read<Length> {
        if self.definite(at) {
            return None;
        }
        if let Some(start) = self.after(at, Word::Few) {
            let (unit, next) = self.unit(start, Count::Many)?;
            return Some((Length::few(unit), next));
        }
        if let Some((of, start)) = self.fraction_word(at) {
            let (unit, next) = self.unit(start, Count::One)?;
            return Some((Length::fraction(unit, of)?, next));
        }
        if let Some((unit, next)) = self.unit(at, Count::Two) {
            return Some(self.with_half(Length::of(unit, 2), next));
        }
        if let Some((unit, next)) = self.unit(at, Count::Many) {
            let next = self.past(next, Word::Handful);
            return Some((Length::few(unit), next));
        }
        if let Some((unit, next)) = self.unit(at, Count::One) {
            if let Some(next) = self.after(next, Word::Cardinal(1)) {
                return Some((Length::of(unit, 1), next));
            }
            // عام 2011, يوم الاثنين, شهر رمضان are dates, ساعة متأخرة is a time of day.
            let dated = self.digits(next).is_some()
                || self.month_name(next, false).is_some()
                || self.definite(next);
            return (!dated).then(|| self.with_half(Length::of(unit, 1), next));
        }
        let (count, next) = self.lexed.number(at, self.end)?;
        let (unit, next) = self.counted_unit(next).filter(|_| !self.definite(next))?;
        let count = i32::try_from(count).ok().filter(|c| *c < 100_000)?;
        Some(self.with_half(Length::of(unit, count), next))
    }

    /// `عام ونصف`, `شهر ونصف الشهر`.
    pub(super) fn with_half(&self, length: Length, next: usize) -> (Length, usize) {
        let half = self
            .lexed
            .joined(next, self.end)
            .and_then(|start| self.after(start, Word::Fraction(2)));
        match (half, length.halved()) {
            (Some(after), Some(longer)) => {
                let after = match self.unit(after, Count::One) {
                    Some((_, next)) => next,
                    _ => after,
                };
                (longer, after)
            }
            _ => (length, next),
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    unit: Unit,
    count: i32,
    about: bool,
}

impl Length {
    pub(super) fn of(unit: Unit, count: i32) -> Self {
        Self {
            unit,
            count,
            about: false,
        }
    }

    /// An uncounted plural is taken for three, about.
    pub(super) fn few(unit: Unit) -> Self {
        Self {
            unit,
            count: 3,
            about: true,
        }
    }

    /// `نصف عام`, `ربع قرن`.
    pub(super) fn fraction(unit: Unit, of: u8) -> Option<Self> {
        let (smaller, per) = match unit {
            Unit::Hour => (Unit::Minute, 60),
            Unit::Year => (Unit::Month, 12),
            Unit::Decade => (Unit::Year, 10),
            Unit::Century => (Unit::Year, 100),
            _ => return None,
        };
        Some(Self::of(smaller, per / i32::from(of)))
    }

    /// The length and half a unit more.
    pub(super) fn halved(self) -> Option<Self> {
        let half = Self::fraction(self.unit, 2)?;
        let full = Self::fraction(self.unit, 1)?;
        Some(Self {
            unit: half.unit,
            count: self.count * full.count + half.count,
            about: self.about,
        })
    }

    pub(super) fn shifted(self, sign: i32, from: Origin) -> Value {
        Value::Shifted {
            unit: self.unit,
            by: sign * self.count,
            from,
            about: self.about,
        }
    }
}
