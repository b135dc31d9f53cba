//! What is printed after the article, as HTML: an index of the entities, every event with its date,
//! every relation that the page shows. All text is escaped.

use siyaq_engine::Exploration;
use siyaq_engine::list::{ToList, joined};
use siyaq_engine::text::normalize::replaced;

use super::chips::TYPES;
use super::{edtf, plover_words, shown_relations, status_words, type_plural};
use crate::i18n::Locale;

/// The pages after the article; empty where nothing was found.
pub fn appendix(found: &Exploration, locale: Locale) -> String {
    let mut html = String::new();
    entities(&mut html, found, locale);
    events(&mut html, found, locale);
    relations(&mut html, found, locale);
    html
}

fn entities(html: &mut String, found: &Exploration, locale: Locale) {
    if found.entities.is_empty() {
        return;
    }
    heading(html, locale.chips_title());
    html.push_str("<dl>");
    for kind in TYPES {
        let names: Vec<String> = found
            .entities
            .iter()
            .filter(|entity| entity.kind == kind)
            .map(|entity| {
                let count = locale.number(entity.mentions.len());
                ["<bdi>", &escaped(&entity.name), "</bdi> (", &count, ")"].concat()
            })
            .list();
        if !names.is_empty() {
            element(html, "dt", type_plural(kind, locale));
            html.push_str("<dd>");
            html.push_str(&joined(&names, "، "));
            html.push_str("</dd>");
        }
    }
    html.push_str("</dl>");
}

fn events(html: &mut String, found: &Exploration, locale: Locale) {
    if found.events.is_empty() {
        return;
    }
    heading(html, locale.timeline_title());
    html.push_str("<dl>");
    for event in &found.events {
        element(html, "dt", &edtf::words(&event.edtf, locale));
        element(html, "dd", &event.label);
    }
    html.push_str("</dl>");
}

fn relations(html: &mut String, found: &Exploration, locale: Locale) {
    let relations = shown_relations(found);
    if relations.is_empty() {
        return;
    }
    heading(html, locale.relations_title());
    html.push_str("<table><thead><tr>");
    for title in [
        locale.column_source(),
        locale.column_type(),
        locale.column_target(),
        locale.column_date(),
        locale.column_status(),
        locale.detail_evidence(),
    ] {
        element(html, "th", title);
    }
    html.push_str("</tr></thead><tbody>");
    for (_, relation) in relations {
        let date = relation
            .edtf
            .as_deref()
            .map(|value| edtf::words(value, locale));
        html.push_str("<tr>");
        for cell in [
            &*found.actor_name(&relation.source),
            plover_words(relation.kind, locale),
            &found.actor_name(&relation.target),
            date.as_deref().unwrap_or(locale.undated()),
            status_words(relation.status, locale),
            &relation.evidence.text,
        ] {
            element(html, "td", cell);
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
}

fn heading(html: &mut String, text: &str) {
    element(html, "h2", text);
}

fn element(html: &mut String, tag: &str, text: &str) {
    for part in ["<", tag, ">", &escaped(text), "</", tag, ">"] {
        html.push_str(part);
    }
}

fn escaped(text: &str) -> String {
    replaced(&replaced(text, "&", "&amp;"), "<", "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn all_of_it_is_printed_and_nothing_is_markup() {
        let mut found = sample::article().exploration;
        found.events[0].label = "<img onerror=1> & قطر".to_owned();
        let html = appendix(&found, Locale::Ar);
        assert_eq!(html.matches("<dt>").count(), 2 + found.events.len());
        assert_eq!(html.matches("<tr>").count(), 1 + found.relations.len());
        assert!(html.contains("&lt;img onerror=1> &amp; قطر"), "{html}");
        assert!(html.contains("<bdi>مصر</bdi> (3)"), "{html}");
        found.entities.clear();
        found.events.clear();
        found.relations.clear();
        assert_eq!(appendix(&found, Locale::En), "");
    }
}
