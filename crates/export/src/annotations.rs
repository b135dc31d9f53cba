//! Mentions, time expressions and the evidence of relations as W3C Web Annotations on the plain text
//! of the article. Each target is found again by its position and by its words with what stands
//! around them.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::PANEL_MARGIN;
use siyaq_engine::list::{joined, sort_by_key};
use siyaq_engine::text::normalize::digits;

use crate::Source;
use crate::json::{filled, word};

/// Scalar values on either side of a quotation.
const CONTEXT: u32 = 24;

/// The page, with a gap for all annotations.
const PAGE: &str = r##"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"#annotations","type":"AnnotationPage","items":[%]}"##;
/// An annotation: its number, what it is for, what it says, where it stands and between which words.
const ANNOTATION: &str = r##"{"id":"#annotation-%","type":"Annotation","motivation":$,"body":{"type":"TextualBody","value":$,"purpose":$},"target":{"source":"#article","selector":[{"type":"TextPositionSelector","start":%,"end":%},{"type":"TextQuoteSelector","exact":$,"prefix":$,"suffix":$}]}}"##;

/// What is said of a stretch of the text: where it stands, the motivation, and the words.
type Note = (u32, u32, &'static str, String);

/// The AnnotationPage of `found`, which was found in `text`, in the order of the text.
pub fn page(found: &Exploration, text: &str) -> String {
    let mut notes: Vec<Note> = Vec::new();
    for entity in &found.entities {
        for mention in &entity.mentions {
            let name = entity.name.clone();
            notes.push((mention.start, mention.end, "identifying", name));
        }
    }
    for time in &found.times {
        if let Some(edtf) = &time.edtf {
            notes.push((time.start, time.end, "classifying", edtf.clone()));
        }
    }
    for relation in found.relations.iter().filter(|r| r.score >= PANEL_MARGIN) {
        let kind = word(&relation.kind);
        let claim = joined(&[&*relation.source, &kind, &relation.target], " ");
        let evidence = &relation.evidence;
        notes.push((evidence.start, evidence.end, "describing", claim));
    }
    sort_by_key(&mut notes, |&(start, end, ..)| (start, end));
    let source = Source::new(text);
    let mut items = Vec::new();
    for (number, (start, end, purpose, value)) in (1..).zip(&notes) {
        items.push(filled(
            ANNOTATION,
            &[
                &digits(number),
                purpose,
                value,
                purpose,
                &digits((*start).into()),
                &digits((*end).into()),
                source.slice(*start, *end),
                source.slice(start.saturating_sub(CONTEXT), *start),
                source.slice(*end, end + CONTEXT),
            ],
        ));
    }
    filled(PAGE, &[&joined(&items, ",")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_annotation_can_be_found_again() {
        let text = "سحبت تركيا سفيرها من القاهرة في عام 2013.";
        let found = siyaq_engine::explore(text, &siyaq_engine::Options::default());
        let json = page(&found, text);
        let page: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let items = page["items"].as_array().expect("a list");
        let drawn: Vec<_> = items
            .iter()
            .map(|item| {
                let quote = &item["target"]["selector"][1];
                let parts = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str());
                let parts = parts.map(|part| part.expect("a text"));
                assert!(text.contains(&parts.concat()), "{parts:?}");
                let value = item["body"]["value"].as_str();
                format!("{}={}", parts[1], value.expect("a text"))
            })
            .collect();
        assert_eq!(
            drawn,
            [
                "سحبت تركيا سفيرها من القاهرة=TUR SANCTION EGY",
                "تركيا=تركيا",
                "القاهرة=القاهرة",
                "عام 2013=2013"
            ]
        );
        assert!(json.contains(
            r##""target":{"source":"#article","selector":[{"type":"TextPositionSelector","start":0,"end":28}"##
        ));
    }
}
