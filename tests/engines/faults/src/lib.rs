//! A test engine that fails in every way an engine can, and that does honest work beside it.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, warnings)]

mod callbacks;
mod endless;
mod panics;
mod session;
mod traps;
mod work;

pub use callbacks::{ask, call_then_panic, panic_after_answer};
pub use endless::{spin, spin_until_stopped};
pub use panics::{panic_beneath, panic_with};
pub use session::{Session, merged, peek, sessions, sum_of};
pub use traps::{dive, hoard, reserve, unreachable};
pub use work::{busy, checksum, invert, lane_id, same, scramble};
