//! Measures how right Siyaq is. Each corpus has a module that reads its gold labels and counts what
//! the engine finds against them; [`report`] puts the counts, and the fixtures' rows that come out
//! wrong, into the sections of `docs/accuracy.md`.
//!
//! Counts are of hits, found and gold items; precision, recall and F1 are theirs. Nothing here looks
//! at a clock or at chance, so that the same code on the same corpora writes the same bytes.

pub mod articles;
pub mod corpora;
pub mod passages;
pub mod record;
pub mod report;
pub mod sentences;
pub mod times;

use std::path::{Path, PathBuf};

/// The folder of the corpora: `SIYAQ_SHARED`, or `shared` beside the repository; `None`, with the
/// reason printed, where it is missing.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SIYAQ_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is missing", folder.display());
    None
}
