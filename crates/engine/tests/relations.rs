//! Country relations, one construction a row: `fixtures/relations.case` holds the sentences and what
//! must be found in them. All rows run, and all that fail are shown together.

use siyaq_engine::exploration::PANEL_MARGIN;
use siyaq_engine::{Options, explore};

#[test]
fn every_row_of_the_table_holds() {
    let table = include_str!("fixtures/relations.case");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once("=>"))
        .map(|(text, expected)| (text.trim(), expected.trim()))
        .collect();
    assert!(rows.len() >= 200, "only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .map(|&(text, expected)| (text, sorted(expected), found(text)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| {
            format!("{text}\n   expected {expected}\n   found    {found}")
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

/// The relations of a text in the notation of the table.
fn found(text: &str) -> String {
    let relations = explore(text, &Options::default()).relations;
    let mut all: Vec<String> = relations
        .iter()
        .map(|r| {
            let kind = format!("{:?}", r.kind).to_uppercase();
            let status = format!("{:?}", r.status).to_lowercase();
            let (source, target) = match r.symmetric && r.target < r.source {
                true => (&r.target, &r.source),
                false => (&r.source, &r.target),
            };
            let arrow = if r.symmetric { '=' } else { '>' };
            format!("{source}{arrow}{target} {kind} {status}")
        })
        .collect();
    all.sort();
    all.dedup();
    if all.is_empty() {
        "none".to_owned()
    } else {
        all.join("; ")
    }
}

/// The expectation with the ends of symmetric relations and the relations themselves in order.
fn sorted(expected: &str) -> String {
    let mut all: Vec<String> = expected
        .split(';')
        .map(|relation| {
            let relation = relation.trim();
            match relation.split_once('=') {
                Some((a, rest)) => {
                    let (b, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                    let (first, second) = if b < a { (b, a) } else { (a, b) };
                    format!("{first}={second} {rest}")
                }
                None => relation.to_owned(),
            }
        })
        .collect();
    all.sort();
    all.join("; ")
}

/// The relations of many passages, as a scorer sees them: found, expected, and both.
#[derive(Default)]
struct Tally {
    found: usize,
    expected: usize,
    hits: usize,
    /// Passages without a relation that stay empty, and all such passages.
    quiet: (usize, usize),
}

impl Tally {
    /// Compares two lists of one passage; what is optional costs nothing, missed or found.
    fn add(&mut self, expected: &[String], optional: &[String], found: &[String]) {
        let counted = |f: &&String| expected.contains(f) || !optional.contains(f);
        self.found += found.iter().filter(counted).count();
        self.expected += expected.len();
        self.hits += expected.iter().filter(|e| found.contains(e)).count();
        if expected.is_empty() {
            self.quiet.1 += 1;
            self.quiet.0 += usize::from(found.iter().all(|f| optional.contains(f)));
        }
    }

    fn precision(&self) -> f64 {
        self.hits as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.hits as f64 / self.expected.max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.hits as f64 / (self.found + self.expected).max(1) as f64
    }
}

/// Cuts a relation in the notation of the table down to its ends (`level` 0), or to ends, direction
/// and type (`level` 1).
fn cut(relation: &str, level: usize) -> String {
    let mut words = relation.split(' ');
    let ends = words.next().unwrap_or_default();
    match level {
        0 => {
            let mut codes: Vec<&str> = ends.split(['>', '=']).collect();
            codes.sort_unstable();
            codes.join(" ")
        }
        _ => format!("{ends} {}", words.next().unwrap_or_default()),
    }
}

/// The tally of a file of passages at one level.
fn tally(passages: &str, level: usize) -> Tally {
    let mut tally = Tally::default();
    for line in passages.lines().filter(|line| !line.starts_with('#')) {
        let Some((text, expected)) = line.split_once("=>") else {
            continue;
        };
        let cut_all = |list: String, optional: bool| {
            let mut all: Vec<String> = list
                .split("; ")
                .filter(|r| *r != "none" && r.starts_with('?') == optional)
                .map(|r| cut(r.trim_start_matches('?'), level))
                .collect();
            all.sort();
            all.dedup();
            all
        };
        let expected = sorted(expected);
        tally.add(
            &cut_all(expected.clone(), false),
            &cut_all(expected, true),
            &cut_all(found(text.trim()), false),
        );
    }
    tally
}

#[test]
fn passages_of_news_reach_their_figures() {
    let sets = [
        (
            "news",
            include_str!("fixtures/relations-news.case"),
            [0.85, 0.8],
        ),
        (
            "heldout",
            include_str!("fixtures/relations-heldout.case"),
            [0.8, 0.6],
        ),
        (
            "unseen",
            include_str!("fixtures/relations-unseen.case"),
            [0.55, 0.45],
        ),
    ];
    for (name, passages, least) in sets {
        for (level, least) in least.into_iter().enumerate() {
            let tally = tally(passages, level);
            let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
            let (quiet, silent) = tally.quiet;
            println!(
                "{name} {}: P {precision:.3} R {recall:.3} F1 {f1:.3}, quiet {quiet} of {silent}",
                ["pair", "pair+type"][level],
            );
            assert!(f1 >= least, "{name}: F1 {f1:.3} is below {least}");
            assert!(precision >= recall, "{name}: {precision:.3} < {recall:.3}");
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
