//! Finds time expressions and reads them into underspecified values. A hand-written grammar over
//! the meanings of words: most tokens mean nothing in a date and cost one look; where one does,
//! a few productions of bounded length are tried, so that the work is linear in the text.

use super::edtf::Clock;
use super::value::{CenturyOf, Origin, Partial, Timex, Value, Year};
use super::vocabulary::{
    Around, Count, Direction, Holder, Lexed, Unit, Word, Zone, begins_as_noun, historic,
};
use crate::exploration::{Calendar, ParagraphKind, PartOfDay, TimeKind};
use crate::text::normalize::is_hyphen;
use crate::text::{Document, Span, TokenKind};

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
            match self.expression(at) {
                Some((Some(expression), next)) => {
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
        for token in (self.start.max(from.saturating_sub(REACH_BACK))..from).rev() {
            // من المقرر أن يغادر: what stands before أن governs what follows it.
            let governed = self.around(token, Around::ClauseLeaders)
                && token > self.start
                && (self.around(token - 1, Around::FutureCues)
                    || self.is_future_verb(token - 1)
                    || self.key(token - 1) == "علي"
                    || token > self.start + 1 && self.around(token - 2, Around::FutureCues));
            if governed || self.tells_future(token) {
                return true;
            }
            if self.bounds_clause(token) {
                break;
            }
        }
        (to..self.end.min(to + REACH_ON))
            .take_while(|&token| !self.bounds_clause(token))
            .any(|token| self.tells_future(token))
    }

    fn tells_future(&self, token: usize) -> bool {
        self.around(token, Around::FutureCues)
            || self.is_future_verb(token)
            || self.around(token, Around::ScheduleVerbs)
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
        let verb = key.trim_start_matches(['و', 'ف']);
        let after_a_noun = token > self.start
            && (self.around(token - 1, Around::NameHeads)
                || matches!(self.key(token - 1), "في" | "من" | "الي" | "علي"));
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
    fn from(&self, start: usize) -> Self {
        Self { start, ..*self }
    }

    // Looking at tokens.

    /// The key of a token, empty past the end of the sentence.
    fn key(&self, at: usize) -> &str {
        if at < self.end {
            self.lexed.document.key(at)
        } else {
            ""
        }
    }

    fn word<T>(&self, at: usize, pick: impl Fn(Word) -> Option<T>) -> Read<T> {
        self.lexed.word(at, self.end, pick)
    }

    /// The token after the word or phrase `word` at `at`.
    fn after(&self, at: usize, word: Word) -> Option<usize> {
        self.word(at, |w| (w == word).then_some(())).map(|(_, n)| n)
    }

    /// The token after the word where it is there, else `at`.
    fn past(&self, at: usize, word: Word) -> usize {
        self.after(at, word).unwrap_or(at)
    }

    fn around(&self, at: usize, around: Around) -> bool {
        self.after(at, Word::Around(around)).is_some()
    }

    fn definite(&self, at: usize) -> bool {
        self.lexed.lexemes.get(at).is_some_and(|l| l.definite)
    }

    fn conjoined(&self, at: usize) -> bool {
        self.lexed.lexemes.get(at).is_some_and(|l| l.conjunction)
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        at < self.end && marks.iter().any(|&m| self.lexed.document.is_mark(at, m))
    }

    fn is_dash(&self, at: usize) -> bool {
        at < self.end
            && self.lexed.document.tokens[at].kind == TokenKind::Punctuation
            && self.lexed.document.surface(at).starts_with(is_hyphen)
    }

    /// The ال of `الـ24`, which stands alone before digits.
    fn is_bare_article(&self, at: usize) -> bool {
        at < self.end && matches!(self.key(at), "ال" | "وال" | "بال" | "لل")
    }

    fn touches(&self, at: usize) -> bool {
        let tokens = &self.lexed.document.tokens;
        at > self.start && at < self.end && tokens[at - 1].span.end == tokens[at].span.start
    }

    fn digits(&self, at: usize) -> Read<(u32, usize)> {
        self.lexed.digits(at, self.end)
    }

    fn direction(&self, at: usize) -> Read<Direction> {
        if self.conjoined(at) {
            return None;
        }
        self.word(at, |w| match w {
            Word::Direction(direction) => Some(direction),
            _ => None,
        })
    }

    /// A direction that agrees with a definite unit: `الماضي`, but also `نفسه`, `مضت`.
    fn definite_direction(&self, at: usize) -> Read<Direction> {
        self.direction(at)
            .filter(|(d, _)| self.definite(at) || *d == Direction::Same)
    }

    fn unit(&self, at: usize, count: Count) -> Read<Unit> {
        self.word(at, |w| match w {
            Word::Unit(unit, n) if n == count => Some(unit),
            _ => None,
        })
    }

    fn is_unit(&self, at: usize, unit: Unit, count: Count) -> Option<usize> {
        self.after(at, Word::Unit(unit, count))
    }

    fn previous_is(&self, at: usize, pick: impl Fn(Word) -> bool) -> bool {
        at > self.start && self.word(at - 1, |w| pick(w).then_some(())).is_some()
    }

    // The grammar, from the whole to its parts.

    /// One expression, or `None` inside for tokens to pass over.
    fn expression(&self, at: usize) -> Read<Option<Found>> {
        let lexeme = &self.lexed.lexemes[at];
        let token = &self.lexed.document.tokens[at];
        let bracket = self.is_mark(at, &['(']);
        let number = token.kind == TokenKind::Number || self.is_bare_article(at);
        if !lexeme.is_known() && !number && !bracket {
            return None;
        }
        if bracket {
            return self.life_span(at).map(|(f, n)| (Some(f), n));
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
        if self.names_something(at, &value) {
            return Some((None, next));
        }
        Some((Some(self.classed(at, value)), next))
    }

    fn classed(&self, at: usize, value: Value) -> Found {
        let mut found = Found::date(at, value);
        if self.word(at, holiday).is_some() && !matches!(found.value, Value::Interval(..)) {
            found.kind = TimeKind::Holiday;
        }
        found
    }

    /// Whether the date is part of a name: حركة 20 فبراير, صحيفة المصري اليوم.
    fn names_something(&self, at: usize, value: &Value) -> bool {
        let nameable = match value {
            Value::Date(partial) => partial.year == Year::Absent,
            Value::Weekday(..) => true,
            Value::Shifted { by: 0, .. } => true,
            _ => false,
        };
        let indefinite_head =
            |at: usize, around| at >= self.start && self.around(at, around) && !self.definite(at);
        nameable
            && at > self.start
            && (indefinite_head(at - 1, Around::NameHeads)
                || indefinite_head(at - 1, Around::Papers)
                || at - 1 > self.start
                    && matches!(value, Value::Shifted { .. })
                    && indefinite_head(at - 2, Around::Papers))
    }

    // Intervals.

    fn interval(&self, at: usize) -> Read<Value> {
        self.since(at)
            .or_else(|| self.until(at))
            .or_else(|| self.between(at))
            .or_else(|| self.from_to(at))
            .or_else(|| self.pair(at))
            .or_else(|| self.year_range(at))
            .or_else(|| self.day_range(at))
    }

    fn since(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Since)?;
        let (from, next) = self
            .counted_ago(start)
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
    fn counted_ago(&self, at: usize) -> Read<Value> {
        let (length, next) = self.length(at)?;
        Some((length.shifted(-1, Origin::Publication), next))
    }

    fn until(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Until)?;
        let (to, next) = self.bound(start)?;
        Some((Value::Interval(None, Some(to.boxed())), next))
    }

    /// A point, or a bare number that can only be a year here.
    fn bound(&self, at: usize) -> Read<Value> {
        self.earlier(at)
            .or_else(|| self.point(at))
            .or_else(|| self.loose_year(at))
    }

    fn between(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::Between)?;
        if let Some(read) = self.pair(start) {
            return Some(read);
        }
        let (from, next) = self.endpoint(start)?;
        let second = self.lexed.joined(next, self.end)?;
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, next))
    }

    fn from_to(&self, at: usize) -> Read<Value> {
        let start = self.after(at, Word::From)?;
        let (from, next) = self.endpoint(start)?;
        let second = match self.after(next, Word::To) {
            Some(second) => second,
            None => self.after(self.lexed.joined(next, self.end)?, Word::To)?,
        };
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, next))
    }

    fn endpoint(&self, at: usize) -> Read<Endpoint> {
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
    fn pair(&self, at: usize) -> Read<Value> {
        let (unit, start) = self.unit(at, Count::Two)?;
        if !matches!(unit, Unit::Day | Unit::Month | Unit::Year) || self.definite(at) {
            return None;
        }
        let (from, next) = self.endpoint(start)?;
        let second = self.lexed.joined(next, self.end)?;
        let (to, next) = self.endpoint(second)?;
        Some((joined_bounds(from, to)?, next))
    }

    /// `2019-2021`, `2023/2024`.
    fn year_range(&self, at: usize) -> Read<Value> {
        if self.follows_number(at) {
            return None;
        }
        self.bare_year_range(at)
    }

    fn bare_year_range(&self, at: usize) -> Read<Value> {
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
        let years = 1000..=2200;
        let fits = years.contains(&from) && years.contains(&to) && from < to;
        if !fits || (slash && to - from > 1) || self.continues_number(after) {
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

    fn past_hyphenless_era(&self, at: usize) -> usize {
        self.past(at, Word::CommonEra)
    }

    /// `3-5 مايو`, `3 و4 و5 مايو`, `13 إلى 15 تموز`.
    fn day_range(&self, at: usize) -> Read<Value> {
        let (from, mut next) = self.day_number(at)?;
        let from = Endpoint::Number(u32::from(from), 2);
        loop {
            let second = if self.is_dash(next) {
                next + 1
            } else if let Some(second) = self.after(next, Word::To) {
                second
            } else {
                self.lexed.joined(next, self.end)?
            };
            let rest = self.from(second);
            if let Some((to, next)) = rest.day_month(second) {
                return Some((joined_bounds(from, Endpoint::Value(to))?, next));
            }
            (_, next) = rest.day_number(second)?;
        }
    }

    /// `(1918-2013)`: the years of a life, or of a war or reign.
    fn life_span(&self, at: usize) -> Read<Found> {
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
        let after_a_word =
            at > self.start && self.lexed.document.tokens[at - 1].kind == TokenKind::Word;
        let lived = (18..=115).contains(&length)
            && after_a_word
            && !(first..at).any(|token| self.around(token, Around::NotLives));
        let mut found = Found::date(at + 1, value);
        if lived {
            found.kind = TimeKind::LifeSpan;
        }
        Some((found, next))
    }

    /// `هراري 15 - 7 (اف ب)`, `بغداد 3 مايو / شينخوا /`: at the head of a paragraph, after a place.
    fn dateline(&self, at: usize) -> Read<Found> {
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
            document.tokens[t].kind == TokenKind::Word && !self.previous_is(t + 1, dated)
                || self.is_mark(t, &['(', ')', '-', '،'])
        };
        if !place.clone().all(is_place) {
            return None;
        }
        let (value, next) = self.dateline_numbers(at).or_else(|| {
            let (value, next) = self.day_month(at)?;
            let last = next == self.end
                && paragraph.sentences.len() == 1
                && paragraph.kind != ParagraphKind::Title;
            (last || self.is_mark(next, &['(', '/', '-', '–'])).then_some((value, next))
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
    fn dateline_numbers(&self, at: usize) -> Read<Value> {
        let ((day, _), next) = self.digits(at)?;
        let ((month, _), next) = (self.is_dash(next) || self.is_mark(next, &['/']))
            .then(|| self.digits(next + 1))
            .flatten()?;
        if !self.is_mark(next, &['(']) {
            return None;
        }
        Some((gregorian(Year::Absent, month, day)?, next))
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
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.week_of_month(at))
            .or_else(|| self.directed_unit(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.distance(at))
            .or_else(|| self.now(at))?;
        Some(self.with_clock(value, next))
    }

    /// A day of any form, with the names it is given twice.
    fn day(&self, at: usize) -> Read<Value> {
        let (value, next) = self
            .relative_day(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.day_month(at))?;
        Some(self.with_apposition(value, next))
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
        let start = self
            .word(at, |w| (w == Word::In).then_some(()))
            .map_or(at, |(_, n)| n);
        let next = self.after(start, Word::Earlier)?;
        let base = self.after(next, Word::From).unwrap_or(next);
        self.part_of_day(base)
            .or_else(|| self.day(base))
            .or_else(|| self.directed_unit(base))
    }

    // Days.

    /// `أمس`, `اليوم`, `غدا الجمعة`.
    fn relative_day(&self, at: usize) -> Read<Value> {
        if let Some((by, next)) = self.word(at, |w| match w {
            Word::Day(by) => Some(i32::from(by)),
            _ => None,
        }) {
            return Some((days_away(by), next));
        }
        if let Some(next) = self.after(at, Word::Tonight)
            && self.definite_direction(next).is_none()
            && !self.is_rate(at)
            && !self.around(next, Around::DayNames)
        {
            return Some((days_away(0), next));
        }
        let next = self.after(at, Word::Today)?;
        let of_something = self.lexed.ordinal(next, self.end).is_some() && self.definite(next)
            || self.around(next, Around::DayNames) && self.definite(next)
            || self.definite_direction(next).is_some();
        let per_day = self.is_rate(at) && self.weekday_name(next).is_none();
        (!of_something && !per_day).then_some((days_away(0), next))
    }

    /// Whether something is told of each day: مرتين في اليوم.
    fn is_rate(&self, at: usize) -> bool {
        self.lexed.lexemes[at].preposition == Some('ب')
            || at > self.start && matches!(self.key(at - 1), "في" | "وفي")
    }

    fn weekday_name(&self, at: usize) -> Read<i8> {
        if self.conjoined(at) && at > self.start && self.is_mark(at - 1, &['و']) {
            return None;
        }
        self.word(at, |w| match w {
            Word::Weekday(day) => Some(day),
            _ => None,
        })
    }

    /// `الاثنين الماضي`, `يوم الاثنين`.
    fn weekday(&self, at: usize) -> Read<Value> {
        let start = match self.is_unit(at, Unit::Day, Count::One) {
            Some(next) if !self.definite(at) => next,
            _ => at,
        };
        let (day, next) = self.weekday_name(start)?;
        if let Some((direction, next)) = self.definite_direction(next) {
            return Some((Value::Weekday(day, Some(direction)), next));
        }
        if let Some(of) = self.after(next, Word::From)
            && let Some((Value::Unit(Unit::Week, direction), next)) = self.directed_unit(of)
        {
            return Some((Value::Weekday(day, Some(direction)), next));
        }
        Some((Value::Weekday(day, None), next))
    }

    /// What may follow a day: its weekday, a part of the day, the date it is by another calendar or in
    /// brackets. A full date is worth more than a relative one.
    fn with_apposition(&self, value: Value, next: usize) -> (Value, usize) {
        let (mut value, mut next) = (value, next);
        let is_date = |v: &Value| matches!(v, Value::Date(_));
        if !matches!(value, Value::Weekday(..))
            && let Some((_, after)) = self.weekday_name(next)
            && !self.conjoined(next)
        {
            next = after;
        }
        let day_part = self.trailing_day_part(next);
        if let Some((_, after)) = day_part {
            next = after;
        }
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
        if let Some(start) = opening {
            let start = match self.is_mark(start, &[':', '(']) {
                true => start + 1,
                false => start,
            };
            let start = match self.lexed.lexemes.get(start) {
                Some(_)
                    if self
                        .lexed
                        .document
                        .tokens
                        .get(start)
                        .is_some_and(|_| start < self.end && self.key(start) == "ل") =>
                {
                    start + 1
                }
                _ => start,
            };
            if let Some((other, after)) = self.numeric(start).or_else(|| self.day_month(start)) {
                let gregorian = other.calendar() == Calendar::Gregorian;
                if !is_date(&value) || gregorian {
                    value = with_weekday(other, &value);
                }
                next = after;
                let bracketed = self.is_mark(start - 1, &['(']) && self.is_mark(next, &[')']);
                next += usize::from(bracketed);
            }
        }
        match day_part.or_else(|| self.trailing_day_part(next)) {
            Some((part, after)) => (Value::During(part, value.boxed()), next.max(after)),
            None => (value, next),
        }
    }

    /// `مساء`, `صباحا` after a day. With ال it is a newspaper's morning or a noun of its own.
    fn trailing_day_part(&self, at: usize) -> Read<PartOfDay> {
        let (part, next) = self.word(at, |w| match w {
            Word::PartOfDay(part) => Some(part),
            _ => None,
        })?;
        let plain = !self.definite(at) && !self.conjoined(at);
        (plain && self.day(next).is_none()).then_some((part, next))
    }

    /// `مساء الثلاثاء`, `فجر اليوم`, `ليلة السبت`.
    fn part_of_day(&self, at: usize) -> Read<Value> {
        if self.definite(at) {
            return None;
        }
        let (part, start) = self.word(at, |w| match w {
            Word::PartOfDay(part) => Some(part),
            Word::Unit(Unit::Night, Count::One) => Some(PartOfDay::Night),
            _ => None,
        })?;
        let (day, next) = self.day(start).or_else(|| self.directed_unit(start))?;
        if !is_day(&day) {
            return None;
        }
        // ليل الاثنين - الثلاثاء is one night.
        let marked = self.is_dash(next) || self.is_mark(next, &['/']);
        let next = self
            .weekday_name(next + usize::from(marked))
            .filter(|_| !self.conjoined(next))
            .map_or(next, |(_, after)| after);
        Some((Value::During(part, day.boxed()), next))
    }

    /// `06/11/2025`, `2025-11-06`, `6.11.2025`; `6/11` only where the words beside it say it is a day.
    fn numeric(&self, at: usize) -> Read<Value> {
        let start = match self.is_unit(at, Unit::Day, Count::One) {
            Some(next) if !self.definite(at) => next,
            _ => at,
        };
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
                || at > self.start && matches!(self.key(at - 1), "في" | "بتاريخ" | "يوم" | "منذ");
            let value = gregorian(Year::Absent, second, first)?;
            if !said || !slash || self.continues_number(next) {
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
            gregorian(year_of(first, 4)?, second, third)?
        } else if first_width <= 2 {
            let year = year_of(third, third_width)?;
            gregorian(year, second, first).or_else(|| gregorian(year, first, second))?
        } else {
            return None;
        };
        Some((value, self.past(next, Word::CommonEra)))
    }

    /// `6.11.2025`, which is one token.
    fn dotted(&self, at: usize) -> Option<Value> {
        let document = self.lexed.document;
        if at >= self.end || document.tokens[at].kind != TokenKind::Number {
            return None;
        }
        let mut parts = self.key(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
            return None;
        }
        gregorian(
            Year::Given(year.parse().ok()?),
            month.parse().ok()?,
            day.parse().ok()?,
        )
    }

    /// Whether digits and a separator touch the number from the left: a phone number, a score.
    fn follows_number(&self, at: usize) -> bool {
        let separator = |at: usize| self.is_dash(at) || self.is_mark(at, &['/', '+', ':']);
        at >= self.start + 2
            && self.touches(at)
            && separator(at - 1)
            && self.digits(at - 2).is_some()
            || at > self.start && self.touches(at) && self.is_mark(at - 1, &['+'])
    }

    fn continues_number(&self, at: usize) -> bool {
        (self.is_dash(at) || self.is_mark(at, &['/', ':']))
            && self.touches(at)
            && self.touches(at + 1)
            && self.digits(at + 1).is_some()
    }

    /// A day of a month, 1 to 31, in digits or as an ordinal.
    fn day_number(&self, at: usize) -> Read<u8> {
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
    fn day_month(&self, at: usize) -> Read<Value> {
        let start = match self.is_unit(at, Unit::Day, Count::One) {
            Some(next) if !self.definite(at) => next,
            _ => at,
        };
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
        let of_month = match self.is_unit(next, Unit::Month, Count::One) {
            Some(_) => match self.directed_unit(next)? {
                (Value::Unit(Unit::Month, direction), after) => Some((direction, after)),
                _ => None,
            },
            None => match self.determined_unit(next) {
                Some((Value::Unit(Unit::Month, direction), after)) => Some((direction, after)),
                Some(_) => None,
                None if self.digits(start).is_some() => self
                    .definite_direction(next)
                    .filter(|(d, _)| *d == Direction::Current),
                None => None,
            },
        };
        let (direction, after) = of_month?;
        let partial = Partial {
            calendar: Calendar::Gregorian,
            year: Year::Nearest(direction),
            month: None,
            day: Some(day),
            weekday: None,
        };
        Some((Value::Date(partial), after))
    }

    /// The year of an event that its day names, where such a head stands before: هجمات 11 سبتمبر.
    fn historic_year(&self, at: usize, month: u8, day: u8) -> Option<Year> {
        let head = at.checked_sub(1).filter(|&h| h >= self.start)?;
        let key = self.key(head);
        let stem = key.trim_start_matches('و').trim_start_matches('ب');
        let stem = stem.strip_prefix("ال").unwrap_or(stem);
        historic()
            .iter()
            .find(|h| h.month == month && h.day == day && h.heads.contains(&stem))
            .map(|h| Year::Given(h.year))
    }

    // Months.

    /// The name of a month with its other name after it: `تشرين الثاني/نوفمبر`, `آب (أغسطس)`. Weak
    /// names count where `only_plain` is false.
    fn month_name(&self, at: usize, only_plain: bool) -> Read<(Calendar, u8)> {
        let start = match self.is_unit(at, Unit::Month, Count::One) {
            Some(next) if !self.definite(at) => next,
            _ => at,
        };
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

    fn past_other_name(&self, month: (Calendar, u8), next: usize) -> usize {
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
    fn month(&self, at: usize) -> Read<Value> {
        let (calendar, month, next, sure) = match self.month_name(at, true) {
            Some(((calendar, month), next)) => (calendar, month, next, true),
            None => {
                let ((calendar, month), next) = self.month_name(at, false)?;
                let paired = next > at + 1;
                (
                    calendar,
                    month,
                    next,
                    paired || self.follows_preposition(at),
                )
            }
        };
        let tail = self.year_tail(next, calendar);
        if !sure && tail.is_none() {
            return None;
        }
        let (year, next) = tail.unwrap_or((Year::Absent, next));
        let partial = Partial {
            calendar,
            year,
            month: Some(month),
            day: None,
            weekday: None,
        };
        Some((Value::Date(partial), next))
    }

    fn follows_preposition(&self, at: usize) -> bool {
        self.previous_is(at, |w| {
            matches!(
                w,
                Word::In | Word::Since | Word::Until | Word::Between | Word::To | Word::Part(_)
            )
        })
    }

    /// The year after a month or a day: `2025`, `من عام 2020`, `من العام الماضي`, `الماضي`.
    fn year_tail(&self, at: usize, calendar: Calendar) -> Read<Year> {
        if let Some((direction, next)) = self.definite_direction(at) {
            return Some((Year::Nearest(direction), next));
        }
        let at = at + usize::from(self.is_mark(at, &['،', ',']) && self.year(at + 1).is_some());
        let of = self.past(at, Word::From);
        if let Some((value, next)) = self.year(of) {
            return match value {
                Value::Date(Partial {
                    year,
                    calendar: told,
                    ..
                }) if told == calendar => Some((year, next)),
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
        let fits = match calendar {
            Calendar::Gregorian => width == 4 && (1000..=2200).contains(&year),
            Calendar::Hijri => (1..=1600).contains(&year) && width >= 3,
        };
        if !fits || self.is_counted(next) || self.continues_number(next) {
            return None;
        }
        let era = match calendar {
            Calendar::Gregorian => Word::CommonEra,
            Calendar::Hijri => Word::Hijri,
        };
        Some((Year::Given(year as i16), self.past(next, era)))
    }

    // Years and longer.

    /// `عام 1992`, `سنة ألف وتسعمئة`, `عام 67`, `العام الماضي`.
    fn year(&self, at: usize) -> Read<Value> {
        let start = self.is_unit(at, Unit::Year, Count::One)?;
        let start = self.past(start, Word::Around(Around::YearKinds));
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
        if let Some(after) = self.after(next, Word::BeforeCommonEra) {
            let year = i16::try_from(number).ok()?;
            return Some((Value::year(1 - year), after));
        }
        let after = self.past(next, Word::CommonEra);
        if after == next && (self.is_counted(next) || self.continues_number(next)) {
            return None;
        }
        match width {
            1 => None,
            2 => Some((
                Value::Date(Partial {
                    calendar: Calendar::Gregorian,
                    year: Year::Short(number as u8),
                    month: None,
                    day: None,
                    weekday: None,
                }),
                after,
            )),
            4 if (1300..1500).contains(&number)
                && after == next
                && number < 1460
                && number > 1410 =>
            {
                // A year like 1447 of the common era is not in the news.
                Some((dated_year(Calendar::Hijri, number)?, after))
            }
            _ => (1..=2300)
                .contains(&number)
                .then(|| (Value::year(number as i16), after)),
        }
    }

    /// A number alone that the word before it makes a year: `في 2003`, `مونديال 2022`.
    fn bare_year(&self, at: usize) -> Read<Value> {
        let (value, next) = self.loose_year(at)?;
        let era = self.after(next - 1, Word::CommonEra).is_some();
        let headed = self.previous_is(at, |w| {
            matches!(
                w,
                Word::In
                    | Word::Since
                    | Word::Until
                    | Word::Around(Around::YearHeads)
                    | Word::Part(_)
                    | Word::Season(_)
            )
        });
        let with_lam =
            at > self.start && self.touches(at) && matches!(self.key(at - 1), "ل" | "ول");
        let bracketed =
            at > self.start && self.is_mark(at - 1, &['(']) && self.is_mark(next, &[')']);
        (headed || with_lam || bracketed || era).then_some((value, next))
    }

    /// A number that may be a year where something before it asks for a date.
    fn loose_year(&self, at: usize) -> Read<Value> {
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
    fn is_counted(&self, at: usize) -> bool {
        if at >= self.end || self.definite(at) || self.conjoined(at) {
            return false;
        }
        self.around(at, Around::Counted)
            || self.is_mark(at, &['%', '٪', '$', '€', '+'])
            || self.lexed.document.surface(at).ends_with("ًا")
            || self.lexed.document.surface(at).ends_with("اً")
    }

    /// `الربع الثالث من 2024`, `النصف الأول من العام الماضي`.
    fn fraction(&self, at: usize) -> Read<Value> {
        if !self.definite(at) {
            return None;
        }
        let (of, start) = self.word(at, |w| match w {
            Word::Fraction(of) => Some(of),
            _ => None,
        })?;
        let (nth, next) = match self.lexed.ordinal(start, self.end) {
            Some(read) if self.definite(start) => read,
            _ => match self.definite_direction(start)? {
                (Direction::Past, next) => (of, next), // الأخير
                _ => return None,
            },
        };
        if nth == 0 || nth > of {
            return None;
        }
        let whole = self
            .after(next, Word::From)
            .into_iter()
            .chain([next])
            .find_map(|start| self.whole(start).or_else(|| self.loose_year(start)));
        let (whole, next) = match whole {
            Some(read) => read,
            None if of == 4 => (
                Value::Date(Partial {
                    calendar: Calendar::Gregorian,
                    year: Year::Absent,
                    month: None,
                    day: None,
                    weekday: None,
                }),
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

    /// What has parts: a year, month, week, decade or century; a bare `العام` is the current one.
    fn whole(&self, at: usize) -> Read<Value> {
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
                (whole && self.definite(at))
                    .then_some((Value::Unit(unit, Direction::Current), next))
            })
    }

    fn month_or_weak(&self, at: usize) -> Read<Value> {
        let ((calendar, month), next) = self.month_name(at, false)?;
        let (year, next) = self
            .year_tail(next, calendar)
            .unwrap_or((Year::Absent, next));
        let partial = Partial {
            calendar,
            year,
            month: Some(month),
            day: None,
            weekday: None,
        };
        Some((Value::Date(partial), next))
    }

    /// `مطلع عام 2020`, `منتصف مارس`, `أواخر التسعينيات`.
    fn part(&self, at: usize) -> Read<Value> {
        if self.definite(at) {
            return None;
        }
        let (part, start) = self.word(at, |w| match w {
            Word::Part(part) => Some(part),
            _ => None,
        })?;
        let start = self.past(start, Word::From);
        let (whole, next) = self.whole(start).or_else(|| self.loose_year(start))?;
        Some((Value::Part(part, whole.boxed()), next))
    }

    /// `صيف 2019`, `الصيف الماضي`.
    fn season(&self, at: usize) -> Read<Value> {
        let (season, next) = self.word(at, |w| match w {
            Word::Season(season) => Some(season),
            _ => None,
        })?;
        if self.definite(at) {
            let (direction, next) = self.definite_direction(next)?;
            return Some((Value::Season(season, Year::Nearest(direction)), next));
        }
        let (year, next) = self.year_tail(next, Calendar::Gregorian)?;
        Some((Value::Season(season, year), next))
    }

    /// `التسعينيات`, `تسعينيات القرن الماضي`, `العقد الأول من القرن الحادي والعشرين`.
    fn decade(&self, at: usize) -> Read<Value> {
        let start = match self.is_unit(at, Unit::Decade, Count::One) {
            Some(next) => next,
            None => at,
        };
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

    fn century(&self, at: usize) -> Read<Value> {
        self.century_of(at).map(|(c, n)| (Value::Century(c), n))
    }

    /// `القرن التاسع عشر`, `القرن الـ19`, `القرن الماضي`, `القرن الثالث قبل الميلاد`.
    fn century_of(&self, at: usize) -> Read<CenturyOf> {
        let start = self.is_unit(at, Unit::Century, Count::One)?;
        if !self.definite(at) {
            return None;
        }
        if let Some((direction, next)) = self.definite_direction(start) {
            return Some((CenturyOf::From(direction), next));
        }
        let digits_at = start + usize::from(start < self.end && self.key(start) == "ال");
        let (number, next) = match self.digits(digits_at) {
            Some(((number, _), next)) => (number, next),
            None => {
                let (number, next) = self.lexed.ordinal(start, self.end)?;
                (u32::from(number), next)
            }
        };
        let number = i16::try_from(number)
            .ok()
            .filter(|n| (1..=30).contains(n))?;
        if let Some(next) = self.after(next, Word::BeforeCommonEra) {
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

    // Units pointed at.

    /// `الأسبوع الماضي`, `هذا العام`, `اليوم نفسه`.
    fn directed_unit(&self, at: usize) -> Read<Value> {
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
        Some(match direction {
            Direction::Past if about_day => (days_away(-1), next),
            _ => (Value::Unit(unit, direction), next),
        })
    }

    /// `الأسبوع الأول من مارس`, `الأسبوع الأخير من أكتوبر`.
    fn week_of_month(&self, at: usize) -> Read<Value> {
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
        let (month, next) = self.month_or_weak(self.after(next, Word::From)?)?;
        match month {
            Value::Date(month) => Some((Value::WeekOf(nth, month), next)),
            _ => None,
        }
    }

    /// `هذا العام`, `ذلك اليوم`, `نفس اليوم`.
    fn determined_unit(&self, at: usize) -> Read<Value> {
        let (direction, start) = self.word(at, |w| match w {
            Word::Determiner(direction) => Some(direction),
            _ => None,
        })?;
        let (unit, next) = self.unit(start, Count::One)?;
        if !self.definite(start) || matches!(unit, Unit::Hour | Unit::Minute) {
            return None;
        }
        let next = match self.definite_direction(next) {
            Some((Direction::Same | Direction::Current, after)) => after,
            _ => next,
        };
        Some((Value::Unit(unit, direction), next))
    }

    /// `الأشهر الستة الماضية`, `العامين الماضيين`, `الـ24 ساعة الماضية`, `السنوات الأخيرة`.
    fn stretch(&self, at: usize) -> Read<Value> {
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

    fn definite_units(&self, at: usize) -> Option<(Unit, Option<i32>, usize)> {
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
        let (unit, next) = self
            .unit(next, Count::Many)
            .or_else(|| self.unit(next, Count::One))?;
        Some((unit, Some(count as i32), next))
    }

    /// `قبل ثلاثة أيام`, `بعد ذلك بعامين`, `بعد شهر من الاتفاق`.
    fn distance(&self, at: usize) -> Read<Value> {
        let (sign, start) = self.word(at, |w| match w {
            Word::Ago => Some(-1),
            Word::After => Some(1),
            _ => None,
        })?;
        let document = self.lexed.document;
        // بعد ذلك بعامين
        if start < self.end && self.key(start) == "ذلك" {
            let (length, next) = self.length(start + 1)?;
            let with_ba = self.lexed.lexemes[start + 1].preposition == Some('ب')
                || self.key(start + 1) == "ب";
            return with_ba.then(|| (length.shifted(sign, Origin::Antecedent), next));
        }
        let (length, next) = self.length(start)?;
        let (passed, next) = match self.direction(next) {
            Some((Direction::Past, after)) => (true, after),
            _ => (false, next),
        };
        if next < self.end && matches!(self.key(next), "من" | "علي") {
            let from_now = self
                .after(next + 1, Word::Now)
                .or_else(|| self.after(next + 1, Word::Today));
            return Some(match from_now {
                Some(next) => (length.shifted(sign, Origin::Publication), next),
                None => (Value::OnEvent, next),
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
    fn length(&self, at: usize) -> Read<Length> {
        if let Some(start) = self.after(at, Word::About) {
            let (length, next) = self.length(start)?;
            return Some((
                Length {
                    about: true,
                    ..length
                },
                next,
            ));
        }
        if self.definite(at) {
            return None;
        }
        if let Some(start) = self.after(at, Word::Few) {
            let (unit, next) = self.unit(start, Count::Many)?;
            return Some((Length::few(unit), next));
        }
        if let Some((of, start)) = self.word(at, |w| match w {
            Word::Fraction(of) => Some(of),
            _ => None,
        }) {
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
            if let Some((1, next)) = self.word(next, |w| match w {
                Word::Cardinal(n) => Some(n),
                _ => None,
            }) {
                return Some((Length::of(unit, 1), next));
            }
            // عام 2011, يوم الاثنين, شهر رمضان are dates, ساعة متأخرة is a time of day.
            let dated = self.digits(next).is_some()
                || self.definite(next) && self.weekday_name(next).is_some()
                || self.month_name(next, false).is_some()
                || self.lexed.cardinal(next, self.end).is_some()
                || self.lexed.ordinal(next, self.end).is_some()
                || self.definite(next) && self.direction(next).is_none();
            return (!dated).then(|| self.with_half(Length::of(unit, 1), next));
        }
        let (count, next) = self.lexed.number(at, self.end)?;
        let (unit, next) = self
            .unit(next, Count::Many)
            .or_else(|| self.unit(next, Count::One))
            .filter(|_| !self.definite(next))?;
        let count = i32::try_from(count).ok().filter(|c| *c < 100_000)?;
        Some(self.with_half(Length::of(unit, count), next))
    }

    /// `عام ونصف`, `شهر ونصف الشهر`.
    fn with_half(&self, length: Length, next: usize) -> (Length, usize) {
        let half = self
            .lexed
            .joined(next, self.end)
            .and_then(|start| self.after(start, Word::Fraction(2)));
        match (half, length.halved()) {
            (Some(after), Some(longer)) => {
                let after = match self.unit(after, Count::One) {
                    Some((_, next)) if self.definite(after) => next,
                    _ => after,
                };
                (longer, after)
            }
            _ => (length, next),
        }
    }

    // Times of day.

    /// `الساعة الثالثة عصرا`, `10:30 بتوقيت غرينتش`.
    fn clock(&self, at: usize) -> Read<Value> {
        let headed = self.after(at, Word::Clock).filter(|_| self.definite(at));
        let start = headed.unwrap_or(at);
        let ((hour, minute), next) = match self.digits_clock(start) {
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
        let (utc, next) = match self.zone(next) {
            Some((utc, next)) => (Some(utc), next),
            None => (None, next),
        };
        if headed.is_none() && part.is_none() && utc.is_none() {
            return None;
        }
        let clock = clock_of(hour, minute, part, utc == Some(true))?;
        let of = self.past(next, Word::From);
        let (day, next) = match self.day(of).or_else(|| self.directed_unit(of)) {
            Some((day, next)) if is_day(&day) && !self.conjoined(of) => (Some(day.boxed()), next),
            _ => (None, next),
        };
        Some((Value::At(clock, day), next))
    }

    /// `صباحا`, `مساء`, `من بعد ظهر`: after a time of day, no day need follow.
    fn bound_day_part(&self, at: usize) -> Read<PartOfDay> {
        self.word(at, |w| match w {
            Word::PartOfDay(part) => Some(part),
            _ => None,
        })
        .filter(|_| !self.conjoined(at))
    }

    fn zone(&self, at: usize) -> Read<bool> {
        let bracket = self.is_mark(at, &['(']);
        let start = at + usize::from(bracket);
        let dotted = start + 2 < self.end
            && self.key(start) == "ت"
            && self.is_mark(start + 1, &['.'])
            && self.key(start + 2) == "غ";
        let (zone, next) = if dotted {
            (true, start + 3)
        } else {
            self.word(start, |w| match w {
                Word::Zone(zone) => Some(zone == Zone::Utc),
                _ => None,
            })?
        };
        if !bracket {
            return Some((zone, next));
        }
        self.is_mark(next, &[')']).then_some((zone, next + 1))
    }

    /// `10:30`, `10,30`, `15`.
    fn digits_clock(&self, at: usize) -> Read<(u32, u32)> {
        if let Some(((hour, width), next)) = self.digits(at) {
            if width > 2 || self.follows_number(at) {
                return None;
            }
            if self.is_mark(next, &[':'])
                && let Some(((minute, _), next)) = self.digits(next + 1)
                && !self.continues_number(next)
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
        fits.then(|| Some(((hour.parse().ok()?, minute.parse().ok()?), at + 1)))?
    }

    /// `الثالثة والنصف`, `الخامسة إلا ربعا`, `الثانية عشرة`.
    fn worded_clock(&self, at: usize) -> Read<(u32, u32)> {
        let (hour, next) = self.lexed.ordinal_hour(at, self.end).or_else(|| {
            let (n, next) = self.lexed.cardinal(at, self.end)?;
            (self.definite(at) && n == 1).then_some((1, next))
        })?;
        if let Some(start) = self.lexed.joined(next, self.end) {
            if let Some((of, next)) = self.word(start, |w| match w {
                Word::Fraction(of) => Some(60 / u32::from(of)),
                _ => None,
            }) {
                return Some(((hour, of), next));
            }
            if let Some((minutes, after)) = self.lexed.number(start, self.end)
                && let Some((Unit::Minute, after)) = self
                    .unit(after, Count::One)
                    .or_else(|| self.unit(after, Count::Many))
            {
                return Some(((hour, minutes), after));
            }
        }
        if next < self.end
            && self.key(next) == "الا"
            && let Some((of, after)) = self.word(next + 1, |w| match w {
                Word::Fraction(of) => Some(60 / u32::from(of)),
                _ => None,
            })
        {
            return Some((((hour + 11) % 12, 60 - of), after));
        }
        Some(((hour, 0), next))
    }

    /// `الثلاثاء عند الساعة الخامسة`: the time of a day after it.
    fn with_clock(&self, value: Value, next: usize) -> (Value, usize) {
        if !is_day(&value) || matches!(value, Value::At(..)) {
            return (value, next);
        }
        let start = self
            .word(next, |w| (w == Word::In).then_some(()))
            .map_or(next, |(_, n)| n);
        match self.clock(start) {
            Some((Value::At(clock, None), after)) if !self.conjoined(next) => {
                let day = match value {
                    Value::During(_, day) => day,
                    day => day.boxed(),
                };
                (Value::At(clock, Some(day)), after)
            }
            _ => (value, next),
        }
    }

    // Names of days and terms.

    fn holiday(&self, at: usize) -> Read<Value> {
        let ((calendar, month, day), next) = self.word(at, holiday)?;
        let (year, next) = self.holiday_year(next).unwrap_or((Year::Absent, next));
        let partial = Partial {
            calendar,
            year,
            month: Some(month),
            day: Some(day),
            weekday: None,
        };
        Some((Value::Date(partial), next))
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
        let ordinal = self
            .lexed
            .ordinal(next, self.end)
            .filter(|_| !named && self.definite(next));
        let (nth, next) = match ordinal {
            Some((nth, next)) => (Some(nth), next),
            None => (None, next),
        };
        Some((Value::Term { nth, named }, next))
    }
}

/// A bound of an interval: a point, or a number that the other bound explains.
enum Endpoint {
    Value(Value),
    Number(u32, usize),
}

/// The interval between two bounds; what the first leaves out it takes from the second.
fn joined_bounds(from: Endpoint, to: Endpoint) -> Option<Value> {
    let year = |number: u32, width: usize| {
        (width == 4 && (1000..=2300).contains(&number)).then(|| Value::year(number as i16))
    };
    let (from, to) = match (from, to) {
        (Endpoint::Number(a, wa), Endpoint::Number(b, wb)) => (year(a, wa)?, year(b, wb)?),
        (Endpoint::Value(a), Endpoint::Value(b)) => (with_year_of(a, &b), b),
        (Endpoint::Value(a @ Value::Date(_)), Endpoint::Number(b, wb)) => (a, year(b, wb)?),
        (Endpoint::Value(_), Endpoint::Number(..)) => return None,
        (Endpoint::Number(a, wa), Endpoint::Value(b)) => (same_month(a, wa, &b)?, b),
    };
    Some(Value::Interval(Some(from.boxed()), Some(to.boxed())))
}

/// Day `number` of the month that `date` is in, or year `number` where `date` is a year.
fn same_month(number: u32, width: usize, date: &Value) -> Option<Value> {
    let Value::Date(partial) = date else {
        return None;
    };
    match partial.day {
        Some(_) if width <= 2 && (1..=31).contains(&number) => Some(Value::Date(Partial {
            day: Some(number as u8),
            ..*partial
        })),
        None if partial.month.is_none() && width == 4 => Some(Value::year(number as i16)),
        _ => None,
    }
}

/// `مارس` before `مايو 2024` is of 2024 too, or of the year before where it comes later in the year.
fn with_year_of(from: Value, to: &Value) -> Value {
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
        (from, _) => from,
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug)]
struct Length {
    unit: Unit,
    count: i32,
    about: bool,
}

impl Length {
    fn of(unit: Unit, count: i32) -> Self {
        Self {
            unit,
            count,
            about: false,
        }
    }

    /// An uncounted plural is taken for three, about.
    fn few(unit: Unit) -> Self {
        Self {
            unit,
            count: 3,
            about: true,
        }
    }

    /// `نصف عام`, `ربع قرن`.
    fn fraction(unit: Unit, of: u8) -> Option<Self> {
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
    fn halved(self) -> Option<Self> {
        let half = Self::fraction(self.unit, 2)?;
        let full = Self::fraction(self.unit, 1)?;
        Some(Self {
            unit: half.unit,
            count: self.count * full.count + half.count,
            about: self.about,
        })
    }

    fn shifted(self, sign: i32, from: Origin) -> Value {
        Value::Shifted {
            unit: self.unit,
            by: sign * self.count,
            from,
            about: self.about,
        }
    }
}

fn days_away(by: i32) -> Value {
    Value::Shifted {
        unit: Unit::Day,
        by,
        from: Origin::Publication,
        about: false,
    }
}

/// The date, with the weekday that was told before it.
fn with_weekday(date: Value, told: &Value) -> Value {
    match (date, told) {
        (Value::Date(partial), Value::Weekday(day, _)) => Value::Date(Partial {
            weekday: Some(*day),
            ..partial
        }),
        (date, _) => date,
    }
}

/// Whether the value is one day.
fn is_day(value: &Value) -> bool {
    match value {
        Value::Date(partial) => partial.day.is_some(),
        Value::Weekday(..) => true,
        Value::Unit(unit, _) => matches!(unit, Unit::Day | Unit::Night),
        Value::Shifted { unit, .. } => *unit == Unit::Day,
        Value::During(_, day) => is_day(day),
        _ => false,
    }
}

fn gregorian(year: Year, month: u32, day: u32) -> Option<Value> {
    valid(Partial {
        calendar: Calendar::Gregorian,
        year,
        month: Some(u8::try_from(month).ok()?),
        day: Some(u8::try_from(day).ok()?),
        weekday: None,
    })
}

/// The date where its month has such a day.
fn valid(partial: Partial) -> Option<Value> {
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

fn dated_year(calendar: Calendar, number: u32) -> Option<Value> {
    Some(Value::Date(Partial {
        calendar,
        year: Year::Given(i16::try_from(number).ok().filter(|y| *y < 3000)?),
        month: None,
        day: None,
        weekday: None,
    }))
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

/// The time on a clock of 24 hours, from one of 12 with a part of the day.
fn clock_of(hour: u32, minute: u32, part: Option<PartOfDay>, utc: bool) -> Option<Clock> {
    let hour = match part {
        Some(PartOfDay::Afternoon | PartOfDay::Evening) if hour < 12 => hour + 12,
        Some(PartOfDay::Noon) if hour < 6 => hour + 12,
        Some(PartOfDay::Night) if (6..12).contains(&hour) => hour + 12,
        Some(PartOfDay::Night | PartOfDay::Dawn | PartOfDay::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let hour = if hour == 24 && minute == 0 { 0 } else { hour };
    (hour < 24 && minute < 60).then_some(Clock {
        hour: hour as u8,
        minute: minute as u8,
        utc,
    })
}
