//! What can go wrong with texts and files, each with a stable code.

/// What this crate gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a text or a file could not be worked on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The model failed, or is none.
    #[error(transparent)]
    Session(#[from] outboard_session::Error),
    /// What lies beside the model does not fit it.
    #[error("the kit is wrong: {0}")]
    BadKit(String),
    /// The tokenizer cannot be used.
    #[error("this tokenizer cannot be used: {0}")]
    BadTokenizer(String),
    /// The bytes are no saved index, or one that is broken.
    #[error("these bytes are not an index: {0}")]
    BadIndex(String),
    /// The index holds vectors of another model.
    #[error("the index was made with the model {expected:?}, and is used with {given:?}")]
    OtherModel {
        /// The model that the vectors came from.
        expected: String,
        /// The model that was given.
        given: String,
    },
    /// A vector cannot be compared with the others.
    #[error("a vector of {expected} finite numbers was expected, and {given} was given")]
    BadVector {
        /// How many numbers a vector has here.
        expected: usize,
        /// What was given.
        given: String,
    },
    /// The bytes are no fastText model, or one that is broken.
    #[error("this is not a fastText model that can be read: {0}")]
    BadLanguages(String),
    /// The caller had the work stopped.
    #[error("the work was stopped")]
    Stopped,
}

impl Error {
    /// A word that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Session(error) => error.code(),
            Self::BadKit(_) => "ai/bad-kit",
            Self::BadTokenizer(_) => "ai/bad-tokenizer",
            Self::BadIndex(_) => "ai/bad-index",
            Self::OtherModel { .. } => "ai/other-model",
            Self::BadVector { .. } => "ai/bad-vector",
            Self::BadLanguages(_) => "ai/bad-languages",
            Self::Stopped => "ai/stopped",
        }
    }
}
