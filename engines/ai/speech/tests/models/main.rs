//! What needs real models: one program, so that it is linked once.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hear;
mod support;
mod transcribe;
