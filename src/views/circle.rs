//! Points of a circle. The exact sine and cosine would weigh a kilobyte of the page, and a drawing
//! does not need them.

use std::f32::consts::FRAC_PI_4;

/// The point of the unit circle after `turns` of a whole turn from (1, 0) towards (0, 1). It lies on
/// the circle; its angle is right to within a degree.
pub fn on_circle(turns: f32) -> (f32, f32) {
    let quarters = 4.0 * (turns - turns.floor());
    let part = quarters.fract();
    // About the tangent of half the angle; right at both ends of a quarter.
    let t = part * (FRAC_PI_4 + (1.0 - FRAC_PI_4) * part * part);
    let (x, y) = ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t));
    match quarters as u8 {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_near_sine_and_cosine() {
        let near = 1_f32.to_radians();
        for step in -40..=40 {
            let turns = step as f32 / 32.0;
            let ((x, y), angle) = (on_circle(turns), turns * std::f32::consts::TAU);
            assert!((x - angle.cos()).abs() < near, "{turns}: {x}");
            assert!((y - angle.sin()).abs() < near, "{turns}: {y}");
            assert!((x * x + y * y - 1.0).abs() < 1e-5, "{turns}");
        }
    }
}
