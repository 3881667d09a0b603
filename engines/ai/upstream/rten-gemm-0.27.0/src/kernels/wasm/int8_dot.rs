//! Products of bytes by the dot product of relaxed SIMD: four products and their
//! sum in one instruction, on processors that have one for it.
//!
//! The instruction multiplies signed bytes with others of which only 7 bits are
//! defined: what the eighth means, and whether pairs saturate, is the processor's
//! choice, and the same one each time. There are three:
//!
//! - x64 with VNNI: it is a number from 0 to 255, and sums are exact;
//! - Arm, and the newest x64: it is a number from -128 to 127, and sums are exact;
//! - other x64: sums of two products saturate.
//!
//! [`Kernel::new`] asks which it is. In the first two cases there is a kernel.

use std::arch::wasm32::{
    i8x16_splat, i32x4_add, i32x4_extract_lane, i32x4_mul, i32x4_relaxed_dot_i8x16_i7x16_add,
    i32x4_splat, i32x4_sub, u8x16_splat, v128, v128_any_true, v128_load, v128_load32_splat,
    v128_or, v128_store, v128_xor,
};
use std::hint::black_box;
use std::mem::MaybeUninit;
use std::ops::Range;

use rten_base::byte_cast::cast_uninit_mut_slice;
use rten_simd::isa::Wasm32Isa;
use rten_tensor::Matrix;

use super::{int8_pack, int8_row};
use crate::Im2Col;
use crate::kernels::{Kernel, Lhs, MatVecOutput, PackedLayout, QuantParams};
use crate::packing::int8::{extract_packed_a, extract_packed_b, packed_a_layout, packed_b_layout};

/// Rows and columns of a tile: with two vectors of B and one of A, its sums are all
/// that engines keep in registers on x64.
const MR: usize = 6;
const NR: usize = 8;

/// Values of K in one instruction.
const K_TILE: usize = 4;

/// A kernel for processors to which bytes on the left are signed, or unsigned.
pub struct WasmDotKernel<const SIGNED: bool> {
    isa: Wasm32Isa,
}

/// What is taken from each byte on the left before it is multiplied.
const fn shift(signed: bool) -> i32 {
    if signed { 128 } else { 0 }
}

/// Sums of four products each: `sums + b · a`.
#[inline(always)]
fn dot(a: v128, b: v128, sums: v128) -> v128 {
    i32x4_relaxed_dot_i8x16_i7x16_add(b, a, sums)
}

/// Whether dot products are exact when bytes on the left are taken for signed ones, or unsigned.
fn is_exact(signed: bool) -> bool {
    [0u8, 127, 128, 255].into_iter().all(|a| {
        [-128i8, -1, 127].into_iter().all(|b| {
            // The compiler must leave the question to the processor.
            let sums = dot(
                u8x16_splat(black_box(a)),
                i8x16_splat(black_box(b)),
                i32x4_splat(black_box(1)),
            );
            let a = if signed {
                i32::from(a as i8)
            } else {
                i32::from(a)
            };
            i32x4_extract_lane::<0>(sums) == 1 + 4 * a * i32::from(b)
        })
    })
}

// Safety: `new` returns a kernel where it computes what it should. Wasm that has
// relaxed SIMD does not load where it is missing.
unsafe impl<const SIGNED: bool> Kernel<u8, i8, i32> for WasmDotKernel<SIGNED> {
    fn new() -> Option<Self> {
        let isa = Wasm32Isa::new()?;
        is_exact(SIGNED).then_some(WasmDotKernel { isa })
    }

    fn name(&self) -> &'static str {
        if SIGNED {
            "wasm-i8i8i32-dot"
        } else {
            "wasm-u8i8i32-dot"
        }
    }

    fn mr(&self) -> usize {
        MR
    }

    fn nr(&self) -> usize {
        NR
    }

    fn im2col_row_count_step(&self) -> usize {
        K_TILE
    }

    fn packed_a_layout(
        &self,
        _a: Matrix<u8>,
        rows: usize,
        cols: usize,
        _quant: Option<QuantParams<u8>>,
    ) -> PackedLayout {
        let mut layout = packed_a_layout::<MR, K_TILE>(rows, cols);
        layout.must_pack = true;
        layout
    }

    fn pack_a_block(
        &self,
        out: &mut [MaybeUninit<u8>],
        a: Matrix<u8>,
        rows: Range<usize>,
        cols: Range<usize>,
        quant: Option<QuantParams<u8>>,
    ) {
        let zeros = quant.map(|quant| &quant.zero_point[rows.clone()]);
        int8_pack::pack_a::<MR, K_TILE>(out, a.slice((rows, cols)), zeros);
    }

    fn packed_b_layout(
        &self,
        rows: usize,
        cols: usize,
        _quant: Option<QuantParams<i8>>,
    ) -> PackedLayout {
        packed_b_layout::<NR, K_TILE>(rows, cols)
    }

    fn pack_b_block(
        &self,
        out: &mut [MaybeUninit<u8>],
        b: Matrix<i8>,
        rows: Range<usize>,
        cols: Range<usize>,
        quant: Option<QuantParams<i8>>,
    ) {
        let zeros = quant.map(|quant| &quant.zero_point[cols.clone()]);
        int8_pack::pack_b_by_four(out, b.slice((rows, cols)), zeros);
    }

    fn pack_im2col(
        &self,
        out: &mut [MaybeUninit<u8>],
        image: &Im2Col<i8>,
        rows: Range<usize>,
        cols: Range<usize>,
        zero_point: Option<i8>,
    ) {
        const NR_REGS: usize = NR / super::X32_LANES;
        image.pack_block_i8_dot::<_, NR, NR_REGS, K_TILE>(
            self.isa,
            cast_uninit_mut_slice(out).expect("bytes are bytes"),
            rows,
            cols,
            zero_point.unwrap_or_default(),
        );
    }

    unsafe fn kernel(
        &self,
        tile_ptr: *mut i32,
        tile_row_stride: usize,
        a: Lhs<u8>,
        b: &[u8],
        used_rows: usize,
        used_cols: usize,
        depth: usize,
        _alpha: f32,
        beta: i32,
        _a_quant: Option<QuantParams<u8>>,
        _b_quant: Option<QuantParams<i8>>,
    ) {
        let Lhs::Packed(a) = a else {
            panic!("lhs must be packed")
        };
        let (a, a_meta) = extract_packed_a::<MR>(a);
        let (b, b_meta) = extract_packed_b::<NR>(b);

        let mut sums = tile::<SIGNED>(a, b);

        // sum((a - a_zero) * (b - b_zero)), as it is for all of K, from the sum of a * b.
        let load =
            |values: &[i32; NR], i: usize| unsafe { v128_load(values.as_ptr().add(i * 4).cast()) };
        for i in 0..NR / 4 {
            let col_sums = load(&b_meta.col_sums, i);
            for (sums, &zero) in sums.iter_mut().zip(&a_meta.zero_points) {
                let zero = i32x4_splat(zero - shift(SIGNED));
                sums[i] = i32x4_sub(sums[i], i32x4_mul(col_sums, zero));
            }
        }
        let b_zeros: [v128; NR / 4] = std::array::from_fn(|i| load(&b_meta.zero_points, i));
        if v128_any_true(v128_or(b_zeros[0], b_zeros[1])) {
            for (row, sums) in sums.iter_mut().enumerate() {
                let row_sum = a_meta.row_sums[row] - depth as i32 * a_meta.zero_points[row];
                for (sum, b_zeros) in sums.iter_mut().zip(b_zeros) {
                    *sum = i32x4_sub(*sum, i32x4_mul(b_zeros, i32x4_splat(row_sum)));
                }
            }
        }

        // Safety: the caller has room for as many rows and columns as are used.
        unsafe {
            store(
                sums,
                tile_ptr,
                tile_row_stride,
                used_rows,
                used_cols,
                beta != 0,
            )
        }
    }

    fn gemv_kernel(
        &self,
        mut out: MatVecOutput<i32>,
        a: &[u8],
        b: Matrix<i8>,
        _alpha: f32,
        a_quant: Option<QuantParams<u8>>,
        b_quant: Option<QuantParams<i8>>,
    ) {
        let a_zero = a_quant.map_or(0, |quant| quant.zero_point[0]);
        let b_zeros = b_quant.map(|quant| quant.zero_point);
        int8_row::multiply(out.as_bool_beta(), a, b, a_zero, b_zeros);
    }

    fn gemv_depth(&self, _b_row_stride: usize) -> usize {
        usize::MAX
    }

    fn gemv_rows(&self) -> usize {
        4
    }
}

/// Multiply a panel of A with a panel of B, both packed in fours of K. Each step is a
/// block of its own: see [`add_products`](super::f32_tile::add_products).
#[inline(always)]
fn tile<const SIGNED: bool>(a: &[u8], b: &[u8]) -> [[v128; NR / 4]; MR] {
    let flip = u8x16_splat(shift(SIGNED) as u8);
    let mut sums = [[i32x4_splat(0); NR / 4]; MR];
    let mut rest = a.len() / (MR * K_TILE);
    assert_eq!(b.len() / (NR * K_TILE), rest);
    let (mut a, mut b) = (a.as_ptr(), b.as_ptr());
    // Safety: both are as long as that.
    let step = |at: usize, a: *const u8, b: *const u8, sums: &mut [[v128; NR / 4]; MR]| unsafe {
        let b = b.add(at * NR * K_TILE);
        let b: [v128; NR / 4] = std::array::from_fn(|i| v128_load(b.add(i * 16).cast()));
        for (row, sums) in sums.iter_mut().enumerate() {
            let a = v128_load32_splat(a.add((at * MR + row) * K_TILE).cast());
            let a = if SIGNED { v128_xor(a, flip) } else { a };
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum = dot(a, b, *sum);
            }
        }
    };
    while rest > 0 {
        step(0, a, b, &mut sums);
        if rest == 1 {
            break;
        }
        step(1, a, b, &mut sums);
        rest -= 2;
        a = unsafe { a.add(2 * MR * K_TILE) };
        b = unsafe { b.add(2 * NR * K_TILE) };
    }
    sums
}

/// Write what is used of a tile, or add it to what is there.
///
/// # Safety
///
/// There must be `used_rows` rows of `used_cols` sums at `to`, initialised if they are added to.
#[inline(always)]
unsafe fn store(
    sums: [[v128; NR / 4]; MR],
    to: *mut i32,
    stride: usize,
    used_rows: usize,
    used_cols: usize,
    add: bool,
) {
    for (row, mut sums) in sums.into_iter().enumerate().take(used_rows) {
        let to = unsafe { to.add(row * stride) };
        if used_cols == NR {
            for (i, sum) in sums.into_iter().enumerate() {
                unsafe {
                    let to: *mut v128 = to.add(i * 4).cast();
                    let sum = if add {
                        i32x4_add(sum, v128_load(to))
                    } else {
                        sum
                    };
                    v128_store(to, sum);
                }
            }
        } else {
            let sums: *const i32 = sums.as_mut_ptr().cast();
            for col in 0..used_cols {
                unsafe {
                    let before = if add { *to.add(col) } else { 0 };
                    to.add(col).write(before + *sums.add(col));
                }
            }
        }
    }
}
