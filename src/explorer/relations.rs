//! The relations among countries: a drawing for the eye, and the table it is drawn from.

use siyaq_engine::exploration::Status;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::graph::{Edge, Graph, HALF_HEIGHT, Node, tenths};
use crate::views::relations::{Polarity, Row};
use crate::views::{plover_words, status_words};

/// The panel of relations. `on_toggle` is told which relation or entity is pressed, `on_select` which
/// of the relations of one arc is next.
pub fn relations(
    drawing: &Graph,
    rows: &[Row],
    locale: Locale,
    on_toggle: &Callback<Selection>,
    on_select: &Callback<Selection>,
) -> Html {
    html! {
        <section class="panel relations" part="panel" aria-labelledby="relations-title">
            <header class="panel-head">
                <h2 id="relations-title">{ locale.relations_title() }</h2>
            </header>
            if rows.is_empty() {
                <p class="nothing">{ locale.relations_none() }</p>
            } else {
                { draw_graph(drawing, rows, locale, on_toggle, on_select) }
                <ul class="legend" aria-hidden="true">
                    <li class="is-cooperation">{ locale.legend_cooperation() }</li>
                    <li class="is-conflict">{ locale.legend_conflict() }</li>
                    <li class="is-unreal">{ locale.legend_unreal() }</li>
                </ul>
                <table>
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
                        for row in rows.iter() {
                            { relation_row(row, locale, on_toggle) }
                        }
                    </tbody>
                </table>
            }
        </section>
    }
}

/// One relation: pressed, its evidence is marked in the text.
fn relation_row(row: &Row, locale: Locale, on_toggle: &Callback<Selection>) -> Html {
    let relation = row.relation;
    let onclick = on_toggle.reform(move |_| Selection::Relation(relation));
    let pressed = row.standing.is_picked();
    html! {
        <tr key={relation} class={classes!(row.standing.class())} part="relation">
            <td><bdi lang="ar">{ &row.source }</bdi></td>
            <td>
                <button
                    type="button"
                    class={classes!("deed", Polarity::of(row.kind.quad()).class())}
                    aria-pressed={if pressed { "true" } else { "false" }}
                    {onclick}
                >
                    { plover_words(row.kind, locale) }
                    if row.status != Status::Asserted {
                        { " " }
                        <span class="status">{ status_words(row.status, locale) }</span>
                    }
                </button>
            </td>
            <td><bdi lang="ar">{ &row.target }</bdi></td>
            <td>{ row.date.as_deref().unwrap_or(locale.undated()) }</td>
        </tr>
    }
}

/// The drawing. It is one image to a screen reader; all that can be done with it can be done with
/// the table and the chips.
fn draw_graph(
    drawing: &Graph,
    rows: &[Row],
    locale: Locale,
    on_toggle: &Callback<Selection>,
    on_select: &Callback<Selection>,
) -> Html {
    let (width, height) = (2.0 * drawing.half_width, 2.0 * drawing.half_height);
    let view_box = [-drawing.half_width, -drawing.half_height, width, height]
        .map(tenths)
        .join(" ");
    html! {
        <svg
            class="graph"
            viewBox={view_box}
            width={tenths(width)}
            height={tenths(height)}
            role="img"
            aria-label={locale.relations_graph()}
        >
            for edge in drawing.edges.iter() {
                { draw_edge(edge, rows, locale, on_select) }
            }
            for node in drawing.nodes.iter() {
                { draw_node(node, on_toggle) }
            }
        </svg>
    }
}

fn draw_edge(edge: &Edge, rows: &[Row], locale: Locale, on_select: &Callback<Selection>) -> Html {
    let picked = rows
        .iter()
        .find(|row| row.standing.is_picked())
        .map(|row| row.relation);
    // Pressing an arc again goes on to the next of its relations.
    let at = edge.relations.iter().position(|&r| Some(r) == picked);
    let next = at.map_or(0, |at| (at + 1) % edge.relations.len());
    let Some(&relation) = edge.relations.get(next) else {
        return Html::default();
    };
    let onclick = on_select.reform(move |_| Selection::Relation(relation));
    let words: Vec<_> = edge
        .relations
        .iter()
        .filter_map(|&r| rows.iter().find(|row| row.relation == r))
        .map(|row| plover_words(row.kind, locale))
        .collect();
    let status = match edge.status {
        Status::Asserted => None,
        Status::Negated => Some("is-negated"),
        Status::Planned => Some("is-planned"),
        Status::Possible => Some("is-possible"),
    };
    html! {
        <g class={classes!("edge", edge.polarity.class(), status, edge.standing.class())} {onclick}>
            <title>{ words.join("، ") }</title>
            <path class="reach" d={edge.path.clone()} />
            <path class="line" d={edge.path.clone()} stroke-width={tenths(edge.width)} />
            for head in edge.heads.iter() {
                <path class="head" d={head.clone()} />
            }
        </g>
    }
}

fn draw_node(node: &Node, on_toggle: &Callback<Selection>) -> Html {
    let entity = node.entity;
    let onclick = on_toggle.reform(move |_| entity.map_or(Selection::None, Selection::Entity));
    html! {
        <g class={classes!("node", entity.map(|_| "is-pressable"), node.standing.class())} {onclick}>
            <title>{ &node.name }</title>
            <rect
                x={tenths(node.x - node.half_width)}
                y={tenths(node.y - HALF_HEIGHT)}
                width={tenths(2.0 * node.half_width)}
                height={tenths(2.0 * HALF_HEIGHT)}
                rx={tenths(HALF_HEIGHT)}
            />
            <text x={tenths(node.x)} y={tenths(node.y + 5.0)} lang="ar">{ &node.label }</text>
        </g>
    }
}
