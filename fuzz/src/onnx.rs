//! Models: a session or an error with a code, whatever the pieces they come in, within the limits.

use arbitrary::{Result, Unstructured};
use outboard_session::tensor::Tensor;
use outboard_session::{Error, Kind, Limits, Loader, Session, Value};
use rten_onnx::onnx::{
    AttributeProto, DataType, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TypeProto,
    TypeProtoTensor, ValueInfoProto,
};

use crate::memory::measured;

/// Small enough that a fuzzer reaches them.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    tensor_bytes: 1 << 20,
    nodes: 200,
};

/// What a model may hold beyond its file: its parts are larger in memory than in bytes.
const SLACK: usize = 64 << 20;

/// A file in pieces, whose sizes its first bytes say.
pub fn onnx_loader(bytes: &[u8]) {
    let Some((sizes, file)) = bytes.split_first_chunk::<4>() else {
        return;
    };
    let (pieces, peak) = measured(|| in_pieces(sizes, file));
    assert!(peak <= SLACK, "{peak} bytes for {}", file.len());
    let mut loader = Loader::new(Some(file.len() as u64), LIMITS);
    let whole = loader.push(file).and_then(|()| loader.finish());
    match (pieces, whole) {
        (Ok(pieces), Ok(whole)) => {
            assert_eq!(pieces.inputs(), whole.inputs());
            assert_eq!(pieces.outputs(), whole.outputs());
        }
        (Err(pieces), Err(whole)) => {
            assert_eq!(pieces.code(), whole.code());
            no_panic("loading", &pieces);
        }
        (pieces, whole) => panic!("{pieces:?} in pieces, {whole:?} as a whole"),
    }
}

fn in_pieces(sizes: &[u8; 4], mut file: &[u8]) -> std::result::Result<Session, Error> {
    let mut loader = Loader::new(None, LIMITS);
    let mut at = 0;
    while !file.is_empty() {
        let size = usize::from(sizes[at % sizes.len()]).clamp(1, file.len());
        let (piece, rest) = file.split_at(size);
        loader.push(piece)?;
        file = rest;
        at += 1;
    }
    loader.finish()
}

/// A panic in an operator comes as an error: it must not come at all.
fn no_panic(what: &str, error: &Error) {
    let words = error.to_string();
    assert!(!words.contains("panicked"), "{what}: {words}");
}

/// A model of one operator, with inputs of odd shapes.
pub fn onnx_run(bytes: &[u8]) {
    // Too few bytes say nothing.
    let _ = one_operator(&mut Unstructured::new(bytes));
}

/// Operators with what they take: `x` floats, `i` integers; and their attributes of integers. `GatherElements` and `ScatterND` are
/// not among them: that they panic for odd shapes is known, and would be all that is found.
const OPERATORS: [(&str, &str, &[&str]); 22] = [
    (
        "Conv",
        "xxx",
        &["strides", "pads", "dilations", "kernel_shape"],
    ),
    (
        "ConvTranspose",
        "xx",
        &["strides", "pads", "dilations", "output_padding"],
    ),
    ("MaxPool", "x", &["strides", "pads", "kernel_shape"]),
    ("AveragePool", "x", &["strides", "pads", "kernel_shape"]),
    ("GlobalAveragePool", "x", &[]),
    ("Gemm", "xxx", &[]),
    ("MatMul", "xx", &[]),
    ("Reshape", "xi", &[]),
    ("Slice", "xiiii", &[]),
    ("Gather", "xi", &[]),
    ("GatherND", "xi", &[]),
    ("ScatterElements", "xix", &[]),
    ("Expand", "xi", &[]),
    ("Tile", "xi", &[]),
    ("Pad", "xi", &[]),
    ("Transpose", "x", &["perm"]),
    ("Squeeze", "xi", &[]),
    ("Unsqueeze", "xi", &[]),
    ("TopK", "xi", &[]),
    ("Split", "xi", &[]),
    ("OneHot", "iix", &[]),
    ("ReduceMean", "xi", &[]),
];

fn one_operator(data: &mut Unstructured<'_>) -> Result<()> {
    let (operator, takes, attributes) = *data.choose(&OPERATORS)?;
    let mut node = NodeProto {
        op_type: Some(operator.into()),
        output: vec!["out".into()],
        ..NodeProto::default()
    };
    for name in attributes {
        if data.arbitrary()? {
            let ints = (0..data.int_in_range(0..=4)?)
                .map(|_| data.int_in_range(-1..=3))
                .collect::<Result<_>>()?;
            node.attribute.push(AttributeProto {
                name: Some((*name).into()),
                ints,
                ..AttributeProto::default()
            });
        }
    }
    let mut graph = GraphProto {
        output: vec![value("out", None)],
        ..GraphProto::default()
    };
    for (at, kind) in takes.char_indices() {
        let of = if kind == 'x' {
            DataType::FLOAT
        } else {
            DataType::INT64
        };
        let name = format!("in{at}");
        graph.input.push(value(&name, Some(of)));
        node.input.push(name);
    }
    graph.node.push(node);
    let Ok(session) = Session::load(file(graph)) else {
        return Ok(());
    };
    let mut inputs = Vec::new();
    for port in session.inputs() {
        // That slices of five dimensions panic backwards is known as well; the package has a mended copy.
        let most = if operator == "Slice" { 4 } else { 5 };
        let rank = data.int_in_range(0..=most)?;
        // Dimensions of length zero are left out for the same reason.
        let shape: Vec<usize> = (0..rank)
            .map(|_| data.int_in_range(1..=4))
            .collect::<Result<_>>()?;
        let length = shape.iter().product();
        let mut numbers = Vec::with_capacity(length);
        for _ in 0..length {
            numbers.push(data.int_in_range(-3..=5)?);
        }
        let input = if port.kind == Some(Kind::Float32) {
            Value::FloatTensor(Tensor::from_data(
                &shape,
                numbers
                    .into_iter()
                    .map(|int| int as f32)
                    .collect::<Vec<f32>>(),
            ))
        } else {
            Value::Int32Tensor(Tensor::from_data(&shape, numbers))
        };
        inputs.push((port.name.as_str(), input.into()));
    }
    let (result, peak) = measured(|| session.run_any(inputs, &[]));
    assert!(peak <= SLACK, "{operator}: {peak} bytes");
    if let Err(error) = result {
        no_panic(operator, &error);
    }
    Ok(())
}

fn value(name: &str, of: Option<DataType>) -> ValueInfoProto {
    ValueInfoProto {
        name: Some(name.into()),
        r#type: of.map(|of| TypeProto {
            tensor_type: Some(TypeProtoTensor {
                elem_type: Some(of),
                shape: None,
            }),
            sequence: None,
        }),
    }
}

/// The file of a model of this graph.
fn file(graph: GraphProto) -> Vec<u8> {
    let model = ModelProto {
        ir_version: Some(8),
        graph: Some(graph),
        opset_import: vec![OperatorSetIdProto {
            domain: None,
            version: Some(18),
        }],
        ..ModelProto::default()
    };
    model.write_buf().unwrap_or_default()
}

/// A small model to begin with, in pieces of these sizes.
pub fn seed(sizes: [u8; 4]) -> Vec<u8> {
    let graph = GraphProto {
        node: ["Relu", "Neg"]
            .map(|operator| NodeProto {
                op_type: Some(operator.into()),
                input: vec!["x".into()],
                output: vec![operator.into()],
                ..NodeProto::default()
            })
            .to_vec(),
        input: vec![value("x", Some(DataType::FLOAT16))],
        output: vec![value("Relu", Some(DataType::FLOAT))],
        ..GraphProto::default()
    };
    [&sizes[..], &file(graph)].concat()
}
