//! Panics in all the places where a lane has to cope with them, and what is no panic.

use std::cell::Cell;
use std::hint::black_box;
use std::panic::catch_unwind;

use outboard::JsValue;
use outboard::js_sys::Array;

use crate::slow::sleep;

thread_local! {
    static HELD: Cell<u32> = const { Cell::new(0) };
}

/// Counted while it lives.
struct Guard;

impl Guard {
    fn new() -> Self {
        HELD.set(HELD.get() + 1);
        Self
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        HELD.set(HELD.get() - 1);
    }
}

/// How many guards are held on this lane: those that no panic let go.
#[outboard::export]
pub fn guards() -> u32 {
    HELD.get()
}

/// How many pages of memory this lane has.
#[outboard::export]
pub fn pages() -> u32 {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() as u32;
    #[cfg(not(target_arch = "wasm32"))]
    return 0;
}

/// Panics with memory in its hands.
#[outboard::export]
pub fn panic_holding(message: &str) {
    let _guard = Guard::new();
    let bytes = black_box(vec![1_u8; 64 * 1024]);
    assert!(bytes.is_empty(), "{message}");
}

/// Panics instead of giving a text.
#[outboard::export]
pub fn panic_for_text(message: &str) -> String {
    panic!("{message}");
}

/// Panics before it waits, or after it did.
#[outboard::export]
pub async fn panic_later(message: String, ms: f64) -> Result<u32, outboard::Error> {
    let _guard = Guard::new();
    if ms > 0.0 {
        sleep(ms).await;
    }
    panic!("{message}");
}

/// Panics in a task that nobody waits for.
#[outboard::export]
pub fn panic_apart(message: String) {
    outboard::js_sys::futures::spawn_local(async move {
        sleep(1.0).await;
        panic!("{message}");
    });
}

/// Has a function of JavaScript call Rust back, which panics there, and panics with what came of it.
#[outboard::export]
pub fn panic_called_back(message: &str) {
    let _guard = Guard::new();
    let words = Array::of2(&JsValue::from_str(message), &JsValue::NULL);
    let called = words.try_for_each(&mut |word, _| {
        let word = word.as_string().unwrap_or_default();
        panic!("{word}");
    });
    panic!("it came back: {:?}", called.is_err());
}

/// Panics, and keeps it to itself.
#[outboard::export]
pub fn catch_panic(message: &str) -> bool {
    catch_unwind(|| panic!("{message}")).is_err()
}

/// Keeps a panic to itself, and runs into a trap.
#[outboard::export]
pub fn catch_and_trap(message: &str) {
    catch_panic(message);
    trap();
}

/// Panics where no panic may leave, which no build survives.
#[outboard::export]
pub fn panic_for_good(code: u32) {
    extern "C" fn refuse(code: u32) {
        panic!("code {code} is refused");
    }
    black_box(refuse as extern "C" fn(u32))(code);
}

/// Runs into a trap without a panic.
#[outboard::export]
pub fn trap() {
    std::process::abort();
}

/// Runs into a trap instead of giving a text.
#[outboard::export]
pub fn trap_for_text() -> String {
    std::process::abort();
}

/// How deep a recursion came. Deep enough, the stack ends first.
#[outboard::export]
pub fn dive(depth: u32) -> u32 {
    // Kept in memory and used after the call, so that the recursion is no loop to the optimiser.
    let frame = black_box([depth; 64]);
    if depth == 0 {
        return 0;
    }
    dive(depth - 1) + black_box(frame)[0] / depth
}

/// Takes memory until there is none.
#[outboard::export]
pub fn hoard() -> u32 {
    let mut chunks = Vec::new();
    loop {
        chunks.push(black_box(Vec::<u8>::with_capacity(16 << 20)));
    }
}
