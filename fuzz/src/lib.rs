//! What the fuzzers feed, and what must hold whatever they feed it.
//!
//! A target is a plain function of bytes that panics where something does not hold. `fuzz_targets` hands each to libFuzzer;
//! `tests/replay.rs` feeds them what was found before, without a fuzzer. `cargo xtask fuzz` runs them.

pub mod image;
pub mod memory;
pub mod onnx;
pub mod orientation;
pub mod package;
pub mod pipeline;
pub mod plan;
pub mod record;

/// A target: its name, which is also that of its file in `fuzz_targets` and of its folder in `corpus`, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub static TARGETS: [Target; 13] = [
    ("jpeg", image::jpeg),
    ("png", image::png),
    ("webp", image::webp),
    ("orientation", orientation::orientation),
    ("plan", plan::plan),
    ("pipeline", pipeline::pipeline),
    ("record", record::record),
    ("section", package::section),
    ("types", package::types),
    ("glue", package::glue),
    ("module", package::module),
    ("onnx_loader", onnx::onnx_loader),
    ("onnx_run", onnx::onnx_run),
];
