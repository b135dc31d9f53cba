//! Compiles the tables of `data/` into the maps that the engine looks words up in.

use std::env;
use std::path::{Path, PathBuf};

#[path = "src/text/normalize.rs"]
mod normalize;
#[path = "build/triggers.rs"]
mod triggers;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    triggers::compile(&data, &out);
}
