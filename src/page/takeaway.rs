//! What a reader takes away: a link that holds the article, files for other tools, pictures, paper.

use siyaq_export::Format;
use yew::html::Scope;
use yew::prelude::*;

use super::{Page, Wish};
use crate::article::Article;
use crate::browser::link::{self, LONGEST};
use crate::browser::platform::{self, picture};
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
#[derive(Clone, Debug)]
pub enum Outcome {
    /// There is nothing to say.
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

/// Copies a link that holds the article.
pub fn share(article: &Article, page: &Scope<Page>) {
    let page = page.clone();
    link::share(article, move |shared| {
        page.send_message(Wish::Tell(match shared {
            Ok(()) => Outcome::Copied,
            Err(Some(link)) => Outcome::Link(link),
            Err(None) => Outcome::TooLong,
        }));
    });
}

/// Gives the reader a file for another tool.
pub fn save(article: &Article, format: Format) {
    let content = format.write(&article.exploration, &article.text);
    platform::save(format.file_name(), format.media_type(), &content);
}

/// Gives the reader a picture of what `selector` finds.
pub fn draw_picture(selector: &str, name: &str, page: &Scope<Page>) {
    let page = page.clone();
    picture(selector, name, move |drawn| {
        page.send_message(Wish::Tell(match drawn {
            true => Outcome::Quiet,
            false => Outcome::NoPicture,
        }));
    });
}

/// The buttons for an article, and what became of the last that was pressed.
pub fn draw(outcome: &Outcome, locale: Locale, tell: &Callback<Wish>) -> Html {
    let item = || {
        markup(
            locale,
            "<button type='button' class='line' onclick={}>{}</button>",
        )
    };
    let mut items = Vec::new();
    for format in Format::ALL {
        let item = item().emit(tell, Wish::Save(format));
        items.push(item.say(format_name(format)).draw());
    }
    for (selector, file, name) in PICTURES {
        let item = item().emit(tell, Wish::Draw(selector, file));
        items.push(item.say(name).draw());
    }
    let said = match outcome {
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
    .emit(tell, Wish::Share)
    .say(Message::SHARE)
    .say(Message::EXPORT)
    .children(items)
    .emit(tell, Wish::Print)
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
