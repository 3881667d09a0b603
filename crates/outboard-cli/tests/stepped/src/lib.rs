//! A crate to step through: a function that calls another, and one that traps.

use wasm_bindgen::prelude::*;

/// Adds all numbers.
#[wasm_bindgen]
pub fn total(numbers: &[u32]) -> u32 {
    let mut sum = 0;
    for number in numbers {
        sum = add(sum, *number);
    }
    sum
}

#[inline(never)]
fn add(a: u32, b: u32) -> u32 {
    let sum = a + b; // stop here
    sum
}

/// Traps.
#[wasm_bindgen]
pub fn traps() {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable()
}
