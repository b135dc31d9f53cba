//! Small pieces that many panels draw.

use yew::prelude::*;

use crate::browser::fields::pressed;
use crate::browser::focus::{focus_nth, focused};
use crate::i18n::{Locale, Message};
use crate::markup::{flip, markup};
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

/// A button below a list that unfolds all of it, or folds what is less telling away again. `controls`
/// is the id of the list, `all` what the button says of it, `few` what it says of the rest.
pub fn more_button(
    unfolded: &UseStateHandle<bool>,
    controls: &str,
    all: String,
    few: Message,
    locale: Locale,
) -> Html {
    let button = markup(
        locale,
        "<button type='button' class='quiet more' aria-expanded={} aria-controls={} \
         onclick={}>{}</button>",
    )
    .truth(**unfolded)
    .text(controls)
    .on(flip(unfolded));
    match **unfolded {
        true => button.say(few),
        false => button.owned(all),
    }
    .draw()
}

/// The buttons of a list that are not folded away.
const BUTTONS: &str = "button:not([hidden] *)";

/// Moves the focus from a button of a list to another, as a key says.
pub fn walk(list: &NodeRef, event: &KeyboardEvent, rtl: bool) {
    let count = list
        .cast::<web_sys::Element>()
        .and_then(|list| list.query_selector_all(BUTTONS).ok())
        .map_or(0, |buttons| buttons.length() as usize);
    let next = focused(list, BUTTONS).and_then(|at| moved(&event.key(), at, count, rtl));
    if let Some(next) = next {
        event.prevent_default();
        focus_nth(list, BUTTONS, next);
    }
}

/// Has Tab come back to the button of a list that had the focus last: keeps the number that its
/// attribute `name` tells.
pub fn tab_stop(stop: &UseStateHandle<usize>, name: &'static str) -> impl Fn(Event) + 'static {
    let stop = stop.clone();
    move |event| {
        if let Some(number) = pressed(&event, name) {
            stop.set(number);
        }
    }
}
