//! Tiles of outputs: a few rows of weights, by the inputs of outputs that lie side by
//! side.

use std::arch::wasm32::{f32x4_add, f32x4_splat, v128};

use rten_gemm::f32_tile::{LANES, ROWS, VECTORS};

use super::share::Shared;
use super::vector::{Limits, store};
use crate::ops::conv::clamped::Clamp;

/// Products that are summed up before their sum is added to those before, where
/// there are more than are long: a sum of thousands would be less exact.
const DEPTH: usize = 512;
const LONG: usize = 1280;

/// Outputs of the widest tile.
pub const WIDTH: usize = VECTORS * LANES;

/// The weights of some outputs, and what is done with their sums.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// One row for each output channel.
    pub weights: &'a [f32],
    pub depth: usize,
    pub bias: Option<&'a [f32]>,
    pub clamp: Option<Clamp>,
}

impl Rows<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.weights.len() / self.depth
    }
}

/// Where the inputs that weights are multiplied with lie.
pub trait Inputs {
    /// Adds `count` products to each sum, from weight `k` of each row on.
    ///
    /// # Safety
    ///
    /// `rows` must be so many rows of `depth` weights, and the inputs of `V` vectors of
    /// outputs lie at `place`.
    unsafe fn add<const R: usize, const V: usize>(
        &self,
        sums: [[v128; V]; R],
        rows: (*const f32, usize),
        place: *const f32,
        k: usize,
        count: usize,
    ) -> [[v128; V]; R];
}

/// Outputs that lie side by side.
#[derive(Clone, Copy)]
pub struct Place {
    /// Their inputs.
    pub inputs: *const f32,
    /// Where the first of them goes, from the beginning of a row.
    pub at: usize,
    pub count: usize,
}

/// Some weights and inputs, and where outputs go.
pub struct Job<'a, I> {
    pub rows: &'a Rows<'a>,
    pub inputs: I,
    /// What is between the same output of one row and the next.
    pub columns: usize,
    pub out: Shared,
}

impl<I: Inputs> Job<'_, I> {
    /// Some places that are equally wide, and some rows. Outputs are written along
    /// their rows.
    ///
    /// # Safety
    ///
    /// There must be room for them, and nobody else write to it.
    pub unsafe fn run(
        &self,
        places: impl Iterator<Item = Place> + Clone,
        width: usize,
        rows: (usize, usize),
    ) {
        unsafe {
            match width.div_ceil(LANES) {
                3 => self.rows::<ROWS, VECTORS>(places, rows),
                2 => self.rows::<4, 2>(places, rows),
                _ => self.rows::<8, 1>(places, rows),
            }
        }
    }

    unsafe fn rows<const R: usize, const V: usize>(
        &self,
        places: impl Iterator<Item = Place> + Clone,
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
            for place in places.clone() {
                unsafe {
                    match rows {
                        4 if R > 4 => self.tile::<4, V>(row, place),
                        2 if R > 2 => self.tile::<2, V>(row, place),
                        1 if R > 1 => self.tile::<1, V>(row, place),
                        _ => self.tile::<R, V>(row, place),
                    }
                }
            }
            row += rows;
        }
    }

    /// A tile of `R` rows and `V` vectors. It is a function of its own, as its parts
    /// are, or engines that allot registers to several tiles at once spill.
    #[inline(never)]
    unsafe fn tile<const R: usize, const V: usize>(&self, row: usize, place: Place) {
        let Rows {
            depth, bias, clamp, ..
        } = *self.rows;
        let weights = &self.rows.weights[row * depth..(row + R) * depth];
        let weights = (weights.as_ptr(), depth);
        let limits = Limits::new(clamp);
        let mut sums =
            std::array::from_fn(|r| [f32x4_splat(bias.map_or(0., |bias| bias[row + r])); V]);
        if depth > LONG {
            for k in (0..depth).step_by(DEPTH) {
                let count = DEPTH.min(depth - k);
                unsafe { self.part::<R, V>(weights, place.inputs, (k, count), &mut sums) };
            }
        } else {
            sums = unsafe { self.inputs.add(sums, weights, place.inputs, 0, depth) };
        }
        for (r, sums) in sums.into_iter().enumerate() {
            for (v, sum) in sums.into_iter().enumerate() {
                let at = v * LANES;
                unsafe {
                    let out = self.out.get().add((row + r) * self.columns + place.at + at);
                    store(limits.apply(sum), out, place.count - at);
                }
            }
        }
    }

    /// Adds some products to each sum.
    #[inline(never)]
    unsafe fn part<const R: usize, const V: usize>(
        &self,
        rows: (*const f32, usize),
        place: *const f32,
        (k, count): (usize, usize),
        sums: &mut [[v128; V]; R],
    ) {
        let none = [[f32x4_splat(0.); V]; R];
        let more = unsafe { self.inputs.add(none, rows, place, k, count) };
        for (sums, more) in sums.iter_mut().zip(more) {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum = f32x4_add(*sum, more);
            }
        }
    }
}
