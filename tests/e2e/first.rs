//! The first view, which lies in the document until the page stands: it is what the page draws, it is shown to
//! nobody who will see something else, and the page takes its place without anything moving.

use std::env;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::Reader;

const SCRIPTS: &str = include_str!("first.js");

/// The first view in the repository.
const FILE: &str = "static/first.html";

/// Told before a document's own scripts: a copy of the first view as it was parsed, what is in sight in the last
/// frame before the page takes its place, whether it was ever shown, and by how much anything moved.
const WATCH: &str = "\
    window.moved = 0; window.shown = false; \
    window.look = (root) => [...document.querySelectorAll(`${root} *`)].flatMap((e) => { \
        const { x, y, width, height } = e.getBoundingClientRect(); \
        const seen = e.checkVisibility() && (width || height) && y < innerHeight && y + height > 0 && x < innerWidth && x + width > 0; \
        const { color, backgroundColor, borderColor, fill } = getComputedStyle(e); \
        const whole = y + height <= innerHeight; \
        return seen ? [[e.localName, ...[x, y, width, whole && height].map(Math.round), \
            color, backgroundColor, borderColor, fill].join(' ')] : [] }); \
    document.addEventListener('readystatechange', () => { \
        window.parsed ??= document.querySelector('#first')?.cloneNode(true) }); \
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.moved += value }) \
        .observe({ type: 'layout-shift', buffered: true }); \
    const frame = () => { \
        const page = document.querySelector('#first > .page'); \
        if (page?.checkVisibility()) { \
            window.shown = true; \
            if (window.act) { window.act(page); window.act = undefined } \
            window.sight = window.look('#first > .page') } \
        if (page || !document.querySelector('body > .page')) requestAnimationFrame(frame) }; \
    requestAnimationFrame(frame); ";

impl Reader {
    /// A browser that will load the page, where `script` runs before the page's own scripts.
    async fn before(script: &str) -> Option<Self> {
        let reader = Self::at("SIYAQ_URL", "icon.svg").await?;
        let script = json!({ "source": format!("{{ {WATCH} {script} }}") });
        reader
            .devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        Some(reader)
    }

    async fn go(&self, query: &str) {
        let page = env::var("SIYAQ_URL").expect("a page");
        let went = self.0.goto(&[&page, query].concat()).await;
        went.expect("the page answers");
    }

    /// Does not load what such addresses name.
    async fn without(&self, addresses: &str) {
        self.devtools("Network.enable", json!({})).await;
        let addresses = json!({ "urls": [addresses] });
        self.devtools("Network.setBlockedURLs", addresses).await;
    }

    /// Waits until the page has said that it cannot start.
    async fn fails(&self) {
        self.find("#failed:not([hidden])").await;
    }

    async fn drawn(&self, script: &str) -> Value {
        self.run(&format!("{SCRIPTS} return {script}")).await
    }
}

/// `cargo xtask first-view` names a file to be written.
#[tokio::test]
async fn the_first_view_is_what_the_page_draws() {
    let Some(reader) = Reader::before("").await else {
        return;
    };
    let mut others = Vec::new();
    for region in ["ar-SY-u-nu-arab", "ar-DZ-u-ca-islamic-umalqura"] {
        reader.go(&["?lang=", region].concat()).await;
        reader.find(".chip").await;
        others.push(
            reader
                .drawn("words(still(document.querySelector('body > .page')))")
                .await,
        );
    }
    reader.go("").await;
    reader.find(".chip").await;
    reader.pause().await;
    let script =
        format!("{SCRIPTS} return written(document.querySelector('body > .page'), arguments[0])");
    let drawn = reader.0.execute(&script, vec![json!(others)]).await;
    let drawn = drawn.expect("a page");
    let drawn = drawn.as_str().expect("a text");
    if let Ok(file) = env::var("SIYAQ_FIRST_VIEW") {
        fs::write(file, drawn).expect("the file can be written");
        return;
    }
    let stored = fs::read_to_string(FILE).expect(FILE);
    for (stored, drawn) in stored.lines().zip(drawn.lines()) {
        assert_eq!(stored, drawn, "write it anew: cargo xtask first-view");
    }
    assert_eq!(
        stored.len(),
        drawn.len(),
        "write it anew: cargo xtask first-view"
    );
    // What the build made of the file, too.
    let [parsed, live] = [
        "window.parsed.querySelector('.page')",
        "document.querySelector('body > .page')",
    ];
    let lines = |element| format!("lines(still({element}))");
    assert_eq!(
        reader.drawn(&lines(parsed)).await,
        reader.drawn(&lines(live)).await
    );
    let paints = reader
        .drawn("window.parsed.dataset.paints === paints()")
        .await;
    assert_eq!(paints, json!(true), "names are painted elsewhere");
    reader.end().await;
}

#[tokio::test]
async fn nothing_moves_when_the_page_takes_its_place() {
    for (width, height) in [(1280, 900), (360, 740)] {
        for scheme in ["light", "dark"] {
            for start in [0, 240] {
                let script = format!("window.act = () => scrollTo(0, {start});");
                let Some(reader) = Reader::before(&script).await else {
                    return;
                };
                reader.show(width, height, scheme).await;
                // A network as it may be: frames are drawn before the page stands.
                let network = json!({ "offline": false, "latency": 40, "downloadThroughput": 1_000_000, "uploadThroughput": -1 });
                reader.devtools("Network.enable", json!({})).await;
                reader
                    .devtools("Network.emulateNetworkConditions", network)
                    .await;
                reader.go("").await;
                reader.find(".chip").await;
                let case = format!("{width} {scheme} {start}");
                let seen = reader
                    .run("return [window.sight, window.look('body > .page')]")
                    .await;
                let sight = |index: usize| seen[index].as_array().expect("elements");
                assert!(sight(0).len() > 60, "{case}: {seen}");
                for (first, page) in sight(0).iter().zip(sight(1)) {
                    assert_eq!(first, page, "{case}");
                }
                assert_eq!(sight(0).len(), sight(1).len(), "{case}");
                reader.pause().await;
                assert_eq!(reader.run("return scrollY").await, json!(start), "{case}");
                assert_eq!(reader.run("return window.moved").await, json!(0), "{case}");
                reader.end().await;
            }
        }
    }
}

#[tokio::test]
async fn a_press_before_the_page_stands_is_answered() {
    // The first view is inert: what is pressed there is the body.
    let press = "window.act = (page) => { \
        const { x, y } = page.querySelector('.entry').getBoundingClientRect(); \
        const place = { clientX: x + 9, clientY: y + 9 }; \
        window.target = document.elementFromPoint(x + 9, y + 9).localName; \
        document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, ...place })) };";
    let Some(reader) = Reader::before(press).await else {
        return;
    };
    reader.go("").await;
    reader.find(".entry.is-picked").await;
    assert_ne!(reader.run("return window.target").await, json!("button"));
    assert_eq!(reader.count(".entry.is-picked").await, 1);
    assert_eq!(reader.count("[inert], [aria-busy]").await, 0);
    reader.end().await;
}

#[tokio::test]
async fn who_will_see_something_else_is_not_shown_the_first_view() {
    let kept = "localStorage['siyaq-articles'] = JSON.stringify([{ published: '', \
                text: 'زار أمير قطر تميم بن حمد مصر في مارس 2022.' }]);";
    for (state, query, script, shown) in [
        ("nothing", "", "", true),
        ("Arabic", "?lang=ar", "", true),
        ("a theme", "", "localStorage['siyaq-theme'] = 'dark';", true),
        (
            "nothing picked",
            "",
            "localStorage['siyaq-picked'] = ' 3000';",
            true,
        ),
        ("a link", "#siyaq1=AAAA", "", false),
        ("English", "?lang=en", "", false),
        ("a region", "?lang=ar-SY", "", false),
        ("an article", "", kept, false),
        (
            "a damaged article",
            "",
            "localStorage['siyaq-articles'] = 'x';",
            false,
        ),
        (
            "a name picked",
            "",
            "localStorage['siyaq-picked'] = 'n1 3000';",
            false,
        ),
    ] {
        let Some(reader) = Reader::before(script).await else {
            return;
        };
        // Whatever is slow to come.
        reader.without("*.wasm").await;
        reader.go(query).await;
        reader.fails().await;
        assert_eq!(
            reader.run("return window.shown").await,
            json!(shown),
            "{state}"
        );
        let readable = "return document.querySelector('#first').checkVisibility()";
        assert_eq!(reader.run(readable).await, json!(shown), "{state}");
        let dark = reader
            .run("return document.documentElement.dataset.theme === 'dark'")
            .await;
        assert_eq!(dark, json!(state == "a theme"), "{state}");
        reader.end_refusing(Some("siyaq-page")).await;
    }
}

#[tokio::test]
async fn words_of_another_region_come_with_the_page() {
    for (languages, same) in [
        ("ar", true),
        ("en-GB,ar-AE", true),
        ("ar-EG", false),
        ("ar-MA", false),
    ] {
        let script = "window.act = (page) => { window.dates = page.querySelector('time').checkVisibility({ visibilityProperty: true }) };";
        let Some(reader) = Reader::before(script).await else {
            return;
        };
        let agent = reader.run("return navigator.userAgent").await;
        let override_ = json!({ "userAgent": agent, "acceptLanguage": languages });
        reader
            .devtools("Emulation.setUserAgentOverride", override_)
            .await;
        reader.go("").await;
        reader.find(".chip").await;
        assert_eq!(
            reader.run("return window.dates").await,
            json!(same),
            "{languages}"
        );
        let [first, page] = ["window.parsed", "document"]
            .map(|root| format!("{root}.querySelector('time').textContent"));
        let words = reader.run(&format!("return {first} === {page}")).await;
        assert_eq!(words, json!(same), "{languages}");
        reader.end().await;
    }
}

#[tokio::test]
async fn the_first_view_stays_where_the_page_cannot_start() {
    let Some(reader) = Reader::before("").await else {
        return;
    };
    reader.without("*.wasm").await;
    reader.go("").await;
    reader.fails().await;
    assert!(reader.count("#first .chip").await > 10);
    assert_eq!(reader.count("[inert], [aria-busy]").await, 0);
    assert!(reader.load_axe().await);
    assert_eq!(reader.violations().await, Vec::<String>::new());
    reader.end_refusing(Some("siyaq-page")).await;
}

#[tokio::test]
async fn without_scripts_the_first_view_can_be_read() {
    let Some(reader) = Reader::at("SIYAQ_URL", "icon.svg").await else {
        return;
    };
    let off = json!({ "value": true });
    reader
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    reader.go("").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let read = "JSON.stringify([...document.querySelectorAll('noscript p, #first h1, #first .chip, #first .text p')] \
                .filter((e) => e.checkVisibility() && !e.closest('[inert]')).map((e) => e.localName))";
    let seen = reader
        .devtools("Runtime.evaluate", json!({ "expression": read }))
        .await;
    let seen = seen["result"]["value"].as_str().unwrap_or_default();
    for (element, least) in [("\"p\"", 7), ("\"h1\"", 1), ("\"button\"", 10)] {
        let count = seen.matches(element).count();
        assert!(count >= least, "{element}: {count} in {seen}");
    }
    reader.end().await;
}
