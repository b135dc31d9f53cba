//! Hostile articles: whatever way they come in, they are shown as text and run nothing.

use serde_json::json;

use super::Reader;

/// Each would call `hit` if it were anything but text: ways past filters, after the list that OWASP keeps.
fn vectors() -> Vec<&'static str> {
    include_str!("vectors.txt").lines().collect()
}

/// One of them, for a title.
const IMAGE: &str = "<img src=x onerror=hit()>";

/// An article around them: in its title, in a name, in a date, in a quotation, in a relation.
fn article() -> String {
    let sentence = |v| format!("زار وزير الخارجية {v} مصر وقطر في 5 مايو 2016 {v}، وقال «{v}».\n");
    let each: String = vectors().into_iter().map(sentence).collect();
    format!("زيارة {IMAGE} إلى مصر\n{each}")
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
                       main object, main embed, main link, main style, main math, \
                       [onerror], [onload], [onbegin], [ontoggle], [onfocus], [onmouseover], [onstart], \
                       [href^=javascript], [formaction]";
        assert_eq!(self.count(brought).await, 0, "{way}");
    }

    /// Each of them stands in the article, letter for letter.
    async fn shows_every_vector(&self) {
        let shown = self
            .run("return document.querySelector('.reading').textContent")
            .await;
        let shown = shown.as_str().unwrap_or_default();
        for vector in vectors() {
            assert!(shown.contains(vector), "{vector}");
        }
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
    reader.shows_every_vector().await;
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
    reader.shows_every_vector().await;
    reader.is_unharmed("kept").await;
    reader.end().await;
}

#[tokio::test]
async fn a_hostile_file_runs_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.run(COUNT).await;
    let paragraph = |vector| format!("<p>زارت مصر قطر. {vector}</p>");
    let paragraphs: String = vectors().into_iter().map(paragraph).collect();
    let html = format!(
        "<html><head><title>{0}</title><script type='application/ld+json'>\
         {{\"datePublished\": {{\"toString\": \"hit\"}}}}</script></head>\
         <body><article><h1>زيارة</h1>{1}</article></body></html>",
        IMAGE, paragraphs
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
    // Chromium tells of the handlers and styles it refuses in a document that is read and never shown.
    let refusal = "violates the following Content Security Policy directive";
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

/// What others may put into the address or into the storage of this site.
#[tokio::test]
async fn a_hostile_link_or_storage_is_text() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.run(COUNT).await;
    // Not all of them fit into one link.
    let all = vectors();
    let mut seen = 0;
    for some in all.chunks(30) {
        let article = format!("زيارة {IMAGE} إلى مصر\nزارت مصر قطر. {}", some.join("\n"));
        let packed = reader.packed(&format!("2016-05-06\n{article}"), 1).await;
        reader
            .run(&format!("location.hash = '#siyaq1={packed}'"))
            .await;
        reader.pause().await;
        let shown = reader
            .run("return document.querySelector('.reading').textContent")
            .await;
        let shown = shown.as_str().unwrap_or_default();
        seen += some.iter().filter(|v| shown.contains(**v)).count();
        reader.is_unharmed("link").await;
    }
    assert_eq!(seen, all.len());
    let dated = format!("{IMAGE}\nزارت مصر قطر.");
    let packed = reader.packed(&dated, 1).await;
    reader
        .run(&format!("location.hash = '#siyaq1={packed}'"))
        .await;
    reader.pause().await;
    assert!(reader.text("[role=alert]").await.contains("الرابط"));
    reader.is_unharmed("a link's date").await;

    let kept = json!([
        { "text": article(), "published": "2016-05-06", "picked": IMAGE, "__proto__": { "x": 1 } },
        { "text": IMAGE, "published": IMAGE },
        { "text": { "toString": "hit" }, "published": "" },
        IMAGE, null,
    ]);
    let store = "sessionStorage.clear(); localStorage.clear(); \
                 localStorage['siyaq-articles'] = arguments[0]; \
                 for (const name of ['picked', 'theme']) localStorage[`siyaq-${name}`] = arguments[1]";
    let hostile = vec![json!(kept.to_string()), json!(IMAGE)];
    reader.0.execute(store, hostile).await.expect("a storage");
    reader.reload().await;
    reader.run(COUNT).await;
    reader.shows_every_vector().await;
    reader.is_unharmed("storage").await;
    reader.press("[aria-controls=compose]").await;
    reader.is_unharmed("the list of kept articles").await;
    reader.end().await;
}

/// What a site's page may hold where the widget reads.
#[tokio::test]
async fn a_hostile_host_article_is_text() {
    for (way, put) in [
        (
            "article",
            "const paragraph = document.createElement('p'); paragraph.textContent = text; \
             document.querySelector('article').replaceChildren(paragraph)",
        ),
        (
            "JSON-LD",
            "const data = document.createElement('script'); data.type = 'application/ld+json'; \
             data.textContent = JSON.stringify({ '@type': 'NewsArticle', articleBody: text, \
             datePublished: arguments[1] }); document.head.append(data); \
             document.querySelector('article').remove()",
        ),
    ] {
        let Some(reader) = Reader::at("SIYAQ_HOSTS", "spa.html").await else {
            return;
        };
        reader.find("article").await;
        let widget = "const widget = document.querySelector('siyaq-explorer'); ";
        let script = [COUNT, "; ", widget, "const text = arguments[0]; ", put].concat();
        let hostile = vec![json!(article()), json!(IMAGE)];
        reader
            .0
            .execute(&script, hostile)
            .await
            .expect("an article");
        let read = [
            widget,
            "return Boolean(widget.exploration && widget.text.includes('مصر وقطر في 5 مايو 2016'))",
        ];
        let mut found = json!(false);
        for _ in 0..40 {
            found = reader.run(&read.concat()).await;
            if found == json!(true) {
                break;
            }
            reader.pause().await;
        }
        assert_eq!(found, json!(true), "{way} is read");
        let press = [
            widget,
            "const inside = (s) => [...widget.shadowRoot.querySelectorAll(s)]; \
             inside('.chip, .entry, button.deed').forEach((e) => e.click()); \
             return inside('script, iframe, img, object, embed, base, meta, [onerror], [onload], [onfocus], \
             [href^=javascript]').length",
        ];
        assert_eq!(reader.run(&press.concat()).await, json!(0), "{way}");
        reader.pause().await;
        assert_eq!(reader.run("return hits").await, json!(0), "{way}");
        reader
            .end_refusing(Some(
                "violates the following Content Security Policy directive",
            ))
            .await;
    }
}

/// A newsroom's own names are text too.
#[tokio::test]
async fn a_hostile_lexicon_is_text() {
    let Some(reader) = Reader::at("SIYAQ_HOSTS", "spa.html").await else {
        return;
    };
    reader.find("article").await;
    let widget = "const widget = document.querySelector('siyaq-explorer'); ";
    let script = [
        COUNT,
        "; ",
        widget,
        "const paragraph = document.createElement('p'); paragraph.textContent = arguments[0]; \
         document.querySelector('article').replaceChildren(paragraph); \
         widget.setAttribute('lexicon', 'hostile.json')",
    ];
    let text = json!("قال مركز سيف إن مصر وقطر وقعتا اتفاقا في 5 مايو 2016، ورحب مركز سيف بذلك.");
    let put = reader.0.execute(&script.concat(), vec![text]).await;
    put.expect("an article");
    let named = [
        widget,
        "return widget.exploration?.entities.map(e => e.name).find(name => name.includes('سيف')) ?? ''",
    ];
    let mut name = json!("");
    for _ in 0..40 {
        name = reader.run(&named.concat()).await;
        if name == json!("<img src=x onerror=hit()> مركز سيف") {
            break;
        }
        reader.pause().await;
    }
    assert_eq!(name, json!("<img src=x onerror=hit()> مركز سيف"));
    let press = [
        widget,
        "const inside = (s) => [...widget.shadowRoot.querySelectorAll(s)]; \
         inside('.chip').forEach((e) => e.click()); \
         return [inside('img, script, svg svg, [onerror], [onload]').length, \
         inside('.chip').some((e) => e.textContent.includes('<img src=x onerror=hit()>'))]",
    ];
    assert_eq!(reader.run(&press.concat()).await, json!([0, true]));
    reader.pause().await;
    assert_eq!(reader.run("return hits").await, json!(0));
    reader.end().await;
}
