//! One pair of countries: what passes between them in the order of time, each with its evidence.

use yew::prelude::*;

use super::{deed, flagged, quad_class, quad_words};
use crate::i18n::Locale;
use crate::views::graph::tenths;
use crate::views::relations::{Deed, PairView};

/// The pair.
pub fn draw(view: &PairView, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let [a, b] = &view.names;
    html! {
        <div class="pair" role="group" aria-labelledby="pair-title">
            <h3 id="pair-title">
                <bdi lang="ar">{ flagged(a) }</bdi>{ " ⇄ " }<bdi lang="ar">{ flagged(b) }</bdi>
                if let Some(tone) = view.tone {
                    { " " }
                    <span class="hint">{ locale.pair_tone(&signed(tone)) }</span>
                }
            </h3>
            if view.deeds.is_empty() {
                <p class="nothing">{ locale.relations_none_left() }</p>
            }
            <ol role="list">
                for each in view.deeds.iter() {
                    { draw_deed(each, locale, on_jump) }
                }
            </ol>
        </div>
    }
}

fn draw_deed(each: &Deed, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let row = &each.row;
    let place = (each.evidence.start, each.evidence.end);
    let arrow = match (row.symmetric, locale) {
        (true, _) => " ⇄ ",
        (_, Locale::Ar) => " ← ",
        _ => " → ",
    };
    html! {
        <li key={row.relation} class={quad_class(each.quad)}>
            <p class="when">{ row.date.as_deref().unwrap_or(locale.undated()) }</p>
            <p>
                <bdi lang="ar">{ &row.source }</bdi>{ arrow }<bdi lang="ar">{ &row.target }</bdi>{ ": " }
                <span class="deed">{ deed(row, locale) }</span>
            </p>
            <p class="hint">
                { quad_words(each.quad, locale) }{ " · " }{ locale.relation_tone(&signed(each.tone)) }
                if let Some(speaker) = &each.said_by {
                    { " · " }{ locale.detail_said_by() }{ ": " }<bdi lang="ar">{ speaker }</bdi>
                }
            </p>
            for (words, country, how) in each.recognised.iter() {
                <p class="hint">
                    <bdi lang="ar">{ "«" }{ words }{ "»" }</bdi>{ " = " }<bdi lang="ar">{ country }</bdi>
                    { " (" }{ how }{ ")" }
                </p>
            }
            <button
                type="button"
                class="evidence"
                title={locale.detail_jump()}
                onclick={on_jump.reform(move |_| place)}
            >
                <bdi lang="ar">{ &each.evidence.text }</bdi>
            </button>
        </li>
    }
}

/// A tone with its sign.
fn signed(tone: f32) -> String {
    let sign = if tone > 0.0 { "+" } else { "" };
    ["\u{2066}", sign, &tenths(tone), "\u{2069}"].concat()
}
