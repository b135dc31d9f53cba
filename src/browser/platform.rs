//! What `static/platform.js` does for the page, where that takes fewer bytes than Rust: compressing,
//! reading HTML, keeping articles, saving files, moving the focus. Nothing here fails; what cannot be done gives
//! `None`, `false` or nothing.

use siyaq_engine::list::ToList;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, File, Node};

use super::host::Host;
use crate::article::Draft;

#[wasm_bindgen(module = "/static/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = pack)]
    fn js_pack(text: &str, done: JsValue);
    #[wasm_bindgen(js_name = unpack)]
    fn js_unpack(packed: &str, limit: u32, done: JsValue);
    #[wasm_bindgen(js_name = copy)]
    fn js_copy(text: &str, done: JsValue);
    #[wasm_bindgen(js_name = bytesOf)]
    fn js_bytes_of(file: &File, most: u32, done: JsValue);
    #[wasm_bindgen(js_name = picture)]
    fn js_picture(selector: &str, name: &str, done: JsValue);
    #[wasm_bindgen(js_name = article)]
    fn js_article(file: &File, text: &str) -> Array;
    #[wasm_bindgen(js_name = names)]
    fn js_names(url: &str, done: JsValue);
    #[wasm_bindgen(js_name = kept)]
    fn js_kept() -> Array;
    #[wasm_bindgen(js_name = examples)]
    fn js_examples() -> Array;
    #[wasm_bindgen(js_name = written)]
    fn js_written() -> Array;
    #[wasm_bindgen(js_name = watch)]
    fn js_watch(told: &JsValue);
    #[wasm_bindgen(js_name = pressed)]
    fn js_pressed(event: &Event, name: &str) -> i32;

    /// An article's text that was written, to be painted and scrolled to as if it were a host's.
    #[wasm_bindgen(extends = Host)]
    pub type Written;
    /// The element that holds its paragraphs.
    #[wasm_bindgen(method, getter)]
    pub fn element(this: &Written) -> Node;
    /// Writes an article's text; so many stretches of it are painted at one go. `text` has its paragraphs with
    /// a null between them, each after the letter of its kind: `t` for the title, which stands above, `h` for
    /// a heading and `p`.
    #[wasm_bindgen(js_name = writeText)]
    pub fn write_text(text: &str, at_once: u32) -> Written;
    /// The index of the paragraph that is pressed, and the UTF-16 unit in it; empty where that is no
    /// paragraph, or text is selected.
    #[wasm_bindgen(js_name = placeAt)]
    pub fn place_at(event: &Event) -> Vec<u32>;
    /// Scrolls the list of events sideways, and nothing else, until the one that is picked is in its middle.
    pub fn reveal(root: &Element);
    /// Moves the focus from a button of a list to another, as a key says.
    pub fn walk(event: &Event);
    /// Whether a key is held that has what is pressed join what is picked.
    pub fn joins(event: &Event) -> bool;
    /// The value of the input that an event comes from.
    pub fn typed(event: &Event) -> String;
    /// Gives that input a value.
    pub fn put(event: &Event, value: i32);
    /// The file that is dropped.
    #[wasm_bindgen(js_name = droppedFile)]
    pub fn dropped_file(event: &Event) -> Option<File>;
    /// The text that is dropped; empty where there is none.
    #[wasm_bindgen(js_name = droppedText)]
    pub fn dropped_text(event: &Event) -> String;
    /// Whether something that could be read is dragged, a file or text; it may then be dropped.
    pub fn dragged(event: &Event) -> bool;
    /// The file just chosen in the input that an event comes from, which can then be chosen again.
    pub fn chosen(event: &Event) -> Option<File>;
    /// Puts the text of a paste that has a form into the box with its paragraphs kept.
    pub fn paste(event: &Event);
    /// Goes to the box for another article; where it is empty, to its date with this text in it, if any.
    pub fn compose(text: &str);
    /// Opens the browser's print dialogue.
    pub fn print();
    /// Scrolls to the top of the page.
    #[wasm_bindgen(js_name = toTop)]
    pub fn to_top();
    /// Calls a function when the page has drawn itself.
    /// The language that the page's address asks for; empty where it asks for none.
    pub fn asked() -> String;
    /// Tells the document its language, the direction of that, and its title.
    pub fn name(lang: &str, dir: &str, title: &str);
    /// Whether a media query is true of the reader's screen and wishes.
    pub fn matches(query: &str) -> bool;
    /// Shows the page in a theme.
    pub fn dress(theme: &str);
    /// The page's address, without its fragment or the fragment alone.
    pub fn address(fragment: bool) -> String;
    /// Changes the page's address, where the browser lets it be changed, without loading anything.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(address: &str);
    /// Days, counted from 1970-01-01, in the words of a locale. `parts`: 1 for days, 2 for months, 4
    /// for years.
    pub fn days(locale: u32, first: i32, last: i32, parts: u8, hijri: bool) -> String;
    /// The bits of the reader's locale, for a tag.
    pub fn reader(tag: &str) -> u32;
    /// Whether two regional indicators are drawn as one sign, a flag.
    pub fn joined(first: &str, second: &str) -> bool;
    /// Tells a screen reader, once the words have stood for a moment.
    pub fn say(words: &str);
    /// Gives the reader a file.
    pub fn save(name: &str, media_type: &str, content: &str);
    /// Keeps an article for the next visit; `false` where that cannot be.
    pub fn keep(text: &str, published: &str) -> bool;
    /// A small setting of this browser; empty where it is not set.
    pub fn setting(name: &str) -> String;
    /// Changes a setting; an empty value takes it away.
    pub fn set(name: &str, value: &str);
}

/// The value of a JSON text; `undefined` where it is none.
pub fn parsed(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or_default()
}

/// Compresses a text for an address.
pub fn pack(text: &str, done: impl FnOnce(String) + 'static) {
    js_pack(
        text,
        once(move |packed| done(packed.as_string().unwrap_or_default())),
    );
}

/// Unpacks a text; `None` where it is damaged or longer than `limit` bytes.
pub fn unpack(packed: &str, limit: usize, done: impl FnOnce(Option<String>) + 'static) {
    js_unpack(
        packed,
        limit as u32,
        once(move |text| done(text.as_string())),
    );
}

/// Puts a text on the clipboard and says whether it is there.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    js_copy(text, once(move |copied| done(copied.is_truthy())));
}

/// Reads the first `most` bytes of a file; `None` where that cannot be done.
pub fn bytes_of(file: &File, most: usize, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    js_bytes_of(
        file,
        most as u32,
        once(move |bytes| done(bytes.dyn_ref().map(Uint8Array::to_vec))),
    );
}

/// Gives the reader a picture of the element that `selector` finds, as the name's extension says,
/// and says whether that could be done.
pub fn picture(selector: &str, name: &str, done: impl FnOnce(bool) + 'static) {
    js_picture(selector, name, once(move |drawn| done(drawn.is_truthy())));
}

/// Fetches a host's own names: of each the id, the name, the type, the country and further spellings;
/// or why there are none.
pub fn names(url: &str, done: impl FnOnce(Result<Vec<Vec<String>>, String>) + 'static) {
    js_names(
        url,
        once(move |fetched| {
            let fetched = fetched.as_string().unwrap_or_default();
            let fields = |entry: &str| entry.split('\t').map(str::to_owned).collect();
            done(match fetched.strip_prefix('!') {
                Some(problem) => Err(problem.to_owned()),
                None => Ok(fetched.lines().map(fields).collect()),
            });
        }),
    );
}

/// The number in the attribute `name` of the element that is pressed, or of one around it.
pub fn pressed(event: &Event, name: &str) -> Option<usize> {
    js_pressed(event, name).try_into().ok()
}

/// Calls `done` when the page has drawn itself.
pub fn later(done: impl FnOnce() + 'static) {
    const TWO_FRAMES: u32 = 40;
    Timeout::new(TWO_FRAMES, done).forget();
}

/// What happens to the page as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Escape is pressed, and nothing nearer took it.
    Escape,
    /// The fragment of the address changes.
    Address,
    /// Printing begins.
    Print,
}

/// Has `told` called for whatever happens. What it gives when printing begins is put onto paper as HTML, whose
/// texts must be escaped.
pub fn watch(told: impl Fn(Happening) -> String + 'static) {
    let told = Rc::new(told);
    let moved = Rc::clone(&told);
    if let Some(window) = web_sys::window() {
        let listener = EventListener::new(&window, "hashchange", move |_| {
            moved(Happening::Address);
        });
        listener.forget();
    }
    let told = move |printing| {
        told(match printing {
            true => Happening::Print,
            false => Happening::Escape,
        })
    };
    js_watch(&Closure::<dyn Fn(bool) -> String>::new(told).into_js_value());
}

/// The article in the text of a file, with the publication date that a document of HTML or Markdown gives.
pub fn article(file: &File, text: &str) -> Draft {
    first(&js_article(file, text))
}

/// What is written in the box for another article.
pub fn written() -> Draft {
    first(&js_written())
}

/// The articles kept in this browser, the last one first.
pub fn kept() -> Vec<Draft> {
    drafts(&js_kept())
}

/// The articles that the document holds as examples.
pub fn examples() -> Vec<Draft> {
    drafts(&js_examples())
}

fn first(parts: &Array) -> Draft {
    drafts(parts).into_iter().next().unwrap_or_default()
}

/// Texts, each with its date after it.
fn drafts(parts: &Array) -> Vec<Draft> {
    let part = |index| parts.get(index).as_string().unwrap_or_default();
    let draft = |index| Draft {
        text: part(index).into(),
        published: part(index + 1),
    };
    (0..parts.length()).step_by(2).map(draft).list()
}

/// A function that JavaScript may call once.
fn once(done: impl FnOnce(JsValue) + 'static) -> JsValue {
    let done: Box<dyn FnOnce(JsValue)> = Box::new(done);
    Closure::once_into_js(done)
}
