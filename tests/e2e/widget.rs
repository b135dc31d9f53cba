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
            "lang" => "en-GB",
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
async fn digits_months_calendars_and_names_are_the_hosts() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    reader.ask("widget.setAttribute('loading', 'eager')").await;
    reader.until("widget.exploration").await;
    let byline = "inside('.byline')[0].textContent";
    let hijri = "inside('.note.hijri').length > 0";
    let site = "widget.exploration.entities.find((e) => e.id === 'site-1')?.name ?? null";
    for (name, value, shown, expected) in [
        ("digits", "arab", byline, json!("نُشر في ٦ نوفمبر ٢٠٢٥")),
        ("lang", "ar-IQ", byline, json!("نُشر في ٦ تشرين الثاني ٢٠٢٥")),
        (
            "digits",
            "latn",
            byline,
            json!("نُشر في 6 تشرين الثاني 2025"),
        ),
        ("calendar", "islamic-umalqura", hijri, json!(true)),
        ("calendar", "gregory", hijri, json!(false)),
        (
            "lexicon",
            "names.json",
            site,
            json!("اتفاقية الربط الكهربائي"),
        ),
    ] {
        reader
            .ask(&format!("widget.setAttribute('{name}', '{value}')"))
            .await;
        reader.rest(Duration::from_millis(300)).await;
        reader.gives(shown, json!([expected])).await;
    }
    reader
        .ask("widget.setAttribute('lexicon', 'wrong.json')")
        .await;
    reader
        .until("told.some((t) => t.reason === 'lexicon')")
        .await;
    let goes_on = "widget.exploration.entities.length > 2, inside('.chip').length > 2";
    reader.gives(goes_on, json!([true, true])).await;
    // One entry is wrong, the other serves.
    reader.gives(site, json!(["اتفاقية الربط الجديدة"])).await;
    reader.ask("widget.removeAttribute('lexicon')").await;
    reader.rest(Duration::from_millis(300)).await;
    reader.gives(site, json!([null])).await;
    reader.end().await;
}

#[tokio::test]
async fn a_host_styles_it_and_hears_it() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    reader
        .ask(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(`siyaq-explorer { --siyaq-ink: rgb(1, 2, 3); \
             --siyaq-paper: rgb(250, 251, 252); --siyaq-accent: rgb(4, 5, 6); --siyaq-radius: 3px } \
             ${['chip', 'event', 'relation', 'panel'].map((part, i) => \
             `siyaq-explorer::part(${part}) { outline: ${i + 1}px solid red }`).join(' ')}`); \
             document.adoptedStyleSheets.push(sheet); \
             widget.append(...['header', 'footer'].map((slot) => Object.assign(document.createElement('p'), \
             { slot, textContent: slot }))); widget.setAttribute('loading', 'eager')",
        )
        .await;
    reader.until("widget.exploration").await;
    let style = "const style = (selector, name) => getComputedStyle(inside(selector)[0])[name]; ";
    let styled = "style('.chip', 'outlineWidth'), style('.entry', 'outlineWidth'), \
        style('tbody tr', 'outlineWidth'), style('.panel', 'outlineWidth'), style('.embedded', 'color'), \
        style('.panel', 'backgroundColor'), style('.when', 'color'), style('.panel', 'borderTopLeftRadius'), \
        style('.chip', 'fontFamily') === getComputedStyle(document.body).fontFamily";
    let all = reader.ask(&[style, "return [", styled, "]"].concat()).await;
    let expected = json!([
        "1px",
        "2px",
        "3px",
        "4px",
        "rgb(1, 2, 3)",
        "rgb(250, 251, 252)",
        "rgb(4, 5, 6)",
        "3px",
        true
    ]);
    assert_eq!(all, expected);
    reader
        .ask("const sheet = new CSSStyleSheet(); sheet.replaceSync('siyaq-explorer { --siyaq-font: monospace }'); \
              document.adoptedStyleSheets.push(sheet)")
        .await;
    let font = [style, "return style('.chip', 'fontFamily')"].concat();
    assert_eq!(reader.ask(&font).await, json!("monospace"));
    let slots = "[...widget.querySelectorAll('[slot]')].every((e) => e.checkVisibility()), \
        document.querySelector('.fallback').checkVisibility()";
    reader.gives(slots, json!([true, false])).await;
    // Inside another shadow root, what it tells still comes out.
    let nested = "const outer = document.createElement('div'); document.body.append(outer); \
        const inner = document.createElement('siyaq-explorer'); inner.setAttribute('loading', 'eager'); \
        inner.addEventListener('siyaq-ready', () => inner.select('EGY')); \
        told.length = 0; outer.attachShadow({ mode: 'open' }).append(inner)";
    reader.ask(nested).await;
    reader.until("told.length === 2").await;
    let heard = "told.map((t) => t.name), told[1].id";
    let expected = json!([["siyaq-ready", "siyaq-select"], "EGY"]);
    reader.gives(heard, expected).await;
    reader.end().await;
}

#[tokio::test]
async fn the_folder_is_whole() {
    let Some(reader) = Reader::host("empty.html").await else {
        return;
    };
    let wrong = "return (async () => { const wrong = []; \
        const { files } = await (await fetch('siyaq/manifest.json')).json(); \
        for (const [name, { integrity, bytes }] of Object.entries(files)) { \
            if (name.startsWith('maps/')) continue; \
            const file = await (await fetch(`siyaq/${name}`)).arrayBuffer(); \
            const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', file)); \
            const found = `sha384-${btoa(String.fromCharCode(...hash))}`; \
            if (found !== integrity || file.byteLength !== bytes) wrong.push(name); } \
        for (const name of ['siyaq.js', 'siyaq.wasm', 'siyaq_wasm.js', 'siyaq.css', 'siyaq.d.ts', 'embed.html', \
            'embed.js', 'embed.css', 'frame.js', 'oembed.json', 'maps/siyaq.js.map']) \
            if (!files[name]) wrong.push(`no ${name}`); return wrong; })()";
    assert_eq!(reader.ask(wrong).await, json!([]));
    // The discovery link of the frame's page leads to what describes it, and that back to the page.
    let found = "return (async () => { \
        const page = new DOMParser().parseFromString(await (await fetch('siyaq/embed.html')).text(), 'text/html'); \
        const link = page.querySelector('link[type=\"application/json+oembed\"]').getAttribute('href'); \
        const { version, type, width, height, html } = await (await fetch(`siyaq/${link}`)).json(); \
        const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe'); \
        return [version, type, width, height, frame.getAttribute('height'), frame.getAttribute('src')]; })()";
    let source = format!("/siyaq/{}/embed.html", env!("CARGO_PKG_VERSION"));
    let described = json!(["1.0", "rich", 720, 640, "640", source]);
    assert_eq!(reader.ask(found).await, described);
    let folder = Path::new("dist/siyaq").join(env!("CARGO_PKG_VERSION"));
    for script in ["siyaq.js", "embed.js", "frame.js"] {
        let text = fs::read_to_string(folder.join(script)).expect("a script");
        assert!(!text.contains("sourceMappingURL"), "{script}");
        assert!(folder.join("maps").join(format!("{script}.map")).is_file());
    }
    reader.end().await;
}

#[tokio::test]
async fn a_frame_without_a_script_keeps_its_height() {
    let Some(reader) = Reader::host("wordpress.html").await else {
        return;
    };
    let frame = "const frame = document.createElement('iframe'); frame.height = 640; frame.width = 720; \
        frame.src = 'siyaq/embed.html?article=/wordpress.html&panels=chips'; document.body.append(frame)";
    reader.ask(frame).await;
    reader
        .until("document.querySelector('iframe').contentDocument?.querySelector('siyaq-explorer')?.exploration")
        .await;
    let height = "document.querySelector('iframe').clientHeight";
    reader.gives(height, json!([640])).await;
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
        ("missing", "network"),
        ("empty", "no-article"),
    ] {
        let Some(reader) = Reader::host(&format!("{host}.html")).await else {
            return;
        };
        reader.until("told.length").await;
        let stands =
            "told[0].reason, document.querySelector('.fallback').checkVisibility(), told.length";
        reader.gives(stands, json!([reason, true, 1])).await;
        // The browser itself complains of a damaged or a missing file.
        if reason != "network" {
            reader.end().await;
        } else {
            reader.0.close().await.expect("the browser ends");
        }
    }
}

#[tokio::test]
async fn a_browser_without_webassembly_shows_the_fallback() {
    let Some(reader) = Reader::host("empty.html").await else {
        return;
    };
    let source = json!({ "source": "delete globalThis.WebAssembly" });
    reader
        .devtools("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
    reader.0.refresh().await.expect("the page answers");
    reader.until("told.length").await;
    let stands = "told[0].reason, document.querySelector('.fallback').checkVisibility()";
    reader.gives(stands, json!(["no-wasm", true])).await;
    reader.end().await;
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

/// The script of a page that uses the package with its types.
const MAIN: &str = "import type { Exploration, SelectDetail } from \"siyaq-explorer\";\n\
    import \"siyaq-explorer\";\n\
    const explorer = document.querySelector(\"siyaq-explorer\");\n\
    addEventListener(\"siyaq-ready\", ({ detail }) => {\n\
        const found: Exploration = detail.exploration;\n\
        document.title = `${found.entities.length} ${detail.published ?? \"-\"}`;\n\
    });\n\
    explorer?.addEventListener(\"siyaq-select\", (event: CustomEvent<SelectDetail>) => console.debug(event.detail.id));\n\
    explorer?.addEventListener(\"siyaq-error\", ({ detail }) => console.debug(detail.reason, detail.error.message));\n\
    export const explore = async (text: string): Promise<number> => {\n\
        const found = await explorer?.explore(text, { published: \"2025-05-02\" });\n\
        explorer?.select(null);\n\
        // @ts-expect-error: there is no such method\n\
        explorer?.nothing();\n\
        return found?.relations.length ?? 0;\n\
    };\n";

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
        ("main.ts", MAIN),
        (
            "tsconfig.json",
            "{ \"compilerOptions\": { \"strict\": true, \"noEmit\": true, \"target\": \"es2022\", \
              \"module\": \"preserve\", \"types\": [] }, \"files\": [\"main.ts\"] }",
        ),
        (
            "index.html",
            "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
             <link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"/main.ts\"></script></head>\
             <body><article><p>زارت مصر قطر.</p></article><siyaq-explorer></siyaq-explorer></body></html>",
        ),
    ] {
        fs::write(folder.join(name), text).expect("target is writable");
    }
    let reached = run(
        &folder,
        "npm",
        &[
            "install",
            "--no-audit",
            "--no-fund",
            &tarball,
            "vite@8",
            "typescript@5",
        ],
    );
    if reached.is_none() {
        eprintln!("skipped: npm's registry is out of reach");
    }
    reached?;
    let checked = run(&folder, "npx", &["tsc", "--project", "."]);
    assert!(checked.is_some(), "the types fit their use");
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
