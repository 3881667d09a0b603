//! How many elements come out of what an operator is given.

use rten_shape_inference::{InferShapesContext, SymExpr, SymTensor, SymbolGen};
use rten_tensor::prelude::*;

use crate::operator::{OpError, Operator};
use crate::ops;
use crate::value::ValueView;

/// An operator and what it is given.
pub(super) struct Given<'a, 'i> {
    pub(super) operator: &'a dyn Operator,
    pub(super) inputs: &'a [Option<ValueView<'i>>],
}

impl Given<'_, '_> {
    fn input(&self, at: usize) -> Option<&ValueView<'_>> {
        self.inputs.get(at)?.as_ref()
    }

    pub(super) fn is_empty(&self, at: usize) -> bool {
        self.input(at).is_some_and(|input| input.len() == 0)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Vec<u64>> {
        let shape = self.input(at)?.shape();
        Some(shape.iter().map(|&length| length as u64).collect())
    }

    /// Whole numbers; those below zero are zero.
    pub(super) fn ints(&self, at: usize) -> Option<Vec<u64>> {
        match self.input(at)? {
            ValueView::Int32Tensor(ints) => {
                Some(ints.iter().map(|&int| int.max(0) as u64).collect())
            }
            _ => None,
        }
    }

    /// Whether a slice has a step of nothing, or one backwards from where nothing is.
    pub(super) fn is_astray(&self) -> bool {
        let ints = |at| match self.input(at) {
            Some(ValueView::Int32Tensor(ints)) => ints.iter().map(|&int| i64::from(int)).collect(),
            _ => Vec::new(),
        };
        let (starts, steps) = (ints(1), ints(4));
        let least = self
            .shape(0)
            .and_then(|shape| shape.into_iter().min())
            .unwrap_or(0) as i64;
        let before = |&start: &i64| least == 0 || start < -least;
        let backwards = steps.iter().any(|&step| step < 0);
        steps.contains(&0) || (backwards && starts.iter().any(before))
    }

    fn number(&self, at: usize) -> Option<f64> {
        match self.input(at)? {
            ValueView::Int32Tensor(ints) => ints.iter().next().map(|&int| f64::from(int)),
            ValueView::FloatTensor(floats) => floats.iter().next().map(|&float| f64::from(float)),
            _ => None,
        }
    }

    #[cfg(feature = "random")]
    pub(super) fn drawn(&self) -> u64 {
        let normal = self
            .operator
            .downcast_ref::<ops::RandomNormal>()
            .map(|op| &op.shape);
        let uniform = self
            .operator
            .downcast_ref::<ops::RandomUniform>()
            .map(|op| &op.shape);
        product(
            normal
                .or(uniform)
                .map(|shape| shape.iter().map(|&length| length as u64).collect()),
        )
    }

    #[cfg(feature = "random")]
    pub(super) fn sampled(&self) -> u64 {
        let size = self
            .operator
            .downcast_ref::<ops::Multinomial>()
            .map_or(1, |op| op.sample_size);
        product(self.shape(0)).saturating_mul(size as u64)
    }

    pub(super) fn expanded(&self) -> u64 {
        let (mut shape, mut to) = (
            self.shape(0).unwrap_or_default(),
            self.ints(1).unwrap_or_default(),
        );
        shape.reverse();
        to.reverse();
        let rank = shape.len().max(to.len());
        shape.resize(rank, 1);
        to.resize(rank, 1);
        zipped(Some(shape), Some(to), u64::max)
    }

    pub(super) fn padded(&self) -> u64 {
        let (shape, pads) = (
            self.shape(0).unwrap_or_default(),
            self.ints(1).unwrap_or_default(),
        );
        let both = pads
            .iter()
            .zip(pads.iter().skip(shape.len()))
            .map(|(before, after)| before + after);
        zipped(
            Some(shape.clone()),
            Some(both.collect()),
            u64::saturating_add,
        )
    }

    pub(super) fn top(&self) -> Result<u64, OpError> {
        let most = self.shape(0).unwrap_or_default().into_iter().max();
        if first(self.ints(1)) > most.unwrap_or(1) {
            return Err(OpError::invalid_value("k > dimension size"));
        }
        Ok(product(self.shape(0)))
    }

    /// Numbers of a range: so many that it never ends are refused, and steps by which none comes further.
    pub(super) fn counted(&self) -> Result<u64, OpError> {
        let (Some(start), Some(limit), Some(step)) =
            (self.number(0), self.number(1), self.number(2))
        else {
            return Err(OpError::invalid_value(
                "a range without a start, a limit and a step",
            ));
        };
        let count = ((limit - start) / step).ceil().max(0.0);
        let last = start + count * step;
        let fits = match self.input(0) {
            Some(ValueView::Int32Tensor(_)) => last.abs() <= f64::from(i32::MAX),
            _ => [start, limit]
                .iter()
                .all(|&at| (at as f32 + step as f32) != at as f32),
        };
        if count > 0.0 && !fits {
            return Err(OpError::invalid_value(
                "a range that never comes to its end",
            ));
        }
        // What is no number becomes zero, and is a range of nothing.
        // It grows as it is filled, to twice as much each time.
        Ok((count as u64).saturating_mul(3))
    }

    pub(super) fn resized(&self) -> Result<u64, OpError> {
        if self.is_empty(0) {
            return Err(OpError::invalid_value("an input without elements"));
        }
        if let Some(sizes) = self.ints(3) {
            return Ok(product(Some(sizes)));
        }
        let scales = if self.operator.name() == "Resize" {
            2
        } else {
            1
        };
        let Some(ValueView::FloatTensor(scales)) = self.input(scales) else {
            return Ok(1);
        };
        let shape = self.shape(0).unwrap_or_default();
        let lengths = shape.iter().zip(scales.iter());
        Ok(product(Some(
            lengths
                .map(|(&length, &scale)| (length as f32 * scale) as u64)
                .collect(),
        )))
    }

    pub(super) fn blocks(&self) -> Result<u64, OpError> {
        match self.operator.downcast_ref::<ops::DepthToSpace>() {
            Some(op) if op.block_size > 1 << 12 => {
                Err(OpError::invalid_value("`block_size` is too large"))
            }
            _ => Ok(product(self.shape(0))),
        }
    }

    /// How many elements come out, as far as that follows from lengths; else as many as the longest input has.
    pub(super) fn inferred(&self, name: &str) -> u64 {
        let most = self
            .inputs
            .iter()
            .flatten()
            .map(|input| input.len() as u64)
            .max()
            .unwrap_or(1);
        let Some(infer) = self.operator.as_infer_shapes() else {
            return most;
        };
        let shapes: Vec<_> = self
            .inputs
            .iter()
            .map(|input| input.as_ref().map(symbolic))
            .collect();
        let given = infer.infer_shapes(InferShapesContext::new(&shapes), &mut SymbolGen::new());
        let lengths = |tensor: &SymTensor| -> Option<Vec<u64>> {
            let length = |length: SymExpr| match length {
                SymExpr::Value(length) => Some(length.max(0) as u64),
                _ => None,
            };
            tensor
                .shape()?
                .map(|expr| length(expr.simplify()))
                .collect()
        };
        let all = given
            .iter()
            .flatten()
            .map(|tensor| lengths(tensor).map_or(most, |all| product(Some(all))));
        let spread = if name == "ConvTranspose" {
            self.spread()
        } else {
            1
        };
        all.max().unwrap_or(most).max(spread)
    }

    /// What a transposed convolution computes before it adds what lies in one place.
    fn spread(&self) -> u64 {
        let (mut input, mut kernel) = (
            self.shape(0).unwrap_or_default(),
            self.shape(1).unwrap_or_default(),
        );
        for shape in [&mut input, &mut kernel] {
            shape.drain(..shape.len().min(2));
        }
        let channels = self.shape(1).and_then(|shape| shape.get(1).copied());
        let all = product(Some(input)).saturating_mul(product(Some(kernel)));
        all.saturating_mul(channels.unwrap_or(1))
    }
}

fn symbolic(value: &ValueView<'_>) -> SymTensor {
    let shape = value.shape();
    let shape: Vec<SymExpr> = shape
        .iter()
        .map(|&length| SymExpr::Value(i32::try_from(length).unwrap_or(i32::MAX)))
        .collect();
    match value {
        ValueView::Int32Tensor(ints) if shape.len() == 1 && ints.len() <= 16 => {
            SymTensor::from_vec(ints.iter().map(|&int| SymExpr::Value(int)).collect())
        }
        _ => SymTensor::from_shape(shape),
    }
}

pub(super) fn product(lengths: Option<Vec<u64>>) -> u64 {
    let lengths = lengths.unwrap_or_default();
    lengths
        .iter()
        .fold(1, |all, &length| all.saturating_mul(length.max(1)))
}

pub(super) fn zipped(
    lengths: Option<Vec<u64>>,
    by: Option<Vec<u64>>,
    with: impl Fn(u64, u64) -> u64,
) -> u64 {
    let (lengths, by) = (lengths.unwrap_or_default(), by.unwrap_or_default());
    product(Some(
        lengths
            .into_iter()
            .zip(by)
            .map(|(length, by)| with(length, by))
            .collect(),
    ))
}

pub(super) fn first(ints: Option<Vec<u64>>) -> u64 {
    ints.and_then(|ints| ints.first().copied()).unwrap_or(1)
}
