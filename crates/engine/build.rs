//! Checks the tables in `data/`, which an editor can read, and packs them into what the engine unpacks
//! when it reads its first article.

use std::env;
use std::path::PathBuf;

#[path = "build/accords.rs"]
mod accords;
#[path = "src/packed/alphabet.rs"]
#[allow(dead_code)]
mod alphabet;
#[path = "build/fields.rs"]
mod fields;
#[path = "src/packed/kinds.rs"]
mod kinds;
#[path = "src/lexicon/mark.rs"]
#[allow(dead_code)]
mod mark;
#[path = "build/names.rs"]
mod names;
#[path = "src/text/normalize.rs"]
#[allow(dead_code)]
mod normalize;
#[path = "build/source.rs"]
mod source;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/times.rs"]
mod times;
#[path = "build/triggers.rs"]
mod triggers;
#[path = "build/words.rs"]
mod words;

/// The place in the engine of what the packed tables are made of.
mod packed {
    pub(crate) use crate::{alphabet, kinds};
}

fn main() {
    let [package, out] = ["CARGO_MANIFEST_DIR", "OUT_DIR"]
        .map(|name| PathBuf::from(env::var_os(name).expect("cargo sets it")));
    let data = package.join("../../data");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    names::compile(&data, &out);
    words::compile(&data, &out);
    times::compile(&data, &out);
    triggers::compile(&data, &out);
    accords::compile(&data, &out);
}
