//! The widget's WebAssembly module: the explorer inside another site's page, as a handle that the
//! loader (`static/widget/siyaq.js`) holds. The state lives in the handle, not in a component, so that
//! each call has its result at once; Yew draws what it is given.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Function;
use siyaq_engine::Exploration;
use siyaq_engine::lexicon::{HostEntry, Lexicon};
use siyaq_export::to_json;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;
use yew::{AppHandle, Renderer};

use siyaq_page::article::{Draft, Problem};
use siyaq_page::browser::dates::reader;
use siyaq_page::browser::host::Host;
use siyaq_page::browser::platform::{names, parsed};
use siyaq_page::explorer::{Explorer, Panels};
use siyaq_page::markup::markup;
use siyaq_page::store::{Action, Selection, State};
use siyaq_page::views::edtf;

/// Nothing starts by itself: the loader makes a [`Widget`].
fn main() {}

/// What [`Embedded`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmbeddedProps {
    /// What is shown.
    pub state: Rc<State>,
    /// The panels to show.
    pub panels: Panels,
    /// The element whose page holds the article, unless its text is a panel.
    pub host: Option<Host>,
    /// Told what the reader does.
    pub on_action: Callback<Action>,
}

/// The explorer with the day of publication above it.
pub struct Embedded(Explorer);

impl Component for Embedded {
    type Message = ();
    type Properties = EmbeddedProps;

    fn create(context: &Context<Self>) -> Self {
        let mut explorer = Explorer::default();
        let EmbeddedProps { state, host, .. } = context.props();
        explorer.prepare(state, host.as_ref());
        Self(explorer)
    }

    fn changed(&mut self, context: &Context<Self>, _: &EmbeddedProps) -> bool {
        let EmbeddedProps { state, host, .. } = context.props();
        self.0.prepare(state, host.as_ref());
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let EmbeddedProps {
            state,
            panels,
            on_action,
            ..
        } = context.props();
        let locale = state.locale;
        let Some(article) = state.article() else {
            return Html::default();
        };
        let byline = (!panels.text).then(|| {
            let published = match &article.exploration.published {
                Some(date) => locale.published_on(&edtf::words(date, locale)),
                None => locale.published_unknown().to_owned(),
            };
            markup(locale, "<p class='byline'>{}</p>")
                .owned(published)
                .draw()
        });
        markup(locale, "<div class='embedded' lang={} dir={}>{}{}</div>")
            .text(locale.tag())
            .text(locale.direction())
            .perhaps(byline)
            .child(self.0.draw(state, *panels, on_action))
            .draw()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        self.0.paint(&context.props().state);
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.0.erase();
    }
}

/// One widget on a page.
#[wasm_bindgen]
pub struct Widget(Rc<Inner>);

struct Inner {
    host: Host,
    app: RefCell<Option<AppHandle<Embedded>>>,
    state: RefCell<Rc<State>>,
    panels: RefCell<Panels>,
    on_action: Callback<Action>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws into `root`, which lies in the shadow root of `host`.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, host: Host) -> Self {
        let inner = Rc::new_cyclic(|inner: &Weak<Inner>| {
            let inner = inner.clone();
            Inner {
                host,
                app: RefCell::default(),
                state: RefCell::default(),
                panels: RefCell::new(Panels::ALL),
                on_action: Callback::from(move |action| {
                    if let Some(inner) = inner.upgrade() {
                        inner.act(action);
                    }
                }),
            }
        });
        let app = Renderer::<Embedded>::with_root_and_props(root, inner.props()).render();
        *inner.app.borrow_mut() = Some(app);
        Self(inner)
    }

    /// Sets the language of the interface, a BCP 47 tag that may name digits and a calendar too, and
    /// the panels, words in a row.
    pub fn configure(&self, lang: &str, panels: &str) {
        *self.0.panels.borrow_mut() = Panels::named(panels);
        self.0.act(Action::Speak(reader(lang)));
        self.0.draw();
    }

    /// Takes up the host's own names, from the file of `docs/lexicon.md` at an address; none from an
    /// empty one. Then calls `done`, with what is wrong with the file, if anything is.
    pub fn learn(&self, url: &str, done: Function) {
        let inner = self.0.clone();
        let learnt = move |names: Result<Vec<_>, _>| {
            let problem = names.map_or_else(Some, |names| {
                let (lexicon, problem) = lexicon(names);
                inner.show(State {
                    lexicon,
                    ..(*inner.state()).clone()
                });
                problem
            });
            let problem = problem.map_or(JsValue::UNDEFINED, JsValue::from);
            // What the page does in answer is no business of ours.
            let _ = done.call1(&JsValue::NULL, &problem);
        };
        match url {
            "" => learnt(Ok(Vec::new())),
            url => names(url, learnt),
        }
    }

    /// Explores a text. The publication date is `2025-11-06` or empty. `undefined` when done, else what
    /// stands against it, in one word; what was shown before is then gone.
    pub fn explore(&self, text: String, published: String) -> Option<String> {
        let text = text.into();
        self.0.act(Action::Open(Draft { text, published }));
        self.0.act(Action::Parse);
        let problem = self.0.state().problem.clone()?;
        self.clear();
        Some(slug(&problem).to_owned())
    }

    /// Forgets the article.
    pub fn clear(&self) {
        self.0.show(self.0.state().emptied());
    }

    /// What was found, as `docs/exploration.md` describes it; `undefined` before an article.
    pub fn exploration(&self) -> JsValue {
        self.0
            .found(|found| parsed(&to_json(found)))
            .unwrap_or_default()
    }

    /// Picks number `index` of the list `entities`, `events`, `relations` or `pairs`, and lets go of what is
    /// picked where the list has another name. Whether that is picked now.
    pub fn select(&self, list: &str, index: usize) -> bool {
        let selection = match list {
            "entities" => Selection::Entity(index),
            "events" => Selection::Event(index),
            "relations" => Selection::Relation(index),
            "pairs" => Selection::Pair(index),
            _ => Selection::None,
        };
        self.0.act(Action::Select(selection));
        self.0.state().selection == selection
    }

    /// Picks, or lets go of, what is told at UTF-16 unit `unit` of a paragraph.
    pub fn press(&self, paragraph: usize, unit: u32) {
        self.0.act(Action::PressText(paragraph, unit));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        if let Some(app) = self.0.app.take() {
            app.destroy();
        }
    }
}

impl Inner {
    fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    fn found<T>(&self, of: impl FnOnce(&Exploration) -> T) -> Option<T> {
        Some(of(&self.state().article()?.exploration))
    }

    fn act(&self, action: Action) {
        let before = self.state();
        let after = before.clone().reduce(action);
        if Rc::ptr_eq(&before, &after) {
            return;
        }
        let moved = before.selection != after.selection;
        *self.state.borrow_mut() = after.clone();
        self.draw();
        if moved {
            let (list, index) = match after.selection {
                Selection::None => ("", 0),
                Selection::Entity(i) => ("entities", i),
                Selection::Event(i) => ("events", i),
                Selection::Relation(i) => ("relations", i),
                Selection::Pair(i) => ("pairs", i),
            };
            self.host.selected(list, index);
        }
    }

    fn show(&self, state: State) {
        *self.state.borrow_mut() = Rc::new(state);
        self.draw();
    }

    fn draw(&self) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(self.props());
        }
    }

    fn props(&self) -> EmbeddedProps {
        let panels = *self.panels.borrow();
        EmbeddedProps {
            state: self.state(),
            panels,
            host: (!panels.text).then(|| self.host.clone()),
            on_action: self.on_action.clone(),
        }
    }
}

/// The lexicon with a host's own names that can be used; the number of the first that cannot, and its wrong field.
fn lexicon(names: Vec<Vec<String>>) -> (Lexicon, Option<String>) {
    if names.is_empty() {
        return (Lexicon::default(), None);
    }
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let entry = |fields: Vec<String>| {
        let mut fields = fields.into_iter();
        HostEntry {
            id: some(fields.next()),
            name: fields.next().unwrap_or_default(),
            kind: fields.next().unwrap_or_default(),
            country: some(fields.next()),
            also: fields.collect(),
        }
    };
    let (lexicon, mistakes) =
        Lexicon::with_usable_host_entries(names.into_iter().map(entry).collect());
    let problem = mistakes.first().map(|error| {
        let (number, field) = error.place();
        ["entry ", &number.to_string(), ": ", field].concat()
    });
    (lexicon, problem)
}

/// A problem in one word, the `reason` of the event `siyaq-error`.
fn slug(problem: &Problem) -> &'static str {
    match problem {
        Problem::Empty => "empty",
        Problem::TooLong(_) => "too-long",
        Problem::NoArabic => "no-arabic",
        Problem::NotText | Problem::NotUtf8 | Problem::Unreadable => "not-text",
        Problem::BadDate(_) => "bad-date",
        // A link opens the page, never a widget.
        Problem::BadLink | Problem::BadKept => "no-article",
    }
}
