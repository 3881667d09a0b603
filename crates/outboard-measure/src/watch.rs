//! How a measurement tells its caller what it is doing.

use outboard_build::Warning;

/// One step of a measurement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A build begins.
    Building {
        /// Which: the name of a native build, or `wasm`.
        arm: &'a str,
    },
    /// Something is installed, or takes long for another reason.
    Doing {
        /// What.
        what: &'a str,
    },
    /// A place or an arm does not take part.
    Skipped {
        /// Which.
        what: &'a str,
        /// Why.
        why: &'a str,
    },
    /// A round begins.
    Round {
        /// The case.
        case: &'a str,
        /// The size.
        size: usize,
        /// Which round, from 1.
        round: u32,
        /// How many at most.
        of: u32,
    },
}

/// Listens to a measurement.
pub trait Watch: Send {
    /// What is going on.
    fn progress(&mut self, progress: Progress<'_>);
    /// A line of the compiler's, with its colours.
    fn output(&mut self, line: &str);
    /// Something the author should know about the wasm build.
    fn warned(&mut self, warning: &Warning);
}

/// For callers that want the result only.
#[derive(Debug, Default, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&mut self, _: Progress<'_>) {}
    fn output(&mut self, _: &str) {}
    fn warned(&mut self, _: &Warning) {}
}
