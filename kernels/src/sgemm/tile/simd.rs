//! The tile in vectors of four columns.

use core::arch::wasm32::{f32x4_splat, v128};

use super::{COLUMNS, ROWS, Tile};
use crate::lanes::{load_f32, store_f32};

pub(super) fn product(a: &[[f32; ROWS]], b: &[[f32; COLUMNS]]) -> Tile {
    let mut sums = [[f32x4_splat(0.0); COLUMNS / 4]; ROWS];
    for (a, b) in a.iter().zip(b) {
        let (quarters, _) = b.as_chunks();
        let b = [load_f32(&quarters[0]), load_f32(&quarters[1])];
        for (sums, a) in sums.iter_mut().zip(a) {
            let a = f32x4_splat(*a);
            sums[0] = multiply_add(a, b[0], sums[0]);
            sums[1] = multiply_add(a, b[1], sums[1]);
        }
    }
    let mut tile = [[0.0; COLUMNS]; ROWS];
    for (row, sums) in tile.iter_mut().zip(sums) {
        let (quarters, _) = row.as_chunks_mut();
        for (quarter, sum) in quarters.iter_mut().zip(sums) {
            store_f32(quarter, sum);
        }
    }
    tile
}

#[cfg(target_feature = "relaxed-simd")]
#[inline(always)]
fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    core::arch::wasm32::f32x4_relaxed_madd(a, b, sum)
}

#[cfg(not(target_feature = "relaxed-simd"))]
#[inline(always)]
fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    core::arch::wasm32::f32x4_add(core::arch::wasm32::f32x4_mul(a, b), sum)
}
