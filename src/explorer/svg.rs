//! Builds the elements of a picture. The macro of Yew writes some hundred bytes of WebAssembly for
//! each element of its own; a picture has many small ones, all alike.

use yew::prelude::*;
use yew::virtual_dom::VTag;

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
