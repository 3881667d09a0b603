//! The native clock.

use std::time::Instant;

/// The smallest step of the clock that was seen, in nanoseconds.
pub(super) fn resolution() -> f64 {
    let step = || {
        let since = Instant::now();
        loop {
            let passed = since.elapsed().as_nanos();
            if passed > 0 {
                return passed as f64;
            }
        }
    };
    (0..100).map(|_| step()).fold(f64::INFINITY, f64::min)
}
