//! Paints stretches of text with the CSS Custom Highlight API, which leaves the text's nodes alone:
//! an element around a name would break the joining of its letters with a clitic's. Where a browser
//! lacks the API nothing is painted and nothing fails.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Reflect, Set};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::host::Host;
use super::platform::fixed;
use crate::views::reading::{Paint, Stretch};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(extends = Set)]
    type Highlight;

    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;

    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    type HighlightRegistry;

    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// The attribute of a paragraph's element that holds its index.
pub const PARAGRAPH: &str = "data-paragraph";

/// Where the article's text is: in paragraphs that we drew, by index, or in the page of a host.
#[derive(Clone, Debug, PartialEq)]
pub enum TextNodes {
    /// The text nodes of the paragraphs that we drew.
    Own(Rc<Vec<Option<Node>>>),
    /// The host's own article: its element paints and scrolls.
    Host(Host),
}

impl Default for TextNodes {
    fn default() -> Self {
        Self::Own(Rc::default())
    }
}

/// How many stretches are painted at one go: a few milliseconds.
const AT_ONCE: usize = 1_000;

impl TextNodes {
    /// Finds the paragraphs under an element.
    pub fn under(root: &Element) -> Self {
        let mut nodes = Vec::new();
        let Ok(elements) = root.query_selector_all(&["[", PARAGRAPH, "]"].concat()) else {
            return Self::default();
        };
        for element in (0..elements.length()).filter_map(|i| elements.get(i)) {
            let Some(index) = element.dyn_ref().and_then(index_of) else {
                continue;
            };
            if nodes.len() <= index {
                nodes.resize(index + 1, None);
            }
            nodes[index] = element.first_child();
        }
        Self::Own(nodes.into())
    }

    /// A live range over a stretch; `None` where the text is not there.
    fn range(&self, stretch: Stretch) -> Option<Range> {
        let Self::Own(nodes) = self else { return None };
        let node = nodes.get(stretch.paragraph)?.as_ref()?;
        let range = Range::new().ok()?;
        range.set_start(node, stretch.start).ok()?;
        range.set_end(node, stretch.end).ok()?;
        Some(range)
    }

    /// The same as a range that does not follow changes of the document. Live ranges do, so that
    /// with thousands of them every change of any text, a count in a panel, costs milliseconds.
    fn fixed(&self, stretch: Stretch) -> Option<JsValue> {
        let Self::Own(nodes) = self else { return None };
        let node = nodes.get(stretch.paragraph)?.as_ref()?;
        Some(fixed(node, stretch.start, stretch.end))
    }

    /// Paints each highlight anew, `priority` above those of less; one without stretches is removed.
    pub fn paint(&self, paints: &[Paint], priority: i32) {
        if let Self::Host(host) = self {
            for (name, stretches) in paints {
                host.paint(name, flat(stretches), priority);
            }
            return;
        }
        let Some(registry) = registry() else { return };
        for (name, stretches) in paints {
            registry.delete(name);
            let Ok(highlight) = Highlight::new() else {
                return;
            };
            self.add(&highlight, stretches);
            if highlight.size() > 0 {
                highlight.set_priority(priority);
                registry.set(name, &highlight);
            }
        }
    }

    /// Takes away the highlights of these names.
    pub fn erase(&self, names: &[&'static str]) {
        if let Self::Host(host) = self {
            for name in names {
                host.paint(name, Vec::new(), 0);
            }
        } else if let Some(registry) = registry() {
            for name in names {
                registry.delete(name);
            }
        }
    }

    /// Adds stretches to a highlight: the first at once, the others when the page has drawn itself. A
    /// highlight that was removed meanwhile takes them too, unseen.
    fn add(&self, highlight: &Highlight, stretches: &[Stretch]) {
        let (now, later) = stretches.split_at(stretches.len().min(AT_ONCE));
        for range in now.iter().filter_map(|&stretch| self.fixed(stretch)) {
            highlight.add(&range);
        }
        if !later.is_empty() {
            let (nodes, highlight, later) = (self.clone(), highlight.clone(), later.to_vec());
            Timeout::new(0, move || nodes.add(&highlight, &later)).forget();
        }
    }

    /// Scrolls a stretch into the middle of the window.
    pub fn scroll_to(&self, stretch: Stretch) {
        if let Self::Host(host) = self {
            host.reveal(flat(&[stretch]));
            return;
        }
        let Some(range) = self.range(stretch) else {
            return;
        };
        let Some(element) = range
            .start_container()
            .ok()
            .and_then(|node| node.parent_element())
        else {
            return;
        };
        let Some(window) = web_sys::window() else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        let calm = matches!(window.match_media("(prefers-reduced-motion: reduce)"), Ok(Some(q)) if q.matches());
        options.set_behavior(if calm {
            ScrollBehavior::Instant
        } else {
            ScrollBehavior::Smooth
        });
        options.set_block(ScrollLogicalPosition::Center);
        // A long paragraph may be taller than the window: then its beginning is no help.
        let (part, whole) = (
            range.get_bounding_client_rect(),
            element.get_bounding_client_rect(),
        );
        let height = window
            .inner_height()
            .ok()
            .and_then(|h| h.as_f64())
            .unwrap_or_default();
        if whole.height() < height * 0.6 {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        } else {
            let scroll = web_sys::ScrollToOptions::new();
            scroll.set_behavior(options.get_behavior().unwrap_or(ScrollBehavior::Auto));
            let top = window.scroll_y().unwrap_or_default() + part.top() - height / 2.0;
            scroll.set_top(top);
            window.scroll_to_with_scroll_to_options(&scroll);
        }
    }
}

/// Paragraph, start, end of each, as the host's element takes them.
fn flat(stretches: &[Stretch]) -> Vec<u32> {
    let numbers = stretches
        .iter()
        .flat_map(|s| [s.paragraph as u32, s.start, s.end]);
    numbers.collect()
}

/// The paragraph and the UTF-16 unit in it that lies under a point of the window; `None` where that
/// is no paragraph, or text is selected there.
pub fn place_at(x: i32, y: i32) -> Option<(usize, u32)> {
    let window = web_sys::window()?;
    if window
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|s| !s.is_collapsed())
    {
        return None;
    }
    let document = window.document()?;
    // Safari before 18.4 has only `caretRangeFromPoint`; there a press in the text does nothing.
    Reflect::get(&document, &"caretPositionFromPoint".into())
        .ok()
        .filter(|f| f.is_function())?;
    let caret = document.caret_position_from_point(x as f32, y as f32)?;
    let node = caret.offset_node()?;
    // The caret lies between letters: take the letter whose box holds the point.
    let holds = |unit: u32| {
        let range = Range::new().ok()?;
        range.set_start(&node, unit).ok()?;
        range.set_end(&node, unit + 1).ok()?;
        let rect = range.get_bounding_client_rect();
        let inside = rect.left() <= f64::from(x) && f64::from(x) <= rect.right();
        inside.then_some(unit)
    };
    let unit = holds(caret.offset()).or_else(|| holds(caret.offset().checked_sub(1)?))?;
    let element: Element = node.parent_element()?;
    Some((index_of(&element)?, unit))
}

fn index_of(element: &Element) -> Option<usize> {
    element.get_attribute(PARAGRAPH)?.parse().ok()
}

/// `CSS.highlights`, where the browser has it.
fn registry() -> Option<HighlightRegistry> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok()?;
    registry.is_object().then(|| registry.unchecked_into())
}
