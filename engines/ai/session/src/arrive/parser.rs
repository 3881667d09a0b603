//! Reads a model as it comes, whatever the pieces.

use super::frame::{Frame, Step, least, overlong, refused};
use super::message::{Message, What, field, what};
use super::weights::Weights;
use super::wire::{Varint, Wire, put_bytes, put_key, put_number, varints};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Messages in messages: a graph within a graph takes three.
const DEPTH: usize = 40;
/// Fields for every node that a model may have.
const FIELDS: u64 = 64;
/// Bytes for every node that a model may have, besides its weights.
const KEPT: u64 = 4 << 10;

/// Reads the bytes of a model in any pieces, into weights and a model without them.
#[derive(Debug)]
pub(super) struct Parser {
    limits: Limits,
    expected: Option<u64>,
    frames: Vec<Frame>,
    step: Step,
    at: u64,
    nodes: usize,
    fields: u64,
    kept: u64,
    weights: Weights,
    has_graph: bool,
}

impl Parser {
    pub(super) fn new(expected: Option<u64>, limits: Limits) -> Self {
        Self {
            limits,
            expected,
            frames: vec![Frame::new(Message::Model, 0, None)],
            step: Step::Key(Varint::default()),
            at: 0,
            nodes: 0,
            fields: 0,
            kept: 0,
            weights: Weights::default(),
            has_graph: false,
        }
    }

    /// Where the next byte lies in the file.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Result<()> {
        while let Some(&first) = bytes.first() {
            let taken = match &mut self.step {
                Step::Key(_) | Step::Number(..) | Step::Length(..) => {
                    self.at += 1;
                    self.varint(first)?;
                    1
                }
                Step::Fixed(_, wire, so_far) => {
                    let width = if *wire == Wire::Fixed32 { 4 } else { 8 };
                    let taken = bytes.len().min(width - so_far.len());
                    so_far.extend_from_slice(&bytes[..taken]);
                    self.at += taken as u64;
                    taken
                }
                Step::Kept {
                    left,
                    bytes: so_far,
                    ..
                } => {
                    let taken = least(bytes.len(), *left);
                    so_far.extend_from_slice(&bytes[..taken]);
                    *left -= taken as u64;
                    self.at += taken as u64;
                    taken
                }
                Step::Weight { left } => {
                    let taken = least(bytes.len(), *left);
                    *left -= taken as u64;
                    self.at += taken as u64;
                    if let Some(weight) = self
                        .frames
                        .last_mut()
                        .and_then(|frame| frame.tensor.weight())
                    {
                        weight.push(&bytes[..taken])?;
                    }
                    taken
                }
                Step::Skipped { left } => {
                    let taken = least(bytes.len(), *left);
                    *left -= taken as u64;
                    self.at += taken as u64;
                    taken
                }
            };
            bytes = &bytes[taken..];
            self.settle()?;
        }
        Ok(())
    }

    /// The model without weights, and the weights.
    pub(super) fn finish(mut self) -> Result<(Vec<u8>, Weights)> {
        let between = matches!(&self.step, Step::Key(key) if key.is_new());
        if self.at == 0 {
            return Err(Error::NotOnnx("it is empty".into()));
        }
        if !between || self.frames.len() != 1 {
            return Err(Error::NotOnnx(format!(
                "it ends too early, after {} bytes",
                self.at
            )));
        }
        if !self.has_graph {
            return Err(Error::NotOnnx("it has no graph".into()));
        }
        let root = self.frames.pop().map(|frame| frame.out).unwrap_or_default();
        Ok((root, self.weights))
    }

    fn varint(&mut self, byte: u8) -> Result<()> {
        let broken = |_| Error::NotOnnx("a number in it has more than 64 bits".into());
        match &mut self.step {
            Step::Key(key) => {
                if let Some(key) = key.take(byte).map_err(broken)? {
                    return self.key(key);
                }
            }
            Step::Number(number, value) => {
                let number = *number;
                if let Some(value) = value.take(byte).map_err(broken)? {
                    return self.number(number, value);
                }
            }
            Step::Length(number, length) => {
                let number = *number;
                if let Some(length) = length.take(byte).map_err(broken)? {
                    return self.length(number, length);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn key(&mut self, key: u64) -> Result<()> {
        self.fields += 1;
        if self.fields > self.limits.nodes as u64 * FIELDS {
            return Err(self.too_many());
        }
        let number = key >> 3;
        let wire = Wire::of(key).filter(|_| number > 0);
        self.step = match wire {
            Some(Wire::Varint) => Step::Number(number, Varint::default()),
            Some(Wire::Bytes) => Step::Length(number, Varint::default()),
            Some(fixed) => Step::Fixed(number, fixed, Vec::new()),
            None => {
                return Err(Error::NotOnnx(format!(
                    "byte {} begins no field",
                    self.at - 1
                )));
            }
        };
        Ok(())
    }

    fn number(&mut self, number: u64, value: u64) -> Result<()> {
        self.step = Step::Key(Varint::default());
        self.keep(10)?;
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match what(frame.message, number) {
            What::Skip => {}
            What::Refuse(thing) => return Err(refused(thing)),
            _ => {
                if frame.message == Message::Tensor && number == field::DATA_TYPE {
                    frame.tensor.set_type(value);
                }
                put_number(&mut frame.out, number, value);
            }
        }
        Ok(())
    }

    /// A field of this length begins.
    fn length(&mut self, number: u64, length: u64) -> Result<()> {
        let end = self.at.checked_add(length);
        let Some((frame, end)) = self.frames.last_mut().zip(end) else {
            return Err(overlong(self.at));
        };
        if frame.end.is_some_and(|outer| end > outer) {
            return Err(overlong(self.at));
        }
        let message = frame.message;
        let kept = |bytes: Vec<u8>| Step::Kept {
            number,
            left: length,
            bytes,
        };
        self.step = match what(message, number) {
            What::Enter(inner) => return self.enter(inner, number, end),
            What::Skip => Step::Skipped { left: length },
            What::Refuse(thing) => return Err(refused(thing)),
            What::Keep(most) if length > most => {
                return Err(self.too_large("a text of the model", most));
            }
            What::Numbers if length > self.limits.tensor_bytes => {
                return Err(self.too_large("a list of the model", self.limits.tensor_bytes));
            }
            What::Keep(_) | What::Numbers => {
                self.keep(length)?;
                kept(Vec::new())
            }
            What::Elements(_) if length > self.limits.tensor_bytes => {
                return Err(self.too_large("a tensor of the model", self.limits.tensor_bytes));
            }
            What::Elements(elements) => {
                let sure = self.expected.is_some_and(|expected| end <= expected);
                if frame
                    .tensor
                    .begin(elements, length, sure, self.limits.tensor_bytes)?
                {
                    Step::Weight { left: length }
                } else {
                    self.keep(length)?;
                    kept(Vec::new())
                }
            }
        };
        Ok(())
    }

    fn enter(&mut self, message: Message, number: u64, end: u64) -> Result<()> {
        if self.frames.len() >= DEPTH {
            return Err(Error::BadGraph("graphs lie in graphs too deeply".into()));
        }
        if message == Message::Node {
            self.nodes += 1;
            if self.nodes > self.limits.nodes {
                return Err(self.too_many());
            }
        }
        if self.frames.len() == 1 && number == field::MODEL_GRAPH {
            if self.has_graph {
                return Err(Error::NotOnnx("it has two graphs".into()));
            }
            self.has_graph = true;
        }
        self.frames.push(Frame::new(message, number, Some(end)));
        self.step = Step::Key(Varint::default());
        Ok(())
    }

    /// Ends what has come to its end: a field, and the messages that end with it.
    fn settle(&mut self) -> Result<()> {
        let done = match &self.step {
            Step::Key(key) => key.is_new(),
            Step::Number(..) | Step::Length(..) => false,
            Step::Fixed(_, wire, bytes) => {
                bytes.len() == if *wire == Wire::Fixed32 { 4 } else { 8 }
            }
            Step::Kept { left, .. } | Step::Weight { left } | Step::Skipped { left } => *left == 0,
        };
        let end = self.frames.last().and_then(|frame| frame.end);
        if !done {
            return match end {
                Some(end) if self.at >= end => Err(overlong(self.at)),
                _ => Ok(()),
            };
        }
        match std::mem::replace(&mut self.step, Step::Key(Varint::default())) {
            Step::Fixed(number, wire, bytes) => self.fixed(number, wire, &bytes)?,
            Step::Kept { number, bytes, .. } => self.kept(number, &bytes)?,
            _ => {}
        }
        while let Some(end) = self.frames.last().and_then(|frame| frame.end) {
            if self.at < end {
                return Ok(());
            }
            if self.at > end {
                return Err(overlong(self.at));
            }
            self.leave()?;
        }
        Ok(())
    }

    fn leave(&mut self) -> Result<()> {
        let (Some(mut frame), Some(outer)) = (self.frames.pop(), self.frames.last_mut()) else {
            return Ok(());
        };
        let limit = self.limits.tensor_bytes;
        std::mem::take(&mut frame.tensor).end(&mut frame.out, &mut self.weights, limit)?;
        put_bytes(&mut outer.out, frame.number, &frame.out);
        Ok(())
    }

    fn fixed(&mut self, number: u64, wire: Wire, bytes: &[u8]) -> Result<()> {
        self.keep(bytes.len() as u64)?;
        if let Some(frame) = self.frames.last_mut()
            && what(frame.message, number) != What::Skip
        {
            put_key(&mut frame.out, number, wire);
            frame.out.extend_from_slice(bytes);
        }
        Ok(())
    }

    fn kept(&mut self, number: u64, bytes: &[u8]) -> Result<()> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if what(frame.message, number) != What::Numbers {
            put_bytes(&mut frame.out, number, bytes);
            return Ok(());
        }
        // Newer writers put numbers one after the other; rten wants each in a field of its own.
        if frame.message == Message::Attribute && number == field::FLOATS {
            let (floats, rest) = bytes.as_chunks::<4>();
            if !rest.is_empty() {
                return Err(Error::NotOnnx("a list of floats ends within one".into()));
            }
            for float in floats {
                put_key(&mut frame.out, number, Wire::Fixed32);
                frame.out.extend_from_slice(float);
            }
            return Ok(());
        }
        let numbers = varints(bytes)
            .ok_or_else(|| Error::NotOnnx("a list of numbers ends within one".into()))?;
        for value in numbers {
            put_number(&mut frame.out, number, value);
        }
        Ok(())
    }

    /// Counts what is kept besides weights.
    fn keep(&mut self, bytes: u64) -> Result<()> {
        self.kept = self.kept.saturating_add(bytes);
        let limit = self.limits.nodes as u64 * KEPT;
        if self.kept > limit {
            return Err(self.too_large("the model without its weights", limit));
        }
        Ok(())
    }

    fn too_large(&self, thing: &str, limit: u64) -> Error {
        Error::TooLarge {
            what: thing.into(),
            limit,
        }
    }

    fn too_many(&self) -> Error {
        self.too_large("the number of nodes", self.limits.nodes as u64)
    }
}
