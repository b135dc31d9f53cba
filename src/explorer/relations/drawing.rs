//! The graph of the relations as SVG. It is one image to a screen reader; all that can be done with
//! it can be done with the matrix and the table. An arc tells its pair, a country its entity.

use siyaq_engine::exploration::Status;
use yew::prelude::*;

use super::super::element::{classed, element, words};
use super::{quad_class, status_class, status_sign};
use crate::i18n::Locale;
use crate::views::graph::{Edge, Graph, HALF_HEIGHT, Node, tenths};
use crate::views::plover_words;
use crate::views::relations::Row;

/// The drawing.
pub fn draw(drawing: &Graph, rows: &[Row], locale: Locale) -> Html {
    let (width, height) = (2.0 * drawing.half_width, 2.0 * drawing.half_height);
    let view_box = [-drawing.half_width, -drawing.half_height, width, height]
        .map(tenths)
        .join(" ");
    // What is no fact lies above what is.
    let (facts, others): (Vec<&Edge>, Vec<&Edge>) = drawing
        .edges
        .iter()
        .partition(|edge| edge.status == Status::Asserted);
    let edges = facts.into_iter().chain(others);
    let mut parts: Vec<Html> = edges.map(|edge| draw_edge(edge, rows, locale)).collect();
    parts.extend(drawing.nodes.iter().map(draw_node));
    let attributes = [
        ("class", "graph"),
        ("viewBox", view_box.as_str()),
        ("width", &tenths(width)),
        ("role", "img"),
        ("aria-label", locale.relations_graph()),
    ];
    let mut place = vec![element("svg", &attributes, parts)];
    if drawing.partial {
        let partial = vec![words(locale.relations_partial())];
        place.push(classed("p", "hint", partial));
    }
    let attributes = [
        ("class", "graph-place"),
        ("role", "region"),
        ("aria-label", locale.relations_as_graph()),
        ("tabindex", "0"),
    ];
    element("div", &attributes, place)
}

fn draw_edge(edge: &Edge, rows: &[Row], locale: Locale) -> Html {
    let deeds: Vec<_> = rows
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
        title(deeds.join("، ")),
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

fn title(text: String) -> Html {
    element("title", &[], vec![text.into()])
}

fn text((x, y): (f32, f32), parts: Vec<Html>) -> Html {
    let (x, y) = (tenths(x), tenths(y));
    element("text", &[("x", &x), ("y", &y), ("lang", "ar")], parts)
}
