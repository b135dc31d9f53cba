//! Moves the focus.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};
use yew::NodeRef;

/// Focuses an element without scrolling to it.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the element number `index` of those that match `selector` under `root`.
pub fn focus_nth(root: &NodeRef, selector: &str, index: usize) {
    let found = root
        .cast::<web_sys::Element>()
        .and_then(|root| root.query_selector_all(selector).ok())
        .and_then(|list| list.get(index as u32));
    if let Some(Ok(element)) = found.map(JsCast::dyn_into::<HtmlElement>) {
        let _ = element.focus();
    }
}
