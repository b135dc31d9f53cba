//! Arithmetic on the Gregorian calendar by `jiff`, and from the Hijri calendar (Umm al-Qura; the
//! tabular calendar before 1300 and after 1600 AH) by `icu_calendar`.

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Gregorian, Hijri};
use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use super::edtf::{Edtf, Point, Stretch};

/// The day `days` days later, `None` outside the years −9999 to 9999.
pub fn plus_days(date: Date, days: i32) -> Option<Date> {
    let hours = SignedDuration::from_hours(i64::from(days) * 24);
    date.checked_add(hours).ok()
}

/// The days from one to another.
pub fn days_until(first: Date, last: Date) -> i32 {
    (last.duration_since(first).as_hours() / 24) as i32
}

/// The month `months` months after the month of `date`.
pub fn plus_months(date: Date, months: i32) -> Option<Stretch> {
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    Some(Stretch::Month(year, month.rem_euclid(12) as u8 + 1))
}

/// The week, Monday to Sunday (ISO 8601), `weeks` weeks after the week of `date`.
pub fn week(date: Date, weeks: i32) -> Option<Edtf> {
    let monday = plus_days(
        date,
        weeks * 7 - i32::from(date.weekday().to_monday_zero_offset()),
    )?;
    Some(days(monday, plus_days(monday, 6)?))
}

/// The interval from one day to another.
pub fn days(from: Date, to: Date) -> Edtf {
    interval(Stretch::Day(from), Stretch::Day(to))
}

/// The interval from one stretch to another.
pub fn interval(from: Stretch, to: Stretch) -> Edtf {
    Edtf::Interval(Some(Point::from(from)), Some(Point::from(to)))
}

/// The weekday of which 1 is Monday, in the seven days that end (or, looking ahead, start) on `date`.
pub fn weekday_near(date: Date, weekday: i8, ahead: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let back = i32::from(date.weekday().since(wanted));
    plus_days(date, if ahead { (7 - back) % 7 } else { -back })
}

/// The Gregorian day of a Hijri date, `None` where there is no such day.
pub fn from_hijri(year: i16, month: u8, day: u8) -> Option<Date> {
    let umm_al_qura: Hijri<UmmAlQura> = Hijri::new_umm_al_qura();
    let hijri =
        icu_calendar::Date::try_new_hijri_with_calendar(i32::from(year), month, day, umm_al_qura)
            .ok()?;
    let gregorian = hijri.to_calendar(Gregorian);
    Date::new(
        i16::try_from(gregorian.year().extended_year()).ok()?,
        gregorian.month().ordinal as i8,
        gregorian.day_of_month().0 as i8,
    )
    .ok()
}

/// The Hijri year that a Gregorian day lies in.
pub fn hijri_year(date: Date) -> Option<i16> {
    let gregorian = icu_calendar::Date::try_new_gregorian(
        i32::from(date.year()),
        date.month() as u8,
        date.day() as u8,
    )
    .ok()?;
    let hijri = gregorian.to_calendar(Hijri::new_umm_al_qura());
    i16::try_from(hijri.year().extended_year()).ok()
}

/// The Gregorian days of a Hijri month.
pub fn hijri_month(year: i16, month: u8) -> Option<(Date, Date)> {
    let next = match month {
        12 => from_hijri(year.checked_add(1)?, 1, 1),
        _ => from_hijri(year, month + 1, 1),
    }?;
    Some((from_hijri(year, month, 1)?, plus_days(next, -1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hijri_days_become_gregorian_ones() {
        for ((year, month, day), expected) in [
            ((1447, 5, 15), date(2025, 11, 6)),
            ((1446, 9, 1), date(2025, 3, 1)),
            ((1445, 10, 1), date(2024, 4, 10)),
            ((1440, 1, 1), date(2018, 9, 11)),
        ] {
            assert_eq!(from_hijri(year, month, day), Some(expected));
            assert_eq!(hijri_year(expected), Some(year));
        }
        assert_eq!(from_hijri(1447, 13, 1), None);
    }

    #[test]
    fn a_weekday_is_found_on_either_side() {
        let thursday = date(2025, 11, 6);
        assert_eq!(weekday_near(thursday, 1, false), Some(date(2025, 11, 3)));
        assert_eq!(weekday_near(thursday, 7, true), Some(date(2025, 11, 9)));
        assert_eq!(weekday_near(thursday, 4, false), Some(thursday));
        assert_eq!(weekday_near(thursday, 4, true), Some(thursday));
    }
}
