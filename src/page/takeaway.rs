//! What a reader takes away: a link that holds the article, files for other tools, pictures, paper.

use std::rc::Rc;

use siyaq_export::Format;
use yew::prelude::*;

use crate::article::Article;
use crate::browser::link::{self, LONGEST};
use crate::browser::page::print;
use crate::browser::platform::{picture, save};
use crate::explorer::words;
use crate::i18n::{Locale, Message};
use crate::markup::markup;

/// A picture: what is drawn, the file, and the name of its button.
type Picture = (&'static str, &'static str, Message);

const PICTURES: [Picture; 4] = [
    (
        ".timeline",
        "siyaq-timeline.svg",
        Message::EXPORT_TIMELINE_SVG,
    ),
    (
        ".timeline",
        "siyaq-timeline.png",
        Message::EXPORT_TIMELINE_PNG,
    ),
    (".graph", "siyaq-relations.svg", Message::EXPORT_GRAPH_SVG),
    (".graph", "siyaq-relations.png", Message::EXPORT_GRAPH_PNG),
];

/// What became of the last wish.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outcome {
    #[default]
    Quiet,
    /// The link is on the clipboard.
    Copied,
    /// The link, where the clipboard does not take it.
    Link(String),
    /// The article does not fit into a link.
    TooLong,
    /// There is nothing to draw, or the browser cannot.
    NoPicture,
}

/// The buttons for an article, and what became of the last that was pressed.
#[hook]
pub fn use_takeaway(article: &Option<Rc<Article>>, locale: Locale) -> Html {
    let outcome = use_state_eq(Outcome::default);
    use_effect_with(article.clone(), {
        let outcome = outcome.clone();
        move |_| outcome.set(Outcome::Quiet)
    });
    let Some(article) = article else {
        return Html::default();
    };
    let on_share = {
        let (article, outcome) = (article.clone(), outcome.clone());
        Callback::from(move |_| {
            let outcome = outcome.clone();
            link::share(&article, move |shared| {
                outcome.set(match shared {
                    Ok(()) => Outcome::Copied,
                    Err(Some(link)) => Outcome::Link(link),
                    Err(None) => Outcome::TooLong,
                });
            });
        })
    };
    let on_file = {
        let article = article.clone();
        Callback::from(move |format: Format| {
            let content = format.write(&article.exploration, &article.text);
            save(format.file_name(), format.media_type(), &content);
        })
    };
    let on_picture = {
        let outcome = outcome.clone();
        Callback::from(move |(selector, name)| {
            let outcome = outcome.clone();
            picture(selector, name, move |drawn| {
                outcome.set(if drawn {
                    Outcome::Quiet
                } else {
                    Outcome::NoPicture
                });
            });
        })
    };
    let item = || {
        markup(
            locale,
            "<button type='button' class='line' onclick={}>{}</button>",
        )
    };
    let mut items = Vec::new();
    for format in Format::ALL {
        let item = item().emit(&on_file, format);
        items.push(item.say(format_name(format)).draw());
    }
    for (selector, file, name) in PICTURES {
        let item = item().emit(&on_picture, (selector, file));
        items.push(item.say(name).draw());
    }
    let said = match &*outcome {
        Outcome::Quiet => Html::default(),
        Outcome::Copied => words(locale.share_copied()),
        Outcome::TooLong => words(&locale.share_too_long(&locale.number(LONGEST))),
        Outcome::NoPicture => words(locale.export_no_picture()),
        Outcome::Link(link) => markup(
            locale,
            "<label>{}<input class='field' dir='ltr' readonly='' value={} /></label>",
        )
        .say(Message::SHARE_COPY)
        .text(link)
        .draw(),
    };
    markup(
        locale,
        "<div class='takeaway'><button type='button' class='quiet' onclick={}>{}</button>\
         <details class='menu'><summary class='button'>{}</summary>\
         <div class='menu-items'>{}</div></details>\
         <button type='button' class='quiet' onclick={}>{}</button>\
         <div class='said' role='status'>{}</div></div>",
    )
    .told(on_share)
    .say(Message::SHARE)
    .say(Message::EXPORT)
    .children(items)
    .on(|_: Event| print())
    .say(Message::PRINT)
    .child(said)
    .draw()
}

fn format_name(format: Format) -> Message {
    match format {
        Format::Json => Message::EXPORT_JSON,
        Format::JsonLd => Message::EXPORT_JSON_LD,
        Format::EventsCsv => Message::EXPORT_EVENTS_CSV,
        Format::RelationsCsv => Message::EXPORT_RELATIONS_CSV,
        Format::TimelineJs => Message::EXPORT_TIMELINE_JS,
        Format::Annotations => Message::EXPORT_ANNOTATIONS,
    }
}
