//! Sixteen sums at a time. Two taps are multiplied and added up by one instruction, for which their values lie in turns.

use core::arch::wasm32::{
    i16x8_add, i16x8_narrow_i32x4, i16x8_shuffle, i32x4_add, i32x4_dot_i16x8, i32x4_shr,
    i32x4_splat, u8x16_narrow_i16x8, v128,
};

use super::{ONE, Tap, weigh_one};
use crate::lanes::{load_u8_as_u16, store};

/// Sums at a time.
const BLOCK: usize = 16;

pub(super) fn weigh_all(taps: &[[Tap<'_>; 2]], weights: &[[i16; 2]], out: &mut [u8]) {
    let (blocks, rest) = out.as_chunks_mut::<BLOCK>();
    let done = blocks.len() * BLOCK;
    for (start, block) in (0..).step_by(BLOCK).zip(blocks) {
        let mut sums = [i32x4_splat(ONE as i32 / 2); 4];
        for ([first, second], weights) in taps.iter().zip(weights) {
            let weights = i32x4_splat(i32::from(weights[0]) & 0xffff | i32::from(weights[1]) << 16);
            let (first, second) = (both(first, start), both(second, start));
            for half in 0..2 {
                let low = i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(first[half], second[half]);
                let high = i16x8_shuffle::<4, 12, 5, 13, 6, 14, 7, 15>(first[half], second[half]);
                sums[2 * half] = i32x4_add(sums[2 * half], i32x4_dot_i16x8(low, weights));
                sums[2 * half + 1] = i32x4_add(sums[2 * half + 1], i32x4_dot_i16x8(high, weights));
            }
        }
        let [a, b, c, d] = sums.map(|sum| i32x4_shr(sum, 16));
        let bytes = u8x16_narrow_i16x8(i16x8_narrow_i32x4(a, b), i16x8_narrow_i32x4(c, d));
        store(block, bytes);
    }
    for (at, out) in (done..).zip(rest) {
        *out = weigh_one(taps, weights, at);
    }
}

/// Both rows of a tap added up, in sixteen bits.
#[inline(always)]
fn both((before, after): &Tap<'_>, start: usize) -> [v128; 2] {
    let (before, _) = before[start..start + BLOCK].as_chunks();
    let (after, _) = after[start..start + BLOCK].as_chunks();
    [0, 1].map(|half| i16x8_add(load_u8_as_u16(&before[half]), load_u8_as_u16(&after[half])))
}
