//! SIMD128 and relaxed-SIMD kernels for wasm, where the crates of the field have none.
//!
//! Each module is one kernel: a function that runs everywhere, a scalar version of its inner loops, and a vector version of them
//! that is compiled where the target has `simd128` (and a second one for `relaxed-simd`, where that pays). Which one runs is
//! settled when the crate is compiled, as always on wasm.
//!
//! The same tests run natively, against the scalar version, and on wasm, against the vector versions: `tests/on_wasm.rs`.

pub mod chacha20poly1305;
#[cfg(target_feature = "simd128")]
mod lanes;
pub mod sgemm;
pub mod weigh;
