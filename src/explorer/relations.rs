//! The relations among countries: a drawing or a matrix for the eye, the table they are made from,
//! and one pair at a time in full.

mod drawing;
mod matrix;
mod pair;

use std::rc::Rc;

use siyaq_engine::exploration::{Quad, Status};
use yew::prelude::*;

use crate::i18n::Locale;
use crate::store::{Filter, Selection};
use crate::views::graph::Graph;
use crate::views::relations::{Matrix, Named, PairView, Polarity, QUADS, Row, STATUSES};
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
    let switch = |matrix: bool, words: &'static str| {
        let chosen = as_matrix.clone();
        let onclick = Callback::from(move |_| chosen.set(matrix));
        press(*as_matrix == matrix, "quiet", onclick, html! { words })
    };
    let none = view.counts.0.iter().all(|&count| count == 0);
    html! {
        <section class="panel relations" aria-labelledby="relations-title">
            <header class="panel-head">
                <h2 id="relations-title">{ locale.relations_title() }</h2>
                if !none {
                    <div class="switch" role="group" aria-label={locale.relations_view()}>
                        { switch(false, locale.relations_as_graph()) }
                        { switch(true, locale.relations_as_matrix()) }
                    </div>
                }
            </header>
            if none {
                <p class="nothing">{ locale.relations_none() }</p>
            } else {
                { legend(view, filter, locale, on_filter) }
                if view.rows.is_empty() {
                    <p class="nothing">{ locale.relations_none_left() }</p>
                } else if *as_matrix {
                    { matrix::draw(&view.matrix, *selection, locale, on_toggle) }
                } else {
                    { drawing::draw(&view.drawing, &view.rows, locale, on_toggle) }
                }
                if let Some(view) = &view.pair {
                    { pair::draw(view, locale, on_jump) }
                }
                if !view.rows.is_empty() {
                    { table(&view.rows, locale, on_toggle) }
                }
            }
        </section>
    }
}

/// A button that stays pressed.
fn press(pressed: bool, class: &'static str, onclick: Callback<MouseEvent>, body: Html) -> Html {
    html! {
        <button type="button" {class} aria-pressed={if pressed { "true" } else { "false" }} {onclick}>
            { body }
        </button>
    }
}

/// The classes and statuses that the article has: how each is drawn, and whether it is left out.
fn legend(view: &View, filter: &Filter, locale: Locale, on_filter: &Callback<Filter>) -> Html {
    let key = |class: String, words: &str, count: usize, hidden: bool, after: Filter| {
        let onclick = on_filter.reform(move |_| after);
        let body = html! {
            <>
                <span class={classes!("sample", class)} aria-hidden="true" />
                { words }
                <span class="count">{ count }</span>
            </>
        };
        press(!hidden, "key", onclick, body)
    };
    let quads = QUADS.into_iter().zip(view.counts.0).enumerate();
    let statuses = STATUSES.into_iter().zip(view.counts.1).enumerate();
    html! {
        <div class="legend" role="group" aria-label={locale.relations_filter()}>
            for (i, (quad, count)) in quads.filter(|(_, (_, count))| *count > 0) {
                {
                    key(quad_class(quad), quad_words(quad, locale), count, filter.quads[i], {
                        let mut after = *filter;
                        after.quads[i] ^= true;
                        after
                    })
                }
            }
            // Where all is stated there is nothing to tell apart.
            if view.counts.1[1..].iter().any(|&count| count > 0) {
                for (i, (status, count)) in statuses.filter(|(_, (_, count))| *count > 0) {
                    {
                        key(status_class(status).to_owned(), status_words(status, locale), count, filter.statuses[i], {
                            let mut after = *filter;
                            after.statuses[i] ^= true;
                            after
                        })
                    }
                }
            }
        </div>
    }
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
    html! {
        <>
            if let Some(flag) = &country.flag {
                <span class="flag" aria-hidden="true">{ flag }{ " " }</span>
            }
            { &country.name }
        </>
    }
}

/// What was done, after what keeps it from being a fact.
fn deed(row: &Row, locale: Locale) -> Html {
    html! {
        <>
            if row.status != Status::Asserted {
                <span class={classes!("status", status_class(row.status))}>
                    { status_words(row.status, locale) }
                </span>
                { " " }
            }
            { plover_words(row.kind, locale) }
        </>
    }
}

fn table(rows: &[Row], locale: Locale, on_toggle: &Callback<Selection>) -> Html {
    html! {
        <table class="deeds">
            <caption>{ locale.relations_caption() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ locale.column_source() }</th>
                    <th scope="col">{ locale.column_type() }</th>
                    <th scope="col">{ locale.column_target() }</th>
                    <th scope="col">{ locale.column_date() }</th>
                </tr>
            </thead>
            <tbody>
                for row in rows {
                    <RelationRow
                        key={row.relation}
                        row={row.clone()}
                        {locale}
                        on_toggle={on_toggle.clone()}
                    />
                }
            </tbody>
        </table>
    }
}

/// What [`RelationRow`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RelationRowProps {
    /// The relation.
    pub row: Row,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which relation is pressed.
    pub on_toggle: Callback<Selection>,
}

/// One relation: pressed, its evidence is marked in the text.
#[component]
pub fn RelationRow(props: &RelationRowProps) -> Html {
    let RelationRowProps {
        row,
        locale,
        on_toggle,
    } = props;
    let relation = row.relation;
    let onclick = on_toggle.reform(move |_| Selection::Relation(relation));
    let pressed = row.standing.is_picked();
    html! {
        <tr class={classes!(row.standing.class())}>
            <td><bdi lang="ar">{ &row.source }</bdi></td>
            <td>
                <button
                    type="button"
                    class={classes!("deed", Polarity::of(row.kind.quad()).class())}
                    aria-pressed={if pressed { "true" } else { "false" }}
                    {onclick}
                >
                    { deed(row, *locale) }
                </button>
            </td>
            <td><bdi lang="ar">{ &row.target }</bdi></td>
            <td>{ row.date.as_deref().unwrap_or(locale.undated()) }</td>
        </tr>
    }
}
