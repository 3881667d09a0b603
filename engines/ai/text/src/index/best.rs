//! The best of many, without sorting all.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// Keeps the highest scores that it is offered.
pub(super) struct Best {
    most: usize,
    heap: BinaryHeap<Reverse<Scored>>,
    /// The lowest score that still gets in.
    bar: f32,
}

/// A score and whose it is; of equal scores, the one that came first is better.
#[derive(PartialEq)]
struct Scored {
    score: f32,
    at: usize,
}

impl Best {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            heap: BinaryHeap::with_capacity(most + 1),
            bar: if most == 0 {
                f32::INFINITY
            } else {
                f32::NEG_INFINITY
            },
        }
    }

    /// Offers a score; later ones must have a higher `at`.
    #[inline]
    pub(super) fn offer(&mut self, at: usize, score: f32) {
        if score > self.bar {
            self.take(at, score);
        }
    }

    #[cold]
    fn take(&mut self, at: usize, score: f32) {
        self.heap.push(Reverse(Scored { score, at }));
        if self.heap.len() > self.most {
            self.heap.pop();
        }
        if self.heap.len() == self.most
            && let Some(Reverse(worst)) = self.heap.peek()
        {
            self.bar = worst.score;
        }
    }

    /// What was kept, the best first.
    pub(super) fn sorted(self) -> Vec<(usize, f32)> {
        let all = self.heap.into_sorted_vec();
        all.into_iter().map(|Reverse(s)| (s.at, s.score)).collect()
    }
}

impl Eq for Scored {}

impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.score.total_cmp(&other.score);
        by_score.then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
