//! Finds time expressions and reads them into underspecified values. A hand-written grammar over
//! the meanings of words: most tokens mean nothing in a date and cost one look; where one does,
//! a few productions of bounded length are tried, so that the work is linear in the text.

mod clock;
mod days;
mod intervals;
mod longer;
mod tokens;
mod units;

use intervals::with_year_of;

use crate::exploration::{Calendar, TimeKind};
use crate::text::normalize::{holds, is_one_of, without_start};
use crate::text::{Document, Span, TokenKind};
use crate::times::value::{Timex, Value, Year};
use crate::times::vocabulary::{Around, Holder, Lexed, Word, begins_as_noun, kind};

/// All time expressions of a document, in order, none overlapping another.
pub fn recognise_times(document: &Document) -> Vec<Timex> {
    let lexed = Lexed::new(document);
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let scanner = Scanner {
            lexed: &lexed,
            start: sentence.tokens.start,
            end: sentence.tokens.end,
        };
        scanner.scan(&mut found);
    }
    found
}

/// A value with the token after it.
type Read<T> = Option<(T, usize)>;

/// Reads one sentence.
struct Scanner<'l, 'd, 't> {
    lexed: &'l Lexed<'d, 't>,
    start: usize,
    end: usize,
}

/// What a production gives: the tokens' first (it may be later than where it was tried), the kind.
struct Found {
    from: usize,
    value: Value,
    kind: TimeKind,
}

impl Found {
    fn date(from: usize, value: Value) -> Self {
        let kind = match &value {
            Value::Interval(..) | Value::Last { .. } => TimeKind::Interval,
            Value::Term { .. } => TimeKind::Term,
            _ => TimeKind::Date,
        };
        Self { from, value, kind }
    }
}

impl Scanner<'_, '_, '_> {
    fn scan(&self, found: &mut Vec<Timex>) {
        let mut at = self.start;
        while at < self.end {
            if let Some(next) = self.two_apart(at, found) {
                at = next;
                continue;
            }
            match self.expression(at) {
                Some((Some(expression), next)) => {
                    // يناير وفبراير 2010: of one year
                    if let Some(before) = found.last_mut().filter(|f| f.tokens.end == at) {
                        before.value = with_year_of(before.value.clone(), &expression.value);
                    }
                    found.push(self.timex(expression, next));
                    at = next;
                }
                Some((None, next)) => at = next,
                None => at += 1,
            }
        }
    }

    fn timex(&self, found: Found, next: usize) -> Timex {
        let document = self.lexed.document;
        let start = document.start_after(
            found.from,
            usize::from(self.lexed.lexemes[found.from].skipped),
        );
        Timex {
            span: Span {
                start,
                end: document.tokens[next - 1].span.end,
            },
            tokens: found.from..next,
            calendar: found.value.calendar(),
            kind: found.kind,
            ahead: self.looks_ahead(found.from, next),
            doubtful: self.is_doubtful(found.from),
            value: found.value,
        }
    }

    /// Whether the clause around the tokens `from..to` tells of the future.
    fn looks_ahead(&self, from: usize, to: usize) -> bool {
        const REACH_BACK: usize = 14;
        const REACH_ON: usize = 8;
        const TO_COME: &str = "عقد اجراء استئناف تنظيم";
        let until = |key| is_one_of(key, "الي حتي لغايه");
        // ستعقد الجولة، يوم الاثنين، في جنيف; تشهد البلاد -السبت- انتخابات
        let comma = |at: usize| self.is_mark(at, &['،']) || self.is_dash(at);
        let aside = from > self.start && comma(from - 1) && comma(to);
        let start = from - usize::from(aside);
        let bounded = until(self.key(from)) || until(self.key_before(from));
        if self.key_before(from) == "تسليم" {
            return true;
        }
        for token in (self.start.max(from.saturating_sub(REACH_BACK))..start).rev() {
            if bounded && self.around(token, Around::Delays) {
                return true;
            }
            // من المقرر أن يغادر: what stands before أن governs what follows it.
            let governed = self.around(token, Around::ClauseLeaders)
                && token > self.start
                && (self.around(token - 1, Around::FutureCues)
                    || self.is_future_verb(token - 1)
                    || self.key(token - 1) == "علي"
                    || token > self.start + 1 && self.around(token - 2, Around::FutureCues));
            // اتفقا على عقد قمة الأربعاء
            let agreed = self.key(token) == "علي" && is_one_of(self.key(token + 1), TO_COME);
            if governed || agreed || self.tells_future(token) {
                return true;
            }
            // What has been so since then: منذ انتخاب الرئيس في يونيو.
            if self.key(token) == "منذ" {
                return false;
            }
            if self.bounds_clause(token) {
                break;
            }
        }
        // أما يوم الجمعة، فيطرأ ارتفاع
        let opens = from - self.start <= 2 && comma(to) && to + 1 < self.end;
        if opens && self.tells_future(to + 1) {
            return true;
        }
        (to..self.end.min(to + REACH_ON))
            .take_while(|&token| !self.bounds_clause(token))
            .any(|token| self.tells_future(token))
    }

    fn tells_future(&self, token: usize) -> bool {
        self.around(token, Around::FutureCues)
            || self.is_future_verb(token)
            || self.around(token, Around::ScheduleVerbs)
                // التدخل
                && !holds(self.key(token), "ال")
                && !self.previous_is(token, |w| w == Word::Around(Around::PastAuxiliaries))
    }

    fn bounds_clause(&self, token: usize) -> bool {
        self.is_mark(token, &['،', '؛', ':', '.', '«', '"', '(', ')'])
            || self.around(token, Around::ClauseLeaders)
            || self.around(token, Around::Relatives)
            || self.around(token, Around::ClauseOpeners)
    }

    /// A verb with the س of the future: `سيزور`, `وستعقد`.
    fn is_future_verb(&self, token: usize) -> bool {
        const SHORTEST: usize = 4;
        let key = self.key(token);
        let verb = without_start(key, "وف");
        let after_a_noun = token > self.start
            && (self.around(token - 1, Around::NameHeads)
                || is_one_of(self.key(token - 1), "في من الي علي"));
        (verb.starts_with("سي") || verb.starts_with("ست"))
            && verb.chars().count() >= SHORTEST
            && !self.lexed.lexemes[token].is_known()
            && !begins_as_noun(verb)
            && !after_a_noun
    }

    /// Whether the words before token `from` tell the date as a guess: ربما في عام 1990.
    fn is_doubtful(&self, from: usize) -> bool {
        let doubt = |at: usize| at >= self.start && self.around(at, Around::Doubts);
        let Some(before) = from.checked_sub(1) else {
            return false;
        };
        doubt(before)
            || before > self.start && self.previous_is(from, |w| w == Word::In) && doubt(before - 1)
    }

    /// The same scanner, blind to what stands before token `start`.
    fn starting_at(&self, start: usize) -> Self {
        Self { start, ..*self }
    }
    // The grammar, from the whole to its parts.

    /// One expression, or `None` inside for tokens to pass over.
    fn expression(&self, at: usize) -> Read<Option<Found>> {
        if self.is_mark(at, &['(']) {
            return self.life_span(at).map(|(f, n)| (Some(f), n));
        }
        if !self.is_number(at) && !self.may_begin(at) {
            return None;
        }
        if let Some(read) = self.dateline(at) {
            return Some((Some(read.0), read.1));
        }
        let (value, next) = self
            .term(at)
            .or_else(|| self.interval(at))
            .or_else(|| self.earlier(at))
            .or_else(|| self.about(at))
            .or_else(|| self.point(at))?;
        if self.names_something(at, next, &value) {
            return Some((None, next));
        }
        Some((Some(self.classed(at, value)), next))
    }

    /// Digits, or the article before them.
    fn is_number(&self, at: usize) -> bool {
        let token = &self.lexed.document.tokens[at];
        token.kind == TokenKind::Number || self.is_bare_article(at)
    }

    /// Whether an expression may begin with a word. Prepositions, the commonest, tell by what follows
    /// them.
    fn may_begin(&self, at: usize) -> bool {
        let kinds = |at: usize| self.lexed.kinds(at) & !kind::AROUND;
        match kinds(at) {
            kind::NONE | kind::TO => false,
            kind::IN => self
                .after(at, Word::In)
                .is_some_and(|next| kinds(next) & (kind::TERM | kind::EARLIER) != 0),
            kind::FROM => self.after(at, Word::From).is_some_and(|next| {
                next < self.end && (self.is_number(next) || kinds(next) != kind::NONE)
            }),
            _ => true,
        }
    }

    fn classed(&self, at: usize, value: Value) -> Found {
        let mut found = Found::date(at, value);
        if self.word(at, holiday).is_some() {
            found.kind = TimeKind::Holiday;
        }
        found
    }

    /// Whether the date before token `next` is part of a name, `حركة 20 فبراير`, `صحيفة المصري اليوم`,
    /// `"العراق اليوم"`, or what is commemorated: `إحياء ذكرى النكبة`.
    fn names_something(&self, at: usize, next: usize, value: &Value) -> bool {
        let nameable = match value {
            Value::Date(partial) => partial.year == Year::Absent,
            Value::Weekday(..) => true,
            Value::Shifted { by: 0, .. } => true,
            _ => false,
        };
        let indefinite_head =
            |at: usize, around| at >= self.start && self.around(at, around) && !self.definite(at);
        let quote = |at: usize| at < self.end && self.lexed.document.is_quote(at);
        // بغداد اليوم –
        let is_byline = || {
            let is_dash = |token: usize| self.is_dash(token);
            at - self.start <= 4
                && (at - self.start <= 2 && is_dash(next)
                    || next == self.end && (self.start..at).any(is_dash))
        };
        let in_two_words = || {
            let before = at - 2;
            indefinite_head(before, Around::Papers)
                || quote(before) && self.touches(before + 1) && quote(next)
        };
        // حركة «23 مارس»
        let quoted =
            || at - self.start >= 2 && quote(at - 1) && indefinite_head(at - 2, Around::NameHeads);
        nameable
            && at > self.start
            && (indefinite_head(at - 1, Around::NameHeads)
                || quoted()
                || indefinite_head(at - 1, Around::Papers)
                || matches!(value, Value::Shifted { .. })
                    && (is_byline() || at - self.start >= 2 && in_two_words()))
    }

    // Points.

    /// A point with the time of day after it.
    fn point(&self, at: usize) -> Read<Value> {
        let (value, next) = self
            .clock(at)
            .or_else(|| self.part(at))
            .or_else(|| self.part_of_day(at))
            .or_else(|| self.day(at))
            .or_else(|| self.month(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.year(at))
            .or_else(|| self.bare_year(at))
            .or_else(|| self.fraction(at))
            .or_else(|| self.months_of_year(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.week_of_month(at))
            .or_else(|| self.same_month(at))
            .or_else(|| self.directed_unit(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.distance(at))
            .or_else(|| self.now(at))?;
        Some(self.with_clock(value, next))
    }

    /// A day of any form, with the names it is given twice.
    fn day(&self, at: usize) -> Read<Value> {
        let (value, next) = self.bare_day(at)?;
        Some(self.with_apposition(value, next))
    }

    /// A day, but for what may follow it.
    fn bare_day(&self, at: usize) -> Read<Value> {
        self.relative_day(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.day_month(at))
    }

    fn now(&self, at: usize) -> Read<Value> {
        self.after(at, Word::Now).map(|next| (Value::Now, next))
    }

    /// `نحو عام 1990`, `قرابة الساعة الخامسة`.
    fn about(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::About)?;
        let (value, next) = self
            .clock(start)
            .or_else(|| self.year(start))
            .or_else(|| self.decade(start))
            .or_else(|| self.century(start))?;
        Some((Value::About(value.boxed()), next))
    }

    /// `في وقت سابق من اليوم`: the day.
    fn earlier(&self, at: usize) -> Read<Value> {
        let start = self.past(at, Word::In);
        let next = self.after(start, Word::Earlier)?;
        let base = self.after(next, Word::From).unwrap_or(next);
        self.part_of_day(base)
            .or_else(|| self.day(base))
            .or_else(|| self.directed_unit(base))
    }

    // Names of days and terms.

    fn holiday(&self, at: usize) -> Read<Value> {
        let ((calendar, month, day), next) = self.word(at, holiday)?;
        let (year, next) = self.holiday_year(next).unwrap_or((Year::Absent, next));
        Some((Value::date(calendar, year, Some(month), Some(day)), next))
    }

    fn holiday_year(&self, at: usize) -> Read<Year> {
        self.year_tail(at, Calendar::Gregorian)
    }

    /// `خلال ولايته الأولى`, `في عهد أوباما`; resolving finds whose.
    fn term(&self, at: usize) -> Read<Value> {
        let start = self
            .after(at, Word::In)
            .or_else(|| self.after(at, Word::Since))?;
        let (holder, next) = self.word(start, |w| match w {
            Word::Term(holder) => Some(holder),
            _ => None,
        })?;
        if self.definite(start) {
            return None;
        }
        let named = holder == Holder::Bare;
        let ordinal = self.lexed.ordinal(next, self.end).filter(|_| !named);
        let (nth, next) = match ordinal {
            Some((nth, next)) => (Some(nth), next),
            None => (None, next),
        };
        Some((Value::Term { nth, named }, next))
    }
}

fn holiday(word: Word) -> Option<(Calendar, u8, u8)> {
    match word {
        Word::Holiday {
            calendar,
            month,
            day,
        } => Some((calendar, month, day)),
        _ => None,
    }
}
