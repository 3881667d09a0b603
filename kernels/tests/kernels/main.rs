//! What the kernels are held against. The same tests run natively and, through `on_wasm.rs`, on wasm.

#![expect(clippy::unwrap_used, reason = "tests")]

mod chacha20poly1305;
mod numbers;
mod sgemm;
mod weigh;
