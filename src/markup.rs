//! Draws elements from markup with holes, which are filled one after another. The macro of Yew writes
//! some hundred bytes of WebAssembly for each element, attribute and listener; markup is data that one
//! function reads.
//!
//! A hole `{}` is a child, the value of an attribute, or a part of one between quotes. `key={}` and `ref={}`
//! are as in Yew, a `class` that is empty is left out, and white space at the ends of a text is dropped.

use siyaq_engine::text::normalize::digits;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag};
use yew::{AttrValue, Callback, Html, NodeRef};

use crate::i18n::{Locale, Message};

/// Markup whose holes are being filled, from the first on.
#[must_use]
pub struct Markup(Box<Filling>);

struct Filling {
    locale: Locale,
    /// What is not read yet.
    rest: &'static str,
    /// The attribute that the next hole is the value of; empty where it is a child.
    attribute: &'static str,
    /// What stands between the quotes before the next hole, where it is a part of a value.
    quoted: Option<String>,
    /// The elements that are not closed yet, the innermost last.
    open: Vec<Open>,
    /// What is drawn.
    done: Vec<Html>,
}

/// An element that is not closed yet.
struct Open {
    element: VTag,
    /// The names of its attributes in the markup, those of `key`, `ref`, `value` and listeners among them.
    names: Vec<&'static str>,
    /// What they are set to, if anything.
    values: Vec<Option<AttributeOrProperty>>,
}

/// Begins to fill the holes of `markup`.
#[inline(never)]
pub fn markup(locale: Locale, markup: &'static str) -> Markup {
    let mut filling = Box::new(Filling {
        locale,
        rest: markup,
        attribute: "",
        quoted: None,
        open: Vec::new(),
        done: Vec::new(),
    });
    filling.read();
    Markup(filling)
}

impl Markup {
    /// Fills a hole with text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.owned(text.to_owned())
    }

    /// Fills a hole with text that was made for it.
    #[inline(never)]
    pub fn owned(mut self, text: String) -> Self {
        let filling = &mut *self.0;
        if let Some(quoted) = &mut filling.quoted {
            quoted.push_str(&text);
            return self.next();
        }
        match (filling.attribute, filling.open.last_mut()) {
            ("", _) => filling.add(text.into()),
            ("key", Some(open)) => open.element.key = Some(Key::from(text)),
            ("value", Some(open)) => open.element.set_value(text),
            ("class", _) if text.is_empty() => {}
            (_, Some(open)) => open.set(AttributeOrProperty::Attribute(text.into())),
            (_, None) => {}
        }
        self.next()
    }

    /// Fills a hole with a message of the interface.
    #[inline(never)]
    pub fn say(self, message: Message) -> Self {
        let text = self.0.locale.say(message);
        self.text(text)
    }

    /// Fills a hole with a whole number, which a reader sees in the digits of the locale.
    #[inline(never)]
    pub fn number(self, number: usize) -> Self {
        let number = digits(number as u64);
        match self.0.attribute {
            "" => {
                let digits = self.0.locale.digits(&number);
                self.owned(digits)
            }
            _ => self.owned(number),
        }
    }

    /// Fills a hole with `true` or `false`, as attributes of ARIA have them.
    #[inline(never)]
    pub fn truth(self, is_true: bool) -> Self {
        self.text(if is_true { "true" } else { "false" })
    }

    /// Fills a hole of an attribute that is left out where there is no text for it.
    #[inline(never)]
    pub fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self.next(),
        }
    }

    /// Fills a hole of an attribute that is there or is not, such as `hidden`.
    #[inline(never)]
    pub fn present(self, is_present: bool) -> Self {
        let name = self.0.attribute;
        self.maybe(is_present.then_some(name))
    }

    /// Fills a hole with a child.
    #[inline(never)]
    pub fn child(mut self, child: Html) -> Self {
        self.0.add(child);
        self.next()
    }

    /// Fills a hole with a child that may be none.
    #[inline(never)]
    pub fn perhaps(self, child: Option<Html>) -> Self {
        self.child(child.unwrap_or_default())
    }

    /// Fills a hole with any number of children.
    #[inline(never)]
    pub fn children(mut self, children: Vec<Html>) -> Self {
        for child in children {
            self.0.add(child);
        }
        self.next()
    }

    /// Fills a hole of `ref`.
    #[inline(never)]
    pub fn bind(mut self, node: &NodeRef) -> Self {
        if let Some(open) = self.0.open.last_mut() {
            open.element.node_ref = node.clone();
        }
        self.next()
    }

    /// Fills a hole of an attribute such as `onclick`: an event calls `callback`.
    #[inline(never)]
    pub fn on(mut self, callback: Callback<Event>) -> Self {
        let event = self.0.attribute;
        if let Some(open) = self.0.open.last_mut() {
            open.element.add_listener(Rc::new(Told { event, callback }));
        }
        self.next()
    }

    /// Fills a hole of an attribute such as `onclick`: an event emits `value`.
    #[inline(never)]
    pub fn emit<T: Clone + 'static>(self, callback: &Callback<T>, value: T) -> Self {
        let callback = callback.clone();
        self.on(Callback::from(move |_| callback.emit(value.clone())))
    }

    /// Fills a hole of an attribute such as `onclick`: an event emits what it means, if anything.
    #[inline(never)]
    pub fn hear<T: 'static>(
        self,
        callback: &Callback<T>,
        meaning: fn(&Event) -> Option<T>,
    ) -> Self {
        let callback = callback.clone();
        self.on(Callback::from(move |event| {
            if let Some(value) = meaning(&event) {
                callback.emit(value);
            }
        }))
    }

    /// What is drawn.
    #[inline(never)]
    pub fn draw(mut self) -> Html {
        match (self.0.done.pop(), self.0.done.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                self.0.done.extend(last);
                VList::with_children(self.0.done, None).into()
            }
        }
    }

    #[inline(never)]
    fn next(mut self) -> Self {
        self.0.read();
        self
    }
}

impl Filling {
    /// Adds a child to the innermost element.
    #[inline(never)]
    fn add(&mut self, child: Html) {
        match self.open.last_mut() {
            Some(open) => open.element.add_child(child),
            None => self.done.push(child),
        }
    }

    /// Reads on to behind the next hole, or to the end.
    #[inline(never)]
    fn read(&mut self) {
        // The value of an attribute leads back into its element.
        let mut inside = !self.attribute.is_empty();
        if self.quoted.is_some() && self.take_quoted() {
            return;
        }
        self.attribute = "";
        loop {
            if inside {
                inside = match self.take_attribute() {
                    Some(false) => true,
                    Some(true) => return,
                    None => false,
                };
                continue;
            }
            let text = self.take_until(&['<', '{']);
            let text = text.trim_ascii();
            if !text.is_empty() {
                self.add(text.into());
            }
            match self.take(1) {
                "{" => {
                    self.take(1);
                    return;
                }
                "<" if self.rest.starts_with('/') => {
                    self.take_until(&['>']);
                    self.close();
                }
                "<" => {
                    let name = self.take_until(&[' ', '>', '/']);
                    self.open.push(Open {
                        element: VTag::new(AttrValue::Static(name)),
                        names: Vec::new(),
                        values: Vec::new(),
                    });
                    inside = true;
                }
                _ => return,
            }
        }
    }

    /// Reads an attribute of the innermost element: whether its value is a hole; nothing where there are
    /// no more.
    fn take_attribute(&mut self) -> Option<bool> {
        self.rest = self.rest.trim_ascii_start();
        let name = self.take_until(&['=', '>', '/']);
        match self.take(1) {
            "=" => {}
            "/" => {
                self.close();
                return None;
            }
            _ => return None,
        }
        if let Some(open) = self.open.last_mut() {
            open.names.push(name);
            open.values.push(None);
        }
        if self.take(1) == "{" {
            self.take(1);
            self.attribute = name;
            return Some(true);
        }
        let value = self.take_until(&['{', '\'']);
        if self.take(1) == "{" {
            self.take(1);
            self.attribute = name;
            self.quoted = Some(value.to_owned());
            return Some(true);
        }
        if let Some(open) = self.open.last_mut() {
            open.set(AttributeOrProperty::Attribute(AttrValue::Static(value)));
        }
        Some(false)
    }

    /// Reads on between the quotes of a value: whether a hole is left in it.
    fn take_quoted(&mut self) -> bool {
        let text = self.take_until(&['{', '\'']);
        let ends = self.take(1) != "{";
        let mut value = self.quoted.take().unwrap_or_default();
        value.push_str(text);
        if !ends {
            self.take(1);
            self.quoted = Some(value);
        } else if let Some(open) = self.open.last_mut() {
            open.set(AttributeOrProperty::Attribute(value.into()));
        }
        !ends
    }

    /// The innermost element is whole: a child of the one around it.
    fn close(&mut self) {
        self.take(1);
        if let Some(mut open) = self.open.pop() {
            open.element.set_attributes(Attributes::Dynamic {
                keys: lasting(&open.names),
                values: open.values.into(),
            });
            self.add(open.element.into());
        }
    }

    fn take_until(&mut self, ends: &[char]) -> &'static str {
        self.take(self.rest.find(ends).unwrap_or(self.rest.len()))
    }

    fn take(&mut self, length: usize) -> &'static str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        taken
    }
}

impl Open {
    /// Sets the attribute that was read last.
    fn set(&mut self, value: AttributeOrProperty) {
        if let Some(last) = self.values.last_mut() {
            *last = Some(value);
        }
    }
}

/// A list of names that stays for good, one for all that are alike: Yew compares two drawings of an
/// element value by value where both have the very same list.
fn lasting(names: &[&'static str]) -> &'static [&'static str] {
    thread_local! {
        /// The lists so far, that asked for last first: there are as many as kinds of elements in all markup.
        static LISTS: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    LISTS.with_borrow_mut(|lists| {
        let at = lists.iter().position(|list| *list == names);
        let at = at.unwrap_or_else(|| {
            lists.push(Box::leak(names.into()));
            lists.len() - 1
        });
        lists.swap(0, at);
        lists[0]
    })
}

/// A listener for the event of an attribute such as `onclick`.
struct Told {
    event: &'static str,
    callback: Callback<Event>,
}

impl Listener for Told {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(self.event.get(2..).unwrap_or_default()))
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use yew::html;

    use super::*;

    fn begin(text: &'static str) -> Markup {
        markup(Locale::En, text)
    }

    /// What a node looks like in the document, with its key.
    fn shape(node: &Html) -> String {
        match node {
            Html::VText(text) => text.text.to_string(),
            Html::VList(list) => list.iter().map(shape).collect(),
            Html::VTag(element) => {
                let mut attributes: Vec<_> = element.attributes.iter().collect();
                attributes.sort_unstable();
                let (name, key) = (element.tag(), &element.key);
                let children: String = element.children().into_iter().map(shape).collect();
                format!("<{name} {key:?} {attributes:?}>{children}</{name}>")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn markup_draws_what_the_macro_draws() {
        let path = "M0 0";
        for (drawn, expected) in [
            (begin("").draw(), html! {}),
            (begin("<br />").draw(), html! { <br /> }),
            (
                begin("<p class='hint' id={}> {} <b>{}</b> </p>")
                    .text("one")
                    .number(2)
                    .say(Message::APP_NAME)
                    .draw(),
                html! { <p class="hint" id="one">{ "2" }<b>{ Locale::En.app_name() }</b></p> },
            ),
            (
                begin("<svg viewBox='0 0 1 1'><path d={} /><g /></svg>")
                    .text(path)
                    .draw(),
                html! { <svg viewBox="0 0 1 1"><path d={path} /><g /></svg> },
            ),
            (
                begin("<li key={} class={}>{}</li>")
                    .number(7)
                    .text("")
                    .children(vec!["a".into(), "b".into()])
                    .draw(),
                html! { <li key="7">{ "a" }{ "b" }</li> },
            ),
            (
                begin("<i class='a {} b{}' id='x' />")
                    .text("one")
                    .text("")
                    .draw(),
                html! { <i class="a one b" id="x" /> },
            ),
            (
                begin("<p hidden={} /><p hidden={} aria-pressed={} />")
                    .present(true)
                    .present(false)
                    .truth(true)
                    .draw(),
                html! { <><p hidden=true /><p aria-pressed="true" /></> },
            ),
        ] {
            assert_eq!(shape(&drawn), shape(&expected));
        }
    }

    #[test]
    fn a_value_is_no_attribute() {
        let Html::VTag(input) = begin("<input type='search' value={} />").text("x").draw() else {
            panic!("no element");
        };
        assert_eq!(input.value().map(|value| value.as_str()), Some("x"));
        assert_eq!(input.attributes.iter().count(), 1);
    }

    #[test]
    fn markup_that_is_broken_ends() {
        for broken in [
            "<",
            "<p",
            "<p class",
            "<p class=",
            "<p class='",
            "<p class='a{",
            "<p class='{}",
            "</p>",
            "{",
            "<p {}",
            "{}{}",
        ] {
            let _ = begin(broken).text("x").text("y").text("z").draw();
        }
    }
}
