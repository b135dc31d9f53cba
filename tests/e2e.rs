//! Drives the built page through ChromeDriver as a reader would. `cargo xtask test` serves the page
//! and names it in `SIYAQ_URL`, the driver in `WEBDRIVER_URL`, axe-core in `AXE_PATH`, Lighthouse in
//! `LIGHTHOUSE_PATH` and the packages of npm in `NODE_FOLDER`; where they are missing the tests say so and do nothing.

#![cfg(not(target_arch = "wasm32"))]

#[path = "e2e/widget.rs"]
mod widget;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[path = "e2e/everyone.rs"]
mod everyone;
#[path = "e2e/first.rs"]
mod first;
#[path = "e2e/fuzz.rs"]
mod fuzz;
#[path = "e2e/hostile.rs"]
mod hostile;
#[path = "e2e/paint.rs"]
mod paint;
#[path = "e2e/reading.rs"]
mod reading;
#[path = "e2e/strip.rs"]
mod strip;
#[path = "e2e/trust.rs"]
mod trust;

/// A command of ChromeDriver beyond the standard: its path and body.
#[derive(Debug)]
struct Chrome(&'static str, Value);

impl WebDriverCompatibleCommand for Chrome {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.0
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// A script's function: what is painted are fixed ranges, which cannot tell their text or place.
const LIVE: &str = "const live = ({ startContainer, startOffset, endContainer, endOffset }) => { \
                    const range = new Range(); range.setStart(startContainer, startOffset); \
                    range.setEnd(endContainer, endOffset); return range }; ";

/// What [`Reader::metrics`] gives.
struct Metrics(Value);

impl Metrics {
    fn get(&self, name: &str) -> f64 {
        let all = self.0["metrics"].as_array().into_iter().flatten();
        let named = all.into_iter().find(|metric| metric["name"] == name);
        let value = named.and_then(|metric| metric["value"].as_f64());
        value.unwrap_or_else(|| panic!("no {name} in {}", self.0))
    }

    /// By how much a number has grown.
    fn since(&self, before: &Metrics, name: &str) -> f64 {
        self.get(name) - before.get(name)
    }
}

/// How every browser of these tests is started.
const SWITCHES: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser that shows the page.
struct Reader(Client);

impl Reader {
    /// Opens the page; `None`, with the reason printed, where there is no page or no browser.
    async fn open(query: &str) -> Option<Self> {
        let reader = Self::at("SIYAQ_URL", query).await?;
        reader.find(".chip").await;
        Some(reader)
    }

    /// Opens a page of the site that a variable of the environment names.
    async fn at(site: &str, path: &str) -> Option<Self> {
        Self::tracing(site, path, "").await
    }

    /// [`Reader::at`] in a browser that records what [`Reader::trace`] gives, of these categories.
    async fn tracing(site: &str, path: &str, categories: &str) -> Option<Self> {
        let (Ok(page), Ok(driver)) = (env::var(site), env::var("WEBDRIVER_URL")) else {
            eprintln!("skipped: {site} and WEBDRIVER_URL are not set");
            return None;
        };
        let own = ["--force-prefers-reduced-motion", "--window-size=1280,900"];
        let arguments = [&SWITCHES, &own[..]].concat();
        let mut capabilities = Capabilities::new();
        let mut options = json!({ "args": arguments });
        let mut logs = json!({ "browser": "ALL" });
        if !categories.is_empty() {
            options["perfLoggingPrefs"] = json!({ "traceCategories": categories, "enableNetwork": false, "enablePage": false });
            logs["performance"] = json!("ALL");
        }
        capabilities.insert("goog:chromeOptions".into(), options);
        capabilities.insert("goog:loggingPrefs".into(), logs);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver)
            .await
            .expect("ChromeDriver starts a browser");
        client
            .goto(&format!("{page}{path}"))
            .await
            .expect("the page answers");
        Some(Self(client))
    }

    /// An element of the page, which has taken the place of the first view, or of another document.
    async fn find(&self, selector: &str) -> Element {
        let selector = &format!(":root:not(:has(#failed[hidden] ~ #first)) :is({selector})");
        let wait = self.0.wait().at_most(Duration::from_secs(20));
        let found = wait.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|e| panic!("no {selector}: {e}"))
    }

    async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.expect("a text")
    }

    async fn run(&self, script: &str) -> Value {
        self.0.execute(script, Vec::new()).await.expect(script)
    }

    async fn count(&self, selector: &str) -> u64 {
        let script = format!("return document.querySelectorAll(`{selector}`).length");
        self.run(&script).await.as_u64().expect("a count")
    }

    /// Waits until the page has nothing left to do: so long at least, for what it does after a while,
    /// and then until the browser has drawn and is idle, however slow the machine is.
    async fn rest(&self, least: Duration) {
        tokio::time::sleep(least).await;
        let idle = "const done = arguments[0]; let turns = 3; \
                    const turn = () => turns-- ? requestIdleCallback(turn, { timeout: 5000 }) : done(); turn()";
        self.0.execute_async(idle, Vec::new()).await.expect("rest");
    }

    /// [`Reader::rest`] for what the page does at once or half a second later.
    async fn pause(&self) {
        self.rest(Duration::from_millis(500)).await;
    }

    /// What a command of the DevTools protocol gives.
    async fn devtools(&self, cmd: &str, params: Value) -> Value {
        let command = Chrome("goog/cdp/execute", json!({ "cmd": cmd, "params": params }));
        self.0.issue_cmd(command).await.expect(cmd)
    }

    /// What the browser has counted of the page since its navigation, by the names of the DevTools
    /// protocol; durations are seconds that the page's own thread was at work.
    async fn metrics(&self) -> Metrics {
        let domain = json!({ "timeDomain": "threadTicks" });
        self.devtools("Performance.enable", domain).await;
        Metrics(self.devtools("Performance.getMetrics", json!({})).await)
    }

    /// What the browser has recorded since the last time.
    async fn trace(&self) -> Vec<Value> {
        let log = self
            .0
            .issue_cmd(Chrome("se/log", json!({ "type": "performance" })))
            .await;
        let log = log.expect("a log");
        let event = |entry: &Value| -> Option<Value> {
            let told: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let is_recorded = told["message"]["method"] == "Tracing.dataCollected";
            is_recorded.then(|| told["message"]["params"].clone())
        };
        log.as_array()
            .into_iter()
            .flatten()
            .filter_map(event)
            .collect()
    }

    /// Presses by script: what is pressed may lie under the card.
    async fn press(&self, selector: &str) {
        self.find(selector).await;
        self.run(&format!("document.querySelector(`{selector}`).click()"))
            .await;
    }

    /// Presses the first of `selector` whose text holds `text`.
    async fn press_with_text(&self, selector: &str, text: &str) {
        let found = self
            .run(&format!(
                "const it = [...document.querySelectorAll(`{selector}`)].find(e => e.textContent.includes(`{text}`)); \
                 it?.click(); return it != null"
            ))
            .await;
        assert_eq!(found, Value::Bool(true), "no {selector} with {text}");
    }

    async fn keys(&self, keys: &str) {
        let active = self.0.active_element().await.expect("a focus");
        active.send_keys(keys).await.expect("keys");
    }

    /// The text of what is painted under a name.
    async fn painted(&self, name: &str) -> Vec<String> {
        let script = format!(
            "{LIVE} return [...CSS.highlights.get('{name}') ?? []].map(r => live(r).toString())"
        );
        let texts = self.run(&script).await;
        let texts = texts.as_array().cloned().unwrap_or_default();
        texts
            .iter()
            .filter_map(|t| Some(t.as_str()?.to_owned()))
            .collect()
    }

    async fn explore(&self, text: &str, published: &str) {
        if self.count("#compose[hidden]").await == 1 {
            self.press("[aria-controls=compose]").await;
        }
        let fill = "document.querySelector('#compose-text').value = arguments[0]; \
                    document.querySelector('#compose-date').value = arguments[1]";
        self.0
            .execute(fill, vec![json!(text), json!(published)])
            .await
            .expect("a box");
        self.press("#compose button[type=submit]").await;
    }

    /// Loads axe-core; false, with the reason printed, where there is none.
    async fn load_axe(&self) -> bool {
        let axe = env::var("AXE_PATH")
            .ok()
            .and_then(|path| fs::read_to_string(path).ok());
        let Some(axe) = axe else {
            eprintln!("skipped: AXE_PATH names no file");
            return false;
        };
        self.run(&axe).await;
        true
    }

    /// What axe-core finds wrong with the page as it is.
    async fn violations(&self) -> Vec<String> {
        let check = "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => \
                     v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | '))))";
        let found = self
            .0
            .execute_async(check, Vec::new())
            .await
            .expect("axe runs");
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(Value::to_string).collect()
    }

    async fn show(&self, width: u32, height: u32, scheme: &str) {
        for (cmd, params) in [
            (
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            ),
            (
                "Emulation.setEmulatedMedia",
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
            ),
        ] {
            self.devtools(cmd, params).await;
        }
    }

    /// Ends the session; nothing may have gone wrong on the console, the content security policy
    /// included.
    async fn end(self) {
        self.end_refusing(None).await;
    }

    /// [`Reader::end`] of an article that asked for what the policy refuses: the refusals that hold
    /// `refusal` are told on the console, and nothing else is.
    async fn end_refusing(self, refusal: Option<&str>) {
        let log = self
            .0
            .issue_cmd(Chrome("se/log", json!({ "type": "browser" })))
            .await;
        let log = log.expect("a log");
        let wrong: Vec<_> = log
            .as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            // What the browser itself asks for beside a file that is no page.
            .filter(|message| !message.contains("/favicon.ico"))
            .filter(|message| !refusal.is_some_and(|refusal| message.contains(refusal)))
            .collect();
        self.0.close().await.expect("the browser ends");
        assert_eq!(wrong, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_chip_lights_up_its_mentions() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    assert!(reader.count(".chip").await >= 15);
    for kind in ["country", "person", "organization", "agreement", "place"] {
        assert!(
            !reader.painted(&format!("siyaq-{kind}")).await.is_empty(),
            "{kind}"
        );
    }
    reader.press_with_text(".chip", "كازاخستان").await;
    let count: usize = reader
        .text(".chip.is-picked .count")
        .await
        .parse()
        .expect("a count");
    let painted = reader.painted("siyaq-picked").await;
    assert_eq!(painted.len(), count);
    assert!(painted.iter().all(|text| text.contains("كازاخستان")));
    assert!(reader.count(".entry.is-dimmed").await > 0);
    reader.keys("\u{e00c}").await;
    assert!(reader.painted("siyaq-picked").await.is_empty());
    assert_eq!(reader.count(".is-dimmed").await, 0);
    reader.end().await;
}

#[tokio::test]
async fn the_event_of_2016_opens_its_sentence() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.press_with_text(".entry", "2016").await;
    let marked = reader.painted("siyaq-evidence").await.concat();
    assert!(marked.contains("نتنياهو كازاخستان عام 2016"), "{marked}");
    let in_sight = "const r = live([...CSS.highlights.get('siyaq-evidence')][0]).getBoundingClientRect(); \
                    return r.top >= 0 && r.bottom <= innerHeight";
    assert_eq!(
        reader.run(&[LIVE, in_sight].concat()).await,
        Value::Bool(true)
    );
    reader.end().await;
}

#[tokio::test]
async fn the_relation_of_kazakhstan_and_israel_shows_its_evidence() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let script = "const row = [...document.querySelectorAll('tbody tr')].find(r => \
                  ['كازاخستان', 'إسرائيل'].every(name => r.textContent.includes(name))); \
                  row?.querySelector('button').click(); return row != null";
    assert_eq!(reader.run(script).await, Value::Bool(true));
    let evidence = reader.text(".detail blockquote").await;
    assert_eq!(reader.painted("siyaq-evidence").await.concat(), evidence);
    assert!(evidence.contains("علاقات"), "{evidence}");
    assert!(reader.count(".graph .edge.is-picked").await > 0);
    reader.end().await;
}

#[tokio::test]
async fn a_name_in_the_text_can_be_pressed() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let press = "const range = live([...CSS.highlights.get('siyaq-person')][0]); \
                 range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' }); \
                 const r = range.getBoundingClientRect(); \
                 const at = { clientX: r.x + r.width / 2, clientY: r.y + r.height / 2, bubbles: true }; \
                 document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent('click', at)); \
                 return range.toString()";
    let name = reader.run(&[LIVE, press].concat()).await;
    let picked = reader.painted("siyaq-picked").await;
    assert!(
        picked.iter().any(|text| *text == name),
        "{name} in {picked:?}"
    );
    reader.end().await;
}

#[tokio::test]
async fn a_pasted_article_is_explored() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let text =
        "زيارة إلى القاهرة\nزار أمير قطر تميم بن حمد مصر في مارس 2022.\nووصل أمس إلى القاهرة.";
    reader.explore(text, "").await;
    let title = reader.text("h1").await;
    assert_eq!(title, "زيارة إلى القاهرة");
    let chips = reader.text(".toolbar").await;
    assert!(chips.contains("قطر") && chips.contains("مصر"), "{chips}");
    assert!(reader.text("main > .message").await.contains("تاريخ النشر"));
    assert_eq!(reader.count("#compose[hidden]").await, 1);
    reader.explore(text, "2022-03-26").await;
    assert_eq!(reader.count("main > .message").await, 0);
    reader.end().await;
}

#[tokio::test]
async fn wrong_input_is_told_and_nothing_is_lost() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let title = reader.text("h1").await;
    let long = "سلام ".repeat(700_000);
    for (text, words) in [
        ("", "لا نص هنا"),
        (" \u{200f}\n", "لا نص هنا"),
        ("The news in English, 2025.", "حروفًا عربية"),
        (&long, "ميغابايت"),
    ] {
        reader.explore(text, "").await;
        let message = reader.text("[role=alert]").await;
        assert!(message.contains(words), "{message}");
        assert_eq!(reader.text("h1").await, title);
        let kept = reader
            .run("return document.querySelector('#compose-text').value.length")
            .await;
        assert_eq!(kept, json!(text.encode_utf16().count()));
    }
    for (bytes, words) in [
        ("[0x89, 0x50, 0x4e, 0x47, 0, 1]", "ليس نصًّا"),
        ("[0xd3, 0xe1, 0xc7, 0xe3]", "UTF-8"),
        ("[]", "لا نص هنا"),
    ] {
        reader
            .run(&format!(
                "const files = new DataTransfer(); \
                 files.items.add(new File([new Uint8Array({bytes})], 'a.txt')); \
                 const input = document.querySelector('input[type=file]'); input.files = files.files; \
                 input.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            ))
            .await;
        reader.rest(Duration::from_millis(300)).await;
        let message = reader.text("[role=alert]").await;
        assert!(message.contains(words), "{bytes}: {message}");
        assert_eq!(reader.text("h1").await, title);
    }
    reader.end().await;
}

#[tokio::test]
async fn the_arrows_walk_over_every_chip() {
    for (query, next, home) in [
        ("", "\u{e012}", "\u{e011}"),
        ("?lang=en", "\u{e014}", "\u{e011}"),
    ] {
        let Some(reader) = Reader::open(query).await else {
            return;
        };
        let shown = ".chip:not([hidden] *)";
        let at = format!(
            "return [...document.querySelectorAll(`{shown}`)].indexOf(document.activeElement)"
        );
        let mut before = 0;
        for _ in ["the main names", "all of them"] {
            assert_eq!(
                reader.count(".chip[tabindex='0']").await,
                1,
                "one stop for Tab"
            );
            reader.run("document.querySelector('.chip').focus()").await;
            let chips = reader.count(shown).await;
            assert!(chips > before, "{before} {chips}");
            before = chips;
            for expected in (1..chips).chain([0, 1]) {
                reader.keys(next).await;
                assert_eq!(reader.run(&at).await, json!(expected), "{query}");
            }
            reader.keys(home).await;
            assert_eq!(reader.run(&at).await, json!(0));
            reader.press(".chips .more").await;
        }
        reader.end().await;
    }
}

#[tokio::test]
async fn axe_finds_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    if !reader.load_axe().await {
        return;
    }
    let mut wrong = Vec::new();
    for scheme in ["light", "dark"] {
        for width in [320, 768, 1280] {
            reader.show(width, 900, scheme).await;
            for press in [
                None,
                Some(".chip"),
                Some("button.deed"),
                Some("summary.button"),
                Some("[aria-controls=compose]"),
            ] {
                if let Some(selector) = press {
                    reader.press(selector).await;
                }
                reader.rest(Duration::from_millis(250)).await;
                for violation in reader.violations().await {
                    wrong.push(format!("{scheme} {width} {press:?} {violation}"));
                }
                let wide = "return document.documentElement.scrollWidth > innerWidth";
                if reader.run(wide).await == Value::Bool(true) {
                    wrong.push(format!("{scheme} {width} {press:?}: scrolls sideways"));
                }
            }
            reader.press("[aria-controls=compose]").await;
            reader.press(".detail .close").await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    reader.end().await;
}

/// Lighthouse gives the page all points that it has for accessibility and good practice.
#[tokio::test]
async fn lighthouse_finds_nothing() {
    let (Ok(page), Ok(lighthouse)) = (env::var("SIYAQ_URL"), env::var("LIGHTHOUSE_PATH")) else {
        eprintln!("skipped: SIYAQ_URL and LIGHTHOUSE_PATH are not set");
        return;
    };
    let judged = Command::new(lighthouse)
        .args([&page, "--quiet", "--output=json"])
        .arg("--only-categories=accessibility,best-practices")
        .arg(format!("--chrome-flags={}", SWITCHES.join(" ")))
        .output()
        .expect("Lighthouse runs");
    let errors = String::from_utf8_lossy(&judged.stderr);
    let report: Value = serde_json::from_slice(&judged.stdout).expect(&errors);
    for category in ["accessibility", "best-practices"] {
        let score = &report["categories"][category]["score"];
        let audits = report["audits"].as_object().into_iter().flatten();
        let wrong: Vec<_> = audits
            .filter(|(_, audit)| audit["score"].as_f64().is_some_and(|score| score < 1.0))
            .map(|(id, audit)| format!("{id}: {}", audit["title"]))
            .collect();
        assert_eq!(*score, json!(1), "{category}: {wrong:?}");
    }
}

/// Takes the pictures of `docs/screenshots`, where `SIYAQ_SCREENSHOTS` names a folder.
#[tokio::test]
async fn screenshots() {
    let Ok(folder) = env::var("SIYAQ_SCREENSHOTS") else {
        eprintln!("skipped: SIYAQ_SCREENSHOTS is not set");
        return;
    };
    let Some(reader) = Reader::open("").await else {
        return;
    };
    for (name, width, height, scheme, picked) in [
        ("wide", 1280, 1400, "light", ""),
        ("dark", 1280, 1000, "dark", "كازاخستان"),
        ("tablet", 768, 1024, "light", "كازاخستان"),
        ("phone", 360, 780, "light", ""),
        ("print", 794, 1600, "light", ""),
    ] {
        if name == "print" {
            let paper = json!({ "media": "print" });
            reader.devtools("Emulation.setEmulatedMedia", paper).await;
            reader.run("dispatchEvent(new Event('beforeprint'))").await;
            let sheet = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            reader
                .devtools("Emulation.setDeviceMetricsOverride", sheet)
                .await;
        } else {
            reader.show(width, height, scheme).await;
        }
        if !picked.is_empty() {
            reader.press_with_text(".chip", picked).await;
        }
        reader.rest(Duration::from_millis(600)).await;
        let picture = reader.0.screenshot().await.expect("a picture");
        let path = Path::new(&folder).join(format!("{name}.png"));
        fs::write(path, picture).expect("the folder can be written");
        if !picked.is_empty() {
            reader.press(".detail .close").await;
        }
    }
    reader.end().await;
}
