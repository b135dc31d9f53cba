//! Files that a reader opens or drops.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::platform::{article, bytes_of, markdown};
use crate::article::{Draft, MAX_BYTES, Problem, text_of_file};

/// The file just chosen in the file input that `event` comes from. The input is emptied, so that the
/// same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The text that was dropped.
pub fn dropped_text(event: &DragEvent) -> Option<String> {
    event
        .data_transfer()?
        .get_data("text/plain")
        .ok()
        .filter(|text| !text.is_empty())
}

/// Whether something that could be read is dragged: a file or text.
pub fn is_readable(event: &DragEvent) -> bool {
    let types = event
        .data_transfer()
        .map(|data| data.types())
        .unwrap_or_default();
    types
        .iter()
        .any(|kind| matches!(kind.as_string().as_deref(), Some("Files" | "text/plain")))
}

/// Reads a file and hands on its article: of HTML and Markdown the text alone, with the publication
/// date that the file itself gives. A file that is too long is not read at all.
pub fn read(file: &File, done: impl FnOnce(Result<Draft, Problem>) + 'static) {
    let size = file.size() as usize;
    if size > MAX_BYTES {
        return done(Err(Problem::TooLong(size)));
    }
    let name = file.name().to_ascii_lowercase();
    bytes_of(file, MAX_BYTES, move |bytes| {
        let text = bytes.ok_or(Problem::Unreadable);
        let text = text.and_then(|bytes| text_of_file(&bytes));
        done(text.map(|text| match name.rsplit('.').next() {
            Some("html" | "htm" | "xhtml") => article(&text),
            Some("md" | "markdown") => markdown(&text),
            _ => Draft {
                text,
                published: String::new(),
            },
        }));
    });
}
