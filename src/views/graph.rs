//! The drawing of the relations: countries as pills on an ellipse that grows until no two touch,
//! relations as arcs between them, one arc for all relations of one direction, polarity and status.

use std::collections::BTreeMap;
use std::f32::consts::TAU;

use siyaq_engine::Exploration;
use siyaq_engine::exploration::Status;

use super::related::Related;
use super::relations::Polarity;
use super::{Standing, shown_relations};

/// Half the height of a pill.
pub const HALF_HEIGHT: f32 = 20.0;
/// The longest name that is drawn whole, in characters.
const LONGEST_NAME: usize = 18;
/// The least free space between two pills, across and down: room for an arrow.
const ROOM: (f32, f32) = (48.0, 44.0);

/// A drawing in units of a pixel; the origin is its centre.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Half the width.
    pub half_width: f32,
    /// Half the height.
    pub half_height: f32,
    /// The countries.
    pub nodes: Vec<Node>,
    /// The arcs between them.
    pub edges: Vec<Edge>,
}

/// A country.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name as drawn: cut short where it is long.
    pub label: String,
    /// Its entity, where the article names it.
    pub entity: Option<usize>,
    /// Centre, across.
    pub x: f32,
    /// Centre, down.
    pub y: f32,
    /// Half the width of its pill.
    pub half_width: f32,
    /// How it stands to what is picked.
    pub standing: Standing,
}

/// The relations of one direction, polarity and status.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Their indices, never empty.
    pub relations: Vec<usize>,
    /// Cooperation or conflict.
    pub polarity: Polarity,
    /// Whether they are planned, possible or negated.
    pub status: Status,
    /// The arc, as SVG path data.
    pub path: String,
    /// The arrow heads: one at the target, another at the source where the order says nothing.
    pub heads: Vec<String>,
    /// Width of the stroke.
    pub width: f32,
    /// How they stand to what is picked.
    pub standing: Standing,
}

/// What relations are drawn as one arc: source, target, whether symmetric, polarity, status.
type EdgeKey<'a> = (&'a str, &'a str, bool, Polarity, Status);

/// The drawing of the relations that the panel shows; empty where there are none. `rtl` puts the
/// first country at the right.
pub fn graph(found: &Exploration, related: &Related, rtl: bool) -> Graph {
    let mut codes: Vec<&str> = Vec::new();
    let mut edges: BTreeMap<EdgeKey, Vec<usize>> = BTreeMap::new();
    for (index, r) in shown_relations(found) {
        for code in [&r.source, &r.target] {
            if !codes.contains(&code.as_str()) {
                codes.push(code);
            }
        }
        // A symmetric relation has one arc, whichever way round it is given.
        let swap = r.symmetric && r.source > r.target;
        let (source, target) = if swap {
            (&r.target, &r.source)
        } else {
            (&r.source, &r.target)
        };
        let key = (
            source.as_str(),
            target.as_str(),
            r.symmetric,
            Polarity::of(r.quad),
            r.status,
        );
        edges.entry(key).or_default().push(index);
    }
    let mut nodes: Vec<Node> = codes
        .iter()
        .map(|code| node(code, found, related))
        .collect();
    lay_out(&mut nodes, rtl);
    let reach = |side: fn(&Node) -> f32| nodes.iter().map(side).fold(0.0, f32::max);
    let edges = arcs(&nodes, edges, related);
    Graph {
        half_width: reach(|n| n.x.abs() + n.half_width) + 12.0,
        half_height: reach(|n| n.y.abs() + HALF_HEIGHT)
            + if nodes.len() == 2 { 40.0 } else { 16.0 },
        nodes,
        edges,
    }
}

fn node(code: &str, found: &Exploration, related: &Related) -> Node {
    let name = found.actor_name(code);
    let entity = found.entities.iter().position(|e| e.id == code);
    let length = name.chars().count();
    let label = if length > LONGEST_NAME {
        name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
    } else {
        name.clone()
    };
    let mine = |standing| {
        shown_relations(found).any(|(i, r)| {
            (r.source == code || r.target == code) && related.relations.get(i) == Some(&standing)
        })
    };
    let standing = match entity.and_then(|e| related.entities.get(e)) {
        Some(Standing::Picked) => Standing::Picked,
        _ if mine(Standing::Plain) || mine(Standing::Picked) => Standing::Plain,
        _ => Standing::Dimmed,
    };
    Node {
        code: code.to_owned(),
        name,
        half_width: 18.0 + 4.4 * length.clamp(4, LONGEST_NAME) as f32,
        label,
        entity,
        x: 0.0,
        y: 0.0,
        standing,
    }
}

/// Puts the nodes on the smallest ellipse, of those tried, on which they keep their distance.
fn lay_out(nodes: &mut [Node], rtl: bool) {
    let count = nodes.len() as f32;
    let side = if rtl { 1.0 } else { -1.0 };
    let (mut across, mut down) = (70.0, 56.0);
    loop {
        for (i, node) in nodes.iter_mut().enumerate() {
            // Two countries stand side by side; more begin at the top.
            let quarter = if count > 2.0 { 0.25 } else { 0.0 };
            let angle = TAU * (i as f32 / count - quarter);
            (node.x, node.y) = (side * across * angle.cos(), down * angle.sin());
        }
        if !any_touch(nodes) || across > 4000.0 {
            return;
        }
        across *= 1.06;
        down *= 1.06;
    }
}

fn any_touch(nodes: &[Node]) -> bool {
    nodes.iter().enumerate().any(|(i, a)| {
        nodes[i + 1..].iter().any(|b| {
            (a.x - b.x).abs() < a.half_width + b.half_width + ROOM.0
                && (a.y - b.y).abs() < 2.0 * HALF_HEIGHT + ROOM.1
        })
    })
}

/// The arcs; those between the same two countries bend apart.
fn arcs(nodes: &[Node], edges: BTreeMap<EdgeKey, Vec<usize>>, related: &Related) -> Vec<Edge> {
    let place = |code: &str| nodes.iter().find(|n| n.code == code);
    let pair = |a: &EdgeKey, b: &EdgeKey| (a.0, a.1) == (b.0, b.1) || (a.0, a.1) == (b.1, b.0);
    let keys: Vec<EdgeKey> = edges.keys().copied().collect();
    edges
        .into_iter()
        .filter_map(|(key, relations)| {
            let (source, target, symmetric, polarity, status) = key;
            let (from, to) = (place(source)?, place(target)?);
            let beside: Vec<_> = keys.iter().filter(|other| pair(&key, other)).collect();
            let rank = beside.iter().position(|other| **other == key)? as f32;
            let offset = (rank - (beside.len() as f32 - 1.0) / 2.0) * 34.0;
            // The offset is to one side of the pair, whichever way the arc runs.
            let offset = if source < target { offset } else { -offset };
            let width = 2.0 + (relations.len().min(6) as f32 - 1.0) * 1.2;
            let (path, heads) = arc(from, to, offset, width, symmetric);
            let is = |standing| {
                relations
                    .iter()
                    .any(|&r| related.relations.get(r) == Some(&standing))
            };
            let standing = if is(Standing::Picked) {
                Standing::Picked
            } else if is(Standing::Plain) {
                Standing::Plain
            } else {
                Standing::Dimmed
            };
            Some(Edge {
                relations,
                polarity,
                status,
                path,
                heads,
                width,
                standing,
            })
        })
        .collect()
}

/// A quadratic curve from the border of one pill to that of another, and its heads.
fn arc(from: &Node, to: &Node, offset: f32, width: f32, symmetric: bool) -> (String, Vec<String>) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1.0);
    let control = (
        (from.x + to.x) / 2.0 - dy / length * 2.0 * offset,
        (from.y + to.y) / 2.0 + dx / length * 2.0 * offset,
    );
    let at = |t: f32| {
        let blend = |a: f32, c: f32, b: f32| {
            (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * c + t * t * b
        };
        (
            blend(from.x, control.0, to.x),
            blend(from.y, control.1, to.y),
        )
    };
    let head = 7.0 + width;
    // Steps along the curve until it has left the pill, and the head has room.
    let leaves = |node: &Node, step: &dyn Fn(f32) -> f32| {
        let outside = |t: &f32| {
            let (x, y) = at(*t);
            (x - node.x).abs() > node.half_width + 4.0 || (y - node.y).abs() > HALF_HEIGHT + 4.0
        };
        (0..100)
            .map(|i| step(i as f32 / 200.0))
            .find(outside)
            .unwrap_or(0.5)
    };
    let start = leaves(from, &|t| t);
    let end = leaves(to, &|t| 1.0 - t);
    let back = head / length;
    let (tip, base) = (at(end), at((end - back).max(start)));
    let mut heads = vec![triangle(tip, base, head * 0.55)];
    let mut first = at(start);
    if symmetric {
        let base = at((start + back).min(end));
        heads.push(triangle(first, base, head * 0.55));
        first = base;
    }
    // The part of the curve between the two heads, as a curve of its own.
    let (t0, t1) = (
        start + if symmetric { back } else { 0.0 },
        (end - back).max(start),
    );
    let cross = |a: f32, c: f32, b: f32| {
        (1.0 - t0) * (1.0 - t1) * a + (t0 * (1.0 - t1) + t1 * (1.0 - t0)) * c + t0 * t1 * b
    };
    let bend = (
        cross(from.x, control.0, to.x),
        cross(from.y, control.1, to.y),
    );
    let path = ["M", &point(first), "Q", &point(bend), " ", &point(base)].concat();
    (path, heads)
}

/// A triangle with its tip at `tip` and its base, `half` to either side, at `base`.
fn triangle(tip: (f32, f32), base: (f32, f32), half: f32) -> String {
    let (dx, dy) = (tip.0 - base.0, tip.1 - base.1);
    let length = dx.hypot(dy).max(0.1);
    let side = (-dy / length * half, dx / length * half);
    let corner = |sign: f32| point((base.0 + sign * side.0, base.1 + sign * side.1));
    ["M", &point(tip), "L", &corner(1.0), "L", &corner(-1.0), "Z"].concat()
}

/// A point in SVG path data, to a tenth of a pixel.
fn point((x, y): (f32, f32)) -> String {
    [tenths(x), tenths(y)].join(" ")
}

/// A number with one decimal; the formatter of floats would weigh more than all else here.
pub fn tenths(value: f32) -> String {
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    [
        sign,
        &(tenths / 10).to_string(),
        ".",
        &(tenths % 10).to_string(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;
    use siyaq_engine::exploration::Plover;

    fn drawn(pairs: &[(&str, &str)]) -> Graph {
        let mut found = sample::article().exploration;
        found.entities.clear();
        found.relations = pairs
            .iter()
            .map(|(source, target)| {
                let mut r = sample::relation(source, target, Plover::Consult, "مصر");
                r.symmetric = false;
                r.source_words.text = (*source).to_owned();
                r.target_words.text = (*target).to_owned();
                r
            })
            .collect();
        graph(&found, &related(&found, Selection::None, None), true)
    }

    #[test]
    fn up_to_twenty_countries_keep_their_distance() {
        let names: Vec<String> = (0..20)
            .map(|i| format!("جمهورية رقم {i:02} المتحدة"))
            .collect();
        for count in 2..=20 {
            let pairs: Vec<_> = (1..count)
                .map(|i| (names[0].as_str(), names[i].as_str()))
                .collect();
            let graph = drawn(&pairs);
            assert_eq!(graph.nodes.len(), count);
            assert!(!any_touch(&graph.nodes), "{count}");
            assert!(graph.half_width < 1200.0, "{count}: {}", graph.half_width);
        }
    }

    #[test]
    fn one_arc_holds_the_relations_of_one_kind() {
        for (pairs, expected) in [
            (&[][..], &[][..]),
            (&[("A", "B")], &[1][..]),
            (&[("A", "B"), ("A", "B"), ("A", "B")], &[3]),
            (&[("A", "B"), ("B", "A")], &[1, 1]),
        ] {
            let graph = drawn(pairs);
            let counts: Vec<_> = graph.edges.iter().map(|e| e.relations.len()).collect();
            assert_eq!(counts, expected, "{pairs:?}");
            assert!(
                graph
                    .edges
                    .iter()
                    .all(|e| !e.path.contains("NaN") && e.heads.len() == 1)
            );
        }
    }

    #[test]
    fn symmetric_arcs_have_two_heads_and_ignore_order() {
        let mut found = sample::article().exploration;
        let mut back = found.relations[0].clone();
        (back.source, back.target) = (back.target, back.source);
        found.relations = vec![found.relations[0].clone(), back];
        let graph = graph(&found, &related(&found, Selection::Entity(0), None), true);
        assert_eq!(graph.edges.len(), 1);
        assert_eq!(graph.edges[0].heads.len(), 2);
        assert_eq!(
            graph
                .nodes
                .iter()
                .map(|n| n.name.as_str())
                .collect::<Vec<_>>(),
            ["مصر", "قطر"]
        );
        assert_eq!(graph.nodes[0].standing, Standing::Picked);
        assert!(graph.nodes[0].x > graph.nodes[1].x);
    }

    #[test]
    fn numbers_have_one_decimal() {
        for (value, expected) in [
            (0.0, "0.0"),
            (-0.04, "0.0"),
            (-0.06, "-0.1"),
            (12.34, "12.3"),
            (-7.0, "-7.0"),
        ] {
            assert_eq!(tenths(value), expected);
        }
    }
}
