//! Checks what comes from others, with cargo-deny and `deny.toml`: licences, known faults, duplicates
//! and sources.

use anyhow::Result;

use crate::root::{command, run};
use crate::tools::{self, Tool};

/// What can be checked anywhere.
const OFFLINE: [&str; 6] = ["deny", "--offline", "check", "licenses", "bans", "sources"];

/// Fails on what `deny.toml` forbids. The list of known faults has to be fetched: where it cannot be,
/// that check is skipped and says so.
pub fn check() -> Result<()> {
    tools::ensure(&[Tool::CargoDeny])?;
    run(&mut command("cargo", &OFFLINE))?;
    if let Err(error) = run(&mut command("cargo", &["deny", "fetch", "db"])) {
        eprintln!("skipped: known faults: {error:#}");
        return Ok(());
    }
    run(&mut command(
        "cargo",
        &["deny", "check", "--disable-fetch", "advisories"],
    ))
}
