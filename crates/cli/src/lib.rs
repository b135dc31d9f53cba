//! The rooms of the command `siyaq`, each around [`siyaq_engine::explore`]: one article, a batch, a
//! corpus. The command itself only reads its arguments; what reads input is here, where the fuzzer
//! can reach it.

pub mod batch;
pub mod input;
pub mod summary;
pub mod tag;

use std::io;

use siyaq_engine::lexicon::HostEntryError;

use input::{InputError, Source};

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input cannot be read, or is no text.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The newsroom's own names cannot be used.
    #[error("{0}: {1}")]
    Lexicon(Source, HostEntryError),
    /// The result cannot be written.
    #[error("cannot write the result: {0}")]
    Output(#[from] io::Error),
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
