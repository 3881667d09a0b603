//! What a lane of a threaded build needs of its engine: rayon's global pool on the lane's workers, and the engine's allocator for
//! memory that page and engine share. It is no interface for anyone else, and changes without notice.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};

use rayon_core::{ThreadBuilder, ThreadPoolBuilder};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The threads of the pool that no worker runs yet. All threads of a lane have one memory, and so one such queue.
static WAITING: Mutex<VecDeque<ThreadBuilder>> = Mutex::new(VecDeque::new());
static ADDED: Condvar = Condvar::new();

/// Makes the global pool of `count` threads, of which the calling one is the first, and waits until the others run.
///
/// # Errors
///
/// When there is a pool already.
#[wasm_bindgen(js_name = "__outboard_threads")]
pub fn make_pool(count: usize) -> Result<(), JsError> {
    crate::panic::enter();
    let hand_over = |thread| {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_back(thread);
        ADDED.notify_one();
        Ok(())
    };
    ThreadPoolBuilder::new()
        .num_threads(count)
        .use_current_thread()
        .spawn_handler(hand_over)
        .build_global()
        .map_err(JsError::from)
}

/// Is a thread of the pool, for as long as there is one.
#[wasm_bindgen(js_name = "__outboard_thread")]
pub fn be_thread() {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    let thread = loop {
        if let Some(thread) = waiting.pop_front() {
            break thread;
        }
        waiting = ADDED.wait(waiting).unwrap_or_else(PoisonError::into_inner);
    };
    drop(waiting);
    thread.run();
}

/// Memory of the engine's for `bytes` bytes; 0 where there is none.
#[wasm_bindgen(js_name = "__outboard_reserve")]
pub fn reserve(bytes: usize) -> usize {
    match layout(bytes, 1) {
        // SAFETY: the size of the layout is not 0.
        #[expect(
            unsafe_code,
            reason = "what lies in this memory is known to JavaScript alone"
        )]
        Some(layout) => unsafe { alloc(layout) }.addr(),
        None => 0,
    }
}

/// Makes memory that was reserved smaller, and says where it is now; 0 where that fails, and then it is as it was.
///
/// # Safety
///
/// `at` is what [`reserve`] gave for `bytes`, and `less` is at most `bytes` and not 0.
#[expect(
    unsafe_code,
    reason = "what lies in this memory is known to JavaScript alone"
)]
#[wasm_bindgen(js_name = "__outboard_shrink")]
pub unsafe fn shrink(at: *mut u8, bytes: usize, less: usize) -> usize {
    match layout(bytes, 1) {
        // SAFETY: the caller's word.
        Some(layout) => unsafe { realloc(at, layout, less) }.addr(),
        None => 0,
    }
}

/// Gives memory back: what was reserved and not handed to the engine, or a result that was lent.
///
/// # Safety
///
/// It was allocated by the engine with that size and alignment, and nobody gave it back yet.
#[expect(
    unsafe_code,
    reason = "what lies in this memory is known to JavaScript alone"
)]
#[wasm_bindgen(js_name = "__outboard_release")]
pub unsafe fn release(at: *mut u8, bytes: usize, align: usize) {
    if let Some(layout) = layout(bytes, align) {
        // SAFETY: the caller's word.
        unsafe { dealloc(at, layout) };
    }
}

/// What the allocator calls so much memory; nothing is no allocation.
fn layout(bytes: usize, align: usize) -> Option<Layout> {
    let layout = Layout::from_size_align(bytes, align).ok()?;
    (bytes > 0).then_some(layout)
}
