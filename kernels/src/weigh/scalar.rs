//! In whatever vectors the compiler finds.

use super::{ONE, Tap, weigh_one};

/// Sums that stay in registers over all taps.
const BLOCK: usize = 16;

pub(super) fn weigh_all(taps: &[[Tap<'_>; 2]], weights: &[[i16; 2]], out: &mut [u8]) {
    let (blocks, rest) = out.as_chunks_mut::<BLOCK>();
    let done = blocks.len() * BLOCK;
    for (start, block) in (0..).step_by(BLOCK).zip(blocks) {
        let mut sums = [ONE as i32 / 2; BLOCK];
        for (taps, weights) in taps.iter().zip(weights) {
            for ((before, after), &weight) in taps.iter().zip(weights) {
                let (before, after) = (&before[start..start + BLOCK], &after[start..start + BLOCK]);
                for ((sum, &a), &b) in sums.iter_mut().zip(before).zip(after) {
                    *sum += (i32::from(a) + i32::from(b)) * i32::from(weight);
                }
            }
        }
        *block = sums.map(|sum| (sum >> 16) as u8);
    }
    for (at, out) in (done..).zip(rest) {
        *out = weigh_one(taps, weights, at);
    }
}
