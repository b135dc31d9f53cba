//! Prints how fast the kernels of `cargo xtask bench` are: natively on standard output, in a browser as
//! the text of the document.

/// The page's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    match std::env::args().any(|argument| argument == "stages") {
        true => native::print_stages(),
        false => native::print(),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::show();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::Instant;

    use siyaq_engine::text::Document;
    use siyaq_engine::times::{recognise_times, resolve};
    use siyaq_pace::{ARTICLES, explored, first_stages, measure, stages_line};

    /// What a first article is made of.
    pub fn print_stages() {
        let start = Instant::now();
        let now = || start.elapsed().as_secs_f64() * 1000.0;
        println!("{}", stages_line("native", &first_stages(now)));
    }

    /// The paces, and those that are set beside the paces of others.
    pub fn print() {
        let start = Instant::now();
        let now = || start.elapsed().as_secs_f64() * 1000.0;
        println!("{}", measure(now, |_| ()).line("native"));

        let (text, published) = ARTICLES[0];
        let tokens = Document::new(text).tokens.len();
        let published = published.parse().ok();
        let whole = best(|| drop(explored(ARTICLES[0])));
        let times = best(|| {
            let document = Document::new(text);
            let timexes = recognise_times(&document);
            drop(resolve(&document, timexes, published, &[]));
        });
        println!(
            "own tokens {tokens} whole {:.0} times {:.0}",
            tokens as f64 / whole,
            text.len() as f64 / times
        );
    }

    /// Seconds that it takes, the best of many times.
    fn best(mut work: impl FnMut()) -> f64 {
        let timed = (0..500).map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        });
        timed.fold(f64::MAX, f64::min)
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Function, Reflect, WebAssembly, eval};
    use siyaq_pace::{first_stages, measure, stages_line};
    use wasm_bindgen::{JsCast, JsValue};

    /// The paces and the memory, each a line.
    pub fn show() {
        let function =
            |source: &str| -> Function { eval(source).unwrap_or_default().unchecked_into() };
        let clock = function("() => performance.now()");
        let now = || {
            let time = clock.call0(&JsValue::NULL).unwrap_or_default();
            time.as_f64().unwrap_or_default()
        };
        let say = function("line => document.body.append(line + '\\n')");
        let say = |line: String| drop(say.call1(&JsValue::NULL, &line.into()));
        let wanted = function("() => location.search").call0(&JsValue::NULL);
        if wanted.is_ok_and(|search| search == "?stages") {
            say(stages_line("wasm", &first_stages(now)));
            return;
        }
        let pace = measure(now, |what| say(format!("memory {what} {}", memory())));
        say(pace.line("wasm"));
    }

    /// Bytes of this instance's memory, which never shrinks.
    fn memory() -> f64 {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let length = Reflect::get(&memory.buffer(), &"byteLength".into());
        length.ok().and_then(|l| l.as_f64()).unwrap_or_default()
    }
}
