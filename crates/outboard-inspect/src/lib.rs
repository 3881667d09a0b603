//! The libraries behind `outboard size` and `outboard doctor`: what fills a package, and what a machine lacks.
//!
//! Neither prints, and the doctor changes nothing.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod doctor;
pub mod last;
pub mod size;
