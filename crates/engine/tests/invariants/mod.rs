//! What holds for the exploration of any text at all. The properties check it on texts made at random,
//! the fuzzer of `fuzz/` on those it finds its way to.

use std::collections::HashSet;

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Found, Quote};
use siyaq_engine::text::normalize::is_ignorable;
use siyaq_engine::text::{Document, TokenKind};

/// All of it.
///
/// # Panics
/// Where anything does not hold.
pub fn hold(text: &str, found: &Exploration) {
    tokens_part_the_text(text);
    sentences_lie_in_paragraphs(text, found);
    quotes_stand_where_they_say(text, found);
    mentions_are_apart(found);
    relations_have_evidence(found);
    pairs_gather_relations(found);
    events_are_in_order(text, found);
}

/// Tokens are in order and apart, on borders of characters, and leave no letter out.
pub fn tokens_part_the_text(text: &str) {
    let document = Document::new(text);
    let mut end = 0;
    let mut gaps = Vec::new();
    for token in &document.tokens {
        assert!(token.span.start >= end && token.span.end > token.span.start);
        assert!(text.get(token.span.range()).is_some(), "{:?}", token.span);
        gaps.push(&text[end as usize..token.span.start as usize]);
        end = token.span.end;
        if token.kind == TokenKind::Punctuation {
            let mark = document.slice(token.span);
            let drawn = mark.chars().all(|c| c == 'ـ');
            assert!(mark.chars().count() == 1 || drawn, "{mark:?}");
        }
    }
    gaps.push(&text[end as usize..]);
    for gap in gaps {
        let is_letter = |c: char| c.is_alphanumeric() && !is_ignorable(c);
        assert!(!gap.chars().any(is_letter), "left out: {gap:?}");
    }
}

/// Paragraphs and sentences are in order and apart, and each sentence lies in its paragraph.
pub fn sentences_lie_in_paragraphs(text: &str, found: &Exploration) {
    let length = text.chars().count() as u32;
    let mut end = 0;
    for paragraph in &found.paragraphs {
        assert!(end <= paragraph.start && paragraph.start < paragraph.end);
        end = paragraph.end;
    }
    assert!(end <= length);
    let mut end = 0;
    for sentence in &found.sentences {
        assert!(end <= sentence.start && sentence.start < sentence.end);
        end = sentence.end;
        let paragraph = &found.paragraphs[sentence.paragraph as usize];
        assert!(paragraph.start <= sentence.start && sentence.end <= paragraph.end);
    }
}

/// Every stretch that is quoted is not empty and has the words it says.
pub fn quotes_stand_where_they_say(text: &str, found: &Exploration) {
    let letters: Vec<char> = text.chars().collect();
    let relations = found.relations.iter().flat_map(|r| {
        let quotes = [&r.evidence, &r.trigger, &r.source_words, &r.target_words];
        quotes.into_iter().chain(&r.said_by)
    });
    let quotes = relations
        .chain(&found.title)
        .map(|quote| (quote.start, quote.end, &quote.text));
    let mentions = found.entities.iter().flat_map(|e| &e.mentions);
    let times = found.times.iter();
    for (start, end, quote) in quotes
        .chain(mentions.map(|m| (m.start, m.end, &m.text)))
        .chain(times.map(|t| (t.start, t.end, &t.text)))
    {
        assert!(start < end, "{quote:?} is empty");
        let stretch = letters.get(start as usize..end as usize);
        let stretch: Option<String> = stretch.map(|letters| letters.iter().collect());
        assert_eq!(stretch.as_ref(), Some(quote));
    }
}

/// No two mentions share a letter, of one entity or of two; ids are unique, and so are times apart.
pub fn mentions_are_apart(found: &Exploration) {
    let mentions = found.entities.iter().flat_map(|e| &e.mentions);
    let mut spans: Vec<_> = mentions.map(|m| (m.start, m.end)).collect();
    spans.sort_unstable();
    let times: Vec<_> = found.times.iter().map(|t| (t.start, t.end)).collect();
    for two in spans.windows(2).chain(times.windows(2)) {
        assert!(two[0].1 <= two[1].0, "{two:?} overlap");
    }
    let ids: HashSet<_> = found.entities.iter().map(|e| &e.id).collect();
    assert_eq!(ids.len(), found.entities.len(), "ids are not unique");
    for entity in &found.entities {
        assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        assert!(entity.mentions.is_sorted_by_key(|m| m.start));
        assert!((0.0..=1.0).contains(&entity.salience));
        for mention in &entity.mentions {
            if let Found::Tagger { margin } = mention.found {
                assert!(margin.is_finite());
            }
        }
    }
    assert!(found.entities.is_sorted_by(|a, b| a.salience >= b.salience));
}

/// A relation has two ends; its evidence lies in one sentence and holds the trigger and the words for
/// each end, unless these stand in another sentence.
pub fn relations_have_evidence(found: &Exploration) {
    for relation in &found.relations {
        assert_ne!(relation.source, relation.target);
        assert_eq!(relation.quad, relation.kind.quad());
        assert!((0.0..=1.0).contains(&relation.score));
        assert!((-10.0..=10.0).contains(&relation.tone));
        let (evidence, trigger) = (&relation.evidence, &relation.trigger);
        let holds = |words: &Quote| evidence.start <= words.start && words.end <= evidence.end;
        assert!(holds(trigger), "{evidence:?} holds no {trigger:?}");
        let sentence = found
            .sentences
            .iter()
            .find(|s| s.start <= evidence.start && evidence.end <= s.end)
            .unwrap_or_else(|| panic!("{evidence:?} is in no sentence"));
        for words in [&relation.source_words, &relation.target_words] {
            let elsewhere = words.end <= sentence.start || sentence.end <= words.start;
            assert!(elsewhere || holds(words), "{evidence:?} holds no {words:?}");
        }
    }
}

/// Every relation belongs to one pair, that of its ends.
pub fn pairs_gather_relations(found: &Exploration) {
    let mut seen = vec![false; found.relations.len()];
    for pair in &found.pairs {
        assert!(pair.actors[0] < pair.actors[1] && !pair.relations.is_empty());
        for &number in &pair.relations {
            let relation = &found.relations[number as usize];
            let mut ends = [&relation.source, &relation.target];
            ends.sort_unstable();
            assert_eq!(ends, [&pair.actors[0], &pair.actors[1]]);
            assert!(!std::mem::replace(&mut seen[number as usize], true));
        }
    }
    assert!(!seen.contains(&false), "a relation is in no pair");
}

/// The timeline is in order of the first day, or of the last where the beginning is open, and points
/// where it may.
pub fn events_are_in_order(text: &str, found: &Exploration) {
    let days: Vec<_> = found.events.iter().map(|e| begins(&e.edtf)).collect();
    assert!(days.is_sorted(), "{days:?}");
    let length = text.chars().count() as u32;
    for event in &found.events {
        assert!(event.start < event.end && event.end <= length);
        assert!(!event.label.is_empty() && text.contains(&event.label));
        let time = event.time.map(|time| &found.times[time as usize]);
        assert!(time.is_none_or(|time| time.edtf.is_some()));
        let mut entities = event.entities.iter();
        assert!(entities.all(|id| found.entities.iter().any(|e| e.id == *id)));
    }
}

/// The first day of an EDTF value as year, month, day; the last day of one whose beginning is open.
pub fn begins(edtf: &str) -> (i32, u32, u32) {
    let (from, to) = edtf.split_once('/').unwrap_or((edtf, ""));
    match from {
        ".." => day(to, true),
        _ => day(from, false),
    }
}

fn day(point: &str, is_last: bool) -> (i32, u32, u32) {
    let point = point.trim_end_matches(['~', '?', '%']);
    let point = point.split('T').next().unwrap_or_default();
    let (sign, digits) = match point.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, point),
    };
    let mut parts = digits.split('-');
    let year = parts.next().unwrap_or_default();
    // 18XX of our era begins with 1800, before it with 1899.
    let filled = year.replace('X', if is_last == (sign > 0) { "9" } else { "0" });
    let year = sign * filled.parse::<i32>().expect("a year");
    let mut number = || parts.next().map(|n| n.parse::<u32>().expect("a number"));
    match (number(), number()) {
        (None, _) if is_last => (year, 12, 31),
        (None, _) => (year, 1, 1),
        (Some(24), _) if is_last => (year + 1, 2, last_of(year + 1, 2)),
        (Some(season @ 21..), _) if is_last => {
            let month = (season - 21) * 3 + 5;
            (year, month, last_of(year, month))
        }
        (Some(season @ 21..), _) => (year, (season - 21) * 3 + 3, 1),
        (Some(month), None) if is_last => (year, month, last_of(year, month)),
        (Some(month), day) => (year, month, day.unwrap_or(1)),
    }
}

fn last_of(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
