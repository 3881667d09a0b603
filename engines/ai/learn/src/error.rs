//! What can go wrong while learning, each with a stable code.

/// What learning gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something was refused or could not be finished. [`Error::code`] is stable; the words are not.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// One of the events cannot be learned from, so none of them was.
    #[error("event {index}: {reason}")]
    BadEvent {
        /// Its place in the list.
        index: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// An option that cannot be followed.
    #[error("{option}: {reason}")]
    BadOption {
        /// The option.
        option: String,
        /// What is wrong with it.
        reason: String,
    },
    /// More than the limits allow.
    #[error("there would be {is} {what}, and {limit} are allowed")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there would be.
        is: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Nothing was learned of this user.
    #[error("nothing is known of the user {0:?}")]
    UnknownUser(String),
    /// Nothing was learned of this item.
    #[error("nothing is known of the item {0:?}")]
    UnknownItem(String),
    /// A rating was to be predicted, and nobody rated anything yet.
    #[error("no event had a rating, so none can be predicted")]
    NoRatings,
    /// The bytes are no state that was exported here, or a damaged one.
    #[error("this is no state that can be read: {0}")]
    BadState(String),
    /// The state was written by a later version.
    #[error("the state has version {found}, and versions up to {known} can be read")]
    StateVersion {
        /// The version that the bytes claim.
        found: u32,
        /// The newest that is known here.
        known: u32,
    },
    /// The context of a choice is not what was agreed on.
    #[error("the context {0}")]
    BadContext(String),
    /// A reward that is no plain number.
    #[error("a reward is a number from -1,000,000 to 1,000,000, and {0} was given")]
    BadReward(f64),
    /// There is nothing to choose among.
    #[error("there is no option to choose")]
    NoOptions,
    /// There is no such option, or none any more.
    #[error("there is no option {0:?}")]
    UnknownOption(String),
    /// No such choice was made here.
    #[error("no choice has the number {0}")]
    UnknownChoice(u64),
    /// The choice has had its reward.
    #[error("choice {0} has had its reward")]
    AlreadyRewarded(u64),
    /// The choice is not remembered any more, so that no reward can be learned from.
    #[error(
        "choice {0} is not remembered: it was made too long ago, or its option is gone or was forgotten"
    )]
    ChoiceExpired(u64),
    /// Whoever looked on did not want the rest.
    #[error("the work was stopped")]
    Stopped,
}

impl Error {
    /// A word that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadEvent { .. } => "ai/bad-event",
            Self::BadOption { .. } => "ai/bad-option",
            Self::TooMany { .. } => "ai/too-many",
            Self::UnknownUser(_) => "ai/unknown-user",
            Self::UnknownItem(_) => "ai/unknown-item",
            Self::NoRatings => "ai/no-ratings",
            Self::BadState(_) => "ai/bad-state",
            Self::StateVersion { .. } => "ai/state-version",
            Self::BadContext(_) => "ai/bad-context",
            Self::BadReward(_) => "ai/bad-reward",
            Self::NoOptions => "ai/no-options",
            Self::UnknownOption(_) => "ai/unknown-option",
            Self::UnknownChoice(_) => "ai/unknown-choice",
            Self::AlreadyRewarded(_) => "ai/already-rewarded",
            Self::ChoiceExpired(_) => "ai/choice-expired",
            Self::Stopped => "ai/stopped",
        }
    }

    pub(crate) fn bad_option(option: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::BadOption {
            option: option.into(),
            reason: reason.into(),
        }
    }

    pub(crate) fn bad_state(reason: impl Into<String>) -> Self {
        Self::BadState(reason.into())
    }
}
