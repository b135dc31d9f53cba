//! The kernels of `cargo xtask bench` in a browser, built as the page is.

#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Reflect, WebAssembly, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn pace() {
    let clock: Function = eval("() => performance.now()")
        .expect("a clock")
        .unchecked_into();
    let now = || {
        let time = clock.call0(&JsValue::NULL).expect("a time");
        time.as_f64().expect("milliseconds")
    };
    let pace = siyaq_pace::measure(now, |what| console_log!("memory {what} {}", memory()));
    console_log!("{}", pace.line("wasm"));
}

/// Bytes of this instance's memory, which never shrinks.
fn memory() -> f64 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let length = Reflect::get(&memory.buffer(), &"byteLength".into());
    length.ok().and_then(|l| l.as_f64()).unwrap_or_default()
}
