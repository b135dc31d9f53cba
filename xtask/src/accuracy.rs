//! Measures how right the engine is. `crates/accuracy` does the work; it needs the corpora in `../shared`
//! (or where `SIYAQ_SHARED` says) to write, and checks without them what it can.

use anyhow::Result;

use crate::root::{command, run};

/// Writes `docs/accuracy.md`, or does what `arguments` say.
pub fn measure(arguments: &[&str]) -> Result<()> {
    let mut measure = command(
        "cargo",
        &[
            "run",
            "--quiet",
            "--locked",
            "--package=siyaq-accuracy",
            "--",
        ],
    );
    run(measure.args(arguments))
}
