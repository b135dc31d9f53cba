//! One pair of countries: what passes between them in the order of time, each with its evidence.

use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::super::element::nothing;
use super::{deed, flagged, quad_class, quad_words};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::views::graph::tenths;
use crate::views::pair::{Deed, PairView, tone_words};

/// The pair. An evidence tells its place in the text.
pub fn draw(view: &PairView, locale: Locale) -> Html {
    let [a, b] = &view.names;
    let tone = view.tone.map(|tone| {
        markup(locale, "{}<span class='hint'>{}</span>")
            .text(" ")
            .owned(locale.pair_tone(&signed(tone, locale), tone_words(tone, locale)))
            .draw()
    });
    let none = view.deeds.is_empty();
    let none = none.then(|| nothing(Message::RELATIONS_NONE_LEFT, locale));
    let deeds = view.deeds.iter().map(|each| draw_deed(each, locale));
    markup(
        locale,
        "<div class='pair' role='group' aria-labelledby='pair-title'>\
         <h3 id='pair-title'>{}{}{}{}</h3>{}<ol role='list'>{}</ol></div>",
    )
    .child(flagged(a))
    .text(" ⇄ ")
    .child(flagged(b))
    .perhaps(tone)
    .perhaps(none)
    .children(deeds.list())
    .draw()
}

fn draw_deed(each: &Deed, locale: Locale) -> Html {
    let row = &each.row;
    let arrow = match (row.symmetric, locale.is_rtl()) {
        (true, _) => " ⇄ ",
        (_, true) => " ← ",
        _ => " → ",
    };
    let said_by = each.said_by.as_ref().map(|speaker| {
        markup(locale, "{}<bdi lang='ar'>{}</bdi>")
            .owned([" · ", locale.detail_said_by(), ": "].concat())
            .text(speaker)
            .draw()
    });
    let recognised = each.recognised.iter().map(|(said, country, how)| {
        markup(
            locale,
            "<p class='hint'><bdi lang='ar'>{}</bdi>{}<bdi lang='ar'>{}</bdi>{}</p>",
        )
        .owned(["«", said, "»"].concat())
        .text(" = ")
        .text(country)
        .owned([" (", how, ")"].concat())
        .draw()
    });
    markup(
        locale,
        "<li class={}><p class='when'>{}</p><p><bdi lang='ar'>{}</bdi>{}<bdi lang='ar'>{}</bdi>{}\
         <span class='deed'>{}</span></p><p class='hint'>{}{}{}{}</p><p class='hint'>{}</p>{}\
         <button type='button' class='evidence' title={} data-start={} data-end={}>\
         <bdi lang='ar'>{}</bdi></button></li>",
    )
    .text(&quad_class(each.quad))
    .text(row.date.as_deref().unwrap_or(locale.undated()))
    .text(&row.source)
    .text(arrow)
    .text(&row.target)
    .text(": ")
    .child(deed(row, locale))
    .text(quad_words(each.quad, locale))
    .text(" · ")
    .owned(locale.relation_tone(&signed(each.tone, locale)))
    .perhaps(said_by)
    .text(&each.why)
    .children(recognised.list())
    .say(Message::DETAIL_JUMP)
    .number(each.evidence.start as usize)
    .number(each.evidence.end as usize)
    .text(&each.evidence.text)
    .draw()
}

/// A tone with its sign.
fn signed(tone: f32, locale: Locale) -> String {
    let sign = if tone > 0.0 { "+" } else { "" };
    ["\u{2066}", sign, &locale.digits(&tenths(tone)), "\u{2069}"].concat()
}
