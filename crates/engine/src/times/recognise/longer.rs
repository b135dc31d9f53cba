//! Months, years and what is longer or a part of them: `مطلع عام 2020`, `تسعينيات القرن الماضي`.

use super::{Read, Scanner};
use crate::exploration::Calendar;
use crate::text::clitics::is_preposition;
use crate::text::normalize::{is_one_of, without_start};
use crate::times::value::{CenturyOf, Partial, Value, Year};
use crate::times::vocabulary::{Around, Count, Direction, Unit, Word};

/// Hijri years of living memory: after `عام` they are Hijri even without `هـ`.
pub(super) const RECENT_HIJRI: std::ops::Range<u32> = 1411..1460;

/// Years of living memory: beside a month they are years even where the next word may be counted.
const LIVING_MEMORY: std::ops::Range<u32> = 1900..2100;

impl Scanner<'_, '_, '_> {
    /// The name of a month with its other name after it: `تشرين الثاني/نوفمبر`, `آب (أغسطس)`. Weak
    /// names count where `only_plain` is false.
    pub(super) fn month_name(&self, at: usize, only_plain: bool) -> Read<(Calendar, u8)> {
        let start = self.past_unit(at, Unit::Month);
        let headed = start > at;
        let (month, next) = self.word(start, |w| match w {
            Word::Month { number, plain } if plain || headed || !only_plain => {
                Some((Calendar::Gregorian, number))
            }
            Word::HijriMonth { number, plain } if plain || headed || !only_plain => {
                Some((Calendar::Hijri, number))
            }
            _ => None,
        })?;
        Some((month, self.past_other_name(month, next)))
    }

    pub(super) fn past_other_name(&self, month: (Calendar, u8), next: usize) -> usize {
        let bracket = self.is_mark(next, &['(']);
        let other = if bracket || self.is_mark(next, &['/', '-']) {
            next + 1
        } else {
            next
        };
        let twin = self.word(other, |w| match w {
            Word::Month { number, .. } if month == (Calendar::Gregorian, number) => Some(()),
            _ => None,
        });
        match twin {
            Some((_, after)) if bracket && self.is_mark(after, &[')']) => after + 1,
            Some(_) if bracket => next,
            Some((_, after)) => after,
            None => next,
        }
    }

    /// `مارس 2020`, `نوفمبر الجاري`, `شهر رمضان`.
    pub(super) fn month(&self, at: usize) -> Read<Value> {
        let (calendar, month, next, sure) = match self.month_name(at, true) {
            Some(((calendar, month), next)) => (calendar, month, next, true),
            None => {
                let ((calendar, month), next) = self.month_name(at, false)?;
                let paired = next > at + 1;
                (
                    calendar,
                    month,
                    next,
                    // إلى باب is no August
                    paired
                        || self.follows_preposition(at)
                            && self.lexed.lexemes[at].preposition.is_none(),
                )
            }
        };
        let tail = self.year_tail(next, calendar);
        // رجب عام 1918 may be somebody's.
        let foreign = calendar == Calendar::Hijri && matches!(tail, Some((Year::Given(1700..), _)));
        if !sure && (tail.is_none() || foreign) {
            return None;
        }
        let (year, next) = tail.unwrap_or((Year::Absent, next));
        Some((whole_month(calendar, year, month), next))
    }

    pub(super) fn follows_preposition(&self, at: usize) -> bool {
        self.previous_is(at, |w| {
            matches!(
                w,
                Word::In | Word::Since | Word::Until | Word::Between | Word::To | Word::Part(_)
            )
        })
    }

    /// The year after a month or a day: `2025`, `من عام 2020`, `من العام الماضي`, `الماضي`.
    pub(super) fn year_tail(&self, at: usize, calendar: Calendar) -> Read<Year> {
        if let Some((direction, next)) = self.definite_direction(at) {
            // يونيو الماضي 2021
            if let Some((year, after)) = self.recent_year(next) {
                return Some((Year::Given(year), after));
            }
            return Some((Year::Nearest(direction), next));
        }
        let comma = self.is_mark(at, &['،', ','])
            && (self.year(at + 1).is_some() || self.recent_year(at + 1).is_some());
        let at = at + usize::from(comma);
        let of = self.past(at, Word::From);
        if let Some((value, next)) = self.year(of) {
            return match value {
                Value::Date(Partial {
                    year,
                    calendar: told,
                    ..
                }) if told == calendar || told == Calendar::Gregorian => Some((year, next)),
                Value::Unit(Unit::Year, direction) => Some((Year::Of(direction), next)),
                _ => None,
            };
        }
        if let Some((Value::Unit(Unit::Year, direction), next)) =
            self.directed_unit(of).or_else(|| self.determined_unit(of))
        {
            return Some((Year::Of(direction), next));
        }
        let ((year, width), next) = self.digits(of)?;
        // `رمضان 2021` is in the Gregorian year; `مارس 2021 عملية` is no 2021 operations.
        let fits = match calendar {
            Calendar::Gregorian => width == 4,
            Calendar::Hijri => {
                width >= 3 && (1..=1600).contains(&year) || LIVING_MEMORY.contains(&year)
            }
        };
        if !fits {
            return None;
        }
        let era = match calendar {
            Calendar::Gregorian => Word::CommonEra,
            Calendar::Hijri => Word::Hijri,
        };
        Some((Year::Given(year as i16), self.past(next, era)))
    }

    /// `عام 1992`, `سنة ألف وتسعمئة`, `عام 67`, `العام الماضي`.
    pub(super) fn year(&self, at: usize) -> Read<Value> {
        let start = self.is_unit(at, Unit::Year, Count::One)?;
        let start = self.past(start, Word::Around(Around::YearKinds));
        // عام (1551)
        if self.is_mark(start, &['('])
            && let Some(((year @ 1..=2300, 3 | 4), next)) = self.digits(start + 1)
            && self.is_mark(next, &[')'])
        {
            let next = self.past(next + 1, Word::CommonEra);
            return Some((Value::year(year as i16), next));
        }
        if let Some((_, next)) = self.definite_direction(start) {
            return self
                .bare_year_range(next)
                .or_else(|| self.directed_unit(at));
        }
        if let Some(range) = self.bare_year_range(start) {
            return Some(range);
        }
        let ((number, width), next) = match self.digits(start) {
            Some(read) => read,
            None => {
                let (number, next) = self.lexed.cardinal(start, self.end)?;
                (number >= 1000).then_some(((number, 4), next))?
            }
        };
        if let Some(after) = self.after(next, Word::Hijri) {
            return Some((dated_year(Calendar::Hijri, number)?, after));
        }
        if let Some(after) = self.past_before_christ(next) {
            let year = i16::try_from(number).ok()?;
            return Some((Value::year(1 - year), after));
        }
        let after = self.past(next, Word::CommonEra);
        // `عام 2010 عملية` is no 2010 operations.
        let counts = self.is_counted(next) && !(1800..=2100).contains(&number);
        if after == next && counts {
            return None;
        }
        match width {
            1 => None,
            2 => {
                let year = Year::Short(number as u8);
                Some((Value::date(Calendar::Gregorian, year, None, None), after))
            }
            4 if RECENT_HIJRI.contains(&number) => {
                Some((dated_year(Calendar::Hijri, number)?, after))
            }
            _ => (1..=2300)
                .contains(&number)
                .then(|| (Value::year(number as i16), after)),
        }
    }

    /// A number alone that the word before it makes a year: `في 2003`, `مونديال 2022`,
    /// or that heads its sentence.
    pub(super) fn bare_year(&self, at: usize) -> Read<Value> {
        // 300 ق.م
        if let Some(((number @ 1..=9999, _), next)) = self.digits(at)
            && let Some(next) = self.past_before_christ(next)
        {
            return Some((Value::year(1 - number as i16), next));
        }
        let (value, next) = self.loose_year(at)?;
        let era = self.after(next - 1, Word::CommonEra).is_some();
        // `خلال 2020 و2021`.
        let mut first = at;
        for _ in 0..4 {
            let joined = first >= self.start + 2
                && self.touches(first)
                && self.key(first - 1) == "و"
                && self.loose_year(first - 2).is_some();
            first -= 2 * usize::from(joined);
        }
        let heads = |w| {
            matches!(
                w,
                Word::In
                    | Word::Since
                    | Word::Until
                    | Word::Around(Around::YearHeads)
                    | Word::Part(_)
                    | Word::Season(_)
            )
        };
        // كأس آسيا 2019, معرض القاهرة الدولي للكتاب 2020
        let is_named = || {
            const FAR: usize = 5;
            const NAMES: &str = "كاس بطوله اولمبياد كوبا معرض منتدي ملتقي مهرجان مونديال جايزه مسابقه دوره نهائيات تصفيات موتمر قمه";
            let ends = next >= self.end
                || !self.is_word(next)
                || is_preposition(self.key(next))
                || self.key(next).starts_with("ال");
            let name = self.start.max(first.saturating_sub(FAR))..first;
            ends && value.calendar() == Calendar::Gregorian
                && name
                    .rev()
                    .take_while(|&t| self.is_word(t) && !is_preposition(self.key(t)))
                    .any(|t| is_one_of(without_start(self.key(t), "بلو"), NAMES))
        };
        // كأس العالم 1990
        let phrase = first.checked_sub(2).filter(|&at| at >= self.start);
        let phrase = phrase.and_then(|at| self.word(at, |w| heads(w).then_some(())));
        let headed =
            self.previous_is(first, heads) || phrase.is_some_and(|(_, next)| next == first);
        let heads_line = || crate::times::headed(self.lexed.document, &(at..next)).is_some();
        let is_year = headed || era || self.is_bracketed(first, next) || heads_line() || is_named();
        is_year.then_some((value, next))
    }

    /// Whether a bracket holds little beside the number or numbers `from..to`: `(2018 و2020)`, `(ولد 1942)`,
    /// `(دار الآداب، بيروت، 1967)`, `(ت: 1950)`.
    fn is_bracketed(&self, from: usize, to: usize) -> bool {
        const FAR: usize = 8;
        let opened = |at: usize| at >= self.start && self.is_mark(at, &['(']);
        let closed = self.is_mark(to, &[')']);
        let Some(before) = from.checked_sub(1).filter(|&before| before >= self.start) else {
            return false;
        };
        if opened(before) {
            return closed;
        }
        let is_arabic = self.key(before).starts_with(|c| ('ء'..='ي').contains(&c));
        let within = |far: usize| (before.saturating_sub(far)..before).any(opened);
        (closed || self.is_mark(to, &['،']) && is_arabic)
            && (is_arabic && within(1) || self.is_mark(before, &['،']) && within(FAR))
    }

    /// Behind `قبل الميلاد`, `ق.م`.
    pub(super) fn past_before_christ(&self, at: usize) -> Option<usize> {
        let dotted = self.key(at) == "ق" && self.is_mark(at + 1, &['.']) && self.key(at + 2) == "م";
        let phrase = || self.after(at, Word::BeforeCommonEra);
        dotted.then_some(at + 3).or_else(phrase)
    }

    /// The year that a pointed one is: `العام الماضي 2021`, `العام الماضي (2021)`.
    pub(super) fn recent_year(&self, at: usize) -> Read<i16> {
        let bracket = self.is_mark(at, &['(']);
        match self.loose_year(at + usize::from(bracket))? {
            (
                Value::Date(Partial {
                    year: Year::Given(year),
                    ..
                }),
                next,
            ) if LIVING_MEMORY.contains(&u32::try_from(year).ok()?) => {
                Some((year, next + usize::from(bracket)))
            }
            _ => None,
        }
    }

    /// A number that may be a year where something before it asks for a date.
    pub(super) fn loose_year(&self, at: usize) -> Read<Value> {
        let ((number, 4), next) = self.digits(at)? else {
            return None;
        };
        let numbered = at > self.start && self.around(at - 1, Around::Numbered);
        if let Some(after) = self.after(next, Word::Hijri) {
            return Some((dated_year(Calendar::Hijri, number)?, after));
        }
        let fits = (1500..=2100).contains(&number)
            && !numbered
            && !self.follows_number(at)
            && !self.continues_number(next)
            && !self.is_counted(next);
        fits.then(|| (Value::year(number as i16), self.past(next, Word::CommonEra)))
    }

    /// Whether the token names something that a number before it counts.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        if at >= self.end || self.definite(at) || self.conjoined(at) {
            return false;
        }
        self.around(at, Around::Counted)
            || self.is_mark(at, &['%', '٪', '$', '€', '+'])
            || ["ًا", "اً"]
                .iter()
                .any(|end| self.lexed.document.surface(at).ends_with(end))
    }

    /// `الربع الثالث من 2024`, `النصف الأول من العام الماضي`, `الربع السابق`.
    pub(super) fn fraction(&self, at: usize) -> Read<Value> {
        if !self.definite(at) {
            return None;
        }
        let (of, start) = self.fraction_word(at)?;
        let (nth, next) = match self.lexed.ordinal(start, self.end) {
            Some(read) => read,
            _ => match self.definite_direction(start)? {
                (Direction::Past, next) if self.key(start).starts_with("الاخير") => {
                    (of, next)
                }
                (direction, next) => {
                    return Some((Value::Unit(Unit::Quarter, direction), next));
                }
            },
        };
        if nth == 0 || nth > of {
            return None;
        }
        let behind = self.after(next, Word::From);
        let whole = behind
            .and_then(|start| self.whole_or_year(start))
            .or_else(|| self.whole_or_year(next));
        let (whole, next) = match whole {
            Some(read) => read,
            None if of == 4 => (
                Value::date(Calendar::Gregorian, Year::Absent, None, None),
                next,
            ),
            None => return None,
        };
        Some((
            Value::Fraction {
                of,
                nth,
                whole: whole.boxed(),
            },
            next,
        ))
    }

    /// `الأشهر التسعة الأولى من العام`: the first months of a year.
    pub(super) fn months_of_year(&self, at: usize) -> Read<Value> {
        let (Unit::Month, Some(count @ 2..=11), next) = self.definite_units(at)? else {
            return None;
        };
        let (1, next) = self.lexed.ordinal(next, self.end)? else {
            return None;
        };
        let start = self.after(next, Word::From)?;
        let (whole, next) = self.whole_or_year(start)?;
        let year = match whole {
            Value::Date(Partial {
                year, month: None, ..
            }) => year,
            Value::Unit(Unit::Year, direction) => Year::Of(direction),
            _ => return None,
        };
        let month = |month| whole_month(Calendar::Gregorian, year, month).boxed();
        let months = Value::Interval(Some(month(1)), Some(month(count as u8)));
        Some((months, next))
    }

    /// What has parts: a year, month, week, decade or century; a bare `العام` is the current one, but for
    /// `العام الدراسي`.
    pub(super) fn whole(&self, at: usize) -> Read<Value> {
        self.year(at)
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.directed_unit(at))
            .or_else(|| self.determined_unit(at))
            .or_else(|| self.month_or_weak(at))
            .or_else(|| self.season(at))
            .or_else(|| {
                let (unit, next) = self.unit(at, Count::One)?;
                let whole = matches!(
                    unit,
                    Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century
                );
                let direction = match unit {
                    Unit::Week => Direction::Same,
                    _ => Direction::Current,
                };
                let behind = self.key(next);
                let described = behind.starts_with("ال") && behind != "الي";
                (whole && self.definite(at) && !described)
                    .then_some((Value::Unit(unit, direction), next))
            })
    }

    fn whole_or_year(&self, at: usize) -> Read<Value> {
        self.whole(at).or_else(|| self.loose_year(at))
    }

    pub(super) fn month_or_weak(&self, at: usize) -> Read<Value> {
        let ((calendar, month), next) = self.month_name(at, false)?;
        let (year, next) = self
            .year_tail(next, calendar)
            .unwrap_or((Year::Absent, next));
        Some((whole_month(calendar, year, month), next))
    }

    /// `مطلع عام 2020`, `منتصف مارس`, `أواخر التسعينيات`.
    pub(super) fn part(&self, at: usize) -> Read<Value> {
        if self.definite(at) {
            return None;
        }
        let (part, start) = self.word(at, |w| match w {
            Word::Part(part) => Some(part),
            _ => None,
        })?;
        let start = self.past(start, Word::From);
        let (whole, next) = self.whole_or_year(start)?;
        Some((Value::Part(part, whole.boxed()), next))
    }

    /// `صيف 2019`, `الصيف الماضي`, `هذا الصيف`.
    pub(super) fn season(&self, at: usize) -> Read<Value> {
        let this = self.after(at, Word::Determiner(Direction::Current));
        let at = this.unwrap_or(at);
        let (season, next) = self.word(at, |w| match w {
            Word::Season(season) => Some(season),
            _ => None,
        })?;
        if self.definite(at) {
            let (direction, next) = match this {
                // هذا الربيع الثقافي
                Some(_) if self.key(next).starts_with("ال") => return None,
                Some(_) => (Direction::Current, next),
                None => self.definite_direction(next)?,
            };
            return Some((Value::Season(season, Year::Nearest(direction)), next));
        }
        let (year, next) = self.year_tail(next, Calendar::Gregorian)?;
        Some((Value::Season(season, year), next))
    }

    /// `التسعينيات`, `تسعينيات القرن الماضي`, `العقد الأول من القرن الحادي والعشرين`.
    pub(super) fn decade(&self, at: usize) -> Read<Value> {
        let start = self.past(at, Word::Unit(Unit::Decade, Count::One));
        if let Some((tens, next)) = self.word(start, |w| match w {
            Word::Decade(tens) => Some(tens),
            _ => None,
        }) {
            let of = self.past(next, Word::From);
            if self.after(of, Word::OfLife).is_some() {
                return None;
            }
            return Some(match self.century_of(of) {
                Some((century, next)) => (Value::Decade(tens, Some(century)), next),
                None => (Value::Decade(tens, None), next),
            });
        }
        if start == at || !self.definite(at) {
            return None;
        }
        let (nth, next) = self.lexed.ordinal(start, self.end)?;
        let (century, next) = self.century_of(self.after(next, Word::From)?)?;
        let index = nth.checked_sub(1).filter(|&n| n < 10)?;
        Some((Value::DecadeOf(index, century), next))
    }

    pub(super) fn century(&self, at: usize) -> Read<Value> {
        self.centuries(at)
            .or_else(|| self.century_of(at).map(|(c, n)| (Value::Century(c), n)))
    }

    /// `القرنين الثامن عشر والتاسع عشر`.
    fn centuries(&self, at: usize) -> Read<Value> {
        let start = self.is_unit(at, Unit::Century, Count::Two)?;
        let (first, next) = self.nth_century(start)?;
        let (last, next) = self.nth_century(self.lexed.joined(next, self.end)?)?;
        // القرنين الثامن والتاسع عشر
        let first = if first < 10 && (11..20).contains(&last) {
            first + 10
        } else {
            first
        };
        let century = |number: i16| Some(Value::Century(CenturyOf::Given(number - 1)).boxed());
        let next = self.past(next, Word::CommonEra);
        Some((Value::Interval(century(first), century(last)), next))
    }

    /// `التاسع عشر`, `الـ19`: 1 to 30.
    fn nth_century(&self, at: usize) -> Read<i16> {
        let digits = at + usize::from(self.is_bare_article(at));
        let (number, next) = match self.digits(digits) {
            Some(((number, _), next)) => (number, next),
            None => {
                let (number, next) = self.lexed.ordinal(at, self.end)?;
                (u32::from(number), next)
            }
        };
        let number = i16::try_from(number).ok()?;
        (1..=30).contains(&number).then_some((number, next))
    }

    /// `القرن التاسع عشر`, `القرن الـ19`, `القرن الماضي`, `القرن الثالث قبل الميلاد`.
    pub(super) fn century_of(&self, at: usize) -> Read<CenturyOf> {
        let start = self.is_unit(at, Unit::Century, Count::One)?;
        if !self.definite(at) {
            return None;
        }
        if let Some((direction, next)) = self.definite_direction(start) {
            return Some((CenturyOf::From(direction), next));
        }
        let (number, next) = self.nth_century(start)?;
        if let Some(next) = self.past_before_christ(next) {
            return Some((CenturyOf::Given(-number), next));
        }
        if let Some(next) = self.after(next, Word::Hijri) {
            return Some((CenturyOf::Hijri(number), next));
        }
        Some((
            CenturyOf::Given(number - 1),
            self.past(next, Word::CommonEra),
        ))
    }
}

pub(super) fn dated_year(calendar: Calendar, number: u32) -> Option<Value> {
    let year = i16::try_from(number).ok().filter(|y| *y < 3000)?;
    Some(Value::date(calendar, Year::Given(year), None, None))
}

fn whole_month(calendar: Calendar, year: Year, month: u8) -> Value {
    Value::date(calendar, year, Some(month), None)
}
