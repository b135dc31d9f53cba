//! Country relations, one construction a row: `fixtures/relations.case` holds the sentences and what
//! must be found in them. All rows run, and all that fail are shown together.

use siyaq_accuracy::passages::{self, CONSTRUCTIONS, Level, NEWS, SET_ASIDE, found, tally};
use siyaq_engine::exploration::{PANEL_MARGIN, Relation};
use siyaq_engine::{Options, explore};

#[test]
fn every_row_of_the_table_holds() {
    let rows = passages::read(CONSTRUCTIONS);
    assert!(rows.len() >= 200, "only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .map(|row| (row, found(row)))
        .filter(|(row, found)| row.expected != *found)
        .map(|(row, found)| {
            let (text, expected) = (&row.text, &row.expected);
            format!("{text}\n   expected {expected:?}\n   found    {found:?}")
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} rows fail:\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n")
    );
}

#[test]
fn passages_of_news_reach_their_figures() {
    for (name, table, least) in [
        ("news", NEWS, [85.0, 80.0]),
        ("set aside", SET_ASIDE, [68.0, 58.0]),
    ] {
        let passages = passages::read(table);
        for (level, least) in [Level::Pair, Level::Type].into_iter().zip(least) {
            let tally = tally(&passages, level);
            let (precision, recall) = (tally.count.precision(), tally.count.recall());
            let f1 = tally.count.f1();
            let (quiet, silent) = tally.quiet;
            println!(
                "{name} {level:?}: P {precision:.1} R {recall:.1} F1 {f1:.1}, quiet {quiet} of {silent}"
            );
            assert!(f1 >= least, "{name}: F1 {f1:.1} is below {least}");
            assert!(precision >= recall, "{name}: {precision:.1} < {recall:.1}");
            assert!(
                quiet * 10 >= silent * 9,
                "{name}: {quiet} of {silent} are quiet"
            );
        }
    }
}

/// A text; who is said to say so, the contexts, and the construction of its first relation.
#[test]
fn relations_tell_who_says_so_and_why() {
    let rows = [
        (
            "قصفت تركيا سوريا، بحسب مصادر محلية.",
            "مصادر محلية",
            "military",
            "verb",
        ),
        (
            "قال محلل بارز إن الصين اتهمت اليابان.",
            "محلل بارز",
            "",
            "verb",
        ),
        (
            "أكد حزب الله أن إسرائيل قصفت لبنان.",
            "حزب الله",
            "military",
            "verb",
        ),
        (
            "قالت روسيا إن تركيا قصفت سوريا.",
            "روسيا",
            "military",
            "verb",
        ),
        (
            "استُدعي السفير السويدي إلى الخارجية العراقية.",
            "",
            "diplomatic",
            "passive",
        ),
        (
            "الحكومة اليمنية المدعومة من السعودية.",
            "",
            "",
            "participle",
        ),
        (
            "أجرت مصر محادثات نووية مع ليبيا.",
            "",
            "diplomatic cbrn",
            "governed-noun",
        ),
        (
            "المحادثات بين إيران والولايات المتحدة.",
            "",
            "diplomatic",
            "together",
        ),
        ("الغارات الأميركية على سوريا.", "", "military", "noun"),
        (
            "أعلنت كازاخستان أنها ستنضم إلى اتفاقات إبراهيم.",
            "كازاخستان",
            "",
            "joining",
        ),
        ("طردت فرنسا السفير الروسي.", "", "diplomatic", "verb"),
        (
            "استوردت إسبانيا الغاز من الجزائر.",
            "",
            "natural_resource",
            "verb",
        ),
    ];
    for (text, said_by, contexts, construction) in rows {
        let found = explore(text, &Options::default());
        let relation = serde_json::to_value(&found.relations[0]).expect("a relation is JSON");
        let all: Vec<_> = relation["contexts"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|c| c.as_str())
            .collect();
        assert_eq!(
            relation["said_by"]["text"].as_str().unwrap_or_default(),
            said_by,
            "{text}"
        );
        assert_eq!(all.join(" "), contexts, "{text}");
        assert_eq!(
            relation["explanation"]["construction"], construction,
            "{text}"
        );
    }
}

#[test]
fn pairs_gather_relations_in_time_order_with_their_net_tone() {
    let text = "قصفت تركيا سوريا عام 2019. زار الرئيس السوري تركيا عام 2005. لم تقصف تركيا سوريا.";
    let found = explore(text, &Options::default());
    let [pair] = found.pairs.as_slice() else {
        panic!("one pair, not {:?}", found.pairs)
    };
    assert_eq!(pair.actors, ["SYR", "TUR"]);
    let years: Vec<_> = pair
        .relations
        .iter()
        .map(|&r| found.relations[r as usize].edtf.as_deref())
        .collect();
    assert_eq!(years, [Some("2005"), Some("2019"), None]);
    // a visit and an attack; the denial counts for nothing
    assert_eq!(pair.tone, Some((2.5 - 9.0) / 2.0));
}

#[test]
fn a_date_that_heads_a_paragraph_dates_what_it_tells() {
    let text = "2005: زار الرئيس السوري تركيا. وقصفت إيران العراق.\n3 مايو 2019 - قصفت تركيا سوريا.\n\
                وزار الرئيس المصري قطر.";
    let found = explore(text, &Options::default());
    let dates: Vec<_> = found.relations.iter().map(|r| r.edtf.as_deref()).collect();
    assert_eq!(
        dates,
        [Some("2005"), Some("2005"), Some("2019-05-03"), None]
    );
}

/// Where a report was written does nothing in it, the speaker of a headline does.
#[test]
fn a_dateline_is_no_actor() {
    let read = |text: &str| {
        let found = explore(text, &Options::default());
        let ends = |r: &Relation| format!("{} {}", r.source, r.target);
        found.relations.iter().map(ends).collect::<Vec<_>>()
    };
    let line = "لومي، توغو (CNN)-- بدأت علاقة حبها مع غانا في سن مبكرة.";
    assert_eq!(read(&format!("أزمة جديدة\n{line}")), [] as [&str; 0]);
    let line = "فرنسا - وكالات - اتهمت توغو غانا بالكذب.";
    assert_eq!(read(&format!("أزمة جديدة\n{line}")), ["TGO GHA"]);
    assert_eq!(read("توغو: نطالب غانا بالاعتذار"), ["TGO GHA"]);
}

#[test]
fn uncertain_relations_are_kept_below_the_margin() {
    let found = explore(
        "التقى منتخب مصر ومدرب تونس قبل مباراة اجتمعت فيها إيران وتركيا.",
        &Options::default(),
    );
    assert!(!found.relations.is_empty());
    assert!(found.relations.iter().all(|r| r.score < PANEL_MARGIN));
}

/// What must hold of any text: ends lie in the text, and nothing acts upon itself.
#[test]
fn relations_of_any_text_are_well_formed() {
    let texts = [
        "",
        "و",
        "تشكل روسيا خطرا",
        "بين وبين",
        "إيران إيران إيران",
        "زار زار لم قد بين",
        "«»،، التي التي",
    ];
    for text in texts {
        for relation in explore(text, &Options::default()).relations {
            assert_ne!(relation.source, relation.target, "{text}");
            assert!(
                relation.evidence.end as usize <= text.chars().count(),
                "{text}"
            );
        }
    }
}
