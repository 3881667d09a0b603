//! Factors: a row of numbers for each user or item.

use super::names::Names;
use crate::linear::{System, padded};
use crate::random::Random;

/// Rows of the same width. What fills them up beyond `count` numbers is zero.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Factors {
    pub(crate) width: usize,
    pub(crate) rows: Vec<f32>,
}

impl Factors {
    /// Small ones, which depend on nothing but the seed and the names.
    pub(crate) fn first(names: &Names, count: usize, width: usize, seed: u64) -> Self {
        let mut factors = Self {
            width: padded(width),
            rows: Vec::new(),
        };
        factors.grow(names, count, seed);
        factors
    }

    /// Gives names that have come since a row.
    pub(crate) fn grow(&mut self, names: &Names, count: usize, seed: u64) {
        for number in self.len()..names.len() {
            let mut random = Random::of(seed, names.name(number));
            let row = (0..self.width).map(|at| {
                let value = random.normal() * 0.1;
                if at < count { value as f32 } else { 0.0 }
            });
            self.rows.extend(row);
        }
    }

    /// So many rows of zeros.
    pub(crate) fn zero(rows: usize, width: usize) -> Self {
        let width = padded(width);
        Self {
            width,
            rows: vec![0.0; rows * width],
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len() / self.width
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.rows[row * self.width..(row + 1) * self.width]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.rows[row * self.width..(row + 1) * self.width]
    }

    /// The sum of the squares of all rows.
    pub(crate) fn gram(&self) -> System {
        let mut gram = System::new(self.width);
        let (fours, rest) = self.rows.split_at(self.len() / 4 * 4 * self.width);
        for four in fours.chunks_exact(4 * self.width) {
            let row = |at: usize| &four[at * self.width..(at + 1) * self.width];
            gram.add_squares([1.0; 4], [row(0), row(1), row(2), row(3)]);
        }
        for row in rest.chunks_exact(self.width) {
            gram.add_square(1.0, row);
        }
        gram
    }
}

/// Adds the squares of some rows to a system, each by its own measure.
pub(crate) fn add_rows(
    system: &mut System,
    factors: &Factors,
    columns: &[u32],
    by: impl Fn(usize) -> f32,
) {
    let fours = columns.len() / 4 * 4;
    for at in (0..fours).step_by(4) {
        let each = [at, at + 1, at + 2, at + 3];
        system.add_squares(
            each.map(&by),
            each.map(|at| factors.row(columns[at] as usize)),
        );
    }
    for (at, column) in columns.iter().enumerate().skip(fours) {
        system.add_square(by(at), factors.row(*column as usize));
    }
}
