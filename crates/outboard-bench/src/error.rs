//! What can be wrong with a benchmark or with what is asked of it.

use std::fmt;

/// Why a benchmark cannot answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BenchError {
    /// Two cases share a name.
    DuplicateCase {
        /// The name.
        name: String,
    },
    /// `sizes` was given nothing.
    NoSizes {
        /// The case.
        name: String,
    },
    /// A tolerance that is negative or no number.
    BadTolerance {
        /// The case.
        name: String,
    },
    /// There is no case of this name.
    NoCase {
        /// The name.
        name: String,
    },
    /// Something was asked of a case before one was prepared.
    NotPrepared,
    /// The case panicked.
    Panicked {
        /// What it said, and where.
        message: String,
    },
}

impl BenchError {
    /// A stable name for this kind of error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DuplicateCase { .. } => "duplicate-case",
            Self::NoSizes { .. } => "no-sizes",
            Self::BadTolerance { .. } => "bad-tolerance",
            Self::NoCase { .. } => "no-case",
            Self::NotPrepared => "not-prepared",
            Self::Panicked { .. } => "panic",
        }
    }
}

impl fmt::Display for BenchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateCase { name } => write!(f, "two cases are called `{name}`"),
            Self::NoSizes { name } => write!(f, "the case `{name}` has an empty list of sizes"),
            Self::BadTolerance { name } => {
                write!(
                    f,
                    "the tolerance of the case `{name}` is no number from 0 on"
                )
            }
            Self::NoCase { name } => write!(f, "no case is called `{name}`"),
            Self::NotPrepared => write!(f, "no case is prepared"),
            Self::Panicked { message } => write!(f, "it panicked: {message}"),
        }
    }
}

impl std::error::Error for BenchError {}
