//! The graph of the relations as SVG. It is one image to a screen reader; all that can be done with
//! it can be done with the matrix and the table.

use yew::prelude::*;

use super::{quad_class, status_class, status_sign};
use crate::i18n::Locale;
use crate::store::Selection;
use crate::views::graph::{Edge, Graph, HALF_HEIGHT, Node, tenths};
use crate::views::plover_words;
use crate::views::relations::Row;

/// The drawing.
pub fn draw(
    drawing: &Graph,
    rows: &[Row],
    locale: Locale,
    on_toggle: &Callback<Selection>,
) -> Html {
    let (width, height) = (2.0 * drawing.half_width, 2.0 * drawing.half_height);
    let view_box = [-drawing.half_width, -drawing.half_height, width, height]
        .map(tenths)
        .join(" ");
    html! {
        <>
            <svg
                class="graph"
                viewBox={view_box}
                width={tenths(width)}
                height={tenths(height)}
                role="img"
                aria-label={locale.relations_graph()}
            >
                for edge in drawing.edges.iter() {
                    { draw_edge(edge, rows, locale, on_toggle) }
                }
                for node in drawing.nodes.iter() {
                    { draw_node(node, on_toggle) }
                }
            </svg>
            if drawing.partial {
                <p class="hint">{ locale.relations_partial() }</p>
            }
        </>
    }
}

fn draw_edge(edge: &Edge, rows: &[Row], locale: Locale, on_toggle: &Callback<Selection>) -> Html {
    let picks = edge.pair.map_or(Selection::None, Selection::Pair);
    let onclick = on_toggle.reform(move |_| picks);
    let words: Vec<_> = rows
        .iter()
        .filter(|row| edge.relations.contains(&row.relation))
        .map(|row| plover_words(row.kind, locale))
        .collect();
    let class = classes!(
        "edge",
        quad_class(edge.quad),
        status_class(edge.status),
        edge.standing.class()
    );
    html! {
        <g {class} {onclick}>
            <title>{ words.join("، ") }</title>
            <path class="reach" d={edge.path.clone()} />
            <path class="line" d={edge.path.clone()} stroke-width={tenths(edge.width)} />
            <path class="core" d={edge.path.clone()} />
            for head in edge.heads.iter() {
                <path class="head" d={head.clone()} />
            }
            if let Some(sign) = status_sign(edge.status) {
                <text x={tenths(edge.middle.0)} y={tenths(edge.middle.1 + 6.0)}>{ sign }</text>
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
