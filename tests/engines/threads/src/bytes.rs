//! Bytes in, and a number or bytes out.

use rayon::prelude::*;

/// The sum of all bytes.
#[outboard::export]
pub fn sum(bytes: &[u8]) -> u64 {
    bytes.par_iter().map(|byte| u64::from(*byte)).sum()
}

/// Each byte's complement.
#[outboard::export]
pub fn invert(bytes: &[u8]) -> Vec<u8> {
    bytes.par_iter().map(|byte| !byte).collect()
}

/// The same bytes, which Rust owned meanwhile.
#[outboard::export]
pub fn pass(bytes: Vec<u8>) -> Vec<u8> {
    bytes
}

/// So many bytes, each the last digit of its index.
#[outboard::export]
pub fn digits(length: u32) -> Vec<u8> {
    (0..length)
        .into_par_iter()
        .map(|index| (index % 10) as u8)
        .collect()
}

/// A text, to and fro: it is neither decoded from nor encoded into memory that is shared.
#[outboard::export]
pub fn shout(text: String) -> String {
    text.to_uppercase()
}
