//! Sums over rows of numbers, written so that compilers make SIMD of them, and small systems of equations.

/// Rows are as long as a multiple of this; what is added to fill them is zero, and stays so.
pub(crate) const LANES: usize = 8;

/// The length of a row that has room for so many numbers.
pub(crate) fn padded(count: usize) -> usize {
    count.div_ceil(LANES) * LANES
}

/// The sum of the products. Both are equally long.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a_blocks, a_rest) = a.as_chunks::<LANES>();
    let (b_blocks, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0f32; LANES];
    for (a, b) in a_blocks.iter().zip(b_blocks) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Adds a multiple.
pub(crate) fn add_scaled(into: &mut [f32], by: f32, what: &[f32]) {
    for (into, what) in into.iter_mut().zip(what) {
        *into += by * what;
    }
}

/// `a · x = b`, where `a` is symmetric and positive. Of `a` the lower triangle is filled, with whole blocks at the ends of rows.
#[derive(Clone, Debug)]
pub(crate) struct System {
    pub(crate) width: usize,
    pub(crate) a: Vec<f32>,
    pub(crate) b: Vec<f32>,
}

impl System {
    /// All zero; `width` is a multiple of [`LANES`].
    pub(crate) fn new(width: usize) -> Self {
        Self {
            width,
            a: vec![0.0; width * width],
            b: vec![0.0; width],
        }
    }

    /// Begins anew with zeros.
    pub(crate) fn clear(&mut self) {
        self.a.fill(0.0);
        self.b.fill(0.0);
    }

    /// Adds `by · row · rowᵀ` to `a`.
    pub(crate) fn add_square(&mut self, by: f32, row: &[f32]) {
        for (at, line) in self.a.chunks_exact_mut(self.width).enumerate() {
            let end = padded(at + 1);
            add_scaled(&mut line[..end], by * row[at], &row[..end]);
        }
    }

    /// The same for four rows at once, so that `a` passes through the registers once and not four times.
    pub(crate) fn add_squares(&mut self, by: [f32; 4], rows: [&[f32]; 4]) {
        for (at, line) in self.a.chunks_exact_mut(self.width).enumerate() {
            let end = padded(at + 1);
            let scale = [0, 1, 2, 3].map(|each| by[each] * rows[each][at]);
            let [first, second, third, fourth] = rows.map(|row| row[..end].as_chunks::<LANES>().0);
            let blocks = line[..end].as_chunks_mut::<LANES>().0.iter_mut();
            for ((((into, a), b), c), d) in blocks.zip(first).zip(second).zip(third).zip(fourth) {
                for lane in 0..LANES {
                    into[lane] += scale[0] * a[lane]
                        + scale[1] * b[lane]
                        + scale[2] * c[lane]
                        + scale[3] * d[lane];
                }
            }
        }
    }

    /// Adds to the diagonal of `a`.
    pub(crate) fn add_diagonal(&mut self, by: f32) {
        for at in 0..self.width {
            self.a[at * self.width + at] += by;
        }
    }

    /// Turns `a` into its Cholesky factor, which [`System::solve`] needs.
    pub(crate) fn factorise(&mut self) {
        let width = self.width;
        for row in 0..width {
            let (above, rest) = self.a.split_at_mut(row * width);
            let line = &mut rest[..width];
            let whole = line[row];
            for column in 0..row {
                let other = &above[column * width..column * width + width];
                let sum = dot(&line[..column], &other[..column]);
                line[column] = (line[column] - sum) / other[column];
            }
            let sum = dot(&line[..row], &line[..row]);
            // What rounding takes from a pivot must not make it vanish.
            line[row] = (whole - sum)
                .max(whole * 1e-6)
                .max(f32::MIN_POSITIVE)
                .sqrt();
        }
    }

    /// Puts the solution for `b` into it, after [`System::factorise`].
    pub(crate) fn solve(&self, b: &mut [f32]) {
        let width = self.width;
        for row in 0..width {
            let line = &self.a[row * width..row * width + width];
            b[row] = (b[row] - dot(&line[..row], &b[..row])) / line[row];
        }
        for row in (0..width).rev() {
            let line = &self.a[row * width..row * width + width];
            let (before, rest) = b.split_at_mut(row);
            rest[0] /= line[row];
            add_scaled(before, -rest[0], &line[..row]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{System, dot};
    use crate::random::Random;

    #[test]
    fn a_solution_solves() {
        let mut random = Random(7);
        let mut row = || -> Vec<f32> { (0..16).map(|_| random.normal() as f32).collect() };
        let (mut system, mut other) = (System::new(16), System::new(16));
        for _ in 0..10 {
            let rows = [row(), row(), row(), row()];
            system.add_squares(
                [0.5, 1.0, 2.0, 0.1],
                [&rows[0], &rows[1], &rows[2], &rows[3]],
            );
            for (by, row) in [0.5, 1.0, 2.0, 0.1].into_iter().zip(&rows) {
                other.add_square(by, row);
            }
        }
        system.add_diagonal(0.1);
        other.add_diagonal(0.1);
        let lower = |a: &[f32]| -> Vec<f32> {
            (0..256)
                .filter(|at| at % 16 <= at / 16)
                .map(|at| a[at])
                .collect()
        };
        for (a, b) in lower(&system.a).iter().zip(lower(&other.a)) {
            assert!((a - b).abs() < 1e-3, "four at once: {a}, one by one: {b}");
        }
        let whole: Vec<Vec<f32>> = (0..16)
            .map(|row: usize| {
                (0..16)
                    .map(|column: usize| other.a[row.max(column) * 16 + row.min(column)])
                    .collect()
            })
            .collect();
        let wanted = row();
        let mut x = wanted.clone();
        other.factorise();
        other.solve(&mut x);
        for (line, wanted) in whole.iter().zip(wanted) {
            assert!((dot(line, &x) - wanted).abs() < 1e-3);
        }
    }
}
