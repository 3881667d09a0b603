//! One option: a linear guess at its reward, and how sure it is.

use crate::bytes::{Reader, Writer};
use crate::{Error, Result};

/// What was learned of one option. Tables are squares, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arm {
    width: usize,
    /// The squares of the contexts it was rewarded in, without what holds it back; kept only where rewards fade.
    squares: Option<Vec<f64>>,
    /// The inverse of those, with what holds it back.
    inverse: Vec<f64>,
    /// The contexts, each times its reward.
    pulled: Vec<f64>,
    pub(super) rewards: u64,
}

impl Arm {
    pub(super) fn new(width: usize, regularisation: f64, fades: bool) -> Self {
        let mut inverse = vec![0.0; width * width];
        for at in 0..width {
            inverse[at * width + at] = 1.0 / regularisation;
        }
        Self {
            width,
            squares: fades.then(|| vec![0.0; width * width]),
            inverse,
            pulled: vec![0.0; width],
            rewards: 0,
        }
    }

    /// The reward that is expected in a context, and how far off that may be.
    pub(super) fn guess(&self, context: &[f64]) -> (f64, f64) {
        let seen = self.times(context);
        let expected = dot(&seen, &self.pulled);
        (expected, dot(&seen, context).max(0.0).sqrt())
    }

    /// Learns from a reward.
    pub(super) fn learn(&mut self, context: &[f64], reward: f64, regularisation: f64) {
        for (pulled, context) in self.pulled.iter_mut().zip(context) {
            *pulled += reward * context;
        }
        if let Some(squares) = &mut self.squares {
            add_square(squares, 1.0, context);
            self.invert(regularisation);
        } else {
            // Sherman and Morrison: the inverse of a matrix and a square is the inverse of the matrix, less a square.
            let seen = self.times(context);
            let by = -1.0 / (1.0 + dot(&seen, context));
            add_square(&mut self.inverse, by, &seen);
        }
        self.rewards += 1;
    }

    /// All that was learned counts less.
    pub(super) fn fade(&mut self, decay: f64, regularisation: f64) {
        let Some(squares) = &mut self.squares else {
            return;
        };
        squares.iter_mut().for_each(|value| *value *= decay);
        self.pulled.iter_mut().for_each(|value| *value *= decay);
        self.invert(regularisation);
    }

    fn times(&self, context: &[f64]) -> Vec<f64> {
        let rows = self.inverse.chunks_exact(self.width);
        rows.map(|row| dot(row, context)).collect()
    }

    /// Computes the inverse from the squares, by Gauss and Jordan: they are positive, so no row is ever in the way.
    fn invert(&mut self, regularisation: f64) {
        let (Some(squares), width) = (&self.squares, self.width) else {
            return;
        };
        let mut left = squares.clone();
        self.inverse.fill(0.0);
        for at in 0..width {
            left[at * width + at] += regularisation;
            self.inverse[at * width + at] = 1.0;
        }
        for pivot in 0..width {
            let by = 1.0 / left[pivot * width + pivot];
            for table in [&mut left, &mut self.inverse] {
                let row = &mut table[pivot * width..(pivot + 1) * width];
                row.iter_mut().for_each(|value| *value *= by);
            }
            for other in (0..width).filter(|other| *other != pivot) {
                let by = left[other * width + pivot];
                for table in [&mut left, &mut self.inverse] {
                    for column in 0..width {
                        table[other * width + column] -= by * table[pivot * width + column];
                    }
                }
            }
        }
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        if let Some(squares) = &self.squares {
            writer.f64s(squares);
        }
        writer.f64s(&self.inverse);
        writer.f64s(&self.pulled);
        writer.u64(self.rewards);
    }

    pub(super) fn read(reader: &mut Reader<'_>, width: usize, fades: bool) -> Result<Self> {
        let table = width * width;
        let arm = Self {
            width,
            squares: fades.then(|| reader.f64s(table)).transpose()?,
            inverse: reader.f64s(table)?,
            pulled: reader.f64s(width)?,
            rewards: reader.u64()?,
        };
        let all = [
            arm.squares.as_deref(),
            Some(&arm.inverse),
            Some(&arm.pulled),
        ];
        // What is larger cannot come of rewards and contexts that are accepted, and would overflow.
        let sound = all
            .into_iter()
            .flatten()
            .flatten()
            .all(|value| value.abs() < 1e30);
        if sound {
            return Ok(arm);
        }
        Err(Error::bad_state("what it learned is out of bounds"))
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add_square(table: &mut [f64], by: f64, row: &[f64]) {
    for (line, value) in table.chunks_exact_mut(row.len()).zip(row) {
        for (into, other) in line.iter_mut().zip(row) {
            *into += by * value * other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arm;
    use crate::random::Random;

    #[test]
    fn without_fading_both_ways_are_one() {
        let (mut quick, mut whole) = (Arm::new(5, 0.7, false), Arm::new(5, 0.7, true));
        let mut random = Random(3);
        for _ in 0..200 {
            let context: Vec<f64> = (0..5).map(|_| random.normal()).collect();
            let reward = random.unit();
            quick.learn(&context, reward, 0.7);
            whole.fade(1.0, 0.7);
            whole.learn(&context, reward, 0.7);
            let (a, b) = (quick.guess(&context), whole.guess(&context));
            assert!(
                (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9,
                "{a:?} {b:?}"
            );
        }
    }
}
