//! A hash map whose entries come and go.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::random::Random;

/// Keys, some of them often.
pub fn keys() -> Vec<u64> {
    let mut random = Random::new(81);
    (0..400_000)
        .map(|_| {
            let range = random.pick(&[&200, &20_000, &60_000]);
            u64::from(random.below(*range)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
        .collect()
}

/// Counts keys; one that was seen three times leaves. How many are left, how many left, and the sum of the counts.
pub fn churn(keys: &[u64]) -> Vec<f64> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let mut left = 0;
    for &key in keys {
        match counts.entry(key) {
            Entry::Occupied(entry) if *entry.get() == 2 => {
                entry.remove();
                left += 1;
            }
            Entry::Occupied(mut entry) => *entry.get_mut() += 1,
            Entry::Vacant(entry) => {
                entry.insert(1);
            }
        }
    }
    let sum: u32 = counts.values().sum();
    vec![counts.len() as f64, f64::from(left), f64::from(sum)]
}

#[cfg(test)]
mod tests {
    use super::{churn, keys};

    #[test]
    fn counts_are_those_that_sorting_gives() {
        let mut keys = keys();
        let got = churn(&keys);
        keys.sort_unstable();
        let (mut stay, mut left, mut sum) = (0, 0, 0);
        for same in keys.chunk_by(|a, b| a == b) {
            left += same.len() / 3;
            sum += same.len() % 3;
            stay += usize::from(same.len() % 3 > 0);
        }
        assert_eq!(got, [stay as f64, left as f64, sum as f64]);
    }
}
