//! Tensors on their way out: what they are, as JSON, and then the data of each that does not stay on the lane.

use js_sys::{Array, Float32Array, Int8Array, Int32Array, Uint8Array};
use outboard::{Error, JsValue};
use outboard_session::tensor::{Layout, Tensor};
use outboard_session::{Declared, Port, Value, ValueView};
use serde::Serialize;

use crate::ask::Keep;
use crate::convert::internal;
use crate::held::{self, Held, Owner};
use crate::tensors::element::Element;
use crate::tensors::{Place, value};

/// What a result is: one tensor, or a list of some.
#[derive(Serialize)]
struct Given<'a> {
    name: &'a str,
    list: bool,
    tensors: Vec<About>,
}

#[derive(Serialize)]
struct About {
    #[serde(rename = "type")]
    kind: Element,
    shape: Vec<usize>,
    /// The number of one that stays here.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<u32>,
}

/// What a run gave. What is kept goes on the shelf of its owner; lists are not kept.
pub(crate) fn write(
    names: &[&str],
    values: Vec<Value>,
    ports: &[Port],
    keep: &Keep,
    owner: &Owner,
) -> Result<Array, Error> {
    let mut out = Out::new();
    for (name, value) in names.iter().zip(values) {
        let truths = is_bool(ports, name);
        if let Value::Sequence(items) = value {
            let tensors = items.iter().map(|item| out.moves(&item, truths));
            let tensors = tensors.collect::<Result<_, _>>()?;
            out.give(name, true, tensors);
        } else if keep.keeps(name) {
            let about = out.keeps(value, truths, owner)?;
            out.give(name, false, vec![about]);
        } else {
            let about = out.moves(&value.as_view(), truths)?;
            out.give(name, false, vec![about]);
        }
    }
    out.finish()
}

/// Puts tensors that came on the shelf.
pub(crate) fn hold(bytes: &[u8], places: &[Place], owner: &Owner) -> Result<Array, Error> {
    let mut out = Out::new();
    for place in places {
        let truths = place.kind == Element::Bool;
        let about = out.keeps(value(bytes, place)?.into_owned(), truths, owner)?;
        out.give(&place.name, false, vec![about]);
    }
    out.finish()
}

/// A copy of a held tensor.
pub(crate) fn read_held(held: &Held) -> Result<Array, Error> {
    let mut out = Out::new();
    let about = out.moves(&held.value.as_view(), held.kind == Element::Bool)?;
    out.give("", false, vec![about]);
    out.finish()
}

/// What goes out, as it is put together. Unless it is finished, nothing of it stays on the shelf.
struct Out<'a> {
    given: Vec<Given<'a>>,
    result: Array,
    kept: Vec<u32>,
}

impl<'a> Out<'a> {
    fn new() -> Self {
        let result = Array::new();
        // Its place is kept until it is known what comes.
        result.push(&JsValue::NULL);
        Self {
            given: Vec::new(),
            result,
            kept: Vec::new(),
        }
    }

    fn give(&mut self, name: &'a str, list: bool, tensors: Vec<About>) {
        self.given.push(Given {
            name,
            list,
            tensors,
        });
    }

    /// Copies the elements of a tensor out of the memory of the engine, into an array whose buffer can be moved.
    fn moves(&mut self, value: &ValueView<'_>, truths: bool) -> Result<About, Error> {
        let kind = kind(value, truths)?;
        self.result.push(&data(value, truths)?);
        Ok(About {
            kind,
            shape: value.shape().to_vec(),
            held: None,
        })
    }

    /// Puts a tensor on the shelf.
    fn keeps(&mut self, value: Value, truths: bool, owner: &Owner) -> Result<About, Error> {
        let kind = kind(&value.as_view(), truths)?;
        let shape = value.shape().to_vec();
        let held = owner.hold(kind, alone(value))?;
        self.kept.push(held);
        Ok(About {
            kind,
            shape,
            held: Some(held),
        })
    }

    fn finish(mut self) -> Result<Array, Error> {
        let text = serde_json::to_string(&self.given);
        let text = text.map_err(|error| internal(&error.to_string()))?;
        self.kept.clear();
        self.result.set(0, text.into());
        Ok(self.result.clone())
    }
}

impl Drop for Out<'_> {
    fn drop(&mut self) {
        held::forget(&self.kept);
    }
}

/// A tensor in memory that is hardly more than it needs: what a run gives may lie in a buffer that was made for something larger.
fn alone(value: Value) -> Value {
    fn fit<T: Clone>(tensor: Tensor<T>) -> Tensor<T> {
        let shape = tensor.shape().to_vec();
        let mut data = tensor.into_data();
        if data.capacity() / 2 > data.len() {
            data.shrink_to_fit();
        }
        Tensor::from_data(&shape, data)
    }
    match value {
        Value::FloatTensor(tensor) => fit(tensor).into(),
        Value::Int32Tensor(tensor) => fit(tensor).into(),
        Value::Int8Tensor(tensor) => fit(tensor).into(),
        Value::UInt8Tensor(tensor) => fit(tensor).into(),
        list => list,
    }
}

/// The type that a value has in JavaScript.
fn kind(value: &ValueView<'_>, truths: bool) -> Result<Element, Error> {
    match value {
        ValueView::FloatTensor(_) => Ok(Element::Float32),
        ValueView::Int32Tensor(_) if truths => Ok(Element::Bool),
        ValueView::Int32Tensor(_) => Ok(Element::Int32),
        ValueView::Int8Tensor(_) => Ok(Element::Int8),
        ValueView::UInt8Tensor(_) => Ok(Element::Uint8),
        _ => Err(unknown()),
    }
}

fn data(value: &ValueView<'_>, truths: bool) -> Result<JsValue, Error> {
    Ok(match value {
        ValueView::FloatTensor(data) => Float32Array::from(&*data.to_slice()).into(),
        ValueView::Int32Tensor(data) if truths => {
            let truths: Vec<u8> = data.iter().map(|truth| u8::from(*truth != 0)).collect();
            Uint8Array::from(&*truths).into()
        }
        ValueView::Int32Tensor(data) => Int32Array::from(&*data.to_slice()).into(),
        ValueView::Int8Tensor(data) => Int8Array::from(&*data.to_slice()).into(),
        ValueView::UInt8Tensor(data) => Uint8Array::from(&*data.to_slice()).into(),
        _ => return Err(unknown()),
    })
}

fn unknown() -> Error {
    internal("the model gave a value of a kind that is not known")
}

fn is_bool(ports: &[Port], name: &str) -> bool {
    let port = ports.iter().find(|port| port.name == name);
    port.and_then(|port| port.declared) == Some(Declared::Bool)
}
