//! Convolutions in which each output is made of all channels: a product of the
//! weights with the packed inputs.

use std::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_splat, v128, v128_load};
use std::cell::Cell;
use std::ops::Range;

use rayon::prelude::*;
use rten_gemm::f32_tile::{LANES, ROWS, VECTORS, add_products, mul_add};

use super::geometry::Geometry;
use super::pack::{WIDTH, pack, packed_len};
use super::vector::{Limits, Shared, store};
use crate::ops::conv::clamped::Clamp;

/// Numbers that are packed at once: they stay in the second cache.
const PACKED: usize = 32 * 1024;

/// Numbers of panels that stay in the first cache, with what they are multiplied with.
const NEAR: usize = 6 * 1024;

/// Outputs of a row from which on rows are so far apart that going from one to the
/// next is slow: then all panels that were packed are multiplied before that.
const FAR: usize = 2048;

/// Products that are summed up before their sum is added to those before, where
/// there are more than are long: a sum of thousands would be less exact.
const DEPTH: usize = 512;
const LONG: usize = 1280;

/// Products below which a second thread takes longer to begin than to help.
const SPLIT: usize = 1_000_000;

thread_local! {
    static ROOM: Cell<(Vec<f32>, Vec<f32>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// The weights of some outputs, and what is done with their sums.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// One row for each output channel.
    pub weights: &'a [f32],
    pub depth: usize,
    pub bias: Option<&'a [f32]>,
    pub clamp: Option<Clamp>,
}

/// Computes all outputs of one image.
///
/// # Safety
///
/// There must be room for them behind `out`.
pub unsafe fn convolve(rows: &Rows, image: &[f32], geometry: &Geometry, out: Shared) {
    let depth = rows.depth;
    let channels = rows.weights.len() / depth;
    let columns = geometry.out_len();
    let panels = columns.div_ceil(WIDTH);
    let small = channels * columns * depth < SPLIT;
    let threads = if small {
        1
    } else {
        rayon::current_num_threads()
    };

    if panels >= 4 * threads {
        let fit = (PACKED / depth / WIDTH).max(1);
        let blocks = panels
            .div_ceil(fit)
            .max(if threads > 1 { 4 * threads } else { 1 });
        let blocks = blocks.next_multiple_of(threads).min(panels);
        let block = |at: usize| {
            let first = at * panels / blocks * WIDTH;
            let last = ((at + 1) * panels / blocks * WIDTH).min(columns);
            packed(image, geometry, depth, (first, last), |panels| {
                // Safety: the outputs of a block are its own.
                unsafe { product(rows, (0, channels), panels, (first, last), columns, out) };
            });
        };
        return each(blocks, threads > 1, block);
    }
    // Few columns: all are packed, and the rows are split.
    let parts = if threads > 1 {
        (4 * threads).min(channels.div_ceil(12))
    } else {
        1
    };
    packed(image, geometry, depth, (0, columns), |panels| {
        each(parts, threads > 1, |part| {
            // Parts are of whole tiles.
            let tiles = channels.div_ceil(12);
            let first = (part * tiles / parts * 12).min(channels);
            let last = ((part + 1) * tiles / parts * 12).min(channels);
            // Safety: the outputs of a part are its own.
            unsafe { product(rows, (first, last), panels, (0, columns), columns, out) };
        });
    });
}

fn each(count: usize, parallel: bool, run: impl Fn(usize) + Sync + Send) {
    if parallel && count > 1 {
        (0..count).into_par_iter().with_max_len(1).for_each(run);
    } else {
        (0..count).for_each(run);
    }
}

/// Packs the inputs of some outputs into this thread's room.
fn packed(
    image: &[f32],
    geometry: &Geometry,
    depth: usize,
    range: (usize, usize),
    run: impl FnOnce(&[f32]),
) {
    let (mut room, mut line) = ROOM.take();
    let len = packed_len(depth, range.1 - range.0);
    if room.len() < len {
        room.resize(len, 0.);
    }
    // Safety: there is room for it.
    unsafe { pack(image, geometry, depth, range, &mut line, room.as_mut_ptr()) };
    run(&room[..len]);
    ROOM.set((room, line));
}

/// Computes some rows of the outputs whose inputs were packed.
///
/// As many panels as stay near are multiplied with a few rows of weights before
/// the next few, so that outputs are written along their rows.
unsafe fn product(
    rows: &Rows,
    (top, bottom): (usize, usize),
    panels: &[f32],
    (first, last): (usize, usize),
    columns: usize,
    out: Shared,
) {
    let depth = rows.depth;
    assert!(panels.len() >= packed_len(depth, last - first));
    let whole = (last - first) / WIDTH;
    let job = Job {
        rows,
        limits: Limits::new(rows.clamp),
        columns,
        panels: panels.as_ptr(),
        out: unsafe { out.get().add(first) },
    };
    let near = match columns {
        FAR.. => whole.max(1),
        _ => (NEAR / depth / WIDTH).max(1),
    };
    for first in (0..whole).step_by(near) {
        unsafe {
            job.rows::<ROWS, VECTORS>(first..(first + near).min(whole), WIDTH, (top, bottom))
        };
    }
    let rest = last - first - whole * WIDTH;
    let panel = whole..whole + 1;
    unsafe {
        match rest.div_ceil(LANES) {
            3 => job.rows::<ROWS, VECTORS>(panel, rest, (top, bottom)),
            2 => job.rows::<4, 2>(panel, rest, (top, bottom)),
            1 if columns == 1 => job.dots(top, bottom),
            1 => job.rows::<8, 1>(panel, rest, (top, bottom)),
            _ => {}
        }
    }
}

/// What was packed, and where its outputs go.
struct Job<'a> {
    rows: &'a Rows<'a>,
    limits: Limits,
    columns: usize,
    panels: *const f32,
    out: *mut f32,
}

impl Job<'_> {
    /// Some panels of `count` outputs each, and some rows.
    unsafe fn rows<const R: usize, const V: usize>(
        &self,
        panels: Range<usize>,
        count: usize,
        (top, bottom): (usize, usize),
    ) {
        let mut row = top;
        while row < bottom {
            let rows = match bottom - row {
                rest if rest >= R => R,
                4.. if R > 4 => 4,
                2.. if R > 2 => 2,
                _ => 1,
            };
            for panel in panels.clone() {
                unsafe {
                    match rows {
                        4 if R > 4 => self.tile::<4, V>(row, panel, count),
                        2 if R > 2 => self.tile::<2, V>(row, panel, count),
                        1 if R > 1 => self.tile::<1, V>(row, panel, count),
                        _ => self.tile::<R, V>(row, panel, count),
                    }
                }
            }
            row += rows;
        }
    }

    /// A tile of `R` rows and `V` vectors. It is a function of its own, as its parts
    /// are, or engines that allot registers to several tiles at once spill.
    #[inline(never)]
    unsafe fn tile<const R: usize, const V: usize>(&self, row: usize, panel: usize, count: usize) {
        let depth = self.rows.depth;
        let inputs = unsafe { self.panels.add(panel * WIDTH * depth) };
        let weights = self.rows.weights[row * depth..(row + R) * depth].as_ptr();
        let mut sums = std::array::from_fn(|r| {
            [f32x4_splat(self.rows.bias.map_or(0., |bias| bias[row + r])); V]
        });
        if depth > LONG {
            for k in (0..depth).step_by(DEPTH) {
                let count = DEPTH.min(depth - k);
                let inputs = unsafe { inputs.add(k * V * LANES) };
                unsafe { self.part::<R, V>(weights.add(k), inputs, count, &mut sums) };
            }
        } else {
            sums = unsafe { add_products(sums, weights, depth, inputs, depth) };
        }
        for (r, sums) in sums.into_iter().enumerate() {
            let out = unsafe { self.out.add((row + r) * self.columns + panel * WIDTH) };
            for (v, sum) in sums.into_iter().enumerate() {
                let at = v * LANES;
                unsafe { store(self.limits.apply(sum), out.add(at), count - at) };
            }
        }
    }

    /// Adds some products to each sum.
    #[inline(never)]
    unsafe fn part<const R: usize, const V: usize>(
        &self,
        weights: *const f32,
        inputs: *const f32,
        depth: usize,
        sums: &mut [[v128; V]; R],
    ) {
        let none = [[f32x4_splat(0.); V]; R];
        let more = unsafe { add_products(none, weights, self.rows.depth, inputs, depth) };
        for (sums, more) in sums.iter_mut().zip(more) {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum = f32x4_add(*sum, more);
            }
        }
    }

    /// A single column: vectors go along the weights.
    unsafe fn dots(&self, top: usize, bottom: usize) {
        let depth = self.rows.depth;
        // The column is every fourth number of its panel.
        let column: Vec<f32> = (0..depth)
            .map(|k| unsafe { *self.panels.add(k * LANES) })
            .collect();
        for row in top..bottom {
            let weights = &self.rows.weights[row * depth..(row + 1) * depth];
            let mut sums = [f32x4_splat(0.); 4];
            let mut k = 0;
            while k + 4 * LANES <= depth {
                for (i, sum) in sums.iter_mut().enumerate() {
                    // Safety: all are within both.
                    let (weight, input) = unsafe {
                        (
                            v128_load(weights.as_ptr().add(k + i * LANES).cast()),
                            v128_load(column.as_ptr().add(k + i * LANES).cast()),
                        )
                    };
                    *sum = mul_add(weight, input, *sum);
                }
                k += 4 * LANES;
            }
            let sum = f32x4_add(f32x4_add(sums[0], sums[1]), f32x4_add(sums[2], sums[3]));
            let mut sum = f32x4_extract_lane::<0>(sum)
                + f32x4_extract_lane::<1>(sum)
                + f32x4_extract_lane::<2>(sum)
                + f32x4_extract_lane::<3>(sum);
            for (weight, input) in weights[k..].iter().zip(&column[k..]) {
                sum += weight * input;
            }
            sum += self.rows.bias.map_or(0., |bias| bias[row]);
            unsafe { store(self.limits.apply(f32x4_splat(sum)), self.out.add(row), 1) };
        }
    }
}
