//! Functions that do next to nothing, so that a benchmark sees what calling them costs.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, warnings)]

mod bytes;
mod stars;
mod work;

pub use bytes::{echo, peek};
pub use stars::{Star, stars, weigh};
pub use work::{add, noop, spin};
