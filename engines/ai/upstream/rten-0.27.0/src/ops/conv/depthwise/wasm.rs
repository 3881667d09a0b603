//! Depthwise convolution by SIMD of WebAssembly.

use std::arch::wasm32::{
    f32x4_add, f32x4_mul, f32x4_splat, i32x4_shuffle, v128, v128_load, v128_store,
};
use std::mem::MaybeUninit;
use std::ops::Range;

use rten_tensor::NdTensorView;
use smallvec::SmallVec;

use super::{ConvParams, DepthwiseConvKernel};

const LANES: usize = 4;

/// Vectors of outputs that are summed up in registers at once.
const WIDE: usize = 4;

/// Outputs in a row up to which a row is narrow: so much of it lies beside the
/// middle that its input is copied to where the padding is zeros.
const NARROW: usize = 32;

/// Room for such copies.
const COPIED: usize = 1024;

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

        let mut rows: SmallVec<[(usize, usize); 8]> = SmallVec::new();
        for k_y in 0..params.kernel_h {
            let in_y = out_y * params.stride_h + k_y * params.dilation_y;
            if in_y < params.pad_top || in_y >= params.in_h + params.pad_top {
                continue;
            }
            let row = (in_y - params.pad_top) * params.in_row_stride;
            assert!(row + params.in_row_len <= image_chan.len());
            rows.push((k_y, row));
        }
        if narrow(params, &rows, out_row, out_init, image_chan, &kernel_chan) {
            return;
        }

        let mut taps: SmallVec<[Tap; 32]> = SmallVec::new();
        for &(k_y, row) in &rows {
            for (k_x, column) in columns.iter().enumerate() {
                taps.push(Tap {
                    start: row as isize + offset(column, stride),
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
                unsafe { sum_up::<WIDE>(&taps, image_chan, stride, x, out_init, &mut out_row[x..]) };
                x += WIDE * LANES;
            }
            while x < end {
                // Safety: as above.
                unsafe { sum_up::<1>(&taps, image_chan, stride, x, out_init, &mut out_row[x..]) };
                x += LANES;
            }
        }
        while x < out_w {
            out_row[x].write(beside(x));
            x += 1;
        }
    }
}

/// Where the element for output 0 lies, from the beginning of the row: before
/// it, where that is in the padding.
fn offset((input, out): &(Range<usize>, Range<usize>), stride: usize) -> isize {
    input.start as isize - (out.start * stride) as isize
}

/// Computes a narrow row by vectors from end to end, and says whether it is one.
fn narrow(
    params: &ConvParams,
    rows: &[(usize, usize)],
    out_row: &mut [MaybeUninit<f32>],
    out_init: f32,
    image_chan: &[f32],
    kernel_chan: &NdTensorView<f32, 2>,
) -> bool {
    let stride = params.stride_w;
    if out_row.len() > NARROW || !(1..=2).contains(&stride) {
        return false;
    }
    // A kernel column that is in the padding for every output adds nothing.
    let columns = || {
        let columns = params.col_range_for_kernel_x.iter().enumerate();
        columns.filter(|(_, (_, out))| !out.is_empty())
    };
    let offsets = || columns().map(|(_, column)| offset(column, stride));
    let left = (-offsets().min().unwrap_or(0)).max(0);
    let right = offsets().max().unwrap_or(0).max(0);
    let vectors = out_row.len().div_ceil(LANES);
    // With what a vector of every second element is shuffled out of.
    let length = (left + right) as usize + vectors * LANES * stride + LANES;
    if rows.len() * length > COPIED {
        return false;
    }

    let mut room = [MaybeUninit::<f32>::uninit(); COPIED];
    let copy = &mut room[..rows.len() * length];
    copy.fill(MaybeUninit::new(0.));
    // Safety: all of it was just written.
    let copy = unsafe { &mut *(copy as *mut [MaybeUninit<f32>] as *mut [f32]) };
    let mut taps: SmallVec<[Tap; 32]> = SmallVec::new();
    for (at, &(k_y, row)) in rows.iter().enumerate() {
        let start = at * length;
        let count = params.in_row_len.min(length - left as usize);
        let from = start + left as usize;
        copy[from..from + count].copy_from_slice(&image_chan[row..row + count]);
        for (k_x, column) in columns() {
            taps.push(Tap {
                start: start as isize + left + offset(column, stride),
                weight: kernel_chan[[k_y, k_x]],
            });
        }
    }
    for (vector, out) in out_row.chunks_mut(LANES).enumerate() {
        let mut sums = [MaybeUninit::uninit(); LANES];
        // Safety: a row of the copy has room for all vectors, and `sums` for one.
        unsafe { sum_up::<1>(&taps, copy, stride, vector * LANES, out_init, &mut sums) };
        out.copy_from_slice(&sums[..out.len()]);
    }
    true
}

/// Computes `N` vectors of outputs, beginning with output `x`, into the beginning
/// of `out`.
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
