//! The geometry of an arc between two pills, as SVG path data.

use super::{HALF_HEIGHT, Node};
use siyaq_engine::list::joined;
use siyaq_engine::text::normalize::digits;

/// An arc as it is drawn.
pub struct Arc {
    /// The curve between the heads, as SVG path data.
    pub path: String,
    /// The arrow heads: one at the target, another at the source where the order says nothing.
    pub heads: Vec<String>,
    /// Its middle.
    pub middle: (f32, f32),
}

/// A quadratic curve from the border of one pill to that of another, bent by `offset`, and its heads.
pub fn arc(from: &Node, to: &Node, offset: f32, width: f32, symmetric: bool) -> Arc {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = length(dx, dy).max(1.0);
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
    Arc {
        path,
        heads,
        middle: at((t0 + t1) / 2.0),
    }
}

/// The length of an arrow; the exact `hypot` would be two hundred bytes of the page.
fn length(dx: f32, dy: f32) -> f32 {
    (dx * dx + dy * dy).sqrt()
}

/// A triangle with its tip at `tip` and its base, `half` to either side, at `base`.
fn triangle(tip: (f32, f32), base: (f32, f32), half: f32) -> String {
    let (dx, dy) = (tip.0 - base.0, tip.1 - base.1);
    let length = length(dx, dy).max(0.1);
    let side = (-dy / length * half, dx / length * half);
    let corner = |sign: f32| point((base.0 + sign * side.0, base.1 + sign * side.1));
    ["M", &point(tip), "L", &corner(1.0), "L", &corner(-1.0), "Z"].concat()
}

/// A point in SVG path data, to a tenth of a pixel.
fn point((x, y): (f32, f32)) -> String {
    joined(&[tenths(x), tenths(y)], " ")
}

/// A number with one decimal; the formatter of floats would weigh more than all else here.
pub fn tenths(value: f32) -> String {
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    [
        sign,
        &digits((tenths / 10).into()),
        ".",
        &digits((tenths % 10).into()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

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
