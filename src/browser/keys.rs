//! Keys that act wherever the focus is.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Calls `on_escape` when Escape is pressed anywhere and nothing nearer took it.
#[hook]
pub fn use_escape(on_escape: Callback<()>) {
    use_effect_with(on_escape, |on_escape| {
        let on_escape = on_escape.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let escape = event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|e| e.key() == "Escape");
                if escape && !event.default_prevented() {
                    on_escape.emit(());
                }
            })
        });
        || drop(listener)
    });
}
