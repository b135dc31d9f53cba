//! The article as a schema.org NewsArticle whose `mentions` are its entities, for a page's JSON-LD.

use serde::Serialize;
use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, EntityType};

/// A schema.org NewsArticle.
#[derive(Serialize)]
pub struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "inLanguage")]
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(rename = "articleBody")]
    body: &'a str,
    /// The most salient first.
    mentions: Vec<Thing<'a>>,
}

/// A schema.org Thing.
#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    /// Its other names in the article, without repeats.
    #[serde(rename = "alternateName", skip_serializing_if = "Vec::is_empty")]
    others: Vec<&'a str>,
    /// A country's code (ISO 3166-1 alpha-3).
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
}

/// The article `text` in which `found` was found.
pub fn news_article<'a>(found: &'a Exploration, text: &'a str) -> NewsArticle<'a> {
    NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        language: "ar",
        headline: found.title.as_ref().map(|title| title.text.as_str()),
        published: found.published.as_deref(),
        body: text,
        mentions: found.entities.iter().map(thing).collect(),
    }
}

fn thing(entity: &Entity) -> Thing<'_> {
    let mut others: Vec<&str> = Vec::new();
    for mention in &entity.mentions {
        if mention.text != entity.name && !others.contains(&mention.text.as_str()) {
            others.push(&mention.text);
        }
    }
    let is_country = entity.kind == EntityType::Country;
    Thing {
        kind: type_name(entity.kind),
        name: &entity.name,
        others,
        identifier: entity.iso3.as_deref().filter(|_| is_country),
    }
}

/// The schema.org type; it has none for treaties nor for peoples.
fn type_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Country => "Country",
        EntityType::Place => "Place",
        EntityType::Organization => "Organization",
        EntityType::Event => "Event",
        EntityType::Agreement | EntityType::Group => "Thing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::to_json;

    #[test]
    fn an_article_mentions_its_entities() {
        for (text, published, expected) in [
            (
                "سحبت تركيا سفيرها من القاهرة في عام 2013.",
                "",
                r#"{"@context":"https://schema.org","@type":"NewsArticle","inLanguage":"ar","articleBody":"سحبت تركيا سفيرها من القاهرة في عام 2013.","mentions":[{"@type":"Country","name":"تركيا","identifier":"TUR"},{"@type":"Place","name":"القاهرة"}]}"#,
            ),
            (
                "",
                "2025-11-06",
                r#"{"@context":"https://schema.org","@type":"NewsArticle","inLanguage":"ar","datePublished":"2025-11-06","articleBody":"","mentions":[]}"#,
            ),
        ] {
            let options = siyaq_engine::Options {
                published: published.parse().ok(),
                ..Default::default()
            };
            let found = siyaq_engine::explore(text, &options);
            assert_eq!(to_json(&news_article(&found, text)), expected);
        }
    }
}
