//! What can go wrong.

use std::fmt;
use std::str::Utf8Error;

/// The errors of this engine.
#[derive(Debug, PartialEq, Eq)]
pub enum StreamError {
    /// There is no such level.
    BadLevel(u32),
    /// The bytes are not what a compressor writes.
    Corrupt(String),
    /// The bytes end before the data does.
    Truncated,
    /// One chunk would become more than is allowed.
    TooLarge {
        /// How many bytes are allowed.
        most: usize,
    },
    /// A line is no text.
    NotText {
        /// Which line, from 1 on.
        line: u32,
        /// What is wrong with it.
        source: Utf8Error,
    },
}

impl fmt::Display for StreamError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadLevel(level) => write!(formatter, "level {level} is none of 0 to 9"),
            Self::Corrupt(why) => write!(formatter, "the gzip data is corrupt: {why}"),
            Self::Truncated => formatter.write_str("the gzip data ends too early"),
            Self::TooLarge { most } => {
                write!(formatter, "one chunk would become more than {most} bytes")
            }
            Self::NotText { line, .. } => write!(formatter, "line {line} is not UTF-8"),
        }
    }
}

impl From<StreamError> for outboard::Error {
    fn from(error: StreamError) -> Self {
        let code = match error {
            StreamError::BadLevel(_) => "bad-level",
            StreamError::Corrupt(_) => "corrupt",
            StreamError::Truncated => "truncated",
            StreamError::TooLarge { .. } => "too-large",
            StreamError::NotText { .. } => "not-text",
        };
        let told = Self::new(code, error.to_string());
        match error {
            StreamError::NotText { source, .. } => told.with_source(source),
            _ => told,
        }
    }
}
