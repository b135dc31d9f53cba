//! What a time expression says before anyone knows the day of publication: dates with parts
//! missing, steps from a day not yet known, and what is built of them.

use std::ops::Range;

use super::edtf::Clock;
use super::vocabulary::{Direction, Part, Unit};
use crate::exploration::{Calendar, PartOfDay, TimeKind};
use crate::text::Span;

/// A time expression as the grammar reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands, without proclitics.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// Whether its clause looks ahead: `سيزور القاهرة الأحد`.
    pub(super) ahead: bool,
    /// Whether it is told as a guess: `ربما عام 1990`.
    pub(super) doubtful: bool,
    pub(super) value: Value,
}

impl Timex {
    /// Whether it is a term of office, which only its holder tells.
    pub(crate) fn is_term(&self) -> bool {
        matches!(self.value, Value::Term { .. })
    }
}

/// An underspecified value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Date(Partial),
    /// 1 is Monday. Without a direction the clause tells whether it lies ahead.
    Weekday(i8, Option<Direction>),
    /// `اليوم السبت`, days from publication and the weekday told beside them, 1 for Monday.
    Nearby(i32, i8),
    /// `الأسبوع الماضي`.
    Unit(Unit, Direction),
    /// `ذات الشهر من العام السابق`: the month told, in another year.
    SameMonth(Year),
    /// `أمس`, `قبل ثلاثة أيام`.
    Shifted {
        unit: Unit,
        by: i32,
        from: Origin,
        about: bool,
    },
    /// `الأشهر الستة الماضية`; an uncounted plural has no count.
    Last {
        unit: Unit,
        count: Option<i32>,
        direction: Direction,
    },
    /// `الربع الثالث من 2024`.
    Fraction {
        of: u8,
        nth: u8,
        whole: Box<Value>,
    },
    /// `الأسبوع الأول من مارس`; 0 is the last.
    WeekOf(u8, Box<Value>),
    Season(u8, Year),
    /// The tens, and the century where it is told: 19 for the years from 1900.
    Decade(u8, Option<CenturyOf>),
    /// The first decade of a century is 0.
    DecadeOf(u8, CenturyOf),
    Century(CenturyOf),
    Part(Part, Box<Value>),
    Interval(Option<Box<Value>>, Option<Box<Value>>),
    About(Box<Value>),
    At(Clock, Option<Box<Value>>),
    During(PartOfDay, Box<Value>),
    /// `الآن`, `حاليا`: the day of publication, but nothing that happened then.
    Now,
    /// A term of office, the nth where it is counted.
    Term {
        nth: Option<u8>,
        named: bool,
    },
}

/// A date with parts missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Partial {
    pub calendar: Calendar,
    pub year: Year,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// The weekday told beside it, 1 for Monday: it tells the year where nothing else does.
    pub weekday: Option<i8>,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Year {
    Given(i16),
    /// Two digits: `عام 67`.
    Short(u8),
    /// `مارس الماضي`: the last March. `6 الجاري`: of this month.
    Nearest(Direction),
    /// `مارس من العام الماضي`.
    Of(Direction),
    Absent,
}

/// Which century.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CenturyOf {
    /// 18 for the years from 1800.
    Given(i16),
    Hijri(i16),
    From(Direction),
}

/// Where a shift starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Origin {
    Publication,
    /// The same, but nothing that the clause can look ahead to: لن يجهز قبل سنتين has no value.
    BeforePublication,
    /// The date told last.
    Antecedent,
    /// The publication day where the clause looks ahead, else the date told last.
    Either,
    /// What happened, if a date behind says when: بعد يومين من الهجوم في 3 مارس.
    Event,
}

impl Value {
    pub fn boxed(self) -> Box<Self> {
        Box::new(self)
    }

    pub fn year(year: i16) -> Self {
        Self::date(Calendar::Gregorian, Year::Given(year), None, None)
    }

    /// A date beside which no weekday is told.
    pub fn date(calendar: Calendar, year: Year, month: Option<u8>, day: Option<u8>) -> Self {
        Self::Date(Partial {
            calendar,
            year,
            month,
            day,
            weekday: None,
        })
    }

    /// The part of the day that it names.
    pub fn part_of_day(&self) -> Option<PartOfDay> {
        match self {
            Self::During(part, _) => Some(*part),
            _ => None,
        }
    }

    /// The calendar that the first date in it is written in.
    pub fn calendar(&self) -> Calendar {
        match self {
            Self::Date(partial) => partial.calendar,
            Self::Century(CenturyOf::Hijri(_)) => Calendar::Hijri,
            Self::Part(_, inner) | Self::About(inner) | Self::During(_, inner) => inner.calendar(),
            Self::At(_, Some(inner)) => inner.calendar(),
            Self::Fraction { whole, .. } => whole.calendar(),
            Self::Interval(from, to) => from
                .as_ref()
                .or(to.as_ref())
                .map_or(Calendar::Gregorian, |v| v.calendar()),
            _ => Calendar::Gregorian,
        }
    }
}
