//! Whether two sets of samples differ: if they do not, it is all the same which sample lies in which set.

use fastrand::Rng;

use super::median;

/// How often the samples are dealt anew.
const DEALS: usize = 10_000;

/// The ratio of the medians, after by before, and how likely one at least as far from 1 is by chance. None where a set is empty.
pub(crate) fn difference(before: &[f64], after: &[f64]) -> Option<(f64, f64)> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let mut all: Vec<f64> = before.iter().chain(after).copied().collect();
    let mut scratch = all.clone();
    let mut far = |all: &[f64]| {
        scratch.copy_from_slice(all);
        let (first, second) = scratch.split_at_mut(before.len());
        (median(second) / median(first)).ln()
    };
    let found = far(&all);
    let mut rng = Rng::with_seed(all.len() as u64);
    // A hair less, for the same medians may come out of other additions.
    let bar = found.abs() * (1.0 - 1e-9);
    let mut at_least = 1;
    for _ in 0..DEALS {
        rng.shuffle(&mut all);
        at_least += usize::from(far(&all).abs() >= bar);
    }
    Some((found.exp(), at_least as f64 / (DEALS + 1) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times with noise that has a long tail, as a busy machine's have.
    fn noisy(rng: &mut Rng, level: f64, count: usize) -> Vec<f64> {
        let sample = |rng: &mut Rng| level * (1.0 + 0.1 * rng.f64() + 0.05 / (0.05 + rng.f64()));
        (0..count).map(|_| sample(rng)).collect()
    }

    #[test]
    fn the_same_distribution_is_rarely_different() {
        let mut rng = Rng::with_seed(1);
        let trials = 40;
        let alarms = (0..trials)
            .filter(|_| {
                let (before, after) = (noisy(&mut rng, 1.0, 25), noisy(&mut rng, 1.0, 25));
                difference(&before, &after).unwrap().1 < 0.01
            })
            .count();
        assert!(alarms <= 3, "{alarms} of {trials}");
    }

    #[test]
    fn a_fifth_less_is_seen() {
        let mut rng = Rng::with_seed(2);
        let seen = (0..10)
            .filter(|_| {
                let (before, after) = (noisy(&mut rng, 1.0, 25), noisy(&mut rng, 0.8, 25));
                let (ratio, chance) = difference(&before, &after).unwrap();
                ratio < 0.9 && chance < 0.01
            })
            .count();
        assert!(seen >= 9, "{seen} of 10");
    }
}
