//! Instructions of relaxed SIMD, where the variant has them.

/// Whether this variant was compiled with relaxed SIMD.
#[outboard::export]
pub fn is_relaxed() -> bool {
    cfg!(target_feature = "relaxed-simd")
}

/// The scalar product of two lists of one length, four products at a time; a remainder is left out.
#[outboard::export]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, _) = a.as_chunks::<4>();
    let (b, _) = b.as_chunks::<4>();
    four_at_a_time(a, b).iter().sum()
}

#[cfg(target_feature = "relaxed-simd")]
fn four_at_a_time(a: &[[f32; 4]], b: &[[f32; 4]]) -> [f32; 4] {
    use core::arch::wasm32::{f32x4, f32x4_extract_lane, f32x4_relaxed_madd};

    let vector = |[x, y, z, w]: [f32; 4]| f32x4(x, y, z, w);
    let sums = a
        .iter()
        .zip(b)
        .fold(f32x4(0.0, 0.0, 0.0, 0.0), |sums, (a, b)| {
            f32x4_relaxed_madd(vector(*a), vector(*b), sums)
        });
    [
        f32x4_extract_lane::<0>(sums),
        f32x4_extract_lane::<1>(sums),
        f32x4_extract_lane::<2>(sums),
        f32x4_extract_lane::<3>(sums),
    ]
}

#[cfg(not(target_feature = "relaxed-simd"))]
fn four_at_a_time(a: &[[f32; 4]], b: &[[f32; 4]]) -> [f32; 4] {
    let mut sums = [0.0; 4];
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums
}
