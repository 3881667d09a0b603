//! What a session says of its model, and what it refuses to run it with.

mod support;

use outboard_session::tensor::Tensor;
use outboard_session::{Declared, Dim, Kind, Session, Value};
use rten_onnx::onnx::DataType;
use support::{file, floats, node, run, small};

#[test]
fn ports_say_what_the_file_says() {
    let mut graph = small();
    let of = |of: DataType, value: &mut rten_onnx::onnx::ValueInfoProto| {
        let tensor = value.r#type.as_mut().and_then(|of| of.tensor_type.as_mut());
        tensor.expect("a tensor").elem_type = Some(of);
    };
    of(DataType::FLOAT16, &mut graph.input[0]);
    // rten calls this output by the name of what it is the same as.
    graph.node.push(node("Identity", &["y"], "same"));
    graph.output.push(floats("same", &["batch", "32"]));
    let session = Session::load(file(graph)).expect("a model");
    let [x] = session.inputs() else {
        panic!("one input")
    };
    assert_eq!(
        (x.declared, x.kind),
        (Some(Declared::Float16), Some(Kind::Float32))
    );
    assert_eq!(
        x.shape,
        Some(vec![Dim::Named("batch".into()), Dim::Fixed(64)])
    );
    let names: Vec<&str> = session
        .outputs()
        .iter()
        .map(|port| port.name.as_str())
        .collect();
    assert_eq!(names, ["y", "same"]);
    let x = Value::FloatTensor(Tensor::from_data(&[1, 64], vec![1.0; 64]));
    let all = session
        .run_any(vec![("x", x.into())], &[])
        .expect("all outputs");
    assert_eq!(all.len(), 2);
    assert_eq!(all[0], all[1]);
}

#[test]
fn inputs_are_checked_before_the_model_runs() {
    let mut graph = small();
    graph.input.push(floats("b", &["batch", "1"]));
    graph.node.push(node("Add", &["y", "b"], "z"));
    graph.output = vec![floats("z", &["batch", "32"])];
    let session = Session::load(file(graph)).expect("a model");
    let value = |shape: &[usize]| {
        let length = shape.iter().product();
        Value::FloatTensor(Tensor::from_data(shape, vec![1.0; length]))
    };
    let run = |inputs: Vec<(&str, Value)>, outputs: &[&str]| {
        let inputs = inputs
            .into_iter()
            .map(|(name, value)| (name, value.into()))
            .collect();
        session
            .run_any(inputs, outputs)
            .map_err(|error| (error.code(), error.to_string()))
    };
    run(vec![("x", value(&[2, 64])), ("b", value(&[2, 1]))], &["z"]).expect("what fits");
    let refused = |inputs, outputs: &[&str], code, says: &str| {
        let (given, words) = run(inputs, outputs).expect_err(says);
        assert_eq!(given, code, "{words}");
        assert!(words.contains(says), "{words}");
    };
    let x = || ("x", value(&[2, 64]));
    refused(vec![x()], &[], "ai/missing-input", "\"b\"");
    refused(
        vec![x(), ("c", value(&[2, 1]))],
        &[],
        "ai/unknown-name",
        "x, b",
    );
    refused(
        vec![x(), ("b", value(&[3, 1]))],
        &[],
        "ai/wrong-shape",
        "batch = 2 as in input \"x\"",
    );
    refused(
        vec![x(), ("b", value(&[2, 2]))],
        &[],
        "ai/wrong-shape",
        "[batch, 1], and [2, 2]",
    );
    refused(vec![x(), x()], &[], "ai/given-twice", "\"x\"");
    refused(
        vec![x(), ("b", value(&[2, 1]))],
        &["z", "z"],
        "ai/given-twice",
        "\"z\"",
    );
    refused(
        vec![x(), ("b", value(&[2, 1]))],
        &["y"],
        "ai/unknown-name",
        "it has z",
    );
    let ints = Value::Int32Tensor(Tensor::from_data(&[2, 1], vec![1, 2]));
    refused(
        vec![x(), ("b", ints)],
        &[],
        "ai/wrong-type",
        "float32, and int32",
    );
}

#[test]
fn one_model_runs_on_many_threads() {
    let session = Session::load(file(small())).expect("a model");
    let expected = run(&session);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(run(&session), expected));
        }
    });
}
