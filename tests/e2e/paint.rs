//! What it takes until the page shows the first explored article, and until it answers, against the least that a
//! Yew app can be, in the same run. The times are printed; what is held under a limit is counted, or is a ratio of
//! the work of the page's own thread, which other programs on the machine hardly change.

use serde_json::{Value, json};

use super::{Metrics, Reader};

/// From the navigation to the paint of the article it may take this many times as long as the least Yew app
/// takes to its own.
const MOST_TIME: f64 = 2.5;

/// And the page's thread may work this many times as long; `docs/performance.md` tells what it does. Lower it
/// with what is gained.
const MOST_WORK: f64 = 3.2;

/// The same until the page stands in the place of its first view.
const MOST_WORK_LIVE: f64 = 9.0;

/// How often the page may be laid out until it stands, and have its styles computed, and how many nodes the
/// document may have.
const MOST: [(&str, f64); 3] = [
    ("LayoutCount", 9.0),
    ("RecalcStyleCount", 16.0),
    ("Nodes", 2_800.0),
];

/// What is recorded: the tasks of each thread, and marks.
const CATEGORIES: &str = "toplevel,blink.user_timing";

/// When the article is seen, and when the page that answers is.
const PAGE: [(&str, &str); 2] = [
    ("painted", ":root:not([data-first]) .chip"),
    ("live", "body > .page .chip"),
];

const HELLO: [(&str, &str); 2] = [("painted", "#hello"), ("live", "#hello")];

/// Told before a document's own scripts: sets a mark when a frame with an element of a selector was drawn.
fn watch([(name, selector), (other, later)]: [(&str, &str); 2]) -> String {
    format!(
        "{{ const wanted = new Map([[`{name}`, `{selector}`], [`{other}`, `{later}`]]); \
         const seen = () => {{ for (const [name, selector] of wanted) \
         if (document.querySelector(selector)) {{ wanted.delete(name); \
         if (!wanted.size) watcher.disconnect(); \
         requestAnimationFrame(() => {{ const {{ port1, port2 }} = new MessageChannel(); \
         port1.onmessage = () => performance.mark(name); port2.postMessage(0) }}) }} }}; \
         const watcher = new MutationObserver(seen); \
         watcher.observe(document, {{ childList: true, subtree: true, attributeFilter: ['data-first'] }}) }}"
    )
}

/// What it took from the navigation to a mark.
#[derive(Clone, Copy, Debug)]
struct Taken {
    milliseconds: f64,
    /// Of the page's own thread, in milliseconds.
    work: f64,
}

/// What it took to show and to start a page.
struct Opened {
    painted: Taken,
    live: Taken,
    before: Metrics,
    after: Metrics,
}

/// Opens a page in a browser that has seen nothing before and waits until it is live; `None` where there is
/// no page or no browser.
async fn opened(site: &str, path: &str, marks: [(&str, &str); 2]) -> Option<Opened> {
    // A page that is not there: the browser is up, and nothing of the site is in its cache.
    let reader = Reader::tracing(site, "robots.txt", CATEGORIES).await?;
    let script = json!({ "source": watch(marks) });
    reader
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
    let url = std::env::var(site).ok()?;
    let before = reader.metrics().await;
    let went = reader.0.goto(&[&url, path].concat()).await;
    went.expect("the page answers");
    reader.find(marks[1].1).await;
    let marked = "return performance.getEntriesByType('mark').length";
    while reader.run(marked).await != json!(marks.len()) {}
    let after = reader.metrics().await;
    let trace = reader.trace().await;
    reader.0.close().await.expect("the browser ends");
    Some(Opened {
        painted: taken(&trace, marks[0].0),
        live: taken(&trace, marks[1].0),
        before,
        after,
    })
}

/// What was recorded until a mark of this name.
fn taken(trace: &[Value], name: &str) -> Taken {
    let number = |event: &Value, field: &str| event[field].as_f64().unwrap_or_default();
    let mark = trace.iter().find(|event| event["name"] == name);
    let mark = mark.unwrap_or_else(|| panic!("no {name} among {} events", trace.len()));
    let milliseconds = number(&mark["args"]["data"], "startTime");
    let end = number(mark, "ts");
    let start = end - milliseconds * 1000.0;
    let tasks = trace.iter().filter(|event| {
        event["name"] == "ThreadControllerImpl::RunTask"
            && (&event["pid"], &event["tid"]) == (&mark["pid"], &mark["tid"])
            && number(event, "ts") + number(event, "dur") > start
            && number(event, "ts") < end
    });
    let work = tasks.map(|task| number(task, "tdur")).sum::<f64>() / 1000.0;
    assert!(work > 1.0, "nothing was recorded");
    Taken { milliseconds, work }
}

#[tokio::test]
async fn the_first_article_is_painted_soon_after_the_least_app() {
    // The least of several rounds: on a machine that is busy each is slower by its own measure.
    let (mut least_time, mut least_work, mut least_live) = (f64::MAX, f64::MAX, f64::MAX);
    for _ in 0..7 {
        let (Some(page), Some(hello)) = (
            opened("SIYAQ_URL", "", PAGE).await,
            opened("SIYAQ_HOSTS", "hello.html", HELLO).await,
        ) else {
            return;
        };
        let hello = hello.painted;
        let ratios = [("painted", page.painted), ("live", page.live)].map(|(name, taken)| {
            let time = taken.milliseconds / hello.milliseconds;
            let work = taken.work / hello.work;
            println!(
                "{name} after {:.0} ms, the least app after {:.0}: {time:.1}; \
                 work of the page's thread {:.0} ms and {:.0}: {work:.1}",
                taken.milliseconds, hello.milliseconds, taken.work, hello.work
            );
            (time, work)
        });
        for (name, most) in MOST {
            let count = page.after.since(&page.before, name);
            println!("{name}: {count}");
            assert!(count <= most, "{name}: {count}, {most} allowed");
        }
        least_time = least_time.min(ratios[0].0);
        least_work = least_work.min(ratios[0].1);
        least_live = least_live.min(ratios[1].1);
        if least_time <= MOST_TIME && least_work <= MOST_WORK && least_live <= MOST_WORK_LIVE {
            return;
        }
    }
    panic!(
        "painted after {least_time:.1} times the time, {least_work:.1} times the work; \
         live after {least_live:.1} times the work"
    );
}
