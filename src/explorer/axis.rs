//! The time axis: labels, gaps, marks and the day of publication, drawn in per cent of its width so
//! that it fits any window. It is a picture of the list below it, and hidden from a screen reader.

use yew::prelude::*;

use super::timeline::shape_class;
use crate::browser::dates;
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::edtf::Shape;
use crate::views::graph::tenths;
use crate::views::timeline::marks::Mark;
use crate::views::timeline::ticks::Tick;
use crate::views::timeline::{Axis, Period};

/// Where the line lies, and the first lane below it, in pixels from the top.
const LINE: f32 = 48.0;
const FIRST_LANE: f32 = 60.0;
const LANE: f32 = 8.0;

/// What [`TimeAxis`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimeAxisProps {
    /// What to draw.
    pub axis: Axis,
    /// The days that are left of it.
    pub period: Option<Period>,
    /// Whether there is a second line of labels, in the Hijri calendar.
    pub hijri: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which event is pressed.
    pub on_toggle: Callback<Selection>,
}

/// The axis without its sliders.
#[component]
pub fn TimeAxis(props: &TimeAxisProps) -> Html {
    let TimeAxisProps {
        axis,
        period,
        hijri,
        locale,
        on_toggle,
    } = props;
    let place = Place(*locale == Locale::Ar);
    let lanes = axis.marks.iter().map(|mark| mark.lane).max().unwrap_or(0);
    let height = FIRST_LANE + LANE * lanes as f32 + 6.0;
    let outside = period.map(|(start, end)| {
        let (from, to) = (axis.scale.position(start), axis.scale.position(end));
        [(0.0, from), (to, 100.0)]
    });
    html! {
        <svg class="axis" width="100%" height={tenths(height)} aria-hidden="true">
            <line class="line" x1="0" x2="100%" y1={tenths(LINE)} y2={tenths(LINE)} />
            for (from, to, words) in axis.gaps.iter() {
                { draw_gap(place, *from, *to, words) }
            }
            for tick in axis.ticks.iter() {
                { draw_tick(place, tick, axis.within_year, *hijri, *locale) }
            }
            if let Some(at) = axis.published {
                <g class="published">
                    <title>{ locale.timeline_publication() }</title>
                    <line x1={place.at(at)} x2={place.at(at)} y1="30" y2={tenths(height)} />
                </g>
            }
            for mark in axis.marks.iter() {
                { draw_mark(place, mark, on_toggle) }
            }
            for (from, to) in outside.into_iter().flatten() {
                <rect
                    class="outside"
                    x={place.start(from, to)}
                    y="0"
                    width={tenths(to - from) + "%"}
                    height="100%"
                />
            }
        </svg>
    }
}

/// Where a position lies across the picture; whether the writing runs from right to left.
#[derive(Clone, Copy)]
struct Place(bool);

impl Place {
    fn at(self, position: f32) -> String {
        tenths(if self.0 { 100.0 - position } else { position }) + "%"
    }

    /// The left end of a stretch.
    fn start(self, from: f32, to: f32) -> String {
        self.at(if self.0 { to } else { from })
    }
}

fn draw_tick(place: Place, tick: &Tick, within_year: bool, hijri: bool, locale: Locale) -> Html {
    let x = place.at(tick.at);
    let words = |hijri| {
        let day = (tick.day, tick.day);
        dates::words(locale, day, tick.unit, !within_year, hijri)
    };
    let side = match tick.at {
        at if at < 5.0 => "is-first",
        at if at > 95.0 => "is-last",
        _ => "",
    };
    html! {
        <g class={classes!("tick", ["level-", &tick.level.to_string()].concat(), side)}>
            <line x1={x.clone()} x2={x.clone()} y1="34" y2={tenths(LINE)} />
            <text x={x.clone()} y={if hijri { "12" } else { "26" }}>{ words(false) }</text>
            if hijri {
                <text class="hijri" {x} y="28">{ words(true) }</text>
            }
        </g>
    }
}

/// A gap: a break in the line, and its length where there is room.
fn draw_gap(place: Place, from: f32, to: f32, words: &str) -> Html {
    let middle = (from + to) / 2.0;
    let wide = if to - from > 24.0 { "is-wide" } else { "" };
    html! {
        <g class={classes!("gap", wide)}>
            <line
                x1={place.at(from)}
                x2={place.at(to)}
                y1={tenths(LINE)}
                y2={tenths(LINE)}
            />
            if to - from > 9.0 {
                <text x={place.at(middle)} y={tenths(LINE + 4.0)}>{ words }</text>
            }
        </g>
    }
}

fn draw_mark(place: Place, mark: &Mark, on_toggle: &Callback<Selection>) -> Html {
    let event = mark.event;
    let onclick = on_toggle.reform(move |_| Selection::Event(event));
    let class = classes!("mark", shape_class(mark.shape), mark.standing.class());
    if mark.lane == 0 {
        let radius = 5.0 + (mark.count as f32).sqrt().min(6.0);
        return html! {
            <circle {class} cx={place.at(mark.from)} cy={tenths(LINE)} r={tenths(radius)} {onclick} />
        };
    }
    let y = FIRST_LANE + LANE * (mark.lane as f32 - 1.0);
    let width = tenths(mark.to - mark.from) + "%";
    // An open end fades in two steps.
    let tail = match mark.shape {
        Shape::Since => Some((mark.to - 5.0).max(mark.from)),
        Shape::Until => Some(mark.from),
        _ => None,
    };
    html! {
        <g {class} {onclick}>
            <rect
                x={place.start(mark.from, mark.to)}
                y={tenths(y)}
                {width}
                height="6"
                rx="3"
            />
            if let Some(tail) = tail {
                <rect
                    class="tail"
                    x={place.start(tail, tail + 5.0)}
                    y={tenths(y - 1.0)}
                    width="5%"
                    height="8"
                />
            }
        </g>
    }
}
