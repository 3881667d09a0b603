//! Products of one row of bytes with a matrix of bytes.
//!
//! There is one product for each byte of the matrix, so what counts is how fast
//! the matrix is read: once, from front to back, with little done to each byte.
//!
//! The zero point of the row is subtracted before anything else. Its numbers
//! are widened to 16 bits anyway, and then no sums of columns are needed:
//!
//! ```text
//! sum((a - a_zero) * (b - b_zero)) = sum((a - a_zero) * b) - b_zero * sum(a - a_zero)
//! ```

use std::arch::wasm32::{
    i8x16_shuffle, i8x16_splat, i16x8_load_extend_i8x8, i32x4_add, i32x4_dot_i16x8,
    i32x4_extract_lane, i32x4_shr, i32x4_shuffle, i32x4_splat, v128, v128_load, v128_load32_splat,
    v128_store,
};

use rten_tensor::{Matrix, MatrixLayout, Storage};

use crate::kernels::MatVecOutput;

/// Rows of the matrix that are read side by side. Where a row is a large power
/// of two long, all of them share a set of the first cache, which has 8 to 12 places.
const ROWS: usize = 8;

/// Columns that are summed up at once.
const COLS: usize = 16;

/// Multiply a row of bytes with a matrix.
pub fn multiply(
    out: MatVecOutput<i32, bool>,
    row: &[u8],
    matrix: Matrix<i8>,
    row_zero: u8,
    zeros: Option<&[i8]>,
) {
    assert_eq!(matrix.rows(), row.len());
    assert_eq!(matrix.cols(), out.data.len());
    assert_eq!(zeros.map_or(matrix.cols(), <[i8]>::len), matrix.cols());

    if !out.beta {
        for sum in out.data.iter_mut() {
            sum.write(0);
        }
    }
    // Safety: the sums were there, or were written above.
    let sums = unsafe { out.data.assume_init_mut() };
    if sums.is_empty() || row.is_empty() {
        return;
    }

    let mut wide: Vec<i16> = row
        .iter()
        .map(|&a| i16::from(a) - i16::from(row_zero))
        .collect();
    let total: i32 = wide.iter().map(|&a| i32::from(a)).sum();

    let bytes = matrix.storage().as_ptr();
    if matrix.col_stride() == 1 {
        wide.resize(row.len().next_multiple_of(ROWS), 0);
        // Safety: the dimensions were compared above.
        unsafe { add_by_rows(sums, &wide, bytes, row.len(), matrix.row_stride()) };
    } else if matrix.row_stride() == 1 {
        // Safety: the dimensions were compared above.
        unsafe { add_by_columns(sums, &wide, bytes, matrix.col_stride()) };
    } else {
        for (col, sum) in sums.iter_mut().enumerate() {
            for (k, &a) in wide.iter().enumerate() {
                // Safety: the dimensions were compared above.
                let b = unsafe { *matrix.get_unchecked([k, col]) };
                *sum += i32::from(a) * i32::from(b);
            }
        }
    }

    if let Some(zeros) = zeros
        && zeros.iter().fold(0, |any, zero| any | zero) != 0
    {
        for (sum, &zero) in sums.iter_mut().zip(zeros) {
            *sum -= i32::from(zero) * total;
        }
    }
}

/// Add the products with a matrix whose rows lie in memory one after another.
///
/// # Safety
///
/// `bytes` must point to `depth` rows of `sums.len()` bytes, `stride` apart, and
/// `row` must be filled with zeros up to a multiple of `ROWS`.
unsafe fn add_by_rows(
    sums: &mut [i32],
    row: &[i16],
    bytes: *const i8,
    depth: usize,
    stride: usize,
) {
    let whole = sums.len() - sums.len() % COLS;
    let (sums, rest) = sums.split_at_mut(whole);

    // Rows are read from end to end: sums go through the second cache, which costs
    // less than it does to begin anew in another place.
    for (block, factors) in row.chunks_exact(ROWS).enumerate() {
        let rows = std::array::from_fn(|i| unsafe {
            // After the last row, factors are 0 and it does not matter what is read.
            bytes.add((block * ROWS + i).min(depth - 1) * stride)
        });
        unsafe { add_rows(sums, factors, rows) };
    }

    if !rest.is_empty() {
        let mut rest_sums = [0; COLS];
        for (block, factors) in row.chunks_exact(ROWS).enumerate() {
            let mut copy = [[0i8; COLS]; ROWS];
            for (i, copy) in copy.iter_mut().enumerate() {
                let k = (block * ROWS + i).min(depth - 1);
                for (col, copy) in copy.iter_mut().take(rest.len()).enumerate() {
                    *copy = unsafe { *bytes.add(k * stride + whole + col) };
                }
            }
            unsafe {
                add_rows(
                    &mut rest_sums,
                    factors,
                    copy.each_ref().map(|row| row.as_ptr()),
                )
            };
        }
        for (sum, add) in rest.iter_mut().zip(rest_sums) {
            *sum += add;
        }
    }
}

/// Add the products of `ROWS` rows.
///
/// # Safety
///
/// There must be `ROWS` factors, and `sums.len()`, a multiple of `COLS`, bytes in each row.
#[inline(always)]
unsafe fn add_rows(sums: &mut [i32], factors: &[i16], rows: [*const i8; ROWS]) {
    assert_eq!(factors.len(), ROWS);
    let factors: [v128; ROWS / 2] = std::array::from_fn(|pair| unsafe {
        v128_load32_splat(factors.as_ptr().add(pair * 2).cast())
    });
    let zero = i8x16_splat(0);

    for (tile, sums) in sums.chunks_exact_mut(COLS).enumerate() {
        let mut products = [i32x4_splat(0); COLS / 4];
        for (pair, &factor) in factors.iter().enumerate() {
            let (even, odd) = unsafe {
                (
                    v128_load(rows[pair * 2].add(tile * COLS).cast()),
                    v128_load(rows[pair * 2 + 1].add(tile * COLS).cast()),
                )
            };
            // A byte becomes the upper half of 16 bits, which takes one
            // instruction where widening it takes two. So sums are 256 times as
            // large as they are: at most 8 × 255 × 128 × 256, far from overflow.
            let low = interleave_low(even, odd);
            let high = interleave_high(even, odd);
            let pairs = [
                interleave_low(zero, low),
                interleave_high(zero, low),
                interleave_low(zero, high),
                interleave_high(zero, high),
            ];
            for (product, pair) in products.iter_mut().zip(pairs) {
                *product = i32x4_add(*product, i32x4_dot_i16x8(pair, factor));
            }
        }
        for (i, product) in products.into_iter().enumerate() {
            // Safety: there are `COLS` sums in a tile.
            unsafe {
                let sum: *mut v128 = sums.as_mut_ptr().add(i * 4).cast();
                v128_store(sum, i32x4_add(v128_load(sum), i32x4_shr(product, 8)));
            }
        }
    }
}

#[inline(always)]
fn interleave_low(a: v128, b: v128) -> v128 {
    i8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(a, b)
}

#[inline(always)]
fn interleave_high(a: v128, b: v128) -> v128 {
    i8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(a, b)
}

/// Add the products with a matrix whose columns lie in memory one after another.
///
/// # Safety
///
/// `bytes` must point to `sums.len()` columns of `row.len()` bytes, `stride` apart.
unsafe fn add_by_columns(sums: &mut [i32], row: &[i16], bytes: *const i8, stride: usize) {
    const TOGETHER: usize = 4;

    let whole = row.len() - row.len() % 16;
    for (group, sums) in sums.chunks_mut(TOGETHER).enumerate() {
        // Where fewer are left, the last column stands in for those that are not there.
        let columns: [*const i8; TOGETHER] = std::array::from_fn(|i| unsafe {
            bytes.add((group * TOGETHER + i.min(sums.len() - 1)) * stride)
        });

        let mut products = [i32x4_splat(0); TOGETHER];
        for k in (0..whole).step_by(16) {
            let (left, right) = unsafe {
                (
                    v128_load(row.as_ptr().add(k).cast()),
                    v128_load(row.as_ptr().add(k + 8).cast()),
                )
            };
            for (product, column) in products.iter_mut().zip(columns) {
                let (low, high) = unsafe {
                    (
                        i16x8_load_extend_i8x8(column.add(k)),
                        i16x8_load_extend_i8x8(column.add(k + 8)),
                    )
                };
                let sum = i32x4_add(i32x4_dot_i16x8(left, low), i32x4_dot_i16x8(right, high));
                *product = i32x4_add(*product, sum);
            }
        }

        for ((sum, product), column) in sums.iter_mut().zip(products).zip(columns) {
            let halves = i32x4_add(product, i32x4_shuffle::<2, 3, 0, 1>(product, product));
            let all = i32x4_add(halves, i32x4_shuffle::<1, 0, 3, 2>(halves, halves));
            *sum += i32x4_extract_lane::<0>(all);
            for (k, &a) in row.iter().enumerate().skip(whole) {
                *sum += i32::from(a) * i32::from(unsafe { *column.add(k) });
            }
        }
    }
}
