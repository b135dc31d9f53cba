//! The JavaScript half of the widget (`static/widget/siyaq.js`), as the Rust half sees it: it holds
//! the host's article, which must not be changed, and so does all that is done to its text.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An element `<siyaq-explorer>`. A stretch is three numbers: the index of a paragraph of the text
    /// that was explored, and the first and one past the last UTF-16 unit in it.
    #[derive(Clone, Debug, PartialEq)]
    pub type Host;

    /// Paints these stretches, and no others, under a name, over those of less priority.
    #[wasm_bindgen(method)]
    pub fn paint(this: &Host, name: &str, stretches: Vec<u32>, priority: i32);

    /// Scrolls a stretch into sight.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &Host, stretch: Vec<u32>);

    /// Tells what is picked now: the name of its list in the exploration, and the index there; an
    /// empty name where nothing is.
    #[wasm_bindgen(method)]
    pub fn selected(this: &Host, list: &str, index: usize);
}
