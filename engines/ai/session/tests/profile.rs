//! Where the time of real models goes: the steps give what a plain run gives, and take about as long.

mod support;

use std::sync::Mutex;
use std::time::Instant;

use outboard_session::tensor::prelude::*;
use outboard_session::{Profile, Session, Value};
use support::inputs;

/// One at a time, or each would measure the others.
static ALONE: Mutex<()> = Mutex::new(());

fn profiled(file: &str, free: impl Fn(&str, usize) -> usize) -> Profile {
    let _alone = ALONE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let session = Session::load(outboard_models::read(file)).expect("a model");
    let inputs = inputs(&session, free);
    let given = || {
        inputs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_view().into()))
            .collect()
    };
    let plain = session.run_any(given(), &[]).expect("a run");
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64() * 1000.0;
    let profile = session.profile(given(), 3, &clock).expect("a profile");
    assert_eq!(profile.outputs.len(), plain.len());
    for (given, expected) in profile.outputs.iter().zip(&plain) {
        let (Value::FloatTensor(given), Value::FloatTensor(expected)) = (given, expected) else {
            assert_eq!(given, expected);
            continue;
        };
        assert_eq!(given.shape(), expected.shape());
        let off = given
            .iter()
            .zip(expected.iter())
            .find(|(a, b)| (*a - *b).abs() > 1e-4 * (1.0 + b.abs()));
        assert_eq!(off, None, "{file}");
    }
    let shares: f64 = profile
        .operators
        .iter()
        .map(|operator| operator.share)
        .sum();
    assert!((shares - 1.0).abs() < 1e-6, "{shares}");
    let count: usize = profile
        .operators
        .iter()
        .map(|operator| operator.count)
        .sum();
    assert_eq!(count, profile.nodes.len());
    println!(
        "{file}: {:.2} plain, {:.2} in {count} steps",
        profile.plain, profile.steps
    );
    for operator in profile.operators.iter().take(12) {
        println!(
            "  {:>8.3} {:>4} {}",
            operator.time, operator.count, operator.operator
        );
    }
    profile
}

#[test]
fn a_picture_model_spends_its_time_in_convolutions() {
    let profile = profiled("open-nsfw/model.onnx", |_, _| 1);
    assert!(
        profile.operators[0].operator.contains("Conv"),
        "{:?}",
        profile.operators[0]
    );
    assert!(profile.nodes.len() > 20);
    assert!(profile.plain > 0.0 && profile.steps > 0.0);
}

#[test]
fn what_several_nodes_take_by_other_names_is_computed_once() {
    // Its `Identity` nodes are gone when it runs, and several nodes take what each of them gives.
    let profile = profiled("ppocr-small/det.onnx", |_, at| if at == 0 { 1 } else { 64 });
    for node in &profile.nodes {
        let convolutions = node.operator.matches("Conv").count();
        assert!(convolutions <= 1, "{node:?}");
    }
}

#[test]
fn a_quantised_text_model_is_profiled_too() {
    let profile = profiled("minilm/model.onnx", |_, at| if at == 0 { 1 } else { 32 });
    assert!(
        profile
            .operators
            .iter()
            .any(|operator| operator.operator.contains("MatMul"))
    );
    assert!(profile.plain > 0.0 && profile.steps > 0.0);
}

#[test]
fn graphs_within_graphs_are_one_step() {
    let profile = profiled("silero-vad/sequence.onnx", |_, _| 1);
    assert!(profile.nodes.len() > 3, "{:?}", profile.operators);
}
