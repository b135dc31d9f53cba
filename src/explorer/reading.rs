//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use siyaq_engine::list::ToList;
use web_sys::Node;
use yew::prelude::*;

use super::element::{arabic, walked, words};
use super::icon;
use crate::article::Article;
use crate::browser::platform::{place_at, pressed};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, State, Switch};
use crate::views::edtf;
use crate::views::reading::{Listed, headline, listed};
use crate::views::type_slug;

/// The headline and the day of publication.
pub fn title(article: &Article, locale: Locale) -> Html {
    let heading = match headline(article) {
        Some((index, text)) => markup(locale, "<h1 lang='ar' dir='rtl' data-paragraph={}>{}</h1>")
            .number(index)
            .text(text)
            .draw(),
        None => markup(locale, "<h1 class='unseen'>{}</h1>")
            .say(Message::ARTICLE_UNTITLED)
            .draw(),
    };
    let byline = match &article.exploration.published {
        Some(date) => markup(locale, "<time datetime={}>{}</time>")
            .text(date)
            .owned(locale.published_on(&edtf::words(date, locale)))
            .draw(),
        None => words(locale.published_unknown()),
    };
    markup(
        locale,
        "<header class='title'>{}<p class='byline'>{}</p></header>",
    )
    .child(heading)
    .child(byline)
    .draw()
}

/// The text, in an element of its own. A press on a name picks its entity, on a date its event.
pub fn draw(article: &Article, text: Option<Node>, state: &State, tell: &Callback<Action>) -> Html {
    let (locale, look) = (state.locale, &state.look);
    let (plain, listing) = (look.is(Switch::Plain), look.is(Switch::Listing));
    let mentions = listing.then(|| {
        markup(
            locale,
            "<div class='mentions' role='toolbar' dir='rtl' aria-label={} onkeydown={} \
             onfocusin={} onclick={}>{}</div>",
        )
        .say(Message::MENTIONS_LIST)
        .hear(tell, walked)
        .hear(tell, |event| {
            pressed(event, "data-index").map(Action::FocusMention)
        })
        .hear(tell, mentioned)
        .children(mentions(article, look.mention, locale))
        .draw()
    });
    markup(
        locale,
        "<article class='panel reading' part='panel' aria-labelledby='reading-title' id='text' \
         tabindex='-1' onclick={}><header class='panel-head'><h2 id='reading-title'>{}</h2>\
         <button type='button' class='quiet toggle' aria-pressed={} onclick={}>{}</button>\
         <button type='button' class='quiet toggle' aria-expanded={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}{}</article>",
    )
    .hear(tell, |event| {
        let [paragraph, unit] = place_at(event).try_into().ok()?;
        Some(Action::PressText(paragraph as usize, unit))
    })
    .say(Message::READING_TITLE)
    .truth(!plain)
    .emit(tell, Action::Turn(Switch::Plain, !plain))
    .say(Message::HIGHLIGHTS_TOGGLE)
    .truth(listing)
    .emit(tell, Action::Turn(Switch::Listing, !listing))
    .say(Message::MENTIONS_LIST)
    .say(Message::READING_HINT)
    .perhaps(mentions)
    .perhaps(text.map(Html::VRef))
    .draw()
}

/// The mention of the list that is pressed.
fn mentioned(event: &Event) -> Option<Action> {
    let told = |name| pressed(event, name);
    let place = (told("data-start")? as u32, told("data-end")? as u32);
    Some(Action::Mention(told("data-entity")?, place))
}

/// The mentions in the order of the text: Tab reaches number `stop`, the arrows walk in them. Each tells
/// its entity and its stretch.
fn mentions(article: &Article, stop: usize, locale: Locale) -> Vec<Html> {
    let (mentions, count) = listed(article);
    let stop = stop.min(mentions.len().saturating_sub(1));
    let draw = |(index, mention): (usize, &Listed)| {
        markup(
            locale,
            "<button type='button' class='chip type-{}' tabindex={} data-index={} data-entity={} data-start={} \
             data-end={}>{}{}</button>",
        )
        .text(type_slug(mention.kind))
        .text(if index == stop { "0" } else { "-1" })
        .number(index)
        .number(mention.entity)
        .number(mention.start as usize)
        .number(mention.end as usize)
        .child(icon(mention.kind))
        .child(arabic(&mention.text))
        .draw()
    };
    let mut parts: Vec<_> = mentions.iter().enumerate().map(draw).list();
    if mentions.len() < count {
        let (shown, all) = (locale.number(mentions.len()), locale.number(count));
        let more = markup(locale, "<p class='hint'>{}</p>");
        parts.push(more.owned(locale.timeline_shown(&shown, &all)).draw());
    }
    parts
}
