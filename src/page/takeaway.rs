//! What a reader takes away: a link that holds the article, files for other tools, pictures, paper.

use std::rc::Rc;

use siyaq_export::Format;
use yew::prelude::*;

use crate::article::Article;
use crate::browser::link::{self, LONGEST};
use crate::browser::page::print;
use crate::browser::platform::{picture, save};
use crate::i18n::Locale;

/// A picture: what is drawn, the file, and the name of its button.
type Picture = (&'static str, &'static str, fn(Locale) -> &'static str);

const PICTURES: [Picture; 4] = [
    (
        ".timeline",
        "siyaq-timeline.svg",
        Locale::export_timeline_svg,
    ),
    (
        ".timeline",
        "siyaq-timeline.png",
        Locale::export_timeline_png,
    ),
    (".graph", "siyaq-relations.svg", Locale::export_graph_svg),
    (".graph", "siyaq-relations.png", Locale::export_graph_png),
];

/// What [`Takeaway`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TakeawayProps {
    /// The article shown.
    pub article: Rc<Article>,
    /// The language of the interface.
    pub locale: Locale,
}

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

/// The buttons, and what became of the last that was pressed.
#[component]
pub fn Takeaway(props: &TakeawayProps) -> Html {
    let TakeawayProps { article, locale } = props;
    let locale = *locale;
    let outcome = use_state_eq(Outcome::default);
    use_effect_with(article.clone(), {
        let outcome = outcome.clone();
        move |_| outcome.set(Outcome::Quiet)
    });
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
    html! {
        <div class="takeaway">
            <button type="button" class="quiet" onclick={on_share}>{ locale.share() }</button>
            <details class="menu">
                <summary class="button">{ locale.export() }</summary>
                <div class="menu-items">
                    for format in Format::ALL {
                        <button
                            type="button"
                            class="line"
                            onclick={on_file.reform(move |_| format)}
                        >
                            { format_name(format, locale) }
                        </button>
                    }
                    for (selector, file, name) in PICTURES {
                        <button
                            type="button"
                            class="line"
                            onclick={on_picture.reform(move |_| (selector, file))}
                        >
                            { name(locale) }
                        </button>
                    }
                </div>
            </details>
            <button type="button" class="quiet" onclick={|_| print()}>{ locale.print() }</button>
            <div class="said" role="status">
                { match &*outcome {
                    Outcome::Quiet => Html::default(),
                    Outcome::Copied => html! { locale.share_copied() },
                    Outcome::TooLong => html! { locale.share_too_long(&locale.number(LONGEST)) },
                    Outcome::NoPicture => html! { locale.export_no_picture() },
                    Outcome::Link(link) => html! {
                        <label>
                            { locale.share_copy() }
                            <input class="field" dir="ltr" readonly=true value={link.clone()} />
                        </label>
                    },
                } }
            </div>
        </div>
    }
}

fn format_name(format: Format, locale: Locale) -> &'static str {
    match format {
        Format::Json => locale.export_json(),
        Format::JsonLd => locale.export_json_ld(),
        Format::EventsCsv => locale.export_events_csv(),
        Format::RelationsCsv => locale.export_relations_csv(),
        Format::TimelineJs => locale.export_timeline_js(),
        Format::Annotations => locale.export_annotations(),
    }
}
