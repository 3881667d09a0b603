//! The library behind `outboard test`: a crate's tests natively, and as wasm in Node and in browsers, in one report.
//!
//! `#[test]` runs as wasm unchanged: the compiler is told to hand the list of tests to a small harness in place of libtest's, which
//! starts all of them from a `main` and cannot go on after a panic. `#[wasm_bindgen_test]` runs too.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod compile;
mod error;
mod harness;
mod native;
mod plan;
mod project;
mod report;
mod runner;
mod talk;
mod wasm;

pub use error::Error;
pub use plan::{Ignored, Place, Plan, Selection};
pub use report::{Outcome, Report, Result as TestResult, Test, Trouble, Where};

/// Listens to a run of tests.
pub trait Watch: Send {
    /// What is going on.
    fn doing(&mut self, what: &str);
    /// A line of the compiler's, with its colours.
    fn output(&mut self, line: &str);
    /// A test has ended in a place.
    fn ended(&mut self, suite: &str, test: &str, result: &TestResult);
}

/// For callers that want the report only.
#[derive(Debug, Default, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn doing(&mut self, _: &str) {}
    fn output(&mut self, _: &str) {}
    fn ended(&mut self, _: &str, _: &str, _: &TestResult) {}
}

/// Runs the tests of a crate everywhere that the plan says.
///
/// # Errors
///
/// When they do not compile, or when what is to run them cannot be had. A test that fails is no error: it is in the report.
pub fn test(plan: &Plan, watch: &mut dyn Watch) -> std::result::Result<Report, Error> {
    let project = project::find(plan)?;
    let mut report = Report::new(&project.package);
    if plan.places.contains(&Place::Native) {
        native::run(&project, plan, &mut report, watch)?;
    }
    if plan.places.iter().any(|place| *place != Place::Native) {
        wasm::run(&project, plan, &mut report, watch)?;
    }
    report.arrange();
    Ok(report)
}
