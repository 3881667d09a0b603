//! The graph of a model without its weights: what it is made of, and whether it makes sense, before rten sees it.
//!
//! What rewrites a graph, so that it runs faster or runs at all, belongs here too: between `check` and the bytes for rten.

mod attributes;
mod check;
mod outline;
mod refuse;
mod rewrite;
mod shapes;

use rten_onnx::onnx::ModelProto;

pub(crate) use outline::{Node, Outline};

use crate::arrive::Weights;
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Reads a model without weights, checks it, and gives the bytes that rten is to read and what there is to know of it later.
pub(crate) fn read(
    bytes: Vec<u8>,
    weights: &Weights,
    limits: &Limits,
) -> Result<(Vec<u8>, Outline)> {
    let mut model =
        ModelProto::parse_buf(&bytes).map_err(|error| Error::NotOnnx(error.to_string()))?;
    let Some(graph) = &mut model.graph else {
        return Err(Error::NotOnnx("it has no graph".into()));
    };
    if model.ir_version.is_none() {
        return Err(Error::NotOnnx("it does not say its version".into()));
    }
    shapes::check(graph, weights, limits)?;
    check::check(graph)?;
    let changed = rewrite::rewrite(graph);
    refuse::check(graph)?;
    let outline = Outline::of(graph);
    if !changed {
        return Ok((bytes, outline));
    }
    let bytes = model
        .write_buf()
        .map_err(|error| Error::BadGraph(error.to_string()))?;
    Ok((bytes, outline))
}
