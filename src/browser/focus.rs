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

/// The place of the focused element among those that match `selector` under `root`.
pub fn focused(root: &NodeRef, selector: &str) -> Option<usize> {
    let list = root
        .cast::<web_sys::Element>()?
        .query_selector_all(selector)
        .ok()?;
    let active = web_sys::window()?.document()?.active_element()?;
    (0..list.length())
        .find(|&i| {
            list.get(i)
                .is_some_and(|node| node.is_same_node(Some(&active)))
        })
        .map(|i| i as usize)
}

/// Scrolls `strip` sideways, and nothing else, until the first match of `selector` is in its middle.
pub fn reveal(strip: &NodeRef, selector: &str) {
    let Some(strip) = strip.cast::<web_sys::Element>() else {
        return;
    };
    if let Ok(Some(element)) = strip.query_selector(selector) {
        let (inner, outer) = (
            element.get_bounding_client_rect(),
            strip.get_bounding_client_rect(),
        );
        let middle = |rect: &web_sys::DomRect| rect.left() + rect.width() / 2.0;
        strip.scroll_by_with_x_and_y(middle(&inner) - middle(&outer), 0.0);
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
