//! Files that a reader opens or drops.

use web_sys::File;
use yew::Callback;

use super::platform::{article, bytes_of};
use crate::article::{Draft, MAX_BYTES, Problem, text_of_file};

/// Reads a file and hands on its article: of HTML and Markdown the text alone, with the publication
/// date that the file itself gives. A file that is too long is not read at all.
pub fn read(file: File, done: Callback<Result<Draft, Problem>>) {
    let size = file.size() as usize;
    if size > MAX_BYTES {
        return done.emit(Err(Problem::TooLong(size)));
    }
    bytes_of(&file.clone(), MAX_BYTES, move |bytes| {
        let text = bytes.ok_or(Problem::Unreadable);
        let text = text.and_then(|bytes| text_of_file(&bytes));
        done.emit(text.map(|text| article(&file, &text)));
    });
}
