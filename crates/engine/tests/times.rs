//! The table of time expressions in `times.case`, and what is true of times in any text.

use proptest::prelude::*;
use siyaq_accuracy::times::{Case, TABLE, Time, read, shown, tally};
use siyaq_engine::PublicationDate;
use siyaq_engine::exploration::TimeKind;
use siyaq_engine::text::{Document, Span};
use siyaq_engine::times::{Stretch, Term, TermHolder, TimeExpression, recognise_times, resolve};

fn times_in(text: &str, published: Option<PublicationDate>) -> Vec<TimeExpression> {
    let document = Document::new(text);
    resolve(&document, recognise_times(&document), published, &[])
}

#[test]
fn the_table_is_read_as_its_gold_says() {
    const LEAST_CASES: usize = 250;
    let cases = read(TABLE);
    assert!(cases.len() >= LEAST_CASES, "only {} cases", cases.len());
    let tally = tally(&cases);
    let failures: Vec<String> = tally
        .wrong
        .iter()
        .map(|(case, found)| report(case, found))
        .collect();
    let failures = failures.concat();
    println!(
        "{} cases, {} times: span F1 {:.2}, EDTF F1 {:.2}\n{failures}",
        cases.len(),
        tally.spans.gold,
        tally.spans.f1(),
        tally.values.f1()
    );
    assert!(
        tally.spans.f1() >= 97.0 && tally.values.f1() >= 95.0,
        "{failures}"
    );
}

fn report(case: &Case, found: &[Time]) -> String {
    format!(
        "line {}: {}\n  gold:  {}\n  found: {}\n",
        case.line,
        case.text,
        shown(&case.text, &case.gold),
        shown(&case.text, found)
    )
}

#[test]
fn most_spans_are_exact() {
    let exact = tally(&read(TABLE)).exact;
    println!("{} of {} spans exact", exact.hits, exact.gold);
    assert!(exact.recall() >= 95.0, "{exact:?}");
}

#[test]
fn without_a_publication_day_only_full_dates_have_values() {
    for case in read(TABLE) {
        for time in times_in(&case.text, None) {
            assert_ne!(time.edtf.is_some(), time.unresolved.is_some());
        }
    }
    for (text, value) in [
        ("وصل أمس", None),
        ("وصل في 6 نوفمبر", None),
        ("وصل في 6 نوفمبر 2025", Some("2025-11-06")),
        ("وصل عام 1992", Some("1992")),
    ] {
        let times = times_in(text, None);
        let values: Vec<_> = times
            .iter()
            .map(|t| t.edtf.map(|e| e.to_string()))
            .collect();
        assert_eq!(values, [value.map(str::to_owned)], "{text}");
    }
}

#[test]
fn a_term_of_office_is_that_of_its_holder() {
    let inauguration = |year| Stretch::known(year, 1, 20);
    let term = |from, until| Term {
        from: inauguration(from).expect("a day"),
        until,
    };
    let terms = vec![term(2017, inauguration(2021)), term(2025, None)];
    for (text, name, expected) in [
        (
            "خلال ولايته الأولى، توسط ترمب في الاتفاق.",
            "ترمب",
            Some(("خلال ولايته الأولى", "2017-01-20/2021-01-20")),
        ),
        (
            "تعهد ترمب بذلك في ولايته الثانية.",
            "ترمب",
            Some(("في ولايته الثانية", "2025-01-20/..")),
        ),
        (
            "انسحبت واشنطن في عهد الرئيس دونالد ترمب من الاتفاق.",
            "دونالد ترمب",
            Some(("في عهد الرئيس دونالد ترمب", "2017-01-20/..")),
        ),
        ("خلال ولايته الثالثة، توسط ترمب في الاتفاق.", "ترمب", None),
        ("خلال ولايته الأولى، توسط الرئيس في الاتفاق.", "", None),
    ] {
        let document = Document::new(text);
        let at = text.find(name).expect("the name");
        let holders = match name {
            "" => Vec::new(),
            _ => vec![TermHolder {
                span: Span::new(at, at + name.len()),
                terms: terms.clone(),
            }],
        };
        let published = "2025-11-06".parse().ok();
        let times = resolve(&document, recognise_times(&document), published, &holders);
        let found: Vec<_> = times
            .iter()
            .map(|t| {
                assert_eq!(t.kind, TimeKind::Term);
                let value = t.edtf.map(|e| e.to_string());
                (document.slice(t.span), value.unwrap_or_default())
            })
            .collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(words, value)| (words, value.to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// Words that dates are made of, in any order.
fn word_salad() -> impl Strategy<Value = String> {
    let words: Vec<String> = TABLE
        .split(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))
        .map(str::to_owned)
        .collect();
    proptest::collection::vec(proptest::sample::select(words), 0..40).prop_map(|w| w.join(" "))
}

fn holds_for(text: &str) {
    for published in ["2025-11-06", "0001-01-01", "9999-12-31"] {
        let mut last = 0;
        for time in times_in(text, published.parse().ok()) {
            assert!(last <= time.span.start && time.span.start < time.span.end);
            assert!(text.get(time.span.range()).is_some());
            last = time.span.end;
        }
    }
}

/// Chains that a grammar which looks ahead without bound would take for ever over.
#[test]
fn chains_of_any_length_take_linear_work() {
    const LINKS: usize = 3_000;
    for link in [
        "أمس مساء ",
        "نحو ",
        "3 و",
        "من 3 إلى ",
        "بين عام ",
        "يوم الاثنين ",
        "منذ ",
        "حتى منذ ",
        "الساعة الثالثة من مساء ",
        "عام 2011 ",
        "مطلع ",
        "قبل عام ونصف ",
        "6 نوفمبر/",
        "ألف و",
        "الـ",
        "في عهد ",
        "5-",
        "(1990-",
    ] {
        holds_for(&link.repeat(LINKS));
    }
}

/// The fuzzer found them: the next October or autumn after the last day of the calendar.
#[test]
fn what_comes_after_the_calendar_has_no_value() {
    let options = siyaq_engine::Options {
        published: "9999-12-31".parse().ok(),
        ..Default::default()
    };
    for text in [
        "سيلتقيه المبعوث في أكتوبر.",
        "سيلتقيه في الأسبوع الأول من أكتوبر.",
        "سيلتقيه في الخريف المقبل.",
        "سيلتقيه العام المقبل.",
    ] {
        let found = siyaq_engine::explore(text, &options);
        assert!(!found.times.is_empty(), "{text}");
        assert!(
            found.times.iter().all(|time| time.edtf.is_none()),
            "{text}: {:?}",
            found.times
        );
    }
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order(text in any::<String>()) {
        holds_for(&text);
    }

    #[test]
    fn any_words_of_dates_give_spans_in_order(text in word_salad()) {
        holds_for(&text);
    }
}
