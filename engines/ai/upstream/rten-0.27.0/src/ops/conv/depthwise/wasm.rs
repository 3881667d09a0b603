//! Depthwise convolution by SIMD of WebAssembly.

use std::arch::wasm32::{
    f32x4_add, f32x4_mul, f32x4_splat, i32x4_shuffle, v128, v128_load, v128_store,
};
use std::mem::MaybeUninit;

use rten_tensor::NdTensorView;
use rten_tensor::prelude::*;
use smallvec::SmallVec;

use super::{ConvParams, DepthwiseConvKernel};

const LANES: usize = 4;

/// Vectors of outputs that are summed up in registers at once.
const WIDE: usize = 4;

pub struct WasmDepthwiseConvKernel;

/// A value of the kernel, and where the row of the image begins that it is
/// multiplied with: the element for output `x` is at `start + x * stride`.
#[derive(Clone, Copy)]
struct Tap {
    start: isize,
    weight: f32,
}

impl DepthwiseConvKernel<f32, f32, f32> for WasmDepthwiseConvKernel {
    fn compute_row(
        &self,
        params: &ConvParams,
        out_row: &mut [MaybeUninit<f32>],
        out_y: usize,
        out_init: f32,
        image_chan: &[f32],
        kernel_chan: NdTensorView<f32, 2>,
        _input_zero: f32,
        _kernel_zero: f32,
    ) {
        let stride = params.stride_w;
        let columns = params.col_range_for_kernel_x;

        // The outputs for which no tap is in the padding to the left or right.
        let first = columns.iter().map(|(_, out)| out.start).max().unwrap_or(0);
        let last = columns.iter().map(|(_, out)| out.end).min().unwrap_or(0);

        let mut taps: SmallVec<[Tap; 32]> = SmallVec::new();
        let mut rows: SmallVec<[(usize, usize); 8]> = SmallVec::new();
        for k_y in 0..params.kernel_h {
            let in_y = out_y * params.stride_h + k_y * params.dilation_y;
            if in_y < params.pad_top || in_y >= params.in_h + params.pad_top {
                continue;
            }
            let row = (in_y - params.pad_top) * params.in_row_stride;
            assert!(row + params.in_row_len <= image_chan.len());
            rows.push((k_y, row));
            for (k_x, (input, out)) in columns.iter().enumerate() {
                taps.push(Tap {
                    start: (row + input.start) as isize - (out.start * stride) as isize,
                    weight: kernel_chan[[k_y, k_x]],
                });
            }
        }

        // An output beside the middle has fewer taps: those in whose range it is.
        let beside = |x: usize| {
            let mut sum = out_init;
            for &(k_y, row) in &rows {
                for (k_x, (input, out)) in columns.iter().enumerate() {
                    if out.contains(&x) {
                        let at = row + input.start + (x - out.start) * stride;
                        sum += image_chan[at] * kernel_chan[[k_y, k_x]];
                    }
                }
            }
            sum
        };

        let out_w = out_row.len();
        let mut x = 0;
        while x < first.min(out_w) {
            out_row[x].write(beside(x));
            x += 1;
        }
        if first < last {
            // A vector of every second element is shuffled out of two, whose
            // last element may be the one behind the row.
            let vectors = match stride {
                1 => (last - first) / LANES,
                2 => {
                    let room = taps.iter().map(|tap| image_chan.len() as isize - tap.start);
                    let room = room.min().unwrap_or(0).max(0) as usize / 2;
                    (last.min(room) - first.min(last.min(room))) / LANES
                }
                _ => 0,
            };
            let end = first + vectors * LANES;
            while x + WIDE * LANES <= end {
                // Safety: all elements of these outputs are in the image.
                unsafe { sum_up::<WIDE>(&taps, image_chan, stride, x, out_init, out_row) };
                x += WIDE * LANES;
            }
            while x < end {
                // Safety: as above.
                unsafe { sum_up::<1>(&taps, image_chan, stride, x, out_init, out_row) };
                x += LANES;
            }
        }
        while x < out_w {
            out_row[x].write(beside(x));
            x += 1;
        }
    }
}

/// Computes `N` vectors of outputs, beginning with output `x`.
///
/// # Safety
///
/// The elements that these outputs need must all be in `image`, and where the
/// stride is 2, the one behind them too. `out` must have room for the outputs.
#[inline(always)]
unsafe fn sum_up<const N: usize>(
    taps: &[Tap],
    image: &[f32],
    stride: usize,
    x: usize,
    init: f32,
    out: &mut [MaybeUninit<f32>],
) {
    let mut sums = [f32x4_splat(init); N];
    let from = image.as_ptr();
    let at = (x * stride) as isize;
    if stride == 1 {
        for tap in taps {
            let weight = f32x4_splat(tap.weight);
            for (i, sum) in sums.iter_mut().enumerate() {
                let elements = unsafe { v128_load(from.offset(tap.start + at).add(i * LANES).cast()) };
                *sum = mul_add(elements, weight, *sum);
            }
        }
    } else {
        for tap in taps {
            let weight = f32x4_splat(tap.weight);
            for (i, sum) in sums.iter_mut().enumerate() {
                let elements = unsafe {
                    let from = from.offset(tap.start + at).add(i * LANES * 2);
                    i32x4_shuffle::<0, 2, 4, 6>(
                        v128_load(from.cast()),
                        v128_load(from.add(LANES).cast()),
                    )
                };
                *sum = mul_add(elements, weight, *sum);
            }
        }
    }
    let out = &mut out[x..x + N * LANES];
    for (sum, out) in sums.into_iter().zip(out.chunks_exact_mut(LANES)) {
        // Safety: a chunk has room for a vector.
        unsafe { v128_store(out.as_mut_ptr().cast(), sum) };
    }
}

#[inline(always)]
fn mul_add(a: v128, b: v128, c: v128) -> v128 {
    #[cfg(target_feature = "relaxed-simd")]
    return std::arch::wasm32::f32x4_relaxed_madd(a, b, c);

    #[cfg(not(target_feature = "relaxed-simd"))]
    f32x4_add(f32x4_mul(a, b), c)
}
