//! How much memory the engine takes in a browser: an article and then a text of a megabyte, in an
//! instance of its own, for memory of WebAssembly never shrinks.

#![cfg(target_arch = "wasm32")]

use js_sys::{Reflect, WebAssembly};
use siyaq_engine::{Options, explore};
// For its allocator.
use siyaq_page as _;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MIB: f64 = 1_048_576.0;

#[wasm_bindgen_test]
fn an_article_takes_16_mib_and_a_megabyte_40() {
    let exploration = siyaq_pace::explored(siyaq_pace::ARTICLES[0]);
    assert!(exploration.entities.len() > 10);
    let article = memory();
    let text = siyaq_pace::megabyte();
    let exploration = explore(&text, &Options::default());
    assert!(exploration.sentences.len() > 1000);
    let megabyte = memory();
    console_log!("{:.1} MiB, then {:.1}", article / MIB, megabyte / MIB);
    assert!(article <= 16.0 * MIB, "an article: {article} bytes");
    assert!(megabyte <= 40.0 * MIB, "a megabyte: {megabyte} bytes");
}

/// Bytes of this instance's memory.
fn memory() -> f64 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let length = Reflect::get(&memory.buffer(), &"byteLength".into());
    length
        .ok()
        .and_then(|l| l.as_f64())
        .expect("a buffer has a length")
}
