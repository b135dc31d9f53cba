//! The icons of the types, drawn as strokes on a grid of 24.

use siyaq_engine::exploration::EntityType;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::markup::markup;

/// The icon of a type. It stands beside a word, so it is hidden from a screen reader.
pub fn icon(kind: EntityType) -> Html {
    let path = match kind {
        EntityType::Person => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21a8 8 0 0 1 16 0",
        EntityType::Country => "M6 22V3M6 4h12l-2 4 2 4H6",
        EntityType::Place => {
            "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11ZM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4"
        }
        EntityType::Organization => "M3 21h18M5 21V9h14v12M3 9l9-6 9 6M9 21v-8M15 21v-8",
        EntityType::Agreement => "M7 3h8l4 4v14H7ZM15 3v4h4M10 12h6M10 16h4",
        EntityType::Event => {
            "M12 3l2.6 5.6 6 .7-4.5 4.1 1.3 6-5.4-3.1-5.4 3.1 1.3-6L3.400 9.300l6-.7Z"
        }
        EntityType::Group => {
            "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 20a6 6 0 0 1 12 0M16 5.500a3 3 0 0 1 0 5.500M18 14.500a6 6 0 0 1 3 5.500"
        }
    };
    markup(
        Locale::Ar,
        "<svg class='icon' viewBox='0 0 24 24' width='18' height='18' aria-hidden='true'>\
         <path d={} /></svg>",
    )
    .text(path)
    .draw()
}
