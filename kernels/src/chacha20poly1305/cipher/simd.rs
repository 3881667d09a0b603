//! Four blocks at once: each vector has one word of the state, of four blocks whose counters follow each other.

use core::arch::wasm32::{
    i8x16_shuffle, i32x4_shuffle, u32x4, u32x4_add, u32x4_shl, u32x4_shr, u32x4_splat, v128,
    v128_or, v128_xor,
};

use super::{BLOCK, COUNTER};
use crate::lanes::{load, store};

/// Lays the next four blocks over `data`.
pub(super) fn apply_four(state: &[u32; 16], data: &mut [u8; 4 * BLOCK]) {
    let mut start = state.map(|word| u32x4_splat(word));
    start[COUNTER] = u32x4_add(start[COUNTER], u32x4(0, 1, 2, 3));
    let mut x = start;
    for _ in 0..10 {
        quarters(
            &mut x,
            [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15]],
        );
        quarters(
            &mut x,
            [[0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]],
        );
    }
    for (x, start) in x.iter_mut().zip(start) {
        *x = u32x4_add(*x, start);
    }
    let (parts, _) = data.as_chunks_mut::<16>();
    for row in 0..4 {
        let [a, b, c, d] = transposed([x[4 * row], x[4 * row + 1], x[4 * row + 2], x[4 * row + 3]]);
        for (block, key) in [a, b, c, d].into_iter().enumerate() {
            let part = &mut parts[4 * block + row];
            store(part, v128_xor(load(part), key));
        }
    }
}

/// Four quarter rounds that have no word in common, a step of all four at a time.
#[inline(always)]
fn quarters(x: &mut [v128; 16], of: [[usize; 4]; 4]) {
    for [a, b, _, d] in of {
        x[a] = u32x4_add(x[a], x[b]);
        x[d] = rotated_16(v128_xor(x[d], x[a]));
    }
    for [_, b, c, d] in of {
        x[c] = u32x4_add(x[c], x[d]);
        x[b] = rotated::<12, 20>(v128_xor(x[b], x[c]));
    }
    for [a, b, _, d] in of {
        x[a] = u32x4_add(x[a], x[b]);
        x[d] = rotated_8(v128_xor(x[d], x[a]));
    }
    for [_, b, c, d] in of {
        x[c] = u32x4_add(x[c], x[d]);
        x[b] = rotated::<7, 25>(v128_xor(x[b], x[c]));
    }
}

#[inline(always)]
fn rotated<const LEFT: u32, const RIGHT: u32>(x: v128) -> v128 {
    v128_or(u32x4_shl(x, LEFT), u32x4_shr(x, RIGHT))
}

#[inline(always)]
fn rotated_16(x: v128) -> v128 {
    i8x16_shuffle::<2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13>(x, x)
}

#[inline(always)]
fn rotated_8(x: v128) -> v128 {
    i8x16_shuffle::<3, 0, 1, 2, 7, 4, 5, 6, 11, 8, 9, 10, 15, 12, 13, 14>(x, x)
}

/// Rows to columns.
#[inline(always)]
fn transposed([a, b, c, d]: [v128; 4]) -> [v128; 4] {
    let ab_low = i32x4_shuffle::<0, 4, 1, 5>(a, b);
    let ab_high = i32x4_shuffle::<2, 6, 3, 7>(a, b);
    let cd_low = i32x4_shuffle::<0, 4, 1, 5>(c, d);
    let cd_high = i32x4_shuffle::<2, 6, 3, 7>(c, d);
    [
        i32x4_shuffle::<0, 1, 4, 5>(ab_low, cd_low),
        i32x4_shuffle::<2, 3, 6, 7>(ab_low, cd_low),
        i32x4_shuffle::<0, 1, 4, 5>(ab_high, cd_high),
        i32x4_shuffle::<2, 3, 6, 7>(ab_high, cd_high),
    ]
}
