//! How sure a ratio is: rounds are drawn again and again with replacement, and the ratio computed of each draw.

use fastrand::Rng;
use serde::{Deserialize, Serialize};

use super::{median, quantile};

/// How often rounds are drawn.
const DRAWS: usize = 2_000;

/// A ratio of two times, and where it lies with a confidence of 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The median over the rounds.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How many times as fast as `base` something is: the median of `base / own` over rounds, in which both ran one soon after the
/// other, so that a machine that slows down slows both. None where there is no round.
#[must_use]
pub fn ratio(base: &[f64], own: &[f64]) -> Option<Ratio> {
    let mut ratios: Vec<f64> = base.iter().zip(own).map(|(base, own)| base / own).collect();
    if ratios.is_empty() {
        return None;
    }
    // The same samples always give the same interval.
    let mut rng = Rng::with_seed(ratios.len() as u64);
    let mut draw = vec![0.0; ratios.len()];
    let mut medians: Vec<f64> = (0..DRAWS)
        .map(|_| {
            draw.iter_mut()
                .for_each(|each| *each = ratios[rng.usize(..ratios.len())]);
            median(&mut draw)
        })
        .collect();
    medians.sort_by(f64::total_cmp);
    Some(Ratio {
        value: median(&mut ratios),
        low: quantile(&medians, 0.025)?,
        high: quantile(&medians, 0.975)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_machine_that_slows_down_slows_both() {
        let base: Vec<f64> = (1..=20).map(f64::from).collect();
        let own: Vec<f64> = base.iter().map(|time| time * 2.0).collect();
        assert_eq!(
            ratio(&base, &own),
            Some(Ratio {
                value: 0.5,
                low: 0.5,
                high: 0.5
            })
        );
        assert_eq!(ratio(&[], &own), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_ratio(times in prop::collection::vec((1.0..100.0f64, 1.0..100.0f64), 1..40)) {
            let (base, own): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
            let found = ratio(&base, &own).unwrap();
            prop_assert!(found.low <= found.value && found.value <= found.high);
        }
    }
}
