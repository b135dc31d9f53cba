//! Compiles the agreements that others may join, those of three parties or more in `data/agreements.toml`,
//! with the first of their parties, into a table of Rust source.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Reads `data/agreements.toml`; writes `accords.rs` into `out`.
pub fn compile(data: &Path, out: &Path) {
    let source = data.join("agreements.toml");
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(&source).expect("data/agreements.toml is there");
    let tables: Tables = toml::from_str(&text).expect("data/agreements.toml is well-formed");
    let mut rows = String::new();
    for Agreement { name, parties } in tables.agreement.iter().filter(|a| a.parties.len() >= 3) {
        let _ = writeln!(rows, "    ({name:?}, {:?}),", parties[0]);
    }
    let table = format!("static ACCORDS: &[(&str, &str)] = &[\n{rows}];\n");
    fs::write(out.join("accords.rs"), table).expect("OUT_DIR is writable");
}

#[derive(Deserialize)]
struct Tables {
    agreement: Vec<Agreement>,
}

#[derive(Deserialize)]
struct Agreement {
    name: String,
    #[serde(default)]
    parties: Vec<String>,
}
