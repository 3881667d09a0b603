//! Convolutions in which each output is made of one channel.
//!
//! Rows of a channel are copied to where its padding is zeros, and the columns of
//! each stride lie side by side there, so that any kernel, stride and dilation is
//! the same loop: a weight times vectors that lie as far apart as their outputs.

use std::arch::wasm32::{f32x4_splat, v128_load, v128_load32_splat};

use rayon::prelude::*;
use rten_gemm::f32_tile::{LANES, mul_add};

use super::geometry::Geometry;
use super::share::Shared;
use super::vector::{Limits, gather, store};
use crate::ops::conv::clamped::Clamp;

/// Vectors of outputs that are summed up at once.
const TILE: usize = 6;

/// Numbers that are copied at once, if a row is not longer: they stay in the
/// first cache.
const COPIED: usize = 4096;

/// Products below which a second thread takes longer to begin than to help.
const SPLIT: usize = 300_000;

/// The kernels of all output channels, and what is done with their sums.
#[derive(Clone, Copy)]
pub struct Kernels<'a> {
    pub weights: &'a [f32],
    /// How many outputs are made of each channel.
    pub outputs: usize,
    pub bias: Option<&'a [f32]>,
    pub clamp: Option<Clamp>,
}

/// Computes all outputs of one image.
///
/// # Safety
///
/// There must be room for them behind `out`.
pub unsafe fn convolve(kernels: &Kernels, image: &[f32], geometry: &Geometry, out: Shared) {
    let kernel_len = geometry.kernel_len();
    let channels = kernels.weights.len() / kernel_len / kernels.outputs;
    assert!(image.len() >= channels * geometry.in_len());
    let threads = rayon::current_num_threads();
    let work = kernels.weights.len() * geometry.out_len();
    let parts = if work < SPLIT {
        1
    } else {
        (4 * threads).min(channels)
    };
    let run = |part: usize| {
        let mut planes = Planes::new(geometry);
        for channel in part * channels / parts..(part + 1) * channels / parts {
            let plane = &image[channel * geometry.in_len()..][..geometry.in_len()];
            // Safety: the outputs of a channel are its own.
            unsafe { planes.channel(kernels, channel, plane, out) };
        }
    };
    if parts > 1 && threads > 1 {
        (0..parts).into_par_iter().with_max_len(1).for_each(run);
    } else {
        (0..parts).for_each(run);
    }
}

/// A band of rows of a channel, copied.
struct Planes<'a> {
    geometry: &'a Geometry,
    /// Rows of outputs that are computed of it.
    band: usize,
    /// How many numbers one of the columns of a stride takes, and a row.
    phase: usize,
    row: usize,
    copy: Vec<f32>,
    /// Where the input of each weight lies, from that of the first.
    taps: Vec<usize>,
    /// Where the vectors of a band lie: inputs, and outputs.
    vectors: Vec<(usize, usize)>,
}

impl<'a> Planes<'a> {
    fn new(geometry: &'a Geometry) -> Self {
        let [k_h, k_w] = geometry.kernel;
        let [s_y, s_x] = geometry.strides;
        let [d_y, d_x] = geometry.dilations;
        let [out_h, out_w] = geometry.out_size;
        let width = out_w.next_multiple_of(LANES);
        let phase = width + ((k_w - 1) * d_x) / s_x;
        let row = phase * s_x;
        let reach = (k_h - 1) * d_y + 1;
        let band = (COPIED / row)
            .saturating_sub(reach)
            .div_euclid(s_y)
            .saturating_add(1)
            .min(out_h);
        let mut taps = Vec::with_capacity(k_h * k_w);
        for k_y in 0..k_h {
            for k_x in 0..k_w {
                let x = k_x * d_x;
                taps.push(k_y * d_y * row + x % s_x * phase + x / s_x);
            }
        }
        let mut vectors = Vec::new();
        for y in 0..band {
            for x in (0..out_w).step_by(LANES) {
                vectors.push((y * s_y * row + x, y * out_w + x));
            }
        }
        let rows = (band - 1) * s_y + reach;
        Self {
            geometry,
            band,
            phase,
            row,
            copy: vec![0.; rows * row],
            taps,
            vectors,
        }
    }

    unsafe fn channel(&mut self, kernels: &Kernels, channel: usize, plane: &[f32], out: Shared) {
        let [out_h, out_w] = self.geometry.out_size;
        let len = self.geometry.out_len();
        let mut top = 0;
        while top < out_h {
            let rows = self.band.min(out_h - top);
            self.fill(plane, top, rows);
            for at in 0..kernels.outputs {
                let at = channel * kernels.outputs + at;
                let weights = &kernels.weights[at * self.taps.len()..][..self.taps.len()];
                let bias = kernels.bias.map_or(0., |bias| bias[at]);
                let limits = Limits::new(kernels.clamp);
                // Safety: these rows are in the outputs of this channel.
                unsafe {
                    let out = out.get().add(at * len + top * out_w);
                    self.rows(weights, bias, limits, rows, out);
                }
            }
            top += rows;
        }
    }

    /// Copies what outputs `top..top + rows` are made of. What lies in the padding
    /// to the left and right stays zero from the beginning.
    fn fill(&mut self, plane: &[f32], top: usize, rows: usize) {
        let geometry = self.geometry;
        let [in_h, in_w] = geometry.in_size;
        let [s_y, s_x] = geometry.strides;
        let [pad_top, pad_left] = geometry.padding;
        let reach = (geometry.kernel[0] - 1) * geometry.dilations[0] + 1;
        for at in 0..(rows - 1) * s_y + reach {
            let row = &mut self.copy[at * self.row..][..self.row];
            let Some(y) = (top * s_y + at).checked_sub(pad_top).filter(|&y| y < in_h) else {
                row.fill(0.);
                continue;
            };
            let source = &plane[y * in_w..][..in_w];
            for (at, phase) in row.chunks_exact_mut(self.phase).enumerate() {
                // The element of this phase at `i` is that of column `i * s_x + at`
                // of the padded row.
                let first = pad_left.saturating_sub(at).div_ceil(s_x);
                let from = first * s_x + at - pad_left;
                if from >= in_w || first >= phase.len() {
                    continue;
                }
                let count = (in_w - from).div_ceil(s_x).min(phase.len() - first);
                // Safety: the last is at `from + (count - 1) * s_x`, which is in it.
                unsafe {
                    gather(
                        source.as_ptr().add(from),
                        s_x,
                        phase[first..].as_mut_ptr(),
                        count,
                    );
                }
            }
        }
    }

    unsafe fn rows(&self, weights: &[f32], bias: f32, limits: Limits, rows: usize, out: *mut f32) {
        let out_w = self.geometry.out_size[1];
        let len = rows * out_w;
        let vectors = &self.vectors[..rows * out_w.div_ceil(LANES)];
        let mut at = 0;
        while at < vectors.len() {
            let rest = &vectors[at..];
            // Safety: as of the whole.
            at += unsafe {
                match rest.len() {
                    TILE.. => self.tile::<TILE>(weights, bias, limits, rest, out, len),
                    3.. => self.tile::<3>(weights, bias, limits, rest, out, len),
                    2 => self.tile::<2>(weights, bias, limits, rest, out, len),
                    _ => self.tile::<1>(weights, bias, limits, rest, out, len),
                }
            };
        }
    }

    /// Sums up the first vectors, and says how many. One that reaches over the end of
    /// its row is written
    /// as a whole where the next row follows, which is written after it.
    #[inline(always)]
    unsafe fn tile<const N: usize>(
        &self,
        weights: &[f32],
        bias: f32,
        limits: Limits,
        at: &[(usize, usize)],
        out: *mut f32,
        len: usize,
    ) -> usize {
        let at = &at[..N];
        let inputs: [*const f32; N] =
            std::array::from_fn(|i| unsafe { self.copy.as_ptr().add(at[i].0) });
        let mut sums = [f32x4_splat(bias); N];
        for (weight, &tap) in weights.iter().zip(&self.taps) {
            let weight = unsafe { v128_load32_splat((weight as *const f32).cast()) };
            for (sum, input) in sums.iter_mut().zip(inputs) {
                let input = unsafe { v128_load(input.add(tap).cast()) };
                *sum = mul_add(weight, input, *sum);
            }
        }
        for (sum, &(_, to)) in sums.into_iter().zip(at) {
            unsafe { store(limits.apply(sum), out.add(to), len - to) };
        }
        N
    }
}
