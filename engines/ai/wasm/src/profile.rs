//! Where the time of a run goes, as JavaScript sees it.

use outboard::{Error, JsValue};
use outboard_session::{Profile, Session, ValueOrView};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{session_failure, to_js};

#[wasm_bindgen]
extern "C" {
    /// In milliseconds, as fine as the page may know it.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now() -> f64;
}

#[derive(Serialize)]
struct Table<'a> {
    ms: f64,
    operators: Vec<Operator<'a>>,
    nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
struct Operator<'a> {
    operator: &'a str,
    ms: f64,
    share: f64,
    count: usize,
}

#[derive(Serialize)]
struct Node<'a> {
    name: &'a str,
    operator: &'a str,
    ms: f64,
    share: f64,
    shapes: &'a [Vec<usize>],
}

/// Runs a model step by step, and gives a table of what each took.
pub(crate) fn profile(
    session: &Session,
    inputs: Vec<(&str, ValueOrView<'_>)>,
    rounds: usize,
) -> Result<JsValue, Error> {
    let profile = session
        .profile(inputs, rounds, &now)
        .map_err(session_failure)?;
    to_js(&table(&profile))
}

fn table(profile: &Profile) -> Table<'_> {
    let operators = profile.operators.iter().map(|of| Operator {
        operator: &of.operator,
        ms: of.time,
        share: of.share,
        count: of.count,
    });
    let nodes = profile.nodes.iter().map(|of| Node {
        name: &of.name,
        operator: &of.operator,
        ms: of.time,
        share: of.share,
        shapes: &of.shapes,
    });
    Table {
        ms: profile.plain,
        operators: operators.collect(),
        nodes: nodes.collect(),
    }
}
