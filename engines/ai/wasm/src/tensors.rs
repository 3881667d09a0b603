//! Tensors as they cross: bytes, and where in them each tensor lies.

mod element;
mod results;

use outboard::Error;
use outboard_session::tensor::{Tensor, TensorView};
use outboard_session::{Sequence, Value, ValueOrView, ValueView};
use serde::Deserialize;

use crate::convert::internal;
use crate::tensors::element::narrow;

pub(crate) use crate::tensors::element::Element;
pub(crate) use crate::tensors::results::{hold, read_held, write};

/// Where a tensor lies in the bytes that came with it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    name: String,
    #[serde(rename = "type")]
    kind: Element,
    shape: Vec<usize>,
    offset: usize,
    bytes: usize,
    /// Whether it is one of a list of this name, in the order of the list.
    #[serde(default)]
    list: bool,
}

/// The tensors in the bytes. Those that lie as the session holds them are not copied.
pub(crate) fn read<'a>(
    bytes: &'a [u8],
    places: &'a [Place],
) -> Result<Vec<(&'a str, ValueOrView<'a>)>, Error> {
    places
        .chunk_by(|one, next| one.list && next.list && one.name == next.name)
        .map(|places| {
            let first = &places[0];
            let value = if first.list {
                list(bytes, places)?.into()
            } else {
                value(bytes, first)?
            };
            Ok((first.name.as_str(), value))
        })
        .collect()
}

fn list(bytes: &[u8], places: &[Place]) -> Result<Value, Error> {
    let mut items = Vec::with_capacity(places.len());
    for place in places {
        items.push(value(bytes, place)?.into_owned());
    }
    let mixed = || {
        let name = &places[0].name;
        Error::new(
            "ai/wrong-type",
            format!("input {name:?} is a list of tensors of one type"),
        )
    };
    let mut items = items.into_iter();
    let mut list = match items.next() {
        Some(Value::FloatTensor(first)) => Sequence::from([first]),
        Some(Value::Int32Tensor(first)) => Sequence::from([first]),
        Some(Value::Int8Tensor(first)) => Sequence::from([first]),
        Some(Value::UInt8Tensor(first)) => Sequence::from([first]),
        _ => return Err(mixed()),
    };
    for item in items {
        list.insert(list.len(), item).map_err(|_| mixed())?;
    }
    Ok(Value::Sequence(list))
}

fn value<'a>(bytes: &'a [u8], place: &'a Place) -> Result<ValueOrView<'a>, Error> {
    let end = place.offset.checked_add(place.bytes);
    let data = end
        .and_then(|end| bytes.get(place.offset..end))
        .ok_or_else(|| internal("a tensor lies outside of the bytes that came"))?;
    let size = place.kind.size();
    let count = place
        .shape
        .iter()
        .try_fold(1_usize, |product, length| product.checked_mul(*length));
    if count.and_then(|count| count.checked_mul(size)) != Some(data.len()) {
        return Err(Error::new(
            "ai/wrong-shape",
            format!(
                "input {:?} has the shape {:?}, and {} elements were given",
                place.name,
                place.shape,
                data.len() / size
            ),
        ));
    }
    let shape = place.shape.as_slice();
    Ok(match place.kind {
        Element::Float32 => lies::<f32>(shape, data)?,
        Element::Int32 => lies::<i32>(shape, data)?,
        Element::Int8 => lies::<i8>(shape, data)?,
        Element::Uint8 => lies::<u8>(shape, data)?,
        Element::Float16 | Element::Float64 => {
            let floats = element::floats(place.kind, data);
            Value::from(tensor(shape, floats)?).into()
        }
        Element::Bool
        | Element::Int16
        | Element::Uint16
        | Element::Uint32
        | Element::Int64
        | Element::Uint64 => {
            let whole = narrow(place.kind, data).map_err(|given| {
                Error::new(
                    "ai/out-of-range",
                    format!(
                        "input {:?} holds {given}; whole numbers are computed in 32 bits",
                        place.name
                    ),
                )
            })?;
            Value::from(tensor(shape, whole)?).into()
        }
    })
}

/// A view of the bytes where they are aligned, and else a copy.
fn lies<'a, T>(shape: &[usize], data: &'a [u8]) -> Result<ValueOrView<'a>, Error>
where
    T: bytemuck::AnyBitPattern + bytemuck::NoUninit,
    Value: From<Tensor<T>>,
    ValueView<'a>: From<TensorView<'a, T>>,
{
    match bytemuck::try_cast_slice::<u8, T>(data) {
        Ok(data) => {
            let view = TensorView::try_from_data(shape, data).map_err(misshapen)?;
            Ok(ValueView::from(view).into())
        }
        Err(_) => {
            let each = data.chunks_exact(size_of::<T>());
            let data = each.map(bytemuck::pod_read_unaligned).collect();
            Ok(Value::from(tensor(shape, data)?).into())
        }
    }
}

fn tensor<T>(shape: &[usize], data: Vec<T>) -> Result<Tensor<T>, Error> {
    Tensor::try_from_data(shape, data).map_err(misshapen)
}

fn misshapen(error: impl ToString) -> Error {
    Error::new("ai/wrong-shape", error.to_string())
}
