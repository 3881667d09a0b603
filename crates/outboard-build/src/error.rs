//! Every way a build can fail. Each error knows its stable code, its place, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::bind::BindError;
use crate::budget::BudgetError;
use crate::cache::CacheError;
use crate::compile::CompileError;
use crate::optimise::OptimiseError;
use crate::pack::PackError;
use crate::project::ProjectError;
use crate::toolchain::ToolchainError;
use crate::tools::ToolsError;
use crate::wasm::WasmError;

/// Why a build failed. `Display` says what was wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The crate cannot be built as it is.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// Rust's side of the machine lacks something.
    #[error(transparent)]
    Toolchain(#[from] ToolchainError),
    /// `cargo build` failed.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// wasm-bindgen failed.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// The cache folder could not be used.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A Node tool could not be installed.
    #[error(transparent)]
    Tools(#[from] ToolsError),
    /// wasm-opt failed.
    #[error(transparent)]
    Optimise(#[from] OptimiseError),
    /// A wasm module could not be read.
    #[error(transparent)]
    Wasm(#[from] WasmError),
    /// The module weighs more than it may.
    #[error(transparent)]
    Budget(#[from] BudgetError),
    /// The package could not be written.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A file or folder could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Error {
    /// A stable name for this kind of error, for machines and searches.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.diagnosis().code
    }

    /// Where it was: a file, a folder or a key.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        self.diagnosis().place
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        self.diagnosis().help
    }

    /// What the failing tool wrote, with its colours, if a tool failed. Of the compiler's, a [`crate::Reporter`] has
    /// heard already; the others write much, and are kept silent unless they fail.
    #[must_use]
    pub fn output(&self) -> Option<&str> {
        match self {
            Self::Compile(error) => error.output(),
            Self::Bind(error) => error.output(),
            Self::Tools(error) => error.output(),
            Self::Toolchain(error) => error.output(),
            Self::Optimise(error) => error.output(),
            Self::Pack(error) => error.output(),
            _ => None,
        }
    }

    fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::Project(error) => error.diagnosis(),
            Self::Toolchain(error) => error.diagnosis(),
            Self::Compile(error) => error.diagnosis(),
            Self::Bind(error) => error.diagnosis(),
            Self::Cache(error) => error.diagnosis(),
            Self::Tools(error) => error.diagnosis(),
            Self::Optimise(error) => error.diagnosis(),
            Self::Wasm(error) => error.diagnosis(),
            Self::Budget(error) => error.diagnosis(),
            Self::Pack(error) => error.diagnosis(),
            Self::File(error) => error.diagnosis(),
        }
    }
}

/// What every error of the family can say besides its message.
pub(crate) struct Diagnosis {
    pub(crate) code: &'static str,
    pub(crate) place: Option<String>,
    pub(crate) help: String,
}

impl Diagnosis {
    pub(crate) fn new(code: &'static str, help: impl Into<String>) -> Self {
        Self {
            code,
            place: None,
            help: help.into(),
        }
    }

    pub(crate) fn at(mut self, place: &Path) -> Self {
        self.place = Some(place.display().to_string());
        self
    }
}

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("could not {action}: {source}")]
pub struct FileError {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    fn diagnosis(&self) -> Diagnosis {
        let help = match self.source.kind() {
            io::ErrorKind::PermissionDenied => {
                "give yourself permission there, or choose another folder"
            }
            io::ErrorKind::StorageFull => "free some space on that disk",
            io::ErrorKind::NotFound => "check that the path exists",
            _ => "check the path and the disk, then build again",
        };
        Diagnosis::new("file", help).at(&self.path)
    }
}

/// Gives an I/O error its place: `fs::read(path).at("read a file", path)?`.
pub(crate) trait At<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, FileError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, FileError> {
        self.map_err(|source| FileError {
            action,
            path: path.to_path_buf(),
            source,
        })
    }
}
