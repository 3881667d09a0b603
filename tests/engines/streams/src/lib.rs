//! A test engine that hashes, compresses and reads streams of any length.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, warnings)]

mod brittle;
mod error;
mod gunzip;
mod gzip;
mod lines;
mod sha256;

pub use brittle::Brittle;
pub use error::StreamError;
pub use gunzip::Gunzip;
pub use gzip::Gzip;
pub use lines::lines;
pub use sha256::Sha256;

/// The sum of all bytes: a call that has nothing to do with any stream.
#[outboard::export]
pub fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte)).sum()
}
