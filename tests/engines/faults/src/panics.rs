//! Panics in functions.

use std::cell::Cell;

/// Panics with a message.
#[outboard::export]
pub fn panic_with(message: &str) {
    panic!("{message}");
}

thread_local! {
    static ALIVE: Cell<u32> = const { Cell::new(0) };
}

struct Guard;

impl Guard {
    fn new() -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

/// Panics `depth` calls further down, with memory held on the way, and otherwise says how many values of earlier calls were
/// never dropped.
#[outboard::export]
pub fn panic_beneath(depth: u32, panics: bool) -> u32 {
    if !panics {
        return ALIVE.get();
    }
    let _guard = Guard::new();
    let held = std::hint::black_box(vec![1_u8; 64 * 1024]);
    assert!(depth > 0, "{} bytes were held", held.len());
    panic_beneath(depth - 1, panics)
}
