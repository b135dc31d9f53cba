//! Small pieces that many panels draw.

use yew::prelude::*;

use crate::browser::focus::{focus_nth, focused};
use crate::i18n::Locale;
use crate::markup::markup;
use crate::views::chips::moved;

/// Words of the interface.
pub fn words(text: &str) -> Html {
    text.to_owned().into()
}

/// Words of the article.
pub fn arabic(text: &str) -> Html {
    markup(Locale::Ar, "<bdi lang='ar'>{}</bdi>")
        .text(text)
        .draw()
}

/// Moves the focus from a button of a list to another, as a key says, and tells its place.
pub fn walk(list: &NodeRef, event: &KeyboardEvent, rtl: bool, on_move: impl FnOnce(usize)) {
    let count = list
        .cast::<web_sys::Element>()
        .and_then(|list| list.query_selector_all("button").ok())
        .map_or(0, |buttons| buttons.length() as usize);
    let next = focused(list, "button").and_then(|at| moved(&event.key(), at, count, rtl));
    if let Some(next) = next {
        event.prevent_default();
        on_move(next);
        focus_nth(list, "button", next);
    }
}
