//! Under development.

use wasm_bindgen::prelude::*;

/// An answer.
#[wasm_bindgen]
pub fn answer() -> u32 {
    1
}

/// An answer, late.
#[wasm_bindgen]
pub fn slowly(rounds: u32) -> u32 {
    let mut state = 1_u32;
    for _ in 0..rounds {
        state = std::hint::black_box(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    }
    answer()
}

/// Keeps a number.
#[wasm_bindgen]
pub struct Tally(u32);

#[wasm_bindgen]
impl Tally {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Tally {
        Tally(0)
    }
    pub fn add(&mut self, more: u32) -> u32 {
        self.0 += more;
        self.0
    }
}
