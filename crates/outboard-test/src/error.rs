//! Every way a run of tests can fail as a whole.

use std::io;
use std::path::PathBuf;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What belongs to every build went wrong: the toolchain, wasm-bindgen, a tool.
    #[error(transparent)]
    Build(#[from] outboard_build::Error),
    /// The tests do not compile.
    #[error("the tests of `{package}` do not compile {form}")]
    Compile {
        /// The package.
        package: String,
        /// `natively`, or `for wasm`.
        form: &'static str,
        /// What cargo wrote.
        output: String,
    },
    /// The harness for wasm does not compile.
    #[error("what runs tests as wasm does not compile with this Rust: {}", output.lines().next().unwrap_or("rustc says nothing"))]
    Harness {
        /// What rustc wrote.
        output: String,
    },
    /// A program could not be started, or went away.
    #[error("{program} failed: {why}")]
    Program {
        /// `cargo`, `rustc`, `node`.
        program: &'static str,
        /// Why.
        why: String,
    },
    /// A file that could not be read or written.
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
            Self::Compile { .. } => "compile",
            Self::Harness { .. } => "test-harness",
            Self::Program { .. } => "program",
            Self::File { .. } => "file",
        }
    }

    /// Where it was.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Build(error) => error.place(),
            Self::File { path, .. } => Some(path.display().to_string()),
            _ => None,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Build(error) => error.help(),
            Self::Compile { form: "for wasm", .. } => "correct what the compiler names above, keep what wasm cannot compile out of it by `#[cfg(not(target_family = \"wasm\"))]`, or test with `--in native`".to_owned(),
            Self::Compile { .. } => "correct what the compiler names above, or test with `--in node`".to_owned(),
            Self::Harness { .. } => "use the Rust that this tool was made for, or test with `--in native`".to_owned(),
            Self::Program { program, .. } => format!("see that `{program}` runs: `outboard doctor` looks at it"),
            Self::File { .. } => "check the path, its permissions and the disk".to_owned(),
        }
    }

    /// What a failing tool wrote.
    #[must_use]
    pub fn output(&self) -> Option<&str> {
        match self {
            Self::Build(error) => error.output(),
            Self::Compile { output, .. } | Self::Harness { output } => Some(output),
            _ => None,
        }
    }
}
