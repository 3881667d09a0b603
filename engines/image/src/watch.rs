//! Looking on while a plan is carried out.

use crate::Error;

/// Told before each step of a piece of work how much of the work is done, from 0 to 1, and what comes: `"Decode"`, the name of an
/// operation, `"Encode"`. Whether to go on is the answer.
pub type Watch<'w> = dyn Fn(f64, &'static str) -> bool + 'w;

/// Counts the steps for someone who looks on.
pub(crate) struct Steps<'w> {
    watch: &'w Watch<'w>,
    done: usize,
    all: usize,
}

impl<'w> Steps<'w> {
    /// The operations of a plan, decoding before and encoding after them.
    pub(crate) fn new(watch: &'w Watch<'w>, operations: usize) -> Self {
        Self {
            watch,
            done: 0,
            all: operations + 2,
        }
    }

    /// The next step begins, unless nobody wants it any more.
    pub(crate) fn next(&mut self, what: &'static str) -> Result<(), Error> {
        // Plans have few steps, so this is exact.
        let fraction = self.done as f64 / self.all as f64;
        self.done += 1;
        if (self.watch)(fraction, what) {
            Ok(())
        } else {
            Err(Error::Stopped)
        }
    }
}
