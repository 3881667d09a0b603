//! A verdict on two reports of the same benchmark: what became faster, what slower, and how sure that is.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::Error;
use crate::machine::Machine;
use crate::report::{Case, Measured, Report};
use crate::statistics::{Summary, difference};

/// A change of less than this says nothing about the code, whatever the samples say: another build lays out memory differently.
const LEAST: f64 = 0.05;

/// How likely it may be that anything at all is called a change and is none.
const RISK: f64 = 0.05;

/// Two reports, one after the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The benchmark.
    pub bench: String,
    /// What the first was measured on.
    pub before: Machine,
    /// What the second was.
    pub after: Machine,
    /// The versions that differ, before and after; empty where there was none.
    pub versions: BTreeMap<String, [String; 2]>,
    /// Each case, size and arm that both have.
    pub changes: Vec<Change>,
}

/// One arm in one case at one size.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The case.
    pub case: String,
    /// The size.
    pub size: usize,
    /// The arm.
    pub arm: String,
    /// The median before, in nanoseconds.
    pub before: f64,
    /// The median after.
    pub after: f64,
    /// How likely the samples would not be so far apart by chance.
    pub confidence: f64,
    /// What it comes to.
    pub verdict: Verdict,
}

/// What two sets of samples come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It takes less time.
    Faster,
    /// It takes more.
    Slower,
    /// What differs is within what the machine does by itself.
    Same,
    /// So few rounds that no difference could be told.
    TooFew,
}

/// Compares two reports of the same benchmark.
///
/// # Errors
///
/// When they are of different benchmarks, have nothing in common, or are from different machines and `across_machines` does not
/// allow it.
pub fn compare(
    before: &Report,
    after: &Report,
    across_machines: bool,
) -> Result<Comparison, Error> {
    if before.bench != after.bench || before.package != after.package {
        let name = |report: &Report| format!("{} of {}", report.bench, report.package);
        return Err(Error::Incomparable {
            why: format!("one is of {}, the other of {}", name(before), name(after)),
        });
    }
    if before.machine != after.machine && !across_machines {
        return Err(Error::OtherMachine {
            before: before.machine.describe(),
            after: after.machine.describe(),
        });
    }
    let mut pairs = Vec::new();
    for case in &after.cases {
        let earlier = before
            .cases
            .iter()
            .find(|earlier| earlier.name == case.name);
        earlier
            .into_iter()
            .for_each(|earlier| pair(earlier, case, &mut pairs));
    }
    if pairs.is_empty() {
        return Err(Error::Incomparable {
            why: "no case was measured at the same size by the same arm in both".to_owned(),
        });
    }
    Ok(Comparison {
        bench: after.bench.clone(),
        before: before.machine.clone(),
        after: after.machine.clone(),
        versions: versions(before, after),
        changes: judge(pairs),
    })
}

fn versions(before: &Report, after: &Report) -> BTreeMap<String, [String; 2]> {
    let names = before.versions.keys().chain(after.versions.keys());
    let of =
        |report: &Report, name: &String| report.versions.get(name).cloned().unwrap_or_default();
    names
        .map(|name| (name.clone(), [of(before, name), of(after, name)]))
        .filter(|(_, [first, second])| first != second)
        .collect()
}

struct Pair {
    change: Change,
    /// How likely it is by chance.
    chance: f64,
    /// The least change that the spread of the samples lets one believe.
    spread: f64,
    /// The least chance that so few samples could show.
    floor: f64,
}

fn pair(before: &Case, after: &Case, pairs: &mut Vec<Pair>) {
    for sized in &after.sizes {
        let earlier = before
            .sizes
            .iter()
            .find(|earlier| earlier.size == sized.size);
        for (own, earlier) in sized.arms.iter().flat_map(|own| {
            let earlier = earlier.into_iter().flat_map(|earlier| &earlier.arms);
            earlier
                .filter(|earlier| earlier.arm == own.arm)
                .map(move |earlier| (own, earlier))
        }) {
            pairs.extend(one(&after.name, sized.size, earlier, own));
        }
    }
}

fn one(case: &str, size: usize, before: &Measured, after: &Measured) -> Option<Pair> {
    let (_, chance) = difference(&before.samples, &after.samples)?;
    let spread = |summary: &Summary| (summary.high - summary.low) / 2.0 / summary.median;
    let (first, second) = (Summary::of(&before.samples)?, Summary::of(&after.samples)?);
    Some(Pair {
        spread: spread(&first).max(spread(&second)),
        floor: 2.0 / deals(before.samples.len(), after.samples.len()),
        chance,
        change: Change {
            case: case.to_owned(),
            size,
            arm: after.arm.clone(),
            before: first.median,
            after: second.median,
            confidence: 1.0 - chance,
            verdict: Verdict::Same,
        },
    })
}

/// In how many ways samples can be dealt into two sets.
fn deals(first: usize, second: usize) -> f64 {
    (1..=first)
        .map(|n| (second + n) as f64 / n as f64)
        .product()
}

/// Judges all at once: of a hundred comparisons at a confidence of 99 %, one would be wrong. By Holm's method the risk is that of
/// a single wrong one among all.
fn judge(mut pairs: Vec<Pair>) -> Vec<Change> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|a, b| pairs[*a].chance.total_cmp(&pairs[*b].chance));
    let mut believed = true;
    let total = pairs.len();
    for (rank, index) in order.into_iter().enumerate() {
        let Pair {
            change,
            chance,
            spread,
            floor,
        } = &mut pairs[index];
        let bar = RISK / (total - rank) as f64;
        believed &= *chance <= bar;
        let effect = (change.after / change.before).ln();
        change.verdict = match () {
            () if believed && effect.abs() > LEAST.max(*spread) => {
                if effect < 0.0 {
                    Verdict::Faster
                } else {
                    Verdict::Slower
                }
            }
            () if *floor > RISK / total as f64 => Verdict::TooFew,
            () => Verdict::Same,
        };
    }
    pairs.into_iter().map(|pair| pair.change).collect()
}

#[cfg(test)]
mod tests;
