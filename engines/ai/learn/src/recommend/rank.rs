//! The best of many.

use std::cmp::Ordering;

/// The first of those that score highest; of equals, those that come first.
pub(crate) fn best<S: PartialOrd + Copy>(
    mut scored: Vec<(usize, S)>,
    top: usize,
) -> Vec<(usize, S)> {
    let order = |a: &(usize, S), b: &(usize, S)| {
        let by_score = b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal);
        by_score.then(a.0.cmp(&b.0))
    };
    if top == 0 {
        return Vec::new();
    }
    if scored.len() > top {
        scored.select_nth_unstable_by(top - 1, order);
        scored.truncate(top);
    }
    scored.sort_unstable_by(order);
    scored
}
