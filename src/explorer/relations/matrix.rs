//! The matrix of the relations: a row for each country that acts, a column for each acted upon.

use yew::prelude::*;

use super::super::element::{button, classed, element, words};
use super::flagged;
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::relations::{Cell, Matrix, Named};

/// The matrix; a cell tells its pair.
pub fn draw(matrix: &Matrix, selection: Selection, locale: Locale) -> Html {
    let head = |scope, named: &Named| element("th", &[("scope", scope)], vec![flagged(named)]);
    let mut columns = vec![element("td", &[], Vec::new())];
    columns.extend(matrix.targets.iter().map(|target| head("col", target)));
    let rows = matrix.sources.iter().zip(&matrix.cells);
    let rows = rows.map(|(source, cells)| {
        let mut row = vec![head("row", source)];
        for (target, cell) in matrix.targets.iter().zip(cells) {
            let names = || locale.from_to(&source.name, &target.name);
            let cell = cell.map(|cell| draw_cell(cell, names(), selection, locale));
            row.push(element("td", &[], cell.into_iter().collect()));
        }
        element("tr", &[], row)
    });
    let body = vec![
        element("caption", &[], vec![words(locale.matrix_caption())]),
        element("thead", &[], vec![element("tr", &[], columns)]),
        element("tbody", &[], rows.collect()),
    ];
    classed("div", "matrix", vec![element("table", &[], body)])
}

fn draw_cell(cell: Cell, names: String, selection: Selection, locale: Locale) -> Html {
    let mut parts = vec![classed("span", "unseen", vec![names.into()])];
    for (count, class, sign, meaning) in [
        (
            cell.cooperation,
            "is-cooperation",
            "+",
            locale.legend_cooperation(),
        ),
        (cell.conflict, "is-conflict", "−", locale.legend_conflict()),
        (cell.unreal, "is-unreal", "؟", locale.legend_unreal()),
    ] {
        if count > 0 {
            let meaning = classed("span", "unseen", vec![words(meaning), words(" ")]);
            let sign = element("span", &[("aria-hidden", "true")], vec![words(sign)]);
            let count = words(&locale.number(count));
            parts.push(classed("span", class, vec![meaning, sign, count]));
        }
    }
    let picked = selection == Selection::Pair(cell.pair);
    button("cell", picked, ("data-pair", cell.pair), parts)
}
