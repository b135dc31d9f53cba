//! The page in a real browser: what is pressed is painted, what is wrong is told, and the article
//! shown before stays.

#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Promise, eval};
use siyaq_page::Page;
use siyaq_page::i18n::Locale;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent};
use yew::{AppHandle, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted in a place of its own.
struct Mounted {
    host: Element,
    app: AppHandle<Page>,
}

/// Puts the example into the document as `index.html` holds it.
fn hold_example(document: &web_sys::Document) {
    let held = document.query_selector("template.example");
    if held.expect("a valid selector").is_some() {
        return;
    }
    let example = document.create_element("template").expect("an element");
    example.set_class_name("example");
    let attribute = example.set_attribute("data-published", "2025-11-06");
    attribute.expect("an attribute");
    example.set_inner_html(include_str!("../static/examples/abraham-accords.txt"));
    let body = document.body().expect("a body");
    body.append_child(&example).expect("a place");
}

impl Mounted {
    async fn new() -> Self {
        // What an earlier test has opened is not brought back.
        let _ = eval("localStorage.clear(); sessionStorage.clear()");
        let document = web_sys::window()
            .and_then(|w| w.document())
            .expect("a document");
        hold_example(&document);
        let host = document.create_element("div").expect("an element");
        document
            .body()
            .expect("a body")
            .append_child(&host)
            .expect("a place");
        let app = Renderer::<Page>::with_root(host.clone()).render();
        settle().await;
        Self { host, app }
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self
            .host
            .query_selector(selector)
            .expect("a valid selector");
        found
            .unwrap_or_else(|| panic!("no {selector}"))
            .unchecked_into()
    }

    fn count(&self, selector: &str) -> u32 {
        self.host
            .query_selector_all(selector)
            .expect("a valid selector")
            .length()
    }

    async fn press(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        settle().await;
    }

    /// Opens the box, fills it in and sends it.
    async fn explore(&self, text: &JsValue) {
        if self.count("#compose[hidden]") == 1 {
            self.press("[aria-controls=compose]").await;
        }
        let area: HtmlTextAreaElement = self.find("#compose-text");
        Function::new_with_args("area, text", "area.value = text")
            .call2(&JsValue::NULL, &area, text)
            .expect("a value");
        self.press("#compose button[type=submit]").await;
    }

    fn text(&self, selector: &str) -> String {
        self.find::<Element>(selector)
            .text_content()
            .unwrap_or_default()
    }

    async fn end(self) {
        self.app.destroy();
        self.host.remove();
        settle().await;
    }
}

/// Waits until effects have run and a long text would have been read: for a while, and then until the
/// thread has nothing left to do, however busy the machine.
async fn settle() {
    let idle = "new Promise(done => setTimeout(() => requestIdleCallback(() => requestIdleCallback(done)), 300))";
    let idle: Promise = eval(idle).expect("a promise").unchecked_into();
    let _ = JsFuture::from(idle).await;
}

/// How many stretches are painted under a name.
fn painted(name: &str) -> f64 {
    let size = eval(&format!("CSS.highlights.get('{name}')?.size ?? 0"));
    size.ok().and_then(|size| size.as_f64()).unwrap_or(-1.0)
}

fn escape() {
    let window = web_sys::window().expect("a window");
    let key = eval("new KeyboardEvent('keydown', { key: 'Escape' })").expect("an event");
    let _ = window.dispatch_event(
        key.unchecked_ref::<KeyboardEvent>()
            .unchecked_ref::<Event>(),
    );
}

#[wasm_bindgen_test]
async fn the_page_opens_with_an_article_explored() {
    let page = Mounted::new().await;
    assert!(page.text("h1").contains("إبراهيم"));
    assert!(page.count(".chip") >= 10);
    assert!(painted("siyaq-country") >= 10.0);
    assert_eq!(painted("siyaq-picked"), 0.0);
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_pressed_chip_paints_its_mentions_and_escape_clears() {
    let page = Mounted::new().await;
    page.press(".chip").await;
    assert_eq!(page.count(".chip[aria-pressed=true]"), 1);
    let count: f64 = page
        .text(".chip[aria-pressed=true] .count")
        .parse()
        .expect("a count");
    assert_eq!(painted("siyaq-picked"), count);
    assert_eq!(page.count(".detail .lines li"), count as u32);
    escape();
    settle().await;
    assert_eq!(painted("siyaq-picked"), 0.0);
    assert_eq!(
        page.count(".chip[aria-pressed=true]") + page.count(".detail"),
        0
    );
    page.end().await;
}

#[wasm_bindgen_test]
async fn of_many_names_the_main_ones_are_shown_until_one_asks_for_all() {
    let page = Mounted::new().await;
    let (names, folded) = (page.count(".chip"), page.count(".chip-rest .chip"));
    assert!(names > 20 && folded > 3, "{folded} of {names} are folded");
    assert_eq!(page.count(".chip-rest:not([hidden=until-found])"), 0);
    assert!(page.text(".chips .more").contains(&names.to_string()));

    page.press(".chip-rest .chip").await;
    assert_eq!(page.count(".chip-rest .chip"), folded - 1);
    assert_eq!(page.count(".chip-list > .is-picked"), 1);
    escape();
    settle().await;
    assert_eq!(page.count(".chip-rest .chip"), folded);

    let button = page.find::<Element>(".chips .more");
    for (expanded, folded) in [("true", 0), ("false", folded)] {
        page.press(".chips .more").await;
        assert_eq!(
            button.get_attribute("aria-expanded").as_deref(),
            Some(expanded)
        );
        assert_eq!(page.count(".chip-rest .chip"), folded);
        assert_eq!(page.count(".chip"), names);
    }

    let found = eval("new Event('beforematch', { bubbles: true })").expect("an event");
    let rest = page.find::<Element>(".chip-rest");
    let _ = rest.dispatch_event(found.unchecked_ref());
    settle().await;
    assert_eq!(
        page.count(".chip-rest"),
        0,
        "the browser found a word in it"
    );
    page.end().await;
}

#[wasm_bindgen_test]
async fn arrows_walk_in_the_direction_of_the_writing() {
    let page = Mounted::new().await;
    let last = page.count(".toolbar button:not([hidden] *)") as i32 - 1;
    for (direction, key, from, expected) in [
        ("rtl", "ArrowLeft", 0, 1),
        ("rtl", "ArrowRight", 0, last),
        ("ltr", "ArrowRight", 0, 1),
        ("ltr", "ArrowLeft", 2, 1),
        ("rtl", "ArrowDown", 1, 2),
        ("rtl", "ArrowDown", last, 0),
        ("rtl", "ArrowUp", 0, last),
        ("rtl", "Home", 2, 0),
        ("ltr", "End", 0, last),
        ("rtl", "a", 1, 1),
    ] {
        let script = format!(
            "(() => {{ document.querySelector('.toolbar').dir = '{direction}'; \
             const buttons = [...document.querySelectorAll('.toolbar button:not([hidden] *)')]; \
             buttons[{from}].focus(); \
             const key = new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}); \
             const moved = !buttons[{from}].dispatchEvent(key); \
             return moved === ({from} !== {expected}) ? buttons.indexOf(document.activeElement) : -2; }})()"
        );
        let reached = eval(&script).ok().and_then(|place| place.as_f64());
        assert_eq!(reached, Some(f64::from(expected)), "{key} from {from}");
    }
    page.end().await;
}

#[wasm_bindgen_test]
async fn what_was_searched_for_does_not_hide_the_names_of_the_next_article() {
    let page = Mounted::new().await;
    let script = "(() => { const box = document.querySelector('.chips input'); box.value = 'لا أحد'; \
                  box.dispatchEvent(new Event('input', { bubbles: true })) })()";
    assert!(eval(script).is_ok());
    settle().await;
    assert_eq!(page.count(".chip"), 0);
    page.explore(&"زار أمير قطر مصر.".into()).await;
    assert_eq!(page.count(".chips input"), 0);
    assert!(page.count(".chip") >= 2);
    page.end().await;
}

#[wasm_bindgen_test]
async fn of_a_long_table_the_first_relations_and_the_picked_are_shown() {
    let page = Mounted::new().await;
    let (rows, folded) = (page.count("tbody tr"), page.count("tbody[hidden] tr"));
    assert_eq!(rows - folded, 8, "{rows} rows");
    assert!(page.text(".relations .more").contains(&rows.to_string()));
    page.press("tbody[hidden] button.deed").await;
    assert_eq!(page.count("tbody[hidden] tr"), folded - 1);
    assert_eq!(page.count("tbody:not([hidden]) tr.is-picked"), 1);
    page.press(".relations .more").await;
    assert_eq!(
        (page.count("tbody tr"), page.count("tbody[hidden]")),
        (rows, 0)
    );
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_relation_quotes_the_word_that_says_so() {
    let page = Mounted::new().await;
    page.explore(&"هبطت الطائرة. وزار أمير قطر مصر.".into())
        .await;
    assert_eq!(page.text("button.deed q"), "زار");
    page.end().await;
}

#[wasm_bindgen_test]
async fn an_event_and_a_relation_mark_their_sentence() {
    let page = Mounted::new().await;
    for selector in [".entry", "button.deed"] {
        page.press(selector).await;
        assert_eq!(painted("siyaq-evidence"), 1.0, "{selector}");
        assert_eq!(page.count(".detail blockquote"), 1);
    }
    page.end().await;
    assert_eq!(
        painted("siyaq-country"),
        0.0,
        "nothing stays painted without the page"
    );
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_told_and_the_article_stays() {
    let page = Mounted::new().await;
    let title = page.text("h1");
    for text in ["", " \n", "no Arabic here", "\u{0}\u{1}\u{2}سلام"] {
        page.explore(&text.into()).await;
        assert_eq!(page.count("[role=alert]"), 1, "{text:?}");
        assert_eq!(page.text("h1"), title);
        assert!(page.count(".chip") >= 10);
        assert_eq!(
            page.find::<HtmlTextAreaElement>("#compose-text").value(),
            text
        );
    }
    page.press("[role=alert] button").await;
    assert_eq!(page.count("[role=alert]"), 0);
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_damaged_text_is_repaired_and_says_so() {
    for text in [
        "'زار الرئيس مصر \\ud800 في 2016.'",
        "'زار \\u202eالرئيس\\u202c مصر في 2016.'",
    ] {
        let page = Mounted::new().await;
        page.explore(&eval(text).expect("a string")).await;
        assert_eq!(page.count("[role=alert]"), 0, "{text}");
        assert_eq!(page.count("main > .message"), 1, "{text}");
        assert!(page.text(".explorer").contains("مصر"));
        assert!(!page.text(".explorer").contains('\u{202e}'));
        page.end().await;
    }
}

#[wasm_bindgen_test]
async fn a_marked_word_is_as_wide_as_the_plain_word() {
    let page = Mounted::new().await;
    let width = "(() => { const text = document.querySelector('.text p').firstChild; \
                 const range = new Range(); range.setStart(text, 0); range.setEnd(text, 60); \
                 return range.getBoundingClientRect().width; })()";
    let marked = eval(width).expect("a width");
    page.press(".reading .toggle").await;
    assert_eq!(painted("siyaq-country"), 0.0);
    assert_eq!(eval(width).expect("a width"), marked);
    page.end().await;
}

/// The plural forms of the build are those of the platform.
#[wasm_bindgen_test]
fn plural_forms_are_those_of_intl() {
    let rules = eval("window.rules = new Intl.PluralRules('ar')").is_ok();
    assert!(rules);
    for n in 0..=1_200_u32 {
        let form = eval(&format!("rules.select({n})")).expect("a form");
        let words = Locale::Ar.gap_days(n);
        let expected = match form.as_string().as_deref() {
            Some("zero") => "اليوم نفسه".to_owned(),
            Some("one") => "يوم".to_owned(),
            Some("two") => "يومان".to_owned(),
            Some("few") => format!("{n} أيام"),
            Some("many") => format!("{n} يومًا"),
            _ => format!("{n} يوم"),
        };
        assert_eq!(words, expected);
    }
}
