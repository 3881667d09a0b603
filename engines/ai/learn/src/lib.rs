//! Recommendations and choices that are learned on the machine, from what people do.
//!
//! [`Recommender`] learns from events ("this user opened, bought, rated that item") what a user may like, and says because of what.
//! [`Bandit`] learns from rewards which of some options is best in which context. Both are deterministic from their seed, keep within
//! limits, and forget so that nothing is left.

mod bandit;
mod bytes;
mod error;
mod linear;
mod random;
mod recommend;

pub use bandit::{Bandit, BanditOptions, Choice, Method, Standing};
pub use error::{Error, Result};
pub use recommend::{
    Because, Event, Forget, Known, Limits, Recommendation, Recommender, RecommenderOptions,
    Similar, Source, Train, Trained, Wish,
};

/// Told how much of the work is done, from 0 to 1, and what comes. Whether to go on is the answer.
pub type Watch<'w> = dyn Fn(f64, &str) -> bool + 'w;
