//! The box for another article: its text, a file, its publication date, or an example.

use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::Wish;
use super::messages::example_buttons;
use crate::article::Draft;
use crate::browser::platform::{chosen, kept, paste, written};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;

/// The box: `open` or closed, it keeps what was typed.
pub fn draw(open: bool, locale: Locale, tell: &Callback<Wish>) -> Html {
    markup(
        locale,
        "<section class='panel compose' id='compose' aria-labelledby='compose-title' hidden={}>\
         <h2 id='compose-title'>{}</h2><form onsubmit={}>\
         <div class='compose-text'><label for='compose-text'>{}</label>\
         <textarea id='compose-text' class='field' rows='8' dir='auto' onpaste={} \
         aria-describedby='compose-text-hint' />\
         <p class='hint' id='compose-text-hint'>{}</p></div>\
         <div class='compose-date'><label for='compose-date'>{}</label>\
         <input id='compose-date' class='field' type='date' min='0001-01-01' \
         max='9999-12-31' aria-describedby='compose-date-hint' />\
         <p class='hint' id='compose-date-hint'>{}</p></div>\
         <div class='compose-go'><button type='submit' class='main'>{}</button>\
         <label class='button'><input type='file' class='unseen' \
         accept='.txt,.html,.htm,.md,text/plain,text/html,text/markdown' onchange={} />{}</label>\
         </div></form>\
         <div class='examples' role='group' aria-labelledby='examples-title'>\
         <h3 id='examples-title'>{}</h3>{}</div>{}</section>",
    )
    .present(!open)
    .say(Message::COMPOSE_TITLE)
    .hear(tell, |event| {
        event.prevent_default();
        Some(Wish::Act(Action::Open(written())))
    })
    .say(Message::COMPOSE_TEXT_LABEL)
    .hear(tell, |event| {
        paste(event);
        None
    })
    .say(Message::COMPOSE_TEXT_HINT)
    .say(Message::COMPOSE_DATE_LABEL)
    .say(Message::COMPOSE_DATE_HINT)
    .say(Message::COMPOSE_GO)
    .hear(tell, |event| {
        Some(Wish::Read(chosen(event)?, written().published))
    })
    .say(Message::COMPOSE_FILE)
    .say(Message::EXAMPLES_TITLE)
    .children(example_buttons(0, locale, tell))
    .perhaps(open.then(|| earlier(locale, tell)).flatten())
    .draw()
}

/// The last articles, which this browser keeps until the reader takes them away.
fn earlier(locale: Locale, tell: &Callback<Wish>) -> Option<Html> {
    /// The most characters of an article's first line that its button has; what has no room there
    /// gives way to an ellipsis.
    const NAME_LENGTH: usize = 100;
    let articles = kept();
    if articles.is_empty() {
        return None;
    }
    let article = |draft: Draft| {
        let first = draft.text.trim_ascii_start().lines().next();
        let name = first
            .unwrap_or_default()
            .chars()
            .take(NAME_LENGTH)
            .collect();
        markup(
            locale,
            "<button type='button' class='quiet' onclick={}><bdi>{}</bdi></button>",
        )
        .emit(tell, Wish::Act(Action::Open(draft)))
        .owned(name)
        .draw()
    };
    let drawn = markup(
        locale,
        "<div class='examples' role='group' aria-labelledby='kept-title'>\
         <h3 id='kept-title'>{}</h3>{}\
         <button type='button' class='quiet' onclick={}>{}</button></div>",
    )
    .say(Message::KEPT_TITLE)
    .children(articles.into_iter().map(article).list())
    .emit(tell, Wish::Forget)
    .say(Message::KEPT_FORGET);
    Some(drawn.draw())
}
