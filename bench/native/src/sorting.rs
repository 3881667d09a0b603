//! Sorting: whole numbers, and fractions.

use crate::random::Random;

/// How many of each are sorted.
pub const COUNT: usize = 1 << 18;

/// Keys in no order, all their bits used.
pub fn keys() -> Vec<u64> {
    let mut random = Random::new(51);
    (0..COUNT).map(|_| random.bits()).collect()
}

/// The keys sorted as numbers, and their upper halves as fractions; every 256th of each.
pub fn sort(keys: &[u64]) -> Vec<f64> {
    let mut numbers = keys.to_vec();
    numbers.sort_unstable();
    let mut fractions = fractions(keys);
    fractions.sort_unstable_by(f32::total_cmp);
    samples(&numbers, &fractions)
}

pub(crate) fn fractions(keys: &[u64]) -> Vec<f32> {
    let fraction = |key: &u64| (key >> 32) as i32 as f32 / (1 << 20) as f32;
    keys.iter().map(fraction).collect()
}

pub(crate) fn samples(numbers: &[u64], fractions: &[f32]) -> Vec<f64> {
    let numbers = numbers.iter().step_by(256).map(|&number| number as f64);
    let fractions = fractions
        .iter()
        .step_by(256)
        .map(|&fraction| fraction.into());
    numbers.chain(fractions).collect()
}

#[cfg(test)]
mod tests {
    use super::{COUNT, keys, sort};

    #[test]
    fn both_halves_are_in_order_and_evenly_spread() {
        let sorted = sort(&keys());
        let (numbers, fractions) = sorted.split_at(COUNT / 256);
        assert!(numbers.is_sorted() && fractions.is_sorted());
        let middle = numbers[numbers.len() / 2] / 2_f64.powi(63);
        assert!((middle - 1.0).abs() < 0.01, "{middle}");
        assert!(fractions[fractions.len() / 2].abs() < 20.0);
    }
}
