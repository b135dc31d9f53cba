//! The timeline strip: what happened when, the oldest where the writing begins.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::style::use_style;
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::edtf::Shape;
use crate::views::graph::tenths;
use crate::views::timeline::{Bar, Column, Entry};

/// What [`Timeline`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineProps {
    /// The columns, oldest first.
    pub columns: Rc<Vec<Column>>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which event is pressed.
    pub on_toggle: Callback<Selection>,
}

/// The panel of the timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps {
        columns,
        locale,
        on_toggle,
    } = props;
    let strip = use_node_ref();
    let widths = columns
        .iter()
        .map(|c| ["minmax(11rem,", &tenths(c.weight), "fr)"].concat());
    use_style(&strip, "--columns", widths.collect::<Vec<_>>().join(" "));
    html! {
        <section class="panel timeline" part="panel" aria-labelledby="timeline-title">
            <header class="panel-head">
                <h2 id="timeline-title">{ locale.timeline_title() }</h2>
                if !columns.is_empty() {
                    <p class="hint">{ locale.timeline_hint() }</p>
                }
            </header>
            if columns.is_empty() {
                <p class="nothing">{ locale.timeline_none() }</p>
            } else {
                <div class="strip">
                    <ol ref={strip}>
                        for column in columns.iter() {
                            { draw_column(column, *locale, on_toggle) }
                        }
                    </ol>
                </div>
            }
        </section>
    }
}

fn draw_column(column: &Column, locale: Locale, on_toggle: &Callback<Selection>) -> Html {
    html! {
        <li class={classes!("column", column.publication.then_some("is-publication"))}>
            <div class="axis" aria-hidden="true">
                <span class="tick">{ &column.tick }</span>
                if let Some(gap) = &column.gap {
                    <span class="gap"><span>{ gap }</span></span>
                }
                <span class="span-bars">
                    for bar in column.bars.iter() {
                        { draw_bar(*bar) }
                    }
                </span>
            </div>
            <ul class="entries" role="list">
                for entry in column.entries.iter() {
                    <li key={entry.event}>
                        { timeline_entry(entry, column.publication, locale, on_toggle) }
                    </li>
                }
            </ul>
        </li>
    }
}

fn draw_bar(bar: Option<Bar>) -> Html {
    let Some(bar) = bar else {
        return html! { <span class="span-bar" /> };
    };
    let class = classes!(
        "span-bar",
        "is-drawn",
        shape_class(bar.shape),
        bar.starts.then_some("is-start"),
        bar.ends.then_some("is-end"),
        bar.standing.class(),
    );
    html! { <span {class} /> }
}

fn shape_class(shape: Shape) -> &'static str {
    match shape {
        Shape::Point => "is-point",
        Shape::Span => "is-span",
        Shape::Fuzzy => "is-fuzzy",
    }
}

/// One event: pressed, its sentence is marked in the text. `publication`: it is of the day of
/// publication.
fn timeline_entry(
    entry: &Entry,
    publication: bool,
    locale: Locale,
    on_toggle: &Callback<Selection>,
) -> Html {
    let event = entry.event;
    let onclick = on_toggle.reform(move |_| Selection::Event(event));
    let pressed = entry.standing.is_picked();
    let note = match (entry.shape, publication) {
        (_, true) => Some(locale.timeline_publication()),
        (Shape::Span, _) => Some(locale.shape_span()),
        (Shape::Fuzzy, _) => Some(locale.shape_fuzzy()),
        (Shape::Point, _) => None,
    };
    html! {
        <button
            type="button"
            class={classes!("entry", shape_class(entry.shape), entry.standing.class())}
            part="event"
            aria-pressed={if pressed { "true" } else { "false" }}
            {onclick}
        >
            <span class="when">
                <time datetime={entry.datetime.clone()}>{ &entry.date }</time>
                if let Some(note) = note {
                    <span class="note">{ note }</span>
                }
            </span>
            <bdi class="label" lang="ar">{ &entry.label }</bdi>
        </button>
    }
}
