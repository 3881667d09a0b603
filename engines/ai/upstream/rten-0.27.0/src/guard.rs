//! Looks at what an operator is about to do, and refuses what would end the program: where panics cannot be caught, a panic or an
//! allocation that fails takes all other models with it.
//!
//! Lengths are multiplied as if none was zero, and as 64-bit numbers: on 32 bits the product of lengths that data says can wrap around.

mod given;

use rten_tensor::prelude::*;

use crate::operator::{OpError, Operator};
use crate::value::ValueView;

use given::{Given, first, product, zipped};

/// How many bytes one tensor may take.
const LIMIT: u64 = 1 << 30;

/// From how many bytes on it is tried whether there is memory: not for less, as trying may make the memory grow.
const LARGE: u64 = 64 << 20;

/// With as few elements as this in the product of all inputs, no operator can give more than it may.
const SMALL: u64 = 1 << 20;

/// An error, where an operator would panic for these inputs, or give more than there is room for.
pub(crate) fn check(operator: &dyn Operator, inputs: &[Option<ValueView>]) -> Result<(), OpError> {
    if !concerns(operator, inputs) {
        return Ok(());
    }
    let given = Given { operator, inputs };
    let elements = match operator.name() {
        "BatchNormalization"
        | "InstanceNormalization"
        | "LayerNormalization"
        | "RMSNormalization"
        | "SimplifiedLayerNormalization"
        | "SkipLayerNormalization"
        | "SkipSimplifiedLayerNormalization"
        | "Upsample"
            if given.is_empty(0) =>
        {
            return Err(OpError::invalid_value("an input without elements"));
        }
        // rten would look for lanes of no length, or for the last element of none.
        "GatherElements" if given.is_empty(0) && !given.is_empty(1) => {
            return Err(OpError::invalid_value(
                "indices of an input without elements",
            ));
        }
        "ScatterND"
            if given.is_empty(0)
                || given.shape(1).is_some_and(|shape| shape.last() == Some(&0)) =>
        {
            return Err(OpError::invalid_value("updates of nothing"));
        }
        "Slice" if given.is_astray() => {
            return Err(OpError::invalid_value(
                "steps of no length, or backwards from before the beginning",
            ));
        }
        "STFT"
            if first(given.shape(2))
                > given
                    .shape(0)
                    .and_then(|shape| shape.get(1).copied())
                    .unwrap_or(0) =>
        {
            return Err(OpError::invalid_value(
                "a window that is longer than the signal",
            ));
        }
        "MatMulNBits" if given.is_empty(1) || given.is_empty(2) => {
            return Err(OpError::invalid_value("weights without elements"));
        }
        name if name.starts_with("Conv") && given.is_empty(1) => {
            return Err(OpError::invalid_value("weights without elements"));
        }
        "ConstantOfShape" => product(given.ints(0)),
        "Reshape" => product(given.ints(1)),
        "RandomNormal" | "RandomUniform" => given.drawn(),
        "Multinomial" => given.sampled(),
        "Expand" => given.expanded(),
        "Tile" => zipped(given.shape(0), given.ints(1), |length, times| {
            length.saturating_mul(times)
        }),
        "Pad" => given.padded(),
        "OneHot" => product(given.shape(0)).saturating_mul(first(given.ints(1))),
        "DFT" => product(given.shape(0)).saturating_mul(first(given.ints(1)).saturating_mul(2)),
        "TopK" => given.top()?,
        "Range" => given.counted()?,
        "Resize" | "Upsample" => given.resized()?,
        "DepthToSpace" => given.blocks()?,
        name => given.inferred(name),
    };
    let bytes = elements.saturating_mul(4);
    if bytes > LIMIT {
        return Err(OpError::invalid_value(format!(
            "{bytes} bytes would be larger than {LIMIT}"
        )));
    }
    if bytes >= LARGE && Vec::<u8>::new().try_reserve_exact(bytes as usize).is_err() {
        return Err(OpError::invalid_value(format!(
            "no memory for {bytes} bytes"
        )));
    }
    Ok(())
}

/// Whether there is anything to look at: most operators of small models cannot go wrong, and are not held up.
fn concerns(operator: &dyn Operator, inputs: &[Option<ValueView>]) -> bool {
    let mut all = 1u64;
    for input in inputs.iter().flatten() {
        let length = input.len() as u64;
        if length == 0 {
            return true;
        }
        all = all.saturating_mul(length);
    }
    all > SMALL
        || matches!(
            operator.name(),
            "ConstantOfShape"
                | "Reshape"
                | "RandomNormal"
                | "RandomUniform"
                | "Multinomial"
                | "Expand"
                | "Tile"
                | "Pad"
                | "OneHot"
                | "DFT"
                | "TopK"
                | "Range"
                | "Resize"
                | "Upsample"
                | "DepthToSpace"
                | "Slice"
                | "STFT"
        )
        || is_window(operator.name())
}

/// Whether an operator has padding, so that much may come of little.
fn is_window(name: &str) -> bool {
    name.contains("Conv") || name.ends_with("Pool")
}
