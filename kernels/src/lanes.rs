//! Vectors out of slices and back. Everything else in `core::arch::wasm32` that the kernels use is safe.
#![expect(
    unsafe_code,
    reason = "loads and stores are all that is unsafe about SIMD128"
)]

use core::arch::wasm32::{u16x8_load_extend_u8x8, v128, v128_load, v128_store};

/// Sixteen bytes as a vector. Lanes are little-endian, whatever the alignment.
#[inline(always)]
pub(crate) fn load(bytes: &[u8; 16]) -> v128 {
    // SAFETY: the reference is good for sixteen bytes, and the load needs no alignment.
    unsafe { v128_load(bytes.as_ptr().cast()) }
}

/// A vector into sixteen bytes.
#[inline(always)]
pub(crate) fn store(bytes: &mut [u8; 16], vector: v128) {
    // SAFETY: the reference is good for sixteen bytes and unique, and the store needs no alignment.
    unsafe { v128_store(bytes.as_mut_ptr().cast(), vector) }
}

/// Four numbers as a vector.
#[inline(always)]
pub(crate) fn load_f32(numbers: &[f32; 4]) -> v128 {
    // SAFETY: the reference is good for sixteen bytes, and the load needs no alignment.
    unsafe { v128_load(numbers.as_ptr().cast()) }
}

/// A vector into four numbers.
#[inline(always)]
pub(crate) fn store_f32(numbers: &mut [f32; 4], vector: v128) {
    // SAFETY: the reference is good for sixteen bytes and unique, and the store needs no alignment.
    unsafe { v128_store(numbers.as_mut_ptr().cast(), vector) }
}

/// Eight bytes as a vector of sixteen bits each.
#[inline(always)]
pub(crate) fn load_u8_as_u16(bytes: &[u8; 8]) -> v128 {
    // SAFETY: the reference is good for eight bytes, and the load needs no alignment.
    unsafe { u16x8_load_extend_u8x8(bytes.as_ptr()) }
}
