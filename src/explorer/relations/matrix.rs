//! The matrix of the relations: a row for each country that acts, a column for each acted upon.

use yew::prelude::*;

use super::flagged;
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::relations::{Cell, Matrix};

/// The matrix; a cell picks its pair.
pub fn draw(
    matrix: &Matrix,
    selection: Selection,
    locale: Locale,
    on_toggle: &Callback<Selection>,
) -> Html {
    html! {
        <div class="matrix">
            <table>
                <caption>{ locale.matrix_caption() }</caption>
                <thead>
                    <tr>
                        <td />
                        for target in matrix.targets.iter() {
                            <th scope="col"><bdi lang="ar">{ flagged(target) }</bdi></th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (source, cells) in matrix.sources.iter().zip(&matrix.cells) {
                        <tr>
                            <th scope="row"><bdi lang="ar">{ flagged(source) }</bdi></th>
                            for (target, cell) in matrix.targets.iter().zip(cells) {
                                <td>
                                    if let Some(cell) = cell {
                                        { draw_cell(*cell, &locale.from_to(&source.name, &target.name), selection, locale, on_toggle) }
                                    }
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn draw_cell(
    cell: Cell,
    names: &str,
    selection: Selection,
    locale: Locale,
    on_toggle: &Callback<Selection>,
) -> Html {
    let picks = Selection::Pair(cell.pair);
    let part = |count: usize, class: &'static str, sign: &'static str, words: &'static str| {
        (count > 0).then(|| {
            html! {
                <span {class}>
                    <span class="unseen">{ words }{ " " }</span>
                    <span aria-hidden="true">{ sign }</span>
                    { count }
                </span>
            }
        })
    };
    html! {
        <button
            type="button"
            class="cell"
            aria-pressed={if selection == picks { "true" } else { "false" }}
            onclick={on_toggle.reform(move |_| picks)}
        >
            <span class="unseen">{ names }</span>
            { part(cell.cooperation, "is-cooperation", "+", locale.legend_cooperation()) }
            { part(cell.conflict, "is-conflict", "−", locale.legend_conflict()) }
            { part(cell.unreal, "is-unreal", "؟", locale.legend_unreal()) }
        </button>
    }
}
