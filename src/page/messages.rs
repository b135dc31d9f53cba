//! What the page says about what it was given.

use siyaq_engine::exploration::Unresolved;
use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::Wish;
use crate::article::{Article, MAX_BYTES, Problem};
use crate::examples::named_examples;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;
use crate::views::graph::tenths;

/// Why a text was not explored; `kept` where an article is still shown.
pub fn problem_message(
    problem: &Problem,
    kept: bool,
    locale: Locale,
    tell: &Callback<Wish>,
) -> Html {
    let mut words = problem_words(problem, locale);
    if kept && *problem != Problem::BadKept {
        words = [&words, " ", locale.problem_kept()].concat();
    }
    markup(
        locale,
        "<div class='message is-problem' role='alert'><div><strong>{}</strong><p>{}</p></div>\
         <button type='button' class='quiet close' aria-label={} onclick={}>\
         <span aria-hidden='true'>×</span></button></div>",
    )
    .say(Message::PROBLEM_TITLE)
    .owned(words)
    .say(Message::PROBLEM_DISMISS)
    .emit(tell, Wish::Act(Action::Dismiss))
    .draw()
}

/// What the page is for, above the example that a first visit opens with.
pub fn welcome(locale: Locale, tell: &Callback<Wish>) -> Html {
    markup(
        locale,
        "<section class='message welcome'><div><strong>{}</strong><p>{}</p></div>\
         <div class='examples'>{}<button type='button' class='main' onclick={}>{}</button></div>\
         </section>",
    )
    .say(Message::WELCOME_TITLE)
    .say(Message::WELCOME_BODY)
    .children(example_buttons(1, locale, tell))
    .emit(tell, Wish::Compose)
    .say(Message::COMPOSE_TITLE)
    .draw()
}

/// What stands where no article does.
pub fn empty(locale: Locale, tell: &Callback<Wish>) -> Html {
    markup(
        locale,
        "<section class='panel empty'><h1>{}</h1><p>{}</p>{}</section>",
    )
    .say(Message::EMPTY_TITLE)
    .say(Message::EMPTY_BODY)
    .children(example_buttons(0, locale, tell))
    .draw()
}

/// A button for each example from number `first` on.
pub fn example_buttons(first: usize, locale: Locale, tell: &Callback<Wish>) -> Vec<Html> {
    let button = |(name, draft)| {
        markup(
            locale,
            "<button type='button' class='quiet' onclick={}>{}</button>",
        )
        .emit(tell, Wish::Act(Action::Open(draft)))
        .say(name)
        .draw()
    };
    named_examples().skip(first).map(button).list()
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
pub fn notes(article: &Article, kept: bool, locale: Locale, tell: &Callback<Wish>) -> Html {
    let undated = |reason: &Option<Unresolved>| *reason == Some(Unresolved::NoPublicationDate);
    let open = article
        .exploration
        .times
        .iter()
        .filter(|time| undated(&time.unresolved))
        .count();
    let note = |is_said: bool, message| {
        is_said.then(|| {
            markup(locale, "<p class='message'>{}</p>")
                .say(message)
                .draw()
        })
    };
    let undated = (open > 0).then(|| {
        markup(
            locale,
            "<p class='message'>{}<button type='button' class='quiet' onclick={}>{}</button></p>",
        )
        .owned(locale.note_no_date(open as u32))
        .emit(tell, Wish::Compose)
        .say(Message::NOTE_NO_DATE_ACTION)
        .draw()
    });
    markup(locale, "{}{}{}{}")
        .perhaps(note(article.repairs.replaced, Message::NOTE_REPLACED))
        .perhaps(note(article.repairs.controls, Message::NOTE_CONTROLS))
        .perhaps(note(!kept, Message::NOTE_NOT_KEPT))
        .perhaps(undated)
        .draw()
}
