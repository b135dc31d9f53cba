//! The box for another article: its text, a file, its publication date, or an example.

use std::rc::Rc;

use gloo::file::File;
use web_sys::HtmlTextAreaElement;
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

/// What [`Compose`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ComposeProps {
    /// Whether it is open; closed, it keeps what was typed.
    pub open: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// The article shown, offered again where only its date is missing.
    pub article: Option<Rc<Article>>,
    /// Told the draft to open.
    pub on_action: Callback<Action>,
    /// Told the file to open, and the publication date.
    pub on_file: Callback<(File, String)>,
}

/// The box.
#[component]
pub fn Compose(props: &ComposeProps) -> Html {
    let ComposeProps {
        open,
        locale,
        article,
        on_action,
        on_file,
    } = props;
    let (text, date) = (use_node_ref(), use_node_ref());
    use_effect_with((*open, article.clone()), {
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
        let (date, on_file) = (date.clone(), on_file.clone());
        move |event: Event| {
            if let Some(file) = chosen(&event) {
                on_file.emit((file, value(&date)));
            }
        }
    };
    let onpaste = |event: Event| {
        let text = pasted(&event);
        if let Some(area) = event
            .target_dyn_into::<HtmlTextAreaElement>()
            .filter(|_| !text.is_empty())
        {
            event.prevent_default();
            insert(&area, &text);
        }
    };
    let kept = match *open {
        true => html! { <Kept locale={*locale} on_open={on_action.reform(Action::Open)} /> },
        false => Html::default(),
    };
    markup(
        *locale,
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
    .children(example_buttons(0, *locale, on_action))
    .child(kept)
    .draw()
}

/// What [`Kept`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
struct KeptProps {
    locale: Locale,
    on_open: Callback<Draft>,
}

/// The last articles, which this browser keeps until the reader takes them away.
#[component]
fn Kept(props: &KeptProps) -> Html {
    /// The most characters of an article's first line that its button has; what has no room there
    /// gives way to an ellipsis.
    const NAME_LENGTH: usize = 100;
    let KeptProps { locale, on_open } = props;
    let articles = use_state(kept);
    if articles.is_empty() {
        return Html::default();
    }
    let on_forget = {
        let articles = articles.clone();
        Callback::from(move |_| {
            set("articles", "");
            articles.set(Vec::new());
        })
    };
    let article = |draft: &Draft| {
        let first = draft.text.trim_ascii_start().lines().next();
        let name = first.unwrap_or_default().chars().take(NAME_LENGTH);
        markup(
            *locale,
            "<button type='button' class='quiet' onclick={}><bdi>{}</bdi></button>",
        )
        .emit(on_open, draft.clone())
        .owned(name.collect())
        .draw()
    };
    markup(
        *locale,
        "<div class='examples' role='group' aria-labelledby='kept-title'>\
         <h3 id='kept-title'>{}</h3>{}\
         <button type='button' class='quiet' onclick={}>{}</button></div>",
    )
    .say(Message::KEPT_TITLE)
    .children(articles.iter().map(article).collect())
    .told(on_forget)
    .say(Message::KEPT_FORGET)
    .draw()
}
