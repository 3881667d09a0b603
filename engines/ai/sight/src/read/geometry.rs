//! Points, hulls, and the smallest rectangle around them.

/// A place in a picture: pixels from the left, pixels from the top.
pub type Point = [f32; 2];

/// The four corners of a line, as one who reads it sees them: top left, top right, bottom right, bottom left.
pub type Quad = [Point; 4];

/// A rectangle that may be turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rectangle {
    pub(crate) centre: Point,
    /// The direction of its first side, of length 1.
    pub(crate) along: Point,
    /// The lengths of its sides.
    pub(crate) sides: [f32; 2],
}

impl Rectangle {
    /// The smallest one around points, by area.
    pub(crate) fn around(points: &[Point]) -> Option<Self> {
        let hull = hull(points);
        let first = *hull.first()?;
        let mut best: Option<(f32, Self)> = None;
        for (at, from) in hull.iter().enumerate() {
            let to = hull[(at + 1) % hull.len()];
            let length = distance(*from, to);
            let along = if length > 0.0 {
                [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
            } else {
                [1.0, 0.0]
            };
            let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
            for point in &hull {
                let offset = [point[0] - first[0], point[1] - first[1]];
                let places = [
                    offset[0] * along[0] + offset[1] * along[1],
                    offset[1] * along[0] - offset[0] * along[1],
                ];
                for axis in 0..2 {
                    low[axis] = low[axis].min(places[axis]);
                    high[axis] = high[axis].max(places[axis]);
                }
            }
            let sides = [high[0] - low[0], high[1] - low[1]];
            let area = sides[0] * sides[1];
            if best.as_ref().is_none_or(|(least, _)| area < *least) {
                let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
                let centre = [
                    first[0] + middle[0] * along[0] - middle[1] * along[1],
                    first[1] + middle[0] * along[1] + middle[1] * along[0],
                ];
                best = Some((
                    area,
                    Self {
                        centre,
                        along,
                        sides,
                    },
                ));
            }
        }
        best.map(|(_, rectangle)| rectangle)
    }

    pub(crate) fn shorter(&self) -> f32 {
        self.sides[0].min(self.sides[1])
    }

    /// Moves all sides outwards, by as much as `ratio` times its area is to its circumference.
    pub(crate) fn unclipped(&self, ratio: f32) -> Self {
        let [width, height] = self.sides;
        let circumference = 2.0 * (width + height);
        if circumference == 0.0 {
            return *self;
        }
        let distance = width * height * ratio / circumference;
        Self {
            sides: [width + 2.0 * distance, height + 2.0 * distance],
            ..*self
        }
    }

    /// Its corners in the order of a [`Quad`], as far as that can be told from their places.
    pub(crate) fn corners(&self) -> Quad {
        let [x, y] = self.along;
        let (half, other) = (self.sides[0] / 2.0, self.sides[1] / 2.0);
        let corner = |a: f32, b: f32| {
            [
                self.centre[0] + a * half * x - b * other * y,
                self.centre[1] + a * half * y + b * other * x,
            ]
        };
        upright([
            corner(-1.0, -1.0),
            corner(1.0, -1.0),
            corner(1.0, 1.0),
            corner(-1.0, 1.0),
        ])
    }
}

/// Orders four corners: the two on the left, then the two on the right, each by height.
pub(crate) fn upright(mut corners: [Point; 4]) -> Quad {
    corners.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let [a, b, c, d] = corners;
    let by_height = |a: Point, b: Point| if a[1] <= b[1] { (a, b) } else { (b, a) };
    let (top_left, bottom_left) = by_height(a, b);
    let (top_right, bottom_right) = by_height(c, d);
    [top_left, top_right, bottom_right, bottom_left]
}

pub(crate) fn distance(a: Point, b: Point) -> f32 {
    (b[0] - a[0]).hypot(b[1] - a[1])
}

/// The place between two points: 0 is the first, 1 the second.
pub(crate) fn between(a: Point, b: Point, part: f32) -> Point {
    [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
}

/// How wide and how high a quad is, by the longer of opposite sides.
pub(crate) fn size([a, b, c, d]: &Quad) -> (f32, f32) {
    (
        distance(*a, *b).max(distance(*c, *d)),
        distance(*a, *d).max(distance(*b, *c)),
    )
}

/// The corners of the smallest convex shape around points, one after the other.
fn hull(points: &[Point]) -> Vec<Point> {
    let mut points = points.to_vec();
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut lower = half(points.iter());
    let mut upper = half(points.iter().rev());
    lower.pop();
    upper.pop();
    lower.append(&mut upper);
    lower
}

fn half<'p>(points: impl Iterator<Item = &'p Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = kept[..] {
            let turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
            if turn > 0.0 {
                break;
            }
            kept.pop();
        }
        kept.push(*point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn turned(centre: Point, angle: f32, sides: [f32; 2]) -> Rectangle {
        Rectangle {
            centre,
            along: [angle.cos(), angle.sin()],
            sides,
        }
    }

    proptest! {
        #[test]
        fn a_turned_rectangle_is_found_again(
            x in -500f32..500.0, y in -500f32..500.0, angle in -0.7f32..0.7,
            width in 20f32..400.0, height in 5f32..19.0, inside in prop::collection::vec((0f32..1.0, 0f32..1.0), 0..40),
        ) {
            let given = turned([x, y], angle, [width, height]);
            let [a, b, _, d] = given.corners();
            let mut points = given.corners().to_vec();
            points.extend(inside.iter().map(|(s, t)| {
                let (top, side) = (between(a, b, *s), between(a, d, *t));
                [top[0] + side[0] - a[0], top[1] + side[1] - a[1]]
            }));
            let found = Rectangle::around(&points).unwrap();
            for (was, is) in given.corners().iter().zip(found.corners()) {
                prop_assert!(distance(*was, is) < 0.5, "{given:?} {found:?}");
            }
            prop_assert!((found.shorter() - height).abs() < 0.1);
        }

        #[test]
        fn everything_lies_within(points in prop::collection::vec([0f32..100.0, 0f32..100.0], 1..60)) {
            let found = Rectangle::around(&points).unwrap();
            let [x, y] = found.along;
            for point in points {
                let (dx, dy) = (point[0] - found.centre[0], point[1] - found.centre[1]);
                prop_assert!((dx * x + dy * y).abs() <= found.sides[0] / 2.0 + 0.01);
                prop_assert!((dy * x - dx * y).abs() <= found.sides[1] / 2.0 + 0.01);
            }
        }

        #[test]
        fn unclipping_moves_every_side_alike(width in 1f32..300.0, height in 1f32..300.0, ratio in 0f32..4.0) {
            let made = turned([0.0, 0.0], 0.3, [width, height]).unclipped(ratio);
            let grown = [made.sides[0] - width, made.sides[1] - height];
            prop_assert!((grown[0] - grown[1]).abs() < 0.01);
            prop_assert!((grown[0] * (width + height) - width * height * ratio).abs() < 1.0 + width * height * 0.001);
        }
    }

    #[test]
    fn points_in_a_row_and_a_single_point_have_no_area() {
        assert_eq!(Rectangle::around(&[]), None);
        assert_eq!(Rectangle::around(&[[3.0, 4.0]]).unwrap().shorter(), 0.0);
        let row = Rectangle::around(&[[0.0, 0.0], [5.0, 5.0], [9.0, 9.0]]).unwrap();
        assert!(row.shorter() < 1e-4, "{row:?}");
    }
}
