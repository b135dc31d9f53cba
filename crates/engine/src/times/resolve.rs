//! Turns underspecified values into EDTF, relative to the day of publication and to the date last
//! told. A date without its year looks back unless the clause looks ahead; what hangs on a day that
//! is not known stays unresolved and says why.

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::{
    days, days_until, from_hijri, hijri_month, hijri_year, interval, plus_days, plus_months, week,
    weekday_near,
};
use super::edtf::{Edtf, Point, Stretch};
use super::value::{CenturyOf, Origin, Partial, Timex, Value, Year};
use super::vocabulary::{Around, Direction, Part, Unit, is_around};
use crate::entities::Entities;
use crate::exploration::{Calendar, EntityType, PartOfDay, TimeKind, Unresolved};
use crate::lexicon::{self, Lexicon};
use crate::options::PublicationDate;
use crate::text::normalize::{ends_in_one_of, holds, is_one_of, without_start};
use crate::text::{Document, Span, TokenKind};
use crate::times::{headed, opens_sentence};

/// A time expression with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Where it stands, without proclitics.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The value, `None` where it could not be resolved.
    pub edtf: Option<Edtf>,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// The part of the day, which EDTF cannot tell.
    pub part_of_day: Option<PartOfDay>,
    /// Why there is no value.
    pub unresolved: Option<Unresolved>,
    /// Whether it dates what its clause tells. `الآن` and `في السنوات الأخيرة` do not.
    pub dates_events: bool,
    /// Whether it begins after the day of publication.
    pub ahead: bool,
}

/// A mention of a person whose terms of office are known.
#[derive(Clone, Debug, PartialEq)]
pub struct TermHolder {
    /// The mention.
    pub span: Span,
    /// The terms in order.
    pub terms: Vec<Term>,
}

/// A term of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its first day, month or year.
    pub from: Stretch,
    /// Its last; `None` while it lasts.
    pub until: Option<Stretch>,
}

/// The mentions of people whose terms of office the lexicon knows, in the order of the text.
pub fn term_holders(entities: &Entities, lexicon: &Lexicon) -> Vec<TermHolder> {
    let stretch = |d: lexicon::TermDay| Stretch::known(d.year, d.month, d.day);
    let mut known: Vec<Vec<Term>> = Vec::with_capacity(entities.entities.len());
    for entity in &entities.entities {
        let mut terms = Vec::new();
        if entity.kind == EntityType::Person {
            for term in lexicon.terms(&entity.id) {
                if let Some(from) = stretch(term.from) {
                    let until = term.until.and_then(stretch);
                    terms.push(Term { from, until });
                }
            }
        }
        known.push(terms);
    }
    let mut holders = Vec::new();
    for mention in &entities.mentions {
        let terms = &known[mention.entity];
        if !terms.is_empty() {
            holders.push(TermHolder {
                span: mention.span,
                terms: terms.clone(),
            });
        }
    }
    holders
}

/// Resolves the expressions of a document in their order. `holders` are in the order of the text.
/// A term of office whose holder is not among them is left out.
pub fn resolve(
    document: &Document,
    timexes: Vec<Timex>,
    anchor: Option<PublicationDate>,
    holders: &[TermHolder],
) -> Vec<TimeExpression> {
    let mut resolver = Resolver {
        document,
        holders,
        anchor: anchor.map(PublicationDate::date),
        told: None,
        event: None,
        next_year: None,
        opening: None,
    };
    let mut resolved = Vec::with_capacity(timexes.len());
    let mut timexes = timexes.into_iter();
    while let Some(timex) = timexes.next() {
        /// How many expressions on a year may be told.
        const FEW: usize = 3;
        let rest = timexes.as_slice();
        let end = document.sentence_of(timex.tokens.start).tokens.end;
        let mut here = rest.iter().take(FEW).filter(|t| t.tokens.start < end);
        resolver.next_year = here.find_map(|next| match next.value {
            Value::Date(Partial {
                year: Year::Given(year),
                ..
            }) => Some(year),
            _ => None,
        });
        let next = rest.first();
        resolver.event = next.and_then(|next| resolver.counts_from(&timex, next));
        resolved.extend(resolver.expression(timex));
    }
    resolved
}

type Resolved = Result<Edtf, Unresolved>;

/// A date that the text has told, and where.
#[derive(Clone, Copy)]
struct Told {
    stretch: Stretch,
    /// Whether its year is told.
    has_year: bool,
    /// Whether it opens its sentence.
    opens: bool,
    sentence: u32,
    paragraph: u32,
}

struct Resolver<'r, 't> {
    document: &'r Document<'t>,
    holders: &'r [TermHolder],
    anchor: Option<Date>,
    told: Option<Told>,
    /// The date of the event from which the expression counts.
    event: Option<Stretch>,
    /// The year that the next date of the sentence gives.
    next_year: Option<i16>,
    /// The day or month that a paragraph before began with.
    opening: Option<Stretch>,
}

/// What the text around an expression says about it.
#[derive(Clone, Copy)]
struct Setting {
    /// Whether the clause looks ahead.
    ahead: bool,
    /// Whether it tells since when.
    since: bool,
    /// Whether it begins its paragraph.
    opens: bool,
    sentence: u32,
    paragraph: u32,
}

impl Resolver<'_, '_> {
    fn expression(&mut self, timex: Timex) -> Option<TimeExpression> {
        let setting = self.setting(&timex);
        let sentence = setting.sentence;
        let (tokens, resolved) = match timex.value {
            Value::Term { nth, named } => {
                let (tokens, edtf) = self.term(&timex, nth, named)?;
                (tokens, Ok(edtf))
            }
            _ => (timex.tokens.clone(), self.value(&timex.value, setting)),
        };
        let resolved = resolved.and_then(within_calendar);
        // اعتبارا من الأحد is when it begins; منذ الأحد it has been so.
        let resolved = match resolved {
            Ok(Edtf::Interval(Some(start), None))
                if matches!(timex.value, Value::Interval(..)) && !setting.since =>
            {
                Ok(Edtf::Point(start))
            }
            other => other,
        };
        let resolved = resolved.map(|edtf| match timex.doubtful {
            true => edtf.map(|point| Point {
                uncertain: true,
                ..point
            }),
            false => edtf,
        });
        let is_benchmark = self.is_benchmark(&timex);
        if let Ok(edtf) = &resolved
            && matches!(
                timex.kind,
                TimeKind::Date | TimeKind::Holiday | TimeKind::Interval
            )
            && !matches!(timex.value, Value::Now)
            && !is_benchmark
        {
            let point = first_point(*edtf);
            // What a paragraph of its own dates comes behind it.
            let told = headed(self.document, &tokens).unwrap_or_else(|| tokens.clone());
            self.told = point.map(|p| {
                // Whether it goes on with the year of a list, or with the one told before.
                let (of_list, goes_on) = p.stretch.first_day().map_or((false, false), |date| {
                    let (month, day) = (date.month() as u8, Some(date.day() as u8));
                    let year = Some(date.year());
                    (
                        setting.opens && self.year_of_list(month, day) == year,
                        self.year_told(month, day, setting) == year,
                    )
                });
                Told {
                    stretch: p.stretch,
                    has_year: of_list || goes_on || has_year(&timex.value),
                    opens: goes_on || opens_sentence(self.document, timex.tokens.start),
                    sentence,
                    paragraph: self.document.sentence_of(told.start).paragraph,
                }
            });
            if setting.opens {
                // The year that stands above a list begins it.
                let is_heading = told.start >= tokens.end
                    && self.document.tokens[told.start].sentence != sentence;
                self.opening = point.and_then(|p| match p.stretch {
                    Stretch::Year(_) if is_heading => Some(Stretch::Day(p.stretch.first_day()?)),
                    stretch => Some(stretch),
                });
            }
        }
        // لغة القرن 21: this century dates nothing that happens in it
        let our_age = self.anchor.is_some_and(|now| {
            let first = resolved.ok().and_then(|edtf| edtf.first_day());
            matches!(timex.value, Value::Century(_))
                && first.is_some_and(|first| now.year() - first.year() < 100)
        });
        let end = self.document.tokens[tokens.end - 1].span.end;
        Some(TimeExpression {
            span: Span { end, ..timex.span },
            tokens,
            ahead: self.anchor.is_some()
                && resolved.ok().and_then(|edtf| edtf.first_day()) > self.anchor,
            edtf: resolved.ok(),
            kind: timex.kind,
            calendar: timex.calendar,
            part_of_day: timex.value.part_of_day(),
            unresolved: resolved.err(),
            dates_events: timex.kind != TimeKind::Dateline
                && dates_events(&timex.value)
                && !our_age
                && !is_benchmark
                && !self.is_compared_with(timex.tokens.start),
        })
    }

    fn setting(&self, timex: &Timex) -> Setting {
        let sentence = self.document.tokens[timex.tokens.start].sentence;
        let paragraph = self.document.sentences[sentence as usize].paragraph;
        let first = self.document.paragraphs[paragraph as usize].sentences.start;
        let since = matches!(timex.value, Value::Interval(Some(_), None))
            && ends_in_one_of(self.document.key(timex.tokens.start), "منذ مذ")
            && !self.is_ago(timex);
        Setting {
            ahead: !since && (timex.ahead || self.begins_ahead(timex)),
            since,
            opens: first == sentence as usize && opens_sentence(self.document, timex.tokens.start),
            sentence,
            paragraph,
        }
    }

    /// Whether what happened in a moment did so that long ago: `توفي منذ عامين`.
    fn is_ago(&self, timex: &Timex) -> bool {
        /// How many words may stand between the two.
        const FAR: usize = 4;
        const MOMENTS: &str = "تم تمت بدا بدات اندلعت انطلق انطلقت انتهي انتهت توفي وقع وصل عاد غادر غادرت اعلن \
             اعلنت اطلقت صدر تزوج";
        let start = timex.tokens.start;
        let first = self.document.sentence_of(start).tokens.start;
        matches!(&timex.value, Value::Interval(Some(from), None) if matches!(**from, Value::Shifted { .. }))
            && (first.max(start.saturating_sub(FAR))..start)
                .rev()
                .take_while(|&t| self.document.tokens[t].kind == TokenKind::Word)
                .any(|t| is_one_of(without_start(self.document.key(t), "وف"), MOMENTS))
    }

    /// The date behind a distance that counts from it: `بعد يومين من الهجوم الذي وقع في 3 مارس`.
    fn counts_from(&self, distance: &Timex, date: &Timex) -> Option<Stretch> {
        /// How many words may stand between the two.
        const FAR: usize = 10;
        let Value::Shifted {
            from: Origin::Event,
            ..
        } = distance.value
        else {
            return None;
        };
        let (document, setting) = (self.document, self.setting(date));
        let mut between = distance.tokens.end..date.tokens.start;
        let counts = between.len() <= FAR
            && between.all(|t| document.tokens[t].kind != TokenKind::Punctuation);
        if !counts || document.tokens[distance.tokens.start].sentence != setting.sentence {
            return None;
        }
        match self.value(&date.value, setting) {
            Ok(Edtf::Point(point)) => Some(point.stretch),
            _ => None,
        }
    }

    /// Whether what begins with a time is rather still to begin: `ابتداء من أول نوفمبر` in October, whatever the
    /// verb.
    fn begins_ahead(&self, timex: &Timex) -> bool {
        const HALF_A_YEAR: i32 = 6;
        let Value::Interval(Some(from), None) = &timex.value else {
            return false;
        };
        let months = |date: Partial| {
            let (month, anchor) = (date.month?, self.anchor?);
            let year = self.year_ahead(month, date.day, false).ok()?;
            let years = i32::from(year) - i32::from(anchor.year());
            Some(12 * years + i32::from(month) - i32::from(anchor.month()))
        };
        match **from {
            Value::Weekday(_, None) => true,
            Value::Date(date) => months(date).is_some_and(|months| months < HALF_A_YEAR),
            _ => false,
        }
    }

    /// Whether something is compared with all that came since a time, and did not happen then: `أول زيارة
    /// له منذ 2012`, `أعلى مستوى منذ عام`.
    fn is_benchmark(&self, timex: &Timex) -> bool {
        /// How many words may stand between the two.
        const FAR: usize = 6;
        let start = timex.tokens.start;
        let sentence = self.document.sentence_of(start).tokens.start;
        matches!(timex.value, Value::Interval(Some(_), None))
            && (sentence.max(start.saturating_sub(FAR))..start)
                .any(|token| is_around(self.document, token, Around::Benchmarks))
    }

    /// Whether a time is that of a figure beside which another is put: `مقارنة بعشرة ملايين في العام الماضي`,
    /// `مقابل عشرة ملايين في الفترة نفسها من العام الماضي`.
    fn is_compared_with(&self, start: usize) -> bool {
        /// How many words may stand between the two.
        const FAR: usize = 20;
        let document = self.document;
        let first = document.sentence_of(start).tokens.start;
        // زاد الإنتاج عن العام الماضي, عن مستواه في يونيو; and what is sold for a month: عقود يونيو
        let key = |back: usize| start.checked_sub(back).map_or("", |t| document.key(t));
        let is_level = |key: &str| key.starts_with("مستوا");
        let behind = key(1);
        if is_one_of(behind, "عن تسليم لتسليم عقود لعقود")
            || is_level(behind)
            || behind == "في" && is_level(key(2))
        {
            return true;
        }
        let before = || {
            let near = first.max(start.saturating_sub(FAR))..start;
            near.rev()
                .take_while(|&token| !document.is_mark(token, '،'))
        };
        // ارتفع إلى 8.6 في المئة في نوفمبر من 7.7 في المئة في أكتوبر
        let figure = before().find(|&token| document.is_number(token));
        if figure.is_some_and(|number| {
            let is_measured = || {
                (number + 1..start).any(|token| {
                    let key = document.key(token);
                    let unit = ["بال", "ال"]
                        .iter()
                        .find_map(|article| key.strip_prefix(article))
                        .unwrap_or(key);
                    unit == "%" || is_one_of(unit, "٪ مئه مائه مليار مليون الف دولار نقطه برميل")
                })
            };
            number > first + 1
                && is_one_of(document.key(number - 1), "من مقابل عن")
                && !is_one_of(document.key(number - 2), "اكثر اقل ازيد يقرب يقل يزيد")
                && (holds(document.key(number), ".") || is_measured())
        }) {
            return true;
        }
        let mut of_a_period = false;
        before().any(|token| {
            let key = document.key(token);
            of_a_period |= key.starts_with("الفتره");
            is_one_of(key, "مقارنه بالمقارنه قياسا") || of_a_period && key == "مقابل"
        })
    }

    fn anchor(&self) -> Result<Date, Unresolved> {
        self.anchor.ok_or(Unresolved::NoPublicationDate)
    }

    fn value(&self, value: &Value, setting: Setting) -> Resolved {
        match value {
            Value::Date(partial) => self.date(partial, setting),
            Value::Weekday(day, direction) => self.weekday(*day, *direction, setting),
            Value::Nearby(by, weekday) => {
                // Nothing is told before it was, but for a clock farther east.
                let latest = known(plus_days(self.anchor()?, *by + 1))?;
                let found = weekday_near(latest, *weekday, false);
                known(found.map(|day| Edtf::of(Stretch::Day(day))))
            }
            Value::Unit(unit, direction) => self.unit(*unit, *direction, setting),
            Value::SameMonth(year) => {
                let date = self.day_as_fine_as(Unit::Month, setting);
                let month = date.ok_or(Unresolved::NoAntecedent)?.month() as u8;
                known(stretch(self.year(*year, setting)?, Some(month), None))
            }
            Value::Shifted {
                unit,
                by,
                from,
                about,
            } => self.shifted(*unit, *by, *from, *about, setting),
            Value::Last {
                unit,
                count,
                direction,
            } => self.last(*unit, *count, *direction),
            Value::Fraction { of, nth, whole } => self.fraction(*of, *nth, whole, setting),
            Value::WeekOf(nth, month) => known(week_of(*nth, self.value(month, setting)?)),
            Value::Season(season, year) => self.season(*season, *year, setting),
            Value::Decade(tens, century) => self.decade(*tens, *century, setting),
            Value::DecadeOf(index, century) => {
                let century = self.century(*century, setting)?;
                let first = known(century.first_day())?.year();
                Ok(Edtf::of(Stretch::Decade(first / 10 + i16::from(*index))))
            }
            Value::Century(century) => self.century(*century, setting),
            Value::Part(part, whole) => {
                let is_week = matches!(**whole, Value::Unit(Unit::Week, Direction::Same));
                let whole = match is_week && setting.since {
                    true => self.unit(Unit::Week, Direction::Current, setting)?,
                    false => self.value(whole, setting)?,
                };
                let value = known(part_of(*part, whole))?;
                let is_ahead = self.anchor.is_some() && value.first_day() > self.anchor;
                // قتل ثلاثة في نهاية الأسبوع
                if is_week && is_ahead && !setting.ahead {
                    let last = self.unit(Unit::Week, Direction::Past, setting)?;
                    return known(part_of(*part, last));
                }
                Ok(value)
            }
            Value::Interval(from, to) => self.interval(from.as_deref(), to.as_deref(), setting),
            Value::About(inner) => Ok(self.value(inner, setting)?.map(approximate)),
            Value::At(clock, day) => {
                let day = match day {
                    Some(day) => known(self.value(day, setting)?.first_day())?,
                    None => self.day_told(setting)?,
                };
                Ok(Edtf::Point(Point {
                    clock: Some(*clock),
                    ..Point::from(Stretch::Day(day))
                }))
            }
            Value::During(_, day) => self.value(day, setting),
            Value::Now => Ok(Edtf::of(Stretch::Day(self.anchor()?))),
            Value::Term { .. } => Err(Unresolved::NoAntecedent),
        }
    }

    /// The day a bare time of day is of: the one told in its sentence, or one to come told right before, else
    /// that of publication.
    fn day_told(&self, setting: Setting) -> Result<Date, Unresolved> {
        let here = self
            .told
            .is_some_and(|told| told.sentence == setting.sentence);
        match self.antecedent(setting) {
            Some(Stretch::Day(day)) if here || self.anchor.is_some_and(|now| day > now) => Ok(day),
            _ => self.anchor(),
        }
    }

    /// The stretch last told, in this paragraph or the one before.
    fn antecedent(&self, setting: Setting) -> Option<Stretch> {
        self.told
            .filter(|told| setting.paragraph.saturating_sub(told.paragraph) <= 1)
            .map(|told| told.stretch)
    }

    /// The first day of that stretch, where it tells which `unit` it is in.
    fn day_as_fine_as(&self, unit: Unit, setting: Setting) -> Option<Date> {
        first_day_in(self.antecedent(setting)?, unit)
    }

    // Dates.

    fn date(&self, partial: &Partial, setting: Setting) -> Resolved {
        match partial.calendar {
            Calendar::Gregorian => self.gregorian(partial, setting),
            Calendar::Hijri => self.hijri(partial, setting),
        }
    }

    fn gregorian(&self, partial: &Partial, setting: Setting) -> Resolved {
        let Some(month) = partial.month else {
            return match (partial.day, partial.year) {
                (Some(day), Year::Nearest(direction)) => {
                    let first = match direction {
                        // في 16 منه
                        Direction::Same => self
                            .told
                            .and_then(|told| first_day_in(told.stretch, Unit::Month))
                            .ok_or(Unresolved::NoAntecedent)?,
                        _ => known(self.unit(Unit::Month, direction, setting)?.first_day())?,
                    };
                    known(stretch(first.year(), Some(first.month() as u8), Some(day)))
                }
                _ => Ok(Edtf::of(Stretch::Year(self.year(partial.year, setting)?))),
            };
        };
        let year = match partial.year {
            Year::Nearest(direction) => {
                self.nearest_year(month, partial.day, direction, setting)?
            }
            Year::Absent => {
                let listed = self.year_of_list(month, partial.day);
                let told = listed
                    .filter(|_| setting.opens)
                    .or_else(|| self.year_told(month, partial.day, setting));
                match told {
                    _ if partial.weekday.is_some() => {
                        self.year_of_weekday(partial, told, setting)?
                    }
                    Some(year) => year,
                    None => self.year_near(month, partial.day, setting)?,
                }
            }
            told => self.year(told, setting)?,
        };
        known(stretch(year, Some(month), partial.day))
    }

    /// A year told in any way but by the month beside it.
    fn year(&self, year: Year, setting: Setting) -> Result<i16, Unresolved> {
        match year {
            Year::Given(year) => Ok(year),
            Year::Short(short) => {
                let short = i16::from(short);
                let last = self.anchor.map_or(2029, |a| a.year());
                Ok(last - (last - short).rem_euclid(100))
            }
            Year::Of(direction) | Year::Nearest(direction) => {
                Ok(known(self.unit(Unit::Year, direction, setting)?.first_day())?.year())
            }
            Year::Absent => Ok(self.anchor()?.year()),
        }
    }

    fn nearest_year(
        &self,
        month: u8,
        day: Option<u8>,
        direction: Direction,
        setting: Setting,
    ) -> Result<i16, Unresolved> {
        match direction {
            Direction::Past | Direction::BeforeLast => self.year_behind(month, day, false),
            Direction::Future | Direction::AfterNext => self.year_ahead(month, day, true),
            Direction::Current => Ok(self.anchor()?.year()),
            Direction::Same => self.year(Year::Of(direction), setting),
            Direction::Previous | Direction::Next => {
                let Some(date) = self.day_as_fine_as(Unit::Month, setting) else {
                    return self.year(Year::Of(direction), setting);
                };
                let (here, there) = (place(date, day), (month, day.unwrap_or(0)));
                Ok(match direction {
                    Direction::Previous => date.year() - i16::from(there >= here),
                    _ => date.year() + i16::from(there <= here),
                })
            }
        }
    }

    /// The year of the date that began a paragraph before, where this one comes later in the year: `3 يوليو
    /// 2013 …`, `4 يوليو …`.
    fn year_of_list(&self, month: u8, day: Option<u8>) -> Option<i16> {
        let stretch = self.opening?;
        let (first, last) = (stretch.first_day()?, stretch.last_day()?);
        let later = place(last, day) <= (month, day.unwrap_or(0));
        later.then_some(first.year())
    }

    /// The year told before a date in its sentence, or at the head of one before it: `في عام 2019، التقيا في
    /// أكتوبر`, `اندلعت الحرب في 3 يوليو 2013 وانتهت في أغسطس`; or both before and behind it.
    fn year_told(&self, month: u8, day: Option<u8>, setting: Setting) -> Option<i16> {
        /// How many paragraphs on it holds.
        const FEW: u32 = 2;
        let told = self.told?;
        let beside = told.sentence == setting.sentence;
        let first = told.stretch.first_day()?;
        let around = self.next_year == Some(first.year());
        let follows = match told.stretch {
            Stretch::Year(_) => told.opens && beside,
            Stretch::Day(_) | Stretch::Month(..) => {
                told.has_year
                    && (beside
                        || (told.opens || around)
                            && setting.paragraph.saturating_sub(told.paragraph) <= FEW)
                    && (around || place(first, day) <= (month, day.unwrap_or(0)))
            }
            _ => false,
        };
        follows.then_some(first.year())
    }

    /// The year of the last such month or day, that of publication among them where `or_now`.
    fn year_behind(&self, month: u8, day: Option<u8>, or_now: bool) -> Result<i16, Unresolved> {
        let anchor = self.anchor()?;
        let here = place(anchor, day);
        let there = (month, day.unwrap_or(0));
        let this_year = there < here || (or_now && there == here);
        Ok(anchor.year() - i16::from(!this_year))
    }

    /// The year of the next such month or day, after that of publication where `strictly`.
    fn year_ahead(&self, month: u8, day: Option<u8>, strictly: bool) -> Result<i16, Unresolved> {
        let anchor = self.anchor()?;
        let here = place(anchor, day);
        let there = (month, day.unwrap_or(0));
        let this_year = there > here || (!strictly && there == here);
        Ok(anchor.year() + i16::from(!this_year))
    }

    /// The year of the next such month or day where the clause looks ahead, else of the last one; but a day that
    /// is weeks away is near on either side, whatever the verb: `ستبحث القمة تنفيذ إعلان 27 أبريل` in May.
    fn year_near(&self, month: u8, day: Option<u8>, setting: Setting) -> Result<i16, Unresolved> {
        let (likely, other, days) = match setting.ahead {
            true => (self.year_ahead(month, day, false)?, -1, 61),
            false => (self.year_behind(month, None, true)?, 1, 30),
        };
        let anchor = self.anchor()?;
        let year = likely.saturating_add(other);
        let date = day.and_then(|_| stretch(year, Some(month), day)?.first_day());
        let is_near = |date| days_until(anchor, date).abs() <= days && !setting.since;
        Ok(date
            .filter(|&date| is_near(date))
            .map_or(likely, Date::year))
    }

    /// The year told or near by in which the day falls on the weekday told: الاثنين 18 شباط.
    fn year_of_weekday(
        &self,
        partial: &Partial,
        told: Option<i16>,
        setting: Setting,
    ) -> Result<i16, Unresolved> {
        let (Some(month), Some(weekday)) = (partial.month, partial.weekday) else {
            return self.year(Year::Absent, setting);
        };
        let behind = self.year_behind(month, partial.day, true)?;
        let ahead = self.year_ahead(month, partial.day, false)?;
        let (likely, other) = match setting.ahead {
            true => (ahead, behind),
            false => (behind, ahead),
        };
        let falls = |year: i16| {
            let edtf = stretch(year, Some(month), partial.day);
            let day = edtf.and_then(|edtf| edtf.first_day());
            day.is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
        };
        let mut years = told.into_iter().chain([likely, other]);
        Ok(years.find(|&year| falls(year)).unwrap_or(likely))
    }

    fn hijri(&self, partial: &Partial, setting: Setting) -> Resolved {
        /// Years above this are Gregorian ones: عيد الفطر 2024.
        const LAST_HIJRI: i16 = 1700;
        let Some(month) = partial.month else {
            let year = self.year(partial.year, setting)?;
            let first = known(from_hijri(year, 1, 1))?;
            let (_, last) = known(hijri_month(year, 12))?;
            return Ok(days(first, last));
        };
        let value = |year: i16| match partial.day {
            Some(day) => from_hijri(year, month, day).map(|d| Edtf::of(Stretch::Day(d))),
            None => hijri_month(year, month).map(|(first, last)| days(first, last)),
        };
        let first_of = |years: [i16; 3], fits: &dyn Fn(Date) -> bool, last: bool| {
            let mut found = years.into_iter().filter_map(value);
            found.find(|v| {
                let day = if last { v.last_day() } else { v.first_day() };
                day.is_some_and(fits)
            })
        };
        let within = |gregorian: i16| {
            let year = hijri_year(Stretch::Year(gregorian).first_day()?)?;
            first_of(
                [year, year + 1, year + 1],
                &|d| d.year() == gregorian,
                false,
            )
        };
        let ahead = match partial.year {
            Year::Given(year) if year <= LAST_HIJRI => return known(value(year)),
            Year::Given(year) => return known(within(year)),
            Year::Of(_) | Year::Short(_) => {
                return known(within(self.year(partial.year, setting)?));
            }
            Year::Nearest(Direction::Current) => {
                return known(hijri_year(self.anchor()?).and_then(value));
            }
            Year::Nearest(direction) => direction == Direction::Future,
            Year::Absent => setting.ahead,
        };
        let anchor = self.anchor()?;
        let year = known(hijri_year(anchor))?;
        // a month that lasts is no month ahead of us, unless it is called the next
        let lasts = partial.year == Year::Absent;
        known(if ahead {
            first_of([year - 1, year, year + 1], &|d| d >= anchor, lasts)
        } else {
            first_of([year + 1, year, year - 1], &|d| d <= anchor, false)
        })
    }

    fn weekday(&self, day: i8, direction: Option<Direction>, setting: Setting) -> Resolved {
        let anchor = self.anchor()?;
        let (by, ahead) = match direction {
            // yesterday would be أمس
            Some(Direction::Past | Direction::Previous) => (-2, false),
            Some(Direction::BeforeLast) => (-9, false),
            Some(Direction::Future | Direction::Next) => (1, true),
            Some(Direction::AfterNext) => (8, true),
            None | Some(Direction::Current | Direction::Same) => (0, setting.ahead),
        };
        let found = plus_days(anchor, by).and_then(|base| weekday_near(base, day, ahead));
        known(found.map(|d| Edtf::of(Stretch::Day(d))))
    }

    // Units.

    fn unit(&self, unit: Unit, direction: Direction, setting: Setting) -> Resolved {
        let (by, anaphoric) = match direction {
            Direction::Past => (-1, false),
            Direction::Current => (0, false),
            Direction::Future => (1, false),
            Direction::Previous => (-1, true),
            Direction::Same => (0, true),
            Direction::Next => (1, true),
            Direction::BeforeLast => (-2, false),
            Direction::AfterNext => (2, false),
        };
        let told = anaphoric
            .then(|| self.day_as_fine_as(unit, setting))
            .flatten();
        let day_after = by != 0 && matches!(unit, Unit::Day | Unit::Night);
        let base = match told {
            Some(day) => day,
            None if anaphoric && day_after => return Err(Unresolved::NoAntecedent),
            None => self.anchor()?,
        };
        known(step(base, unit, by))
    }

    fn shifted(
        &self,
        unit: Unit,
        by: i32,
        from: Origin,
        about: bool,
        setting: Setting,
    ) -> Resolved {
        let told = match from {
            Origin::BeforePublication if setting.ahead => None,
            Origin::Publication | Origin::BeforePublication => Some(self.anchor()?),
            Origin::Either if setting.ahead => Some(self.anchor()?),
            Origin::Antecedent | Origin::Either => self.day_as_fine_as(unit, setting),
            Origin::Event => self.event.and_then(Stretch::first_day),
        };
        let base = told.ok_or(Unresolved::NoAntecedent)?;
        // Decades and centuries ago count years; centuries are meant roughly.
        let (unit, by, rough) = match unit {
            Unit::Decade => (Unit::Year, by.saturating_mul(10), false),
            Unit::Century => (Unit::Year, by.saturating_mul(100), true),
            _ => (unit, by, false),
        };
        let value = known(point_at(base, unit, by).map(Edtf::Point))?;
        let in_the_day = matches!(unit, Unit::Hour | Unit::Minute);
        Ok(if rough || about && !in_the_day {
            value.map(approximate)
        } else {
            value
        })
    }

    /// `الأشهر الستة الماضية`: from so long before the publication to it, or from it on.
    fn last(&self, unit: Unit, count: Option<i32>, direction: Direction) -> Resolved {
        let anchor = self.anchor()?;
        let length = count.unwrap_or(FEW);
        let (unit, length) = match unit {
            Unit::Decade => (Unit::Year, length.saturating_mul(10)),
            Unit::Century => (Unit::Year, length.saturating_mul(100)),
            Unit::Week => (Unit::Day, length.saturating_mul(7)),
            Unit::Hour if length < 24 => (Unit::Day, 0),
            Unit::Hour => (Unit::Day, (length + 23) / 24),
            Unit::Minute => (Unit::Day, 0),
            _ => (unit, length),
        };
        let by = if direction == Direction::Future {
            length
        } else {
            -length
        };
        let here = known(point_at(anchor, unit, 0))?;
        let there = known(point_at(anchor, unit, by))?;
        if here == there {
            return Ok(Edtf::Point(here));
        }
        let there = Point {
            approximate: count.is_none(),
            ..there
        };
        Ok(if by < 0 {
            Edtf::Interval(Some(there), Some(here))
        } else {
            Edtf::Interval(Some(here), Some(there))
        })
    }

    // Parts and wholes.

    fn fraction(&self, of: u8, nth: u8, whole: &Value, setting: Setting) -> Resolved {
        if let Value::Date(Partial {
            year: Year::Absent,
            month: None,
            ..
        }) = whole
        {
            let month = (nth - 1) * 12 / of + 1;
            let year = if setting.ahead {
                self.year_ahead(month, None, false)?
            } else {
                self.year_behind(month, None, true)?
            };
            return known(fraction_of(of, nth, Edtf::of(Stretch::Year(year))));
        }
        known(fraction_of(of, nth, self.value(whole, setting)?))
    }

    fn season(&self, season: u8, year: Year, setting: Setting) -> Resolved {
        let year = match year {
            Year::Nearest(direction) => {
                // الصيف الماضي in August
                let is_past = direction == Direction::Past && season < 24;
                let first_month = (season - 21) * 3 + 3 + 2 * u8::from(is_past);
                self.nearest_year(first_month, None, direction, setting)?
            }
            told => self.year(told, setting)?,
        };
        Ok(Edtf::of(Stretch::Season(year, season)))
    }

    fn decade(&self, tens: u8, century: Option<CenturyOf>, setting: Setting) -> Resolved {
        let tens = i16::from(tens);
        let hundreds = match century {
            Some(century) => known(self.century(century, setting)?.first_day())?.year() / 100,
            // The last decade of that name to have begun.
            None => {
                let last = self.anchor.map_or(2029, |a| a.year());
                (last - tens).div_euclid(100)
            }
        };
        Ok(Edtf::of(Stretch::Decade(hundreds * 10 + tens / 10)))
    }

    fn century(&self, century: CenturyOf, setting: Setting) -> Resolved {
        match century {
            CenturyOf::Given(hundreds) => Ok(Edtf::of(Stretch::Century(hundreds))),
            CenturyOf::Hijri(nth) => {
                let first = known(from_hijri((nth - 1) * 100 + 1, 1, 1))?;
                let last = known(from_hijri(nth * 100, 12, 1))?;
                Ok(interval(
                    Stretch::Year(first.year()),
                    Stretch::Year(last.year()),
                ))
            }
            CenturyOf::From(direction) => self.unit(Unit::Century, direction, setting),
        }
    }

    fn interval(&self, from: Option<&Value>, to: Option<&Value>, setting: Setting) -> Resolved {
        let bound = |value: Option<&Value>| value.map(|v| self.value(v, setting)).transpose();
        let first = bound(from)?.and_then(first_point);
        let last = bound(to)?.and_then(|edtf| match edtf {
            Edtf::Point(point) => Some(point),
            Edtf::Interval(from, to) => to.or(from),
        });
        let (Some(first), Some(last)) = (first, last) else {
            return Ok(Edtf::Interval(first, last));
        };
        let backwards = first.stretch.first_day() > last.stretch.last_day();
        let first = match (backwards, from, first.stretch) {
            (true, Some(Value::Weekday(..)), Stretch::Day(day)) => {
                Point::from(Stretch::Day(known(plus_days(day, -7))?))
            }
            // بين 3 و12 يونيو in May: what is near is this year's, and so is what follows
            (true, Some(Value::Date(date)), Stretch::Day(_)) if date.year == Year::Absent => first,
            (true, ..) => return Err(Unresolved::OutOfRange),
            _ => first,
        };
        let last = match last.stretch {
            Stretch::Day(day) if first.stretch.first_day() > Some(day) => {
                let (year, month) = (day.year().saturating_add(1), day.month() as u8);
                let later = known(stretch(year, Some(month), Some(day.day() as u8)))?;
                Point::from(Stretch::Day(known(later.first_day())?))
            }
            _ => last,
        };
        Ok(Edtf::Interval(Some(first), Some(last)))
    }

    // Terms of office.

    /// The term, and the tokens of the expression with its holder's name.
    fn term(&self, timex: &Timex, nth: Option<u8>, named: bool) -> Option<(Range<usize>, Edtf)> {
        let tokens = &timex.tokens;
        let sentence = self.document.sentence_of(tokens.start);
        let after = self
            .holders
            .partition_point(|h| h.span.start < timex.span.end);
        let following = self
            .holders
            .get(after)
            .filter(|h| sentence.span.contains(h.span));
        if named {
            const TITLES_BETWEEN: usize = 5;
            let holder = following?;
            let first = (tokens.end..sentence.tokens.end)
                .take(TITLES_BETWEEN + 1)
                .find(|&t| self.document.tokens[t].span.end > holder.span.start)?;
            let end = (first..sentence.tokens.end)
                .find(|&t| self.document.tokens[t].span.start >= holder.span.end)
                .unwrap_or(sentence.tokens.end);
            return Some((tokens.start..end, term_value(&holder.terms, None)?));
        }
        // A pronoun before its subject looks ahead: خلال ولايته الأولى، توسط ترمب.
        let opens = tokens.start <= sentence.tokens.start + 1;
        let preceding = self.holders[..after].last().filter(|h| {
            let paragraph = &self.document.paragraphs[sentence.paragraph as usize];
            paragraph.span.contains(h.span)
        });
        let holder = if opens {
            following.or(preceding)
        } else {
            preceding.or(following)
        }?;
        Some((tokens.clone(), term_value(&holder.terms, nth)?))
    }
}

/// How many an uncounted plural is taken for.
const FEW: i32 = 3;

fn first_point(edtf: Edtf) -> Option<Point> {
    match edtf {
        Edtf::Point(point) => Some(point),
        Edtf::Interval(from, to) => from.or(to),
    }
}

/// The value, where each of its ends has days that the calendar knows.
fn within_calendar(edtf: Edtf) -> Resolved {
    match edtf.any(|point| point.stretch.first_day().is_none()) {
        true => Err(Unresolved::OutOfRange),
        false => Ok(edtf),
    }
}

fn known<T>(value: Option<T>) -> Result<T, Unresolved> {
    value.ok_or(Unresolved::OutOfRange)
}

fn approximate(point: Point) -> Point {
    Point {
        approximate: true,
        ..point
    }
}

/// Month and day of a date, for comparing; the day is 0 where days do not count.
fn place(date: Date, day: Option<u8>) -> (u8, u8) {
    (date.month() as u8, day.map_or(0, |_| date.day() as u8))
}

fn stretch(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Edtf> {
    let stretch = match (month, day) {
        (Some(month), Some(day)) => Stretch::Day(Date::new(year, month as i8, day as i8).ok()?),
        (Some(month), None) => Stretch::Month(year, month),
        _ => Stretch::Year(year),
    };
    // What comes after the last day of the calendar has no value.
    stretch.first_day()?;
    Some(Edtf::of(stretch))
}

/// The first day of a stretch that tells which day, month or year it is.
fn first_day_in(stretch: Stretch, unit: Unit) -> Option<Date> {
    let is_as_fine = match unit {
        Unit::Minute | Unit::Hour | Unit::Day | Unit::Night | Unit::Week => {
            matches!(stretch, Stretch::Day(_))
        }
        Unit::Month | Unit::Quarter => matches!(stretch, Stretch::Day(_) | Stretch::Month(..)),
        Unit::Year => !matches!(stretch, Stretch::Decade(_) | Stretch::Century(_)),
        Unit::Decade | Unit::Century => !matches!(stretch, Stretch::Century(_)),
    };
    stretch.first_day().filter(|_| is_as_fine)
}

/// The unit that lies `by` units after the one `base` is in.
fn step(base: Date, unit: Unit, by: i32) -> Option<Edtf> {
    match unit {
        Unit::Week => week(base, by),
        Unit::Quarter => {
            let first = plus_months(base, 3 * by - i32::from(base.month() - 1) % 3)?;
            Some(interval(first, plus_months(first.first_day()?, 2)?))
        }
        _ => point_at(base, unit, by).map(Edtf::Point),
    }
}

fn point_at(base: Date, unit: Unit, by: i32) -> Option<Point> {
    let counted = |per: i16| {
        let nth = i32::from(base.year().div_euclid(per)) + by;
        i16::try_from(nth).ok()
    };
    let stretch = match unit {
        Unit::Minute => Stretch::Day(plus_days(base, by / (24 * 60))?),
        Unit::Hour => Stretch::Day(plus_days(base, by / 24)?),
        Unit::Day | Unit::Night => Stretch::Day(plus_days(base, by)?),
        Unit::Week => Stretch::Day(plus_days(base, by.checked_mul(7)?)?),
        Unit::Month | Unit::Quarter => plus_months(base, by)?,
        Unit::Year => Stretch::Year(counted(1)?),
        Unit::Decade => Stretch::Decade(counted(10)?),
        Unit::Century => Stretch::Century(counted(100)?),
    };
    stretch.first_day().map(|_| Point::from(stretch))
}

/// Thirds of a year (four months), month (ten days), decade and century; its last week, month, year.
fn part_of(part: Part, whole: Edtf) -> Option<Edtf> {
    let stretch = match whole {
        Edtf::Point(point) => point.stretch,
        Edtf::Interval(..) => {
            let (first, last) = (whole.first_day()?, whole.last_day()?);
            return part_of_days(part, first, last);
        }
    };
    let years = |first: i16, early: i16, middle: i16, length: i16| {
        let (from, to) = match part {
            Part::Start | Part::Early => (0, early),
            Part::Middle => (early + 1, middle),
            Part::Late => (middle + 1, length),
            Part::End => (length, length),
        };
        if from == to {
            return Edtf::of(Stretch::Year(first + to));
        }
        interval(Stretch::Year(first + from), Stretch::Year(first + to))
    };
    Some(match stretch {
        Stretch::Century(century) => years(century.checked_mul(100)?, 33, 66, 99),
        Stretch::Decade(decade) => years(decade.checked_mul(10)?, 3, 6, 9),
        Stretch::Year(year) => match part {
            Part::Start => Edtf::of(Stretch::Month(year, 1)),
            Part::Early => interval(Stretch::Month(year, 1), Stretch::Month(year, 4)),
            Part::Middle => interval(Stretch::Month(year, 5), Stretch::Month(year, 8)),
            Part::Late => interval(Stretch::Month(year, 9), Stretch::Month(year, 12)),
            Part::End => Edtf::of(Stretch::Month(year, 12)),
        },
        Stretch::Month(..) | Stretch::Season(..) => {
            return part_of_days(part, stretch.first_day()?, stretch.last_day()?);
        }
        Stretch::Day(_) => return None,
    })
}

/// A part of a month, week or other run of days.
fn part_of_days(part: Part, first: Date, last: Date) -> Option<Edtf> {
    /// A week has no thirds; its start, middle and end have two or three days.
    const WEEK: i32 = 7;
    let length = days_until(first, last) + 1;
    let (from, to) = match (part, length) {
        (Part::Start | Part::Early, WEEK) => (0, 1),
        (Part::Middle, WEEK) => (2, 4),
        (Part::Late | Part::End, WEEK) => (5, 6),
        (Part::Start | Part::Early, 28..=31) => (0, 9),
        (Part::Middle, 28..=31) => (10, 19),
        (Part::Late, 28..=31) => (20, length - 1),
        (Part::Start | Part::Early, _) => (0, length / 3 - 1),
        (Part::Middle, _) => (length / 3, 2 * length / 3 - 1),
        (Part::Late, _) => (2 * length / 3, length - 1),
        (Part::End, _) => (length - 1, length - 1),
    };
    let (from, to) = (plus_days(first, from)?, plus_days(first, to)?);
    Some(if from == to {
        Edtf::of(Stretch::Day(from))
    } else {
        days(from, to)
    })
}

/// The nth seven days of a month, the last seven where nth is 0.
fn week_of(nth: u8, month: Edtf) -> Option<Edtf> {
    let (first, last) = (month.first_day()?, month.last_day()?);
    let start = match i32::from(nth) {
        0 => plus_days(last, -6)?,
        nth => plus_days(first, (nth - 1) * 7)?,
    };
    let end = plus_days(start, 6)?.min(last);
    (start <= end).then(|| days(start, end))
}

/// The nth of `of` equal parts of a year, half of a month, half of a decade or century.
fn fraction_of(of: u8, nth: u8, whole: Edtf) -> Option<Edtf> {
    let Edtf::Point(Point { stretch, .. }) = whole else {
        return Some(whole); // a part of a fiscal year is somewhere in it
    };
    let part = |length: u8| {
        let size = length / of;
        (size * (nth - 1), size * nth - 1)
    };
    Some(match stretch {
        Stretch::Year(year) => {
            let (from, to) = part(12);
            interval(Stretch::Month(year, from + 1), Stretch::Month(year, to + 1))
        }
        Stretch::Month(year, month) if of == 2 => {
            let first = Date::new(year, month as i8, 1).ok()?;
            let middle = plus_days(first, 14)?;
            if nth == 1 {
                days(first, middle)
            } else {
                days(plus_days(middle, 1)?, first.last_of_month())
            }
        }
        Stretch::Decade(count) | Stretch::Century(count) => {
            let length = match stretch {
                Stretch::Decade(_) => 10,
                _ => 100,
            };
            let first = count.checked_mul(i16::from(length))?;
            let (from, to) = part(length);
            interval(
                Stretch::Year(first + i16::from(from)),
                Stretch::Year(first + i16::from(to)),
            )
        }
        _ => return None,
    })
}

/// The nth term; all of them together where it is not counted.
fn term_value(terms: &[Term], nth: Option<u8>) -> Option<Edtf> {
    let (first, last) = match nth {
        Some(nth) => {
            let term = terms.get(usize::from(nth).checked_sub(1)?)?;
            (term, term)
        }
        None => (terms.first()?, terms.last()?),
    };
    Some(Edtf::Interval(
        Some(Point::from(first.from)),
        last.until.map(Point::from),
    ))
}

/// Whether the value tells its year.
fn has_year(value: &Value) -> bool {
    match value {
        Value::Date(partial) => matches!(partial.year, Year::Given(_)),
        Value::During(_, inner) | Value::Part(_, inner) => has_year(inner),
        Value::Interval(from, to) => {
            from.as_deref().is_some_and(has_year) || to.as_deref().is_some_and(has_year)
        }
        _ => false,
    }
}

/// Whether the value can date what its clause tells. Now, and some years of late, cannot.
fn dates_events(value: &Value) -> bool {
    match value {
        Value::Now => false,
        Value::Last { count, .. } => count.is_some(),
        // حتى اليوم
        Value::Interval(None, Some(to)) if matches!(**to, Value::Shifted { by: 0, .. }) => false,
        Value::Interval(from, to) => {
            from.as_deref().is_none_or(dates_events) && to.as_deref().is_none_or(dates_events)
        }
        _ => true,
    }
}
