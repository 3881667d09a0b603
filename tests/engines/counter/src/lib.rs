//! Keeps its state where a pool of lanes would lose it.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::prelude::*;

static COUNT: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static WORDS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Counts one further, and gives the count.
#[wasm_bindgen]
pub fn bump() -> u32 {
    COUNT.fetch_add(1, Ordering::Relaxed) + 1
}

/// As `bump`, after computing for so many rounds, so that calls overlap wherever they can.
#[wasm_bindgen(js_name = bumpSlowly)]
pub fn bump_slowly(rounds: u32) -> u32 {
    let mut state = 1_u32;
    for _ in 0..rounds {
        state = std::hint::black_box(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    }
    bump()
}

/// Keeps a word.
#[wasm_bindgen]
pub fn remember(word: String) {
    WORDS.with(|words| words.borrow_mut().push(word));
}

/// Whether a word was kept.
#[wasm_bindgen]
pub fn seen(word: &str) -> bool {
    WORDS.with(|words| words.borrow().iter().any(|kept| kept == word))
}
