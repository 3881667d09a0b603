//! Cutting a line out of a picture, upright.

use super::geometry::{Quad, size};
use crate::picture::Pixels;

/// How much taller than wide a line is that is read from top to bottom.
const TALL: f32 = 1.5;

/// Gives the corners in the order in which the line is read: one that is tall is turned.
pub(crate) fn reading(quad: Quad) -> Quad {
    let (width, height) = size(&quad);
    let [a, b, c, d] = quad;
    if height.floor() >= width.floor() * TALL {
        [b, c, d, a]
    } else {
        quad
    }
}

/// Makes a rectangle of what lies within four corners.
pub(crate) fn crop(from: &Pixels, quad: &Quad) -> Pixels {
    let (width, height) = size(quad);
    let (width, height) = (width.max(1.0) as usize, height.max(1.0) as usize);
    let mapping = Mapping::new(quad, width as f32, height as f32);
    let mut rgba = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        for x in 0..width {
            let (at_x, at_y) = mapping.place(x as f32, y as f32);
            rgba.extend_from_slice(&sample(from, at_x, at_y));
        }
    }
    Pixels {
        rgba,
        width,
        height,
    }
}

/// Where the places of a rectangle are in four corners, seen in perspective.
struct Mapping {
    x: [f32; 3],
    y: [f32; 3],
    depth: [f32; 2],
}

impl Mapping {
    fn new([a, b, c, d]: &Quad, width: f32, height: f32) -> Self {
        let (sum_x, sum_y) = (a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]);
        let (right_x, right_y) = (b[0] - c[0], b[1] - c[1]);
        let (low_x, low_y) = (d[0] - c[0], d[1] - c[1]);
        let scale = right_x * low_y - low_x * right_y;
        // Corners that lie in a row have no perspective.
        let depth = if scale.abs() > f32::EPSILON {
            [
                (sum_x * low_y - low_x * sum_y) / scale,
                (right_x * sum_y - sum_x * right_y) / scale,
            ]
        } else {
            [0.0; 2]
        };
        let axis = |of: usize| {
            [
                (b[of] - a[of] + depth[0] * b[of]) / width,
                (d[of] - a[of] + depth[1] * d[of]) / height,
                a[of],
            ]
        };
        Self {
            x: axis(0),
            y: axis(1),
            depth: [depth[0] / width, depth[1] / height],
        }
    }

    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let depth = self.depth[0] * x + self.depth[1] * y + 1.0;
        let on = |of: &[f32; 3]| (of[0] * x + of[1] * y + of[2]) / depth;
        (on(&self.x), on(&self.y))
    }
}

/// The colour at a place between pixels, by cubic interpolation. Beyond the edge, the picture goes on as it ends.
fn sample(from: &Pixels, x: f32, y: f32) -> [u8; 4] {
    let (last_x, last_y) = (from.width as i32 - 1, from.height as i32 - 1);
    let pixel = |x: i32, y: i32| {
        let at = (y.clamp(0, last_y) as usize * from.width + x.clamp(0, last_x) as usize) * 4;
        &from.rgba[at..at + 4]
    };
    let (left, top) = (x.floor(), y.floor());
    let (part_x, part_y) = (x - left, y - top);
    let (left, top) = (left as i32, top as i32);
    if part_x == 0.0 && part_y == 0.0 {
        let here = pixel(left, top);
        return [here[0], here[1], here[2], 255];
    }
    let (across, down) = (weights(part_x), weights(part_y));
    let mut sums = [0.0; 3];
    for (row, weight_y) in down.iter().enumerate() {
        for (column, weight_x) in across.iter().enumerate() {
            let here = pixel(left + column as i32 - 1, top + row as i32 - 1);
            for (sum, byte) in sums.iter_mut().zip(here) {
                *sum += f32::from(*byte) * weight_x * weight_y;
            }
        }
    }
    let [red, green, blue] = sums.map(|of| (of + 0.5) as u8);
    [red, green, blue, 255]
}

/// How much the four pixels around a place count.
fn weights(part: f32) -> [f32; 4] {
    const SHARP: f32 = -0.75;
    let near = |t: f32| ((SHARP + 2.0) * t - (SHARP + 3.0)) * t * t + 1.0;
    let far = |t: f32| ((SHARP * t - 5.0 * SHARP) * t + 8.0 * SHARP) * t - 4.0 * SHARP;
    [
        far(1.0 + part),
        near(part),
        near(1.0 - part),
        far(2.0 - part),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::geometry::{Rectangle, distance};

    /// Red says how far to the right a pixel is, green how far down.
    fn ramp() -> Pixels {
        let pixel = |at: usize| [(at % 200) as u8, (at / 200) as u8, 0, 255];
        Pixels {
            rgba: (0..200 * 200).flat_map(pixel).collect(),
            width: 200,
            height: 200,
        }
    }

    proptest! {
        #[test]
        fn each_pixel_of_a_turned_rectangle_comes_from_its_place(
            x in 80f32..120.0, y in 80f32..120.0, angle in -0.7f32..0.7, width in 20f32..90.0, height in 10f32..19.0,
        ) {
            let rectangle = Rectangle { centre: [x, y], along: [angle.cos(), angle.sin()], sides: [width, height] };
            let [a, b, _, d] = rectangle.corners();
            let made = crop(&ramp(), &rectangle.corners());
            prop_assert!(made.width.abs_diff(width as usize) <= 1 && made.height.abs_diff(height as usize) <= 1);
            for (at, pixel) in made.rgba.chunks(4).enumerate() {
                let (s, t) = ((at % made.width) as f32 / made.width as f32, (at / made.width) as f32 / made.height as f32);
                for axis in 0..2 {
                    let place = a[axis] + (b[axis] - a[axis]) * s + (d[axis] - a[axis]) * t;
                    prop_assert!((f32::from(pixel[axis]) - place).abs() < 1.2, "{pixel:?} {place}");
                }
            }
        }

        #[test]
        fn corners_go_to_corners(corners in prop::array::uniform4([0f32..15.0, 0f32..15.0])) {
            let [a, b, c, d] = corners;
            let quad = [a, [b[0] + 50.0, b[1]], [c[0] + 50.0, c[1] + 40.0], [d[0], d[1] + 40.0]];
            let mapping = Mapping::new(&quad, 30.0, 20.0);
            for ((x, y), corner) in [(0.0, 0.0), (30.0, 0.0), (30.0, 20.0), (0.0, 20.0)].iter().zip(quad) {
                let (px, py) = mapping.place(*x, *y);
                prop_assert!(distance([px, py], corner) < 0.05, "{px} {py} {corner:?}");
            }
        }
    }

    #[test]
    fn an_upright_rectangle_is_copied() {
        let made = crop(
            &ramp(),
            &[[10.0, 20.0], [40.0, 20.0], [40.0, 31.0], [10.0, 31.0]],
        );
        assert_eq!((made.width, made.height), (30, 11));
        assert_eq!(made.rgba[..8], [10, 20, 0, 255, 11, 20, 0, 255]);
    }

    #[test]
    fn a_tall_line_is_read_downwards() {
        let quad = [[0.0, 0.0], [10.0, 0.0], [10.0, 60.0], [0.0, 60.0]];
        assert_eq!(reading(quad)[0], [10.0, 0.0]);
        let made = crop(&ramp(), &reading(quad));
        assert_eq!((made.width, made.height), (60, 10));
    }

    #[test]
    fn corners_that_are_one_point_make_one_pixel() {
        let made = crop(&ramp(), &[[5.0, 5.0]; 4]);
        assert_eq!((made.width, made.height), (1, 1));
    }
}
