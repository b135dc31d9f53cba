//! Fuzzes what reads HTML and Markdown, the page's reader of files and the widget's reader of the host's
//! page, in the browser whose parser they use. Inputs are made of parts that HTML is made of and of
//! inputs that led to new code before, which the browser's own coverage tells. `SIYAQ_FUZZ_SECONDS`
//! sets how long.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Reader;

/// Makes inputs and reads them; what does not hold is thrown. `next` runs for so many milliseconds and
/// gives how many inputs it read; `keep` says that the last ones led to new code.
const FUZZ: &str = r##"
const [page, widget, seeds, random] = arguments;
const done = arguments[arguments.length - 1];
const load = (source) => import("data:text/javascript," + encodeURIComponent(source));
Promise.all([load(page), load(widget)]).then(([{ article }, { findArticle, findDate }]) => {
  let state = random;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const any = (list) => list[below(list.length)];
  const parts = [
    "<p>", "</p>", "<article>", "</article>", "<main>", "<div class=ad>", "</div>", "<h1>", "</h1>", "<br>",
    "<script type='application/ld+json'>", "<script>hit()", "</script>", "<svg onload=hit()>", "<math>", "<style>",
    "<table><tr><td>", "<template>", "</template>", "<noscript>", "<textarea>", "<title>", "<iframe srcdoc='",
    "<img src=x onerror=hit()>", "<time datetime=", "2025-11-06", "2025-13-99", "<meta property='article:published_time' content='",
    "\"@type\":\"NewsArticle\"", "\"articleBody\":\"", "\"datePublished\":", "{", "}", "[", "]", "\"", ",", "null",
    "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&lt;", "&", "\u0000", "\ud800", "\u202e", "\ufeff", "\u00a0", "\n", " ",
    "---\n", "title: ", "date: ", "```\n", "**", "_", "](", "![", "# ", "> ", "- ", "|", "زار الرئيس مصر. ", "و", "١",
    "<a href='javascript:hit()'>", "</a>", "<object data=x>", "<form><button formaction=javascript:hit()>", "<base href=//x>",
    "<html lang=ar dir=rtl>", "<body onload=hit()>", "<frameset>", "<select><option>", "<plaintext>", "<p hidden>",
    "اقرأ أيضا: ", "<figcaption>", "<section itemprop=articleBody>", "'>",
  ];
  const pool = [...seeds];
  let tried = [];
  const made = () => {
    let text = below(3) ? any(pool) : "";
    for (let n = 1 + below(8); n > 0; n -= 1) {
      const at = below(text.length + 1);
      const [head, tail] = [text.slice(0, at), text.slice(at + (below(2) && below(40)))];
      const other = below(4) ? any(parts).repeat(1 + (below(6) ? 0 : below(200))) : any(pool).slice(below(200), below(2000));
      text = head + other + tail;
    }
    return text.slice(0, 20000);
  };
  const check = (holds, what) => { if (!holds) throw new Error(what); };
  const day = /^(\d{4}-\d\d-\d\d)?$/;
  const read = (input) => {
    for (const name of ["a.html", "b.md"]) {
      const [text, published] = article({ name }, input);
      check(typeof text === "string" && day.test(published), `${name} gives ${published}`);
    }
    const [text] = article({ name: "a.html" }, input);
    check(text.split("\n\n").every((line) => !text || (line && line === line.trim())), "a line is blank");
    const doc = new DOMParser().parseFromString(input, "text/html");
    const before = doc.documentElement.outerHTML;
    const found = findArticle(doc, any([null, "p", "nothing", "<"]));
    check(day.test(findDate(doc, found?.root)), "a date is none");
    check(doc.documentElement.outerHTML === before, "the host's page was changed");
    for (const [number, { text }] of (found?.paragraphs ?? []).entries()) {
      check(text.length > 0 && found.text.split("\n")[number] === text, "a paragraph is lost");
      if (found.root) found.range(number, 0, text.length);
    }
  };
  window.hits = 0;
  window.hit = () => (hits += 1);
  window.keep = () => pool.push(...tried.slice(-8));
  window.next = (milliseconds) => {
    tried = [];
    let slowest = 0;
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      const input = made();
      const start = performance.now();
      try {
        read(input);
      } catch (error) {
        return { broken: `${error.stack}\n${JSON.stringify(input)}` };
      }
      slowest = Math.max(slowest, performance.now() - start);
      tried.push(input);
    }
    return { read: tried.length, slowest, hits };
  };
  done("ready");
}, (error) => done(String(error)));
"##;

const PAGE: &str = include_str!("../../static/platform.js");
const WIDGET: &str = include_str!("../../static/widget/article.js");

impl Reader {
    /// Adds what ran since the last call to the letters of both files that have run; whether any are new.
    async fn has_run(&self, run: &mut [Vec<bool>; 2]) -> bool {
        let taken = self
            .devtools("Profiler.takePreciseCoverage", json!({}))
            .await;
        let mut news = false;
        for script in taken["result"].as_array().into_iter().flatten() {
            let url = script["url"].as_str().unwrap_or_default();
            let file = match url {
                _ if !url.starts_with("data:") => continue,
                _ if url.contains("findArticle") => 1,
                _ => 0,
            };
            let mut now = vec![false; run[file].len()];
            let functions = script["functions"].as_array().into_iter().flatten();
            for range in functions.flat_map(|f| f["ranges"].as_array().into_iter().flatten()) {
                let at = |end: &str| range[end].as_u64().unwrap_or(0) as usize;
                let (start, end) = (at("startOffset"), at("endOffset").min(now.len()));
                if let Some(stretch) = now.get_mut(start..end) {
                    stretch.fill(range["count"] != 0);
                }
            }
            for (ever, now) in run[file].iter_mut().zip(now) {
                news |= now && !*ever;
                *ever |= now;
            }
        }
        news
    }
}

#[tokio::test]
async fn whatever_html_is_read_nothing_breaks() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let seconds = std::env::var("SIYAQ_FUZZ_SECONDS");
    let seconds: u64 = seconds.ok().and_then(|s| s.parse().ok()).unwrap_or(10);
    let seeds: Vec<String> = ["wordpress", "soup", "json-ld", "body-rtl"]
        .iter()
        .filter_map(|host| std::fs::read_to_string(format!("tests/hosts/{host}.html")).ok())
        .collect();
    assert!(!seeds.is_empty());
    // A page of its own, without a policy that would refuse to load the files.
    reader.0.goto("about:blank").await.expect("an empty page");
    reader.devtools("Profiler.enable", json!({})).await;
    let detailed = json!({ "callCount": true, "detailed": true });
    reader
        .devtools("Profiler.startPreciseCoverage", detailed)
        .await;
    let given = vec![json!(PAGE), json!(WIDGET), json!(seeds), json!(20_251_106)];
    let ready = reader.0.execute_async(FUZZ, given).await;
    assert_eq!(ready.expect("the files load"), json!("ready"));
    let mut run = [PAGE, WIDGET].map(|source| vec![false; source.encode_utf16().count()]);
    let (mut inputs, mut slowest, mut kept) = (0, 0.0_f64, 0);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        let round = reader.run("return next(400)").await;
        assert_eq!(round["broken"], Value::Null, "{}", round["broken"]);
        assert_eq!(round["hits"], json!(0), "something ran");
        inputs += round["read"].as_u64().unwrap_or_default();
        slowest = slowest.max(round["slowest"].as_f64().unwrap_or_default());
        if reader.has_run(&mut run).await {
            reader.run("keep()").await;
            kept += 1;
        }
    }
    let share = |run: &[bool]| 100 * run.iter().filter(|&&r| r).count() / run.len().max(1);
    println!(
        "{inputs} inputs in {seconds} s, the slowest {slowest:.0} ms; {kept} rounds led to new code; \
         letters run: platform.js {} %, article.js {} %",
        share(&run[0]),
        share(&run[1])
    );
    assert!(
        inputs > 0 && slowest < 5_000.0,
        "{slowest} ms for one input"
    );
    reader.0.close().await.expect("the browser ends");
}
