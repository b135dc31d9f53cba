//! The drawing of the relations: countries as pills in a ring of two columns,
//! relations as arcs between them, one arc for all relations of one direction, class and status.

pub mod arc;

use siyaq_engine::list::{ToList, sort_by_key};
use std::cmp::Reverse;

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Quad, Status};

use super::related::Related;
use super::relations::pair_of;
use super::{Standing, flag, kept_relations};
use crate::store::Filter;
pub use arc::tenths;
use arc::{Arc, arc};

/// Half the height of a pill.
pub const HALF_HEIGHT: f32 = 20.0;
/// The most countries that are drawn; those with the fewest relations are left out.
pub const MOST: usize = 20;
/// The longest name that is drawn whole, in characters.
const LONGEST_NAME: usize = 18;
/// The least free space between two pills, across and down: room for an arrow.
const ROOM: (f32, f32) = (48.0, 28.0);
/// The least height of a drawing of several rows.
const TALL: f32 = 260.0;
/// How far the columns bulge.
const BULGE: f32 = 30.0;
/// How far an arc between two of one column bends away from those between them.
const DETOUR: f32 = 110.0;

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
    /// Whether countries were left out.
    pub partial: bool,
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
    /// Its flag, which stands before the name where the platform draws flags.
    pub flag: Option<String>,
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
    /// The index of the pair among the pairs.
    pub pair: Option<usize>,
    /// Cooperation or conflict, in words or deeds.
    pub quad: Quad,
    /// Whether they are planned, possible or negated.
    pub status: Status,
    /// The arc, as SVG path data.
    pub path: String,
    /// The arrow heads: one at the target, another at the source where the order says nothing.
    pub heads: Vec<String>,
    /// The middle of the arc.
    pub middle: (f32, f32),
    /// Width of the stroke.
    pub width: f32,
    /// How they stand to what is picked.
    pub standing: Standing,
}

/// What relations are drawn as one arc: source, target, whether symmetric, class, status.
type EdgeKey<'a> = (&'a str, &'a str, bool, Quad, Status);

/// The drawing of the relations that `filter` leaves; empty where there are none. `rtl` puts the
/// first country at the right.
pub fn graph(found: &Exploration, related: &Related, filter: &Filter, rtl: bool) -> Graph {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let mut edges: Vec<(EdgeKey, usize)> = Vec::new();
    for (index, r) in kept_relations(found, filter) {
        for code in [&r.source, &r.target] {
            match counts.iter_mut().find(|(other, _)| other == code) {
                Some((_, count)) => *count += 1,
                None => counts.push((code, 1)),
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
            r.quad,
            r.status,
        );
        edges.push((key, index));
    }
    let partial = counts.len() > MOST;
    if partial {
        sort_by_key(&mut counts, |&(_, count)| Reverse(count));
        counts.truncate(MOST);
    }
    let mut nodes: Vec<Node> = counts
        .iter()
        .map(|(code, _)| node(code, found, related))
        .list();
    lay_out(&mut nodes, rtl);
    let reach = |side: fn(&Node) -> f32| nodes.iter().map(side).fold(0.0, f32::max);
    sort_by_key(&mut edges, |&edge| edge);
    let edges = arcs(found, &nodes, &edges, related);
    Graph {
        half_width: reach(|n| n.x.abs() + n.half_width) + 12.0,
        half_height: reach(|n| n.y.abs() + HALF_HEIGHT)
            + if nodes.len() == 2 { 40.0 } else { 16.0 },
        nodes,
        edges,
        partial,
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
    let flag = flag(code);
    let mine = |standing| {
        found.relations.iter().enumerate().any(|(i, r)| {
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
        half_width: half_width(length.min(LONGEST_NAME), flag.is_some()),
        label,
        flag,
        entity,
        x: 0.0,
        y: 0.0,
        standing,
    }
}

/// Half the width of the pill of a name of so many characters: 9 pixels are the widest that a letter
/// of the interface's faces is on average, 24 a flag.
fn half_width(letters: usize, flag: bool) -> f32 {
    16.0 + 4.5 * letters.max(3) as f32 + if flag { 12.0 } else { 0.0 }
}

/// Puts the nodes in two columns that bulge, with one node between them at the top, and one at the
/// bottom where their number is even: the panel is narrow, the page long. Two stand side by side.
fn lay_out(nodes: &mut [Node], rtl: bool) {
    let widest = nodes.iter().map(|n| n.half_width).fold(0.0, f32::max);
    let across = widest + ROOM.0 / 2.0;
    let rows = nodes.len() / 2 + 1;
    let step = (2.0 * HALF_HEIGHT + ROOM.1).max(TALL / rows as f32);
    let count = nodes.len();
    for (i, node) in nodes.iter_mut().enumerate() {
        // The place in the row: 0 in the middle, else the side where the writing begins or ends.
        let (row, side) = match (count, i) {
            (2, _) => (1, if i == 0 { 1.0 } else { -1.0 }),
            (_, 0) => (0, 0.0),
            (_, i) if i + 1 == count && count.is_multiple_of(2) => (rows - 1, 0.0),
            (_, i) if i % 2 == 1 => (i.div_ceil(2), 1.0),
            (_, i) => (i / 2, -1.0),
        };
        let down = row as f32 - (rows as f32 - 1.0) / 2.0;
        let bulge = BULGE * (1.0 - (2.0 * down / rows as f32).powi(2));
        node.x = side * (across + bulge) * if rtl { 1.0 } else { -1.0 };
        node.y = if count == 2 { 0.0 } else { down * step };
    }
}

/// The arcs; those between the same two countries bend apart.
fn arcs(
    found: &Exploration,
    nodes: &[Node],
    edges: &[(EdgeKey, usize)],
    related: &Related,
) -> Vec<Edge> {
    let place = |code: &str| nodes.iter().find(|n| n.code == code);
    let pair = |a: &EdgeKey, b: &EdgeKey| (a.0, a.1) == (b.0, b.1) || (a.0, a.1) == (b.1, b.0);
    let edges = edges.chunk_by(|a, b| a.0 == b.0);
    let keys: Vec<EdgeKey> = edges.clone().map(|same| same[0].0).list();
    // The distance of neighbouring rows.
    let row = nodes
        .iter()
        .flat_map(|a| nodes.iter().map(|b| (a.y - b.y).abs()))
        .filter(|&distance| distance > 1.0)
        .fold(f32::MAX, f32::min);
    edges
        .filter_map(|same| {
            let key = same[0].0;
            let relations: Vec<usize> = same.iter().map(|&(_, index)| index).list();
            let (source, target, symmetric, quad, status) = key;
            let (from, to) = (place(source)?, place(target)?);
            let beside: Vec<_> = keys.iter().filter(|other| pair(&key, other)).list();
            let rank = beside.iter().position(|other| **other == key)? as f32;
            let offset = (rank - (beside.len() as f32 - 1.0) / 2.0) * 34.0;
            // The offset is to one side of the pair, whichever way the arc runs.
            let offset = if source < target { offset } else { -offset };
            let beyond = from.x * to.x > 0.0 && (from.y - to.y).abs() > 1.5 * row;
            let detour = if beyond {
                DETOUR * (from.x * (to.y - from.y)).signum()
            } else {
                0.0
            };
            let offset = offset + detour;
            let width = 2.0 + (relations.len().min(6) as f32 - 1.0) * 1.2;
            let Arc {
                path,
                heads,
                middle,
            } = arc(from, to, offset, width, symmetric);
            let first = relations.first().copied()?;
            let pair = pair_of(found, first);
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
                pair,
                quad,
                status,
                path,
                heads,
                middle,
                width,
                standing,
            })
        })
        .list()
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
        let related = related(&found, Selection::None, None);
        graph(&found, &related, &Filter::default(), true)
    }

    fn any_touch(nodes: &[Node]) -> bool {
        nodes.iter().enumerate().any(|(i, a)| {
            nodes[i + 1..].iter().any(|b| {
                (a.x - b.x).abs() < a.half_width + b.half_width + ROOM.0
                    && (a.y - b.y).abs() < 2.0 * HALF_HEIGHT + ROOM.1
            })
        })
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
            assert!(graph.half_width < 320.0, "{count}: {}", graph.half_width);
            assert!(graph.half_height < 800.0, "{count}: {}", graph.half_height);
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
        let related = related(&found, Selection::Entity(0), None);
        let graph = graph(&found, &related, &Filter::default(), true);
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
}
