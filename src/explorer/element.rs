//! Small pieces that many panels draw.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::markup::markup;

/// Words of the interface.
pub fn words(text: &str) -> Html {
    text.to_owned().into()
}

/// Words of the article.
pub fn arabic(text: &str) -> Html {
    markup(Locale::Ar, "<bdi lang='ar'>{}</bdi>")
        .text(text)
        .draw()
}
