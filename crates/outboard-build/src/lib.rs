//! The library behind `outboard build`: a Rust crate becomes an npm package that computes off the main thread.
//!
//! Each step of a build is a module that takes what the step before returned.

pub mod api;
pub mod client;
