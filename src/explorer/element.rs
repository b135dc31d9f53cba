//! Builds elements by function. The macro of Yew writes some hundred bytes of WebAssembly for each
//! element; pictures and tables have many, all alike. What is pressed in them is told by its
//! attributes ([`crate::browser::fields::pressed`]), so that one listener serves them all.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::browser::focus::{focus_nth, focused};
use crate::views::chips::moved;

/// An element with attributes and children.
pub fn element(
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    children: Vec<Html>,
) -> Html {
    let mut element = VTag::new(tag);
    for (name, value) in attributes {
        element.add_attribute(name, value.to_string());
    }
    element.add_children(children);
    element.into()
}

/// An element of a class.
pub fn classed(tag: &'static str, class: &str, children: Vec<Html>) -> Html {
    element(tag, &[("class", class)], children)
}

/// Words of the interface.
pub fn words(text: &str) -> Html {
    text.to_owned().into()
}

/// Words of the article.
pub fn arabic(text: &str) -> Html {
    element("bdi", &[("lang", "ar")], vec![words(text)])
}

/// A button that stays pressed; `told` is the attribute that says what is pressed.
pub fn button(
    class: &str,
    pressed: bool,
    told: (&'static str, usize),
    children: Vec<Html>,
) -> Html {
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("aria-pressed", if pressed { "true" } else { "false" }),
        (told.0, &told.1.to_string()),
    ];
    element("button", &attributes, children)
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

/// The element under a name by which a host's styles know it.
pub fn named_part(name: &'static str, mut element: Html) -> Html {
    if let VNode::VTag(tag) = &mut element {
        Rc::make_mut(tag).add_attribute("part", name);
    }
    element
}
