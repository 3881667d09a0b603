//! How users rate: the mean of all, a lean of each user and item, and factors for the rest, by alternating least squares. A user's
//! row and an item's row have the same shape: factors, and then the lean.

use super::RecommenderOptions;
use super::factors::Factors;
use super::interest::BREATH;
use super::matrix::Matrix;
use super::names::Names;
use crate::linear::{System, add_scaled, dot};
use crate::{Error, Result, Watch};

/// What was learned of ratings.
#[derive(Clone, Debug)]
pub(crate) struct Ratings {
    pub(crate) mean: f32,
    pub(crate) users: Factors,
    pub(crate) items: Factors,
}

impl Ratings {
    /// Learns from rows of users, whose values are ratings; `None` where there is not one.
    pub(crate) fn train(
        by_user: &Matrix,
        items: &Names,
        options: &RecommenderOptions,
        watch: &Watch<'_>,
    ) -> Result<Option<Self>> {
        if by_user.values().is_empty() {
            return Ok(None);
        }
        let sum: f64 = by_user.values().iter().map(|value| f64::from(*value)).sum();
        let mean = (sum / by_user.values().len() as f64) as f32;
        let by_item = by_user.turned(items.len());
        let count = options.factors;
        let mut items = Factors::first(items, count, count + 1, options.seed ^ 1);
        let mut users = Factors::zero(by_user.len(), count + 1);
        let rounds = options.iterations as f64;
        for round in 0..options.iterations {
            let told = |part: f64| watch((round as f64 + part) / rounds, "ratings");
            sweep(by_user, mean, &items, &mut users, options, &|part| {
                told(part / 2.0)
            })?;
            sweep(&by_item, mean, &users, &mut items, options, &|part| {
                told(0.5 + part / 2.0)
            })?;
        }
        sweep(by_user, mean, &items, &mut users, options, &|_| {
            watch(1.0, "ratings")
        })?;
        Ok(Some(Self { mean, users, items }))
    }

    /// One step for those who were touched.
    pub(crate) fn touch(
        &mut self,
        users: &[(u32, Vec<(u32, f32)>)],
        items: &[(u32, Vec<(u32, f32)>)],
        options: &RecommenderOptions,
    ) {
        step(users, self.mean, &self.items, &mut self.users, options);
        step(items, self.mean, &self.users, &mut self.items, options);
        step(users, self.mean, &self.items, &mut self.users, options);
    }

    /// A guess, as far as the two are known.
    pub(crate) fn guess(
        &self,
        user: Option<usize>,
        item: Option<usize>,
        options: &RecommenderOptions,
    ) -> f64 {
        let count = options.factors;
        let lean =
            |factors: &Factors, row: Option<usize>| row.map_or(0.0, |row| factors.row(row)[count]);
        let alike = match (user, item) {
            (Some(user), Some(item)) => dot(
                &self.users.row(user)[..count],
                &self.items.row(item)[..count],
            ),
            _ => 0.0,
        };
        let sum = self.mean + lean(&self.users, user) + lean(&self.items, item) + alike;
        f64::from(sum).clamp(options.scale.0, options.scale.1)
    }
}

fn sweep(
    matrix: &Matrix,
    mean: f32,
    others: &Factors,
    into: &mut Factors,
    options: &RecommenderOptions,
    watch: &dyn Fn(f64) -> bool,
) -> Result<()> {
    let mut system = System::new(others.width);
    for row in 0..matrix.len() {
        if row % BREATH == 0 && !watch(row as f64 / matrix.len() as f64) {
            return Err(Error::Stopped);
        }
        solve(&mut system, mean, others, matrix.row(row), options);
        into.row_mut(row).copy_from_slice(&system.b);
    }
    Ok(())
}

fn step(
    rows: &[(u32, Vec<(u32, f32)>)],
    mean: f32,
    others: &Factors,
    into: &mut Factors,
    options: &RecommenderOptions,
) {
    let mut system = System::new(others.width);
    for (row, done) in rows {
        let (columns, values): (Vec<u32>, Vec<f32>) = done.iter().copied().unzip();
        solve(&mut system, mean, others, (&columns, &values), options);
        into.row_mut(*row as usize).copy_from_slice(&system.b);
    }
}

/// The row that explains these ratings best: its factors, and its lean.
fn solve(
    system: &mut System,
    mean: f32,
    others: &Factors,
    (columns, values): (&[u32], &[f32]),
    options: &RecommenderOptions,
) {
    let count = options.factors;
    system.clear();
    let mut features = vec![0.0; others.width];
    for (column, value) in columns.iter().zip(values) {
        let other = others.row(*column as usize);
        features.copy_from_slice(other);
        features[count] = 1.0;
        system.add_square(1.0, &features);
        add_scaled(&mut system.b, value - mean - other[count], &features);
    }
    // The more there is to go by, the more it would bend: so the more it is held.
    let held = options.rating_regularisation as f32 * columns.len().max(1) as f32;
    system.add_diagonal(held);
    system.factorise();
    let mut solution = std::mem::take(&mut system.b);
    system.solve(&mut solution);
    system.b = solution;
}
