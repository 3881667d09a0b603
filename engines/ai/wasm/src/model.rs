//! Any ONNX model: described, and run on tensors.

use std::rc::Rc;

use js_sys::Array;
use outboard::{Error, JsValue};
use outboard_session::{Dim, Port, Session, ValueOrView};
use serde::Serialize;

use crate::ask::RunAsk;
use crate::convert::{session_failure, to_js};
use crate::files::Files;
use crate::held::{self, Held, Owner};
use crate::profile::profile;
use crate::tensors;

/// A model that lives on one lane.
#[outboard::export]
pub struct Model {
    session: Session,
    owner: Owner,
}

#[derive(Serialize)]
struct Info<'a> {
    inputs: Vec<PortInfo<'a>>,
    outputs: Vec<PortInfo<'a>>,
    lane: f64,
}

#[derive(Serialize)]
struct PortInfo<'a> {
    name: &'a str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<Vec<Length<'a>>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Length<'a> {
    Fixed(usize),
    Named(&'a str),
}

#[outboard::export]
impl Model {
    /// Makes a model of what arrived for a role.
    #[outboard::export(constructor)]
    pub fn new(files: &mut Files, role: &str) -> Result<Model, Error> {
        let session = files.take_session(role)?;
        let owner = Owner::new();
        Ok(Model { session, owner })
    }

    /// A place for files on the lane of this model: what is made of them lives beside it.
    pub fn beside(&self) -> Files {
        Files::new()
    }

    /// What the model takes and gives.
    #[outboard::export(returns = "ModelInfo")]
    pub fn info(&self) -> Result<JsValue, Error> {
        to_js(&Info {
            inputs: self.session.inputs().iter().map(describe).collect(),
            outputs: self.session.outputs().iter().map(describe).collect(),
            lane: held::lane(),
        })
    }

    /// What the file says of itself under a key.
    pub fn metadata(&self, key: &str) -> Option<String> {
        self.session.metadata(key).map(str::to_owned)
    }

    /// Runs the model on the tensors whose places in the bytes are given, and on those that are held. What comes back is an array: what
    /// the results are, as JSON, and then the data of each that is not kept.
    #[outboard::export(returns = "unknown[]")]
    pub fn run(&self, bytes: Vec<u8>, ask: &str) -> Result<Array, Error> {
        let ask = RunAsk::read(ask)?;
        held::forget(&ask.forget);
        let taken = taken(&ask)?;
        let inputs = inputs(&bytes, &ask, &taken)?;
        let names: Vec<&str> = if ask.outputs.is_empty() {
            let all = self.session.outputs().iter();
            all.map(|port| port.name.as_str()).collect()
        } else {
            ask.outputs.iter().map(String::as_str).collect()
        };
        let values = self
            .session
            .run_any(inputs, &names)
            .map_err(session_failure)?;
        let ports = self.session.outputs();
        tensors::write(&names, values, ports, &ask.keep, &self.owner)
    }

    /// Holds tensors on the lane. What comes back is a list of their numbers and what they are, as JSON, like the results of a run.
    #[outboard::export(returns = "unknown[]")]
    pub fn hold(&self, bytes: Vec<u8>, ask: &str) -> Result<Array, Error> {
        let ask = RunAsk::read(ask)?;
        held::forget(&ask.forget);
        tensors::hold(&bytes, &ask.places, &self.owner)
    }

    /// A held tensor, as a run gives one.
    #[outboard::export(returns = "unknown[]")]
    pub fn read(&self, held: u32) -> Result<Array, Error> {
        tensors::read_held(&*held::get(held)?)
    }

    /// Lets go of held tensors.
    pub fn forget(&self, held: Vec<u32>) {
        held::forget(&held);
    }

    /// Runs the model step by step, and says what each step took.
    #[outboard::export(returns = "Profile")]
    pub fn profile(&self, bytes: Vec<u8>, ask: &str, rounds: u32) -> Result<JsValue, Error> {
        let ask = RunAsk::read(ask)?;
        held::forget(&ask.forget);
        let taken = taken(&ask)?;
        profile(
            &self.session,
            inputs(&bytes, &ask, &taken)?,
            rounds as usize,
        )
    }
}

/// The held tensors that a run takes. They stay at least as long as what is given here.
fn taken(ask: &RunAsk) -> Result<Vec<Rc<Held>>, Error> {
    ask.held.iter().map(|(_, id)| held::get(*id)).collect()
}

/// All inputs of a run, as views of where they lie.
fn inputs<'a>(
    bytes: &'a [u8],
    ask: &'a RunAsk,
    taken: &'a [Rc<Held>],
) -> Result<Vec<(&'a str, ValueOrView<'a>)>, Error> {
    let mut inputs = tensors::read(bytes, &ask.places)?;
    let held = ask.held.iter().zip(taken);
    inputs.extend(held.map(|((name, _), held)| (name.as_str(), held.value.as_view().into())));
    Ok(inputs)
}

fn describe(port: &Port) -> PortInfo<'_> {
    let shape = port.shape.as_ref();
    PortInfo {
        name: &port.name,
        kind: port.declared.map(|kind| kind.to_string()),
        shape: shape.map(|shape| shape.iter().map(length).collect()),
    }
}

fn length(dim: &Dim) -> Length<'_> {
    match dim {
        Dim::Fixed(size) => Length::Fixed(*size),
        Dim::Named(name) => Length::Named(name),
    }
}
