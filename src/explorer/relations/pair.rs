//! One pair of countries: what passes between them in the order of time, each with its evidence.

use yew::prelude::*;

use super::super::element::{arabic, classed, element, words};
use super::{deed, flagged, quad_class, quad_words};
use crate::i18n::Locale;
use crate::views::graph::tenths;
use crate::views::pair::{Deed, PairView, tone_words};

/// The pair. An evidence tells its place in the text.
pub fn draw(view: &PairView, locale: Locale) -> Html {
    let [a, b] = &view.names;
    let mut title = vec![flagged(a), words(" ⇄ "), flagged(b)];
    if let Some(tone) = view.tone {
        let tone = locale.pair_tone(&signed(tone, locale), tone_words(tone, locale));
        title.extend([words(" "), classed("span", "hint", vec![tone.into()])]);
    }
    let mut parts = vec![element("h3", &[("id", "pair-title")], title)];
    if view.deeds.is_empty() {
        let none = vec![words(locale.relations_none_left())];
        parts.push(classed("p", "nothing", none));
    }
    let deeds = view.deeds.iter().map(|each| draw_deed(each, locale));
    parts.push(element("ol", &[("role", "list")], deeds.collect()));
    let attributes = [
        ("class", "pair"),
        ("role", "group"),
        ("aria-labelledby", "pair-title"),
    ];
    element("div", &attributes, parts)
}

fn draw_deed(each: &Deed, locale: Locale) -> Html {
    let row = &each.row;
    let arrow = match (row.symmetric, locale.is_rtl()) {
        (true, _) => " ⇄ ",
        (_, true) => " ← ",
        _ => " → ",
    };
    let date = row.date.as_deref().unwrap_or(locale.undated());
    let who = vec![
        arabic(&row.source),
        words(arrow),
        arabic(&row.target),
        words(": "),
        classed("span", "deed", deed(row, locale)),
    ];
    let mut how = vec![
        words(quad_words(each.quad, locale)),
        words(" · "),
        locale.relation_tone(&signed(each.tone, locale)).into(),
    ];
    if let Some(speaker) = &each.said_by {
        let said_by = [" · ", locale.detail_said_by(), ": "].concat();
        how.extend([said_by.into(), arabic(speaker)]);
    }
    let mut parts = vec![
        classed("p", "when", vec![words(date)]),
        element("p", &[], who),
        classed("p", "hint", how),
        classed("p", "hint", vec![words(&each.why)]),
    ];
    for (said, country, how) in &each.recognised {
        let said = ["«", said, "»"].concat();
        let how = [" (", how, ")"].concat();
        let known = vec![arabic(&said), words(" = "), arabic(country), how.into()];
        parts.push(classed("p", "hint", known));
    }
    let attributes = [
        ("type", "button"),
        ("class", "evidence"),
        ("title", locale.detail_jump()),
        ("data-start", &each.evidence.start.to_string()),
        ("data-end", &each.evidence.end.to_string()),
    ];
    let evidence = vec![arabic(&each.evidence.text)];
    parts.push(element("button", &attributes, evidence));
    classed("li", &quad_class(each.quad), parts)
}

/// A tone with its sign.
fn signed(tone: f32, locale: Locale) -> String {
    let sign = if tone > 0.0 { "+" } else { "" };
    ["\u{2066}", sign, &locale.digits(&tenths(tone)), "\u{2069}"].concat()
}
