//! Every way a piece of work can fail.

use crate::Format;

/// Why a piece of work was refused or could not be finished. [`Error::code`] is stable; the words are not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes end before the picture does.
    #[error("the {what} is cut short: {reason}")]
    Truncated {
        /// What was being read: a format's name, or "file".
        what: &'static str,
        /// What the decoder said.
        reason: String,
    },
    /// The bytes are of a known format, but break its rules.
    #[error("the {format} file is damaged: {reason}")]
    Corrupt {
        /// The format that the first bytes claim.
        format: Format,
        /// What the decoder said.
        reason: String,
    },
    /// The bytes do not begin like any image known here.
    #[error("this is not an image in a known format (JPEG, PNG or WebP)")]
    UnknownFormat,
    /// An image, but in a format or with a feature that this engine does not read or write.
    #[error("{what} is not supported")]
    Unsupported {
        /// What is not supported.
        what: String,
    },
    /// More pixels or memory than the limits, or the format to be written, allow.
    #[error("{what} is too large: {is} {unit}, where {limit} are allowed")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// How large it is.
        is: u64,
        /// How large it may be.
        limit: u64,
        /// What the two numbers count.
        unit: &'static str,
    },
    /// An option that cannot be followed.
    #[error("{option}: {reason}")]
    BadOption {
        /// The option, as the caller wrote it (`resize.width`).
        option: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Whoever looked on did not want the rest.
    #[error("the work was stopped")]
    Stopped,
}

impl Error {
    /// The stable code of this kind of error: `image/…`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "image/truncated",
            Self::Corrupt { .. } => "image/corrupt",
            Self::UnknownFormat => "image/unknown-format",
            Self::Unsupported { .. } => "image/unsupported",
            Self::TooLarge { .. } => "image/too-large",
            Self::BadOption { .. } => "image/bad-option",
            Self::Stopped => "image/stopped",
        }
    }

    pub(crate) fn bad_option(option: &str, reason: impl Into<String>) -> Self {
        Self::BadOption {
            option: option.to_owned(),
            reason: reason.into(),
        }
    }

    /// For what serde found wrong; the caller wrote no JSON, so its lines and columns say nothing.
    pub(crate) fn bad_json(option: &str, error: &serde_json::Error) -> Self {
        let reason = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        Self::bad_option(option, reason.strip_suffix(&place).unwrap_or(&reason))
    }

    pub(crate) fn corrupt(format: Format, reason: impl ToString) -> Self {
        Self::Corrupt {
            format,
            reason: reason.to_string(),
        }
    }
}
