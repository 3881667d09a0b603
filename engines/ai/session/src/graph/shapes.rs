//! Tensors of the file: that they are as large as they say, and not too large.

use std::collections::HashSet;

use rten_onnx::onnx::{DataType, GraphProto, NodeProto, TensorProto};

use crate::arrive::Weights;
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Looks at every tensor of a graph, and of the graphs in it.
pub(super) fn check(graph: &GraphProto, weights: &Weights, limits: &Limits) -> Result<()> {
    let mut clipped = HashSet::new();
    for tensor in &graph.initializer {
        let name = tensor.name.as_deref().unwrap_or_default();
        size(tensor, name, weights, limits)?;
        if is_clipped(tensor, weights) {
            clipped.insert(name);
        }
    }
    for node in &graph.node {
        for attribute in &node.attribute {
            if let Some(tensor) = &attribute.t {
                let name = node.name.as_deref().unwrap_or_default();
                size(tensor, name, weights, limits)?;
            }
            if let Some(inner) = &attribute.g {
                check(inner, weights, limits)?;
            }
        }
        if constant_is_clipped(node, weights)
            && let Some(name) = node.output.first()
        {
            clipped.insert(name);
        }
    }
    clipped_ends(graph, clipped)
}

fn size(tensor: &TensorProto, name: &str, weights: &Weights, limits: &Limits) -> Result<()> {
    let wrong = |words: String| Error::BadGraph(format!("tensor {name:?} {words}"));
    let Some(of) = tensor.data_type else {
        return Err(wrong("does not say its type".into()));
    };
    let (file, here) = match of {
        DataType::FLOAT | DataType::INT32 => (4, 4),
        DataType::INT8 | DataType::UINT8 => (1, 1),
        DataType::BOOL => (1, 4),
        DataType::FLOAT16 => (2, 4),
        DataType::INT64 | DataType::DOUBLE => (8, 4),
        other => {
            return Err(Error::Unsupported {
                what: format!("the type {other} of tensor {name:?}"),
                node: String::new(),
            });
        }
    };
    let mut elements = 1u64;
    for &dim in &tensor.dims {
        let dim =
            u64::try_from(dim).map_err(|_| wrong(format!("has the shape {:?}", tensor.dims)))?;
        // A dimension of nothing makes it empty, and the others must not be absurd for that.
        elements = elements
            .checked_mul(dim.max(1))
            .filter(|&all| all.saturating_mul(here) <= limits.tensor_bytes)
            .ok_or_else(|| Error::TooLarge {
                what: format!("tensor {name:?} of the shape {:?}", tensor.dims),
                limit: limits.tensor_bytes,
            })?;
    }
    if tensor.dims.contains(&0) {
        elements = 0;
    }
    let (given, width) = held(tensor, weights, file)?;
    if given != elements.saturating_mul(width) {
        return Err(wrong(format!(
            "has {} elements, and {:?} needs {elements}",
            given / width,
            tensor.dims
        )));
    }
    Ok(())
}

/// How much of a tensor there is, and how much of that an element takes.
fn held(tensor: &TensorProto, weights: &Weights, width: u64) -> Result<(u64, u64)> {
    if tensor.data_location.is_some_and(|location| location.0 != 0) {
        let entry = |key: &str| {
            let mut found = tensor
                .external_data
                .iter()
                .filter(|entry| entry.key.as_deref() == Some(key));
            found.next_back().and_then(|entry| entry.value.as_deref())
        };
        let location = entry("location").unwrap_or_default();
        let length = entry("length").and_then(|length| length.parse().ok());
        let ours = length
            .filter(|&length| tensor.external_data.len() == 3 && weights.has(location, length));
        let Some(length) = ours else {
            return Err(Error::Unsupported {
                what: format!("a model whose weights lie in another file ({location:?})"),
                node: String::new(),
            });
        };
        return Ok((length, width));
    }
    if let Some(raw) = &tensor.raw_data {
        return Ok((raw.borrow().len() as u64, width));
    }
    let listed = match tensor.data_type {
        Some(DataType::FLOAT) => tensor.float_data.len(),
        Some(DataType::DOUBLE) => tensor.double_data.len(),
        Some(DataType::INT64) => tensor.int64_data.len(),
        _ => tensor.int32_data.len(),
    };
    Ok((listed as u64, 1))
}

/// Whether a number does not fit into the 32 bits it will have.
fn is_clipped(tensor: &TensorProto, weights: &Weights) -> bool {
    let outside = |&value: &i64| i32::try_from(value).is_err();
    let elsewhere = tensor.external_data.iter().any(|entry| {
        entry
            .value
            .as_deref()
            .is_some_and(|at| weights.is_clipped(at))
    });
    elsewhere
        || tensor.data_type == Some(DataType::INT64)
            && (tensor.int64_data.iter().any(outside)
                || tensor.raw_data.as_ref().is_some_and(|raw| {
                    let raw = raw.borrow();
                    let (longs, _) = raw.as_chunks::<8>();
                    longs.iter().any(|&long| outside(&i64::from_le_bytes(long)))
                }))
}

fn constant_is_clipped(node: &NodeProto, weights: &Weights) -> bool {
    node.op_type.as_deref() == Some("Constant")
        && node.attribute.iter().any(|attribute| {
            let outside = |value: &i64| i32::try_from(*value).is_err();
            attribute
                .t
                .as_ref()
                .is_some_and(|tensor| is_clipped(tensor, weights))
                || attribute.i.as_ref().is_some_and(outside)
                || attribute.ints.iter().any(outside)
        })
}

/// Numbers beyond 32 bits are right in one place: where they say "to the end" to `Slice`. Everywhere else they would be others.
fn clipped_ends<'a>(graph: &'a GraphProto, mut clipped: HashSet<&'a str>) -> Result<()> {
    if clipped.is_empty() {
        return Ok(());
    }
    for node in &graph.node {
        let operator = node.op_type.as_deref().unwrap_or_default();
        for (at, input) in node.input.iter().enumerate() {
            if !clipped.contains(input.as_str()) {
                continue;
            }
            match (operator, at) {
                ("Slice", 1 | 2) => {}
                // They carry numbers to where they are used, and change none.
                ("Unsqueeze" | "Squeeze" | "Reshape" | "Identity" | "Cast" | "Concat", _) => {
                    clipped.extend(node.output.iter().map(String::as_str));
                }
                _ => {
                    return Err(Error::Unsupported {
                        what: format!("a number of 64 bits in {input:?}, which {operator} takes,"),
                        node: node.name.clone().unwrap_or_default(),
                    });
                }
            }
        }
    }
    let given = graph
        .output
        .iter()
        .filter_map(|output| output.name.as_deref());
    match given.into_iter().find(|name| clipped.contains(name)) {
        Some(name) => Err(Error::Unsupported {
            what: format!("a number of 64 bits in the output {name:?}"),
            node: String::new(),
        }),
        None => Ok(()),
    }
}
