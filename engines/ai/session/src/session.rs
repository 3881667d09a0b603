//! A model that is ready to run.

use rten::{Dimension, Model, ModelOptions, NodeId, Value, ValueOrView, ValueType};

use crate::arrive::{Loader, Weights};
use crate::error::{Error, Result};
use crate::graph::Outline;
use crate::inputs::{Lengths, check};
use crate::limits::Limits;
use crate::port::{Dim, Port, kind};
use crate::refusal::{caught, load_error, run_error};

/// A loaded model. It can be run any number of times, and is the same afterwards.
///
/// A run uses the threads that there are. rten has a pool of its own where threads can be made; in the page they cannot, its pool
/// is none, the operators run where they are called from, and what they split goes to the global pool of rayon: the one that
/// Outboard makes in the threaded variant, and none in the others.
#[derive(Debug)]
pub struct Session {
    model: Model,
    inputs: Vec<Port>,
    outputs: Vec<Port>,
    outline: Outline,
}

impl Session {
    /// Reads an ONNX model that is there as a whole. What arrives piece by piece is for a [`Loader`].
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
        let model = caught(|| {
            options
                .load(model)
                .map_err(|error| load_error(&error, &outline))
        })?;
        let inputs = ports(&model, model.input_ids(), &outline);
        let mut outputs = ports(&model, model.output_ids(), &outline);
        // rten gives an output that is the same as another value the name of that.
        for (port, name) in outputs.iter_mut().zip(&outline.outputs) {
            port.name.clone_from(name);
            port.declared = outline.declared(name);
        }
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
    /// If a name is not the model's or is given twice, an input is missing or has another type or shape than the model says, or an
    /// operator fails.
    pub fn run<'a, const N: usize>(
        &self,
        inputs: impl IntoIterator<Item = (&'a str, ValueOrView<'a>)>,
        outputs: [&str; N],
    ) -> Result<[Value; N]> {
        if N == 0 {
            return Err(Error::Failed("no output was asked for".into()));
        }
        let values = self.run_any(inputs.into_iter().collect(), &outputs)?;
        let given = values.len();
        values
            .try_into()
            .map_err(|_| Error::Failed(format!("{N} outputs were asked for, and {given} came")))
    }

    /// The same for as many outputs as are named when it runs. If none is named, it gives all that the model has, in its order.
    ///
    /// # Errors
    ///
    /// As [`Session::run`].
    pub fn run_any<'a>(
        &self,
        inputs: Vec<(&'a str, ValueOrView<'a>)>,
        outputs: &[&str],
    ) -> Result<Vec<Value>> {
        let given = self.checked(inputs)?;
        let asked = self.asked(outputs)?;
        let mut ids = asked.clone();
        ids.sort();
        ids.dedup();
        let failed = |error: rten::RunError| run_error(&error);
        if ids.len() == asked.len() {
            return caught(|| self.model.run(given, &asked, None).map_err(failed));
        }
        // Two outputs are the same value.
        let values = caught(|| self.model.run(given, &ids, None).map_err(failed))?;
        let place = |id: &NodeId| ids.iter().position(|other| other == id);
        let value = |id| place(id).and_then(|at| values.get(at).cloned());
        Ok(asked.iter().filter_map(value).collect())
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    pub(crate) fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The inputs of a run by their place in the graph, if they are what the model takes.
    pub(crate) fn checked<'a>(
        &self,
        inputs: Vec<(&'a str, ValueOrView<'a>)>,
    ) -> Result<Vec<(NodeId, ValueOrView<'a>)>> {
        let mut given: Vec<(NodeId, ValueOrView<'a>)> = Vec::with_capacity(inputs.len());
        let mut lengths = Lengths::new();
        for (name, value) in inputs {
            let at = index(&self.inputs, "input", name)?;
            let id = self.model.input_ids()[at];
            if given.iter().any(|(other, _)| *other == id) {
                return Err(twice("input", name));
            }
            check(&self.inputs[at], &value, &mut lengths)?;
            given.push((id, value));
        }
        for (port, id) in self.inputs.iter().zip(self.model.input_ids()) {
            if !given.iter().any(|(other, _)| other == id) {
                return Err(Error::MissingInput(port.name.clone()));
            }
        }
        Ok(given)
    }

    /// The outputs of a run by their place in the graph.
    pub(crate) fn asked(&self, outputs: &[&str]) -> Result<Vec<NodeId>> {
        if outputs.is_empty() {
            return Ok(self.model.output_ids().to_vec());
        }
        let mut asked = Vec::with_capacity(outputs.len());
        for (at, name) in outputs.iter().enumerate() {
            if outputs[..at].contains(name) {
                return Err(twice("output", name));
            }
            asked.push(self.model.output_ids()[index(&self.outputs, "output", name)?]);
        }
        Ok(asked)
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

fn twice(what: &'static str, name: &str) -> Error {
    Error::Twice {
        what,
        name: name.to_owned(),
    }
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

fn dim(of: Dimension) -> Dim {
    match of {
        Dimension::Fixed(size) => Dim::Fixed(size),
        Dimension::Symbolic(name) => Dim::Named(name),
    }
}
