//! What rten takes and computes otherwise than ONNX says: it is refused, for a wrong result is worse than none.

use std::collections::HashMap;

use rten_onnx::onnx::{DataType, GraphProto, NodeProto, TensorProto, ValueInfoProto};

use super::attributes::{ints, text};
use crate::error::{Error, Result};

/// How long windows, their steps and their padding may be: what is computed of them must fit into 32 bits.
const WINDOW: i64 = 1 << 15;

/// Looks at the types of what goes in and out, and at every node of a graph and of the graphs in it.
pub(super) fn check(graph: &GraphProto) -> Result<()> {
    for (what, value) in ports("input", &graph.input).chain(ports("output", &graph.output)) {
        let name = value.name.as_deref().unwrap_or_default();
        let Some(of) = &value.r#type else { continue };
        let unsupported = match (&of.tensor_type, &of.sequence) {
            (Some(tensor), _) => tensor
                .elem_type
                .filter(|&of| !runs(of))
                .map(|of| format!("of {of}")),
            (None, Some(_)) => None,
            (None, None) => Some("that is no tensor".into()),
        };
        if let Some(kind) = unsupported {
            return Err(Error::Unsupported {
                what: format!("the {what} {name:?} {kind}"),
                node: String::new(),
            });
        }
    }
    within(graph)
}

fn within(graph: &GraphProto) -> Result<()> {
    let initial = graph.initializer.iter();
    let constants = initial
        .filter_map(|tensor| Some((tensor.name.as_deref()?, tensor)))
        .collect();
    for node in &graph.node {
        if let Some(what) = wrong(node, &constants) {
            let name = node.name.as_ref().filter(|name| !name.is_empty());
            return Err(Error::Unsupported {
                what,
                node: name.or(node.output.first()).cloned().unwrap_or_default(),
            });
        }
        for inner in node
            .attribute
            .iter()
            .filter_map(|attribute| attribute.g.as_ref())
        {
            within(inner)?;
        }
    }
    Ok(())
}

/// What of a node rten would compute otherwise, or fall over.
fn wrong(node: &NodeProto, constants: &HashMap<&str, &TensorProto>) -> Option<String> {
    for name in ["strides", "dilations", "kernel_shape"] {
        // Windows of no length, or that do not move: rten divides by them.
        let odd = |int: &&i64| !(1..=WINDOW).contains(*int);
        if let Some(odd) = ints(node, name).and_then(|ints| ints.iter().find(odd)) {
            return Some(format!("{name} of {odd}"));
        }
    }
    for name in ["pads", "output_padding"] {
        let odd = |int: &&i64| int.unsigned_abs() > WINDOW.unsigned_abs();
        if let Some(odd) = ints(node, name).and_then(|ints| ints.iter().find(odd)) {
            return Some(format!("{name} of {odd}"));
        }
    }
    match node.op_type.as_deref()? {
        // rten computes linear where cubic is asked.
        "Resize" | "Upsample" if text(node, "mode") == Some("cubic") => {
            Some("Resize with mode \"cubic\"".into())
        }
        // ONNX aligns to the length before rounding, rten to that after; they are the same where scales are whole numbers.
        "Resize" if text(node, "coordinate_transformation_mode") == Some("align_corners") => {
            let scales = node.input.get(2).filter(|name| !name.is_empty())?;
            let whole = constants
                .get(scales.as_str())
                .is_some_and(|scales| are_whole(scales));
            (!whole)
                .then(|| "Resize that aligns corners by scales that are not whole numbers".into())
        }
        // rten takes the longer half of the padding for the last; `rewrite` has said it otherwise where it can.
        operator if text(node, "auto_pad") == Some("SAME_LOWER") => Some(format!(
            "{operator} with auto_pad \"SAME_LOWER\" and strides"
        )),
        // rten looks at the best class of each box alone, over all pictures of a batch, and has another measure of overlap.
        "NonMaxSuppression" => Some("NonMaxSuppression".into()),
        _ => None,
    }
}

fn are_whole(scales: &TensorProto) -> bool {
    if scales.data_type != Some(DataType::FLOAT) {
        return false;
    }
    let whole = |scale: f32| scale >= 1.0 && scale.fract() == 0.0;
    match &scales.raw_data {
        Some(raw) => {
            let raw = raw.borrow();
            let (floats, _) = raw.as_chunks::<4>();
            !floats.is_empty() && floats.iter().all(|&float| whole(f32::from_le_bytes(float)))
        }
        None => {
            !scales.float_data.is_empty() && scales.float_data.iter().all(|&scale| whole(scale))
        }
    }
}

fn ports<'a>(
    what: &'static str,
    values: &'a [ValueInfoProto],
) -> impl Iterator<Item = (&'static str, &'a ValueInfoProto)> {
    values.iter().map(move |value| (what, value))
}

fn runs(of: DataType) -> bool {
    matches!(
        of,
        DataType::FLOAT
            | DataType::FLOAT16
            | DataType::DOUBLE
            | DataType::INT64
            | DataType::INT32
            | DataType::INT8
            | DataType::UINT8
            | DataType::BOOL
    )
}
