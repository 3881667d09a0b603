//! Products of floats that are summed up in registers.

use std::arch::wasm32::{
    f32x4_add, f32x4_mul, f32x4_splat, v128, v128_load, v128_load32_splat, v128_store,
};

/// Numbers of a vector.
pub const LANES: usize = size_of::<v128>() / size_of::<f32>();

/// Rows, and vectors of columns, of the tile that is the fastest: engines keep
/// 15 vectors in registers on x64, of which 12 are sums.
pub const ROWS: usize = 4;
pub const VECTORS: usize = 3;

/// `a * b + c`, rounded once where the engine may.
#[inline(always)]
pub fn mul_add(a: v128, b: v128, c: v128) -> v128 {
    #[cfg(target_feature = "relaxed-simd")]
    return std::arch::wasm32::f32x4_relaxed_madd(a, b, c);

    #[cfg(not(target_feature = "relaxed-simd"))]
    f32x4_add(c, f32x4_mul(a, b))
}

/// Add the products of `R` rows of A, `stride` numbers apart, with a panel of B,
/// `V` vectors for each number of a row, to sums.
///
/// Behind each step is a branch that is hardly ever taken, and it is what makes
/// this fast. Within one block LLVM would bring all products that are added to a
/// sum together, as only the last of them is used, and everything that four steps
/// load would wait in registers, which are not as many. A loop of one step is what
/// some engines unroll, to the same effect.
///
/// # Safety
///
/// There must be `depth` numbers, at least one, in each row of `a`, and `depth * V`
/// vectors behind `b`.
#[inline(always)]
pub unsafe fn add_products<const R: usize, const V: usize>(
    mut sums: [[v128; V]; R],
    a: *const f32,
    stride: usize,
    b: *const f32,
    depth: usize,
) -> [[v128; V]; R] {
    debug_assert!(depth > 0);
    // Safety: as of the whole, for all pointers.
    let mut a: [*const f32; R] = std::array::from_fn(|row| unsafe { a.add(row * stride) });
    let mut b = b;
    let mut rest = depth;
    let next = |at: usize, a: &[*const f32; R], b: *const f32, sums: &mut [[v128; V]; R]| unsafe {
        step(at, a, b.add(at * V * LANES), sums);
    };
    loop {
        next(0, &a, b, &mut sums);
        if rest == 1 {
            break;
        }
        next(1, &a, b, &mut sums);
        if rest == 2 {
            break;
        }
        next(2, &a, b, &mut sums);
        if rest == 3 {
            break;
        }
        next(3, &a, b, &mut sums);
        if rest == 4 {
            break;
        }
        rest -= 4;
        for a in &mut a {
            *a = unsafe { a.add(4) };
        }
        b = unsafe { b.add(4 * V * LANES) };
    }
    sums
}

/// The same, where the vectors that numbers of a row are multiplied with lie apart:
/// those of each begin `taps` numbers behind `b`.
///
/// # Safety
///
/// There must be `depth` numbers, at least one, in each row of `a`, as many taps, and
/// `V` vectors behind each.
#[inline(always)]
pub unsafe fn add_products_at<const R: usize, const V: usize>(
    mut sums: [[v128; V]; R],
    a: *const f32,
    stride: usize,
    b: *const f32,
    taps: *const usize,
    depth: usize,
) -> [[v128; V]; R] {
    debug_assert!(depth > 0);
    // Safety: as of the whole, for all pointers.
    let mut a: [*const f32; R] = std::array::from_fn(|row| unsafe { a.add(row * stride) });
    let mut taps = taps;
    let mut rest = depth;
    let next = |at: usize, a: &[*const f32; R], taps: *const usize, sums: &mut _| unsafe {
        step(at, a, b.add(*taps.add(at)), sums);
    };
    loop {
        next(0, &a, taps, &mut sums);
        if rest == 1 {
            break;
        }
        next(1, &a, taps, &mut sums);
        if rest == 2 {
            break;
        }
        next(2, &a, taps, &mut sums);
        if rest == 3 {
            break;
        }
        next(3, &a, taps, &mut sums);
        if rest == 4 {
            break;
        }
        rest -= 4;
        for a in &mut a {
            *a = unsafe { a.add(4) };
        }
        taps = unsafe { taps.add(4) };
    }
    sums
}

/// Add the products of one number of each row with `V` vectors.
///
/// # Safety
///
/// They must be there.
#[inline(always)]
unsafe fn step<const R: usize, const V: usize>(
    at: usize,
    a: &[*const f32; R],
    b: *const f32,
    sums: &mut [[v128; V]; R],
) {
    // Safety: the caller's.
    let b: [v128; V] = std::array::from_fn(|v| unsafe { v128_load(b.add(v * LANES).cast()) });
    for (a, sums) in a.iter().zip(sums) {
        let a = unsafe { v128_load32_splat(a.add(at).cast()) };
        for (sum, b) in sums.iter_mut().zip(b) {
            *sum = mul_add(a, b, *sum);
        }
    }
}

/// Where a tile goes, and what is done with its sums.
pub struct Output {
    /// Its first number; the next row is `stride` numbers away.
    pub to: *mut f32,
    pub stride: usize,
    /// What sums are multiplied with.
    pub alpha: f32,
    /// What is there before is multiplied with, and added. It is not read for 0.
    pub beta: f32,
}

impl Output {
    /// Compute a tile: `R` rows of A by a panel of B.
    ///
    /// # Safety
    ///
    /// As of [`add_products`], and there must be room for `R` rows of [`VECTORS`],
    /// initialised if `beta` is not 0.
    #[inline(never)]
    pub unsafe fn tile<const R: usize>(
        &self,
        a: *const f32,
        a_stride: usize,
        b: *const f32,
        depth: usize,
    ) {
        let none = [[f32x4_splat(0.); VECTORS]; R];
        // Safety: the caller's.
        let sums = unsafe { add_products::<R, VECTORS>(none, a, a_stride, b, depth) };
        let (alpha, beta) = (f32x4_splat(self.alpha), f32x4_splat(self.beta));
        for (row, sums) in sums.into_iter().enumerate() {
            for (v, mut sum) in sums.into_iter().enumerate() {
                unsafe {
                    let to: *mut v128 = self.to.add(row * self.stride + v * LANES).cast();
                    if self.alpha != 1. {
                        sum = f32x4_mul(sum, alpha);
                    }
                    if self.beta == 1. {
                        sum = f32x4_add(v128_load(to), sum);
                    } else if self.beta != 0. {
                        sum = mul_add(v128_load(to), beta, sum);
                    }
                    v128_store(to, sum);
                }
            }
        }
    }
}
