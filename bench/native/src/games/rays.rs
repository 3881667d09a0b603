//! A picture by ray tracing: spheres on a floor, with shadows and reflections.

/// Width and height of the picture.
pub const SIZE: (usize, usize) = (320, 240);

const DEEPEST: u32 = 4;
const LIGHT: Vector = Vector([-6.0, 9.0, -4.0]);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Vector([f64; 3]);

impl Vector {
    fn map2(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        Self(std::array::from_fn(|axis| f(self.0[axis], other.0[axis])))
    }

    fn plus(self, other: Self) -> Self {
        self.map2(other, |a, b| a + b)
    }

    fn minus(self, other: Self) -> Self {
        self.map2(other, |a, b| a - b)
    }

    fn times(self, by: f64) -> Self {
        Self(self.0.map(|axis| axis * by))
    }

    fn dot(self, other: Self) -> f64 {
        self.0[0] * other.0[0] + self.0[1] * other.0[1] + self.0[2] * other.0[2]
    }

    fn unit(self) -> Self {
        self.times(1.0 / self.dot(self).sqrt())
    }
}

struct Ray {
    from: Vector,
    along: Vector,
}

struct Sphere {
    centre: Vector,
    radius: f64,
    colour: Vector,
    mirror: f64,
}

impl Sphere {
    /// How far along the ray it is met, if at all.
    fn meets(&self, ray: &Ray) -> Option<f64> {
        let to = self.centre.minus(ray.from);
        let nearest = to.dot(ray.along);
        let square = self.radius * self.radius - (to.dot(to) - nearest * nearest);
        if square < 0.0 {
            return None;
        }
        let half = square.sqrt();
        [nearest - half, nearest + half]
            .into_iter()
            .find(|&far| far > 1e-6)
    }
}

/// Red, green, blue, alpha.
pub fn picture() -> Vec<u8> {
    let scene = scene();
    (0..SIZE.1).flat_map(|y| row(&scene, y)).collect()
}

/// The rows of the picture, from the spheres of [`scene`].
pub(crate) fn row(scene: &Scene, y: usize) -> Vec<u8> {
    let mut rgba = Vec::with_capacity(SIZE.0 * 4);
    for x in 0..SIZE.0 {
        let right = (x as f64 + 0.5) / SIZE.1 as f64 - SIZE.0 as f64 / SIZE.1 as f64 / 2.0;
        let up = 0.5 - (y as f64 + 0.5) / SIZE.1 as f64;
        let ray = Ray {
            from: Vector([0.0, 1.5, -7.0]),
            along: Vector([right, up - 0.1, 1.0]).unit(),
        };
        let colour = trace(&scene.0, &ray, DEEPEST);
        rgba.extend(
            colour
                .0
                .map(|channel| (channel.clamp(0.0, 1.0).sqrt() * 255.0) as u8),
        );
        rgba.push(255);
    }
    rgba
}

/// The spheres.
pub(crate) struct Scene(Vec<Sphere>);

/// Twenty spheres in rows.
pub(crate) fn scene() -> Scene {
    let sphere = |at: usize| {
        let (column, row) = ((at % 5) as f64, (at / 5) as f64);
        let radius = 0.35 + 0.08 * row;
        let tone = |by: usize| 0.25 + 0.7 * ((at * by % 7) as f64 / 6.0);
        Sphere {
            centre: Vector([(column - 2.0) * 1.3, radius, row * 1.6]),
            radius,
            colour: Vector([tone(1), tone(3), tone(5)]),
            mirror: if at.is_multiple_of(3) { 0.6 } else { 0.15 },
        }
    };
    Scene((0..20).map(sphere).collect())
}

/// The nearest thing a ray meets: how far, which way its surface looks, its colour, and how much of a mirror it is.
fn nearest(scene: &[Sphere], ray: &Ray) -> Option<(f64, Vector, Vector, f64)> {
    let met = (scene.iter())
        .filter_map(|sphere| Some((sphere.meets(ray)?, sphere)))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    let floor = -ray.from.0[1] / ray.along.0[1];
    let before = met.as_ref().map_or(f64::INFINITY, |(far, _)| *far);
    if floor > 1e-6 && floor < before {
        let at = ray.from.plus(ray.along.times(floor));
        let odd = (at.0[0].floor() + at.0[2].floor()) as i64 & 1 == 1;
        let tone = if odd { 0.2 } else { 0.8 };
        return Some((floor, Vector([0.0, 1.0, 0.0]), Vector([tone; 3]), 0.1));
    }
    met.map(|(far, sphere)| {
        let at = ray.from.plus(ray.along.times(far));
        let outwards = at.minus(sphere.centre).times(1.0 / sphere.radius);
        (far, outwards, sphere.colour, sphere.mirror)
    })
}

fn trace(scene: &[Sphere], ray: &Ray, deeper: u32) -> Vector {
    let Some((far, outwards, colour, mirror)) = nearest(scene, ray) else {
        let height = ray.along.0[1].max(0.0);
        return Vector([0.6 - 0.4 * height, 0.75 - 0.35 * height, 0.95]);
    };
    let at = ray
        .from
        .plus(ray.along.times(far))
        .plus(outwards.times(1e-6));
    let to_light = LIGHT.minus(at);
    let distance = to_light.dot(to_light).sqrt();
    let along = to_light.times(1.0 / distance);
    let shadow = (scene.iter()).any(|sphere| {
        sphere
            .meets(&Ray { from: at, along })
            .is_some_and(|far| far < distance)
    });
    let lit = if shadow {
        0.0
    } else {
        outwards.dot(along).max(0.0)
    };
    let own = colour.times(0.15 + 0.85 * lit);
    if deeper == 0 {
        return own;
    }
    let back = ray
        .along
        .minus(outwards.times(2.0 * ray.along.dot(outwards)));
    let seen = trace(
        scene,
        &Ray {
            from: at,
            along: back,
        },
        deeper - 1,
    );
    own.times(1.0 - mirror).plus(seen.times(mirror))
}

#[cfg(test)]
mod tests {
    use super::{Ray, SIZE, Sphere, Vector, picture, scene, trace};

    #[test]
    fn a_sphere_is_met_where_it_stands() {
        let sphere = Sphere {
            centre: Vector([0.0, 0.0, 5.0]),
            radius: 1.0,
            colour: Vector([1.0; 3]),
            mirror: 0.0,
        };
        let ray = |from: [f64; 3]| Ray {
            from: Vector(from),
            along: Vector([0.0, 0.0, 1.0]),
        };
        assert_eq!(sphere.meets(&ray([0.0; 3])), Some(4.0));
        assert_eq!(sphere.meets(&ray([0.0, 0.0, 5.0])), Some(1.0));
        assert_eq!(sphere.meets(&ray([0.0, 1.1, 0.0])), None);
        assert_eq!(sphere.meets(&ray([0.0, 0.0, 7.0])), None);
    }

    #[test]
    fn above_is_sky_below_is_a_chequered_floor() {
        let scene = scene().0;
        let look = |along: [f64; 3]| {
            let from = Vector([0.0, 1.5, -7.0]);
            trace(
                &scene,
                &Ray {
                    from,
                    along: Vector(along).unit(),
                },
                0,
            )
        };
        let off = look([0.0, 1.0, 0.0]).minus(Vector([0.2, 0.4, 0.95]));
        assert!(off.dot(off) < 1e-20);
        let (dark, light) = (look([0.2, -1.0, -1.0]), look([1.2, -1.0, -1.0]));
        assert!((dark.0[0] - light.0[0]).abs() > 0.2, "{dark:?} {light:?}");
        assert_eq!(picture().len(), SIZE.0 * SIZE.1 * 4);
    }
}
