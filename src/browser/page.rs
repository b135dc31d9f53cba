//! The page as a whole: its language and its address.

use web_sys::UrlSearchParams;

use crate::i18n::Locale;

/// The language that the address asks for with `?lang=`, else Arabic.
pub fn locale() -> Locale {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .and_then(|search| UrlSearchParams::new_with_str(&search).ok())
        .and_then(|parameters| parameters.get("lang"))
        .map(|tag| Locale::of_tag(&tag))
        .unwrap_or_default()
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
    if self::locale() != locale {
        let query = ["?lang=", locale.tag()].concat();
        if let Ok(history) = window.history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&query));
        }
    }
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
