//! What goes onto paper beside the article: written when printing begins, taken away after it, so
//! that a screen never carries it.

use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

use super::platform::show;

/// Fills the element with what `write` gives, as HTML, while the page is printed.
#[hook]
pub fn use_printed<D: PartialEq + 'static>(
    node: &NodeRef,
    subject: D,
    write: impl Fn(&D) -> String + 'static,
) {
    let node = node.clone();
    use_effect_with(subject, move |subject| {
        let fill = |node: &NodeRef, html: &str| {
            if let Some(element) = node.cast::<Element>() {
                show(&element, html);
            }
        };
        // The text is written at once: when the event comes there is no time for a component.
        let html = write(subject);
        let listeners = web_sys::window().map(|window| {
            let (before, after) = (node.clone(), node);
            [
                EventListener::new(&window, "beforeprint", move |_| fill(&before, &html)),
                EventListener::new(&window, "afterprint", move |_| fill(&after, "")),
            ]
        });
        || drop(listeners)
    });
}
