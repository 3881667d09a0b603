//! The Sun and the four giant planets, by a symplectic integrator.

const SOLAR_MASS: f64 = 4.0 * std::f64::consts::PI * std::f64::consts::PI;
const DAYS: f64 = 365.24;
const STEP: f64 = 0.01;

#[derive(Clone, Copy)]
struct Body {
    place: [f64; 3],
    speed: [f64; 3],
    mass: f64,
}

/// Jupiter, Saturn, Uranus and Neptune: places in astronomical units, speeds in those a day, masses in those of the Sun.
const PLANETS: [([f64; 3], [f64; 3], f64); 4] = [
    (
        [
            4.841_431_442_464_721,
            -1.160_320_044_027_428_4,
            -0.103_622_044_471_123_11,
        ],
        [
            0.001_660_076_642_744_037,
            0.007_699_011_184_197_404,
            -0.000_069_046_001_697_206_3,
        ],
        0.000_954_791_938_424_326_6,
    ),
    (
        [
            8.343_366_718_244_58,
            4.124_798_564_124_305,
            -0.403_523_417_114_321,
        ],
        [
            -0.002_767_425_107_268_624,
            0.004_998_528_012_349_172,
            0.000_023_041_729_757_376_393,
        ],
        0.000_285_885_980_666_130_8,
    ),
    (
        [
            12.894_369_562_139_131,
            -15.111_151_401_698_631,
            -0.223_307_578_892_655_73,
        ],
        [
            0.002_964_601_375_647_616,
            0.002_378_471_739_594_809_5,
            -0.000_029_658_956_854_023_756,
        ],
        0.000_043_662_440_433_515_63,
    ),
    (
        [
            15.379_697_114_850_917,
            -25.919_314_609_987_964,
            0.179_258_772_950_371_18,
        ],
        [
            0.002_680_677_724_903_893_2,
            0.001_628_241_700_382_423,
            -0.000_095_159_225_451_971_59,
        ],
        0.000_051_513_890_204_661_145,
    ),
];

/// The energy of the system before and after so many steps.
pub fn nbody(steps: u32) -> Vec<f64> {
    let mut bodies = system();
    let before = energy(&bodies);
    for _ in 0..steps {
        advance(&mut bodies);
    }
    vec![before, energy(&bodies)]
}

fn system() -> [Body; 5] {
    let mut bodies = [Body {
        place: [0.0; 3],
        speed: [0.0; 3],
        mass: SOLAR_MASS,
    }; 5];
    for (body, (place, speed, mass)) in bodies[1..].iter_mut().zip(PLANETS) {
        *body = Body {
            place,
            speed: speed.map(|axis| axis * DAYS),
            mass: mass * SOLAR_MASS,
        };
    }
    // The Sun moves so that the whole stands still.
    for axis in 0..3 {
        let moved: f64 = bodies.iter().map(|body| body.speed[axis] * body.mass).sum();
        bodies[0].speed[axis] = -moved / SOLAR_MASS;
    }
    bodies
}

#[expect(
    clippy::needless_range_loop,
    reason = "the axes of three vectors go together"
)]
fn advance(bodies: &mut [Body; 5]) {
    for one in 0..5 {
        for other in one + 1..5 {
            let apart = apart(&bodies[one], &bodies[other]);
            let square: f64 = apart.iter().map(|axis| axis * axis).sum();
            let pull = STEP / (square * square.sqrt());
            let (mass, others) = (bodies[one].mass, bodies[other].mass);
            for axis in 0..3 {
                bodies[one].speed[axis] -= apart[axis] * others * pull;
                bodies[other].speed[axis] += apart[axis] * mass * pull;
            }
        }
    }
    for body in bodies {
        for axis in 0..3 {
            body.place[axis] += STEP * body.speed[axis];
        }
    }
}

fn energy(bodies: &[Body; 5]) -> f64 {
    let mut energy = 0.0;
    for (at, one) in bodies.iter().enumerate() {
        energy += one.mass * one.speed.iter().map(|axis| axis * axis).sum::<f64>() / 2.0;
        for other in &bodies[at + 1..] {
            let square: f64 = apart(one, other).iter().map(|axis| axis * axis).sum();
            energy -= one.mass * other.mass / square.sqrt();
        }
    }
    energy
}

fn apart(one: &Body, other: &Body) -> [f64; 3] {
    std::array::from_fn(|axis| one.place[axis] - other.place[axis])
}

#[cfg(test)]
mod tests {
    use super::nbody;

    #[test]
    fn the_published_energies() {
        let written: Vec<String> = nbody(1000).iter().map(|e| format!("{e:.9}")).collect();
        assert_eq!(written, ["-0.169075164", "-0.169087605"]);
    }
}
