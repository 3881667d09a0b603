//! What can go wrong.

use std::fmt;
use std::num::ParseIntError;

use outboard::Cancelled;

/// The errors of this engine.
#[derive(Debug)]
pub enum EngineError {
    /// The text is no number.
    NoNumber {
        /// The text.
        text: String,
        /// What the parser says.
        source: ParseIntError,
    },
    /// There is no number above it.
    TooLarge,
    /// Nobody waits for the result any more.
    Cancelled(Cancelled),
    /// A function of JavaScript's threw, and this is what it said.
    Callback(String),
}

impl fmt::Display for EngineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber { text, .. } => write!(formatter, "`{text}` is no number"),
            Self::TooLarge => formatter.write_str("the number is too large"),
            Self::Cancelled(cancelled) => cancelled.fmt(formatter),
            Self::Callback(said) => formatter.write_str(said),
        }
    }
}

impl From<Cancelled> for EngineError {
    fn from(cancelled: Cancelled) -> Self {
        Self::Cancelled(cancelled)
    }
}

impl From<EngineError> for outboard::Error {
    fn from(error: EngineError) -> Self {
        let message = error.to_string();
        match error {
            EngineError::NoNumber { source, .. } => {
                Self::new("no-number", message).with_source(source)
            }
            EngineError::TooLarge => Self::new("too-large", message),
            EngineError::Cancelled(cancelled) => cancelled.into(),
            EngineError::Callback(_) => Self::new("callback", message),
        }
    }
}
