//! The two sliders on the time axis that keep the page to a period.

use siyaq_engine::text::normalize::{digits, number};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::browser::dates;
use crate::browser::platform::{put, typed};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;
use crate::views::timeline::scale::Scale;
use crate::views::timeline::ticks::Unit;
use crate::views::timeline::{Axis, Period};

/// The two sliders at the ends of the period. Their values are thousandths of the axis.
pub fn sliders(
    axis: &Axis,
    period: Option<Period>,
    locale: Locale,
    tell: &Callback<Action>,
) -> Html {
    let whole = axis.scale.ends();
    let now = period.unwrap_or(whole);
    let slider = |is_end: bool| {
        let day = if is_end { now.1 } else { now.0 };
        let value = (axis.scale.position(day) * 10.0).round() as i32;
        // A day moves no further than the other end of the period.
        let place = {
            let tell = tell.clone();
            move |day: i32| {
                let period = match is_end {
                    true => (now.0, day.max(now.0 + 1)),
                    false => (day.min(now.1 - 1), now.1),
                };
                tell.emit(Action::Keep((period != whole).then_some(period)));
            }
        };
        let oninput = {
            let (scale, place) = (axis.scale.clone(), place.clone());
            move |event: Event| {
                let at = number(&typed(&event)).unwrap_or_default() as f32 / 10.0;
                let crossed = if is_end {
                    at <= scale.position(now.0)
                } else {
                    at >= scale.position(now.1)
                };
                if crossed {
                    put(&event, value);
                } else {
                    place(scale.day(at));
                }
            }
        };
        let onkeydown = {
            let scale = axis.scale.clone();
            move |event: Event| {
                let key = event.unchecked_ref::<KeyboardEvent>().key();
                if let Some(newer) = is_newer(&key, locale) {
                    event.prevent_default();
                    place(next(&scale, day, newer));
                }
            }
        };
        let words = dates::words(locale, (day - i32::from(is_end), 0), Unit::Day, true, false);
        // Where the two meet, the one with room to move lies on top.
        let above = (value > 500) != is_end;
        markup(
            locale,
            "<input type='range' class={} min='0' max='1000' value={} aria-label={} \
             aria-valuetext={} oninput={} onkeydown={} />",
        )
        .text(if above { "is-above" } else { "" })
        .owned(digits(value as u64))
        .say(match is_end {
            true => Message::TIMELINE_TO,
            false => Message::TIMELINE_FROM,
        })
        .owned(words)
        .on(Callback::from(oninput))
        .on(Callback::from(onkeydown))
        .draw()
    };
    [slider(false), slider(true)].into_iter().collect()
}

/// Whether a key goes on to newer days; `None` for a key that goes nowhere.
fn is_newer(key: &str, locale: Locale) -> Option<bool> {
    match key {
        "ArrowUp" => Some(true),
        "ArrowDown" => Some(false),
        "ArrowLeft" => Some(locale.is_rtl()),
        "ArrowRight" => Some(!locale.is_rtl()),
        _ => None,
    }
}

/// The next day on the axis at which something starts or ends.
fn next(scale: &Scale, day: i32, newer: bool) -> i32 {
    let mut starts = scale.stretches().iter().map(|stretch| stretch.start);
    let (first, last) = scale.ends();
    match newer {
        true => starts.find(|&start| start > day).unwrap_or(last),
        false => starts
            .take_while(|&start| start < day)
            .last()
            .unwrap_or(first),
    }
}
