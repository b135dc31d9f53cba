//! What `static/platform.js` does for the page, where that takes fewer bytes than Rust: compressing,
//! reading HTML, keeping articles, saving files. Nothing here fails; what cannot be done gives
//! `None`, `false` or nothing.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

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
    fn js_bytes_of(file: &web_sys::File, most: u32, done: JsValue);
    #[wasm_bindgen(js_name = picture)]
    fn js_picture(selector: &str, name: &str, done: JsValue);
    #[wasm_bindgen(js_name = article)]
    fn js_article(html: &str) -> Array;
    #[wasm_bindgen(js_name = markdown)]
    fn js_markdown(source: &str) -> Array;
    #[wasm_bindgen(js_name = names)]
    fn js_names(url: &str, done: JsValue);
    #[wasm_bindgen(js_name = kept)]
    fn js_kept() -> Vec<Given>;
    #[wasm_bindgen(js_name = examples)]
    fn js_examples() -> Vec<Given>;

    /// An article that the browser keeps, or that the document holds.
    type Given;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Given) -> String;
    #[wasm_bindgen(method, getter)]
    fn published(this: &Given) -> String;

    /// The text under an element whose paragraphs have their index as `data-paragraph`, to paint, so many
    /// stretches at one go, and to scroll to as if it were a host's.
    #[wasm_bindgen(js_name = textUnder)]
    pub fn text_under(root: &web_sys::Element, at_once: u32) -> Host;
    /// The index of the paragraph under a point of the window, and the UTF-16 unit in it; empty where
    /// that is no paragraph, or text is selected.
    #[wasm_bindgen(js_name = placeAt)]
    pub fn place_at(x: u32, y: u32) -> Array;
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
    /// Shows HTML, whose texts must be escaped, in place of what the element holds.
    pub fn show(element: &web_sys::Element, html: &str);
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
    /// The text of a paste that has a form, its paragraphs kept; empty where it is plain text.
    pub fn pasted(event: &web_sys::Event) -> String;
    /// Puts a text where the cursor stands in a text box.
    pub fn insert(area: &web_sys::HtmlTextAreaElement, text: &str);
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
pub fn bytes_of(file: &web_sys::File, most: usize, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
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

/// The article in an HTML document, with the publication date of its metadata.
pub fn article(html: &str) -> Draft {
    draft(&js_article(html))
}

/// The text of a Markdown document, with the date of its front matter.
pub fn markdown(source: &str) -> Draft {
    draft(&js_markdown(source))
}

/// The articles kept in this browser, the last one first.
pub fn kept() -> Vec<Draft> {
    drafts(&js_kept())
}

/// The articles that the document holds as examples.
pub fn examples() -> Vec<Draft> {
    drafts(&js_examples())
}

fn drafts(given: &[Given]) -> Vec<Draft> {
    let draft = |given: &Given| Draft {
        text: given.text().into(),
        published: given.published(),
    };
    given.iter().map(draft).collect()
}

fn draft(parts: &Array) -> Draft {
    let part = |index| parts.get(index).as_string().unwrap_or_default();
    Draft {
        text: part(0).into(),
        published: part(1),
    }
}

/// A function that JavaScript may call once.
fn once(done: impl FnOnce(JsValue) + 'static) -> JsValue {
    Closure::once_into_js(done)
}
