//! The widget on pages that are not ours (`tests/hosts`): it finds their article, marks it, leaves
//! them as they were, and fails without harm. `SIYAQ_HOSTS` names where they are served.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Reader;

/// Begins every script: the first widget of the page, and what lies inside it.
const WIDGET: &str = "const widget = document.querySelector('siyaq-explorer'); \
    const inside = (selector) => [...(widget.shadowRoot ?? window.shadow).querySelectorAll(selector)]; \
    const painted = (name) => [...(CSS.highlights.get(`siyaq-${name}`) ?? [])].map(String); \
    const page = (root) => { const copy = root.cloneNode(true); \
        copy.querySelectorAll('siyaq-explorer').forEach((e) => e.remove()); return copy.outerHTML; };";

/// What a page without a widget's work would be: its source, parsed again.
const SOURCE: &str = "return fetch(location.href).then((r) => r.text()).then((html) => \
    page(new DOMParser().parseFromString(html, 'text/html').documentElement))";

/// Fills the memory of every running instance with what no program left there.
const DAMAGE: &str = "for (const { exports } of counted.instances.splice(0)) { \
    const memory = Object.values(exports).find((e) => e instanceof WebAssembly.Memory); \
    new Uint8Array(memory.buffer).fill(255); }";

impl Reader {
    async fn host(path: &str) -> Option<Self> {
        Self::at("SIYAQ_HOSTS", path).await
    }

    /// The value of a script that sees the widget.
    async fn ask(&self, script: &str) -> Value {
        self.run(&[WIDGET, script].concat()).await
    }

    /// Waits until an expression is true.
    async fn until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let start = Instant::now();
        while self.ask(&script).await != Value::Bool(true) {
            assert!(start.elapsed() < Duration::from_secs(30), "{expression}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Asserts what a list of expressions gives, after the browser has drawn.
    async fn gives(&self, expressions: &str, expected: Value) {
        let settle = "await new Promise((r) => requestAnimationFrame(() => setTimeout(r, 50)))";
        let script = format!("return (async () => {{ {settle}; return [{expressions}]; }})()");
        assert_eq!(self.ask(&script).await, expected, "{expressions}");
    }
}

fn expected(name: &str) -> String {
    let file = Path::new("tests/hosts").join(name).with_extension("txt");
    let text = fs::read_to_string(file).expect("an expected text");
    text.trim_end().to_owned()
}

#[tokio::test]
async fn the_article_is_found_whole_and_the_page_is_left_as_it_was() {
    for (host, published) in [
        ("wordpress", Some("2025-11-06")),
        ("soup", Some("2025-03-12")),
        ("json-ld", Some("2024-02-21")),
        ("body-rtl", None),
        ("spa", Some("2025-05-14")),
    ] {
        let Some(reader) = Reader::host(&format!("{host}.html")).await else {
            return;
        };
        reader.ask("widget.setAttribute('loading', 'eager')").await;
        reader.until("widget.exploration").await;
        // What a reader's press moves afterwards is no layout shift; a script's press would be.
        let found = "widget.text, widget.exploration.published, counted.shift";
        let whole = json!([expected(host), published, 0]);
        reader.gives(found, whole).await;
        let before = match host {
            "spa" => reader.ask("return page(document.documentElement)").await,
            _ => reader.ask(SOURCE).await,
        };
        let country = "widget.exploration.entities.find((e) => e.type === 'country')";
        reader
            .ask(&format!(
                "widget.select({country}.id); inside('.entry').forEach((e) => e.click())"
            ))
            .await;
        let marks =
            "painted('country').length > 2, painted('evidence').length, inside('.chip').length > 2";
        reader.gives(marks, json!([true, 1, true])).await;
        let after = reader.ask("return page(document.documentElement)").await;
        assert_eq!(after, before, "{host}");
        let counted = "counted.violations, counted.compile, counted.instantiate";
        reader.gives(counted, json!([[], 1, 1])).await;
        reader.end().await;
    }
}

#[tokio::test]
async fn a_page_that_changes_its_article_is_read_again() {
    let Some(reader) = Reader::host("spa.html").await else {
        return;
    };
    reader.until("widget.exploration").await;
    reader.ask("go('second')").await;
    reader.until("widget.text?.startsWith('تونس')").await;
    let found = "widget.text, widget.exploration.published";
    reader
        .gives(found, json!([expected("spa-second"), "2025-06-01"]))
        .await;
    reader
        .gives("painted('country').includes('قطر')", json!([false]))
        .await;
    reader
        .ask("document.querySelector('article').remove()")
        .await;
    reader.until("widget.exploration === null").await;
    let stands = "document.querySelector('.fallback').checkVisibility(), told.at(-1).reason";
    reader.gives(stands, json!([true, "no-article"])).await;
    reader.end().await;
}

#[tokio::test]
async fn what_is_picked_is_marked_in_the_hosts_own_text() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    reader.ask("widget.scrollIntoView()").await;
    reader.until("widget.exploration").await;
    reader
        .ask("inside('.chip').find((c) => c.textContent.includes('السعودية')).click()")
        .await;
    let saudi = "painted('picked'), told.at(-1).id, [...CSS.highlights.get('siyaq-picked')]\
        .some((r) => r.getBoundingClientRect().top > 0 && r.getBoundingClientRect().bottom < innerHeight)";
    let thrice = json!([["السعودية", "السعودية", "السعودية"], "SAU", true]);
    reader.gives(saudi, thrice).await;
    // A press on a name in the article.
    reader
        .ask(
            "const range = [...CSS.highlights.get('siyaq-country')].find((r) => `${r}` === 'إيران'); \
             range.startContainer.parentElement.scrollIntoView({ block: 'center' }); \
             const box = range.getBoundingClientRect(); \
             const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true }; \
             document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent('click', at))",
        )
        .await;
    let iran = "painted('picked'), inside('.chip.is-picked bdi').map((b) => b.textContent)";
    reader.gives(iran, json!([["إيران"], ["إيران"]])).await;
    let select = "widget.select('EGY'), widget.select('none'), widget.select('relation:0'), \
        widget.select('relation:99'), widget.select(null)";
    reader
        .gives(select, json!([true, false, true, false, true]))
        .await;
    reader.end().await;
}

#[tokio::test]
async fn attributes_may_change_at_any_time() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    reader.ask("widget.setAttribute('loading', 'eager')").await;
    reader.until("widget.exploration").await;
    for (change, shown, expected) in [
        (
            "lang",
            "inside('.byline')[0].textContent",
            json!(["Published 6 November 2025"]),
        ),
        ("panels", "inside('.panel').length", json!([1])),
        ("highlight", "CSS.highlights.size", json!([0])),
        (
            "published",
            "widget.exploration.published",
            json!(["2025-01-02"]),
        ),
        (
            "theme",
            "getComputedStyle(inside('.panel')[0]).backgroundColor",
            json!(["rgb(29, 32, 36)"]),
        ),
        (
            "for",
            "widget.text",
            json!(["خبر ممتاز عن مصر والسعودية، شكرا لكم."]),
        ),
    ] {
        let value = match change {
            "lang" => "en",
            "panels" => "chips",
            "highlight" => "off",
            "published" => "2025-01-02",
            "theme" => "dark",
            _ => "comments",
        };
        reader
            .ask(&format!("widget.setAttribute('{change}', '{value}')"))
            .await;
        reader.gives(shown, expected).await;
    }
    reader.ask("widget.removeAttribute('highlight')").await;
    reader.gives("painted('country').length", json!([2])).await;
    reader.end().await;
}

#[tokio::test]
async fn a_text_of_ones_own_is_explored() {
    let Some(reader) = Reader::host("empty.html").await else {
        return;
    };
    reader.until("told.length").await;
    reader
        .ask("widget.setAttribute('panels', 'chips text')")
        .await;
    let explore = "(await widget.explore('زارت مصر قطر أمس.', { published: '2025-05-02' })).events[0].edtf, \
        inside('.text')[0].textContent, (await widget.explore('none').catch((e) => e.message))";
    let expected = json!(["2025-05-01", "زارت مصر قطر أمس.", "no-arabic"]);
    reader.gives(explore, expected).await;
    reader.end().await;
}

#[tokio::test]
async fn a_panic_harms_no_one_and_the_element_starts_over_once() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    reader.ask("widget.setAttribute('loading', 'eager')").await;
    reader.until("widget.exploration").await;
    let press = [DAMAGE, "inside('.chip')[0].click()"].concat();
    reader.ask(&press).await;
    reader.until("told.length === 3").await;
    let again = "told.slice(1).map((t) => t.reason ?? t.name), told[1].again, \
        inside('.chip').length > 2, counted.compile, counted.instantiate";
    let restarted = json!([["panic", "siyaq-ready"], true, true, 1, 2]);
    reader.gives(again, restarted).await;
    reader.ask(&press).await;
    reader.until("told.length === 4").await;
    let stands = "told[3].reason, told[3].again, CSS.highlights.size, \
        document.querySelector('.fallback').checkVisibility(), counted.instantiate";
    reader
        .gives(stands, json!(["panic", false, 0, true, 2]))
        .await;
    let after = reader.ask("return page(document.documentElement)").await;
    assert_eq!(after, reader.ask(SOURCE).await);
    reader.end().await;
}

#[tokio::test]
async fn ten_widgets_share_one_instance_and_leave_nothing_behind() {
    let Some(reader) = Reader::host("ten.html").await else {
        return;
    };
    let all = "[...document.querySelectorAll('siyaq-explorer')]";
    reader
        .until(&format!("{all}.every((e) => e.exploration)"))
        .await;
    let shared = "counted.compile, counted.instantiate, painted('country').length";
    reader.gives(shared, json!([1, 1, 40])).await;
    reader
        .ask(&format!(
            "CSS.highlights.set('own', new Highlight()); {all}.slice(1).forEach((e) => e.remove())"
        ))
        .await;
    reader.gives("painted('country').length", json!([4])).await;
    let remounts = "const memory = () => Object.values(counted.instances[0].exports)\
            .find((e) => e instanceof WebAssembly.Memory).buffer.byteLength; \
        return (async () => { const before = memory(); \
        for (let i = 0; i < 100; i += 1) { widget.remove(); await new Promise((r) => setTimeout(r)); \
            const ready = new Promise((r) => addEventListener('siyaq-ready', r, { once: true })); \
            document.body.append(widget); await ready; } \
        widget.remove(); await new Promise((r) => setTimeout(r, 50)); \
        return [memory() - before, counted.instantiate, [...CSS.highlights.keys()]]; })()";
    assert_eq!(reader.ask(remounts).await, json!([0, 1, ["own"]]));
    reader.end().await;
}

#[tokio::test]
async fn what_goes_wrong_leaves_the_fallback() {
    for (host, reason) in [
        ("no-wasm", "blocked"),
        ("tampered", "network"),
        ("empty", "no-article"),
    ] {
        let Some(reader) = Reader::host(&format!("{host}.html")).await else {
            return;
        };
        reader.until("told.length").await;
        let stands =
            "told[0].reason, document.querySelector('.fallback').checkVisibility(), told.length";
        reader.gives(stands, json!([reason, true, 1])).await;
        // The browser itself complains of a damaged file.
        if host != "tampered" {
            reader.end().await;
        } else {
            reader.0.close().await.expect("the browser ends");
        }
    }
}

#[tokio::test]
async fn a_host_that_is_a_yew_app_keeps_its_clicks() {
    let Some(reader) = Reader::host("yew.html").await else {
        return;
    };
    reader.until("widget?.exploration").await;
    reader.ask("document.querySelector('#own').click()").await;
    let count = "window.mode, document.querySelector('output').textContent, inside('.is-picked').length > 0";
    reader.gives(count, json!(["closed", "1", false])).await;
    reader
        .ask("inside('.chip, .entry').forEach((e) => e.click())")
        .await;
    reader.gives(count, json!(["closed", "1", true])).await;
    reader.end().await;
}

#[tokio::test]
async fn a_frame_has_the_height_it_asks_for() {
    let Some(reader) = Reader::host("frame.html").await else {
        return;
    };
    reader
        .until("document.querySelector('iframe').style.blockSize")
        .await;
    let inner = "const frame = document.querySelector('iframe'); \
        const whole = () => frame.contentDocument.documentElement.getBoundingClientRect().height; ";
    let fits = format!(
        "{inner} return frame.contentDocument.querySelector('siyaq-explorer').exploration \
        && Math.abs(frame.clientHeight - whole()) <= 1"
    );
    let start = Instant::now();
    while reader.ask(&fits).await != Value::Bool(true) {
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "the frame does not fit"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // From another window, the right message counts for nothing.
    reader
        .ask("document.querySelector('#other').contentWindow.eval; postMessage({ type: 'siyaq-height', height: 5000 }, '*')")
        .await;
    let heights = "[...document.querySelectorAll('iframe')].every((f) => f.clientHeight < 5000)";
    reader.gives(heights, json!([true])).await;
    reader.end().await;
}

/// Runs a command in a folder; `None`, with what it said printed, where it fails.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    if !output.status.success() {
        eprintln!("{program}: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A page of Vite that uses the package as `npm pack` makes it, built; `None` where npm's registry is
/// out of reach.
fn vite_page() -> Option<PathBuf> {
    let package = PathBuf::from(env::var("SIYAQ_PACKAGE").ok()?);
    let folder = env::current_dir().ok()?.join("target/vite");
    fs::create_dir_all(&folder).expect("target is writable");
    let packed = run(
        &package,
        "npm",
        &["pack", "--pack-destination", folder.to_str()?],
    )?;
    let tarball = format!("./{}", packed.trim().lines().last()?);
    for (name, text) in [
        (
            "package.json",
            "{ \"private\": true, \"type\": \"module\" }",
        ),
        ("main.js", "import \"siyaq-explorer\";\n"),
        (
            "index.html",
            "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
             <link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"/main.js\"></script></head>\
             <body><article><p>زارت مصر قطر.</p></article><siyaq-explorer></siyaq-explorer></body></html>",
        ),
    ] {
        fs::write(folder.join(name), text).expect("target is writable");
    }
    let reached = run(
        &folder,
        "npm",
        &["install", "--no-audit", "--no-fund", &tarball, "vite@8"],
    );
    if reached.is_none() {
        eprintln!("skipped: npm's registry is out of reach");
    }
    reached?;
    let built = run(
        &folder,
        "npx",
        &[
            "vite",
            "build",
            "--base=./",
            "--outDir=../hosts/vite",
            "--emptyOutDir",
        ],
    );
    Some(built.map(|_| folder).expect("Vite builds the page"))
}

#[tokio::test]
async fn the_package_works_in_a_page_built_with_vite() {
    if env::var("SIYAQ_HOSTS").is_err() || vite_page().is_none() {
        return;
    }
    let Some(reader) = Reader::host("vite/index.html").await else {
        return;
    };
    reader.until("widget.exploration").await;
    let found = "widget.exploration.entities.map((e) => e.id), inside('.chip').length";
    reader.gives(found, json!([["EGY", "QAT"], 2])).await;
    reader.end().await;
}
