//! How threads share what is to be computed.

use rayon::prelude::*;

/// Products below which a second thread takes longer to begin than to help.
pub const SPLIT: usize = 1_000_000;

/// Runs so many parts, which threads take one by one.
pub fn each(count: usize, parallel: bool, run: impl Fn(usize) + Sync + Send) {
    if parallel && count > 1 {
        (0..count).into_par_iter().with_max_len(1).for_each(run);
    } else {
        (0..count).for_each(run);
    }
}

/// A place that several threads write to, each to a part of its own.
#[derive(Clone, Copy)]
pub struct Shared(*mut f32);

// Safety: who makes one says that no two threads use the same part of it.
unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

impl Shared {
    pub fn new(place: *mut f32) -> Self {
        Self(place)
    }

    pub fn get(self) -> *mut f32 {
        self.0
    }
}
