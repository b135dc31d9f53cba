//! The timeline strip: what happened when, the oldest where the writing begins. An axis shows it
//! all, two sliders on it keep to a period, and a list holds what is left.

use std::rc::Rc;

use yew::prelude::*;

use super::axis;
use super::brush::sliders;
use super::element::{button, classed, element, named_part, walk, words};
use crate::browser::dates;
use crate::browser::fields::pressed;
use crate::browser::focus::reveal;
use crate::i18n::Locale;
use crate::store::Selection;
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
    // Whether the reader wants it otherwise than their region.
    let turned = use_state_eq(|| false);
    let hijri = *turned != locale.is_hijri();
    // The first event of the cluster that is open.
    let open = use_state_eq(|| None);
    let list = use_node_ref();
    let on_hijri = {
        let turned = turned.clone();
        Callback::from(move |_| turned.set(!*turned))
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
    let onkeydown = {
        let list = list.clone();
        move |event: KeyboardEvent| walk(&list, &event, locale.is_rtl(), |_| {})
    };
    let onclick = {
        let (open, on_toggle) = (open.clone(), on_toggle.clone());
        move |event: MouseEvent| {
            if let Some(event) = pressed(&event, "data-event") {
                on_toggle.emit(Selection::Event(event));
            } else if let Some(first) = pressed(&event, "data-cluster") {
                open.set((*open != Some(first)).then_some(first));
            }
        }
    };
    html! {
        <section class="panel timeline" part="panel" aria-labelledby="timeline-title" {onclick}>
            <header class="panel-head">
                <h2 id="timeline-title">{ locale.timeline_title() }</h2>
                if strip.axis.is_some() {
                    <p class="hint">{ locale.timeline_hint() }</p>
                }
                if strip.total > 0 {
                    <button
                        type="button"
                        class="quiet hijri-toggle"
                        aria-pressed={if hijri { "true" } else { "false" }}
                        onclick={on_hijri}
                    >
                        { locale.timeline_hijri() }
                    </button>
                }
            </header>
            if let Some(axis) = &strip.axis {
                <div class="brush">
                    { axis::draw(axis, *period, hijri, locale) }
                    { sliders(axis, *period, locale, on_period) }
                </div>
            }
            if let Some((start, end)) = *period {
                <p class="period">
                    <span>{ dates::words(locale, (start, end - 1), Unit::Day, true, false) }</span>
                    <span class="hint">
                        { locale.timeline_shown(&locale.number(strip.shown), &locale.number(strip.total)) }
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
                <ol class="strip" role="list" ref={list} {onkeydown}>
                    { for columns(strip, *open, hijri, locale) }
                </ol>
            }
        </section>
    }
}

/// The list of events; the arrows walk in it. One cluster is open at a time, and the one that holds
/// what is picked. An entry tells its event, a cluster its first.
fn columns(strip: &Strip, open: Option<usize>, hijri: bool, locale: Locale) -> Vec<Html> {
    let column = |column: &Column| {
        let first = column.entries.first().map(|entry| entry.event);
        let is_open = !column.cluster || open == first || column.standing.is_picked();
        let mut parts = Vec::new();
        if let Some(gap) = &column.gap {
            parts.push(classed("span", "gap", vec![words(gap)]));
        }
        if column.cluster {
            parts.push(cluster(column, is_open, locale));
        }
        if is_open {
            let publication = column.publication && !column.cluster;
            let entry = |each| {
                let button = vec![entry(each, publication, hijri, locale)];
                element("li", &[], button)
            };
            let entries = column.entries.iter().map(entry).collect();
            let attributes = [("class", "entries"), ("role", "list")];
            parts.push(element("ol", &attributes, entries));
        }
        let class = match column.publication {
            true => "column is-publication",
            false => "column",
        };
        classed("li", class, parts)
    };
    strip.columns.iter().map(column).collect()
}

fn cluster(column: &Column, is_open: bool, locale: Locale) -> Html {
    let date = |entry: Option<&Entry>| entry.map(|entry| entry.date.clone()).unwrap_or_default();
    let (first, last) = (date(column.entries.first()), date(column.entries.last()));
    let dates = match first == last {
        true => first,
        false => locale.date_interval(&first, &last),
    };
    let count = locale.event_count(column.entries.len() as u32);
    let event = column.entries.first().map_or(0, |entry| entry.event);
    let standing = column.standing.class().unwrap_or_default();
    let attributes = [
        ("type", "button"),
        ("class", &*["entry cluster ", standing].concat()),
        ("aria-expanded", if is_open { "true" } else { "false" }),
        ("data-cluster", &event.to_string()),
    ];
    let parts = vec![
        classed("span", "when", vec![dates.into()]),
        classed("span", "label", vec![count.into()]),
    ];
    element("button", &attributes, parts)
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

/// One event: pressed, its sentence is marked in the text.
fn entry(entry: &Entry, publication: bool, hijri: bool, locale: Locale) -> Html {
    let note = match (entry.extent.shape, publication) {
        (_, true) => Some(locale.timeline_publication()),
        (Shape::Span, _) => Some(locale.shape_span()),
        (Shape::Fuzzy, _) => Some(locale.shape_fuzzy()),
        (Shape::Since | Shape::Until, _) => Some(locale.shape_open()),
        (Shape::Point, _) => None,
    };
    let date = vec![words(&entry.date)];
    let mut when = vec![match &entry.datetime {
        Some(datetime) => element("time", &[("datetime", datetime)], date),
        None => element("time", &[], date),
    }];
    if let Some(note) = note {
        when.push(classed("span", "note", vec![words(note)]));
    }
    if hijri {
        let days = (entry.extent.start, entry.extent.end - 1);
        let date = dates::words(locale, days, entry.unit, true, true);
        when.push(classed("span", "note hijri", vec![date.into()]));
    }
    let label = [("class", "label"), ("lang", "ar")];
    let parts = vec![
        classed("span", "when", when),
        element("bdi", &label, vec![words(&entry.label)]),
    ];
    let class = [
        "entry ",
        shape_class(entry.extent.shape),
        " ",
        entry.standing.class().unwrap_or_default(),
    ];
    let told = ("data-event", entry.event);
    named_part(
        "event",
        button(&class.concat(), entry.standing.is_picked(), told, parts),
    )
}
