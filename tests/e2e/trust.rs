//! Nothing is lost: whatever happens to the tab or to the storage, the article and what is picked come
//! back, or the reader is told. And whatever a paste carries, the page makes sense of it or says why not.

use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::json;

use super::{Chrome, Reader};

const ARTICLE: &str =
    "زيارة إلى القاهرة\nزار أمير قطر تميم بن حمد مصر في مارس 2022.\nووصل أمس إلى القاهرة.";
const OTHER: &str = "لقاء في الرباط\nالتقى وزير خارجية تونس نظيره المغربي في الرباط عام 2019.";

impl Reader {
    /// Explores [`ARTICLE`] and picks Qatar.
    async fn read_and_pick(&self) {
        self.explore(ARTICLE, "2022-03-26").await;
        self.press_with_text(".chip", "قطر").await;
        self.pause().await;
    }

    /// [`ARTICLE`] is shown, and Qatar is picked in it.
    async fn has_it_back(&self, after: &str) {
        self.find(".chip").await;
        assert_eq!(self.text("h1").await, "زيارة إلى القاهرة", "{after}");
        let picked = self.text(".chip.is-picked").await;
        assert!(picked.contains("قطر"), "{after}: {picked}");
        let published = self.text(".byline").await;
        assert!(published.contains("مارس 2022"), "{after}: {published}");
    }

    /// Opens the page in another tab and returns both.
    async fn second_tab(&self) -> [fantoccini::wd::WindowHandle; 2] {
        let first = self.0.window().await.expect("a tab");
        let address = self.0.current_url().await.expect("an address");
        let second = self.0.new_window(true).await.expect("another tab").handle;
        self.0.switch_to_window(second.clone()).await.expect("it");
        self.0
            .goto(address.as_str())
            .await
            .expect("the page answers");
        self.find(".chip").await;
        [first, second]
    }

    /// Waits so long for scripts.
    async fn patient(&self, most: Duration) {
        let timeouts = TimeoutConfiguration::new(Some(most), None, None);
        self.0.update_timeouts(timeouts).await.expect("timeouts");
    }

    async fn told(&self, words: &str) {
        let told = self
            .run("return document.querySelector('main').textContent")
            .await;
        let told = told.as_str().unwrap_or_default();
        assert!(told.contains(words), "nobody says {words}");
    }
}

#[tokio::test]
async fn back_and_forward_bring_back_the_article_and_what_is_picked() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let page = reader.0.current_url().await.expect("an address");
    reader.read_and_pick().await;
    // Elsewhere and back, with and without what the browser remembers of the page as it was.
    for elsewhere in ["about:blank", "?lang=en"] {
        let address = page.join(elsewhere).expect("an address");
        reader.0.goto(address.as_str()).await.expect("it answers");
        reader.0.back().await.expect("there is a way back");
        reader.has_it_back(elsewhere).await;
    }
    reader.0.forward().await.expect("there is a way forward");
    reader.0.back().await.expect("there is a way back");
    reader.has_it_back("forward and back").await;
    reader.end().await;
}

#[tokio::test]
async fn a_tab_that_crashes_loses_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.read_and_pick().await;
    // The tab in front dies, and with it what answers for it.
    let [_, second] = reader.second_tab().await;
    reader.has_it_back("another tab").await;
    reader.explore(OTHER, "2020-01-01").await;
    reader.press_with_text(".chip", "تونس").await;
    reader.pause().await;
    let crash = Chrome(
        "goog/cdp/execute",
        json!({ "cmd": "Page.crash", "params": {} }),
    );
    let died = tokio::time::timeout(Duration::from_secs(20), reader.0.issue_cmd(crash)).await;
    assert!(!matches!(died, Ok(Ok(_))), "the tab goes on");
    let tabs = reader.0.windows().await.expect("tabs");
    let left = tabs.into_iter().find(|tab| *tab != second).expect("a tab");
    reader
        .0
        .switch_to_window(left.clone())
        .await
        .expect("the other tab");
    // A new tab has what the dead one showed.
    let address = reader.0.current_url().await.expect("an address");
    let third = reader.0.new_window(true).await.expect("a tab").handle;
    reader.0.switch_to_window(third).await.expect("it");
    reader
        .0
        .goto(address.as_str())
        .await
        .expect("the page answers");
    reader.find(".chip").await;
    assert_eq!(reader.text("h1").await, "لقاء في الرباط");
    assert!(reader.text(".chip.is-picked").await.contains("تونس"));
    // The other tab stands as it did, and comes back as it was.
    reader
        .0
        .switch_to_window(left)
        .await
        .expect("the other tab");
    reader.has_it_back("a crash next door").await;
    reader.reload().await;
    reader.has_it_back("a reload").await;
    reader.0.clone().close().await.expect("the browser ends");
}

#[tokio::test]
async fn two_tabs_keep_each_its_own_article() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.read_and_pick().await;
    let [first, second] = reader.second_tab().await;
    reader.explore(OTHER, "2020-01-01").await;
    reader.press_with_text(".chip", "تونس").await;
    reader.pause().await;
    reader
        .0
        .switch_to_window(first)
        .await
        .expect("the first tab");
    reader.reload().await;
    reader.has_it_back("a reload beside another tab").await;
    // Neither has pushed out what the other keeps.
    reader.press("[aria-controls=compose]").await;
    let kept = reader.text("[aria-labelledby=kept-title]").await;
    assert!(kept.contains("زيارة إلى القاهرة") && kept.contains("لقاء في الرباط"));
    reader
        .0
        .switch_to_window(second)
        .await
        .expect("the second tab");
    reader.reload().await;
    assert_eq!(reader.text("h1").await, "لقاء في الرباط");
    assert!(reader.text(".chip.is-picked").await.contains("تونس"));
    // What the reader forgets is forgotten in this tab too.
    reader.press("[aria-controls=compose]").await;
    reader
        .press("[aria-labelledby=kept-title] button:last-child")
        .await;
    reader.reload().await;
    assert!(reader.text("h1").await.contains("إبراهيم"));
    reader.end().await;
}

#[tokio::test]
async fn a_full_storage_is_told() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    // Another site of this origin has left no room: not a letter more fits.
    let fill = "for (const storage of [localStorage, sessionStorage]) { \
                    for (let size = 1 << 22, n = 0; size >= 1; ) { \
                        try { storage[`other-${n}`] = 'x'.repeat(size); n += 1 } catch { size >>= 1 } } \
                } \
                try { localStorage.x = ''; return 'room' } catch (error) { return error.name }";
    assert_eq!(reader.run(fill).await, json!("QuotaExceededError"));
    reader.read_and_pick().await;
    reader.has_it_back("a full storage").await;
    reader.told("لم يُحفظ").await;
    reader.reload().await;
    reader.find(".chip").await;
    // Room for one article: it is kept, and the older ones go.
    reader
        .run("localStorage.clear(); sessionStorage.clear()")
        .await;
    reader.explore(OTHER, "2020-01-01").await;
    reader.pause().await;
    let fill = "const used = JSON.stringify(localStorage).length; \
                for (let size = 1 << 22, n = 0; size >= 1; ) { \
                    try { localStorage[`other-${n}`] = 'x'.repeat(size); n += 1 } catch { size >>= 1 } } \
                return used";
    reader.run(fill).await;
    reader.read_and_pick().await;
    reader.reload().await;
    let kept = reader.text("h1").await;
    let message = reader
        .run("return document.querySelector('main').textContent")
        .await;
    let message = message.as_str().unwrap_or_default().to_owned();
    assert!(
        kept == "زيارة إلى القاهرة" || message.contains("لم يُحفظ"),
        "{kept}: {message}"
    );
    reader.end().await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let example = reader.text("h1").await;
    let closed = "for (const name of ['localStorage', 'sessionStorage']) \
                  Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })";
    reader
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": closed }),
        )
        .await;
    reader.reload().await;
    assert_eq!(reader.text("h1").await, example);
    reader.read_and_pick().await;
    reader.has_it_back("a closed storage").await;
    reader.told("لم يُحفظ").await;
    reader.press("button.theme").await;
    reader.end().await;
}

#[tokio::test]
async fn what_is_kept_and_damaged_is_told_once() {
    for (query, words) in [("", "تالف"), ("?lang=en", "damaged")] {
        let Some(reader) = Reader::open(query).await else {
            return;
        };
        for damaged in [
            "{",
            "7",
            "[1, null]",
            "[{\"text\": 1}]",
            "[{\"text\": \"x\", \"published\": \"\"}]",
            "[{\"text\": \"سلام\", \"published\": \"2025-13-01\"}]",
        ] {
            let store = "sessionStorage.clear(); localStorage['siyaq-articles'] = arguments[0]";
            let given = vec![json!(damaged)];
            reader.0.execute(store, given).await.expect("a storage");
            reader.reload().await;
            assert!(
                reader.text("[role=alert]").await.contains(words),
                "{damaged}"
            );
            assert!(reader.text("h1").await.contains("إبراهيم"), "{damaged}");
            reader.reload().await;
            assert_eq!(reader.count("[role=alert]").await, 0, "{damaged}");
        }
        // More than the page would ever keep.
        let huge = "localStorage['siyaq-articles'] = JSON.stringify([{ text: 'x'.repeat(4e6), published: '' }, \
                    { text: arguments[0], published: '2022-03-26' }])";
        let given = vec![json!(ARTICLE)];
        reader.0.execute(huge, given).await.expect("a storage");
        reader.reload().await;
        assert_eq!(reader.text("h1").await, "زيارة إلى القاهرة");
        reader.end().await;
    }
}

#[tokio::test]
async fn what_a_paste_may_carry_is_mended_and_told() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    for (script, word, told) in [
        (
            "'زار الرئيس \\ud800مصر\\udc00 أمس.'",
            "\u{fffd}مصر",
            "رموز تالفة",
        ),
        (
            "'زار \\u202eالرئيس\\u202c \\u2066مصر\\u2069 أمس.'",
            "زار الرئيس مصر أمس.",
            "اتجاه الكتابة",
        ),
        (
            "'\\ufeffزار الرئيس\\0 مصر أمس.'",
            "زار الرئيس مصر أمس.",
            "تاريخ النشر",
        ),
    ] {
        if reader.count("#compose[hidden]").await == 1 {
            reader.press("[aria-controls=compose]").await;
        }
        let paste = format!(
            "const area = document.querySelector('#compose-text'); area.value = ''; area.focus(); \
             const text = {script}; area.setRangeText(text); \
             document.querySelector('#compose button[type=submit]').click()"
        );
        reader.run(&paste).await;
        reader.pause().await;
        let shown = reader
            .run("return document.querySelector('.reading').textContent")
            .await;
        assert!(
            shown.as_str().unwrap_or_default().contains(word),
            "{script}: {shown}"
        );
        reader.told(told).await;
        assert!(reader.text(".toolbar").await.contains("مصر"), "{script}");
    }
    reader.end().await;
}

#[tokio::test]
async fn five_megabytes_are_read() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    // Just below the limit: a book of one article's sentences, a paragraph each.
    let fill = "const line = 'زار أمير قطر تميم بن حمد مصر في مارس 2022 ثم عاد إلى القاهرة.\\n'; \
                const bytes = new TextEncoder().encode(line).length; \
                document.querySelector('#compose-text').value = 'كتاب طويل\\n\\n' + line.repeat(4.99e6 / bytes); \
                document.querySelector('#compose button[type=submit]').click()";
    reader.press("[aria-controls=compose]").await;
    reader.patient(Duration::from_secs(240)).await;
    reader.run(fill).await;
    for _ in 0..120 {
        if reader.text("h1").await == "كتاب طويل" {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(reader.text("h1").await, "كتاب طويل");
    assert!(reader.text(".toolbar").await.contains("قطر"));
    reader.told("لم يُحفظ").await;
    reader.end().await;
}
