//! The graph of the relations as SVG. It is one image to a screen reader; all that can be done with
//! it can be done with the matrix and the table. An arc tells its pair, a country its entity.

use siyaq_engine::exploration::Status;
use siyaq_engine::list::{ToList, joined};
use siyaq_engine::text::normalize::digits;
use yew::prelude::*;

use super::super::element::hint;
use super::{quad_class, status_class, status_sign};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::views::graph::{Edge, Graph, HALF_HEIGHT, Node, tenths};
use crate::views::plover_words;
use crate::views::relations::Row;

/// The drawing.
pub fn draw(drawing: &Graph, rows: &[Row], locale: Locale) -> Html {
    let (width, height) = (2.0 * drawing.half_width, 2.0 * drawing.half_height);
    let view_box = [-drawing.half_width, -drawing.half_height, width, height].map(tenths);
    let view_box = joined(&view_box, " ");
    // What is no fact lies above what is.
    let (facts, others): (Vec<&Edge>, Vec<&Edge>) = drawing
        .edges
        .iter()
        .partition(|edge| edge.status == Status::Asserted);
    let edges = facts.into_iter().chain(others);
    let mut parts: Vec<Html> = edges.map(|edge| draw_edge(edge, rows, locale)).list();
    parts.extend(drawing.nodes.iter().map(draw_node));
    let partial = drawing
        .partial
        .then(|| hint(Message::RELATIONS_PARTIAL, locale));
    markup(
        locale,
        "<div class='graph-place' role='region' aria-label={} tabindex='0'>\
         <svg class='graph' viewBox={} width={} role='img' aria-label={}>{}</svg>{}</div>",
    )
    .say(Message::RELATIONS_AS_GRAPH)
    .owned(view_box)
    .owned(tenths(width))
    .say(Message::RELATIONS_GRAPH)
    .children(parts)
    .perhaps(partial)
    .draw()
}

fn draw_edge(edge: &Edge, rows: &[Row], locale: Locale) -> Html {
    let deeds: Vec<_> = rows
        .iter()
        .filter(|row| edge.relations.contains(&row.relation))
        .map(|row| plover_words(row.kind, locale))
        .list();
    let head = |head: &String| {
        markup(locale, "<path class='head' d={} />")
            .text(head)
            .draw()
    };
    let sign = status_sign(edge.status).map(|sign| {
        let (x, y) = edge.middle;
        text((x, y + 6.0), "", sign)
    });
    let pair = edge.pair.map(|i| digits(i as u64)).unwrap_or_default();
    markup(
        locale,
        "<g class='edge {} {} {}' data-pair={}><title>{}</title><path class='reach' d={} stroke-width='24' />\
         <path class='line' d={} stroke-width={} /><path class='core' d={} stroke-width='2' />\
         {}{}</g>",
    )
    .owned(quad_class(edge.quad))
    .text(status_class(edge.status))
    .text(edge.standing.class().unwrap_or_default())
    .owned(pair)
    .owned(joined(&deeds, locale.comma()))
    .text(&edge.path)
    .text(&edge.path)
    .owned(tenths(edge.width))
    .text(&edge.path)
    .children(edge.heads.iter().map(head).list())
    .perhaps(sign)
    .draw()
}

fn draw_node(node: &Node) -> Html {
    let pressable = if node.entity.is_some() {
        " is-pressable "
    } else {
        " "
    };
    let entity = node.entity.map(|i| digits(i as u64)).unwrap_or_default();
    let flag = node.flag.as_deref().unwrap_or_default();
    markup(
        Locale::Ar,
        "<g class='node{}{}' data-entity={}><title>{}</title>\
         <rect x={} y={} width={} height={} rx='20' />{}</g>",
    )
    .text(pressable)
    .text(node.standing.class().unwrap_or_default())
    .owned(entity)
    .text(&node.name)
    .owned(tenths(node.x - node.half_width))
    .owned(tenths(node.y - HALF_HEIGHT))
    .owned(tenths(2.0 * node.half_width))
    .owned(tenths(2.0 * HALF_HEIGHT))
    .child(text((node.x, node.y + 5.0), flag, &node.label))
    .draw()
}

/// A line of text after a flag, which may be none.
fn text((x, y): (f32, f32), flag: &str, words: &str) -> Html {
    let flag = (!flag.is_empty()).then(|| {
        markup(Locale::Ar, "<tspan class='flag'>{}</tspan>")
            .owned([flag, " "].concat())
            .draw()
    });
    markup(Locale::Ar, "<text x={} y={} lang='ar'>{}{}</text>")
        .owned(tenths(x))
        .owned(tenths(y))
        .perhaps(flag)
        .text(words)
        .draw()
}
