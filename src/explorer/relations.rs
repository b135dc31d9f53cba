//! The relations among countries: a drawing or a matrix for the eye, the table they are made from,
//! and one pair at a time in full.

mod drawing;
mod matrix;
mod pair;

use std::rc::Rc;

use siyaq_engine::exploration::{Quad, Status};
use yew::prelude::*;

use super::element::{arabic, button, classed, element, words};
use crate::browser::fields::pressed;
use crate::i18n::Locale;
use crate::store::{Filter, Selection};
use crate::views::graph::Graph;
use crate::views::pair::PairView;
use crate::views::relations::{Matrix, Named, Polarity, QUADS, Row, STATUSES};
use crate::views::{plover_words, status_words};

/// What [`Relations`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RelationsProps {
    /// What to show.
    pub view: Rc<View>,
    /// What is left out.
    pub filter: Filter,
    /// What is picked.
    pub selection: Selection,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which relation, pair or entity is pressed.
    pub on_toggle: Callback<Selection>,
    /// Told the stretch of the text to show, in scalar values.
    pub on_jump: Callback<(u32, u32)>,
    /// Told what is to be left out.
    pub on_filter: Callback<Filter>,
}

/// All that the panel shows.
#[derive(Clone, Debug, PartialEq)]
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
#[component]
pub fn Relations(props: &RelationsProps) -> Html {
    let RelationsProps {
        view,
        filter,
        selection,
        locale,
        on_toggle,
        on_jump,
        on_filter,
    } = props;
    let locale = *locale;
    let as_matrix = use_state_eq(|| false);
    let none = view.counts.0.iter().all(|&count| count == 0);
    let onclick = {
        let (as_matrix, filter) = (as_matrix.clone(), *filter);
        let (on_toggle, on_jump, on_filter) =
            (on_toggle.clone(), on_jump.clone(), on_filter.clone());
        move |event: MouseEvent| {
            let told = |name| pressed(&event, name);
            if let Some(view) = told("data-view") {
                as_matrix.set(view == 1);
            } else if let Some(kind) = told("data-kind") {
                on_filter.emit(toggled(filter, kind));
            } else if let (Some(start), Some(end)) = (told("data-start"), told("data-end")) {
                on_jump.emit((start as u32, end as u32));
            } else if let Some(selection) = told("data-relation")
                .map(Selection::Relation)
                .or_else(|| told("data-pair").map(Selection::Pair))
                .or_else(|| told("data-entity").map(Selection::Entity))
            {
                on_toggle.emit(selection);
            }
        }
    };
    html! {
        <section class="panel relations" part="panel" aria-labelledby="relations-title" {onclick}>
            <header class="panel-head">
                <h2 id="relations-title">{ locale.relations_title() }</h2>
                if !none {
                    { switch(*as_matrix, locale) }
                }
            </header>
            if none {
                <p class="nothing">{ locale.relations_none() }</p>
            } else {
                { legend(view, filter, locale) }
                if view.rows.is_empty() {
                    <p class="nothing">{ locale.relations_none_left() }</p>
                } else if *as_matrix {
                    { matrix::draw(&view.matrix, *selection, locale) }
                } else {
                    { drawing::draw(&view.drawing, &view.rows, locale) }
                }
                if let Some(view) = &view.pair {
                    { pair::draw(view, locale) }
                }
                if !view.rows.is_empty() {
                    { table(&view.rows, locale) }
                }
            }
        </section>
    }
}

/// Two buttons for the two ways to draw; each tells its number.
fn switch(as_matrix: bool, locale: Locale) -> Html {
    let views = [locale.relations_as_graph(), locale.relations_as_matrix()];
    let buttons = views.into_iter().enumerate().map(|(i, text)| {
        let chosen = as_matrix == (i == 1);
        button("quiet", chosen, ("data-view", i), vec![words(text)])
    });
    let attributes = [
        ("class", "switch"),
        ("role", "group"),
        ("aria-label", locale.relations_view()),
    ];
    element("div", &attributes, buttons.collect())
}

/// The classes and statuses that the article has: how each is drawn, and whether it is left out. Each
/// tells its number, the statuses after the classes.
fn legend(view: &View, filter: &Filter, locale: Locale) -> Html {
    let key = |index: usize, class: &str, text: &str, count: usize, hidden: bool| {
        let attributes = [
            ("class", &*["sample ", class].concat()),
            ("aria-hidden", "true"),
        ];
        let parts = vec![
            element("span", &attributes, Vec::new()),
            words(text),
            classed("span", "count", vec![words(&locale.number(count))]),
        ];
        button("key", !hidden, ("data-kind", index), parts)
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
    let attributes = [
        ("class", "legend"),
        ("role", "group"),
        ("aria-label", locale.relations_filter()),
    ];
    element("div", &attributes, keys)
}

/// The filter with one class or status hidden, or shown again.
fn toggled(mut filter: Filter, kind: usize) -> Filter {
    let Filter {
        quads, statuses, ..
    } = &mut filter;
    if let Some(hidden) = quads.iter_mut().chain(statuses).nth(kind) {
        *hidden ^= true;
    }
    filter
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
    let mut parts = Vec::new();
    if let Some(flag) = &country.flag {
        let attributes = [("class", "flag"), ("aria-hidden", "true")];
        let flag = [flag, " "].concat();
        parts.push(element("span", &attributes, vec![flag.into()]));
    }
    parts.push(words(&country.name));
    element("bdi", &[("lang", "ar")], parts)
}

/// What was done, after what keeps it from being a fact.
fn deed(row: &Row, locale: Locale) -> Vec<Html> {
    let mut parts = Vec::new();
    if row.status != Status::Asserted {
        let class = ["status ", status_class(row.status)].concat();
        let status = vec![words(status_words(row.status, locale))];
        parts.extend([classed("span", &class, status), words(" ")]);
    }
    parts.push(words(plover_words(row.kind, locale)));
    parts
}

/// The table; a row tells its relation.
fn table(rows: &[Row], locale: Locale) -> Html {
    let heads = [
        locale.column_source(),
        locale.column_type(),
        locale.column_target(),
        locale.column_date(),
    ]
    .map(|head| element("th", &[("scope", "col")], vec![words(head)]));
    let row = |row: &Row| {
        let date = row.date.as_deref().unwrap_or(locale.undated());
        let class = ["deed ", Polarity::of(row.kind.quad()).class()].concat();
        let told = ("data-relation", row.relation);
        let cells = [
            arabic(&row.source),
            button(&class, row.standing.is_picked(), told, deed(row, locale)),
            arabic(&row.target),
            words(date),
        ]
        .map(|cell| element("td", &[], vec![cell]));
        let attributes = [
            ("class", row.standing.class().unwrap_or_default()),
            ("part", "relation"),
        ];
        element("tr", &attributes, cells.into())
    };
    let parts = vec![
        element("caption", &[], vec![words(locale.relations_caption())]),
        element("thead", &[], vec![element("tr", &[], heads.into())]),
        element("tbody", &[], rows.iter().map(row).collect()),
    ];
    classed("table", "deeds", parts)
}
