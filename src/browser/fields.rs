//! What a reader typed.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::NodeRef;

/// The value of the input that `event` comes from.
pub fn typed(event: &Event) -> String {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// The value of an input or a text box; a lone surrogate in it becomes U+FFFD.
pub fn value(node: &NodeRef) -> String {
    let of_input = || node.cast::<HtmlInputElement>().map(|input| input.value());
    let of_box = node.cast::<HtmlTextAreaElement>().map(|area| area.value());
    of_box.or_else(of_input).unwrap_or_default()
}

/// Puts a value into an input or a text box.
pub fn set_value(node: &NodeRef, value: &str) {
    if let Some(area) = node.cast::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(value);
    }
}

/// The number in the attribute `name` of the element that is pressed, or of one around it.
pub fn pressed(event: &Event, name: &str) -> Option<usize> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let element = target.closest(&["[", name, "]"].concat()).ok()??;
    element.get_attribute(name)?.parse().ok()
}
