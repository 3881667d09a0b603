//! Whether what is given to a run is what the model takes.

use std::collections::HashMap;

use rten::{ValueOrView, ValueType};
use rten_tensor::Layout;

use crate::error::{Error, Result};
use crate::port::{Dim, Port, kind, written};

/// How long named dimensions are in this run, each with the input that said so.
pub(crate) type Lengths<'a> = HashMap<&'a str, (usize, &'a str)>;

/// Looks at one input. Dimensions of one name must be equally long in all inputs.
pub(crate) fn check<'a>(
    port: &'a Port,
    value: &ValueOrView<'_>,
    lengths: &mut Lengths<'a>,
) -> Result<()> {
    let value = value.as_view();
    let ValueType::Tensor(given) = value.dtype() else {
        // A sequence: its elements are checked by the operators that take them.
        return Ok(());
    };
    if let Some(expected) = port.kind
        && Some(expected) != kind(given)
    {
        return Err(Error::WrongType {
            name: port.name.clone(),
            expected: expected.to_string(),
            given: kind(given).map_or_else(|| format!("{given:?}"), |kind| kind.to_string()),
        });
    }
    let Some(expected) = &port.shape else {
        return Ok(());
    };
    let given = value.shape();
    let wrong = |because: String| Error::WrongShape {
        name: port.name.clone(),
        expected: written(expected) + &because,
        given: written(&given),
    };
    if expected.len() != given.len() {
        return Err(wrong(String::new()));
    }
    for (dim, &size) in expected.iter().zip(given.iter()) {
        match dim {
            Dim::Fixed(fixed) if *fixed != size => return Err(wrong(String::new())),
            Dim::Named(name) if !name.is_empty() => {
                let (length, by) = *lengths.entry(name).or_insert((size, &port.name));
                if length != size {
                    return Err(wrong(format!(" with {name} = {length} as in input {by:?}")));
                }
            }
            _ => {}
        }
    }
    Ok(())
}
