//! The article itself. Its paragraphs are plain text nodes; the colours are painted over them.

use std::rc::Rc;

use siyaq_engine::exploration::ParagraphKind;
use yew::prelude::*;

use crate::article::Article;
use crate::browser::highlight::place_at;
use crate::i18n::Locale;
use crate::store::Action;
use crate::views::edtf;
use crate::views::reading::{Block, told_at};

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
        on_colour,
        on_action,
    } = props;
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
                <p class="hint">{ locale.reading_hint() }</p>
            </header>
            <div class="text" lang="ar" dir="rtl" {onclick}>
                for (index, block) in blocks.iter().enumerate() {
                    { draw_block(index, block) }
                }
            </div>
        </article>
    }
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
