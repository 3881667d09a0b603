//! What can go wrong with sound and its models, each with a stable code.

/// What a task gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a task did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The sound is none: a sample is not a number, a rate makes no sense, a file is broken.
    #[error("this is not sound that can be used: {0}")]
    BadAudio(String),
    /// There is not a single sample.
    #[error("the sound has no samples")]
    EmptyAudio,
    /// The sound is longer than is taken at once.
    #[error("the sound is {seconds:.0} seconds long; {limit} is the limit")]
    TooLong {
        /// How long it is.
        seconds: f64,
        /// How long it may be.
        limit: u32,
    },
    /// The kit lacks something, or its files and settings do not fit one another.
    #[error("the kit is wrong: {0}")]
    BadKit(String),
    /// The caller asked for the work to end.
    #[error("the work was stopped")]
    Stopped,
    /// The model could not be run.
    #[error(transparent)]
    Model(#[from] outboard_session::Error),
}

impl Error {
    /// A word that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadAudio(_) => "ai/bad-audio",
            Self::EmptyAudio => "ai/empty-audio",
            Self::TooLong { .. } => "ai/audio-too-long",
            Self::BadKit(_) => "ai/bad-kit",
            Self::Stopped => "ai/stopped",
            Self::Model(error) => error.code(),
        }
    }
}
