//! The inputs and outputs of a model: names, types, shapes.

use std::fmt;

use rten::DataType;

/// An input or an output of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Port {
    /// Its name.
    pub name: String,
    /// The type of its elements while the model runs, where the model says one that runs here.
    pub kind: Option<Kind>,
    /// The type of its elements as the file says it, where it is one that runs here: what a caller has, and expects.
    pub declared: Option<Declared>,
    /// Its shape, where the model says one.
    pub shape: Option<Vec<Dim>>,
}

/// The type of elements as it is held while the model runs: 64-bit integers and truths are `Int32`, all floats `Float32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `f32`
    Float32,
    /// `i32`
    Int32,
    /// `i8`
    Int8,
    /// `u8`
    Uint8,
}

/// The type of elements as the file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Declared {
    /// Half precision; runs as `f32`.
    Float16,
    /// `f32`
    Float32,
    /// Runs as `f32`.
    Float64,
    /// Runs as `i32`.
    Int64,
    /// `i32`
    Int32,
    /// `i8`
    Int8,
    /// `u8`
    Uint8,
    /// Runs as `i32` that are 0 or 1.
    Bool,
}

impl Declared {
    /// The type as it is held while the model runs.
    pub fn kind(self) -> Kind {
        match self {
            Self::Float16 | Self::Float32 | Self::Float64 => Kind::Float32,
            Self::Int64 | Self::Int32 | Self::Bool => Kind::Int32,
            Self::Int8 => Kind::Int8,
            Self::Uint8 => Kind::Uint8,
        }
    }
}

impl fmt::Display for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Float16 => "float16",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Int64 => "int64",
            Self::Int32 => "int32",
            Self::Int8 => "int8",
            Self::Uint8 => "uint8",
            Self::Bool => "bool",
        })
    }
}

/// One dimension of a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dim {
    /// Always this long.
    Fixed(usize),
    /// As long as the caller likes; equal names are equally long.
    Named(String),
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Float32 => "float32",
            Self::Int32 => "int32",
            Self::Int8 => "int8",
            Self::Uint8 => "uint8",
        })
    }
}

impl fmt::Display for Dim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(size) => write!(f, "{size}"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

/// The type of elements that rten has, as ours.
pub(crate) fn kind(of: DataType) -> Option<Kind> {
    match of {
        DataType::Float => Some(Kind::Float32),
        DataType::Int32 => Some(Kind::Int32),
        DataType::Int8 => Some(Kind::Int8),
        DataType::UInt8 => Some(Kind::Uint8),
        _ => None,
    }
}

/// A shape as people write it: `[1, 3, height, width]`.
pub(crate) fn written<T: fmt::Display>(shape: &[T]) -> String {
    let dims: Vec<String> = shape.iter().map(ToString::to_string).collect();
    format!("[{}]", dims.join(", "))
}
