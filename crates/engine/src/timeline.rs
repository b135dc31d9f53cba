//! Turns dated statements into the entries of a timeline. A statement is the clause around a time
//! expression; its label is cut at the clause's borders, so that it tells what the date dates and no
//! more, in the article's own words.

use crate::list::{ToList, sort_by_key};
use std::ops::Range;

use jiff::civil::Date;

use crate::entities::dateline::LONGEST_DATELINE;
use crate::entities::{Entities, Mention};
use crate::exploration::{Certainty, EntityType, EventKind, ParagraphKind, TimeKind};
use crate::options::PublicationDate;
use crate::packed::{Index, KeyHash};
use crate::text::clitics::is_preposition;
use crate::text::normalize::{holds, is_one_of, without_start};
use crate::text::{Document, Span, TokenKind};
use crate::times::calendar::days_until;
use crate::times::vocabulary::{Around, is_around, preposition};
use crate::times::{Edtf, Stretch, TimeExpression, headed};
use crate::work;

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub edtf: Edtf,
    /// Its sentence.
    pub sentence: usize,
    /// The words that tell it, a stretch of the text.
    pub label: Span,
    /// What kind of entry it is.
    pub kind: EventKind,
    /// How sure its date is.
    pub certainty: Certainty,
    /// The time expression it hangs on; none for the story of the publication day, unless the text
    /// dates that too.
    pub time: Option<usize>,
    /// The entities named in its sentence, in the order of the text, each once.
    pub entities: Vec<usize>,
}

/// The timeline of an article, oldest first, the story of the publication day after all else of
/// that day.
pub fn build_timeline(
    document: &Document,
    entities: &Entities,
    times: &[TimeExpression],
    anchor: Option<PublicationDate>,
) -> Vec<Event> {
    let statements = Statements {
        document,
        entities,
        times,
        published: anchor.map(PublicationDate::date),
    };
    let mut events = Vec::new();
    let mut first = 0;
    while first < times.len() {
        let sentence = sentence_of(document, &times[first]);
        let count = times[first..]
            .iter()
            .take_while(|t| sentence_of(document, t) == sentence)
            .count();
        statements.add_events(first..first + count, &mut events);
        first += count;
    }
    merge_repeated(document, &mut events);
    if let Some(anchor) = anchor {
        add_publication(&statements, anchor.date(), &mut events);
    }
    sort_by_key(&mut events, |event| {
        let edtf = &event.edtf;
        let start = edtf.first_day().or(edtf.last_day());
        (
            start,
            event.kind == EventKind::Publication,
            event.label.start,
        )
    });
    events
}

fn sentence_of(document: &Document, time: &TimeExpression) -> usize {
    document.tokens[time.tokens.start].sentence as usize
}

/// How far from its date a statement may reach, in tokens: it keeps the work linear.
const LONGEST_CLAUSE: usize = 80;

/// The longest label, in tokens.
const LONGEST_LABEL: usize = 24;

/// What is dated later in a relative clause, in tokens, is dated by the statement around it.
const LONGEST_RELATIVE: usize = 8;

/// How many words before the name of what a relative clause tells of belong to it: معركة استرداد الرياض التي.
const MORE: usize = 3;

/// The longest that stands before its statement, in tokens.
const LONGEST_FRONT: usize = 10;

/// A headline of fewer tokens goes on over a comma.
const SHORT: usize = 5;

/// How many of the last statements one is compared with.
const FEW: usize = 8;

/// How many entities of a sentence an entry lists.
const MOST_ENTITIES: usize = 64;

/// What opens what a mark closes.
fn opening_of(mark: &str) -> Option<&'static str> {
    match mark {
        "\"" => Some("\""),
        ")" => Some("("),
        "»" => Some("«"),
        "”" => Some("“"),
        _ => None,
    }
}

/// Whether a word tells where what is told is known from.
fn names_source(key: &str) -> bool {
    is_one_of(key, "وفق وفقا حسب بحسب نقلا")
}

/// Whether a word puts what follows before, after or beside what is told.
fn is_circumstance(key: &str) -> bool {
    is_one_of(key, "بعد قبل اثر عقب غداه جراء بسبب بفعل خلال وراء")
}

/// Cuts statements out of sentences.
struct Statements<'s, 't> {
    document: &'s Document<'t>,
    entities: &'s Entities,
    times: &'s [TimeExpression],
    published: Option<Date>,
}

impl Statements<'_, '_> {
    /// Adds the events of one sentence, whose times are `range`.
    fn add_events(&self, range: Range<usize>, events: &mut Vec<Event>) {
        let times = self.times;
        let mut clauses: Vec<(Range<usize>, usize)> = Vec::new();
        let mut known = vec![None; range.len()];
        for index in range.clone() {
            let time = &times[index];
            let Some(edtf) = time.edtf.filter(|_| time.dates_events) else {
                continue;
            };
            if self.is_of_year(time) && !self.dates_a_noun(time) {
                continue;
            }
            let clause = self.known_clause(range.clone(), index, &mut known);
            let sentence = self.document.tokens[clause.start].sentence as usize;
            // `لا اليوم` tells no more than `اليوم`.
            let least = 1 + usize::from(time.tokens.len() == 1 && is_day(&edtf));
            let near =
                index.saturating_sub(LONGEST_CLAUSE)..times.len().min(index + LONGEST_CLAUSE);
            let near = &times[near];
            let tells = |told: &Range<usize>| self.tells(told.clone(), near, least);
            if !tells(&clause) {
                continue;
            }
            // Two dates of one statement: the finer tells when it was, unless they are of two times.
            let rival = clauses
                .iter()
                .rev()
                .take(FEW)
                .find(|(other, _)| *other == clause);
            let mut told = clause.clone();
            if let Some(&(_, event)) = rival {
                let event: &mut Event = &mut events[event];
                if meet(&edtf, &event.edtf) {
                    if is_finer(&edtf, &event.edtf) {
                        event.edtf = edtf;
                        event.certainty = certainty(time.kind, &edtf);
                        event.time = Some(index);
                    }
                    continue;
                }
                // توفي السبت إثر أزمة ألمت به الخميس
                let mut since = (times[index - 1].tokens.end..time.tokens.start).rev();
                let circumstance = since.find(|&t| is_circumstance(self.document.key(t)));
                told.start = circumstance.map_or(told.start, |t| t + 1);
                if !tells(&told) {
                    continue;
                }
                if let (Some(end), Some(first)) = (circumstance, event.time) {
                    event.label = self.label(clause.start..end, &times[first].tokens);
                }
            }
            // من المنتظر البت في الأمر العام المقبل, far behind another date of the statement
            let length = self.length(told.start..time.tokens.start);
            if rival.is_some() && length > LONGEST_LABEL {
                let opens = |&t: &usize| is_circumstance(self.document.key(t));
                let mut near = time.tokens.start - (LONGEST_LABEL - 4)..time.tokens.start;
                match near.find(opens) {
                    Some(start) => told.start = start,
                    None => continue,
                }
            }
            clauses.push((clause, events.len()));
            events.push(Event {
                edtf,
                sentence,
                label: self.label(told, &time.tokens),
                kind: match time.kind {
                    TimeKind::LifeSpan => EventKind::LifeSpan,
                    _ => EventKind::Dated,
                },
                certainty: certainty(time.kind, &edtf),
                time: Some(index),
                entities: self.entities_in(self.document.sentences[sentence].span),
            });
        }
    }

    /// The tokens of the statement that a time dates; `known` are those found before, by the times of `range`.
    fn known_clause(
        &self,
        range: Range<usize>,
        index: usize,
        known: &mut [Option<Range<usize>>],
    ) -> Range<usize> {
        let mut at = index;
        let clause = loop {
            let found = known[at - range.start].clone();
            match found.or_else(|| self.clause(range.clone(), at)) {
                Some(clause) => break clause,
                None => at -= 1,
            }
        };
        known[at - range.start..=index - range.start].fill(Some(clause.clone()));
        clause
    }

    /// The tokens of the statement that a time dates; nothing where the time before it dates the same.
    fn clause(&self, range: Range<usize>, index: usize) -> Option<Range<usize>> {
        work::add(1);
        let (document, times) = (self.document, self.times);
        let time = &times[index];
        let sentence = self.told_in(document.sentence_of(time.tokens.start).tokens.clone());
        if time.kind == TimeKind::LifeSpan {
            let name = self.name_before(time.tokens.start - 1, sentence.start, false, false);
            return Some(name..(time.tokens.end + 1).min(sentence.end));
        }
        if self.dates_a_noun(time) {
            return Some(self.noun_phrase(time, &sentence));
        }
        // «نزل السرور» (1974) و«فيلم أميركي طويل» (1980)
        let (before, after) = (time.tokens.start.wrapping_sub(1), time.tokens.end);
        if time.tokens.start > sentence.start + 1
            && after < sentence.end
            && self.document.is_mark(before, '(')
            && self.document.is_mark(after, ')')
            && opening_of(self.document.surface(before - 1)).is_some()
        {
            return Some(self.name_before(before, sentence.start, false, false)..after + 1);
        }
        let has_value = |t: &&TimeExpression| t.edtf.is_some() && t.kind != TimeKind::Dateline;
        let mut before = times[range.start..index].iter().rev().take(FEW);
        let previous = before.find(has_value).map(|t| t.tokens.end);
        let next = (index + 1 < range.end).then(|| times[index + 1].tokens.start);
        if let Some(told) = headed(document, &time.tokens) {
            let next = times.get(index + 1).map(|t| t.tokens.start);
            let next = next.filter(|&next| next < told.end);
            let mut end = self.clause_end(told.start, told.end, next);
            // 2011: مع تصاعد الاحتجاجات، طلب الرئيس
            let key = document.key(told.start);
            if end < told.end
                && document.is_mark(end, '،')
                && (is_preposition(key) || is_circumstance(key))
            {
                end = self.clause_end(end + 1, told.end, next);
            }
            return Some(told.start..end);
        }
        // تقام المباريات غدا الجمعة، وبعد غد السبت
        let gap = previous.map(|previous| previous..time.tokens.start);
        if index > range.start
            && self.document.key(time.tokens.start).starts_with('و')
            && gap.is_some_and(|gap| gap.len() <= 1)
        {
            return None;
        }
        let start = self.clause_start(time.tokens.start, sentence.start, previous);
        let mut end = self.clause_end(time.tokens.end, sentence.end, next);
        // A comma closes a relative clause, whatever is said behind it.
        let is_relative = (start..time.tokens.start).any(|t| self.around(t, Around::Relatives));
        if is_relative {
            let mut clause = time.tokens.end..end;
            end = clause.find(|&t| self.is_border(t)).unwrap_or(end);
        }
        let is_comma = |t: usize| t < sentence.end && document.is_mark(t, '،');
        // أدانت المحكمة، يوم السبت، الرئيس السابق
        let is_inner = is_comma(end) && end + 1 < sentence.end;
        let goes_on = || {
            self.says_little(start..time.tokens.start)
                && self.says_little(time.tokens.end..end)
                && (start <= sentence.start || is_comma(start - 1) || self.opens_statement(start))
        };
        // وبعد خلاف معه عام 1959، استقال الوزير
        let key = document.key(start);
        let word = key.strip_prefix('و').unwrap_or(key);
        let holds_no_date =
            || next.is_none_or(|next| next >= self.clause_end(end + 1, sentence.end, Some(next)));
        let leads_on = || {
            is_circumstance(word)
                && start < time.tokens.start
                && (start == sentence.start || word != key)
                && holds_no_date()
        };
        // في نهاية تعاملات أمس، أغلقت السوق
        let fronts =
            || start == sentence.start && end - start <= LONGEST_FRONT && is_preposition(word);
        let says_more_of_it = |more: usize| {
            !self.opens_statement(more)
                && !self.around(more, Around::Relatives)
                && !names_source(document.key(more))
        };
        // كشف العلماء أمس الأحد، عن كهف قديم
        let says_more = || {
            end == time.tokens.end
                && start < time.tokens.start
                && !is_relative
                && says_more_of_it(end + 1)
                && holds_no_date()
        };
        // زاد الإنتاج، وفقا لبيان صدر أمس
        if time.edtf.as_ref().is_some_and(is_day)
            && names_source(key)
            && start > sentence.start
            && is_comma(start - 1)
        {
            return Some(self.clause_start(start - 1, sentence.start, previous)..start - 1);
        }
        let end = match is_inner
            && (goes_on() || leads_on() || fronts() || says_more())
            && !self.opens_statement(end + 1)
        {
            true => {
                let more = self.clause_end(end + 1, sentence.end, next);
                // اليوم، في الذكرى الخامسة، لا تزال العدالة غائبة
                let is_front = start == time.tokens.start
                    && is_preposition(document.key(end + 1))
                    && is_comma(more)
                    && more + 1 < sentence.end
                    && !self.opens_statement(more + 1);
                match is_front {
                    true => self.clause_end(more + 1, sentence.end, next),
                    false => more,
                }
            }
            false => end,
        };
        let whole = self.whole_start(time, start, sentence.start, previous, end);
        // تتبع المجلس، المنعقد اليوم برئاسة الوزير، عرضا
        let participle = start < time.tokens.start && self.is_defined(start);
        let goes_on = participle
            && whole < start
            && is_comma(end)
            && end + 1 < sentence.end
            && says_more_of_it(end + 1);
        let end = match goes_on {
            true => self.clause_end(end + 1, sentence.end, next),
            false => end,
        };
        // جاء ذلك بعد زلزال ضرب المدينة أمس
        let aside = (whole + 1..time.tokens.start.min(whole + 4))
            .find(|&t| document.key(t - 1) == "ذلك" && is_circumstance(document.key(t)));
        Some(aside.map_or(whole, |t| t + 1)..end)
    }

    /// The start of a statement of which a part starts at `start`. A comma ends none unless a و follows:
    /// names and dates stand aside between commas.
    fn whole_start(
        &self,
        time: &TimeExpression,
        mut start: usize,
        first: usize,
        previous: Option<usize>,
        end: usize,
    ) -> usize {
        /// The most words of a statement that begins in its midst.
        const LONGEST_PART: usize = 18;
        /// How many words behind the date have to have room beside it.
        const MOST_SAID: usize = 4;
        let goes_on = |start: usize| {
            let aside = |mark| self.document.is_mark(start - 1, mark);
            start > first && (aside('،') || aside('؛')) && !self.opens_statement(start)
        };
        let said = self.length(time.tokens.end..end).min(MOST_SAID);
        let mut whole = start;
        while goes_on(start) {
            let mut before = self.clause_start(start - 1, first, previous);
            // سحبت الشركة، التي مقرها هنا، الأربعاء، عرضها
            let stands_aside = (before + 1..start)
                .any(|t| self.around(t, Around::Relatives) && self.document.is_mark(t - 1, '،'));
            if stands_aside {
                before = self.clause_start(before, first, previous);
            }
            let length = self.length(before..time.tokens.end);
            let is_part = whole == time.tokens.start || is_preposition(self.document.key(whole));
            let room = if is_part { 0 } else { said };
            let is_long = length + room > LONGEST_LABEL && start < time.tokens.start;
            if is_long || previous.is_some_and(|p| before < p) {
                break;
            }
            start = before;
            if is_part || length <= LONGEST_PART || !goes_on(start) {
                whole = start;
            }
        }
        whole
    }

    /// Whether a statement ends before a word: `عمل معلما ثم مديرا` is one.
    fn opens_clause(&self, token: usize) -> bool {
        self.around(token, Around::ClauseOpeners) && !self.goes_on(token)
    }

    /// Whether `ثم` goes on with another object, or `غارات يعتقد أنها` with what they are.
    fn goes_on(&self, token: usize) -> bool {
        let next = self.document.tokens.get(token + 1);
        self.document.key(token) == "ثم"
            && next.is_some_and(|_| self.document.key(token + 1).ends_with('ا'))
            || token > 0 && self.document.key(token - 1) == "يعتقد"
    }

    /// Whether a word joins a statement to the one before it.
    fn opens_statement(&self, token: usize) -> bool {
        // من قبل الشرطة
        let is_part = token > 0 && is_preposition(self.document.key(token - 1));
        self.is_conjoined(token)
            || is_one_of(self.document.key(token), "و فقد ففي")
            || !is_part && is_circumstance(without_start(self.document.key(token), "ف"))
            || self.around(token, Around::ClauseOpeners)
    }

    /// A sentence without the agency's dateline before it.
    fn told_in(&self, sentence: Range<usize>) -> Range<usize> {
        let document = self.document;
        let head = sentence.end.min(sentence.start + LONGEST_DATELINE);
        // `موسكو: اتفقت`, `الخرطوم (رويترز): أعلن`
        let after_places = || {
            let colon = (sentence.start..head).find(|&t| document.is_mark(t, ':'))?;
            self.is_dateline(sentence.start..colon).then_some(colon)
        };
        let agency = self.entities.dateline_end(document, &sentence);
        match agency.or_else(after_places) {
            Some(t) => (t + 1).min(sentence.end - 1)..sentence.end,
            None => sentence,
        }
    }

    /// Whether all words of a stretch are names of places and bodies, or stand in brackets: `يريفان، باكو (وكالات)`.
    fn is_dateline(&self, tokens: Range<usize>) -> bool {
        let is_source = |kind: EntityType| {
            matches!(
                kind,
                EntityType::Place | EntityType::Country | EntityType::Organization
            )
        };
        let mut at = tokens.start;
        while at < tokens.end {
            let named = self.entities.mention_past(at).filter(|m| {
                m.tokens.start == at && is_source(self.entities.entities[m.entity].kind)
            });
            at = match named {
                Some(mention) => mention.tokens.end,
                None if self.document.is_mark(at, '(') => {
                    let closes = (at..tokens.end).find(|&t| self.document.is_mark(t, ')'));
                    closes.map_or(tokens.end, |t| t + 1)
                }
                None if self.document.tokens[at].kind == TokenKind::Punctuation => at + 1,
                None => return false,
            };
        }
        true
    }

    fn around(&self, token: usize, around: Around) -> bool {
        self.document.tokens[token].kind == TokenKind::Word
            && is_around(self.document, token, around)
    }

    fn is_border(&self, token: usize) -> bool {
        // 06:19
        let clock = self.document.is_mark(token, ':')
            && token > 0
            && self.document.is_number(token - 1)
            && self.document.is_number(token + 1);
        // د. محمد
        let short = self.document.is_mark(token, '.')
            && token > 0
            && self.document.key(token - 1).chars().count() == 1;
        !clock
            && !short
            && ['،', '؛', ':', '.', '؟', '!', '–', '—', ',', ';']
                .iter()
                .any(|&mark| self.document.is_mark(token, mark))
    }

    fn clause_start(&self, from: usize, first: usize, previous: Option<usize>) -> usize {
        let first = first.max(from.saturating_sub(LONGEST_CLAUSE));
        let mut start = from;
        let mut noun = None;
        while start > first {
            let token = start - 1;
            let leads = self.around(token, Around::ClauseLeaders) && !self.goes_on(token);
            if self.is_border(token) || leads {
                break;
            }
            start = token;
            if previous.is_some_and(|p| p <= token && self.is_conjoined(token)) {
                break;
            }
            if self.document.surface(token) != "\"" || self.is_quoted(token) {
                start = self.opening(token, first).unwrap_or(token);
            }
            if self.opens_clause(token) {
                break;
            }
            // منذ أزمة اندلعت عام 2017
            if self.document.key(token) == "منذ" && token + 2 < from {
                start = token + 1;
                break;
            }
            if self.around(token, Around::Relatives) {
                // The noun that the relative clause tells of.
                let comma = start > first && self.document.is_mark(start - 1, '،');
                if !comma && self.document.key(token).starts_with('و') {
                    continue;
                }
                let mut told = self.name_before(start - usize::from(comma), first, !comma, true);
                // الانتخابات في البلاد، التي
                if comma && told > first && self.document.key(told - 1) == "في" {
                    told = self.name_before(told - 1, first, true, true);
                }
                if comma || from - token <= LONGEST_RELATIVE {
                    return told;
                }
                noun = noun.or(Some(told));
            }
        }
        let is_long = self.length(start..from) + SHORT > LONGEST_LABEL;
        noun.filter(|_| is_long).unwrap_or(start)
    }

    fn clause_end(&self, from: usize, last: usize, next: Option<usize>) -> usize {
        let last = last.min(from + LONGEST_CLAUSE);
        let mut token = from;
        while token < last {
            if let Some(closing) = self.closing(token, last) {
                token = closing;
            } else if self.is_border(token) && !self.says_what(token + 1, last)
                || self.opens_clause(token)
                || next.is_some_and(|n| token < n && self.is_conjoined(token))
            {
                break;
            }
            token += 1;
        }
        token
    }

    /// How many words and numbers a stretch holds.
    fn length(&self, tokens: Range<usize>) -> usize {
        let marks = |&t: &usize| self.document.tokens[t].kind == TokenKind::Punctuation;
        tokens.len() - tokens.filter(marks).count()
    }

    fn is_defined(&self, token: usize) -> bool {
        self.document.key(token).starts_with("ال")
    }

    /// Whether a quotation of straight marks is open before a token.
    fn is_quoted(&self, token: usize) -> bool {
        let first = self.document.sentence_of(token).tokens.start;
        let near = first.max(token.saturating_sub(LONGEST_CLAUSE))..token;
        let marks = near.filter(|&t| self.document.surface(t) == "\"");
        marks.count() % 2 == 1
    }

    /// Where the bracket or quotation is closed, not far behind, that a token opens.
    fn closing(&self, token: usize, last: usize) -> Option<usize> {
        let mark = self.document.surface(token);
        let dash = self.is_loose_dash(token, false);
        let opens =
            dash || matches!(mark, "(" | "«" | "“") || mark == "\"" && !self.is_quoted(token);
        let near = token + 1..last.min(token + LONGEST_LABEL);
        let mut near = near.filter(|_| opens);
        near.find(|&t| match dash {
            true => self.is_loose_dash(t, true),
            false => opening_of(self.document.surface(t)) == Some(mark),
        })
    }

    /// Whether a dash opens what stands aside, `-الذي`, or closes it, `والخضروات-`.
    fn is_loose_dash(&self, token: usize, closes: bool) -> bool {
        let touches =
            |t: usize| t < self.document.tokens.len() && self.document.touches_previous(t);
        self.document.is_dash(token) && touches(token) == closes && touches(token + 1) != closes
    }

    /// Whether a word opens what is said.
    fn leads_on(&self, token: usize) -> bool {
        self.around(token, Around::ClauseLeaders) && !self.around(token, Around::ClauseOpeners)
    }

    /// Whether a word or mark opens what is said: `قال الوزير في بيان أمس، إن`, `كشف العلماء، عن`, `قال:
    /// "نعم"`.
    fn says_what(&self, token: usize, last: usize) -> bool {
        token < last
            && (self.leads_on(token)
                || is_one_of(self.document.key(token), "عن علي الي")
                || self.document.is_mark(token - 1, ':') && self.closing(token, last).is_some())
    }

    /// Whether a word starts with a و that is not its own.
    fn has_waw(&self, token: usize) -> bool {
        let key = self.document.key(token);
        key.starts_with('و')
            && key.chars().count() > 2
            && (key.starts_with("وو") || !self.around(token, Around::WawWords))
            && !self.around(token, Around::Relatives)
            && !self.is_inside_name(token)
    }

    /// Whether a word starts with a و that is not its own, and that does not go on a list.
    fn is_conjoined(&self, token: usize) -> bool {
        let (key, surface) = (self.document.key(token), self.document.surface(token));
        let before = token.checked_sub(1);
        let after_comma = before.is_some_and(|t| self.document.is_mark(t, '،'));
        // منظمة وحركة
        let in_ta = |t: usize| self.document.surface(t).ends_with('ة');
        let both_in_ta = in_ta(token) && before.is_some_and(in_ta);
        // أسعار السولار والبنزين; والتقى is a verb.
        let both_defined = surface.starts_with("وال")
            && !is_one_of(key, "واليوم والان")
            && !key.starts_with("والت")
            && before.is_some_and(|t| {
                after_comma || self.is_defined(t) || self.mention_at_end(t).is_some()
            });
        // سفيرا ومندوبا
        let accusative = holds(surface, "ً") && !key.starts_with("وو");
        let is_part = is_one_of(key, "ونصف وربع وثلث");
        let on_a_list = both_defined || both_in_ta || accusative || is_part;
        !on_a_list && self.has_waw(token) && !self.is_listed(token)
    }

    /// Whether a stretch holds so many words beside particles and dates.
    fn tells(&self, tokens: Range<usize>, times: &[TimeExpression], least: usize) -> bool {
        let is_date = |t: usize| {
            let at = times.partition_point(|time| {
                work::add(1);
                time.tokens.end <= t
            });
            times.get(at).is_some_and(|time| time.tokens.contains(&t))
        };
        let opens = !tokens.is_empty() && self.around(tokens.start, Around::ClauseOpeners);
        let mut words = (tokens.start + usize::from(opens)..tokens.end)
            .filter(|&t| self.is_content_word(t) && !is_date(t));
        words.nth(least - 1).is_some()
    }

    /// Whether a stretch holds at most one word beside particles.
    fn says_little(&self, tokens: Range<usize>) -> bool {
        tokens.filter(|&t| self.is_content_word(t)).count() <= 1
    }

    fn is_content_word(&self, token: usize) -> bool {
        let key = self.document.key(token);
        self.document.tokens[token].kind == TokenKind::Word
            && key.chars().count() > 2
            && !is_circumstance(key)
            && !is_one_of(key, "علي الي عند وفي وقد فقد ذلك")
    }

    /// Whether the date belongs to a noun, not to the clause: مبادرة السلام لعام 2002.
    fn dates_a_noun(&self, time: &TimeExpression) -> bool {
        let token = time.tokens.start;
        let year =
            matches!(time.edtf, Some(Edtf::Point(p)) if matches!(p.stretch, Stretch::Year(_)));
        let of_year = self.mention_at_end(time.tokens.end - 1);
        let named = of_year.or_else(|| self.mention_at_end(token.checked_sub(1)?));
        let kind = named.map(|mention| self.entities.entities[mention.entity].kind);
        let is_of = preposition(self.document, token) == Some('ل');
        year && match kind {
            Some(EntityType::Agreement) => is_of,
            // تصفيات كأس العالم 2026
            Some(EntityType::Event) => is_of || time.ahead,
            _ => false,
        }
    }

    /// Whether a year that lasts or is to come belongs to a name: قانون المالية لسنة 2026, مونديال 2026.
    fn is_of_year(&self, time: &TimeExpression) -> bool {
        let year = match time.edtf {
            Some(Edtf::Point(point)) => match point.stretch {
                Stretch::Year(year) => year,
                _ => return false,
            },
            _ => return false,
        };
        let (document, start, end) = (self.document, time.tokens.start, time.tokens.end);
        let paragraph = document.sentence_of(start).paragraph as usize;
        let in_title = document.paragraphs[paragraph].kind == ParagraphKind::Title;
        let named = || {
            let before = start.checked_sub(1).filter(|&t| self.is_content_word(t));
            end == start + 1 && before.is_some_and(|t| !document.key(t).ends_with("بحلول"))
        };
        let ahead = time.ahead || in_title;
        self.published.is_some_and(|day| year >= day.year())
            && document.is_number(end - 1)
            && (preposition(document, start) == Some('ل') || ahead && named())
    }

    /// The noun before a date, with the relative clause after it.
    fn noun_phrase(&self, time: &TimeExpression, sentence: &Range<usize>) -> Range<usize> {
        let start = self.name_before(time.tokens.start, sentence.start, false, false);
        let comma = time.tokens.end < sentence.end && self.document.is_mark(time.tokens.end, '،');
        let after = time.tokens.end + usize::from(comma);
        let relative = after < sentence.end && self.around(after, Around::Relatives);
        let end = if relative {
            self.clause_end(after, sentence.end, None)
        } else {
            time.tokens.end
        };
        start..end
    }

    /// The mention that ends with this token.
    fn mention_at_end(&self, token: usize) -> Option<&Mention> {
        self.entities
            .mention_past(token)
            .filter(|m| m.tokens.end == token + 1)
    }

    /// The name that a token begins or goes on with.
    fn name_around(&self, token: usize) -> Option<&Mention> {
        self.entities
            .mention_past(token)
            .filter(|m| m.tokens.start <= token)
    }

    /// Whether the first letter of the token belongs to a name.
    fn is_inside_name(&self, token: usize) -> bool {
        let first = self.document.tokens[token].span.start;
        self.entities
            .mention_past(token)
            .is_some_and(|m| m.span.start <= first)
    }

    /// Whether a name behind a `و` goes on the list that the name right before it opens: `بوسان وروما`.
    fn is_listed(&self, token: usize) -> bool {
        let starts = self
            .entities
            .mention_past(token)
            .is_some_and(|m| m.tokens.start == token);
        starts && token > 0 && self.mention_at_end(token - 1).is_some()
    }

    /// The first token of the name that ends before token `end`: of the mention there, else of the
    /// few words after the last particle; before a place with
    /// what is `of_place`, and with what belongs to it where a `relative` clause tells of it.
    fn name_before(&self, end: usize, first: usize, of_place: bool, relative: bool) -> usize {
        const LONGEST_NAME: usize = 4;
        const PARTICLES: &str =
            "علي الي عند منذ حتي بين ضد نحو لدي عبر بشان حول هذا هذه كان وفي وقد";
        if end <= first {
            return first;
        }
        let end = match self.opening(end - 1, first) {
            // فيلم «نزل السرور» التي
            Some(open) => {
                let heads = |&t: &usize| self.is_content_word(t) && !self.opens_statement(t);
                let head = open.checked_sub(1).filter(|t| relative && heads(t));
                let described = head.filter(|&t| self.is_defined(t));
                let noun = described.and_then(|t| t.checked_sub(1)).filter(heads);
                return noun.or(head).unwrap_or(open);
            }
            None => end,
        };
        let named = self.mention_at_end(end - 1);
        let (from, words) = match named {
            Some(mention) => {
                let start = mention.tokens.start;
                let kind = self.entities.entities[mention.entity].kind;
                let place = matches!(kind, EntityType::Country | EntityType::Place);
                let inner = mention.span.start > self.document.tokens[start].span.start;
                // الحرب الروسية على أوكرانيا التي, الغزو الروسي لأوكرانيا الذي
                let described =
                    |t: usize| t > first && self.is_content_word(t - 1) && self.is_defined(t - 1);
                let apart = !inner && start > first && {
                    let key = self.document.key(start - 1);
                    is_preposition(key) && key != "الي"
                };
                let noun = start - usize::from(apart);
                let joins = apart || inner && !self.document.key(start).starts_with('و');
                if relative && of_place && place && joins && described(noun) {
                    return noun - 1 - usize::from(described(noun - 1));
                }
                let more = of_place && place || relative && inner;
                (start.max(first), MORE * usize::from(more))
            }
            None => (end - 1, LONGEST_NAME - 1),
        };
        let earliest = first.max(from.saturating_sub(words));
        for token in (earliest..from).rev() {
            if self.is_conjoined(token) {
                return token;
            }
            let key = self.document.key(token);
            if self.document.tokens[token].kind != TokenKind::Word
                || key.chars().count() < 3 && key != "ال"
                || is_one_of(key, PARTICLES)
                || is_circumstance(key)
                // شهد الحصن معركة
                || named.is_some() && self.is_defined(token)
                || self.around(token, Around::ClauseLeaders)
            {
                return token + 1;
            }
        }
        earliest
    }

    /// Where the bracket or quotation was opened, a few tokens before, that closes with a token.
    fn opening(&self, token: usize, first: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let mark = self.document.surface(token);
        let dash = self.is_loose_dash(token, true);
        let opening = if dash { mark } else { opening_of(mark)? };
        let earliest = first.max(token.saturating_sub(LONGEST));
        let mut tokens = (earliest..token).rev();
        let opens = |t: usize| !dash || self.is_loose_dash(t, false);
        tokens.find(|&t| self.document.surface(t) == opening && opens(t))
    }

    /// The label of a clause: without the و that joins it to what was said, and not too long, but with the
    /// whole of what dates it.
    fn label(&self, clause: Range<usize>, time: &Range<usize>) -> Span {
        let document = self.document;
        let mut start = clause.start;
        let opens = |t: usize| {
            let mut rest = (t + 1..clause.end).map(|later| document.surface(later));
            rest.any(|mark| opening_of(mark) == Some(document.surface(t)))
        };
        while start + 1 < clause.end
            && document.tokens[start].kind == TokenKind::Punctuation
            && !opens(start)
        {
            start += 1;
        }
        while start + 1 < clause.end
            && (is_one_of(document.key(start), "فقد وقد و")
                || self.around(start, Around::ClauseOpeners))
        {
            start += 1;
        }
        let mut words =
            (start..clause.end).filter(|&t| self.document.tokens[t].kind != TokenKind::Punctuation);
        let mut end = words.nth(LONGEST_LABEL).unwrap_or(clause.end);
        let told = (start + SHORT).max(time.end.min(end));
        let ends = |t: usize| {
            let is_late = || {
                let key = document.key(start);
                t > start + 2 * SHORT && !is_preposition(key) && !is_circumstance(key)
            };
            let goes_on = t < time.end + SHORT && is_preposition(document.key(t + 1));
            self.is_border(t) && !self.leads_on(t + 1) && !goes_on && (t > time.end || is_late())
        };
        if time.contains(&end) {
            end = time.end;
        } else if end < clause.end
            && let Some(border) = (told.max(start + 2 * SHORT)..end)
                .rfind(|&t| t > time.end && ends(t))
                .or_else(|| (told..end).rfind(|&t| self.opens_statement(t)))
                .or_else(|| (told..end).rfind(|&t| ends(t)))
        {
            end = border;
        } else if end < clause.end {
            // Do not stop inside a name, between a noun or number and what belongs to it, or at a particle.
            end = self.name_around(end).map_or(end, |name| name.tokens.end);
            let at = self.times.partition_point(|t| t.tokens.end <= end);
            let date = self.times.get(at).filter(|t| t.tokens.start < end);
            end = date.map_or(end, |date| date.tokens.end);
            let belongs = |t: usize| {
                document.is_number(t - 1) || self.is_defined(t - 1) && self.is_defined(t)
            };
            let most = clause.end.min(end + 3);
            end = (end..most).find(|&t| !belongs(t)).unwrap_or(most.max(end));
            let is_short =
                |t: usize| document.key(t).chars().count() <= 3 && !self.is_inside_name(t);
            while end > start + 1 && is_short(end - 1) {
                end -= 1;
            }
        }
        // A bracket is told whole or not at all, a short quotation whole.
        let opened = (time.end.min(end)..end).find_map(|t| {
            let closing = self
                .closing(t, clause.end)
                .filter(|&closing| closing >= end)?;
            Some((t, closing))
        });
        match opened {
            Some((_, closing)) if closing - end < SHORT => end = closing + 1,
            Some((open, _)) if !document.is_quote(open) => end = open,
            _ => {}
        }
        let dangles = |t: usize| {
            matches!(document.surface(t), "." | "،" | "؛" | ":" | "-" | "–")
                // بن علي ends with no preposition
                || is_preposition(document.key(t)) && !self.is_inside_name(t)
                || self.around(t, Around::ClauseLeaders)
                // وصل إلى الدوحة اليوم، كل من:
                || document.key(t) == "كل"
        };
        while end > start + 1 && (dangles(end - 1) || self.closes(start..end - 1) == Some(false)) {
            end -= 1;
        }
        if end < document.sentence_of(start).tokens.end && self.closes(start..end) == Some(true) {
            end += 1;
        }
        let joined = self.has_waw(start) || is_one_of(document.key(start), "وقال ففي");
        let span = document.span_of(start..end.max(start + 1));
        Span {
            start: document.start_after(start, usize::from(joined)),
            ..span
        }
    }

    /// Whether the mark behind a stretch closes a quotation or bracket that is open in it; `None` where it
    /// closes nothing.
    fn closes(&self, tokens: Range<usize>) -> Option<bool> {
        let mark = self.document.surface(tokens.end);
        let opening = opening_of(mark)?;
        let count = |mark| {
            let marks = tokens.clone().filter(|&t| self.document.surface(t) == mark);
            marks.count()
        };
        Some(match opening == mark {
            true => count(mark) % 2 == 1,
            false => count(opening) > count(mark),
        })
    }

    fn entities_in(&self, span: Span) -> Vec<usize> {
        let first = self
            .entities
            .mentions
            .partition_point(|m| m.span.start < span.start);
        let mut seen = Vec::new();
        for mention in self.entities.mentions[first..]
            .iter()
            .take(8 * MOST_ENTITIES)
        {
            if mention.span.start >= span.end || seen.len() == MOST_ENTITIES {
                break;
            }
            add_missing(&mut seen, &[mention.entity]);
        }
        seen
    }
}

fn is_day(edtf: &Edtf) -> bool {
    matches!(edtf, Edtf::Point(point) if matches!(point.stretch, Stretch::Day(_)))
}

/// Whether a value is that day, or has no first and last day where there is no such day.
fn is_on(edtf: &Edtf, day: Option<Date>) -> bool {
    edtf.first_day() == day && edtf.last_day() == day
}

fn certainty(kind: TimeKind, edtf: &Edtf) -> Certainty {
    if kind == TimeKind::Term {
        Certainty::Derived
    } else if edtf.any(|point| point.uncertain) {
        Certainty::Uncertain
    } else if edtf.any(|point| point.approximate) {
        Certainty::Approximate
    } else {
        Certainty::Certain
    }
}

/// Whether two values have a day in common, as far as both have a first and a last one.
fn meet(one: &Edtf, other: &Edtf) -> bool {
    let days = |edtf: &Edtf| Some((edtf.first_day()?, edtf.last_day()?));
    match (days(one), days(other)) {
        (Some((first, last)), Some((from, to))) => first <= to && from <= last,
        _ => true,
    }
}

/// Whether the first value is shorter than the second.
fn is_finer(one: &Edtf, other: &Edtf) -> bool {
    let length = |edtf: &Edtf| match (edtf.first_day(), edtf.last_day()) {
        (Some(first), Some(last)) => days_until(first, last),
        _ => i32::MAX,
    };
    length(one) < length(other)
}

/// Keeps one of two entries that tell the same thing of the same time.
fn merge_repeated(document: &Document, events: &mut Vec<Event>) {
    let mut kept: Vec<(Event, Vec<&str>)> = Vec::new();
    // The latest first.
    let mut by_time = Index::with_room_for(events.len());
    for event in events.drain(..) {
        let words = content_words(document, event.label);
        let time = KeyHash::of(&event.edtf.text());
        let twin = by_time
            .values(by_time.find(time))
            .map(|number| (u32::MAX - number) as usize)
            .take(FEW)
            .find(|&k| tell_the_same(&kept[k].1, &words));
        match twin {
            Some(twin) => add_missing(&mut kept[twin].0.entities, &event.entities),
            None => {
                by_time.insert_hash(time, u32::MAX - kept.len() as u32);
                kept.push((event, words));
            }
        }
    }
    kept.into_iter().map(|(event, _)| event).onto(events);
}

fn add_missing(entities: &mut Vec<usize>, more: &[usize]) {
    for entity in more {
        if !entities.contains(entity) {
            entities.push(*entity);
        }
    }
}

/// Whether nearly all words of the shorter label stand in the longer.
fn tell_the_same(one: &[&str], other: &[&str]) -> bool {
    const LEAST: usize = 3;
    let shorter = one.len().min(other.len());
    let is_shared = |word: &&&str| other.binary_search(word).is_ok();
    let shared = one.iter().filter(is_shared).count();
    shorter >= LEAST && shared * 5 >= shorter * 4
}

/// The longer words of a label, sorted, each once.
fn content_words<'d>(document: &'d Document, label: Span) -> Vec<&'d str> {
    let first = document.token_past(label.start);
    let mut words: Vec<&str> = (first..document.tokens.len())
        .take_while(|&t| document.tokens[t].span.start < label.end)
        .filter(|&t| document.tokens[t].kind == TokenKind::Word)
        .map(|t| document.key(t))
        .filter(|key| key.chars().count() > 3)
        .map(|key| {
            let stem = without_start(key, "وف");
            stem.strip_prefix("ال").unwrap_or(stem)
        })
        .list();
    words.sort_unstable();
    words.dedup();
    words
}

/// The story of the publication day: the headline over the first sentence. Where that sentence dates
/// itself to the day, its event is the story; where it opens with what happened in the week before, that
/// event is, under its own date. A question is no story.
fn add_publication(statements: &Statements, published: Date, events: &mut Vec<Event>) {
    let document = statements.document;
    let first = |kind| document.paragraphs.iter().find(|p| p.kind == kind);
    let Some(lead) = first(ParagraphKind::Body).map(|p| p.sentences.start) else {
        return;
    };
    let is_today = |edtf: &Edtf| is_on(edtf, Some(published));
    let title = first(ParagraphKind::Title);
    if let Some(story) = events
        .iter_mut()
        .find(|e| e.sentence == lead && is_today(&e.edtf))
    {
        story.kind = EventKind::Publication;
        return;
    }
    let sentence = &document.sentences[lead];
    let told = statements.told_in(sentence.tokens.clone());
    let is_news = |event: &Event| {
        let at = document.token_from(event.label.start);
        let day = event.edtf.first_day();
        let time = event.time.map(|time| statements.times[time].tokens.start);
        // `فاز، الأربعاء، على` dates all of its sentence
        let is_aside = time.is_some_and(|t| t > 0 && document.is_mark(t - 1, '،'));
        (lead..lead + 2).contains(&event.sentence)
            && is_on(&event.edtf, day)
            && day.is_some_and(|day| (1..8).contains(&days_until(day, published)))
            // قالت الشبكة إن
            && (is_aside || event.sentence == lead && (at <= told.start || document.key(at - 1) == "ان"))
    };
    // هل لك أن تتخيل؟
    let asks = document.is_mark(sentence.tokens.end - 1, '؟');
    if asks || events.iter().any(is_news) {
        return;
    }
    let in_title = |sentence| title.is_some_and(|t| t.sentences.contains(&sentence));
    let mut of_title = events
        .iter_mut()
        .filter(|e| in_title(e.sentence) && is_today(&e.edtf));
    if let (Some(title), Some(story)) = (title, of_title.next()) {
        story.kind = EventKind::Publication;
        story.label = title.span;
        return;
    }
    // يلتحق، كل صباح، بمرسمه
    let mut end = statements.clause_end(told.start, told.end, None);
    while end - told.start < SHORT && end + 1 < told.end && document.is_mark(end, '،') {
        end = statements.clause_end(end + 1, told.end, None);
    }
    let opening = statements.label(told.start..end, &(end..end));
    // What a dated entry tells already is not told again.
    let is_told = |label: &Span| {
        let words = content_words(document, *label);
        let is_near = |s: usize| s == lead || in_title(s);
        events
            .iter()
            .filter(|e| is_near(e.sentence))
            .any(|e| e.label == *label || tell_the_same(&words, &content_words(document, e.label)))
    };
    let headline = title.filter(|title| {
        let sentences = &document.sentences[title.sentences.clone()];
        sentences
            .iter()
            .any(|s| !statements.is_dateline(s.tokens.clone()))
    });
    let headline = headline.map(|title| title.span);
    let mut labels = headline.into_iter().chain([opening]);
    let Some(label) = labels.find(|label| !is_told(label)) else {
        return;
    };
    events.push(Event {
        edtf: Edtf::of(Stretch::Day(published)),
        sentence: lead,
        label,
        kind: EventKind::Publication,
        certainty: Certainty::Certain,
        time: None,
        entities: statements.entities_in(sentence.span),
    });
}
