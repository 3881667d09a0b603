//! What is going on, on standard error.

use outboard_build::Warning;
use outboard_measure::{Progress, Watch};

use crate::shell::say;

/// Says each step as it begins.
pub(super) struct Told;

impl Watch for Told {
    fn progress(&mut self, progress: Progress<'_>) {
        match progress {
            Progress::Building { arm } => say(&format!("building {arm}")),
            Progress::Doing { what } => say(what),
            Progress::Skipped { what, why } => say(&format!("without {what}: {why}")),
            Progress::Round { case, round: 1, .. } => say(&format!("measuring {case}")),
            Progress::Round { .. } => {}
        }
    }

    fn output(&mut self, line: &str) {
        // What cargo says of each crate is of no use here; its warnings and errors are.
        if !line.contains("Compiling") {
            eprintln!("{line}");
        }
    }

    fn warned(&mut self, warning: &Warning) {
        eprintln!("{warning:?}");
    }
}
