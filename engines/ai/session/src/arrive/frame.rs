//! What the parser is in the middle of.

use super::message::Message;
use super::tensor::Tensor;
use super::wire::{Varint, Wire};
use crate::error::Error;

/// A message whose end has not come.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) message: Message,
    pub(super) number: u64,
    pub(super) end: Option<u64>,
    pub(super) out: Vec<u8>,
    pub(super) tensor: Tensor,
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Step {
    Key(Varint),
    Number(u64, Varint),
    Length(u64, Varint),
    Fixed(u64, Wire, Vec<u8>),
    Kept {
        number: u64,
        left: u64,
        bytes: Vec<u8>,
    },
    Weight {
        left: u64,
    },
    Skipped {
        left: u64,
    },
}

impl Frame {
    pub(super) fn new(message: Message, number: u64, end: Option<u64>) -> Self {
        Self {
            message,
            number,
            end,
            out: Vec::new(),
            tensor: Tensor::default(),
        }
    }
}

/// As many bytes as there are, and no more than are left.
pub(super) fn least(bytes: usize, left: u64) -> usize {
    usize::try_from(left).map_or(bytes, |left| left.min(bytes))
}

pub(super) fn overlong(at: u64) -> Error {
    Error::NotOnnx(format!(
        "what begins before byte {at} is longer than what it is in"
    ))
}

pub(super) fn refused(thing: &str) -> Error {
    Error::Unsupported {
        what: thing.into(),
        node: String::new(),
    }
}
