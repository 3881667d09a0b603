//! Convolutions in which each output is made of all channels, whose kernel is more
//! than one weight and moves by one column: what a weight is multiplied with lies side
//! by side in the input. Nothing is packed, which takes as long as the products where
//! there are few outputs for each place.
//!
//! Some rows of all channels are copied to where the padding is zeros.

use std::arch::wasm32::v128;
use std::cell::Cell;

use rten_gemm::f32_tile::{LANES, add_products_at};

use super::geometry::Geometry;
use super::share::{SPLIT, Shared, each};
use super::tile::{Inputs, Job, Place, Rows, WIDTH};
use super::vector::{gather, zero};

/// Outputs of a row from which on this is faster: the last tile of a row may be
/// narrower than others. And rows of outputs, which threads share.
const WIDE: usize = 32;
const HIGH: usize = 8;

/// Numbers that are copied at once, if it is not for more rows than one: they stay in
/// the second cache.
const COPIED: usize = 96 * 1024;

/// Numbers of a line of the cache.
const LINE: usize = 16;

thread_local! {
    static ROOM: Cell<Vec<f32>> = const { Cell::new(Vec::new()) };
}

/// Whether a convolution is of this kind.
pub fn suits(geometry: &Geometry) -> bool {
    let [height, width] = geometry.out_size;
    geometry.strides[1] == 1 && geometry.kernel_len() > 1 && width >= WIDE && height >= HIGH
}

/// Computes all outputs of one image.
///
/// # Safety
///
/// There must be room for them behind `out`.
pub unsafe fn convolve(rows: &Rows, image: &[f32], geometry: &Geometry, out: Shared) {
    let small = rows.weights.len() * geometry.out_len() < SPLIT;
    let threads = if small {
        1
    } else {
        rayon::current_num_threads()
    };
    let bands = Bands::new(rows, geometry, threads);
    let height = geometry.out_size[0];
    each(height.div_ceil(bands.height), threads > 1, |band| {
        let first = band * bands.height;
        let last = (first + bands.height).min(height);
        // Safety: the outputs of a band are its own.
        unsafe { bands.run(image, (first, last), out) };
    });
}

/// Some rows of outputs, and what they are made of.
struct Bands<'a> {
    rows: &'a Rows<'a>,
    geometry: &'a Geometry,
    /// Rows of outputs.
    height: usize,
    /// How many numbers a row of the copy takes, and a channel.
    row: usize,
    plane: usize,
    /// Where the input of each weight lies, from that of the first.
    taps: Vec<usize>,
}

impl<'a> Bands<'a> {
    fn new(rows: &'a Rows<'a>, geometry: &'a Geometry, threads: usize) -> Self {
        let [k_h, k_w] = geometry.kernel;
        let [d_y, d_x] = geometry.dilations;
        let channels = rows.depth / geometry.kernel_len();
        let row = (geometry.out_size[1].next_multiple_of(LANES) + (k_w - 1) * d_x)
            .next_multiple_of(LANES);
        let reach = (k_h - 1) * d_y + 1;
        let height = (COPIED / (channels * row))
            .saturating_sub(reach)
            .div_euclid(geometry.strides[0])
            .saturating_add(1)
            .min(geometry.out_size[0].div_ceil(if threads > 1 { 4 * threads } else { 1 }));
        // Channels are an odd number of lines apart, or many would be where the cache has room for few.
        let rows_in = (height - 1) * geometry.strides[0] + reach;
        let plane = ((rows_in * row).div_ceil(LINE) | 1) * LINE;
        let mut taps = Vec::with_capacity(rows.depth);
        for channel in 0..channels {
            for k_y in 0..k_h {
                taps.extend((0..k_w).map(|k_x| channel * plane + k_y * d_y * row + k_x * d_x));
            }
        }
        Self {
            rows,
            geometry,
            height,
            row,
            plane,
            taps,
        }
    }

    /// Computes rows `first..last` of the outputs.
    unsafe fn run(&self, image: &[f32], (first, last): (usize, usize), out: Shared) {
        let mut room = ROOM.take();
        let channels = self.rows.depth / self.geometry.kernel_len();
        if room.len() < channels * self.plane {
            room.resize(channels * self.plane, 0.);
        }
        self.fill(image, (first, last), &mut room);
        let width = self.geometry.out_size[1];
        let job = Job {
            rows: self.rows,
            inputs: Taps(&self.taps),
            columns: self.geometry.out_len(),
            out,
        };
        let whole = width / WIDTH * WIDTH;
        for y in first..last {
            let inputs = &room[(y - first) * self.geometry.strides[0] * self.row..];
            let place = |x: usize| Place {
                inputs: inputs[x..].as_ptr(),
                at: y * width + x,
                count: WIDTH.min(width - x),
            };
            // Safety: the last tap of the last output is in the last row of the copy.
            unsafe {
                let all = (0, self.rows.count());
                job.run((0..whole).step_by(WIDTH).map(place), WIDTH, all);
                if whole < width {
                    job.run([place(whole)].into_iter(), width - whole, all);
                }
            }
        }
        ROOM.set(room);
    }

    /// Copies what outputs `first..last` are made of.
    fn fill(&self, image: &[f32], (first, last): (usize, usize), room: &mut [f32]) {
        let geometry = self.geometry;
        let [in_h, in_w] = geometry.in_size;
        let [top, left] = geometry.padding;
        let reach = (geometry.kernel[0] - 1) * geometry.dilations[0] + 1;
        let count = (last - first - 1) * geometry.strides[0] + reach;
        let left = left.min(self.row);
        let copied = in_w.min(self.row - left);
        for (channel, room) in room.chunks_exact_mut(self.plane).enumerate() {
            let Some(plane) = image.get(channel * in_h * in_w..(channel + 1) * in_h * in_w) else {
                break;
            };
            for (at, row) in room.chunks_exact_mut(self.row).take(count).enumerate() {
                let y = (first * geometry.strides[0] + at).checked_sub(top);
                let Some(y) = y.filter(|&y| y < in_h) else {
                    // Safety: it is as long as that.
                    unsafe { zero(row.as_mut_ptr(), row.len()) };
                    continue;
                };
                let source = &plane[y * in_w..][..in_w];
                // Safety: the three parts are as long as a row, and so much is in the source.
                unsafe {
                    let to = row.as_mut_ptr();
                    zero(to, left);
                    gather(source.as_ptr(), 1, to.add(left), copied);
                    zero(to.add(left + copied), row.len() - left - copied);
                }
            }
        }
    }
}

/// Inputs that lie where they are copied to.
struct Taps<'a>(&'a [usize]);

impl Inputs for Taps<'_> {
    #[inline(always)]
    unsafe fn add<const R: usize, const V: usize>(
        &self,
        sums: [[v128; V]; R],
        (rows, depth): (*const f32, usize),
        place: *const f32,
        k: usize,
        count: usize,
    ) -> [[v128; V]; R] {
        let taps = self.0[k..k + count].as_ptr();
        // Safety: the caller's.
        unsafe { add_products_at(sums, rows.add(k), depth, place, taps, count) }
    }
}
