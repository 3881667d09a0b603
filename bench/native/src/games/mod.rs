//! Small programs in plain Rust: those of the Benchmarks Game, from the definition of each problem, and their like.

pub mod fannkuch;
pub mod mandelbrot;
pub mod maps;
pub mod nbody;
pub mod rays;
pub mod spectral;
pub mod trees;
