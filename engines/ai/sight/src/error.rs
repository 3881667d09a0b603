//! What can go wrong with a picture, each with a stable code.

/// What a task gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a picture was refused, or nothing could be made of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no picture of the size that was said, or one that is too large.
    #[error("this is not a picture that can be looked at: {0}")]
    BadPicture(String),
    /// The kit lacks something, or says something that makes no sense.
    #[error("the kit is wrong: {0}")]
    BadKit(String),
    /// An option that cannot be followed.
    #[error("{option} {reason}")]
    BadOption {
        /// The option, as the caller wrote it.
        option: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Whoever looked on did not want the rest.
    #[error("the work was stopped")]
    Stopped,
    /// The model could not be run.
    #[error(transparent)]
    Session(#[from] outboard_session::Error),
}

impl Error {
    /// A word that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadPicture(_) => "ai/bad-picture",
            Self::BadKit(_) => "ai/bad-kit",
            Self::BadOption { .. } => "ai/bad-option",
            Self::Stopped => "ai/stopped",
            Self::Session(error) => error.code(),
        }
    }
}
