//! The article as a schema.org NewsArticle whose `mentions` are its entities, for a page's JSON-LD.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, EntityType};

use siyaq_engine::list::joined;

use crate::json::{filled, maybe};

/// The article: its title, its date, its text, its entities.
const ARTICLE: &str = r#"{"@context":"https://schema.org","@type":"NewsArticle","inLanguage":"ar"%%,"articleBody":$,"mentions":[%]}"#;

/// The article `text` in which `found` was found; its entities, the most salient first.
pub fn news_article(found: &Exploration, text: &str) -> String {
    let title = found.title.as_ref().map(|title| title.text.as_str());
    let mut things = Vec::new();
    for entity in &found.entities {
        things.push(thing(entity));
    }
    filled(
        ARTICLE,
        &[
            &maybe(r#","headline":$"#, title),
            &maybe(r#","datePublished":$"#, found.published.as_deref()),
            text,
            &joined(&things, ","),
        ],
    )
}

/// A schema.org Thing: its name, its other names in the article, without repeats, and the code of a country
/// (ISO 3166-1 alpha-3).
fn thing(entity: &Entity) -> String {
    let mut others: Vec<String> = Vec::new();
    for mention in &entity.mentions {
        let name = filled("$", &[&mention.text]);
        if mention.text != entity.name && !others.contains(&name) {
            others.push(name);
        }
    }
    let others = (!others.is_empty()).then(|| joined(&others, ","));
    let is_country = entity.kind == EntityType::Country;
    let code = entity.iso3.as_deref().filter(|_| is_country);
    filled(
        r#"{"@type":$,"name":$%%}"#,
        &[
            type_name(entity.kind),
            &entity.name,
            &maybe(r#","alternateName":[%]"#, others.as_deref()),
            &maybe(r#","identifier":$"#, code),
        ],
    )
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
