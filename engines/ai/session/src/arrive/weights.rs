//! Where the weights lie: each in memory of its own, which the session then uses as it is.

use rten::ModelOptions;

use super::convert::Convert;
use crate::error::{Error, Result};

/// All weights of a model that are worth a place of their own.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    buffers: Vec<Vec<u8>>,
    clipped: Vec<bool>,
}

impl Weights {
    /// Takes one, and gives the name it has in the model without weights.
    pub(super) fn add(&mut self, weight: Weight) -> (String, usize) {
        let place = place(self.buffers.len());
        let length = weight.bytes.len();
        self.clipped.push(weight.clipped);
        self.buffers.push(weight.bytes);
        (place, length)
    }

    /// Whether a number of the weight at a place did not fit into 32 bits.
    pub(crate) fn is_clipped(&self, location: &str) -> bool {
        let at = location
            .strip_suffix(".data")
            .and_then(|at| at.parse::<usize>().ok());
        at.and_then(|at| self.clipped.get(at))
            .is_some_and(|&clipped| clipped)
    }

    /// Whether there is a weight of this length at a place.
    pub(crate) fn has(&self, location: &str, length: u64) -> bool {
        let at = location
            .strip_suffix(".data")
            .and_then(|at| at.parse::<usize>().ok());
        let buffer = at
            .filter(|&at| place(at) == location)
            .and_then(|at| self.buffers.get(at));
        buffer.is_some_and(|buffer| buffer.len() as u64 == length)
    }

    /// Hands them over, without a copy.
    pub(crate) fn give_to(self, options: &mut ModelOptions) {
        for (at, bytes) in self.buffers.into_iter().enumerate() {
            options.external_data(&place(at), bytes);
        }
    }
}

fn place(at: usize) -> String {
    format!("{at}.data")
}

/// How much memory is taken for a weight before any of it has come, where nobody said how much will come.
const FIRST: usize = 1 << 20;

/// A weight that arrives.
#[derive(Debug)]
pub(super) struct Weight {
    bytes: Vec<u8>,
    convert: Convert,
    /// How long it will be.
    whole: usize,
    /// Bytes of an element that is not whole yet.
    rest: Vec<u8>,
    clipped: bool,
}

impl Weight {
    /// One of so many bytes in the file. The memory is taken at once if these bytes are sure to come.
    pub(super) fn new(convert: Convert, length: u64, sure: bool, limit: u64) -> Result<Self> {
        let too_large = || Error::TooLarge {
            what: "a tensor of the model".into(),
            limit,
        };
        let whole = convert.becomes(length);
        if whole > limit {
            return Err(too_large());
        }
        let whole = usize::try_from(whole).map_err(|_| too_large())?;
        let mut bytes = Vec::new();
        let first = if sure { whole } else { whole.min(FIRST) };
        bytes
            .try_reserve_exact(first)
            .map_err(|_| Error::NoMemory(first))?;
        Ok(Self {
            bytes,
            convert,
            whole,
            rest: Vec::new(),
            clipped: false,
        })
    }

    /// Takes the next bytes of it.
    pub(super) fn push(&mut self, mut from: &[u8]) -> Result<()> {
        let width = self.convert.width();
        if !self.rest.is_empty() {
            let missing = (width - self.rest.len()).min(from.len());
            self.rest.extend_from_slice(&from[..missing]);
            from = &from[missing..];
            if self.rest.len() < width {
                return Ok(());
            }
            let element = std::mem::take(&mut self.rest);
            self.put(&element)?;
        }
        let (whole, rest) = from.split_at(from.len() - from.len() % width);
        self.rest.extend_from_slice(rest);
        self.put(whole)
    }

    fn put(&mut self, elements: &[u8]) -> Result<()> {
        let more =
            usize::try_from(self.convert.becomes(elements.len() as u64)).unwrap_or(usize::MAX);
        let free = self.bytes.capacity() - self.bytes.len();
        if free < more {
            // As much again as there is, but never more than it will be.
            let step = self
                .bytes
                .len()
                .max(more)
                .min(self.whole - self.bytes.len());
            self.bytes
                .try_reserve_exact(step)
                .map_err(|_| Error::NoMemory(step))?;
        }
        self.clipped |= !self.convert.put(elements, &mut self.bytes);
        Ok(())
    }

    /// Whether the last element is whole.
    pub(super) fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }

    /// The bytes as they came, where it was not known what they are; they are known now.
    pub(super) fn known(self, convert: Convert, limit: u64) -> Result<Self> {
        let mut weight = Self::new(convert, self.bytes.len() as u64, true, limit)?;
        weight.push(&self.bytes)?;
        Ok(weight)
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}
