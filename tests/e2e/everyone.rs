//! The page for everyone: with the keyboard alone, in any region's words, in forced colours, on paper,
//! on a first visit, and with what is dropped on it.

use std::process::Stdio;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;

/// Numbered events: on paper each number must be found twice, in the article and in the list of dates.
fn many_events(count: usize) -> String {
    let event = |i| {
        format!(
            "زار وزير الخارجية المصري قطر للمرة {} في مايو {}.\n",
            7001 + i,
            1950 + i
        )
    };
    (0..count).map(event).collect()
}

impl Reader {
    /// Presses a key wherever the focus is; what is typed into a file input would be a file's name.
    async fn key(&self, key: &str, code: u32) {
        for kind in ["keyDown", "keyUp"] {
            let params =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            self.devtools("Input.dispatchKeyEvent", params).await;
        }
    }

    /// Drops what a script puts into `given`, a `DataTransfer`, on the page.
    async fn drop(&self, give: &str) {
        let script = format!(
            "const given = new DataTransfer(); {give}; const page = document.querySelector('.page'); \
             const drag = type => new DragEvent(type, {{ dataTransfer: given, bubbles: true, cancelable: true }}); \
             page.dispatchEvent(drag('dragover')); page.dispatchEvent(drag('drop'))"
        );
        self.run(&script).await;
        self.pause().await;
    }
}

#[tokio::test]
async fn the_keyboard_reaches_every_item_and_leaves_it() {
    for (query, next, code) in [("", "ArrowLeft", 37), ("?lang=en", "ArrowRight", 39)] {
        let Some(reader) = Reader::open(query).await else {
            return;
        };
        reader.press(".reading .toggle[aria-expanded]").await;
        reader.press("[data-view='1']").await;
        reader.press(".chip").await;
        reader.press("summary.button").await;
        reader.press("[aria-controls=compose]").await;
        reader.pause().await;
        reader
            .run(
                "window.reached = new Set(); window.items = () => [...document.querySelectorAll(\
                 'a[href], button, input, textarea, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()); \
                 window.left = false; addEventListener('focusin', e => reached.add(e.target)); \
                 document.activeElement.blur(); addEventListener('focusout', e => left ||= e.relatedTarget == null)",
            )
            .await;
        let count = reader.run("return items().length").await;
        let count = count.as_u64().expect("a count");
        let within = "return document.activeElement.closest('[role=toolbar], .strip')?.querySelectorAll('button').length \
                      ?? 0";
        let mut toolbars = 0;
        // It begins somewhere in the page and goes round.
        for _ in 0..count + 3 {
            reader.key("Tab", 9).await;
            let inside = reader.run(within).await.as_u64().unwrap_or_default();
            let is_new = "const bar = document.activeElement.closest('[role=toolbar]'); const seen = window.bar === bar; \
                          window.bar = bar; return bar != null && !seen";
            if reader.run(is_new).await == Value::Bool(true) {
                toolbars += 1;
                for _ in 1..inside {
                    reader.key(next, code).await;
                }
            }
        }
        assert!(
            toolbars >= 2,
            "{query}: the names, and the names in the text"
        );
        assert_eq!(
            reader.run("return left").await,
            json!(true),
            "{query}: no trap"
        );
        let missed =
            "return items().filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 120))";
        assert_eq!(reader.run(missed).await, json!([]), "{query}");
        reader.end().await;
    }
}

#[tokio::test]
async fn the_mentions_are_a_list_to_walk_in() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    // Keys go to what has the focus: the page and the list stand still before the first.
    reader.pause().await;
    reader.press(".reading .toggle[aria-expanded]").await;
    reader.pause().await;
    reader
        .run("document.querySelector('.mentions button').focus()")
        .await;
    for key in ["\u{e012}", "\u{e012}", "\u{e010}", "\u{e007}"] {
        reader.keys(key).await;
    }
    reader.pause().await;
    let last = reader.text(".mentions button:last-of-type").await;
    assert_eq!(reader.painted("siyaq-jump").await, [last]);
    let in_sight = "const r = live([...CSS.highlights.get('siyaq-jump')][0]).getBoundingClientRect(); \
                    const list = document.querySelector('.mentions').getBoundingClientRect(); \
                    return r.top >= list.bottom && r.bottom <= innerHeight && list.top >= 0";
    assert_eq!(reader.run(&[LIVE, in_sight].concat()).await, json!(true));
    assert_eq!(reader.count(".chip.is-picked").await, 1);
    reader.end().await;
}

#[tokio::test]
async fn a_press_on_a_date_opens_its_event() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let press = "const range = [...CSS.highlights.get('siyaq-date')].map(live).find(r => /2016/.test(r)); \
                 range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' }); \
                 const r = range.getBoundingClientRect(); \
                 const at = { clientX: r.x + r.width / 2, clientY: r.y + r.height / 2, bubbles: true }; \
                 document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent('click', at))";
    reader.run(&[LIVE, press].concat()).await;
    assert!(reader.text(".detail h2").await.contains("2016"));
    reader.end().await;
}

/// Every region has its own months and digits, and some their own calendar.
#[tokio::test]
async fn dates_are_in_the_words_of_the_region() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let Ok(page) = env::var("SIYAQ_URL") else {
        return;
    };
    let text = "زار الرئيس المصري قطر في 6 نوفمبر 2023. ثم عاد إليها في 14 يونيو 2024.";
    for (tag, first, second, hijri) in [
        ("ar", "6 نوفمبر 2023", "14 يونيو 2024", false),
        ("ar-EG", "٦ نوفمبر ٢٠٢٣", "١٤ يونيو ٢٠٢٤", false),
        (
            "ar-SA-u-ca-islamic-umalqura",
            "٦ نوفمبر ٢٠٢٣",
            "٨ ذو الحجة ١٤٤٥",
            true,
        ),
        ("ar-MA", "6 نونبر 2023", "14 يونيو 2024", false),
        ("ar-IQ", "٦ تشرين الثاني ٢٠٢٣", "١٤ حزيران ٢٠٢٤", false),
        ("ar-LB", "٦ تشرين الثاني ٢٠٢٣", "١٤ حزيران ٢٠٢٤", false),
        ("en-GB", "6 November 2023", "14 June 2024", false),
    ] {
        reader
            .0
            .goto(&format!("{page}?lang={tag}"))
            .await
            .expect("the page answers");
        reader.find(".chip").await;
        reader.explore(text, "2024-06-20").await;
        reader.pause().await;
        let shown = reader
            .run("return document.querySelector('.strip').outerHTML")
            .await;
        let shown = shown.as_str().expect("a text");
        assert!(
            shown.contains(first) && shown.contains(second),
            "{tag}: {shown}"
        );
        assert_eq!(reader.count(".note.hijri").await > 0, hijri, "{tag}");
        let axis = reader
            .run("return document.querySelector('.axis').textContent")
            .await;
        let month = first.split(' ').nth(1).unwrap_or_default();
        assert!(
            axis.as_str().is_some_and(|axis| axis.contains(month)),
            "{tag}: {axis}"
        );
        let count = reader.text(".chip .count").await;
        let indic = first.starts_with('٦');
        assert_eq!(
            count.contains(|c: char| ('٠'..='٩').contains(&c)),
            indic,
            "{tag}: {count}"
        );
    }
    reader.end().await;
}

#[tokio::test]
async fn a_first_visit_explains_itself_and_a_second_does_not() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    assert!(reader.text(".welcome").await.contains("هذا المثال"));
    let first = reader.text("h1").await;
    for example in 1..=2 {
        reader.press("[aria-controls=compose]").await;
        reader
            .press(&format!(
                "#compose .examples button:nth-of-type({})",
                example + 1
            ))
            .await;
        reader.pause().await;
        assert_ne!(reader.text("h1").await, first);
        assert!(reader.count(".chip").await > 4 && reader.count(".strip .entry").await > 1);
        assert_eq!(reader.count(".welcome").await, 0);
    }
    reader.reload().await;
    assert_eq!(reader.count(".welcome").await, 0);
    reader.end().await;
}

#[tokio::test]
async fn what_is_dropped_is_explored() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let file = |name: &str, text: &str| format!("given.items.add(new File([`{text}`], '{name}'))");
    for (given, title) in [
        (file("a.txt", "قمة أولى\\nزار أمير قطر مصر."), "قمة أولى"),
        (
            file("b.html", "<h1>قمة ثانية</h1><p>زار أمير قطر مصر.</p>"),
            "قمة ثانية",
        ),
        (
            file("c.md", "# قمة ثالثة\\n\\nزار أمير قطر **مصر**."),
            "قمة ثالثة",
        ),
        (
            "given.setData('text/plain', 'قمة رابعة\\nزار أمير قطر مصر.')".to_owned(),
            "قمة رابعة",
        ),
    ] {
        reader.drop(&given).await;
        assert_eq!(reader.text("h1").await, title);
        assert_eq!(reader.count(".is-dragging").await, 0);
    }
    reader.drop(&file("d.png", "\\0\\x01")).await;
    assert_eq!(reader.count("[role=alert]").await, 1);
    assert_eq!(reader.text("h1").await, "قمة رابعة");
    reader.end().await;
}

#[tokio::test]
async fn forced_colours_show_all_and_axe_finds_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    if !reader.load_axe().await {
        return;
    }
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    reader.devtools("Emulation.setEmulatedMedia", forced).await;
    reader.press_with_text(".chip", "كازاخستان").await;
    reader.pause().await;
    assert_eq!(reader.violations().await, Vec::<String>::new());
    let differ = "const colour = (selector, property) => getComputedStyle(document.querySelector(selector))[property]; \
                  const paper = colour('body', 'backgroundColor'); \
                  return [['.chip.is-picked', 'backgroundColor'], ['.axis .line', 'stroke'], \
                  ['.axis circle.mark', 'fill'], ['.edge .line', 'stroke'], ['.node text', 'fill'], \
                  ['.node rect', 'stroke']].filter(([s, p]) => colour(s, p) === paper)";
    assert_eq!(reader.run(differ).await, json!([]));
    reader.end().await;
}

#[tokio::test]
async fn everything_that_is_pressed_is_44_pixels_high_and_wide() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.press(".reading .toggle[aria-expanded]").await;
    reader.press(".chip").await;
    reader.press("summary.button").await;
    reader.press("[aria-controls=compose]").await;
    let small = "return [...document.querySelectorAll('button, summary, textarea, label.button, input:not([type=file])')] \
                 .filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]) \
                 .filter(([, r]) => r.height < 43.5 || r.width < 43.5) \
                 .map(([e, r]) => e.outerHTML.slice(0, 80) + ' ' + r.width + ' ' + r.height)";
    for width in [320, 1280] {
        reader.show(width, 900, "light").await;
        assert_eq!(reader.run(small).await, json!([]), "{width}");
    }
    reader.end().await;
}

#[tokio::test]
async fn no_panel_is_cut_off_and_none_widens_the_page() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let cut = "return [...document.querySelectorAll('.panel:not([hidden], .detail)')] \
               .filter(p => p.scrollHeight > p.clientHeight + 1).map(p => p.className)";
    let wide = "return document.documentElement.scrollWidth > innerWidth";
    for width in [320, 360, 768, 1280] {
        reader.show(width, 900, "light").await;
        for press in [
            "[data-view='1']",
            ".cell",
            ".chips .more",
            "[data-view='0']",
        ] {
            reader.press(press).await;
            reader.pause().await;
            assert_eq!(reader.run(cut).await, json!([]), "{width} {press}");
            assert_eq!(reader.run(wide).await, json!(false), "{width} {press}");
        }
    }
    reader.end().await;
}

#[tokio::test]
async fn a_screen_reader_is_told_few_words_and_not_each_step() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.pause().await;
    let watch = "window.said = []; new MutationObserver(() => said.push(document.querySelector('[aria-live]').textContent)) \
                 .observe(document.querySelector('[aria-live]'), { childList: true, characterData: true, subtree: true }); \
                 for (let i = 0; i < 5; i += 1) document.querySelectorAll('.chip')[i].click()";
    reader.run(watch).await;
    reader.rest(Duration::from_secs(1)).await;
    let said = reader.run("return said").await;
    assert_eq!(said.as_array().map(Vec::len), Some(1), "{said}");
    for selector in [".entry", "button.deed", ".edge .reach"] {
        reader
            .run(&format!(
                "document.querySelector('{selector}').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"
            ))
            .await;
        reader.pause().await;
    }
    let words = reader
        .run("return said.map(s => s.split(' ').length)")
        .await;
    let words: Vec<_> = words
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    assert!(
        words.len() > 2 && words.iter().all(|&words| words <= 12),
        "{words:?}"
    );
    reader.end().await;
}

#[tokio::test]
async fn a_long_text_says_that_it_is_being_read() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let told = "window.told = []; new MutationObserver(() => told.push(document.querySelector('main > .message[role=status]')?.textContent)) \
                .observe(document.querySelector('main'), { childList: true, subtree: true })";
    reader.run(told).await;
    let sentence = "زار وزير الخارجية المصري بدر عبد العاطي قطر في مارس 2022.\n";
    let megabyte = sentence.repeat(1_000_000 / sentence.len());
    reader.explore(&megabyte, "").await;
    reader.find(".text p:nth-of-type(2000)").await;
    let told = reader.run("return told.filter(Boolean)[0]").await;
    assert_eq!(told, json!("نقرأ المقال…"));
    assert_eq!(reader.count("main > .message[role=status]").await, 0);
    reader.end().await;
}

#[tokio::test]
async fn more_than_twenty_names_can_be_searched() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let countries = "مصر وقطر وليبيا وتونس والجزائر والمغرب والسودان وسوريا ولبنان والأردن والعراق والكويت \
                     والبحرين والسعودية وعمان واليمن وتركيا وإيران وفرنسا وألمانيا";
    for (text, boxes) in [
        (countries.to_owned(), 0),
        (format!("{countries} وإيطاليا"), 1),
    ] {
        reader
            .explore(&format!("شاركت {text} في المعرض."), "")
            .await;
        assert_eq!(reader.count(".chip").await, 20 + boxes);
        assert_eq!(reader.count(".chips input[type=search]").await, boxes);
    }
    reader
        .find(".chips input[type=search]")
        .await
        .send_keys("تون")
        .await
        .expect("keys");
    assert_eq!(reader.count(".chip").await, 1);
    assert!(reader.text(".chip").await.contains("تونس"));
    reader.end().await;
}

/// Letters come out of a PDF in the order and the shapes of the eye, digits as they are.
#[tokio::test]
async fn a_pdf_holds_every_event() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let Ok(tools) = env::var("NODE_FOLDER") else {
        eprintln!("skipped: NODE_FOLDER is not set");
        return;
    };
    let count = 60;
    reader.explore(&many_events(count), "2025-11-06").await;
    reader.pause().await;
    assert!(reader.count(".strip .entry").await > 0);
    let printed = reader
        .devtools("Page.printToPDF", json!({ "printBackground": false }))
        .await;
    let pdf = STANDARD
        .decode(printed["data"].as_str().expect("a PDF"))
        .expect("base64");
    let file = env::temp_dir().join(format!("siyaq-{}.pdf", std::process::id()));
    fs::write(&file, pdf).expect("a place for it");
    let script = "import { readFileSync } from 'node:fs'; import { extractText } from 'unpdf'; \
                  const pdf = new Uint8Array(readFileSync(process.argv[1])); \
                  console.log((await extractText(pdf, { mergePages: true })).text)";
    let read = Command::new("node")
        .args(["--input-type=module", "-e", script])
        .arg(&file)
        .current_dir(tools)
        .stdin(Stdio::null())
        .output()
        .expect("node runs");
    let text = String::from_utf8_lossy(&read.stdout);
    let errors = String::from_utf8_lossy(&read.stderr);
    let times = |n: usize| text.matches(&n.to_string()).count();
    let missing: Vec<_> = (0..count)
        .filter(|i| times(7001 + i) < 2 || times(1950 + i) < 3)
        .collect();
    assert!(missing.is_empty(), "{missing:?} {errors}\n{text}");
    let _ = fs::remove_file(file);
    reader.end().await;
}

#[tokio::test]
async fn the_page_can_be_installed() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.devtools("Page.enable", json!({})).await;
    let manifest = reader.devtools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    let errors = reader
        .devtools("Page.getInstallabilityErrors", json!({}))
        .await;
    assert_eq!(errors["installabilityErrors"], json!([]));
    reader.end().await;
}
