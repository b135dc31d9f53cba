//! What the page says about what it was given.

use siyaq_engine::exploration::Unresolved;
use yew::prelude::*;

use crate::article::{Article, MAX_BYTES, Problem};
use crate::examples::EXAMPLES;
use crate::i18n::Locale;
use crate::store::Action;
use crate::views::graph::tenths;

/// Why a text was not explored; `kept` where an article is still shown.
pub fn problem_message(
    problem: &Problem,
    kept: bool,
    locale: Locale,
    on_action: &Callback<Action>,
) -> Html {
    html! {
        <div class="message is-problem" role="alert">
            <div>
                <strong>{ locale.problem_title() }</strong>
                <p>
                    { problem_words(problem, locale) }
                    if kept && *problem != Problem::BadKept {
                        { " " }{ locale.problem_kept() }
                    }
                </p>
            </div>
            <button
                type="button"
                class="quiet close"
                aria-label={locale.problem_dismiss()}
                onclick={on_action.reform(|_| Action::Dismiss)}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
    }
}

/// What the page is for, above the example that a first visit opens with.
pub fn welcome(locale: Locale, on_compose: &Callback<()>, on_action: &Callback<Action>) -> Html {
    html! {
        <section class="message welcome">
            <div>
                <strong>{ locale.welcome_title() }</strong>
                <p>{ locale.welcome_body() }</p>
            </div>
            <div class="examples">
                { example_buttons(1, locale, on_action) }
                <button type="button" class="main" onclick={on_compose.reform(|_| ())}>
                    { locale.compose_title() }
                </button>
            </div>
        </section>
    }
}

/// A button for each example from number `first` on.
pub fn example_buttons(first: usize, locale: Locale, on_action: &Callback<Action>) -> Html {
    html! {
        for example in EXAMPLES.into_iter().skip(first) {
            <button
                type="button"
                class="quiet"
                onclick={on_action.reform(move |_| Action::Open(example.draft()))}
            >
                { (example.name)(locale) }
            </button>
        }
    }
}

fn problem_words(problem: &Problem, locale: Locale) -> String {
    match problem {
        Problem::Empty => locale.problem_empty().to_owned(),
        Problem::TooLong(bytes) => locale.problem_too_long(
            &locale.digits(&megabytes(*bytes)),
            &locale.number(MAX_BYTES / 1_000_000),
        ),
        Problem::NoArabic => locale.problem_no_arabic().to_owned(),
        Problem::NotText => locale.problem_not_text().to_owned(),
        Problem::NotUtf8 => locale.problem_not_utf8().to_owned(),
        Problem::Unreadable => locale.problem_unreadable().to_owned(),
        Problem::BadDate(date) => locale.problem_bad_date(date),
        Problem::BadLink => locale.problem_bad_link().to_owned(),
        Problem::BadKept => locale.problem_bad_kept().to_owned(),
    }
}

/// Rounded up to a tenth, so that a text just over the limit does not read as just at it.
fn megabytes(bytes: usize) -> String {
    tenths(bytes.div_ceil(100_000) as f32 / 10.0)
}

/// What was changed in the text, and what stays open without a publication date; `kept` where the
/// browser keeps the article as it should.
pub fn notes(article: &Article, kept: bool, locale: Locale, on_compose: &Callback<()>) -> Html {
    let undated = |reason: &Option<Unresolved>| *reason == Some(Unresolved::NoPublicationDate);
    let open = article
        .exploration
        .times
        .iter()
        .filter(|time| undated(&time.unresolved))
        .count();
    html! {
        <>
            if article.repairs.replaced {
                <p class="message">{ locale.note_replaced() }</p>
            }
            if article.repairs.controls {
                <p class="message">{ locale.note_controls() }</p>
            }
            if !kept {
                <p class="message">{ locale.note_not_kept() }</p>
            }
            if open > 0 {
                <p class="message">
                    { locale.note_no_date(open as u32) }
                    <button type="button" class="quiet" onclick={on_compose.reform(|_| ())}>
                        { locale.note_no_date_action() }
                    </button>
                </p>
            }
        </>
    }
}
