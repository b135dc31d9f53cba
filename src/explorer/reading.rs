//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use std::rc::Rc;

use siyaq_engine::exploration::ParagraphKind;
use yew::prelude::*;

use super::element::{arabic, tab_stop, walk, words};
use super::icon;
use crate::article::Article;
use crate::browser::fields::pressed;
use crate::browser::highlight::place_at;
use crate::i18n::{Locale, Message};
use crate::markup::{flip, markup};
use crate::store::Action;
use crate::views::edtf;
use crate::views::reading::{Block, Listed, listed, told_at};
use crate::views::type_slug;

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
    pub coloured: UseStateHandle<bool>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told the entity of a mention picked in the list, and where it stands, in scalar values.
    pub on_mention: Callback<(usize, u32, u32)>,
    /// Told which name is pressed.
    pub on_action: Callback<Action>,
}

/// The text. A press on a name picks its entity, on a date its event.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let ReadingProps {
        article,
        blocks,
        coloured,
        locale,
        on_mention,
        on_action,
    } = props;
    let listing = use_state_eq(|| false);
    let list = use_node_ref();
    let stop = use_state_eq(|| 0_usize);
    let on_walk = {
        let list = list.clone();
        move |event: KeyboardEvent| walk(&list, &event, true)
    };
    let on_mention = {
        let on_mention = on_mention.clone();
        move |event: Event| {
            let told = |name| pressed(&event, name);
            if let (Some(entity), Some(start), Some(end)) =
                (told("data-entity"), told("data-start"), told("data-end"))
            {
                on_mention.emit((entity, start as u32, end as u32));
            }
        }
    };
    let (shown, on_action) = (article.clone(), on_action.clone());
    let onclick = move |event: MouseEvent| {
        let told = place_at(event.client_x() as u32, event.client_y() as u32)
            .and_then(|(paragraph, utf16)| told_at(&shown, paragraph, utf16));
        if let Some(selection) = told {
            on_action.emit(Action::Toggle(selection));
        }
    };
    let mentions = match *listing {
        true => markup(
            *locale,
            "<div class='mentions' role='toolbar' dir='rtl' aria-label={} ref={} onkeydown={} \
             onfocusin={} onclick={}>{}</div>",
        )
        .say(Message::MENTIONS_LIST)
        .bind(&list)
        .on(on_walk)
        .on(tab_stop(&stop, "data-index"))
        .on(on_mention)
        .children(mentions(article, *stop, *locale))
        .draw(),
        false => Html::default(),
    };
    let blocks = blocks.iter().enumerate();
    markup(
        *locale,
        "<article class='panel reading' part='panel' aria-labelledby='reading-title' id='text' \
         tabindex='-1'><header class='panel-head'><h2 id='reading-title'>{}</h2>\
         <button type='button' class='quiet toggle' aria-pressed={} onclick={}>{}</button>\
         <button type='button' class='quiet toggle' aria-expanded={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}\
         <div class='text' lang='ar' dir='rtl' onclick={}>{}</div></article>",
    )
    .say(Message::READING_TITLE)
    .truth(**coloured)
    .on(flip(coloured))
    .say(Message::HIGHLIGHTS_TOGGLE)
    .truth(*listing)
    .on(flip(&listing))
    .say(Message::MENTIONS_LIST)
    .say(Message::READING_HINT)
    .child(mentions)
    .on(onclick)
    .children(blocks.filter_map(draw_block).collect())
    .draw()
}

/// The mentions in the order of the text: Tab reaches number `stop`, the arrows walk in them. Each tells
/// its entity and its stretch.
fn mentions(article: &Article, stop: usize, locale: Locale) -> Vec<Html> {
    let (mentions, count) = listed(article);
    let stop = stop.min(mentions.len().saturating_sub(1));
    let draw = |(index, mention): (usize, &Listed)| {
        markup(
            locale,
            "<button type='button' class={} tabindex={} data-index={} data-entity={} data-start={} \
             data-end={}>{}{}</button>",
        )
        .text(&["chip type-", type_slug(mention.kind)].concat())
        .text(if index == stop { "0" } else { "-1" })
        .number(index)
        .number(mention.entity)
        .number(mention.start as usize)
        .number(mention.end as usize)
        .child(icon(mention.kind))
        .child(arabic(&mention.text))
        .draw()
    };
    let mut parts: Vec<_> = mentions.iter().enumerate().map(draw).collect();
    if mentions.len() < count {
        let (shown, all) = (locale.number(mentions.len()), locale.number(count));
        let more = markup(locale, "<p class='hint'>{}</p>");
        parts.push(more.owned(locale.timeline_shown(&shown, &all)).draw());
    }
    parts
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
