//! The page as a whole: its language and its address.

use web_sys::UrlSearchParams;

use super::dates::reader;
use super::platform::{set, setting};
use crate::i18n::Locale;

/// The setting that holds `dark` or `light`; `static/start.js` reads it before the page is drawn.
const THEME: &str = "theme";

/// The language that the address asks for with `?lang=`, else Arabic.
pub fn locale() -> Locale {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .and_then(|search| UrlSearchParams::new_with_str(&search).ok())
        .and_then(|parameters| parameters.get("lang"))
        .map_or_else(|| reader(Locale::default().tag()), |tag| reader(&tag))
}

/// Tells the document, and the address, what language the interface speaks.
pub fn speak(locale: Locale, title: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(document) = window.document() else {
        return;
    };
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", locale.tag());
        let _ = root.set_attribute("dir", locale.direction());
    }
    document.set_title(title);
    if self::locale().tag() != locale.tag() {
        let query = ["?lang=", locale.tag()].concat();
        if let Ok(history) = window.history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&query));
        }
    }
}

/// Whether the page is dark: by hand, or else as the reader's system prefers.
pub fn is_dark() -> bool {
    match &*setting(THEME) {
        "dark" => true,
        "light" => false,
        _ => web_sys::window()
            .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok()?)
            .is_some_and(|query| query.matches()),
    }
}

/// Makes the page dark or light, and keeps it so.
pub fn set_dark(dark: bool) {
    let theme = if dark { "dark" } else { "light" };
    set(THEME, theme);
    if let Some(root) = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element())
    {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
