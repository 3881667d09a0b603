//! Arrays of numbers, in and out, by reference, by value and written back.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// The sum of all bytes.
#[wasm_bindgen]
pub fn sum(bytes: &[u8]) -> f64 {
    // By blocks whose sums fit 16 bits, which become vector instructions: what is measured with it is the way there, not this.
    let block = |bytes: &[u8]| bytes.iter().map(|byte| u16::from(*byte)).sum::<u16>();
    bytes.chunks(256).map(block).map(u64::from).sum::<u64>() as f64
}

/// Inverts bytes where they are.
#[wasm_bindgen]
pub fn invert(bytes: &mut [u8], mask: &[u8]) {
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = !*byte ^ mask.get(index % mask.len().max(1)).copied().unwrap_or(0);
    }
}

/// Multiplies each number where it is, and gives the largest.
#[wasm_bindgen]
pub fn scale(numbers: &mut [f32], factor: f32) -> f32 {
    let mut largest = f32::NEG_INFINITY;
    for number in numbers {
        *number *= factor;
        largest = largest.max(*number);
    }
    largest
}

/// So many bytes, each the lowest byte of its index.
#[wasm_bindgen]
pub fn ramp(length: usize) -> Vec<u8> {
    (0..length).map(|index| index as u8).collect()
}

/// A copy of an array of the page's own, backwards.
#[wasm_bindgen]
pub fn backwards(bytes: Uint8Array) -> Uint8Array {
    let mut bytes = bytes.to_vec();
    bytes.reverse();
    Uint8Array::from(&bytes[..])
}

/// The bytes, if there are any.
#[wasm_bindgen]
pub fn maybe_bytes(bytes: Option<Vec<u8>>) -> Option<Vec<u8>> {
    bytes.filter(|bytes| !bytes.is_empty())
}

macro_rules! doubled {
    ($($name:ident: $number:ty),* $(,)?) => {$(
        /// Each number twice as large, wrapping at the end.
        #[wasm_bindgen]
        pub fn $name(numbers: &[$number]) -> Vec<$number> {
            numbers.iter().map(|number| number.wrapping_mul(2)).collect()
        }
    )*};
}

doubled! {
    double_i8: i8,
    double_u8: u8,
    double_i16: i16,
    double_u16: u16,
    double_i32: i32,
    double_u32: u32,
    double_i64: i64,
    double_u64: u64,
}

/// Each number twice as large.
#[wasm_bindgen]
pub fn double_f32(numbers: Vec<f32>) -> Vec<f32> {
    numbers.iter().map(|number| number * 2.0).collect()
}

/// Each number twice as large.
#[wasm_bindgen]
pub fn double_f64(numbers: Box<[f64]>) -> Box<[f64]> {
    numbers.iter().map(|number| number * 2.0).collect()
}
