//! How a build tells its caller what it is doing. The library itself never prints.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::api::Warning;

/// One step of a build, in the order they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Reading the crate's manifest and metadata.
    Project,
    /// Looking for the wasm target and the tools.
    Toolchain,
    /// `cargo build`.
    Compile,
    /// wasm-bindgen.
    Bind,
    /// Reading the API model from the glue.
    Read,
    /// Binaryen's wasm-opt.
    Optimise,
    /// Writing the package.
    Pack,
}

/// Listens to a build. Steps never overlap; what is written while variants are compiled comes from several threads.
pub trait Reporter: Send {
    /// A step begins.
    fn started(&mut self, step: Step);
    /// A step turns to something that may take long: a driver to build, a tool to install.
    fn doing(&mut self, step: Step, what: &str);
    /// A step is done; `note` says in a few words what came of it.
    fn finished(&mut self, step: Step, took: Duration, note: &str);
    /// Something the author should know.
    fn warned(&mut self, warning: &Warning);
    /// One line the compiler or wasm-bindgen wrote, with its colours.
    fn output(&mut self, step: Step, line: &str);
}

/// A reporter for callers that want the result only.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Reporter for Silent {
    fn started(&mut self, _: Step) {}
    fn doing(&mut self, _: Step, _: &str) {}
    fn finished(&mut self, _: Step, _: Duration, _: &str) {}
    fn warned(&mut self, _: &Warning) {}
    fn output(&mut self, _: Step, _: &str) {}
}

/// A step's end of the line to the reporter.
pub(crate) struct Progress<'a> {
    pub(crate) step: Step,
    pub(crate) reporter: &'a mut dyn Reporter,
}

impl Progress<'_> {
    pub(crate) fn doing(&mut self, what: &str) {
        self.reporter.doing(self.step, what);
    }

    pub(crate) fn warn(&mut self, warning: &Warning) {
        self.reporter.warned(warning);
    }

    pub(crate) fn output(&mut self, line: &str) {
        self.reporter.output(self.step, line);
    }
}

/// Runs one step between its two events; `work` returns its result and the note.
pub(crate) fn step<T, E>(
    reporter: &mut dyn Reporter,
    step: Step,
    work: impl FnOnce(&mut Progress<'_>) -> Result<(T, String), E>,
) -> Result<T, E> {
    reporter.started(step);
    let since = Instant::now();
    let (result, note) = work(&mut Progress { step, reporter })?;
    reporter.finished(step, since.elapsed(), &note);
    Ok(result)
}
