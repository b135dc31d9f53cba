//! The page as a whole: its language and its address.

use super::dates::reader;
use super::platform::{asked, dress, matches, move_to, name, set, setting};
use crate::i18n::Locale;

/// The setting that holds `dark` or `light`; `static/first.js` reads it before the page is drawn.
const THEME: &str = "theme";

/// The language that the address asks for with `?lang=`, else Arabic.
pub fn locale() -> Locale {
    match &*asked() {
        "" => reader(Locale::default().tag()),
        tag => reader(tag),
    }
}

/// Tells the document, and the address, what language the interface speaks.
pub fn speak(locale: Locale, title: &str) {
    let tag = locale.tag();
    name(tag, locale.direction(), title);
    if self::locale().tag() != tag {
        move_to(&["?lang=", tag].concat());
    }
}

/// Whether the page is dark: by hand, or else as the reader's system prefers.
pub fn is_dark() -> bool {
    match &*setting(THEME) {
        "dark" => true,
        "light" => false,
        _ => matches("(prefers-color-scheme: dark)"),
    }
}

/// Makes the page dark or light, and keeps it so.
pub fn set_dark(dark: bool) {
    let theme = if dark { "dark" } else { "light" };
    set(THEME, theme);
    dress(theme);
}
