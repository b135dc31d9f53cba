//! Hostile articles: whatever way they come in, they are shown as text and run nothing.

use serde_json::json;

use super::Reader;

/// Each would call `hit` if it were anything but text.
const VECTORS: [&str; 24] = [
    "<script>hit()</script>",
    "</title><script>hit()</script>",
    "<ScRiPt\n>hit()</sCrIpT >",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<img src=x onerror=hit()>",
    "<img src=`x` onerror='hit()'>",
    "<IMG SRC=x OnErRoR=&#104;&#105;&#116;()>",
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=hit()>",
    "<body onload=hit()>",
    "<details open ontoggle=hit()>x</details>",
    "<input autofocus onfocus=hit()>",
    "<video><source onerror=hit()></video>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<iframe src=javascript:parent.hit()></iframe>",
    "<a href=javascript:hit()>x</a>",
    "<form action=javascript:hit()><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<base href=//evil.example/>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'></noscript>",
    "\"><script>hit()</script>",
    "{{constructor.constructor('hit()')()}}",
];

/// An article around them: in its title, in a name, in a date, in a quotation, in a relation.
fn article() -> String {
    let each = VECTORS
        .map(|v| format!("زار وزير الخارجية {v} مصر وقطر في 5 مايو 2016 {v}، وقال «{v}».\n"));
    format!("زيارة {} إلى مصر\n{}", VECTORS[4], each.concat())
}

const COUNT: &str = "window.hits = 0; window.hit = () => { hits += 1; window.by = new Error().stack }; \
    for (const name of ['alert', 'confirm', 'prompt']) window[name] = hit";

impl Reader {
    /// Nothing has run, and the article brought no element that could.
    async fn is_unharmed(&self, way: &str) {
        self.pause().await;
        let hits = self.run("return hits").await;
        let by = self.run("return window.by ?? null").await;
        assert_eq!(hits, json!(0), "{way}: {by}");
        let brought = "main script, main iframe, main img, main base, main meta, .explorer form, main video, \
                       [onerror], [onload], [onbegin], [ontoggle], [onfocus], [href^=javascript]";
        assert_eq!(self.count(brought).await, 0, "{way}");
    }
}

#[tokio::test]
async fn a_hostile_article_is_text() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let article = article();
    reader.run(COUNT).await;
    reader.explore(&article, "2016-05-06").await;
    reader.is_unharmed("pasted").await;
    let shown = reader.text(".reading").await;
    for vector in VECTORS {
        // Line feeds end a paragraph.
        let line = vector.lines().next().expect("a line");
        assert!(shown.contains(line), "{vector}");
    }
    // Everything that can be pressed shows its card.
    for chip in ["مصر", "قطر"] {
        reader.press_with_text(".chip", chip).await;
        reader.is_unharmed(chip).await;
    }
    reader.run("dispatchEvent(new Event('beforeprint'))").await;
    assert!(reader.count(".paper dt").await > 0);
    reader.is_unharmed("on paper").await;
    reader.run("dispatchEvent(new Event('afterprint'))").await;

    // What the browser kept comes back.
    reader.reload().await;
    reader.run(COUNT).await;
    assert!(reader.text(".reading").await.contains(VECTORS[4]));
    reader.is_unharmed("kept").await;
    reader.end().await;
}

#[tokio::test]
async fn a_hostile_file_runs_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.run(COUNT).await;
    let paragraphs = VECTORS.map(|vector| format!("<p>زارت مصر قطر. {vector}</p>"));
    let html = format!(
        "<html><head><title>{0}</title><script type='application/ld+json'>\
         {{\"datePublished\": {{\"toString\": \"hit\"}}}}</script></head>\
         <body><article><h1>زيارة</h1>{1}</article></body></html>",
        VECTORS[4],
        paragraphs.concat()
    );
    for name in ["a.html", "a.md", "a.txt"] {
        reader.open_file(name, &html).await;
        reader.is_unharmed(name).await;
        // A part left open may swallow the article: then the one before stays.
        assert!(!reader.text(".reading").await.is_empty(), "{name}");
    }
    let paste = "const data = new DataTransfer(); data.setData('text/html', arguments[0]); \
                 document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', \
                 { clipboardData: data, bubbles: true, cancelable: true }))";
    reader.press("[aria-controls=compose]").await;
    reader.find("textarea").await;
    reader
        .0
        .execute(paste, vec![json!(html)])
        .await
        .expect("a paste");
    reader.is_unharmed("rich text").await;
    // Chromium tells of the handlers it refuses in a document that is read and never shown.
    let refusal = "Executing inline event handler violates";
    reader.end_refusing(Some(refusal)).await;
}

#[tokio::test]
async fn trusted_types_are_enforced() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let refused = "try { document.createElement('p').innerHTML = '<b>x</b>'; return 'taken' } \
                   catch (error) { return error.name }";
    assert_eq!(reader.run(refused).await, json!("TypeError"));
    let policy = "try { trustedTypes.createPolicy('other', {}); return 'made' } \
                  catch (error) { return error.name }";
    assert_eq!(reader.run(policy).await, json!("TypeError"));
    // Both are told on the console too, so the session ends without a look at it.
    let closed: Result<(), _> = reader.0.close().await;
    assert_eq!(closed.map_err(|e| e.to_string()), Ok(()));
}
