//! Every way a measurement can fail as a whole, and how one arm fails in one case.

use std::io;
use std::path::PathBuf;

use outboard_bench::BenchError;
use serde::{Deserialize, Serialize};

/// Why there is no report, or no comparison.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A wasm build failed, or the crate cannot be found.
    #[error(transparent)]
    Build(#[from] outboard_build::Error),
    /// The package has no bench target.
    #[error("`{package}` has no benchmark that can be measured")]
    NoBench {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        package: String,
    },
    /// No bench target of this name.
    #[error("`{package}` has no benchmark called `{name}`")]
    NoSuchBench {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        package: String,
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The bench target has libtest's harness.
    #[error("the benchmark `{name}` is built with the test harness")]
    Harness {
        /// The manifest.
        manifest: PathBuf,
        /// The benchmark.
        name: String,
    },
    /// A native build failed.
    #[error("`{name}` does not compile ({arm})")]
    Compile {
        /// The benchmark.
        name: String,
        /// The native build.
        arm: String,
        /// What cargo wrote.
        output: String,
    },
    /// The benchmark does not answer as one of `outboard-bench` does.
    #[error("the benchmark `{name}` does not answer: {why}")]
    NotABenchmark {
        /// The benchmark.
        name: String,
        /// What it did instead.
        why: String,
    },
    /// What the benchmark describes cannot be measured.
    #[error("the benchmark cannot be measured: {source}")]
    Bench {
        /// Why.
        source: BenchError,
    },
    /// No case is left, or no arm.
    #[error("there is nothing to measure: {why}")]
    Nothing {
        /// Why.
        why: String,
    },
    /// The runner does not start, or went away.
    #[error("the program that drives the browsers failed: {why}")]
    Runner {
        /// Why.
        why: String,
    },
    /// Two reports that say nothing about each other.
    #[error("these reports cannot be compared: {why}")]
    Incomparable {
        /// Why.
        why: String,
    },
    /// Two reports from different machines.
    #[error("these reports are from different machines: {before}, and {after}")]
    OtherMachine {
        /// The first.
        before: String,
        /// The second.
        after: String,
    },
    /// A file that is no report.
    #[error("this is no report of `outboard bench --json`: {why}")]
    NotAReport {
        /// Why.
        why: String,
    },
    /// Something of the system's.
    #[error("could not {action}: {source}")]
    File {
        /// What was to be done.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl Error {
    /// A stable name for this kind of error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Build(error) => error.code(),
            Self::NoBench { .. } => "no-bench",
            Self::NoSuchBench { .. } => "no-such-bench",
            Self::Harness { .. } => "harness",
            Self::Compile { .. } => "compile",
            Self::NotABenchmark { .. } => "not-a-benchmark",
            Self::Bench { source } => source.code(),
            Self::Nothing { .. } => "nothing-to-measure",
            Self::Runner { .. } => "runner",
            Self::Incomparable { .. } => "incomparable",
            Self::OtherMachine { .. } => "other-machine",
            Self::NotAReport { .. } => "not-a-report",
            Self::File { .. } => "file",
        }
    }

    /// Where it was.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Build(error) => error.place(),
            Self::NoBench { manifest, .. }
            | Self::NoSuchBench { manifest, .. }
            | Self::Harness { manifest, .. } => Some(manifest.display().to_string()),
            Self::File { path, .. } => Some(path.display().to_string()),
            _ => None,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Build(error) => error.help(),
            Self::NoBench { .. } => "run `cargo add --dev outboard-bench` there, write `benches/NAME.rs`, and add to that file:\n\n[[bench]]\nname = \"NAME\"\nharness = false".to_owned(),
            Self::NoSuchBench { known, .. } => format!("its benchmarks are: {}", known.join(", ")),
            Self::Harness { name, .. } => format!(
                "its `main` is to run, so add to that file:\n\n[[bench]]\nname = \"{name}\"\nharness = false"
            ),
            Self::Compile { .. } => "correct what the compiler names above, then measure again".to_owned(),
            Self::NotABenchmark { .. } => {
                "its `main` should be `outboard_bench::run(cases)` and nothing else, with the version of `outboard-bench` that belongs to this tool".to_owned()
            }
            Self::Bench { .. } => "correct the case in the benchmark".to_owned(),
            Self::Nothing { .. } => "ask for other cases, or for other places".to_owned(),
            Self::Runner { .. } => "run it again; Node.js 20.19 or newer is needed".to_owned(),
            Self::Incomparable { .. } => {
                "compare reports of the same benchmark".to_owned()
            }
            Self::OtherMachine { .. } => {
                "measure both on one machine; `--across-machines` compares them nonetheless".to_owned()
            }
            Self::NotAReport { .. } => {
                "write one with `outboard bench --json > before.json`".to_owned()
            }
            Self::File { .. } => "check the path and the disk".to_owned(),
        }
    }

    /// What the failing tool wrote, with its colours, if a tool failed.
    #[must_use]
    pub fn output(&self) -> Option<&str> {
        match self {
            Self::Build(error) => error.output(),
            Self::Compile { output, .. } => Some(output),
            _ => None,
        }
    }
}

/// Why one arm has no samples of one case at one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// A stable name: `panic`, `limit`, `ended`, `not-a-value`, or the code of an error of the engine or of JavaScript.
    pub code: String,
    /// What happened.
    pub message: String,
}

impl Failure {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
        }
    }
}
