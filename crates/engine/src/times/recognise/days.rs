//! Days: `أمس`, `الاثنين الماضي`, `06/11/2025`, `السادس من تشرين الثاني`, by more than one name at once.

use super::{Read, Scanner};
use crate::exploration::{Calendar, PartOfDay};
use crate::text::TokenKind;
use crate::text::normalize::{is_one_of, number, without_start};
use crate::times::value::{Origin, Partial, Value, Year};
use crate::times::vocabulary::{Around, Count, Direction, Unit, Word, historic};

impl Scanner<'_, '_, '_> {
    /// `أمس`, `اليوم`, `غدا الجمعة`.
    pub(super) fn relative_day(&self, at: usize) -> Read<Value> {
        if let Some((by, next)) = self.word(at, |w| match w {
            Word::Day(by) => Some(i32::from(by)),
            _ => None,
        }) {
            // في أمس الحاجة
            let of_something = self.around(next, Around::DayNames);
            return (!of_something).then_some((days_away(by), next));
        }
        if let Some(next) = self.after(at, Word::Tonight)
            && self.definite_direction(next).is_none()
            && !self.is_rate(at)
        {
            return Some((days_away(0), next));
        }
        let next = self.after(at, Word::Today)?;
        let of_something = self.lexed.ordinal(next, self.end).is_some() && self.definite(next)
            || self.around(next, Around::DayNames)
            || self.key(next) == "الذي"
            || self.definite_direction(next).is_some();
        let per_day = self.is_rate(at) || self.ends_now(at);
        (!of_something && !per_day).then_some((days_away(0), next))
    }

    /// Whether something is told of each day: مرتين في اليوم.
    pub(super) fn is_rate(&self, at: usize) -> bool {
        self.lexed.lexemes[at].preposition == Some('ب')
            || matches!(self.key_before(at), "في" | "وفي")
    }

    /// `إلى اليوم`, `أما اليوم`, `طوال اليوم`: as things are now or on any day.
    fn ends_now(&self, at: usize) -> bool {
        is_one_of(self.key_before(at), "الي اما طوال طيله")
    }

    pub(super) fn weekday_name(&self, at: usize) -> Read<i8> {
        self.word(at, |w| match w {
            Word::Weekday(day) => Some(day),
            _ => None,
        })
    }

    /// `الاثنين الماضي`, `يوم الاثنين`.
    pub(super) fn weekday(&self, at: usize) -> Read<Value> {
        let start = self.past_unit(at, Unit::Day);
        let (day, next) = self.weekday_name(start)?;
        if let Some((direction, next)) = self.definite_direction(next) {
            return Some((Value::Weekday(day, Some(direction)), next));
        }
        if let Some(of) = self.after(next, Word::From)
            && let Some((Value::Unit(Unit::Week, direction), next)) = self.directed_unit(of)
        {
            return Some((Value::Weekday(day, Some(direction)), next));
        }
        // الجمعة السوداء, أيام الجمعة
        let named = self.around(next, Around::WeekdayNames) || self.key_before(at) == "ايام";
        (!named).then_some((Value::Weekday(day, None), next))
    }

    /// What may follow a day: its weekday, a part of the day, the date it is by another calendar or in
    /// brackets. A full date is worth more than a relative one.
    pub(super) fn with_apposition(&self, value: Value, next: usize) -> (Value, usize) {
        let (mut value, mut next) = (value, next);
        let is_date = |v: &Value| matches!(v, Value::Date(_));
        // `اليوم السبت`, `اليوم (السبت)`, `غدا «السبت»`, `أمس، السبت،`
        let bracketed = self.is_mark(next, &['(', '«', '"', '“', '،']);
        if !matches!(value, Value::Weekday(..))
            && let Some((day, after)) = self.weekday_name(next + usize::from(bracketed))
            && (!bracketed || self.is_mark(after, &[')', '»', '"', '”', '،']))
        {
            if let Value::Shifted { by, .. } = value {
                value = Value::Nearby(by, day);
            }
            next = after + usize::from(bracketed && !self.is_mark(after, &['،']));
        }
        let day_part = self.trailing_day_part(next);
        if let Some((_, after)) = day_part {
            next = after;
        }
        // اليوم 15 رمضان الموافق 6 نوفمبر
        loop {
            let corresponding = self.after(next, Word::Corresponding);
            let opening = corresponding.or_else(|| {
                let marked = self.is_mark(next, &['،', '(', ',', '/', '-']) && !is_date(&value);
                let in_month =
                    matches!(value, Value::Weekday(..)) && self.after(next, Word::In).is_some();
                if marked || in_month {
                    Some(next + 1)
                } else {
                    (!is_date(&value)).then_some(next)
                }
            });
            let Some(start) = opening else {
                break;
            };
            let start = start + usize::from(self.is_mark(start, &[':', '(']));
            let start = start + usize::from(self.key(start) == "ل");
            let Some((other, after)) = self.numeric(start).or_else(|| self.day_month(start)) else {
                break;
            };
            value = with_weekday(other, &value);
            next = after;
            let bracketed = self.is_mark(start - 1, &['(']) && self.is_mark(next, &[')']);
            next += usize::from(bracketed);
        }
        match day_part.or_else(|| self.trailing_day_part(next)) {
            Some((part, after)) => (Value::During(part, value.boxed()), next.max(after)),
            None => (value, next),
        }
    }

    /// `مساء`, `صباحا` after a day. With ال it is a newspaper's morning or a noun of its own.
    pub(super) fn trailing_day_part(&self, at: usize) -> Read<PartOfDay> {
        self.bound_day_part(at)
    }

    /// `مساء الثلاثاء`, `فجر اليوم`, `ليلة السبت`.
    pub(super) fn part_of_day(&self, at: usize) -> Read<Value> {
        if self.definite(at) {
            return None;
        }
        let (part, start) = self.word(at, |w| match w {
            Word::PartOfDay(part) => Some(part),
            Word::Unit(Unit::Night, Count::One) => Some(PartOfDay::Night),
            _ => None,
        })?;
        let (day, next) = self.day(start).or_else(|| self.directed_unit(start))?;
        // ليل الاثنين - الثلاثاء is one night.
        let marked = self.is_dash(next) || self.is_mark(next, &['/']);
        let next = self
            .weekday_name(next + usize::from(marked))
            .filter(|_| !self.conjoined(next))
            .map_or(next, |(_, after)| after);
        Some((Value::During(part, day.boxed()), next))
    }

    /// `06/11/2025`, `2025-11-06`, `6.11.2025`; `6/11` only where the words beside it say it is a day.
    pub(super) fn numeric(&self, at: usize) -> Read<Value> {
        let start = self.past_unit(at, Unit::Day);
        if self.follows_number(start) {
            return None;
        }
        if let Some(value) = self.dotted(start) {
            return Some((value, start + 1));
        }
        let ((first, first_width), next) = self.digits(start)?;
        let separator = |at: usize| self.is_mark(at, &['/']) || self.is_dash(at);
        if !separator(next) {
            return None;
        }
        let slash = self.is_mark(next, &['/']);
        let ((second, second_width), next) = self.digits(next + 1)?;
        if second_width > 2 {
            return None;
        }
        let third = separator(next).then(|| self.digits(next + 1)).flatten();
        let Some(((third, third_width), next)) = third else {
            let said = start > at
                || self.previous_is(at, |w| matches!(w, Word::Weekday(_) | Word::Corresponding))
                || is_one_of(self.key_before(at), "في بتاريخ يوم منذ");
            let value = in_digits(Year::Absent, second, first)?;
            if !said || !slash {
                return None;
            }
            return Some(match self.definite_direction(next) {
                Some((_, after)) => (value, after),
                None => (value, next),
            });
        };
        if self.continues_number(next) {
            return None;
        }
        let year_of = |year: u32, width: usize| match width {
            4 => i16::try_from(year).ok().map(Year::Given),
            2 => Some(Year::Short(year as u8)),
            _ => None,
        };
        let value = if first_width == 4 {
            in_digits(year_of(first, 4)?, second, third)?
        } else if first_width <= 2 {
            let year = year_of(third, third_width)?;
            in_digits(year, second, first).or_else(|| in_digits(year, first, second))?
        } else {
            return None;
        };
        let next = self.past(next, Word::CommonEra);
        Some((value, self.past(next, Word::Hijri)))
    }

    /// `6.11.2025`, which is one token.
    pub(super) fn dotted(&self, at: usize) -> Option<Value> {
        let document = self.lexed.document;
        if at >= self.end || document.tokens[at].kind != TokenKind::Number {
            return None;
        }
        let mut parts = self.key(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        in_digits(
            Year::Given(number(year)? as i16),
            number(month)?,
            number(day)?,
        )
    }

    /// Whether digits and a separator touch the number from the left: a phone number, a score.
    pub(super) fn follows_number(&self, at: usize) -> bool {
        let separator = |at: usize| self.is_dash(at) || self.is_mark(at, &['/', '+', ':']);
        at >= self.start + 2
            && self.touches(at)
            && separator(at - 1)
            && self.digits(at - 2).is_some()
            || at > self.start && self.touches(at) && self.is_mark(at - 1, &['+'])
    }

    pub(super) fn continues_number(&self, at: usize) -> bool {
        (self.is_dash(at) || self.is_mark(at, &['/', ':']))
            && self.touches(at)
            && self.touches(at + 1)
            && self.digits(at + 1).is_some()
    }

    /// A day of a month, 1 to 31, in digits or as an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Read<u8> {
        if let Some(((number, width), next)) = self.digits(at) {
            let fits = width <= 2 && (1..=31).contains(&number) && !self.follows_number(at);
            return fits.then_some((number as u8, next));
        }
        if self.is_bare_article(at) {
            let ((number, _), next) = self.digits(at + 1)?;
            return (1..=31).contains(&number).then_some((number as u8, next));
        }
        self.lexed
            .ordinal(at, self.end)
            .filter(|(n, _)| *n <= 31)
            .or_else(|| {
                let (n, next) = self.lexed.cardinal(at, self.end)?;
                (1..=31).contains(&n).then_some((n as u8, next))
            })
    }

    /// `6 نوفمبر 2025`, `السادس من تشرين الثاني`, `15 رمضان 1447هـ`, `6 الجاري`.
    pub(super) fn day_month(&self, at: usize) -> Read<Value> {
        let start = self.past_unit(at, Unit::Day);
        let (day, next) = self.day_number(start)?;
        let next = self.past(next, Word::From);
        if let Some(((calendar, month), after)) = self.month_name(next, false) {
            let (year, after) = self
                .year_tail(after, calendar)
                .unwrap_or((Year::Absent, after));
            let year = match year {
                Year::Absent => self.historic_year(at, month, day).unwrap_or(Year::Absent),
                told => told,
            };
            return valid(Partial {
                calendar,
                year,
                month: Some(month),
                day: Some(day),
                weekday: None,
            })
            .map(|v| (v, after));
        }
        // Of a month that is only pointed at.
        let pointed = match self.is_unit(next, Unit::Month, Count::One) {
            Some(_) => Some(self.directed_unit(next)?),
            None => self.determined_unit(next),
        };
        let (direction, after) = match pointed {
            Some((Value::Unit(Unit::Month, direction), after)) => (direction, after),
            None if self.digits(start).is_some() => match self.key(next) {
                // في 18 و19 منه
                "منه" => (Direction::Same, next + 1),
                _ => self
                    .definite_direction(next)
                    .filter(|(d, _)| *d == Direction::Current)?,
            },
            _ => return None,
        };
        let year = Year::Nearest(direction);
        Some((
            Value::date(Calendar::Gregorian, year, None, Some(day)),
            after,
        ))
    }

    /// The year of an event that its day names, where such a head stands before: هجمات 11 سبتمبر.
    pub(super) fn historic_year(&self, at: usize, month: u8, day: u8) -> Option<Year> {
        let head = at.checked_sub(1).filter(|&h| h >= self.start)?;
        let key = self.key(head);
        let stem = without_start(without_start(key, "و"), "ب");
        let stem = stem.strip_prefix("ال").unwrap_or(stem);
        historic()
            .iter()
            .find(|h| h.month == month && h.day == day && h.heads.contains(&stem))
            .map(|h| Year::Given(h.year))
    }
}

pub(super) fn days_away(by: i32) -> Value {
    Value::Shifted {
        unit: Unit::Day,
        by,
        from: Origin::Publication,
        about: false,
    }
}

/// The date, with the weekday that was told before it.
pub(super) fn with_weekday(date: Value, told: &Value) -> Value {
    match (date, told) {
        (Value::Date(partial), Value::Weekday(day, _) | Value::Nearby(_, day)) => {
            Value::Date(Partial {
                weekday: Some(*day),
                ..partial
            })
        }
        (date, _) => date,
    }
}

/// Whether the value is one day.
pub(super) fn is_day(value: &Value) -> bool {
    match value {
        Value::Date(partial) => partial.day.is_some(),
        Value::Weekday(..) | Value::Nearby(..) => true,
        Value::Unit(unit, _) => matches!(unit, Unit::Day | Unit::Night),
        Value::Shifted { unit, .. } => *unit == Unit::Day,
        Value::During(_, day) => is_day(day),
        _ => false,
    }
}

pub(super) fn in_digits(year: Year, month: u32, day: u32) -> Option<Value> {
    valid(Partial {
        calendar: match year {
            // `4/8/1427هـ`.
            Year::Given(1300..1500) => Calendar::Hijri,
            _ => Calendar::Gregorian,
        },
        year,
        month: Some(u8::try_from(month).ok()?),
        day: Some(u8::try_from(day).ok()?),
        weekday: None,
    })
}

/// The date where its month has such a day.
pub(super) fn valid(partial: Partial) -> Option<Value> {
    let month = partial.month?;
    let longest = match (partial.calendar, month) {
        (Calendar::Hijri, _) => 30,
        (_, 2) => 29,
        (_, 4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let fits = (1..=12).contains(&month) && partial.day.is_none_or(|d| (1..=longest).contains(&d));
    fits.then_some(Value::Date(partial))
}
