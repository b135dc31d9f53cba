//! The table of time expressions in `times.case`, and what is true of times in any text.

use proptest::prelude::*;
use siyaq_engine::PublicationDate;
use siyaq_engine::exploration::TimeKind;
use siyaq_engine::text::{Document, Span};
use siyaq_engine::times::{Stretch, Term, TermHolder, TimeExpression, recognise_times, resolve};

/// A stretch of text with its value, as the table gives it and as the engine finds it.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    start: usize,
    end: usize,
    edtf: String,
}

impl Found {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One sentence of the table.
struct Case {
    line: usize,
    text: String,
    published: Option<PublicationDate>,
    gold: Vec<Found>,
}

fn cases() -> Vec<Case> {
    let mut published = None;
    let mut cases = Vec::new();
    for (index, line) in include_str!("times.case").lines().enumerate() {
        if let Some(date) = line.strip_prefix("published: ") {
            published = date.parse().ok();
        } else if let Some((sentence, values)) = line.split_once(" => ") {
            cases.push(case(index + 1, sentence, values, published));
        }
    }
    cases
}

fn case(line: usize, sentence: &str, values: &str, published: Option<PublicationDate>) -> Case {
    let mut text = String::new();
    let mut ends = Vec::new();
    for part in sentence.split_inclusive(['[', ']']) {
        let words = part.trim_end_matches(['[', ']']);
        text.push_str(words);
        if words.len() < part.len() {
            ends.push(text.len());
        }
    }
    let values: Vec<_> = values.split(' ').filter(|v| *v != "none").collect();
    assert_eq!(
        ends.len(),
        2 * values.len(),
        "line {line}: as many values as brackets"
    );
    let gold = ends.chunks(2).zip(values).map(|(ends, value)| Found {
        start: ends[0],
        end: ends[1],
        edtf: value.to_owned(),
    });
    Case {
        line,
        gold: gold.collect(),
        text,
        published,
    }
}

fn times_in(text: &str, published: Option<PublicationDate>) -> Vec<TimeExpression> {
    let document = Document::new(text);
    resolve(&document, recognise_times(&document), published, &[])
}

fn found_in(case: &Case) -> Vec<Found> {
    let found = |time: &TimeExpression| Found {
        start: time.span.start as usize,
        end: time.span.end as usize,
        edtf: time.edtf.map_or("?".to_owned(), |edtf| edtf.to_string()),
    };
    times_in(&case.text, case.published)
        .iter()
        .map(found)
        .collect()
}

/// How many of `gold` have a partner of their own in `found`.
fn matched(gold: &[Found], found: &[Found], same: impl Fn(&Found, &Found) -> bool) -> usize {
    let mut left: Vec<_> = found.iter().collect();
    gold.iter()
        .filter(|g| match left.iter().position(|f| same(g, f)) {
            Some(at) => {
                left.remove(at);
                true
            }
            None => false,
        })
        .count()
}

#[test]
fn the_table_is_read_as_its_gold_says() {
    const LEAST_CASES: usize = 250;
    let cases = cases();
    assert!(cases.len() >= LEAST_CASES, "only {} cases", cases.len());
    let (mut gold, mut found, mut spans, mut values) = (0, 0, 0, 0);
    let mut failures = String::new();
    for case in &cases {
        let predicted = found_in(case);
        gold += case.gold.len();
        found += predicted.len();
        let same_span = matched(&case.gold, &predicted, Found::overlaps);
        let same_value = matched(&case.gold, &predicted, |g, f| {
            g.overlaps(f) && g.edtf == f.edtf
        });
        spans += same_span;
        values += same_value;
        if same_value < case.gold.len() || predicted.len() > case.gold.len() {
            failures += &report(case, &predicted);
        }
    }
    let f1 = |hits: usize| 2.0 * hits as f64 / (gold + found) as f64;
    println!(
        "{} cases, {gold} times: span F1 {:.4}, EDTF F1 {:.4}\n{failures}",
        cases.len(),
        f1(spans),
        f1(values)
    );
    assert!(f1(spans) >= 0.97 && f1(values) >= 0.95, "{failures}");
}

fn report(case: &Case, predicted: &[Found]) -> String {
    let show = |all: &[Found]| {
        all.iter()
            .map(|f| format!("[{}] {}", &case.text[f.start..f.end], f.edtf))
            .collect::<Vec<_>>()
            .join(", ")
    };
    format!(
        "line {}: {}\n  gold:  {}\n  found: {}\n",
        case.line,
        case.text,
        show(&case.gold),
        show(predicted)
    )
}

#[test]
fn most_spans_are_exact() {
    let (mut exact, mut gold) = (0, 0);
    for case in cases() {
        gold += case.gold.len();
        exact += matched(&case.gold, &found_in(&case), |g, f| {
            (g.start, g.end) == (f.start, f.end)
        });
    }
    println!("{exact} of {gold} spans exact");
    assert!(exact * 100 >= gold * 95, "{exact} of {gold} spans exact");
}

#[test]
fn without_a_publication_day_only_full_dates_have_values() {
    for case in cases() {
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
    let words: Vec<String> = include_str!("times.case")
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
