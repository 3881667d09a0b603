//! A case that panics fails, and the others go on.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, Once};

use crate::error::BenchError;

/// What the last panic said and where, on whichever thread.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Runs something of the author's; a panic in it becomes an error.
pub(super) fn guard<T>(work: impl FnOnce() -> Result<T, BenchError>) -> Result<T, BenchError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        panic::set_hook(Box::new(|info| {
            let said = info.payload_as_str().unwrap_or("without a word");
            let place = info.location().map(|place| format!(" ({place})"));
            let message = format!("{said}{}", place.unwrap_or_default());
            *LAST
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(message);
        }));
    });
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let last = LAST
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take();
        let message = last.unwrap_or_else(|| "without a word".to_owned());
        Err(BenchError::Panicked { message })
    })
}
