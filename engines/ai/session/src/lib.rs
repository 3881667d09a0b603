//! Runs ONNX models: loads them as they arrive, describes and checks inputs, runs and profiles.
//!
//! The operators are those of [rten]; what is here makes a session of them whose every error says what was expected, and what was
//! given. Values are rten's own, so what a run gives can be handed to the next run without a copy.

mod arrive;
mod error;
mod graph;
mod inputs;
mod limits;
mod port;
mod profile;
mod refusal;
mod session;

pub use rten::{Sequence, Value, ValueOrView, ValueView};
pub use rten_tensor as tensor;

pub use arrive::Loader;
pub use error::{Error, Result};
pub use limits::Limits;
pub use port::{Declared, Dim, Kind, Port};
pub use profile::{NodeTime, OperatorTime, Profile};
pub use session::Session;
