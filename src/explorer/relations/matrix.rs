//! The matrix of the relations: a row for each country that acts, a column for each acted upon.

use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::flagged;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Selection;
use crate::views::relations::{Cell, Matrix};

/// The matrix; a cell tells its pair.
pub fn draw(matrix: &Matrix, selection: Selection, locale: Locale) -> Html {
    let columns = matrix.targets.iter().map(|target| {
        markup(locale, "<th scope='col'>{}</th>")
            .child(flagged(target))
            .draw()
    });
    let rows = matrix.sources.iter().zip(&matrix.cells);
    let rows = rows.map(|(source, cells)| {
        let cells = matrix.targets.iter().zip(cells).map(|(target, cell)| {
            let names = || locale.from_to(&source.name, &target.name);
            let cell = cell.map(|cell| draw_cell(cell, names(), selection, locale));
            markup(locale, "<td>{}</td>").perhaps(cell).draw()
        });
        markup(locale, "<tr><th scope='row'>{}</th>{}</tr>")
            .child(flagged(source))
            .children(cells.list())
            .draw()
    });
    markup(
        locale,
        "<div class='matrix'><table><caption>{}</caption><thead><tr><td />{}</tr></thead>\
         <tbody>{}</tbody></table></div>",
    )
    .say(Message::MATRIX_CAPTION)
    .children(columns.list())
    .children(rows.list())
    .draw()
}

fn draw_cell(cell: Cell, names: String, selection: Selection, locale: Locale) -> Html {
    let mut parts = Vec::new();
    for (count, class, sign, meaning) in [
        (
            cell.cooperation,
            "is-cooperation",
            "+",
            Message::LEGEND_COOPERATION,
        ),
        (cell.conflict, "is-conflict", "−", Message::LEGEND_CONFLICT),
        (cell.unreal, "is-unreal", "؟", Message::LEGEND_UNREAL),
    ] {
        if count > 0 {
            let part = markup(
                locale,
                "<span class={}><span class='unseen'>{}{}</span>\
                 <span aria-hidden='true'>{}</span>{}</span>",
            );
            let part = part.text(class).say(meaning).text(" ").text(sign);
            parts.push(part.number(count).draw());
        }
    }
    markup(
        locale,
        "<button type='button' class='cell' aria-pressed={} data-pair={}>\
         <span class='unseen'>{}</span>{}</button>",
    )
    .truth(selection == Selection::Pair(cell.pair))
    .number(cell.pair)
    .owned(names)
    .children(parts)
    .draw()
}
