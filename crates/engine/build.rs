//! Compiles the tables of `data/` into Rust, so that nothing is parsed when the engine starts.

use std::env;
use std::path::Path;

#[path = "build/times.rs"]
mod times;

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    times::compile(&data, Path::new(&out));
    println!("cargo:rerun-if-changed=build");
}
