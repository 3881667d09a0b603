//! A model that is ready to run.

use rten::{
    DataType, Dimension, LoadErrorKind, Model, ModelOptions, NodeId, Value, ValueOrView, ValueType,
};
use rten_tensor::Layout;

use crate::arrive::{Loader, Weights};
use crate::error::{Error, Result};
use crate::graph::Outline;
use crate::limits::Limits;
use crate::port::{Dim, Kind, Port, written};

/// A loaded model. It can be run any number of times, and is the same afterwards.
#[derive(Debug)]
pub struct Session {
    model: Model,
    inputs: Vec<Port>,
    outputs: Vec<Port>,
    outline: Outline,
}

impl Session {
    /// Reads an ONNX model.
    ///
    /// # Errors
    ///
    /// If the bytes are no model, if its graph is wrong, or if it has an operator that is not known here.
    pub fn load(bytes: Vec<u8>) -> Result<Self> {
        let mut loader = Loader::new(Some(bytes.len() as u64), Limits::default());
        loader.push(&bytes)?;
        drop(bytes);
        loader.finish()
    }

    /// Of a model without weights, its weights, and what is known of it.
    pub(crate) fn new(model: Vec<u8>, weights: Weights, outline: Outline) -> Result<Self> {
        let mut options = ModelOptions::with_all_ops();
        weights.give_to(&mut options);
        let model = options
            .load(model)
            .map_err(|error| load_error(&error, &outline))?;
        let inputs = ports(&model, model.input_ids(), &outline);
        let outputs = ports(&model, model.output_ids(), &outline);
        Ok(Self {
            model,
            inputs,
            outputs,
            outline,
        })
    }

    /// What the model takes.
    pub fn inputs(&self) -> &[Port] {
        &self.inputs
    }

    /// What the model gives.
    pub fn outputs(&self) -> &[Port] {
        &self.outputs
    }

    /// What the file says of itself under a key, such as the characters a model of text can read.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.model.metadata().get(key)
    }

    /// Runs the model, and gives the outputs that are named, in their order.
    ///
    /// # Errors
    ///
    /// If a name is not the model's, an input is missing or has another type or shape than the model says, or an operator fails.
    pub fn run<'a, const N: usize>(
        &self,
        inputs: impl IntoIterator<Item = (&'a str, ValueOrView<'a>)>,
        outputs: [&str; N],
    ) -> Result<[Value; N]> {
        let values = self.run_any(inputs.into_iter().collect(), &outputs)?;
        let given = values.len();
        values
            .try_into()
            .map_err(|_| Error::Failed(format!("{N} outputs were asked for, and {given} came")))
    }

    /// The same for as many outputs as are named when it runs.
    ///
    /// # Errors
    ///
    /// As [`Session::run`].
    pub fn run_any<'a>(
        &self,
        inputs: Vec<(&'a str, ValueOrView<'a>)>,
        outputs: &[&str],
    ) -> Result<Vec<Value>> {
        let mut given = Vec::with_capacity(inputs.len());
        for (name, value) in inputs {
            let at = index(&self.inputs, "input", name)?;
            check(&self.inputs[at], &value)?;
            given.push((self.model.input_ids()[at], value));
        }
        for (port, id) in self.inputs.iter().zip(self.model.input_ids()) {
            if !given.iter().any(|(other, _)| other == id) {
                return Err(Error::MissingInput(port.name.clone()));
            }
        }
        let outputs = outputs
            .iter()
            .map(|name| Ok(self.model.output_ids()[index(&self.outputs, "output", name)?]))
            .collect::<Result<Vec<NodeId>>>()?;
        self.model
            .run(given, &outputs, None)
            .map_err(|error| Error::Failed(error.to_string()))
    }
}

fn index(ports: &[Port], what: &'static str, name: &str) -> Result<usize> {
    ports
        .iter()
        .position(|port| port.name == name)
        .ok_or_else(|| Error::UnknownName {
            what,
            given: name.to_owned(),
            expected: ports.iter().map(|port| port.name.clone()).collect(),
        })
}

fn check(port: &Port, value: &ValueOrView<'_>) -> Result<()> {
    let value = value.as_view();
    let ValueType::Tensor(given) = value.dtype() else {
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
    let given = value.shape();
    let Some(expected) = &port.shape else {
        return Ok(());
    };
    let fits = expected.len() == given.len()
        && expected
            .iter()
            .zip(given.iter())
            .all(|(dim, size)| !matches!(dim, Dim::Fixed(fixed) if fixed != size));
    if fits {
        return Ok(());
    }
    Err(Error::WrongShape {
        name: port.name.clone(),
        expected: written(expected),
        given: written(&given),
    })
}

fn ports(model: &Model, ids: &[NodeId], outline: &Outline) -> Vec<Port> {
    ids.iter()
        .filter_map(|id| model.node_info(*id))
        .map(|info| Port {
            name: info.name().unwrap_or_default().to_owned(),
            declared: info.name().and_then(|name| outline.declared(name)),
            kind: info.dtype().and_then(|of| match of {
                ValueType::Tensor(of) => kind(of),
                _ => None,
            }),
            shape: info
                .shape()
                .map(|shape| shape.into_iter().map(dim).collect()),
        })
        .collect()
}

fn kind(of: DataType) -> Option<Kind> {
    match of {
        DataType::Float => Some(Kind::Float32),
        DataType::Int32 => Some(Kind::Int32),
        DataType::Int8 => Some(Kind::Int8),
        DataType::UInt8 => Some(Kind::Uint8),
        _ => None,
    }
}

fn dim(of: Dimension) -> Dim {
    match of {
        Dimension::Fixed(size) => Dim::Fixed(size),
        Dimension::Symbolic(name) => Dim::Named(name),
    }
}

/// What rten says of a model it cannot load, in our words. It tells an unknown operator only by its own words.
fn load_error(error: &rten::LoadError, outline: &Outline) -> Error {
    let words = error.to_string();
    let unknown = words.split_once(" operator not supported");
    if let Some(operator) = unknown.and_then(|(before, _)| before.split_whitespace().next_back()) {
        return Error::UnknownOperator {
            operator: operator.to_owned(),
            node: outline.first_with(operator),
        };
    }
    match error.kind() {
        LoadErrorKind::OperatorInvalid => Error::Unsupported {
            what: words,
            node: error.node().unwrap_or_default().to_owned(),
        },
        LoadErrorKind::GraphError | LoadErrorKind::OptimizeError => Error::BadGraph(words),
        _ => Error::NotOnnx(words),
    }
}
