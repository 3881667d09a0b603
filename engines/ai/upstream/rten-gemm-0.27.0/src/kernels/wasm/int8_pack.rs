//! Packing of bytes by vectors, in the layouts of `packing::int8`.
//!
//! A matrix that is not laid out by rows is left to what is there for all.

use std::arch::wasm32::{
    i8x16_shuffle, i8x16_splat, i32x4_add, i32x4_extract_lane, i32x4_splat,
    u16x8_extadd_pairwise_u8x16, u32x4_extadd_pairwise_u16x8, u32x4_extend_high_u16x8,
    u32x4_extend_low_u16x8, v128, v128_load, v128_load64_zero, v128_store, v128_xor,
};
#[cfg(target_feature = "relaxed-simd")]
use std::arch::wasm32::{i16x8_extadd_pairwise_i8x16, i16x8_shuffle, i32x4_extadd_pairwise_i16x8};
use std::mem::MaybeUninit;

use rten_base::byte_cast::AsBytes;
#[cfg(target_feature = "relaxed-simd")]
use rten_base::byte_cast::cast_uninit_mut_slice;
use rten_tensor::{Layout, Matrix, MatrixLayout, Storage};

use crate::packing::int8::{self, PackedAMeta, PackedBMeta};

/// Columns of a panel of B.
const NR: usize = 8;

/// Panels of B that are packed side by side: what they read is a line of the cache.
const TOGETHER: usize = 8;

/// Pack A as `[K / K_TILE, MR, K_TILE]` for each `MR` rows, and the sums of rows.
pub fn pack_a<const MR: usize, const K_TILE: usize>(
    out: &mut [MaybeUninit<u8>],
    a: Matrix<u8>,
    zeros: Option<&[u8]>,
) {
    let [rows, depth] = a.shape();
    if a.col_stride() != 1 || depth == 0 {
        return int8::pack_a::<MR, K_TILE>(out, a, zeros);
    }

    let values = depth.next_multiple_of(K_TILE) * MR;
    let panel_len = values + size_of::<PackedAMeta<MR>>();
    assert_eq!(out.len(), rows.div_ceil(MR) * panel_len);

    for (panel, out) in out.chunks_exact_mut(panel_len).enumerate() {
        let (out, meta_out) = out.split_at_mut(values);
        let mut meta = PackedAMeta {
            row_sums: [0; MR],
            zero_points: [0; MR],
        };
        for r in 0..MR {
            let row = panel * MR + r;
            let (tiles, _) = out.as_chunks_mut::<K_TILE>();
            let tiles = tiles.iter_mut().skip(r).step_by(MR);
            if row >= rows {
                tiles.for_each(|tile| *tile = [MaybeUninit::new(0); K_TILE]);
                continue;
            }
            // Safety: values of a row lie side by side.
            let bytes = unsafe {
                let start = a.storage().as_ptr().add(row * a.row_stride());
                std::slice::from_raw_parts(start, depth)
            };
            let (whole, rest) = bytes.as_chunks::<K_TILE>();
            for (i, tile) in tiles.enumerate() {
                let values = whole
                    .get(i)
                    .copied()
                    .unwrap_or_else(|| std::array::from_fn(|k| rest.get(k).copied().unwrap_or(0)));
                *tile = values.map(MaybeUninit::new);
            }
            meta.row_sums[r] = sum(bytes);
            meta.zero_points[r] = zeros.map_or(0, |zeros| i32::from(zeros[row]));
        }
        write(meta_out, meta.as_bytes());
    }
}

/// Pack B as `[K / 2, 8, 2]` for each 8 columns, and the sums of columns. Bytes
/// become unsigned: 128 is added to them and to the zero points.
pub fn pack_b_by_two(out: &mut [MaybeUninit<u8>], b: Matrix<i8>, zeros: Option<&[i8]>) {
    if b.col_stride() != 1 {
        return int8::pack_b_cast_i8_u8::<NR, 2>(out, b, zeros);
    }
    let flip = i8x16_splat(-128);
    pack_b(
        out,
        b,
        |col| zeros.map_or(0, |zeros| i32::from(zeros[col])) + 128,
        |rows: [Option<v128>; 2]| {
            let [even, odd] = rows.map(|row| row.map_or(i32x4_splat(0), |row| v128_xor(row, flip)));
            [interleave_bytes(even, odd)]
        },
        |[tile]| {
            let sums = u16x8_extadd_pairwise_u8x16(tile);
            [u32x4_extend_low_u16x8(sums), u32x4_extend_high_u16x8(sums)]
        },
    );
}

/// Pack B as `[K / 4, 8, 4]` for each 8 columns, and the sums of columns.
#[cfg(target_feature = "relaxed-simd")]
pub fn pack_b_by_four(out: &mut [MaybeUninit<u8>], b: Matrix<i8>, zeros: Option<&[i8]>) {
    if b.col_stride() != 1 {
        let out = cast_uninit_mut_slice(out).expect("bytes are bytes");
        return int8::pack_b::<NR, 4>(out, b, zeros);
    }
    pack_b(
        out,
        b,
        |col| zeros.map_or(0, |zeros| i32::from(zeros[col])),
        |rows: [Option<v128>; 4]| {
            let rows = rows.map(|row| row.unwrap_or(i32x4_splat(0)));
            let even = interleave_bytes(rows[0], rows[1]);
            let odd = interleave_bytes(rows[2], rows[3]);
            [
                i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(even, odd),
                i16x8_shuffle::<4, 12, 5, 13, 6, 14, 7, 15>(even, odd),
            ]
        },
        |tile| tile.map(|half| i32x4_extadd_pairwise_i16x8(i16x8_extadd_pairwise_i8x16(half))),
    );
}

/// Pack B, whose rows lie in memory one after another.
///
/// `tile` packs `K_TILE` rows of 8 bytes, of which the last may not be there, and
/// `sum` sums up the columns of such a tile.
#[inline(always)]
fn pack_b<const K_TILE: usize, const VECTORS: usize>(
    out: &mut [MaybeUninit<u8>],
    b: Matrix<i8>,
    zero: impl Fn(usize) -> i32,
    tile: impl Fn([Option<v128>; K_TILE]) -> [v128; VECTORS],
    sum: impl Fn([v128; VECTORS]) -> [v128; 2],
) {
    const { assert!(NR * K_TILE == VECTORS * 16) };

    let [depth, cols] = b.shape();
    let values = depth.next_multiple_of(K_TILE) * NR;
    let panel_len = values + size_of::<PackedBMeta<NR>>();
    assert_eq!(out.len(), cols.div_ceil(NR) * panel_len);

    let bytes = b.storage().as_ptr();
    for (group, out) in out.chunks_mut(panel_len * TOGETHER).enumerate() {
        let first = group * TOGETHER * NR;
        for k in (0..depth).step_by(K_TILE) {
            for (panel, out) in out.chunks_exact_mut(panel_len).enumerate() {
                let col = first + panel * NR;
                let rows = std::array::from_fn(|i| {
                    // Safety: the row is there, and so is the column.
                    (k + i < depth).then(|| unsafe {
                        load_row(bytes.add((k + i) * b.row_stride() + col), cols - col)
                    })
                });
                let out = &mut out[k * NR..(k + K_TILE) * NR];
                for (i, vector) in tile(rows).into_iter().enumerate() {
                    // Safety: this is one of the vectors of which a tile consists.
                    unsafe { v128_store(out.as_mut_ptr().add(i * 16).cast(), vector) };
                }
            }
        }
        for (panel, out) in out.chunks_exact_mut(panel_len).enumerate() {
            let (out, meta_out) = out.split_at_mut(values);
            let mut sums = [i32x4_splat(0); NR / 4];
            for tile in out.chunks_exact(NR * K_TILE) {
                // Safety: these vectors were written above.
                let tile =
                    std::array::from_fn(|i| unsafe { v128_load(tile.as_ptr().add(i * 16).cast()) });
                for (all, sums) in sums.iter_mut().zip(sum(tile)) {
                    *all = i32x4_add(*all, sums);
                }
            }
            let col = first + panel * NR;
            let meta =
                PackedBMeta {
                    // Safety: eight numbers are eight numbers.
                    col_sums: unsafe { std::mem::transmute::<[v128; NR / 4], [i32; NR]>(sums) },
                    zero_points: std::array::from_fn(|c| {
                        if col + c < cols { zero(col + c) } else { 0 }
                    }),
                };
            write(meta_out, meta.as_bytes());
        }
    }
}

/// Load up to 8 bytes; those that are not there are 0.
///
/// # Safety
///
/// There must be `left` bytes.
#[inline(always)]
unsafe fn load_row(bytes: *const i8, left: usize) -> v128 {
    if left >= NR {
        return unsafe { v128_load64_zero(bytes.cast()) };
    }
    let mut copy = [0i8; NR];
    for (i, copy) in copy.iter_mut().enumerate().take(left) {
        *copy = unsafe { *bytes.add(i) };
    }
    unsafe { v128_load64_zero(copy.as_ptr().cast()) }
}

#[inline(always)]
fn interleave_bytes(a: v128, b: v128) -> v128 {
    i8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(a, b)
}

/// The sum of bytes.
fn sum(bytes: &[u8]) -> i32 {
    let (vectors, rest) = bytes.as_chunks::<16>();
    let mut sums = i32x4_splat(0);
    for vector in vectors {
        // Safety: these are 16 bytes.
        let vector = unsafe { v128_load(vector.as_ptr().cast()) };
        let pairs = u16x8_extadd_pairwise_u8x16(vector);
        sums = i32x4_add(sums, u32x4_extadd_pairwise_u16x8(pairs));
    }
    let vectors = i32x4_extract_lane::<0>(sums)
        + i32x4_extract_lane::<1>(sums)
        + i32x4_extract_lane::<2>(sums)
        + i32x4_extract_lane::<3>(sums);
    vectors + rest.iter().map(|&byte| i32::from(byte)).sum::<i32>()
}

fn write(out: &mut [MaybeUninit<u8>], bytes: &[u8]) {
    assert_eq!(out.len(), bytes.len());
    for (out, &byte) in out.iter_mut().zip(bytes) {
        out.write(byte);
    }
}
