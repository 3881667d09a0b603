//! The kernels of `cargo xtask bench native`, written as a user would write them: the crates that people take, called as their
//! documentation says, and small programs in plain Rust. The list was fixed before anything was tuned.
//!
//! Inputs are made from a seed with integer arithmetic and exactly rounded operations only, so that they are the same bytes in every arm.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod allocator;
pub mod codecs;
pub mod crypto;
pub mod games;
pub mod matrix;
#[cfg(all(feature = "same-width", target_arch = "x86_64", target_os = "linux"))]
pub mod narrow;
#[cfg(target_os = "linux")]
pub mod one_core;
pub mod parallel;
pub mod photo;
pub mod pixels;
pub mod random;
pub mod signal;
pub mod sorting;
pub mod tables;
pub mod text;
