//! From a plan to programs and packages that answer.

pub(crate) mod native;
pub(crate) mod wasm;
