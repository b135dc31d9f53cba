//! The page around the explorer: its title bar, the ways to give it another article, and what it
//! has to say about them.

mod compose;
mod messages;

use std::rc::Rc;

use gloo::file::File;
use gloo::file::callbacks::FileReader;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::article::{Draft, Problem};
use crate::browser::files::{dropped, dropped_text, is_readable, read};
use crate::browser::keys::use_escape;
use crate::browser::page::{locale, speak, to_top};
use crate::examples::EXAMPLES;
use crate::explorer::Explorer;
use crate::i18n::Locale;
use crate::store::{Action, Phase, Selection, State};
use crate::views::detail::spoken_name;

use compose::Compose;
use messages::{notes, problem_message};

/// The page. It opens with the first example explored.
#[component]
pub fn Page() -> Html {
    let state = use_reducer(|| State::opening(locale(), &EXAMPLES[0].draft()));
    let composing = use_state_eq(|| false);
    let dragging = use_state_eq(|| false);
    // A date given with a file, and the reader at work: dropping it would stop it.
    let reader = use_mut_ref(|| None::<FileReader>);
    let dispatch = state.dispatcher();
    let on_action = use_callback((), move |action, ()| dispatch.dispatch(action));

    let locale = state.locale;
    use_effect_with(locale, |locale| {
        speak(
            *locale,
            &[locale.app_name(), " · ", locale.app_tagline()].concat(),
        );
    });
    use_parsing(&state.phase, &on_action);
    let on_escape = use_callback(on_action.clone(), |(), on_action| {
        on_action.emit(Action::Clear);
    });
    use_escape(on_escape);
    let article = state.article().cloned();
    use_effect_with(article.clone(), {
        let composing = composing.clone();
        move |_| {
            composing.set(false);
            to_top();
        }
    });

    let on_file = {
        let (reader, on_action) = (reader.clone(), on_action.clone());
        Callback::from(move |(file, published): (File, String)| {
            let on_action = on_action.clone();
            let started = read(&file, move |text| on_action.emit(given(text, published)));
            *reader.borrow_mut() = started;
        })
    };
    let ondragover = {
        let dragging = dragging.clone();
        Callback::from(move |event: DragEvent| {
            if is_readable(&event) {
                event.prevent_default();
                dragging.set(true);
            }
        })
    };
    let ondragleave = {
        let dragging = dragging.clone();
        Callback::from(move |_: DragEvent| dragging.set(false))
    };
    let ondrop = {
        let (dragging, on_file, on_action) = (dragging.clone(), on_file.clone(), on_action.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dragging.set(false);
            if let Some(file) = dropped(&event) {
                on_file.emit((file, String::new()));
            } else if let Some(text) = dropped_text(&event) {
                on_action.emit(given(Ok(text.into()), String::new()));
            }
        })
    };
    let on_compose = {
        let composing = composing.clone();
        Callback::from(move |()| composing.set(!*composing))
    };

    html! {
        <div
            class={classes!("page", dragging.then_some("is-dragging"))}
            {ondragover}
            {ondragleave}
            {ondrop}
        >
            <a class="skip" href="#text">{ locale.skip_to_text() }</a>
            { title_bar(locale, *composing, &on_compose, &on_action) }
            <main>
                <Compose
                    open={*composing}
                    {locale}
                    article={article.clone()}
                    on_action={on_action.clone()}
                    {on_file}
                />
                if let Some(problem) = &state.problem {
                    { problem_message(problem, article.is_some(), locale, &on_action) }
                }
                if matches!(state.phase, Phase::Parsing { .. }) {
                    <p class="message" role="status">{ locale.parsing() }</p>
                }
                if let Some(article) = article {
                    { notes(&article, locale, &on_compose) }
                    <Explorer {article} selection={state.selection} filter={state.filter} {locale} {on_action} />
                } else if state.phase == Phase::Empty {
                    <section class="panel empty">
                        <h1>{ locale.empty_title() }</h1>
                        <p>{ locale.empty_body() }</p>
                    </section>
                }
            </main>
            <footer class="foot"><p>{ locale.privacy() }</p></footer>
            <p class="unseen" role="status" aria-live="polite">{ announcement(&state) }</p>
            if *dragging {
                <div class="drop" aria-hidden="true"><p>{ locale.compose_drop() }</p></div>
            }
        </div>
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

/// What to do with a text, or with what became of it.
fn given(text: Result<Rc<str>, Problem>, published: String) -> Action {
    match text {
        Ok(text) => Action::Open(Draft { text, published }),
        Err(problem) => Action::Refuse(problem),
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
fn title_bar(
    locale: Locale,
    composing: bool,
    on_compose: &Callback<()>,
    on_action: &Callback<Action>,
) -> Html {
    let other = locale.other();
    html! {
        <header class="title-bar">
            <p class="brand">
                <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
                    <path d="M4 20c5 5 12 4 13-2 1-5 5-7 11-5" />
                    <circle cx="17" cy="27" r="2" />
                    <circle cx="22" cy="7" r="2" />
                    <circle cx="28" cy="7" r="2" />
                </svg>
                <strong>{ locale.app_name() }</strong>
                <span class="tagline">{ locale.app_tagline() }</span>
            </p>
            <button
                type="button"
                class="quiet"
                lang={other.tag()}
                title={locale.language_other_label()}
                onclick={on_action.reform(move |_| Action::Speak(other))}
            >
                { locale.language_other() }
            </button>
            <button
                type="button"
                class="main"
                aria-expanded={if composing { "true" } else { "false" }}
                aria-controls="compose"
                onclick={on_compose.reform(|_| ())}
            >
                { locale.compose_open() }
            </button>
        </header>
    }
}
