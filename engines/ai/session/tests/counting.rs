//! Memory while a model is loaded: its weights are there once. In a program of its own, for it counts all memory that is taken.
#![allow(
    unsafe_code,
    reason = "an allocator that counts is one by its signature"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::fs::File;
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use outboard_session::{Limits, Loader, Session};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Loads a file in pieces, and gives its size, the most memory that was held while it was loaded, and what is held after that.
fn loaded(file: &str, tell: bool) -> (Session, [usize; 3]) {
    let mut file = File::open(outboard_models::path(file)).expect("a model");
    let size = file.metadata().expect("a size").len();
    let mut piece = vec![0; 64 << 10];
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let mut loader = Loader::new(tell.then_some(size), Limits::default());
    loop {
        let read = file.read(&mut piece).expect("a piece");
        if read == 0 {
            break;
        }
        loader.push(&piece[..read]).expect("a good piece");
    }
    let session = loader.finish().expect("a model");
    let [peak, now] = [&PEAK, &NOW].map(|bytes| bytes.load(Relaxed) - before);
    (session, [size as usize, peak, now])
}

#[test]
fn weights_are_in_memory_once() {
    for file in [
        "open-nsfw/model.onnx",
        "ppocr-small/det.onnx",
        "magika/model.onnx",
    ] {
        for tell in [true, false] {
            let (_session, [size, peak, now]) = loaded(file, tell);
            println!("{file}: {size} bytes, at most {peak}, {now} after");
            assert!(
                now >= size / 2,
                "{file}: the weights are held ({now} of {size})"
            );
            assert!(
                peak <= size + size / 5 + (1 << 20),
                "{file}: {size} bytes took {peak} (told: {tell})"
            );
        }
    }
    // Its weights are bytes that rten makes floats of when it is loaded, so it is larger afterwards; on the way there is no more than that.
    let (_session, [size, peak, now]) = loaded("minilm/model.onnx", true);
    assert!(
        peak <= now + size / 5,
        "{size} bytes took {peak}, {now} after"
    );
}
