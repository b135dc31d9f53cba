//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use siyaq_engine::exploration::ParagraphKind;
use yew::prelude::*;

use super::element::{arabic, classed, element, walk, words};
use super::icon;
use crate::article::Article;
use crate::browser::fields::pressed;
use crate::browser::highlight::place_at;
use crate::i18n::Locale;
use crate::store::{Action, Selection};
use crate::views::edtf;
use crate::views::reading::{Block, Listed, listed, told_at};
use crate::views::type_slug;

/// The headline and the day of publication, in EDTF.
pub fn title(blocks: &[Block], published: Option<&str>, locale: Locale) -> Html {
    let title = blocks
        .iter()
        .position(|block| block.kind == ParagraphKind::Title);
    html! {
        <header class="title">
            if let Some((index, block)) = title.and_then(|i| Some((i, blocks.get(i)?))) {
                <h1 lang="ar" dir="rtl" data-paragraph={index.to_string()}>{ &block.text }</h1>
            } else {
                <h1 class="unseen">{ locale.article_untitled() }</h1>
            }
            <p class="byline">
                if let Some(date) = published {
                    <time datetime={date.to_owned()}>
                        { locale.published_on(&edtf::words(date, locale)) }
                    </time>
                } else {
                    { locale.published_unknown() }
                }
            </p>
        </header>
    }
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
    /// Told the stretch of the text to show, in scalar values.
    pub on_jump: Callback<(u32, u32)>,
    /// Told to colour the names, or not.
    pub on_colour: Callback<()>,
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
        on_jump,
        on_colour,
        on_action,
    } = props;
    let listing = use_state_eq(|| false);
    let on_listing = {
        let listing = listing.clone();
        move |_| listing.set(!*listing)
    };
    let list = use_node_ref();
    let stop = use_state_eq(|| 0_usize);
    let on_walk = {
        let (list, stop) = (list.clone(), stop.clone());
        move |event: KeyboardEvent| walk(&list, &event, true, |next| stop.set(next))
    };
    let on_mention = {
        let (stop, on_jump, on_action) = (stop.clone(), on_jump.clone(), on_action.clone());
        move |event: MouseEvent| {
            let told = |name| pressed(&event, name);
            if let (Some(index), Some(entity), Some(start), Some(end)) = (
                told("data-index"),
                told("data-entity"),
                told("data-start"),
                told("data-end"),
            ) {
                stop.set(index);
                on_action.emit(Action::Select(Selection::Entity(entity)));
                // After what was picked before is no longer painted.
                let on_jump = on_jump.clone();
                Timeout::new(0, move || on_jump.emit((start as u32, end as u32))).forget();
            }
        }
    };
    let onclick = {
        let (article, on_action) = (article.clone(), on_action.clone());
        Callback::from(move |event: MouseEvent| {
            let told = place_at(event.client_x(), event.client_y())
                .and_then(|(paragraph, utf16)| told_at(&article, paragraph, utf16));
            if let Some(selection) = told {
                on_action.emit(Action::Toggle(selection));
            }
        })
    };
    html! {
        <article class="panel reading" part="panel" aria-labelledby="reading-title" id="text" tabindex="-1">
            <header class="panel-head">
                <h2 id="reading-title">{ locale.reading_title() }</h2>
                <button
                    type="button"
                    class="quiet toggle"
                    aria-pressed={if *coloured { "true" } else { "false" }}
                    onclick={on_colour.reform(|_| ())}
                >
                    { locale.highlights_toggle() }
                </button>
                <button
                    type="button"
                    class="quiet toggle"
                    aria-expanded={if *listing { "true" } else { "false" }}
                    onclick={on_listing}
                >
                    { locale.mentions_list() }
                </button>
                <p class="hint">{ locale.reading_hint() }</p>
            </header>
            if *listing {
                <div
                    class="mentions"
                    role="toolbar"
                    dir="rtl"
                    aria-label={locale.mentions_list()}
                    ref={list}
                    onkeydown={on_walk}
                    onclick={on_mention}
                >
                    { for mentions(article, *stop, *locale) }
                </div>
            }
            <div class="text" lang="ar" dir="rtl" {onclick}>
                for (index, block) in blocks.iter().enumerate() {
                    { draw_block(index, block) }
                }
            </div>
        </article>
    }
}

/// The mentions in the order of the text: Tab reaches number `stop`, the arrows walk in them. Each tells
/// its entity and its stretch.
fn mentions(article: &Article, stop: usize, locale: Locale) -> Vec<Html> {
    let (mentions, count) = listed(article);
    let stop = stop.min(mentions.len().saturating_sub(1));
    let draw = |(index, mention): (usize, &Listed)| {
        let attributes = [
            ("type", "button"),
            ("class", &*["chip type-", type_slug(mention.kind)].concat()),
            ("tabindex", if index == stop { "0" } else { "-1" }),
            ("data-index", &index.to_string()),
            ("data-entity", &mention.entity.to_string()),
            ("data-start", &mention.start.to_string()),
            ("data-end", &mention.end.to_string()),
        ];
        let parts = vec![icon(mention.kind), arabic(&mention.text)];
        element("button", &attributes, parts)
    };
    let mut parts: Vec<_> = mentions.iter().enumerate().map(draw).collect();
    if mentions.len() < count {
        let (shown, all) = (locale.number(mentions.len()), locale.number(count));
        let more = vec![words(&locale.timeline_shown(&shown, &all))];
        parts.push(classed("p", "hint", more));
    }
    parts
}

fn draw_block(index: usize, block: &Block) -> Html {
    let index = index.to_string();
    match block.kind {
        ParagraphKind::Title => Html::default(),
        ParagraphKind::Heading => {
            html! { <h3 key={index.clone()} data-paragraph={index}>{ &block.text }</h3> }
        }
        ParagraphKind::Body => {
            html! { <p key={index.clone()} data-paragraph={index}>{ &block.text }</p> }
        }
    }
}
