//! A small explored article for the tests of the views, built by hand so that they do not depend on
//! what the engine finds.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::*;
use siyaq_engine::text::Offsets;

use crate::article::{Article, Repairs};

const TEXT: &str = "قمة في الرياض\n\
    أقامت مصر علاقات مع قطر عام 1972.\n\
    زار محمد علي مصر في 2016 ورحبت مصر بقطر.\n\
    ودانت ليبيا تشاد في يوم 6 نوفمبر 2025.";

/// Five entities (مصر, قطر, محمد علي, ليبيا, تشاد), three events, three relations.
pub fn article() -> Article {
    let entities = vec![
        entity("EGY", "مصر", EntityType::Country, Some("EGY")),
        entity("QAT", "قطر", EntityType::Country, Some("QAT")),
        entity("p1", "محمد علي", EntityType::Person, None),
        entity("LBY", "ليبيا", EntityType::Country, Some("LBY")),
        entity("TCD", "تشاد", EntityType::Country, Some("TCD")),
    ];
    let events = vec![
        Event {
            time: Some(0),
            ..event("1972", "أقامت مصر علاقات مع قطر عام 1972.", &["EGY", "QAT"])
        },
        event(
            "2016",
            "زار محمد علي مصر في 2016 ورحبت مصر بقطر.",
            &["p1", "EGY", "QAT"],
        ),
        event(
            "2025-11-06",
            "ودانت ليبيا تشاد في يوم 6 نوفمبر 2025.",
            &["LBY", "TCD"],
        ),
    ];
    let relations = vec![
        relation("EGY", "QAT", Plover::Support, "أقامت مصر علاقات مع قطر"),
        Relation {
            symmetric: false,
            ..relation(
                "EGY",
                "QAT",
                Plover::Consult,
                "زار محمد علي مصر في 2016 ورحبت مصر",
            )
        },
        Relation {
            symmetric: false,
            status: Status::Possible,
            ..relation("LBY", "TCD", Plover::Accuse, "ودانت ليبيا تشاد")
        },
    ];
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for (index, line) in TEXT.lines().enumerate() {
        let end = start + line.chars().count() as u32;
        let kind = if index == 0 {
            ParagraphKind::Title
        } else {
            ParagraphKind::Body
        };
        paragraphs.push(Paragraph { start, end, kind });
        start = end + 1;
    }
    Article {
        text: TEXT.into(),
        offsets: Offsets::new(TEXT),
        repairs: Repairs::default(),
        exploration: Exploration {
            schema: SCHEMA,
            published: Some("2025-11-06".to_owned()),
            title: Some(quote("قمة في الرياض")),
            sentences: Vec::new(),
            times: vec![time("عام 1972", "1972")],
            paragraphs,
            entities,
            events,
            relations,
            pairs: vec![pair("EGY", "QAT", &[0, 1]), pair("LBY", "TCD", &[2])],
        },
    }
}

fn quote(text: &str) -> Quote {
    let byte = TEXT.find(text).expect("the sample holds its quotes");
    let start = TEXT[..byte].chars().count() as u32;
    Quote {
        start,
        end: start + text.chars().count() as u32,
        text: text.to_owned(),
    }
}

fn time(words: &str, edtf: &str) -> TimeExpression {
    let Quote { start, end, text } = quote(words);
    TimeExpression {
        start,
        end,
        text,
        edtf: Some(edtf.to_owned()),
        kind: TimeKind::Date,
        calendar: Calendar::Gregorian,
        part_of_day: None,
        unresolved: None,
    }
}

fn entity(id: &str, name: &str, kind: EntityType, iso3: Option<&str>) -> Entity {
    let mentions = TEXT
        .match_indices(name)
        .map(|(byte, text)| {
            let start = TEXT[..byte].chars().count() as u32;
            let end = start + text.chars().count() as u32;
            let found = Found::Lexicon {
                entry: id.to_owned(),
            };
            Mention {
                start,
                end,
                text: text.to_owned(),
                found,
            }
        })
        .collect();
    Entity {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        iso3: iso3.map(str::to_owned),
        salience: 0.5,
        mentions,
    }
}

fn event(edtf: &str, sentence: &str, entities: &[&str]) -> Event {
    let Quote { start, end, text } = quote(sentence);
    Event {
        edtf: edtf.to_owned(),
        start,
        end,
        label: text,
        kind: EventKind::Dated,
        certainty: Certainty::Certain,
        time: None,
        entities: entities.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn pair(a: &str, b: &str, relations: &[u32]) -> Pair {
    Pair {
        actors: [a.to_owned(), b.to_owned()],
        relations: relations.to_vec(),
        tone: Some(3.75),
    }
}

/// An asserted, symmetric relation.
pub fn relation(source: &str, target: &str, kind: Plover, evidence: &str) -> Relation {
    Relation {
        source: source.to_owned(),
        target: target.to_owned(),
        symmetric: true,
        kind,
        quad: kind.quad(),
        status: Status::Asserted,
        edtf: None,
        tone: kind.tone(),
        score: 0.9,
        evidence: quote(evidence),
        trigger: quote(evidence),
        source_words: quote(evidence),
        target_words: quote(evidence),
        said_by: None,
        contexts: Vec::new(),
        explanation: Explanation {
            construction: Construction::Verb,
            source: Recognition::Name,
            target: Recognition::Name,
        },
    }
}
