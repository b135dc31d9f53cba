//! Sets single CSS properties through the CSSOM. A `style` attribute would be refused by the page's
//! content security policy.

use web_sys::HtmlElement;
use yew::prelude::*;

/// Keeps one CSS property of an element at `value`.
#[hook]
pub fn use_style(node: &NodeRef, property: &'static str, value: String) {
    use_effect_with((node.clone(), value), move |(node, value)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            let _ = element.style().set_property(property, value);
        }
    });
}
