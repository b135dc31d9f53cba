//! The article as a schema.org NewsArticle whose `mentions` are its entities, for a page's JSON-LD.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, EntityType};

use crate::json::{Open, object};

/// The article `text` in which `found` was found; its entities, the most salient first.
pub fn news_article(found: &Exploration, text: &str) -> String {
    object(|article| {
        let headline = found.title.as_ref().map(|title| title.text.as_str());
        article
            .text("@context", "https://schema.org")
            .text("@type", "NewsArticle")
            .text("inLanguage", "ar")
            .maybe("headline", headline)
            .maybe("datePublished", found.published.as_deref())
            .text("articleBody", text);
        let mut mentions = article.list("mentions");
        for entity in &found.entities {
            thing(&mut mentions.next(), entity);
        }
    })
}

/// A schema.org Thing: its name, its other names in the article, without repeats, and the code of a country
/// (ISO 3166-1 alpha-3).
fn thing(thing: &mut Open, entity: &Entity) {
    let mut others: Vec<&str> = Vec::new();
    for mention in &entity.mentions {
        if mention.text != entity.name && !others.contains(&mention.text.as_str()) {
            others.push(&mention.text);
        }
    }
    thing
        .text("@type", type_name(entity.kind))
        .text("name", &entity.name);
    if !others.is_empty() {
        let mut names = thing.list("alternateName");
        others.into_iter().for_each(|other| names.add(other));
    }
    let is_country = entity.kind == EntityType::Country;
    thing.maybe("identifier", entity.iso3.as_deref().filter(|_| is_country));
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
            assert_eq!(news_article(&found, text), expected);
        }
    }
}
