//! What crosses between builds: inputs and results, the same in Rust and in JavaScript.

mod array;
mod as_value;
mod decode;
mod encode;

pub use array::{Array, Number};
pub use as_value::AsValue;
pub use decode::ValueError;

/// An input or a result.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `()` or a missing value: `undefined`.
    Nothing,
    /// `true` or `false`.
    Bool(bool),
    /// A number: those of JavaScript.
    Number(f64),
    /// A whole number of 64 bits: a `BigInt`.
    Integer(i128),
    /// Text.
    Text(String),
    /// Many numbers of one type: a typed array.
    Array(Array),
    /// Many values: an array.
    List(Vec<Value>),
}

impl Value {
    /// How many bytes cross a thread when this does.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Nothing | Self::Bool(_) => 0,
            Self::Number(_) => 8,
            Self::Integer(_) => 8,
            Self::Text(text) => text.len(),
            Self::Array(array) => array.bytes(),
            Self::List(values) => values.iter().map(Self::bytes).sum(),
        }
    }

    /// What it is, in a word for a person.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Bool(_) => "a bool",
            Self::Number(_) | Self::Integer(_) => "a number",
            Self::Text(_) => "text",
            Self::Array(_) => "an array of numbers",
            Self::List(_) => "a list",
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
