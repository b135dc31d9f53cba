//! What holds for any text at all.

use proptest::prelude::*;
use siyaq_engine::text::normalize::is_ignorable;
use siyaq_engine::text::{Document, TokenKind};
use siyaq_engine::{Exploration, Options, explore};

/// Texts that look like news, or like nothing at all.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "و",
        "في",
        "السعودية",
        "وللسعودية",
        "الرئيس",
        "ترمب",
        "اتهمت",
        "إيران",
        "عام",
        "1992",
        "٢٠١٦",
        "6",
        "نوفمبر",
        "بين",
        "قال",
        "إن",
        "«",
        "»",
        ".",
        "،",
        "\n",
        "-",
        "الأميركي",
        "وزير",
        "الخارجية",
        "أمس",
        "العلاقات",
        "مع",
        "قبل",
        "ثلاثة",
        "أيام",
        "\u{064E}",
        "\u{202E}",
        "🇰🇿",
        "(",
        ")",
        "لم",
        "سـ",
        "زيارة",
        "إلى",
    ]);
    prop_oneof![
        prop::collection::vec(word.clone(), 0..60).prop_map(|words| words.join(" ")),
        prop::collection::vec(word, 0..60).prop_map(|words| words.concat()),
        any::<String>(),
        "[\u{0600}-\u{06FF} ]{0,80}",
    ]
}

fn explored(text: &str) -> Exploration {
    let published = "2025-11-06".parse().ok();
    explore(
        text,
        &Options {
            published,
            ..Options::default()
        },
    )
}

/// The stretch of `text` between two scalar values.
fn stretch(text: &str, start: u32, end: u32) -> String {
    text.chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect()
}

proptest! {
    #[test]
    fn tokens_part_the_text(text in any_text()) {
        let document = Document::new(&text);
        let mut end = 0;
        for token in &document.tokens {
            prop_assert!(token.span.start >= end && token.span.end > token.span.start);
            prop_assert!(text.is_char_boundary(token.span.start as usize));
            let between = &text[end as usize..token.span.start as usize];
            let is_letter = |c: char| c.is_alphabetic() && !is_ignorable(c);
            prop_assert!(!between.chars().any(is_letter), "letters lost: {between:?}");
            end = token.span.end;
        }
        let marks = document.tokens.iter().filter(|t| t.kind == TokenKind::Punctuation);
        for mark in marks {
            prop_assert_eq!(document.slice(mark.span).chars().count(), 1);
        }
    }

    #[test]
    fn everything_found_stands_where_it_says(text in any_text()) {
        let found = explored(&text);
        let quotes = found.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.start, m.end, &m.text))
            .chain(found.times.iter().map(|t| (t.start, t.end, &t.text)))
            .chain(found.relations.iter().flat_map(|r| [&r.evidence, &r.trigger, &r.source_words, &r.target_words])
                .map(|q| (q.start, q.end, &q.text)))
            .chain(found.title.iter().map(|q| (q.start, q.end, &q.text)));
        for (start, end, quote) in quotes {
            prop_assert!(start < end, "{quote:?} is empty");
            prop_assert_eq!(&stretch(&text, start, end), quote);
        }
    }

    #[test]
    fn mentions_do_not_overlap(text in any_text()) {
        let found = explored(&text);
        let mut spans: Vec<_> =
            found.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.start, m.end)).collect();
        spans.sort_unstable();
        for two in spans.windows(2) {
            prop_assert!(two[0].1 <= two[1].0);
        }
        prop_assert!(found.entities.iter().all(|e| !e.mentions.is_empty()));
    }

    #[test]
    fn a_relation_has_two_ends_and_evidence_that_holds_its_trigger(text in any_text()) {
        for relation in explored(&text).relations {
            prop_assert!(relation.source != relation.target);
            prop_assert_eq!(relation.quad, relation.kind.quad());
            prop_assert!(relation.evidence.start <= relation.trigger.start);
            prop_assert!(relation.trigger.end <= relation.evidence.end);
            prop_assert!((0.0..=1.0).contains(&relation.score));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(text in any_text()) {
        let json = || serde_json::to_string(&explored(&text)).expect("an exploration is JSON");
        prop_assert_eq!(json(), json());
    }

    #[test]
    fn white_space_at_the_end_changes_nothing(text in any_text(), space in "[ \t\n\u{00A0}]{1,8}") {
        prop_assert_eq!(explored(&text), explored(&format!("{text}{space}")));
    }

    #[test]
    fn the_timeline_is_in_order_and_points_where_it_may(text in any_text()) {
        let found = explored(&text);
        let length = text.chars().count() as u32;
        let starts: Vec<String> = found.events.iter().filter_map(|e| first_day(&e.edtf)).collect();
        prop_assert!(starts.is_sorted(), "{starts:?}");
        for event in &found.events {
            prop_assert!(event.start < event.end && event.end <= length);
            prop_assert!(text.contains(&event.label));
            prop_assert!(event.time.is_none_or(|time| (time as usize) < found.times.len()));
            prop_assert!(event.entities.iter().all(|id| found.entities.iter().any(|e| e.id == *id)));
        }
    }
}

/// The first day of a plain EDTF value in a form that sorts, `None` for an interval, a season or a
/// value that is not a year, month or day of our era.
fn first_day(edtf: &str) -> Option<String> {
    let value = edtf.trim_end_matches(['~', '?', '%']);
    let digits = |c: char| c.is_ascii_digit() || c == '-';
    let plain = value.chars().all(digits) && value.len() >= 4 && !value.starts_with('-');
    plain.then(|| format!("{value}{}", &"0000-01-01"[value.len().min(10)..]))
}
