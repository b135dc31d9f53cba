//! What the page takes from a reader, as far as Rust reads it: a file's bytes, what a link or the
//! browser's storage held. It becomes an article or a problem, and every file that is written of an
//! article is sound.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use siyaq_export::Format;
use siyaq_page::article::{Draft, text_of_file};
use siyaq_page::browser::link;
use siyaq_page::i18n::Locale;
use siyaq_page::store::{Selection, State};

fuzz_target!(|data: &[u8]| {
    let Some((&way, data)) = data.split_first() else {
        return;
    };
    let draft = match way % 2 {
        0 => text_of_file(data).ok().map(|text| Draft {
            text,
            published: String::new(),
        }),
        _ => link::draft(&String::from_utf8_lossy(data)),
    };
    let Some(draft) = draft else { return };
    let first_line = draft.text.lines().next().unwrap_or_default();
    let selection = Selection::of_text(first_line);
    assert_eq!(Selection::of_text(&selection.to_text()), selection);
    let state = State::opening(Locale::default(), &draft).picking(selection);
    assert_eq!(draft.check().is_ok(), state.article().is_some());
    let Some(article) = state.article() else {
        return;
    };
    for format in Format::ALL {
        let file = format.write(&article.exploration, &article.text);
        if format.media_type().contains("json") {
            serde_json::from_str::<Value>(&file).expect("a file of JSON");
        } else {
            assert_eq!(file.matches('"').count() % 2, 0, "quotes are closed");
        }
    }
});
