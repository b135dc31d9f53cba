//! The timeline strip: what happened when, the oldest where the writing begins. An axis shows it
//! all, two sliders on it keep to a period, and a list holds what is left.

use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::axis;
use super::brush::sliders;
use super::element::{hint, nothing, walked};
use crate::browser::dates;
use crate::browser::platform::pressed;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, Selection, State, Switch};
use crate::views::edtf::Shape;
use crate::views::timeline::ticks::Unit;
use crate::views::timeline::{Column, Entry, Period, Strip};

/// The panel of the timeline.
pub fn draw(strip: &Strip, state: &State, tell: &Callback<Action>) -> Html {
    let (locale, period) = (state.locale, state.filter.period);
    // Whether the reader wants it otherwise than their region.
    let turned = state.look.is(Switch::Hijri);
    let hijri = turned != locale.is_hijri();
    let toggle = (strip.total > 0).then(|| {
        markup(
            locale,
            "<button type='button' class='quiet hijri-toggle' aria-pressed={} onclick={}>{}</button>",
        )
        .truth(hijri)
        .emit(tell, Action::Turn(Switch::Hijri, !turned))
        .say(Message::TIMELINE_HIJRI)
        .draw()
    });
    let axis = strip.axis.as_ref();
    let brush = axis.map(|axis| {
        markup(locale, "<div class='brush'>{}{}</div>")
            .child(axis::draw(axis, period, hijri, locale))
            .child(sliders(axis, period, locale, tell))
            .draw()
    });
    let kept = period.map(|period| kept_days(strip, period, locale, tell));
    let events = match (strip.total, strip.shown) {
        (0, _) => nothing(Message::TIMELINE_NONE, locale),
        (_, 0) => nothing(Message::TIMELINE_NOTHING_LEFT, locale),
        _ => markup(locale, "<ol class='strip' role='list' onkeydown={}>{}</ol>")
            .hear(tell, walked)
            .children(columns(strip, state.look.cluster, hijri, locale))
            .draw(),
    };
    markup(
        locale,
        "<section class='panel timeline' part='panel' aria-labelledby='timeline-title' onclick={}>\
         <header class='panel-head'><h2 id='timeline-title'>{}</h2>{}{}</header>\
         {}{}{}</section>",
    )
    .hear(tell, chosen)
    .say(Message::TIMELINE_TITLE)
    .perhaps(axis.map(|_| hint(Message::TIMELINE_HINT, locale)))
    .perhaps(toggle)
    .perhaps(brush)
    .perhaps(kept)
    .child(events)
    .draw()
}

/// What a press in the panel is about.
fn chosen(event: &Event) -> Option<Action> {
    let told = |name| pressed(event, name);
    let event = told("data-event").map(|event| Action::Toggle(Selection::Event(event)));
    event.or_else(|| told("data-cluster").map(Action::Unfold))
}

/// The days that the list keeps to, how many events are left, and a button that shows all again.
fn kept_days(strip: &Strip, (start, end): Period, locale: Locale, tell: &Callback<Action>) -> Html {
    let days = dates::words(locale, (start, end - 1), Unit::Day, true, false);
    let (shown, total) = (locale.number(strip.shown), locale.number(strip.total));
    markup(
        locale,
        "<p class='period'><span>{}</span><span class='hint'>{}</span>\
         <button type='button' class='quiet' onclick={}>{}</button></p>",
    )
    .owned(days)
    .owned(locale.timeline_shown(&shown, &total))
    .emit(tell, Action::Keep(None))
    .say(Message::TIMELINE_ALL)
    .draw()
}

/// The list of events; the arrows walk in it. One cluster is open at a time, and the one that holds
/// what is picked. An entry tells its event, a cluster its first.
fn columns(strip: &Strip, open: Option<usize>, hijri: bool, locale: Locale) -> Vec<Html> {
    let column = |column: &Column| {
        let first = column.entries.first().map(|entry| entry.event);
        let is_unfolded = open.is_some() && first == open;
        let is_open = !column.cluster || is_unfolded || column.standing.is_picked();
        let gap = column.gap.as_deref();
        let gap = gap.map(|gap| {
            markup(locale, "<span class='gap'>{}</span>")
                .text(gap)
                .draw()
        });
        let cluster = column.cluster.then(|| cluster(column, is_open, locale));
        let publication = column.publication && !column.cluster;
        let entries = column.entries.iter();
        let entries = entries.map(|each| entry(each, publication, hijri, locale));
        let entries = is_open.then(|| {
            markup(locale, "<ol class='entries' role='list'>{}</ol>")
                .children(entries.list())
                .draw()
        });
        markup(locale, "<li class={}>{}</li>")
            .text(match column.publication {
                true => "column is-publication",
                false => "column",
            })
            .children([gap, cluster, entries].into_iter().flatten().list())
            .draw()
    };
    strip.columns.iter().map(column).list()
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
    markup(
        locale,
        "<button type='button' class='entry cluster {}' aria-expanded={} data-cluster={}>\
         <span class='when'>{}</span><span class='label'>{}</span></button>",
    )
    .text(standing)
    .truth(is_open)
    .number(event)
    .owned(dates)
    .owned(count)
    .draw()
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
        (_, true) => Some(Message::TIMELINE_PUBLICATION),
        (Shape::Span, _) => Some(Message::SHAPE_SPAN),
        (Shape::Fuzzy, _) => Some(Message::SHAPE_FUZZY),
        (Shape::Since | Shape::Until, _) => Some(Message::SHAPE_OPEN),
        (Shape::Point, _) => None,
    };
    let note = note.map(|note| {
        markup(locale, "<span class='note'>{}</span>")
            .say(note)
            .draw()
    });
    let hijri = hijri.then(|| {
        let days = (entry.extent.start, entry.extent.end - 1);
        markup(locale, "<span class='note hijri'>{}</span>")
            .owned(dates::words(locale, days, entry.unit, true, true))
            .draw()
    });
    markup(
        locale,
        "<li><button type='button' class='entry {} {}' aria-pressed={} data-event={} part='event'>\
         <span class='when'><time datetime={}>{}</time>{}</span>\
         <bdi class='label' lang='ar'>{}</bdi></button></li>",
    )
    .text(shape_class(entry.extent.shape))
    .text(entry.standing.class().unwrap_or_default())
    .truth(entry.standing.is_picked())
    .number(entry.event)
    .maybe(entry.datetime.as_deref())
    .text(&entry.date)
    .children([note, hijri].into_iter().flatten().list())
    .text(&entry.label)
    .draw()
}
