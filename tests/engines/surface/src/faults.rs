//! Everything that can go wrong below the level of errors.

use std::hint::black_box;

use wasm_bindgen::prelude::*;

/// Panics.
#[wasm_bindgen]
pub fn boom(message: &str) {
    panic!("{message}");
}

/// Runs into a trap without a panic.
#[wasm_bindgen]
pub fn trap() {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable();
}

/// Never returns.
#[wasm_bindgen]
pub fn spin() {
    loop {
        std::hint::spin_loop();
    }
}

/// How deep a recursion came. Deep enough, the stack ends first.
#[wasm_bindgen]
pub fn dive(depth: u32) -> u32 {
    // Kept in memory and used after the call, so that the recursion is no loop to the optimiser.
    let frame = black_box([depth; 64]);
    if depth == 0 {
        return 0;
    }
    dive(depth - 1) + black_box(frame)[0] / depth
}

/// Asks for more memory than there is.
#[wasm_bindgen]
pub fn hoard(megabytes: u32) -> usize {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for _ in 0..megabytes {
        kept.push(black_box(vec![1; 1 << 20]));
    }
    kept.len()
}
