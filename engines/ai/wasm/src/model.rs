//! Any ONNX model: described, and run on tensors.

use js_sys::Array;
use outboard::{Error, JsValue};
use outboard_session::{Dim, Port, Session};
use serde::Serialize;

use crate::convert::{from_js, session_failure, to_js};
use crate::files::Files;
use crate::profile::profile;
use crate::tensors::{self, Place};

/// A model that lives on one lane.
#[outboard::export]
pub struct Model {
    session: Session,
}

#[derive(Serialize)]
struct Info<'a> {
    inputs: Vec<PortInfo<'a>>,
    outputs: Vec<PortInfo<'a>>,
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
        Ok(Model { session })
    }

    /// What the model takes and gives.
    #[outboard::export(returns = "ModelInfo")]
    pub fn info(&self) -> Result<JsValue, Error> {
        to_js(&Info {
            inputs: self.session.inputs().iter().map(describe).collect(),
            outputs: self.session.outputs().iter().map(describe).collect(),
        })
    }

    /// What the file says of itself under a key.
    pub fn metadata(&self, key: &str) -> Option<String> {
        self.session.metadata(key).map(str::to_owned)
    }

    /// Runs the model on the tensors whose places in the bytes are given. What comes back is an array: the places as JSON, and then
    /// the data of each output.
    #[outboard::export(returns = "unknown[]")]
    pub fn run(
        &self,
        bytes: Vec<u8>,
        #[outboard(ts = "TensorPlace[]")] places: JsValue,
        #[outboard(ts = "string[]")] outputs: Vec<String>,
    ) -> Result<Array, Error> {
        let places: Vec<Place> = from_js(&places)?;
        let inputs = tensors::read(&bytes, &places)?;
        let names: Vec<&str> = if outputs.is_empty() {
            let all = self.session.outputs().iter();
            all.map(|port| port.name.as_str()).collect()
        } else {
            outputs.iter().map(String::as_str).collect()
        };
        let values = self
            .session
            .run_any(inputs, &names)
            .map_err(session_failure)?;
        tensors::write(&names, values, self.session.outputs())
    }

    /// Runs the model step by step, and says what each step took.
    #[outboard::export(returns = "Profile")]
    pub fn profile(
        &self,
        bytes: Vec<u8>,
        #[outboard(ts = "TensorPlace[]")] places: JsValue,
        rounds: u32,
    ) -> Result<JsValue, Error> {
        let places: Vec<Place> = from_js(&places)?;
        let inputs = tensors::read(&bytes, &places)?;
        profile(&self.session, inputs, rounds as usize)
    }
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
