//! An arm: one build in one place, which answers questions.

mod native;
mod placed;

use outboard_bench::Value;

use crate::error::Failure;

pub(crate) use native::NativeArm;
pub(crate) use placed::PlacedArm;

/// One of those that run against each other.
pub(crate) trait Answers {
    /// Makes the input of a case.
    fn prepare(&mut self, case: &str, size: usize) -> Result<(), Failure>;
    /// Runs it that many times: nanoseconds of all runs together.
    fn run(&mut self, times: u32) -> Result<f64, Failure>;
    /// What it returns.
    fn result(&mut self) -> Result<Value, Failure>;
    /// Nanoseconds of one crossing of so many bytes there and back, where this arm is another thread's.
    fn cross(&mut self, there: usize, back: usize, at_least: f64) -> Result<Option<f64>, Failure>;
}
