//! Convolutions in which each output is made of all channels: a product of the
//! weights with the packed inputs.

use std::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_splat, v128, v128_load};
use std::cell::Cell;

use rten_gemm::f32_tile::{LANES, add_products, mul_add};

use super::geometry::Geometry;
use super::pack::{pack, packed_len};
use super::share::{SPLIT, Shared, each};
use super::tile::{Inputs, Job, Place, Rows, WIDTH};
use super::vector::{Limits, store};

/// Numbers that are packed at once: they stay in the second cache.
const PACKED: usize = 32 * 1024;

/// Numbers of panels that stay in the first cache, with what they are multiplied with.
const NEAR: usize = 6 * 1024;

/// Outputs of a row from which on rows are so far apart that going from one to the
/// next is slow: then all panels that were packed are multiplied before that.
const FAR: usize = 2048;

thread_local! {
    static ROOM: Cell<(Vec<f32>, Vec<f32>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// Computes all outputs of one image.
///
/// # Safety
///
/// There must be room for them behind `out`.
pub unsafe fn convolve(rows: &Rows, image: &[f32], geometry: &Geometry, out: Shared) {
    let depth = rows.depth;
    let channels = rows.count();
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
        inputs: Packed,
        columns,
        out,
    };
    let place = |panel: usize| Place {
        inputs: unsafe { panels.as_ptr().add(panel * WIDTH * depth) },
        at: first + panel * WIDTH,
        count: WIDTH.min(last - first - panel * WIDTH),
    };
    let near = match columns {
        FAR.. => whole.max(1),
        _ => (NEAR / depth / WIDTH).max(1),
    };
    for first in (0..whole).step_by(near) {
        let places = (first..(first + near).min(whole)).map(place);
        unsafe { job.run(places, WIDTH, (top, bottom)) };
    }
    match last - first - whole * WIDTH {
        0 => {}
        _ if columns == 1 => unsafe { dots(rows, panels, (top, bottom), out) },
        rest => unsafe { job.run([place(whole)].into_iter(), rest, (top, bottom)) },
    }
}

/// Inputs that were packed: those of one weight lie behind those of the one before.
struct Packed;

impl Inputs for Packed {
    #[inline(always)]
    unsafe fn add<const R: usize, const V: usize>(
        &self,
        sums: [[v128; V]; R],
        (rows, depth): (*const f32, usize),
        place: *const f32,
        k: usize,
        count: usize,
    ) -> [[v128; V]; R] {
        // Safety: the caller's.
        unsafe { add_products(sums, rows.add(k), depth, place.add(k * V * LANES), count) }
    }
}

/// A single column: vectors go along the weights.
unsafe fn dots(rows: &Rows, panels: &[f32], (top, bottom): (usize, usize), out: Shared) {
    let depth = rows.depth;
    let limits = Limits::new(rows.clamp);
    // The column is every fourth number of its panel.
    let column: Vec<f32> = (0..depth).map(|k| panels[k * LANES]).collect();
    for row in top..bottom {
        let weights = &rows.weights[row * depth..(row + 1) * depth];
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
        sum += rows.bias.map_or(0., |bias| bias[row]);
        unsafe { store(limits.apply(f32x4_splat(sum)), out.get().add(row), 1) };
    }
}
