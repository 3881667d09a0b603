//! A model that arrives piece by piece: its weights into memory where they stay, the rest into a small model without them.

mod convert;
mod frame;
mod loader;
mod message;
mod parser;
mod tensor;
mod weights;
mod wire;

pub use loader::Loader;
pub(crate) use weights::Weights;
