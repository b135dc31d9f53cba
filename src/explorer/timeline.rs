//! The timeline strip: what happened when, the oldest where the writing begins. An axis shows it
//! all, two sliders on it keep to a period, and a list holds what is left.

use std::rc::Rc;

use yew::prelude::*;

use super::axis;
use super::brush::sliders;
use crate::browser::dates;
use crate::browser::focus::{focus_nth, focused, reveal};
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::chips::moved;
use crate::views::edtf::Shape;
use crate::views::timeline::ticks::Unit;
use crate::views::timeline::{Column, Entry, Period, Strip};

/// What [`Timeline`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineProps {
    /// The axis and the columns.
    pub strip: Rc<Strip>,
    /// The days that are left.
    pub period: Option<Period>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which event is pressed.
    pub on_toggle: Callback<Selection>,
    /// Told the days that are to be left.
    pub on_period: Callback<Option<Period>>,
}

/// The panel of the timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps {
        strip,
        period,
        locale,
        on_toggle,
        on_period,
    } = props;
    let locale = *locale;
    let hijri = use_state_eq(|| false);
    // The first event of the cluster that is open.
    let open = use_state_eq(|| None);
    let list = use_node_ref();
    let on_hijri = {
        let hijri = hijri.clone();
        Callback::from(move |_| hijri.set(!*hijri))
    };
    let picked = strip
        .columns
        .iter()
        .flat_map(|column| &column.entries)
        .find(|entry| entry.standing.is_picked())
        .map(|entry| entry.event);
    use_effect_with((list.clone(), picked), |(list, picked)| {
        if picked.is_some() {
            reveal(list, ".entry.is-picked");
        }
    });
    html! {
        <section class="panel timeline" aria-labelledby="timeline-title">
            <header class="panel-head">
                <h2 id="timeline-title">{ locale.timeline_title() }</h2>
                if strip.axis.is_some() {
                    <p class="hint">{ locale.timeline_hint() }</p>
                }
                if strip.total > 0 {
                    <button
                        type="button"
                        class="quiet hijri-toggle"
                        aria-pressed={if *hijri { "true" } else { "false" }}
                        onclick={on_hijri}
                    >
                        { locale.timeline_hijri() }
                    </button>
                }
            </header>
            if let Some(axis) = &strip.axis {
                <div class="brush">
                    { axis::draw(axis, *period, *hijri, locale, on_toggle) }
                    { sliders(axis, *period, locale, on_period) }
                </div>
            }
            if let Some((start, end)) = *period {
                <p class="period">
                    <span>{ dates::words(locale, (start, end - 1), Unit::Day, true, false) }</span>
                    <span class="hint">
                        { locale.timeline_shown(&strip.shown.to_string(), &strip.total.to_string()) }
                    </span>
                    <button type="button" class="quiet" onclick={on_period.reform(|_| None)}>
                        { locale.timeline_all() }
                    </button>
                </p>
            }
            if strip.total == 0 {
                <p class="nothing">{ locale.timeline_none() }</p>
            } else if strip.shown == 0 {
                <p class="nothing">{ locale.timeline_nothing_left() }</p>
            } else {
                { columns(strip, &list, &open, *hijri, locale, on_toggle) }
            }
        </section>
    }
}

/// The list of events; the arrows walk in it. One cluster is open at a time, and the one that holds
/// what is picked.
fn columns(
    strip: &Strip,
    list: &NodeRef,
    open: &UseStateHandle<Option<usize>>,
    hijri: bool,
    locale: Locale,
    on_toggle: &Callback<Selection>,
) -> Html {
    let onkeydown = {
        let list = list.clone();
        move |event: KeyboardEvent| walk(&list, &event, locale)
    };
    let column = |column: &Column| {
        let first = column.entries.first().map_or(0, |entry| entry.event);
        let is_open = !column.cluster || **open == Some(first) || column.standing.is_picked();
        let on_open = {
            let open = open.clone();
            Callback::from(move |_| open.set((!is_open).then_some(first)))
        };
        html! {
            <li class={classes!("column", column.publication.then_some("is-publication"))} key={first}>
                if let Some(gap) = &column.gap {
                    <span class="gap">{ gap }</span>
                }
                if column.cluster {
                    { cluster(column, is_open, locale, on_open) }
                }
                if is_open {
                    <ol class="entries" role="list">
                        for entry in column.entries.iter() {
                            <li key={entry.event}>
                                <TimelineEntry
                                    entry={entry.clone()}
                                    publication={column.publication && !column.cluster}
                                    {hijri}
                                    {locale}
                                    on_toggle={on_toggle.clone()}
                                />
                            </li>
                        }
                    </ol>
                }
            </li>
        }
    };
    html! {
        <ol class="strip" role="list" ref={list.clone()} {onkeydown}>
            { for strip.columns.iter().map(column) }
        </ol>
    }
}

/// Moves the focus in the list.
fn walk(list: &NodeRef, event: &KeyboardEvent, locale: Locale) {
    let count = list
        .cast::<web_sys::Element>()
        .and_then(|list| list.query_selector_all("button").ok())
        .map_or(0, |buttons| buttons.length() as usize);
    let next =
        focused(list, "button").and_then(|at| moved(&event.key(), at, count, locale == Locale::Ar));
    if let Some(next) = next {
        event.prevent_default();
        focus_nth(list, "button", next);
    }
}

fn cluster(column: &Column, is_open: bool, locale: Locale, on_open: Callback<MouseEvent>) -> Html {
    let date = |entry: Option<&Entry>| entry.map(|entry| entry.date.clone()).unwrap_or_default();
    let (first, last) = (date(column.entries.first()), date(column.entries.last()));
    let dates = match first == last {
        true => first,
        false => locale.date_interval(&first, &last),
    };
    html! {
        <button
            type="button"
            class={classes!("entry", "cluster", column.standing.class())}
            aria-expanded={if is_open { "true" } else { "false" }}
            onclick={on_open}
        >
            <span class="when">{ dates }</span>
            <span class="label">{ locale.event_count(column.entries.len() as u32) }</span>
        </button>
    }
}

/// The class of a mark or an entry.
pub fn shape_class(shape: Shape) -> &'static str {
    match shape {
        Shape::Point => "is-point",
        Shape::Span => "is-span",
        Shape::Fuzzy => "is-fuzzy",
        Shape::Since => "is-since",
        Shape::Until => "is-until",
    }
}

/// What [`TimelineEntry`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineEntryProps {
    /// The event.
    pub entry: Entry,
    /// Whether it is of the day of publication.
    pub publication: bool,
    /// Whether its date is given in the Hijri calendar too.
    pub hijri: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which event is pressed.
    pub on_toggle: Callback<Selection>,
}

/// One event: pressed, its sentence is marked in the text.
#[component]
pub fn TimelineEntry(props: &TimelineEntryProps) -> Html {
    let TimelineEntryProps {
        entry,
        publication,
        hijri,
        locale,
        on_toggle,
    } = props;
    let event = entry.event;
    let onclick = on_toggle.reform(move |_| Selection::Event(event));
    let pressed = entry.standing.is_picked();
    let note = match (entry.extent.shape, publication) {
        (_, true) => Some(locale.timeline_publication()),
        (Shape::Span, _) => Some(locale.shape_span()),
        (Shape::Fuzzy, _) => Some(locale.shape_fuzzy()),
        (Shape::Since | Shape::Until, _) => Some(locale.shape_open()),
        (Shape::Point, _) => None,
    };
    html! {
        <button
            type="button"
            class={classes!("entry", shape_class(entry.extent.shape), entry.standing.class())}
            aria-pressed={if pressed { "true" } else { "false" }}
            {onclick}
        >
            <span class="when">
                <time datetime={entry.datetime.clone()}>{ &entry.date }</time>
                if let Some(note) = note {
                    <span class="note">{ note }</span>
                }
                if *hijri {
                    <span class="note hijri">
                        { dates::words(*locale, (entry.extent.start, entry.extent.end - 1), entry.unit, true, true) }
                    </span>
                }
            </span>
            <bdi class="label" lang="ar">{ &entry.label }</bdi>
        </button>
    }
}
