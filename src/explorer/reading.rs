//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use std::rc::Rc;

use siyaq_engine::exploration::ParagraphKind;
use yew::prelude::*;

use super::element::words;
use crate::article::Article;
use crate::browser::highlight::place_at;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, Selection};
use crate::views::edtf;
use crate::views::reading::{Block, entity_at};

/// The headline and the day of publication, in EDTF.
pub fn title(blocks: &[Block], published: Option<&str>, locale: Locale) -> Html {
    let title = blocks
        .iter()
        .position(|block| block.kind == ParagraphKind::Title);
    let heading = match title.and_then(|i| Some((i, blocks.get(i)?))) {
        Some((index, block)) => markup(locale, "<h1 lang='ar' dir='rtl' data-paragraph={}>{}</h1>")
            .number(index)
            .text(&block.text)
            .draw(),
        None => markup(locale, "<h1 class='unseen'>{}</h1>")
            .say(Message::ARTICLE_UNTITLED)
            .draw(),
    };
    let byline = match published {
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

/// What [`Reading`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReadingProps {
    /// The article.
    pub article: Rc<Article>,
    /// Its paragraphs.
    pub blocks: Rc<Vec<Block>>,
    /// Whether the names are coloured.
    pub coloured: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told to colour the names, or not.
    pub on_colour: Callback<()>,
    /// Told which name is pressed.
    pub on_action: Callback<Action>,
}

/// The text. A press on a name picks its entity.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let ReadingProps {
        article,
        blocks,
        coloured,
        locale,
        on_colour,
        on_action,
    } = props;
    let (pressed, on_action) = (article.clone(), on_action.clone());
    let onclick = move |event: MouseEvent| {
        let entity = place_at(event.client_x(), event.client_y())
            .and_then(|(paragraph, utf16)| entity_at(&pressed, paragraph, utf16));
        if let Some(entity) = entity {
            on_action.emit(Action::Toggle(Selection::Entity(entity)));
        }
    };
    let blocks = blocks.iter().enumerate();
    markup(
        *locale,
        "<article class='panel reading' part='panel' aria-labelledby='reading-title' id='text' \
         tabindex='-1'><header class='panel-head'><h2 id='reading-title'>{}</h2>\
         <button type='button' class='quiet toggle' aria-pressed={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>\
         <div class='text' lang='ar' dir='rtl' onclick={}>{}</div></article>",
    )
    .say(Message::READING_TITLE)
    .truth(*coloured)
    .emit(on_colour, ())
    .say(Message::HIGHLIGHTS_TOGGLE)
    .say(Message::READING_HINT)
    .on(onclick)
    .children(blocks.filter_map(draw_block).collect())
    .draw()
}

/// A paragraph; nothing for the title, which stands above.
fn draw_block((index, block): (usize, &Block)) -> Option<Html> {
    let drawn = markup(
        Locale::Ar,
        match block.kind {
            ParagraphKind::Title => return None,
            ParagraphKind::Heading => "<h3 key={} data-paragraph={}>{}</h3>",
            ParagraphKind::Body => "<p key={} data-paragraph={}>{}</p>",
        },
    );
    Some(drawn.number(index).number(index).text(&block.text).draw())
}
