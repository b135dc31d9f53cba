//! The box for another article: its text, a file, its publication date, or an example.

use std::rc::Rc;

use web_sys::{File, HtmlTextAreaElement};
use yew::prelude::*;

use super::messages::example_buttons;
use crate::article::{Article, Draft};
use crate::browser::fields::{set_value, value};
use crate::browser::files::chosen;
use crate::browser::focus::focus;
use crate::browser::platform::{insert, kept, pasted, set};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;

/// The box: `open` or closed, it keeps what was typed. `article` is the one shown, offered again where
/// only its date is missing; `on_file` is told a file to open, and the publication date.
#[hook]
pub fn use_compose(
    open: bool,
    locale: Locale,
    article: &Option<Rc<Article>>,
    on_action: &Callback<Action>,
    on_file: Callback<(File, String)>,
) -> Html {
    let (text, date) = (use_node_ref(), use_node_ref());
    use_effect_with((open, article.clone()), {
        let (text, date) = (text.clone(), date.clone());
        move |(open, article)| {
            let undated = article
                .as_ref()
                .filter(|a| a.exploration.published.is_none());
            match undated {
                Some(article) if *open && value(&text).is_empty() => {
                    set_value(&text, &article.text);
                    focus(&date);
                }
                _ if *open => focus(&text),
                _ => {}
            }
        }
    });
    let earlier = use_earlier(open, locale, on_action);
    let onsubmit = {
        let (text, date, on_action) = (text.clone(), date.clone(), on_action.clone());
        move |event: Event| {
            event.prevent_default();
            let draft = Draft {
                text: value(&text).into(),
                published: value(&date),
            };
            on_action.emit(Action::Open(draft));
        }
    };
    let onchange = {
        let date = date.clone();
        move |event: Event| {
            if let Some(file) = chosen(&event) {
                on_file.emit((file, value(&date)));
            }
        }
    };
    markup(
        locale,
        "<section class='panel compose' id='compose' aria-labelledby='compose-title' hidden={}>\
         <h2 id='compose-title'>{}</h2><form onsubmit={}>\
         <div class='compose-text'><label for='compose-text'>{}</label>\
         <textarea id='compose-text' class='field' ref={} rows='8' dir='auto' onpaste={} \
         aria-describedby='compose-text-hint' />\
         <p class='hint' id='compose-text-hint'>{}</p></div>\
         <div class='compose-date'><label for='compose-date'>{}</label>\
         <input id='compose-date' class='field' ref={} type='date' min='0001-01-01' \
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
    .on(onsubmit)
    .say(Message::COMPOSE_TEXT_LABEL)
    .bind(&text)
    .on(onpaste)
    .say(Message::COMPOSE_TEXT_HINT)
    .say(Message::COMPOSE_DATE_LABEL)
    .bind(&date)
    .say(Message::COMPOSE_DATE_HINT)
    .say(Message::COMPOSE_GO)
    .on(onchange)
    .say(Message::COMPOSE_FILE)
    .say(Message::EXAMPLES_TITLE)
    .children(example_buttons(0, locale, on_action))
    .child(earlier)
    .draw()
}

/// Puts the text of a paste that has a form into the box with its paragraphs kept.
fn onpaste(event: Event) {
    let text = pasted(&event);
    let area = event.target_dyn_into::<HtmlTextAreaElement>();
    if let Some(area) = area.filter(|_| !text.is_empty()) {
        event.prevent_default();
        insert(&area, &text);
    }
}

/// The last articles, which this browser keeps until the reader takes them away.
#[hook]
fn use_earlier(open: bool, locale: Locale, on_action: &Callback<Action>) -> Html {
    /// The most characters of an article's first line that its button has; what has no room there
    /// gives way to an ellipsis.
    const NAME_LENGTH: usize = 100;
    let drawn_anew = use_force_update();
    let articles = match open {
        true => kept(),
        false => Vec::new(),
    };
    if articles.is_empty() {
        return Html::default();
    }
    let on_forget = move |_: Event| {
        set("articles", "");
        drawn_anew.force_update();
    };
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
        .emit(on_action, Action::Open(draft))
        .owned(name)
        .draw()
    };
    markup(
        locale,
        "<div class='examples' role='group' aria-labelledby='kept-title'>\
         <h3 id='kept-title'>{}</h3>{}\
         <button type='button' class='quiet' onclick={}>{}</button></div>",
    )
    .say(Message::KEPT_TITLE)
    .children(articles.into_iter().map(article).collect())
    .on(on_forget)
    .say(Message::KEPT_FORGET)
    .draw()
}
