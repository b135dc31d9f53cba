//! Whether the platform draws flags. Windows shows two letters instead, other systems two boxes.

use std::sync::OnceLock;

use web_sys::HtmlElement;

/// Whether the two letters of a country are drawn as its flag: then they are narrower together than
/// apart.
pub fn are_drawn() -> bool {
    static DRAWN: OnceLock<bool> = OnceLock::new();
    *DRAWN.get_or_init(|| {
        let (together, apart) = (width("🇪🇬"), width("🇪\u{200c}🇬"));
        together
            .zip(apart)
            .is_some_and(|(together, apart)| 4 * together < 3 * apart)
    })
}

/// The width of a line of text in pixels.
fn width(text: &str) -> Option<i32> {
    use wasm_bindgen::JsCast;
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let span: HtmlElement = document.create_element("span").ok()?.unchecked_into();
    span.set_text_content(Some(text));
    body.append_child(&span).ok()?;
    let width = span.offset_width();
    span.remove();
    Some(width)
}
