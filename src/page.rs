//! The page around the explorer: its title bar, the ways to give it another article, and what it
//! has to say about them.

mod compose;
mod messages;
mod takeaway;

use siyaq_engine::text::normalize::digits;
use std::mem::replace;
use std::rc::Rc;

use siyaq_export::Format;
use web_sys::File;
use yew::html::Scope;
use yew::prelude::*;

use crate::article::{Article, Draft, Problem};
use crate::browser::dates::reader;
use crate::browser::files::read;
use crate::browser::link;
use crate::browser::page::{is_dark, locale, set_dark, speak};
use crate::browser::platform::{
    Happening, compose, dragged, dropped_file, dropped_text, keep, kept, later, print, say, set,
    setting, to_top, watch,
};
use crate::examples::first_example;
use crate::explorer::{Explorer, Panels};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, Phase, Selection, State};
use crate::views::detail::spoken_name;
use crate::views::print::appendix;

use messages::{empty, notes, problem_message, welcome};
use takeaway::Outcome;

/// The setting that holds what was picked last, and the bytes of the article it was picked in.
const PICKED: &str = "picked";

/// The setting that holds the last articles.
const KEPT: &str = "articles";

/// The page.
pub struct Page {
    state: Rc<State>,
    explorer: Explorer,
    /// The box for another article is open.
    composing: bool,
    /// Something that could be read is dragged over the page.
    dragging: bool,
    dark: bool,
    /// This browser kept no article before.
    is_new: bool,
    /// The article shown is kept, or need not be.
    is_kept: bool,
    /// What became of the last thing to take away.
    outcome: Outcome,
    /// How many files were opened: what is read of one before the last is dropped.
    files: u32,
    /// What was drawn last, and whether that box was open.
    drawn: (Rc<State>, bool),
}

/// What happens on the page.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Something is done in the explorer.
    Act(Action),
    /// The box for another article opens or closes.
    Compose,
    /// Something readable is dragged over the page, or no more.
    Drag(bool),
    /// A text is dropped on the page; it may be empty.
    Drop(String),
    /// A file is opened, with the publication date typed beside it.
    Read(File, String),
    /// The file of this number was read; that date goes before its own.
    Given(u32, Result<Draft, Problem>, String),
    /// The address has changed.
    Follow,
    /// A link was unpacked; `true` where nothing is shown meanwhile.
    Linked(Result<Draft, Problem>, bool),
    /// The articles that are kept are taken away.
    Forget,
    /// The theme changes.
    Dress,
    /// The language changes.
    Speak,
    /// A link that holds the article is copied.
    Share,
    /// The reader gets a file.
    Save(Format),
    /// The reader gets a picture: of what, and the name of its file.
    Draw(&'static str, &'static str),
    /// The page is printed.
    Print,
    /// That became of what the reader wished to take away.
    Tell(Outcome),
}

impl Component for Page {
    type Message = Wish;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        watch_page(link);
        let mut page = Self {
            state: Rc::new(opening()),
            explorer: Explorer::default(),
            composing: false,
            dragging: false,
            dark: is_dark(),
            is_new: kept().is_empty(),
            is_kept: true,
            outcome: Outcome::Quiet,
            files: 0,
            drawn: Default::default(),
        };
        page.take_up(link, &State::default());
        follow(link, true);
        page
    }

    fn update(&mut self, context: &Context<Self>, wish: Wish) -> bool {
        let link = context.link();
        match wish {
            Wish::Act(action) => return self.act(link, action),
            Wish::Compose => self.composing = !self.composing,
            Wish::Drag(over) => return replace(&mut self.dragging, over) != over,
            Wish::Drop(text) => {
                self.dragging = false;
                if !text.is_empty() {
                    let text = text.into();
                    let published = String::new();
                    self.act(link, Action::Open(Draft { text, published }));
                }
            }
            Wish::Read(file, published) => {
                self.dragging = false;
                self.files += 1;
                let number = self.files;
                let given = move |draft| Wish::Given(number, draft, published.clone());
                read(file, link.callback(given));
            }
            Wish::Given(number, draft, published) => {
                return number == self.files && self.act(link, given(draft, published));
            }
            Wish::Follow => follow(link, false),
            Wish::Linked(Ok(draft), _) => return self.act(link, Action::Open(draft)),
            Wish::Linked(Err(problem), nothing_shown) => {
                if nothing_shown {
                    self.act(link, Action::Open(last_article().0));
                }
                return self.act(link, Action::Refuse(problem));
            }
            Wish::Forget => set(KEPT, ""),
            Wish::Dress => {
                self.dark = !self.dark;
                set_dark(self.dark);
            }
            Wish::Speak => {
                let other = self.state.locale.other();
                return self.act(link, Action::Speak(reader(other.tag())));
            }
            Wish::Tell(outcome) => self.outcome = outcome,
            Wish::Print => print(),
            Wish::Share => {
                if let Some(article) = self.state.article() {
                    takeaway::share(article, link);
                }
            }
            Wish::Save(format) => {
                if let Some(article) = self.state.article() {
                    takeaway::save(article, format);
                }
            }
            Wish::Draw(selector, name) => takeaway::draw_picture(selector, name, link),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let tell = &context.link().callback(|wish| wish);
        let (state, locale) = (&*self.state, self.state.locale);
        let article = state.article();
        let is_example = |article: &Rc<Article>| article.text == first_example().text;
        let is_welcome = self.is_new && !self.composing && article.is_some_and(is_example);
        let problem = state.problem.as_ref();
        let shown = article.map(|article| {
            let on_action = context.link().callback(Wish::Act);
            markup(locale, "{}{}{}")
                .child(notes(article, self.is_kept, locale, tell))
                .child(takeaway::draw(&self.outcome, locale, tell))
                .child(self.explorer.draw(state, Panels::ALL, &on_action))
                .draw()
        });
        markup(
            locale,
            "<div class='page{}' ondragover={} ondragleave={} ondrop={}>\
             <a class='skip' href='#text'>{}</a>{}<main>{}{}{}{}{}</main>\
             <section class='paper' /><footer class='foot'><p>{}</p></footer>\
             <p class='unseen' role='status' aria-live='polite' />{}</div>",
        )
        .text(if self.dragging { " is-dragging" } else { "" })
        .hear(tell, |event| dragged(event).then_some(Wish::Drag(true)))
        .emit(tell, Wish::Drag(false))
        .hear(tell, dropped)
        .say(Message::SKIP_TO_TEXT)
        .child(title_bar(self.composing, self.dark, locale, tell))
        .child(compose::draw(self.composing, locale, tell))
        .perhaps(problem.map(|problem| problem_message(problem, article.is_some(), locale, tell)))
        .perhaps(matches!(state.phase, Phase::Parsing { .. }).then(|| {
            markup(locale, "<p class='message' role='status'>{}</p>")
                .say(Message::PARSING)
                .draw()
        }))
        .perhaps(is_welcome.then(|| welcome(locale, tell)))
        .perhaps(shown.or_else(|| (state.phase == Phase::Empty).then(|| empty(locale, tell))))
        .say(Message::PRIVACY)
        .perhaps(self.dragging.then(|| {
            markup(
                locale,
                "<div class='drop' aria-hidden='true'><p>{}</p></div>",
            )
            .say(Message::COMPOSE_DROP)
            .draw()
        }))
        .draw()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        let state = &self.state;
        self.explorer.paint(state);
        say(&announcement(state));
        let (before, was_composing) = replace(&mut self.drawn, (state.clone(), self.composing));
        if first || before.locale != state.locale {
            let (name, tagline) = (state.locale.app_name(), state.locale.app_tagline());
            speak(state.locale, &[name, " · ", tagline].concat());
        }
        // What is drawn first stands where the reader may already be (static/first.html).
        if !first && before.article() != state.article() {
            to_top();
        }
        if self.composing && !was_composing {
            let article = state.article();
            let undated = article.filter(|article| article.exploration.published.is_none());
            compose(undated.map_or("", |article| &article.text));
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.explorer.erase();
    }
}

impl Page {
    /// Does something in the explorer; whether that changes what is shown.
    fn act(&mut self, link: &Scope<Self>, action: Action) -> bool {
        let next = self.state.clone().reduce(action);
        let before = replace(&mut self.state, next);
        let changed = !Rc::ptr_eq(&before, &self.state);
        if changed {
            self.take_up(link, &before);
        }
        changed
    }

    /// Does what a new state asks for: an article that comes closes the box for another and is kept for the
    /// next visit, as is what is picked, and a long text is read when the page has said so.
    fn take_up(&mut self, link: &Scope<Self>, before: &State) {
        let state = &*self.state;
        self.explorer.prepare(state, None);
        if let (Phase::Parsing { .. }, true) = (&state.phase, state.phase != before.phase) {
            let link = link.clone();
            later(move || link.send_message(Wish::Act(Action::Parse)));
        }
        let Some(article) = state.article() else {
            return;
        };
        let is_new = before.article() != Some(article);
        if is_new {
            self.composing = false;
            self.outcome = Outcome::Quiet;
            let published = article.exploration.published.as_deref().unwrap_or_default();
            let is_first_visit = kept().is_empty() && article.text == first_example().text;
            self.is_kept = is_first_visit || keep(&article.text, published);
        }
        if is_new || before.selection != state.selection {
            let length = digits(article.text.len() as u64);
            set(PICKED, &[&state.selection.to_text(), " ", &length].concat());
        }
    }
}

/// Has the page told what happens to it as a whole.
fn watch_page(link: &Scope<Page>) {
    let link = link.clone();
    watch(move |happening| {
        match happening {
            Happening::Escape => link.send_message(Wish::Act(Action::Clear)),
            Happening::Address => link.send_message(Wish::Follow),
            // All that was found: it must be written at once.
            Happening::Print => {
                if let Some(page) = link.get_component() {
                    let article = page.state.article();
                    let found = article.map(|article| &article.exploration);
                    return found
                        .map_or_else(String::new, |found| appendix(found, page.state.locale));
                }
            }
        }
        String::new()
    });
}

/// Opens the article of the page's address, where that holds one.
fn follow(link: &Scope<Page>, nothing_shown: bool) {
    let link = link.clone();
    link::open(move |opened| link.send_message(Wish::Linked(opened, nothing_shown)));
}

/// What is dropped on the page.
fn dropped(event: &Event) -> Option<Wish> {
    event.prevent_default();
    if let Some(file) = dropped_file(event) {
        return Some(Wish::Read(file, String::new()));
    }
    Some(Wish::Drop(dropped_text(event)))
}

/// The page opens with the article of its address, else the last one read, else an example.
fn opening() -> State {
    if link::is_given() {
        // It is unpacked first.
        return State::opening(locale(), &Draft::default());
    }
    let (draft, problem) = last_article();
    State {
        problem,
        ..State::opening(locale(), &draft).picking(last_picked(&draft))
    }
}

/// What to do with a file's article, or with what became of it; the reader's own date goes before
/// the file's.
fn given(draft: Result<Draft, Problem>, published: String) -> Action {
    match draft {
        Ok(draft) if published.is_empty() => Action::Open(draft),
        Ok(draft) => Action::Open(Draft { published, ..draft }),
        Err(problem) => Action::Refuse(problem),
    }
}

/// The last article of this tab, else of this browser, else the first example; and what is wrong where
/// something is kept that is no article. That is forgotten.
fn last_article() -> (Draft, Option<Problem>) {
    if let Some(draft) = kept().into_iter().find(|draft| draft.check().is_ok()) {
        return (draft, None);
    }
    let damaged = !setting(KEPT).is_empty();
    if damaged {
        set(KEPT, "");
    }
    (first_example(), damaged.then_some(Problem::BadKept))
}

/// What was picked last, where that was in this very article.
fn last_picked(draft: &Draft) -> Selection {
    match setting(PICKED).split_once(' ') {
        Some((picked, length)) if length == digits(draft.text.len() as u64) => {
            Selection::of_text(picked)
        }
        _ => Selection::None,
    }
}

/// What a screen reader is told: at most a dozen words.
fn announcement(state: &State) -> String {
    let Some(article) = state.article() else {
        return String::new();
    };
    match spoken_name(article, state.selection, state.locale) {
        Some(name) => state.locale.announce_selected(&name),
        None if state.selection == Selection::None => state
            .locale
            .announce_ready(article.exploration.entities.len() as u32),
        None => String::new(),
    }
}

/// The bar at the top; `composing` where the box for another article is open.
fn title_bar(composing: bool, dark: bool, locale: Locale, tell: &Callback<Wish>) -> Html {
    markup(
        locale,
        "<header class='title-bar'><p class='brand'>\
         <svg class='mark' viewBox='0 0 32 32' width='32' height='32' aria-hidden='true'>\
         <path d='M4 20c5 5 12 4 13-2 1-5 5-7 11-5' /><circle cx='17' cy='27' r='2' />\
         <circle cx='22' cy='7' r='2' /><circle cx='28' cy='7' r='2' /></svg>\
         <strong>{}</strong><span class='tagline'>{}</span></p>\
         <button type='button' class='quiet theme' aria-label={} title={} aria-pressed={} onclick={}>\
         <svg class='icon' viewBox='0 0 24 24' width='20' height='20' aria-hidden='true'>\
         <path d='M20 14.500A8 8 0 1 1 9.500 4a6.500 6.500 0 0 0 10.500 10.500Z' /></svg></button>\
         <button type='button' class='quiet' lang={} title={} onclick={}>{}</button>\
         <button type='button' class='main' aria-expanded={} aria-controls='compose' onclick={}>{}\
         </button></header>",
    )
    .say(Message::APP_NAME)
    .say(Message::APP_TAGLINE)
    .say(Message::THEME_DARK)
    .say(Message::THEME_DARK)
    .truth(dark)
    .emit(tell, Wish::Dress)
    .text(locale.other().tag())
    .say(Message::LANGUAGE_OTHER_LABEL)
    .emit(tell, Wish::Speak)
    .say(Message::LANGUAGE_OTHER)
    .truth(composing)
    .emit(tell, Wish::Compose)
    .say(Message::COMPOSE_OPEN)
    .draw()
}
