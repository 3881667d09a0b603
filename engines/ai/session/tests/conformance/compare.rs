//! Whether a result is the expected one, as ONNX's backend test has it: within 1e-3 of its size, and 1e-7.

use outboard_session::tensor::prelude::*;
use outboard_session::{Sequence, Value};

/// Says how a result differs, or nothing.
pub(crate) fn difference(given: &Value, expected: &Value) -> Option<String> {
    match (given, expected) {
        (Value::FloatTensor(given), Value::FloatTensor(expected)) => {
            shapes(given.shape(), expected.shape()).or_else(|| {
                let mut pairs = given.iter().zip(expected.iter());
                let off = pairs.find(|(given, expected)| !near(**given, **expected));
                off.map(|(given, expected)| format!("{given} for {expected}"))
            })
        }
        (Value::Int32Tensor(given), Value::Int32Tensor(expected)) => exact(given, expected),
        (Value::Int8Tensor(given), Value::Int8Tensor(expected)) => exact(given, expected),
        (Value::UInt8Tensor(given), Value::UInt8Tensor(expected)) => exact(given, expected),
        (Value::Sequence(given), Value::Sequence(expected)) => lists(given, expected),
        _ => Some(format!("{:?} for {:?}", given.dtype(), expected.dtype())),
    }
}

fn lists(given: &Sequence, expected: &Sequence) -> Option<String> {
    if given.len() != expected.len() {
        return Some(format!("{} tensors for {}", given.len(), expected.len()));
    }
    (0..given.len()).find_map(|at| {
        let (given, expected) = (given.at(at)?.to_owned(), expected.at(at)?.to_owned());
        difference(&given, &expected)
    })
}

fn exact<T: Copy + PartialEq + std::fmt::Display>(
    given: &outboard_session::tensor::Tensor<T>,
    expected: &outboard_session::tensor::Tensor<T>,
) -> Option<String> {
    shapes(given.shape(), expected.shape()).or_else(|| {
        let mut pairs = given.iter().zip(expected.iter());
        let off = pairs.find(|(given, expected)| given != expected);
        off.map(|(given, expected)| format!("{given} for {expected}"))
    })
}

fn shapes(given: &[usize], expected: &[usize]) -> Option<String> {
    (given != expected).then(|| format!("shape {given:?} for {expected:?}"))
}

pub(crate) fn near(given: f32, expected: f32) -> bool {
    if given.is_nan() || expected.is_nan() {
        return given.is_nan() && expected.is_nan();
    }
    given == expected || (given - expected).abs() <= 1e-7 + 1e-3 * expected.abs()
}
