//! Files that a reader opens or drops.

use gloo::file::File;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};

use crate::article::{MAX_BYTES, Problem, text_of_file};
use std::rc::Rc;

/// The file just chosen in the file input that `event` comes from. The input is emptied, so that the
/// same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file.into())
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    Some(event.data_transfer()?.files()?.get(0)?.into())
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

/// Reads a file's text and hands it on; dropping the reader stops it. A file that is too long is
/// not read at all.
pub fn read(
    file: &File,
    done: impl FnOnce(Result<Rc<str>, Problem>) + 'static,
) -> Option<FileReader> {
    let size = file.size();
    if size > MAX_BYTES as u64 {
        done(Err(Problem::TooLong(size as usize)));
        return None;
    }
    Some(read_as_bytes(file, move |bytes| {
        done(
            bytes
                .map_err(|_| Problem::Unreadable)
                .and_then(|bytes| text_of_file(&bytes)),
        );
    }))
}
