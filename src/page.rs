//! The page around the explorer: its title bar, the ways to give it another article, and what it
//! has to say about them.

mod compose;
mod messages;
mod takeaway;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::File;
use yew::prelude::*;

use crate::article::{Article, Draft, Problem};
use crate::browser::dates::reader;
use crate::browser::files::{dropped, dropped_text, is_readable, read};
use crate::browser::keys::use_escape;
use crate::browser::link;
use crate::browser::page::{is_dark, locale, set_dark, speak, to_top};
use crate::browser::platform::{keep, kept, say, set, setting};
use crate::browser::print::use_printed;
use crate::examples::first_example;
use crate::explorer::Explorer;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, Phase, Selection, State};
use crate::views::detail::spoken_name;
use crate::views::print::appendix;

use compose::use_compose;
use messages::{example_buttons, notes, problem_message, welcome};
use takeaway::use_takeaway;

/// The setting that holds what was picked last, and the bytes of the article it was picked in.
const PICKED: &str = "picked";

/// The setting that holds the last articles.
const KEPT: &str = "articles";

/// The page.
#[component]
pub fn Page() -> Html {
    let state = use_reducer(opening);
    let dispatch = state.dispatcher();
    let on_action = use_callback((), move |action, ()| dispatch.dispatch(action));
    let (locale, article) = (state.locale, state.article().cloned());
    let is_new = use_state_eq(|| kept().is_empty());
    let dark = use_state_eq(is_dark);

    use_title(locale);
    use_parsing(&state.phase, &on_action);
    let on_escape = on_action.clone();
    use_escape(move || on_escape.emit(Action::Clear));
    use_link(&on_action);
    let is_kept = use_kept(&article, state.selection);
    let paper = use_paper(&article, locale);
    let composing = use_composing(&article);
    let on_compose = {
        let composing = composing.clone();
        Callback::from(move |()| composing.set(!*composing))
    };
    let on_file = use_files(&on_action);
    let (is_dragging, [over, leave, drop]) = use_drops(&on_file, &on_action);
    let compose = use_compose(*composing, locale, &article, &on_action, on_file);
    let takeaway = use_takeaway(&article, locale);
    say(&announcement(&state));

    let is_example = |article: &Rc<Article>| article.text == first_example().text;
    let welcome = match *is_new && !*composing && article.as_ref().is_some_and(is_example) {
        true => welcome(locale, &on_compose, &on_action),
        false => Html::default(),
    };
    let parsing = match state.phase {
        Phase::Parsing { .. } => markup(locale, "<p class='message' role='status'>{}</p>")
            .say(Message::PARSING)
            .draw(),
        _ => Html::default(),
    };
    let problem = state
        .problem
        .as_ref()
        .map(|problem| problem_message(problem, article.is_some(), locale, &on_action));
    let title_bar = title_bar(locale, *composing, &on_compose, &on_action, &dark);
    let shown = match &article {
        Some(article) => markup(locale, "{}{}{}")
            .child(notes(article, is_kept, locale, &on_compose))
            .child(takeaway)
            .child(explorer(&state, article, on_action))
            .draw(),
        None if state.phase == Phase::Empty => empty(locale, &on_action),
        None => Html::default(),
    };
    markup(
        locale,
        "<div class={} ondragover={} ondragleave={} ondrop={}>\
         <a class='skip' href='#text'>{}</a>{}<main>{}{}{}{}{}</main>\
         <section class='paper' ref={} /><footer class='foot'><p>{}</p></footer>\
         <p class='unseen' role='status' aria-live='polite' />{}</div>",
    )
    .text(match is_dragging {
        true => "page is-dragging",
        false => "page",
    })
    .told(over)
    .told(leave)
    .told(drop)
    .say(Message::SKIP_TO_TEXT)
    .child(title_bar)
    .child(compose)
    .child(problem.unwrap_or_default())
    .child(parsing)
    .child(welcome)
    .child(shown)
    .bind(&paper)
    .say(Message::PRIVACY)
    .child(drop_here(is_dragging, locale))
    .draw()
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

/// Names the page in the language of its interface.
#[hook]
fn use_title(locale: Locale) {
    use_effect_with(locale, |locale| {
        let title = [locale.app_name(), " · ", locale.app_tagline()].concat();
        speak(*locale, &title);
    });
}

/// The place that holds, while the page is printed, all that was found.
#[hook]
fn use_paper(article: &Option<Rc<Article>>, locale: Locale) -> NodeRef {
    let paper = use_node_ref();
    use_printed(&paper, (article.clone(), locale), |(article, locale)| {
        let found = article.as_ref().map(|article| &article.exploration);
        found.map_or_else(String::new, |found| appendix(found, *locale))
    });
    paper
}

/// Whether the box for another article is open. An article that comes closes it and is read from its top.
#[hook]
fn use_composing(article: &Option<Rc<Article>>) -> UseStateHandle<bool> {
    let composing = use_state_eq(|| false);
    let opened = composing.clone();
    use_effect_with(article.clone(), move |_| {
        opened.set(false);
        to_top();
    });
    composing
}

/// The article with all that was found in it.
fn explorer(state: &State, article: &Rc<Article>, on_action: Callback<Action>) -> Html {
    html! {
        <Explorer
            article={article.clone()}
            selection={state.selection}
            together={state.together()}
            filter={state.filter}
            locale={state.locale}
            {on_action}
        />
    }
}

/// What stands where no article does.
fn empty(locale: Locale, on_action: &Callback<Action>) -> Html {
    markup(
        locale,
        "<section class='panel empty'><h1>{}</h1><p>{}</p>{}</section>",
    )
    .say(Message::EMPTY_TITLE)
    .say(Message::EMPTY_BODY)
    .children(example_buttons(0, locale, on_action))
    .draw()
}

/// Says, while something is dragged over the page, that it can be dropped.
fn drop_here(is_dragging: bool, locale: Locale) -> Html {
    match is_dragging {
        true => markup(
            locale,
            "<div class='drop' aria-hidden='true'><p>{}</p></div>",
        )
        .say(Message::COMPOSE_DROP)
        .draw(),
        false => Html::default(),
    }
}

/// Goes on with a long text after the page has said that it is being read.
#[hook]
fn use_parsing(phase: &Phase, on_action: &Callback<Action>) {
    /// Two frames: the message is on the screen before the page is busy.
    const PAUSE_MS: u32 = 40;
    let next = match phase {
        Phase::Parsing { next, .. } => Some(next.clone()),
        _ => None,
    };
    let on_action = on_action.clone();
    use_effect_with(next, move |next| {
        let pause = next
            .is_some()
            .then(|| Timeout::new(PAUSE_MS, move || on_action.emit(Action::Parse)));
        || drop(pause)
    });
}

/// Reads the files it is given, each with the publication date typed beside it, and opens the article of
/// the last one.
#[hook]
fn use_files(on_action: &Callback<Action>) -> Callback<(File, String)> {
    // How many there were: what is read of one before is dropped.
    let count = use_mut_ref(|| 0_u32);
    let on_action = on_action.clone();
    Callback::from(move |(file, published): (File, String)| {
        let (count, on_action) = (count.clone(), on_action.clone());
        *count.borrow_mut() += 1;
        let number = *count.borrow();
        read(&file, move |draft| {
            if *count.borrow() == number {
                on_action.emit(given(draft, published));
            }
        });
    })
}

/// Opens what is dropped on the page. Says whether something is dragged over it, and what to call when
/// it comes over the page, leaves it, and is dropped.
#[hook]
fn use_drops(
    on_file: &Callback<(File, String)>,
    on_action: &Callback<Action>,
) -> (bool, [Callback<Event>; 3]) {
    let dragging = use_state_eq(|| false);
    let over = {
        let dragging = dragging.clone();
        Callback::from(move |event: Event| {
            if is_readable(event.unchecked_ref()) {
                event.prevent_default();
                dragging.set(true);
            }
        })
    };
    let leave = {
        let dragging = dragging.clone();
        Callback::from(move |_| dragging.set(false))
    };
    let drop = {
        let (dragging, on_file, on_action) = (dragging.clone(), on_file.clone(), on_action.clone());
        Callback::from(move |event: Event| {
            event.prevent_default();
            dragging.set(false);
            let event = event.unchecked_ref();
            if let Some(file) = dropped(event) {
                on_file.emit((file, String::new()));
            } else if let Some(text) = dropped_text(event) {
                let draft = Draft {
                    text: text.into(),
                    ..Draft::default()
                };
                on_action.emit(Action::Open(draft));
            }
        })
    };
    (*dragging, [over, leave, drop])
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
        Some((picked, length)) if length == draft.text.len().to_string() => {
            Selection::of_text(picked)
        }
        _ => Selection::None,
    }
}

/// Opens the article that the address holds, now and whenever the address changes.
#[hook]
fn use_link(on_action: &Callback<Action>) {
    let on_action = on_action.clone();
    use_effect_with((), move |()| {
        let open = move |nothing_shown: bool| {
            let on_action = on_action.clone();
            link::open(move |opened| match opened {
                Ok(draft) => on_action.emit(Action::Open(draft)),
                Err(problem) => {
                    if nothing_shown {
                        on_action.emit(Action::Open(last_article().0));
                    }
                    on_action.emit(Action::Refuse(problem));
                }
            });
        };
        open(true);
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| open(false)));
        || drop(listener)
    });
}

/// Keeps the articles that the reader opens, and what is picked, for the next visit. Says whether the
/// article shown is kept, or need not be.
#[hook]
fn use_kept(article: &Option<Rc<Article>>, selection: Selection) -> bool {
    let is_kept = use_state_eq(|| true);
    use_effect_with(article.clone(), {
        let is_kept = is_kept.clone();
        move |article| {
            if let Some(article) = article {
                let published = article.exploration.published.as_deref().unwrap_or_default();
                let is_first_visit = kept().is_empty() && article.text == first_example().text;
                is_kept.set(is_first_visit || keep(&article.text, published));
            }
        }
    });
    use_effect_with((article.clone(), selection), |(article, selection)| {
        if let Some(article) = article {
            let length = article.text.len().to_string();
            set(PICKED, &[&selection.to_text(), " ", &length].concat());
        }
    });
    *is_kept
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
fn title_bar(
    locale: Locale,
    composing: bool,
    on_compose: &Callback<()>,
    on_action: &Callback<Action>,
    dark: &UseStateHandle<bool>,
) -> Html {
    let other = locale.other();
    let is_dark = **dark;
    let on_theme = {
        let dark = dark.clone();
        move |_: Event| {
            set_dark(!is_dark);
            dark.set(!is_dark);
        }
    };
    let on_action = on_action.clone();
    let on_speak = move |_: Event| on_action.emit(Action::Speak(reader(other.tag())));
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
    .truth(is_dark)
    .on(on_theme)
    .text(other.tag())
    .say(Message::LANGUAGE_OTHER_LABEL)
    .on(on_speak)
    .say(Message::LANGUAGE_OTHER)
    .truth(composing)
    .emit(on_compose, ())
    .say(Message::COMPOSE_OPEN)
    .draw()
}
