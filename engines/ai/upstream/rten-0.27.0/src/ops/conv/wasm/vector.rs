//! What all kernels do with vectors.

use std::arch::wasm32::{
    f32x4_gt, f32x4_lt, f32x4_splat, v128, v128_bitselect, v128_load, v128_store,
};

use rten_gemm::f32_tile::LANES;

use crate::ops::conv::clamped::Clamp;

/// A [`Clamp`] in vectors, or none. As `Relu` and `Clip` do, it makes its lower
/// end of NaN.
#[derive(Clone, Copy)]
pub struct Limits {
    min: v128,
    max: v128,
    given: bool,
}

impl Limits {
    pub fn new(clamp: Option<Clamp>) -> Self {
        Self {
            min: f32x4_splat(clamp.map_or(0., |clamp| clamp.min)),
            max: f32x4_splat(clamp.map_or(0., |clamp| clamp.max)),
            given: clamp.is_some(),
        }
    }

    #[inline(always)]
    pub fn apply(self, values: v128) -> v128 {
        if self.given {
            // `f32x4_pmax` becomes a relaxed one with relaxed SIMD, which keeps NaN.
            let values = v128_bitselect(values, self.min, f32x4_gt(values, self.min));
            v128_bitselect(values, self.max, f32x4_lt(values, self.max))
        } else {
            values
        }
    }
}

/// Writes the first `count` values of a vector, or all of it.
///
/// # Safety
///
/// There must be room for as many behind `out`.
#[inline(always)]
pub unsafe fn store(values: v128, out: *mut f32, count: usize) {
    if count >= LANES {
        return unsafe { v128_store(out.cast(), values) };
    }
    let mut room = [0f32; LANES];
    unsafe {
        v128_store(room.as_mut_ptr().cast(), values);
        std::ptr::copy_nonoverlapping(room.as_ptr(), out, count);
    }
}

/// Copies every `stride`-th value: `memory.copy` is slow for as few as a row has.
///
/// # Safety
///
/// All values must be behind `from`, and there must be room for them behind `to`.
#[inline(always)]
pub unsafe fn gather(from: *const f32, stride: usize, to: *mut f32, count: usize) {
    let mut at = 0;
    if stride == 1 {
        while at + LANES <= count {
            unsafe { v128_store(to.add(at).cast(), v128_load(from.add(at).cast())) };
            at += LANES;
        }
    } else if stride == 2 {
        // The last vector would reach behind the last value that is asked for.
        while at + LANES < count {
            unsafe {
                let pair = from.add(2 * at);
                let even = std::arch::wasm32::i32x4_shuffle::<0, 2, 4, 6>(
                    v128_load(pair.cast()),
                    v128_load(pair.add(LANES).cast()),
                );
                v128_store(to.add(at).cast(), even);
            }
            at += LANES;
        }
    }
    while at < count {
        unsafe { *to.add(at) = *from.add(at * stride) };
        at += 1;
    }
}

/// Writes zeros.
///
/// # Safety
///
/// There must be room for them behind `to`.
#[inline(always)]
pub unsafe fn zero(to: *mut f32, count: usize) {
    for at in 0..count {
        unsafe { *to.add(at) = 0. };
    }
}
