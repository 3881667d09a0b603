//! Why bytes are no records.

use std::fmt;

/// Bytes that are no records of the type they are read as. In JavaScript its code is `outboard/bad-record`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BadRecord {
    /// They were written for a type with other fields.
    OtherFields,
    /// They end before a column does.
    Short,
    /// They go on after the last column.
    Long,
    /// A text is no UTF-8.
    Text,
    /// The lengths of texts or vectors do not add up to what is there.
    Lengths,
    /// A truth is neither 0 nor 1.
    Truth,
    /// A variant has a number that the enum does not have.
    Variant,
}

impl BadRecord {
    /// The code of the [`Error`](crate::Error) that it becomes.
    pub const CODE: &str = "outboard/bad-record";

    /// What glue says of it. It has a text for an error and nothing else, so the code stands in the text, where lanes look for it.
    #[doc(hidden)]
    #[must_use]
    pub const fn text_with_code(self) -> &'static str {
        match self {
            Self::OtherFields => "outboard/bad-record: the bytes were written for other fields",
            Self::Short => "outboard/bad-record: the bytes end within a column",
            Self::Long => "outboard/bad-record: the bytes go on after the last column",
            Self::Text => "outboard/bad-record: a text is no UTF-8",
            Self::Lengths => "outboard/bad-record: the lengths do not add up to what is there",
            Self::Truth => "outboard/bad-record: a truth is neither 0 nor 1",
            Self::Variant => "outboard/bad-record: there is no such variant",
        }
    }
}

impl fmt::Display for BadRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text_with_code();
        formatter.write_str(text.split_once(": ").map_or(text, |(_, words)| words))
    }
}

impl std::error::Error for BadRecord {}

impl From<BadRecord> for crate::Error {
    fn from(error: BadRecord) -> Self {
        Self::new(BadRecord::CODE, error.to_string())
    }
}
