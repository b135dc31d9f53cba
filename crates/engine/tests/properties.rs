//! What holds for any text at all.

mod invariants;

use proptest::prelude::*;
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

proptest! {
    #[test]
    fn tokens_part_the_text(text in any_text()) {
        invariants::tokens_part_the_text(&text);
    }

    #[test]
    fn sentences_lie_in_paragraphs(text in any_text()) {
        invariants::sentences_lie_in_paragraphs(&text, &explored(&text));
    }

    #[test]
    fn everything_found_stands_where_it_says(text in any_text()) {
        invariants::quotes_stand_where_they_say(&text, &explored(&text));
    }

    #[test]
    fn mentions_do_not_overlap(text in any_text()) {
        invariants::mentions_are_apart(&explored(&text));
    }

    #[test]
    fn a_relation_has_two_ends_and_evidence_that_holds_its_words(text in any_text()) {
        let found = explored(&text);
        invariants::relations_have_evidence(&found);
        invariants::pairs_gather_relations(&found);
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
        invariants::events_are_in_order(&text, &explored(&text));
    }

    #[test]
    fn it_holds_without_a_publication_date_too(text in any_text()) {
        invariants::hold(&text, &explore(&text, &Options::default()));
    }
}

/// Whole sentences, in which there is more to find than in words at random.
#[test]
fn it_holds_for_sentences_in_any_order() {
    let tables = [
        include_str!("fixtures/relations.case"),
        include_str!("fixtures/relations-news.case"),
        include_str!("times.case"),
    ];
    let lines = tables.iter().flat_map(|table| table.lines());
    let sentences: Vec<String> = lines
        .filter_map(|line| line.split_once("=>"))
        .map(|(text, _)| text.replace(['[', ']'], ""))
        .collect();
    let joined = |step: usize, many: usize, between: &str| {
        let order = (0..sentences.len()).map(|n| n * step % sentences.len());
        let order: Vec<usize> = order.collect();
        for few in order.chunks(many) {
            let text: Vec<&str> = few.iter().map(|&n| sentences[n].as_str()).collect();
            let text = text.join(between);
            invariants::hold(&text, &explored(&text));
        }
    };
    joined(1, 1, "");
    joined(7, 5, " ");
    joined(11, 40, "\n");
}

/// What the fuzzer found, in other words.
#[test]
fn it_holds_where_it_once_did_not() {
    // Two doubts about one subject took its score below 0.
    let text = "التقى الرئيسان المصري والتونسي أثناء زيارتهما قطر. وانتهى الـ قاء بموافقة السيسي \
                على المشاركة في قمة في الدوحة.";
    invariants::hold(text, &explored(text));
}

#[test]
fn values_begin_where_they_say() {
    for (edtf, day) in [
        ("2025-11-06", (2025, 11, 6)),
        ("2025-11~", (2025, 11, 1)),
        ("2025-11-06T15:00:00Z", (2025, 11, 6)),
        ("199X/2003", (1990, 1, 1)),
        ("-0499", (-499, 1, 1)),
        ("2019-22", (2019, 6, 1)),
        ("../2024-02", (2024, 2, 29)),
        ("../2019-24", (2020, 2, 29)),
        ("../18XX", (1899, 12, 31)),
        ("2011/..", (2011, 1, 1)),
    ] {
        assert_eq!(invariants::begins(edtf), day, "{edtf}");
    }
}

/// What is spoilt in an exploration.
type Spoil = fn(&mut Exploration);

/// An invariant that could not fail would prove nothing.
#[test]
fn what_is_spoilt_is_noticed() {
    let text = "قصفت تركيا سوريا عام 2019. زار الرئيس السوري تركيا عام 2005.";
    let sound = explored(text);
    invariants::hold(text, &sound);
    let spoils: [(&str, Spoil); 12] = [
        ("a mention moved", |e| e.entities[0].mentions[0].start += 1),
        ("a mention doubled", |e| {
            let mention = e.entities[0].mentions[0].clone();
            e.entities[1].mentions.push(mention);
        }),
        ("an entity without mentions", |e| {
            e.entities[0].mentions.clear()
        }),
        ("an id twice", |e| {
            e.entities[1].id = e.entities[0].id.clone()
        }),
        ("a time out of the text", |e| e.times[0].end += 100),
        ("events turned round", |e| e.events.reverse()),
        ("an event of no time", |e| e.events[0].time = Some(9)),
        ("evidence without its trigger", |e| {
            e.relations[0].trigger = e.relations[1].trigger.clone();
        }),
        ("evidence without an actor", |e| {
            let relation = &mut e.relations[0];
            relation.evidence = relation.trigger.clone();
        }),
        ("a relation with itself", |e| {
            e.relations[0].target = e.relations[0].source.clone();
        }),
        ("a relation in no pair", |e| e.pairs.clear()),
        ("a sentence past its paragraph", |e| e.sentences[1].end += 1),
    ];
    for (what, spoil) in spoils {
        let mut spoilt = sound.clone();
        spoil(&mut spoilt);
        let held = std::panic::catch_unwind(|| invariants::hold(text, &spoilt));
        assert!(held.is_err(), "{what} goes unnoticed");
    }
}
