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
    /// How strongly rows of users are held back, and those of items.
    pub(crate) held: [f32; 2],
    /// The squares of all items, which every user begins with.
    gram: System,
}

/// How the rows of one side, users or items, are computed.
#[derive(Clone, Copy, Debug)]
struct Side {
    /// How much more than silence an event says.
    confidence: f32,
    /// How strongly a row is held back.
    held: f32,
}

impl Side {
    fn of(options: &RecommenderOptions, held: f32) -> Self {
        let confidence = options.confidence as f32;
        Self { confidence, held }
    }

    /// How much more than silence it says that something of this strength happened. Ten times as much is not ten times as sure.
    fn sure(self, strength: f32) -> f32 {
        self.confidence * strength.ln_1p()
    }

    /// What is wanted of a product, times how sure it is. Something of no strength pulls no way.
    fn pull(self, strength: f32) -> f32 {
        let sure = self.sure(strength);
        if sure > 0.0 { 1.0 + sure } else { 0.0 }
    }
}

impl Interest {
    pub(crate) fn of(users: Factors, items: Factors, held: [f32; 2]) -> Self {
        let gram = items.gram();
        Self {
            users,
            items,
            held,
            gram,
        }
    }

    /// Learns from rows of users, whose values are strengths.
    pub(crate) fn train(
        by_user: &Matrix,
        items: &Names,
        options: &RecommenderOptions,
        watch: &Watch<'_>,
    ) -> Result<Self> {
        let by_item = by_user.turned(items.len());
        // The more a row has on average, the more it takes to hold it.
        let held = |rows: usize| {
            let mean = by_user.values().len() as f64 / rows.max(1) as f64;
            (options.regularisation * mean) as f32
        };
        let held = [held(by_user.len()), held(items.len())];
        let [user, item] = held.map(|held| Side::of(options, held));
        let count = options.factors;
        let mut items = Factors::first(items, count, count, options.seed);
        let mut users = Factors::zero(by_user.len(), count);
        let rounds = options.iterations as f64;
        for round in 0..options.iterations {
            let told = |part: f64| watch((round as f64 + part) / rounds, "interest");
            sweep(by_user, &items, &mut users, user, &|part| told(part / 2.0))?;
            sweep(&by_item, &users, &mut items, item, &|part| {
                told(0.5 + part / 2.0)
            })?;
        }
        // The users stand as the items of the last round see them.
        sweep(by_user, &items, &mut users, user, &|_| {
            watch(1.0, "interest")
        })?;
        Ok(Self::of(users, items, held))
    }

    /// One step for those who were touched.
    pub(crate) fn touch(
        &mut self,
        users: &[(u32, Vec<(u32, f32)>)],
        items: &[(u32, Vec<(u32, f32)>)],
        options: &RecommenderOptions,
    ) {
        let [user, item] = self.held.map(|held| Side::of(options, held));
        step(users, &self.items, &mut self.users, user);
        step(items, &self.users, &mut self.items, item);
        self.gram = self.items.gram();
        step(users, &self.items, &mut self.users, user);
    }

    /// A user who did this, as the items see them now.
    pub(crate) fn visitor(&self, did: &[(u32, f32)], options: &RecommenderOptions) -> Visitor {
        let mut system = self.gram.clone();
        let (columns, values): (Vec<u32>, Vec<f32>) = did.iter().copied().unzip();
        let mut wants = vec![0.0; system.width];
        let side = Side::of(options, self.held[0]);
        fill(&mut system, &self.items, &columns, &values, side);
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
        let side = Side::of(options, self.held[0]);
        did.iter()
            .map(|(done, strength)| {
                let alike = dot(&seen, self.items.row(*done as usize));
                (*done, alike * side.pull(*strength))
            })
            .collect()
    }
}

/// A user, and what it takes to explain them.
pub(crate) struct Visitor {
    system: System,
    wants: Vec<f32>,
}

/// Sets up the equations of one row, over the squares that are in the system.
fn fill(system: &mut System, others: &Factors, columns: &[u32], values: &[f32], side: Side) {
    add_rows(system, others, columns, |at| side.sure(values[at]));
    for (column, value) in columns.iter().zip(values) {
        add_scaled(
            &mut system.b,
            side.pull(*value),
            others.row(*column as usize),
        );
    }
    system.add_diagonal(side.held);
}

fn sweep(
    matrix: &Matrix,
    others: &Factors,
    into: &mut Factors,
    side: Side,
    watch: &dyn Fn(f64) -> bool,
) -> Result<()> {
    let gram = others.gram();
    let mut system = gram.clone();
    for row in 0..matrix.len() {
        if row % BREATH == 0 && !watch(row as f64 / matrix.len() as f64) {
            return Err(Error::Stopped);
        }
        let (columns, values) = matrix.row(row);
        solve(&gram, &mut system, others, (columns, values), side);
        into.row_mut(row).copy_from_slice(&system.b);
    }
    Ok(())
}

fn step(rows: &[(u32, Vec<(u32, f32)>)], others: &Factors, into: &mut Factors, side: Side) {
    let gram = others.gram();
    let mut system = gram.clone();
    for (row, done) in rows {
        let (columns, values): (Vec<u32>, Vec<f32>) = done.iter().copied().unzip();
        solve(&gram, &mut system, others, (&columns, &values), side);
        into.row_mut(*row as usize).copy_from_slice(&system.b);
    }
}

fn solve(
    gram: &System,
    system: &mut System,
    others: &Factors,
    (columns, values): (&[u32], &[f32]),
    side: Side,
) {
    system.a.copy_from_slice(&gram.a);
    system.b.fill(0.0);
    fill(system, others, columns, values, side);
    system.factorise();
    let mut solution = std::mem::take(&mut system.b);
    system.solve(&mut solution);
    system.b = solution;
}
