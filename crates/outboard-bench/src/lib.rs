//! One benchmark, run natively and in every browser: the author's side of `outboard bench`.
//!
//! A benchmark is a bench target without harness. In `Cargo.toml`:
//!
//! ```toml
//! [dev-dependencies]
//! outboard-bench = "0.1"
//!
//! [[bench]]
//! name = "histogram"
//! harness = false
//! ```
//!
//! and in `benches/histogram.rs`:
//!
//! ```no_run
//! use outboard_bench::Bench;
//!
//! fn cases(bench: &mut Bench) {
//!     bench
//!         .case("histogram")
//!         .sizes([1 << 10, 1 << 14, 1 << 18])
//!         .input(|size| (0..size).map(|i| (i * 31 % 251) as u8).collect::<Vec<u8>>())
//!         .run(|bytes| {
//!             let mut counts = [0u32; 256];
//!             bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
//!             counts
//!         });
//! }
//!
//! fn main() {
//!     outboard_bench::run(cases)
//! }
//! ```
//!
//! `cargo bench` prints a small table of this machine's native times. `outboard bench` builds the same file natively and for the
//! web, runs all builds in turns, compares what they return, and says how they compare.
//!
//! What is in `input` is made once for each size and is not measured. What is in `run` is measured, with the dropping of what it
//! returns; that is compared between all builds, so it must follow from the input alone: no clock, no random numbers without a seed, no
//! order of a `HashMap`. Without `input`, the input is the size itself; without `sizes`, the one size is 1.
//!
//! A JavaScript file beside the benchmark, `benches/histogram.js`, may export functions with the names of cases. They get the same
//! input, a `Vec` of numbers as a typed array, and must return the same.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod bench;
mod case;
mod desk;
mod error;
mod value;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod wasm;

#[cfg(not(target_arch = "wasm32"))]
pub use native::lines;

pub use bench::Bench;
pub use case::{Case, CaseInfo};
pub use desk::Desk;
pub use error::BenchError;
pub use std::hint::black_box;
pub use value::{Array, AsValue, Number, Value, ValueError};

/// Runs the benchmark, from `main`.
///
/// Natively this answers `outboard bench`, or prints a table where nobody drives it. In wasm it only remembers the cases: a module's
/// `main` runs when the module starts, and the lane asks afterwards.
pub fn run(cases: fn(&mut Bench)) {
    #[cfg(not(target_arch = "wasm32"))]
    native::main(cases);
    #[cfg(target_arch = "wasm32")]
    wasm::remember(cases);
}
