//! Keys that act wherever the focus is.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Calls `on_escape`, as it is first given, when Escape is pressed anywhere and nothing nearer took it.
#[hook]
pub fn use_escape(on_escape: impl Fn() + 'static) {
    use_effect_with((), |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let escape = event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|e| e.key() == "Escape");
                if escape && !event.default_prevented() {
                    on_escape();
                }
            })
        });
        || drop(listener)
    });
}
