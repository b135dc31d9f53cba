//! Days in the reader's own words, by the platform's `Intl`: months have other names in Rabat than
//! in Baghdad. Digits are those of the rest of the interface.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::Locale;
use crate::views::calendar::civil;
use crate::views::timeline::ticks::Unit;

const MILLISECONDS: f64 = 86_400_000.0;

/// The days from `first` to `last`, both counted from 1970-01-01, in the reader's words: one date
/// where both give the same. `years` says whether a month or a day also gives its year, `hijri`
/// picks the calendar of Umm al-Qura. Empty where the platform cannot say it.
pub fn words(
    locale: Locale,
    (first, last): (i32, i32),
    unit: Unit,
    years: bool,
    hijri: bool,
) -> String {
    let options = Object::new();
    let set = |name: &str, value: &str| {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    };
    set("timeZone", "UTC");
    set("numberingSystem", "latn");
    set(
        "calendar",
        if hijri { "islamic-umalqura" } else { "gregory" },
    );
    if years || unit == Unit::Year {
        set("year", "numeric");
        if civil(first).0 < 1 {
            set("era", "short");
        }
    }
    if unit != Unit::Year {
        set("month", "long");
    }
    if unit == Unit::Day {
        set("day", "numeric");
    }
    let date = |day: i32| Date::new(&JsValue::from_f64(f64::from(day) * MILLISECONDS));
    let tags = Array::of1(&readers_tag(locale));
    DateTimeFormat::new(&tags, &options)
        .format_range(&date(first), &date(last.max(first)))
        .map(String::from)
        .unwrap_or_default()
}

/// The first of the reader's languages that is a kind of the interface's, such as `ar-MA`.
fn readers_tag(locale: Locale) -> JsValue {
    let tag = JsValue::from_str(locale.tag());
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return tag;
    };
    let speaks = |tag: &JsValue| {
        tag.as_string()
            .is_some_and(|tag| tag.split('-').next() == Some(locale.tag()))
    };
    navigator.languages().iter().find(speaks).unwrap_or(tag)
}
