//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use std::rc::Rc;

use siyaq_engine::exploration::ParagraphKind;
use yew::prelude::*;

use super::element::{arabic, walked, words};
use super::icon;
use crate::article::Article;
use crate::browser::platform::{place_at, pressed};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, State, Switch};
use crate::views::edtf;
use crate::views::reading::{Block, Listed, listed};
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

/// The text. A press on a name picks its entity, on a date its event.
pub fn draw(
    article: &Article,
    blocks: &Rc<Vec<Block>>,
    state: &State,
    tell: &Callback<Action>,
) -> Html {
    let (locale, look) = (state.locale, &state.look);
    let (plain, listing) = (look.is(Switch::Plain), look.is(Switch::Listing));
    let mentions = match listing {
        true => markup(
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
        .draw(),
        false => Html::default(),
    };
    let blocks = blocks.clone();
    markup(
        locale,
        "<article class='panel reading' part='panel' aria-labelledby='reading-title' id='text' \
         tabindex='-1'><header class='panel-head'><h2 id='reading-title'>{}</h2>\
         <button type='button' class='quiet toggle' aria-pressed={} onclick={}>{}</button>\
         <button type='button' class='quiet toggle' aria-expanded={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}\
         <div class='text' lang='ar' dir='rtl' onclick={}>{}</div></article>",
    )
    .say(Message::READING_TITLE)
    .truth(!plain)
    .emit(tell, Action::Turn(Switch::Plain, !plain))
    .say(Message::HIGHLIGHTS_TOGGLE)
    .truth(listing)
    .emit(tell, Action::Turn(Switch::Listing, !listing))
    .say(Message::MENTIONS_LIST)
    .say(Message::READING_HINT)
    .child(mentions)
    .hear(tell, |event| {
        let [paragraph, unit] = place_at(event).try_into().ok()?;
        Some(Action::PressText(paragraph as usize, unit))
    })
    .child(html! { <Paragraphs {blocks} /> })
    .draw()
}

/// The mention of the list that is pressed.
fn mentioned(event: &Event) -> Option<Action> {
    let told = |name| pressed(event, name);
    let place = (told("data-start")? as u32, told("data-end")? as u32);
    Some(Action::Mention(told("data-entity")?, place))
}

/// The paragraphs of the text: a component, so that a long text is not compared with itself each time
/// something else is picked.
struct Paragraphs;

/// What [`Paragraphs`] takes.
#[derive(Clone, Properties)]
struct ParagraphsProps {
    blocks: Rc<Vec<Block>>,
}

impl PartialEq for ParagraphsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.blocks, &other.blocks)
    }
}

impl Component for Paragraphs {
    type Message = ();
    type Properties = ParagraphsProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let blocks = context.props().blocks.iter().enumerate();
        blocks.filter_map(draw_block).collect()
    }
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
