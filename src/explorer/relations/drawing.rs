//! The graph of the relations as SVG. It is one image to a screen reader; all that can be done with
//! it can be done with the matrix and the table.

use yew::prelude::*;

use super::super::svg::element;
use super::{quad_class, status_class, status_sign};
use crate::browser::fields::pressed;
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
    let onclick = {
        let on_toggle = on_toggle.clone();
        move |event: MouseEvent| {
            let entity = || pressed(&event, "data-entity").map(Selection::Entity);
            let pair = pressed(&event, "data-pair").map(Selection::Pair);
            if let Some(selection) = pair.or_else(entity) {
                on_toggle.emit(selection);
            }
        }
    };
    let edges = drawing
        .edges
        .iter()
        .map(|edge| draw_edge(edge, rows, locale));
    html! {
        <div class="graph-place" role="region" aria-label={locale.relations_as_graph()} tabindex="0">
            <svg
                class="graph"
                viewBox={view_box}
                width={tenths(width)}
                role="img"
                aria-label={locale.relations_graph()}
                {onclick}
            >
                { for edges }
                { for drawing.nodes.iter().map(draw_node) }
            </svg>
            if drawing.partial {
                <p class="hint">{ locale.relations_partial() }</p>
            }
        </div>
    }
}

fn draw_edge(edge: &Edge, rows: &[Row], locale: Locale) -> Html {
    let words: Vec<_> = rows
        .iter()
        .filter(|row| edge.relations.contains(&row.relation))
        .map(|row| plover_words(row.kind, locale))
        .collect();
    let path = |class, width: &str| {
        let attributes = [
            ("class", class),
            ("d", edge.path.as_str()),
            ("stroke-width", width),
        ];
        element("path", &attributes, Vec::new())
    };
    let mut parts = vec![
        title(words.join("، ")),
        path("reach", "24"),
        path("line", &tenths(edge.width)),
        path("core", "2"),
    ];
    for head in &edge.heads {
        parts.push(element(
            "path",
            &[("class", "head"), ("d", head)],
            Vec::new(),
        ));
    }
    if let Some(sign) = status_sign(edge.status) {
        let (x, y) = edge.middle;
        parts.push(text((x, y + 6.0), vec![sign.into()]));
    }
    let class = [
        "edge ",
        &quad_class(edge.quad),
        " ",
        status_class(edge.status),
        " ",
        edge.standing.class().unwrap_or_default(),
    ]
    .concat();
    let pair = edge.pair.map(|pair| pair.to_string()).unwrap_or_default();
    element("g", &[("class", &class), ("data-pair", &pair)], parts)
}

fn draw_node(node: &Node) -> Html {
    let sides = [
        node.x - node.half_width,
        node.y - HALF_HEIGHT,
        2.0 * node.half_width,
        2.0 * HALF_HEIGHT,
    ]
    .map(tenths);
    let pill = [
        ("x", sides[0].as_str()),
        ("y", &sides[1]),
        ("width", &sides[2]),
        ("height", &sides[3]),
        ("rx", "20"),
    ];
    let mut label = Vec::new();
    if let Some(flag) = &node.flag {
        let flag = [flag, " "].concat();
        label.push(element("tspan", &[("class", "flag")], vec![flag.into()]));
    }
    label.push(node.label.clone().into());
    let parts = vec![
        title(node.name.clone()),
        element("rect", &pill, Vec::new()),
        text((node.x, node.y + 5.0), label),
    ];
    let pressable = if node.entity.is_some() {
        " is-pressable "
    } else {
        " "
    };
    let class = ["node", pressable, node.standing.class().unwrap_or_default()].concat();
    let entity = node.entity.map(|i| i.to_string()).unwrap_or_default();
    element("g", &[("class", &class), ("data-entity", &entity)], parts)
}

fn title(words: String) -> Html {
    element("title", &[], vec![words.into()])
}

fn text((x, y): (f32, f32), words: Vec<Html>) -> Html {
    let (x, y) = (tenths(x), tenths(y));
    element("text", &[("x", &x), ("y", &y), ("lang", "ar")], words)
}
