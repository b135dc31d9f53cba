//! The relations among countries: a drawing or a matrix for the eye, the table they are made from,
//! and one pair at a time in full.

mod drawing;
mod matrix;
mod pair;

use siyaq_engine::exploration::{Quad, Status};
use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::element::{more_button, nothing, words};
use crate::browser::platform::pressed;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, Filter, Selection, State, Switch};
use crate::views::graph::Graph;
use crate::views::pair::PairView;
use crate::views::relations::{Matrix, Named, Polarity, QUADS, Row, STATUSES};
use crate::views::{plover_words, status_words};

/// All that the panel shows.
pub struct View {
    /// The drawing.
    pub drawing: Graph,
    /// The matrix.
    pub matrix: Matrix,
    /// The table.
    pub rows: Vec<Row>,
    /// How many relations there are of each class and status.
    pub counts: ([usize; 4], [usize; 4]),
    /// The pair that is picked.
    pub pair: Option<PairView>,
}

/// The panel of relations.
pub fn draw(view: &View, state: &State, tell: &Callback<Action>) -> Html {
    let locale = state.locale;
    let as_matrix = state.look.is(Switch::Matrix);
    let none = view.counts.0.iter().all(|&count| count == 0);
    let mut parts = Vec::new();
    if none {
        parts.push(nothing(Message::RELATIONS_NONE, locale));
    } else {
        parts.push(legend(view, &state.filter, locale));
        parts.push(if view.rows.is_empty() {
            nothing(Message::RELATIONS_NONE_LEFT, locale)
        } else if as_matrix {
            matrix::draw(&view.matrix, state.selection, locale)
        } else {
            drawing::draw(&view.drawing, &view.rows, locale)
        });
        let pair = view.pair.as_ref().map(|view| pair::draw(view, locale));
        parts.push(pair.unwrap_or_default());
        if !view.rows.is_empty() {
            parts.push(table(&view.rows, state, tell));
        }
    }
    markup(
        locale,
        "<section class='panel relations' part='panel' aria-labelledby='relations-title' \
         onclick={}><header class='panel-head'><h2 id='relations-title'>{}</h2>{}</header>\
         {}</section>",
    )
    .hear(tell, chosen)
    .say(Message::RELATIONS_TITLE)
    .perhaps((!none).then(|| switch(as_matrix, locale)))
    .children(parts)
    .draw()
}

/// What a press in the panel is about.
fn chosen(event: &Event) -> Option<Action> {
    let told = |name| pressed(event, name);
    if let Some(view) = told("data-view") {
        Some(Action::Turn(Switch::Matrix, view == 1))
    } else if let Some(kind) = told("data-kind") {
        Some(Action::Leave(kind))
    } else if let (Some(start), Some(end)) = (told("data-start"), told("data-end")) {
        Some(Action::Jump(start as u32, end as u32))
    } else {
        told("data-relation")
            .map(Selection::Relation)
            .or_else(|| told("data-pair").map(Selection::Pair))
            .or_else(|| told("data-entity").map(Selection::Entity))
            .map(Action::Toggle)
    }
}

/// Two buttons for the two ways to draw; each tells its number.
fn switch(as_matrix: bool, locale: Locale) -> Html {
    markup(
        locale,
        "<div class='switch' role='group' aria-label={}>\
         <button type='button' class='quiet' aria-pressed={} data-view='0'>{}</button>\
         <button type='button' class='quiet' aria-pressed={} data-view='1'>{}</button></div>",
    )
    .say(Message::RELATIONS_VIEW)
    .truth(!as_matrix)
    .say(Message::RELATIONS_AS_GRAPH)
    .truth(as_matrix)
    .say(Message::RELATIONS_AS_MATRIX)
    .draw()
}

/// The classes and statuses that the article has: how each is drawn, and whether it is left out. Each
/// tells its number, the statuses after the classes.
fn legend(view: &View, filter: &Filter, locale: Locale) -> Html {
    let key = |index: usize, class: &str, text: &str, count: usize, hidden: bool| {
        markup(
            locale,
            "<button type='button' class='key' aria-pressed={} data-kind={}>\
             <span class='sample {}' aria-hidden='true' />{}<span class='count'>{}</span></button>",
        )
        .truth(!hidden)
        .number(index)
        .text(class)
        .text(text)
        .number(count)
        .draw()
    };
    let (quads, statuses) = view.counts;
    let mut keys = Vec::new();
    for (i, (quad, count)) in QUADS.into_iter().zip(quads).enumerate() {
        if count > 0 {
            let text = quad_words(quad, locale);
            keys.push(key(i, &quad_class(quad), text, count, filter.quads[i]));
        }
    }
    // Where all is stated there is nothing to tell apart.
    let all_stated = statuses[1..].iter().all(|&count| count == 0);
    for (i, (status, count)) in STATUSES.into_iter().zip(statuses).enumerate() {
        if count > 0 && !all_stated {
            let text = status_words(status, locale);
            let hidden = filter.statuses[i];
            keys.push(key(
                QUADS.len() + i,
                status_class(status),
                text,
                count,
                hidden,
            ));
        }
    }
    markup(
        locale,
        "<div class='legend' role='group' aria-label={}>{}</div>",
    )
    .say(Message::RELATIONS_FILTER)
    .children(keys)
    .draw()
}

fn quad_words(quad: Quad, locale: Locale) -> &'static str {
    match quad {
        Quad::VerbalCooperation => locale.quad_verbal_cooperation(),
        Quad::MaterialCooperation => locale.quad_material_cooperation(),
        Quad::VerbalConflict => locale.quad_verbal_conflict(),
        Quad::MaterialConflict => locale.quad_material_conflict(),
    }
}

/// The classes of what is drawn in the manner of a quad class.
fn quad_class(quad: Quad) -> String {
    let material = matches!(quad, Quad::MaterialCooperation | Quad::MaterialConflict);
    let kind = if material { " is-material" } else { "" };
    [Polarity::of(quad).class(), kind].concat()
}

/// The class of what is drawn in the manner of a status.
fn status_class(status: Status) -> &'static str {
    match status {
        Status::Asserted => "is-asserted",
        Status::Negated => "is-unreal is-negated",
        Status::Planned => "is-unreal is-planned",
        Status::Possible => "is-unreal is-possible",
    }
}

/// The sign of a status that is no fact.
fn status_sign(status: Status) -> Option<&'static str> {
    match status {
        Status::Asserted => None,
        Status::Negated => Some("✕"),
        Status::Planned => Some("…"),
        Status::Possible => Some("؟"),
    }
}

/// A country's name, after its flag where the platform draws flags.
fn flagged(country: &Named) -> Html {
    let flag = country.flag.as_ref().map(|flag| {
        markup(
            Locale::Ar,
            "<span class='flag' aria-hidden='true'>{}</span>",
        )
        .owned([flag, " "].concat())
        .draw()
    });
    markup(Locale::Ar, "<bdi lang='ar'>{}{}</bdi>")
        .perhaps(flag)
        .text(&country.name)
        .draw()
}

/// What was done, after what keeps it from being a fact.
fn deed(row: &Row, locale: Locale) -> Html {
    let kind = plover_words(row.kind, locale);
    if row.status == Status::Asserted {
        return words(kind);
    }
    markup(locale, "<span class='status {}'>{}</span>{}{}")
        .text(status_class(row.status))
        .text(status_words(row.status, locale))
        .text(" ")
        .text(kind)
        .draw()
}

/// The table; a row tells its relation. Of a long one the first rows are shown, and what is picked,
/// until the reader or the browser's own search asks for the rest.
fn table(rows: &[Row], state: &State, tell: &Callback<Action>) -> Html {
    /// A table is long that has so many rows,
    const MANY: usize = 12;
    /// and these are shown of it.
    const FIRST: usize = 8;
    let locale = state.locale;
    let unfolded = state.look.is(Switch::AllRelations);
    let is_long = rows.len() >= MANY;
    let (rest, shown): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(index, row)| {
        is_long && !unfolded && *index >= FIRST && !row.standing.is_picked()
    });
    let draw = |rows: Vec<(usize, &Row)>| rows.iter().map(|(_, row)| table_row(row, locale)).list();
    let rest = (!rest.is_empty()).then(|| {
        markup(
            locale,
            "<tbody hidden='until-found' onbeforematch={}>{}</tbody>",
        )
        .emit(tell, Action::Turn(Switch::AllRelations, true))
        .children(draw(rest))
        .draw()
    });
    let more = is_long.then(|| {
        let all = locale.relations_all(&locale.number(rows.len()));
        let few = Message::RELATIONS_FEW;
        more_button(Switch::AllRelations, "deeds", all, few, state, tell)
    });
    markup(
        locale,
        "<table class='deeds' id='deeds'><caption>{}</caption><thead><tr><th scope='col'>{}</th>\
         <th scope='col'>{}</th><th scope='col'>{}</th><th scope='col'>{}</th></tr></thead>\
         <tbody>{}</tbody>{}</table>{}",
    )
    .say(Message::RELATIONS_CAPTION)
    .say(Message::COLUMN_SOURCE)
    .say(Message::COLUMN_TYPE)
    .say(Message::COLUMN_TARGET)
    .say(Message::COLUMN_DATE)
    .children(draw(shown))
    .perhaps(rest)
    .perhaps(more)
    .draw()
}

fn table_row(row: &Row, locale: Locale) -> Html {
    markup(
        locale,
        "<tr class={} part='relation'><td><bdi lang='ar'>{}</bdi></td>\
         <td><button type='button' class='deed {}' aria-pressed={} data-relation={}>{}\
         <q lang='ar'>{}</q></button></td>\
         <td><bdi lang='ar'>{}</bdi></td><td>{}</td></tr>",
    )
    .text(row.standing.class().unwrap_or_default())
    .text(&row.source)
    .text(Polarity::of(row.kind.quad()).class())
    .truth(row.standing.is_picked())
    .number(row.relation)
    .child(deed(row, locale))
    .text(&row.trigger)
    .text(&row.target)
    .text(row.date.as_deref().unwrap_or(locale.undated()))
    .draw()
}
