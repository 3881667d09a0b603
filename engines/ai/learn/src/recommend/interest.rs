//! What users are interested in: factors of users and items whose products are near 1 where something happened, and near 0 where
//! nothing did, the nearer the more it says (Hu, Koren and Volinsky, 2008).

use super::RecommenderOptions;
use super::factors::{Factors, add_rows};
use super::matrix::Matrix;
use super::names::Names;
use crate::linear::{System, add_scaled, dot};
use crate::{Error, Result, Watch};

/// How many rows are computed before whoever looks on is asked.
pub(crate) const BREATH: usize = 64;

/// The factors that were learned.
#[derive(Clone, Debug)]
pub(crate) struct Interest {
    pub(crate) users: Factors,
    pub(crate) items: Factors,
    /// The squares of all items, which every user begins with.
    gram: System,
}

/// How much more than silence it says that something of this strength happened. Ten times as much is not ten times as sure.
fn confidence(strength: f32, options: &RecommenderOptions) -> f32 {
    options.confidence as f32 * strength.ln_1p()
}

impl Interest {
    pub(crate) fn of(users: Factors, items: Factors) -> Self {
        let gram = items.gram();
        Self { users, items, gram }
    }

    /// Learns from rows of users, whose values are strengths.
    pub(crate) fn train(
        by_user: &Matrix,
        items: &Names,
        options: &RecommenderOptions,
        watch: &Watch<'_>,
    ) -> Result<Self> {
        let by_item = by_user.turned(items.len());
        let count = options.factors;
        let mut items = Factors::first(items, count, count, options.seed);
        let mut users = Factors::zero(by_user.len(), count);
        let rounds = options.iterations as f64;
        for round in 0..options.iterations {
            let told = |part: f64| watch((round as f64 + part) / rounds, "interest");
            sweep(by_user, &items, &mut users, options, &|part| {
                told(part / 2.0)
            })?;
            sweep(&by_item, &users, &mut items, options, &|part| {
                told(0.5 + part / 2.0)
            })?;
        }
        // The users stand as the items of the last round see them.
        sweep(by_user, &items, &mut users, options, &|_| {
            watch(1.0, "interest")
        })?;
        Ok(Self::of(users, items))
    }

    /// One step for those who were touched.
    pub(crate) fn touch(
        &mut self,
        users: &[(u32, Vec<(u32, f32)>)],
        items: &[(u32, Vec<(u32, f32)>)],
        options: &RecommenderOptions,
    ) {
        step(users, &self.items, &mut self.users, options);
        step(items, &self.users, &mut self.items, options);
        self.gram = self.items.gram();
        step(users, &self.items, &mut self.users, options);
    }

    /// A user who did this, as the items see them now.
    pub(crate) fn visitor(&self, did: &[(u32, f32)], options: &RecommenderOptions) -> Visitor {
        let mut system = self.gram.clone();
        let (columns, values): (Vec<u32>, Vec<f32>) = did.iter().copied().unzip();
        let mut wants = vec![0.0; system.width];
        fill(&mut system, &self.items, &columns, &values, options);
        system.factorise();
        wants.copy_from_slice(&system.b);
        system.solve(&mut wants);
        Visitor { system, wants }
    }

    pub(crate) fn score(&self, visitor: &Visitor, item: usize) -> f32 {
        dot(&visitor.wants, self.items.row(item))
    }

    /// How much of the score of an item each of the things that the user did has given: they sum up to it.
    pub(crate) fn reasons(
        &self,
        visitor: &Visitor,
        did: &[(u32, f32)],
        item: usize,
        options: &RecommenderOptions,
    ) -> Vec<(u32, f32)> {
        let mut seen = self.items.row(item).to_vec();
        visitor.system.solve(&mut seen);
        did.iter()
            .map(|(done, strength)| {
                let alike = dot(&seen, self.items.row(*done as usize));
                (*done, alike * pull(confidence(*strength, options)))
            })
            .collect()
    }
}

/// A user, and what it takes to explain them.
pub(crate) struct Visitor {
    system: System,
    wants: Vec<f32>,
}

/// What is wanted of the product, times how sure it is. Something of no strength pulls no way.
fn pull(confidence: f32) -> f32 {
    if confidence > 0.0 {
        1.0 + confidence
    } else {
        0.0
    }
}

/// Sets up the equations of one row, over the squares that are in the system.
fn fill(
    system: &mut System,
    others: &Factors,
    columns: &[u32],
    values: &[f32],
    options: &RecommenderOptions,
) {
    add_rows(system, others, columns, |at| {
        confidence(values[at], options)
    });
    for (column, value) in columns.iter().zip(values) {
        let pull = pull(confidence(*value, options));
        add_scaled(&mut system.b, pull, others.row(*column as usize));
    }
    system.add_diagonal(options.regularisation as f32);
}

fn sweep(
    matrix: &Matrix,
    others: &Factors,
    into: &mut Factors,
    options: &RecommenderOptions,
    watch: &dyn Fn(f64) -> bool,
) -> Result<()> {
    let gram = others.gram();
    let mut system = gram.clone();
    for row in 0..matrix.len() {
        if row % BREATH == 0 && !watch(row as f64 / matrix.len() as f64) {
            return Err(Error::Stopped);
        }
        let (columns, values) = matrix.row(row);
        solve(&gram, &mut system, others, (columns, values), options);
        into.row_mut(row).copy_from_slice(&system.b);
    }
    Ok(())
}

fn step(
    rows: &[(u32, Vec<(u32, f32)>)],
    others: &Factors,
    into: &mut Factors,
    options: &RecommenderOptions,
) {
    let gram = others.gram();
    let mut system = gram.clone();
    for (row, done) in rows {
        let (columns, values): (Vec<u32>, Vec<f32>) = done.iter().copied().unzip();
        solve(&gram, &mut system, others, (&columns, &values), options);
        into.row_mut(*row as usize).copy_from_slice(&system.b);
    }
}

fn solve(
    gram: &System,
    system: &mut System,
    others: &Factors,
    (columns, values): (&[u32], &[f32]),
    options: &RecommenderOptions,
) {
    system.a.copy_from_slice(&gram.a);
    system.b.fill(0.0);
    fill(system, others, columns, values, options);
    system.factorise();
    let mut solution = std::mem::take(&mut system.b);
    system.solve(&mut solution);
    system.b = solution;
}
