//! What models are asked for by name, and what they give, looked at before it is used.

use outboard_session::tensor::{AsView, Layout, NdTensor, Tensor};
use outboard_session::{Dim, Port, Session, Value};

use crate::error::{Error, Result};

/// The port of that name, or why the kit is wrong.
pub(crate) fn port<'a>(ports: &'a [Port], name: &str, file: &str) -> Result<&'a Port> {
    ports
        .iter()
        .find(|port| port.name == name)
        .ok_or_else(|| Error::BadKit(format!("{file} has no {name:?}")))
}

/// Whether a session takes that input.
pub(crate) fn takes(session: &Session, name: &str) -> bool {
    session.inputs().iter().any(|port| port.name == name)
}

/// The shape of a port where the model says all of it.
pub(crate) fn fixed(port: &Port) -> Option<Vec<usize>> {
    port.shape
        .as_ref()?
        .iter()
        .map(|dim| match dim {
            Dim::Fixed(size) => Some(*size),
            Dim::Named(_) => None,
        })
        .collect()
}

/// A length that the model says of one dimension of a port.
pub(crate) fn length(port: &Port, dim: usize) -> Option<usize> {
    match port.shape.as_ref()?.get(dim)? {
        Dim::Fixed(size) => Some(*size),
        Dim::Named(_) => None,
    }
}

/// Samples or features as a model takes them.
pub(crate) fn tensor<const N: usize>(shape: [usize; N], data: Vec<f32>) -> Value {
    Value::from(NdTensor::from_data(shape, data))
}

/// The floats of a result, of which there must be so many.
pub(crate) fn floats(value: Value, count: usize, what: &str) -> Result<Vec<f32>> {
    let tensor = floating(value, what)?;
    if tensor.len() != count {
        let given = tensor.len();
        let words = format!("{what} has {given} elements, and {count} were expected");
        return Err(Error::BadKit(words));
    }
    Ok(tensor.into_data())
}

/// A result that is floats of any shape.
pub(crate) fn floating(value: Value, what: &str) -> Result<Tensor<f32>> {
    let tensor = value
        .into_tensor::<f32>()
        .ok_or_else(|| Error::BadKit(format!("{what} is not of floats")))?;
    Ok(if tensor.is_contiguous() {
        tensor
    } else {
        tensor.to_tensor()
    })
}
