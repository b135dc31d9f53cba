//! Mentions, time expressions and the evidence of relations as W3C Web Annotations on the plain text
//! of the article. Each target is found again by its position and by its words with what stands
//! around them.

use serde::Serialize;
use siyaq_engine::Exploration;
use siyaq_engine::exploration::PANEL_MARGIN;

use crate::{Source, to_json};

/// Scalar values on either side of a quotation.
const CONTEXT: u32 = 24;

/// An AnnotationPage.
#[derive(Serialize)]
pub struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Body,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'static str,
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize, Default)]
struct Selector<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<&'a str>,
}

/// The annotations of `found`, which was found in `text`, in the order of the text.
pub fn page<'a>(found: &Exploration, text: &'a str) -> Page<'a> {
    // Where it stands, the motivation, and what is said of it.
    let mut notes: Vec<(u32, u32, &'static str, String)> = Vec::new();
    for entity in &found.entities {
        for mention in &entity.mentions {
            notes.push((
                mention.start,
                mention.end,
                "identifying",
                entity.name.clone(),
            ));
        }
    }
    for time in &found.times {
        if let Some(edtf) = &time.edtf {
            notes.push((time.start, time.end, "classifying", edtf.clone()));
        }
    }
    for relation in found.relations.iter().filter(|r| r.score >= PANEL_MARGIN) {
        let kind = to_json(&relation.kind).replace('"', "");
        let claim = [&relation.source, kind.as_str(), &relation.target].join(" ");
        let evidence = &relation.evidence;
        notes.push((evidence.start, evidence.end, "describing", claim));
    }
    notes.sort_by_key(|&(start, end, ..)| (start, end));
    let source = Source::new(text);
    let items = (1_usize..)
        .zip(notes)
        .map(|(number, (start, end, purpose, value))| Annotation {
            id: ["#annotation-", &number.to_string()].concat(),
            kind: "Annotation",
            motivation: purpose,
            body: Body {
                kind: "TextualBody",
                value,
                purpose,
            },
            target: Target {
                source: "#article",
                selector: selectors(&source, start, end),
            },
        });
    Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: "#annotations",
        kind: "AnnotationPage",
        items: items.collect(),
    }
}

fn selectors<'a>(source: &Source<'a>, start: u32, end: u32) -> Vec<Selector<'a>> {
    let part = |from, to| Some(source.slice(from, to));
    vec![
        Selector {
            kind: "TextPositionSelector",
            start: Some(start),
            end: Some(end),
            ..Selector::default()
        },
        Selector {
            kind: "TextQuoteSelector",
            exact: part(start, end),
            prefix: part(start.saturating_sub(CONTEXT), start),
            suffix: part(end, end + CONTEXT),
            ..Selector::default()
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_annotation_can_be_found_again() {
        let text = "سحبت تركيا سفيرها من القاهرة في عام 2013.";
        let found = siyaq_engine::explore(text, &siyaq_engine::Options::default());
        let page = page(&found, text);
        let drawn: Vec<_> = page
            .items
            .iter()
            .map(|item| {
                let quote = &item.target.selector[1];
                let parts =
                    [quote.prefix, quote.exact, quote.suffix].map(Option::unwrap_or_default);
                assert!(text.contains(&parts.concat()), "{parts:?}");
                format!("{}={}", parts[1], item.body.value)
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
        let json = to_json(&page);
        assert!(json.contains(
            r##""target":{"source":"#article","selector":[{"type":"TextPositionSelector","start":0,"end":28}"##
        ));
    }
}
