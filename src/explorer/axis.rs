//! The time axis: labels, gaps, marks and the day of publication, placed in per cent of its width so
//! that it fits any window. It is a picture of the list below it, and hidden from a screen reader.

use yew::prelude::*;

use super::timeline::shape_class;
use crate::browser::dates;
use crate::i18n::Locale;
use crate::markup::markup;
use crate::views::edtf::Shape;
use crate::views::graph::tenths;
use crate::views::timeline::marks::Mark;
use crate::views::timeline::ticks::Tick;
use crate::views::timeline::{Axis, Period};

/// Where the line lies, in pixels from the top.
const LINE: &str = "48";
/// The first lane below the line, and the distance from one to the next.
const LANES: (f32, f32) = (60.0, 8.0);

/// The axis without its sliders; `hijri` adds a second line of labels. A mark tells its event.
pub fn draw(axis: &Axis, period: Option<Period>, hijri: bool, locale: Locale) -> Html {
    let place = Place(locale.is_rtl());
    let lanes = axis.marks.iter().map(|mark| mark.lane).max().unwrap_or(0);
    let height = tenths(LANES.0 + LANES.1 * lanes as f32 + 6.0);
    let mut parts = vec![line("line", "0", "100%", LINE, LINE)];
    for (from, to, words) in &axis.gaps {
        gap(&mut parts, place, *from, *to, words);
    }
    for tick in &axis.ticks {
        parts.push(draw_tick(place, tick, axis.within_year, hijri, locale));
    }
    if let Some(at) = axis.published {
        let x = place.at(at);
        parts.push(line("published", &x, &x, "30", &height));
    }
    for mark in &axis.marks {
        parts.push(draw_mark(place, mark));
    }
    if let Some((start, end)) = period {
        let (from, to) = (axis.scale.position(start), axis.scale.position(end));
        parts.push(place.rect("outside", 0.0, from, "0", "100%"));
        parts.push(place.rect("outside", to, 100.0, "0", "100%"));
    }
    markup(
        locale,
        "<svg class='axis' width='100%' height={} aria-hidden='true'>{}</svg>",
    )
    .owned(height)
    .children(parts)
    .draw()
}

/// Where a position lies across the picture; whether the writing runs from right to left.
#[derive(Clone, Copy)]
struct Place(bool);

impl Place {
    fn at(self, position: f32) -> String {
        tenths(if self.0 { 100.0 - position } else { position }) + "%"
    }

    /// A box from one position to another.
    fn rect(self, class: &str, from: f32, to: f32, y: &str, height: &str) -> Html {
        let x = self.at(if self.0 { to } else { from });
        markup(
            Locale::Ar,
            "<rect class={} x={} y={} width={} height={} rx='3' />",
        )
        .text(class)
        .owned(x)
        .text(y)
        .owned(tenths(to - from) + "%")
        .text(height)
        .draw()
    }
}

fn line(class: &str, x1: &str, x2: &str, y1: &str, y2: &str) -> Html {
    markup(Locale::Ar, "<line class={} x1={} x2={} y1={} y2={} />")
        .text(class)
        .text(x1)
        .text(x2)
        .text(y1)
        .text(y2)
        .draw()
}

fn text(class: &str, x: &str, y: &str, words: &str) -> Html {
    markup(Locale::Ar, "<text class={} x={} y={}>{}</text>")
        .text(class)
        .text(x)
        .text(y)
        .text(words)
        .draw()
}

fn draw_tick(place: Place, tick: &Tick, within_year: bool, hijri: bool, locale: Locale) -> Html {
    let x = place.at(tick.at);
    let words = |hijri| {
        let day = (tick.day, tick.day);
        dates::words(locale, day, tick.unit, !within_year, hijri)
    };
    let y = if hijri { "12" } else { "26" };
    let mut parts = vec![line("", &x, &x, "34", LINE), text("", &x, y, &words(false))];
    if hijri {
        parts.push(text("hijri", &x, "28", &words(true)));
    }
    let side = match tick.side() {
        -1 => " is-first",
        1 => " is-last",
        _ => "",
    };
    markup(locale, "<g class='tick level-{}{}'>{}</g>")
        .number(tick.level)
        .text(side)
        .children(parts)
        .draw()
}

/// A gap: a break in the line, and its length where there is room.
fn gap(parts: &mut Vec<Html>, place: Place, from: f32, to: f32, words: &str) {
    parts.push(line("gap", &place.at(from), &place.at(to), LINE, LINE));
    if to - from > 9.0 {
        let class = if to - from > 24.0 {
            "length is-wide"
        } else {
            "length"
        };
        let middle = place.at((from + to) / 2.0);
        parts.push(text(class, &middle, "52", words));
    }
}

fn draw_mark(place: Place, mark: &Mark) -> Html {
    let standing = mark.standing.class().unwrap_or_default();
    let shape = shape_class(mark.shape);
    if mark.lane == 0 {
        let radius = tenths(5.0 + (mark.count as f32).sqrt().min(6.0));
        return markup(
            Locale::Ar,
            "<circle class='mark {} {}' data-event={} cx={} cy={} r={} />",
        )
        .text(shape)
        .text(standing)
        .number(mark.event)
        .owned(place.at(mark.from))
        .text(LINE)
        .owned(radius)
        .draw();
    }
    let y = tenths(LANES.0 + LANES.1 * (mark.lane as f32 - 1.0));
    let mut parts = vec![place.rect("", mark.from, mark.to, &y, "6")];
    // An open end fades.
    let middle = (mark.from + mark.to) / 2.0;
    match mark.shape {
        Shape::Since => parts.push(place.rect("tail", middle, mark.to, &y, "6")),
        Shape::Until => parts.push(place.rect("tail", mark.from, middle, &y, "6")),
        _ => {}
    }
    markup(Locale::Ar, "<g class='mark {} {}' data-event={}>{}</g>")
        .text(shape)
        .text(standing)
        .number(mark.event)
        .children(parts)
        .draw()
}
