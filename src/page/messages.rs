//! What the page says about what it was given.

use std::rc::Rc;

use siyaq_engine::exploration::Unresolved;
use yew::prelude::*;

use crate::article::{Article, MAX_BYTES, Problem};
use crate::i18n::Locale;
use crate::views::graph::tenths;

/// What [`ProblemMessage`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProblemMessageProps {
    /// What went wrong.
    pub problem: Problem,
    /// Whether an article is still shown.
    pub kept: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told to hide the message.
    pub on_dismiss: Callback<()>,
}

/// Why a text was not explored.
#[component]
pub fn ProblemMessage(props: &ProblemMessageProps) -> Html {
    let ProblemMessageProps {
        problem,
        kept,
        locale,
        on_dismiss,
    } = props;
    html! {
        <div class="message is-problem" role="alert">
            <div>
                <strong>{ locale.problem_title() }</strong>
                <p>
                    { problem_words(problem, *locale) }
                    if *kept {
                        { " " }{ locale.problem_kept() }
                    }
                </p>
            </div>
            <button
                type="button"
                class="quiet close"
                aria-label={locale.problem_dismiss()}
                onclick={on_dismiss.reform(|_| ())}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
    }
}

fn problem_words(problem: &Problem, locale: Locale) -> String {
    match problem {
        Problem::Empty => locale.problem_empty().to_owned(),
        Problem::TooLong(bytes) => {
            locale.problem_too_long(&megabytes(*bytes), &(MAX_BYTES / 1_000_000).to_string())
        }
        Problem::NoArabic => locale.problem_no_arabic().to_owned(),
        Problem::NotText => locale.problem_not_text().to_owned(),
        Problem::NotUtf8 => locale.problem_not_utf8().to_owned(),
        Problem::Unreadable => locale.problem_unreadable().to_owned(),
        Problem::BadDate(date) => locale.problem_bad_date(date),
        Problem::BadLink => locale.problem_bad_link().to_owned(),
    }
}

/// Rounded up to a tenth, so that a text just over the limit does not read as just at it.
fn megabytes(bytes: usize) -> String {
    tenths(bytes.div_ceil(100_000) as f32 / 10.0)
}

/// What [`Notes`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotesProps {
    /// The article shown.
    pub article: Rc<Article>,
    /// Whether the browser keeps it, where it should.
    pub kept: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told to open the box where a date can be given.
    pub on_compose: Callback<()>,
}

/// What was changed in the text, and what stays open without a publication date.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let NotesProps {
        article,
        kept,
        locale,
        on_compose,
    } = props;
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
