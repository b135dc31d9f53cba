//! Writes the JSON Schema of the result, as the engine's types give it, into the documentation.

use std::fs;

use anyhow::{Context, Result};

use crate::root::{command, output, repository};

/// Writes `docs/exploration.schema.json`.
pub fn write() -> Result<()> {
    let schema = output(&mut command(
        "cargo",
        &["run", "--quiet", "--package", "siyaq-cli", "--", "schema"],
    ))
    .context("`siyaq schema` failed")?;
    let path = repository("docs/exploration.schema.json");
    fs::write(&path, schema).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{}", path.display());
    Ok(())
}
