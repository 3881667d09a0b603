//! Why a model could not be read.

use thiserror::Error;

/// Why a model could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The glue is no JavaScript, so no engine could run it either.
    #[error("the JavaScript that wasm-bindgen wrote does not parse, at line {line}: {message}")]
    Glue {
        /// The line, counted from 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// The types are no TypeScript.
    #[error("the types that wasm-bindgen wrote do not parse, at line {line}: {message}")]
    Types {
        /// The line, counted from 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// A line of the custom section is no record.
    #[error("the custom section `outboard` holds no record at line {line}: {message}")]
    Record {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A record was written by a version of `outboard` that this tool does not know.
    #[error(
        "the custom section `outboard` has a record of version {version} at line {line}; this tool knows version {known}"
    )]
    RecordVersion {
        /// The line, counted from 1.
        line: usize,
        /// The version it claims.
        version: u64,
        /// The version this tool reads.
        known: u64,
    },
    /// A record of plain data holds what no client knows, or has a name that something else has.
    #[error("the record `{record}` cannot be in a client: {reason}")]
    Data {
        /// Its name.
        record: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A free function named `then`.
    #[error(
        "a function is exported as `then`, so the exports are taken for a promise that never settles"
    )]
    Thenable,
}

impl ReadError {
    /// A name for this kind of error that stays the same between releases.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Glue { .. } => "glue-syntax",
            Self::Types { .. } => "types-syntax",
            Self::Record { .. } => "section-record",
            Self::RecordVersion { .. } => "section-version",
            Self::Data { .. } => "record-type",
            Self::Thenable => "thenable",
        }
    }
}
