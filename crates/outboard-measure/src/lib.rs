//! The library behind `outboard bench`: one benchmark, run natively and in every browser in turns, with the results compared.
//!
//! A [`Plan`] says which builds run where. [`measure`] builds them, asks each in every round once for a sample, in an order that changes,
//! and returns a [`Report`] with all samples; where results differ it has no ratios. [`compare`] gives a verdict on two reports, and
//! [`html`] makes a page of one. The library never prints: a [`Watch`] hears of every step.
//!
//! ```no_run
//! use outboard_measure::{Plan, Unwatched, measure};
//!
//! let plan = Plan::new("tests/benches/histogram");
//! for report in measure(&plan, &mut Unwatched)? {
//!     println!("{}: {} cases", report.bench, report.cases.len());
//! }
//! # Ok::<(), outboard_measure::Error>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod agree;
mod arm;
mod build;
mod compare;
mod crossover;
mod error;
mod html;
mod machine;
mod measure;
mod plan;
mod project;
mod report;
mod rounds;
mod runner;
mod statistics;
mod talk;
mod watch;

pub use agree::Disagreement;
pub use compare::{Change, Comparison, Verdict, compare};
pub use crossover::{Against, Crossover, Pays};
pub use error::{Error, Failure};
pub use html::html;
pub use machine::Machine;
pub use measure::measure;
pub use plan::{Native, Pace, Place, Plan, Variant};
pub use report::{Arm, ArmKind, Case, Measured, Overall, Report, Sized, Skipped};
pub use runner::RUNNER;
pub use statistics::{Ratio, Summary, geometric_mean, ratio};
pub use watch::{Progress, Unwatched, Watch};
