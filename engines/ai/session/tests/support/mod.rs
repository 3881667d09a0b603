//! What the tests of sessions share: inputs that fit a model, and small models.
#![allow(dead_code, reason = "every test uses some of it")]

use outboard_session::tensor::Tensor;
use outboard_session::{Dim, Kind, Session, Value};
use rten_onnx::onnx::{
    DataType, Dimension, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto,
    TensorShapeProto, TypeProto, TypeProtoTensor, ValueInfoProto,
};

/// Inputs of the shapes that a model says, with `free` for what it leaves open.
pub(crate) fn inputs(
    session: &Session,
    free: impl Fn(&str, usize) -> usize,
) -> Vec<(String, Value)> {
    let input = |port: &outboard_session::Port| {
        let dims = port.shape.clone().unwrap_or_default();
        let shape: Vec<usize> = dims
            .iter()
            .enumerate()
            .map(|(at, dim)| match dim {
                Dim::Fixed(size) => *size,
                Dim::Named(_) => free(&port.name, at),
            })
            .collect();
        let length: usize = shape.iter().product();
        let floats = || {
            (0..length)
                .map(|at| ((at * 37 % 101) as f32 - 50.0) / 60.0)
                .collect::<Vec<f32>>()
        };
        let value = match port.kind {
            Some(Kind::Int32) => Value::Int32Tensor(Tensor::from_data(&shape, vec![1; length])),
            Some(Kind::Uint8) => Value::UInt8Tensor(Tensor::from_data(&shape, vec![1; length])),
            Some(Kind::Int8) => Value::Int8Tensor(Tensor::from_data(&shape, vec![1; length])),
            _ => Value::FloatTensor(Tensor::from_data(&shape, floats())),
        };
        (port.name.clone(), value)
    };
    session.inputs().iter().map(input).collect()
}

/// A value of floats with a name and a shape; a text is a dimension that is left open.
pub(crate) fn floats(name: &str, dims: &[&str]) -> ValueInfoProto {
    let dim = |text: &&str| match text.parse() {
        Ok(size) => Dimension {
            dim_value: Some(size),
            dim_param: None,
        },
        Err(_) => Dimension {
            dim_value: None,
            dim_param: Some((*text).to_owned()),
        },
    };
    ValueInfoProto {
        name: Some(name.into()),
        r#type: Some(TypeProto {
            tensor_type: Some(TypeProtoTensor {
                elem_type: Some(DataType::FLOAT),
                shape: Some(TensorShapeProto {
                    dim: dims.iter().map(dim).collect(),
                }),
            }),
            sequence: None,
        }),
    }
}

/// A node that is named by its operator and output.
pub(crate) fn node(operator: &str, inputs: &[&str], output: &str) -> NodeProto {
    NodeProto {
        name: Some(format!("{operator}-{output}")),
        op_type: Some(operator.into()),
        input: inputs.iter().map(|name| (*name).to_owned()).collect(),
        output: vec![output.into()],
        ..NodeProto::default()
    }
}

/// A weight of floats.
pub(crate) fn weight(name: &str, dims: &[i64], floats: &[f32]) -> TensorProto {
    TensorProto {
        name: Some(name.into()),
        dims: dims.to_vec(),
        data_type: Some(DataType::FLOAT),
        raw_data: Some(
            floats
                .iter()
                .flat_map(|float| float.to_le_bytes())
                .collect::<Vec<u8>>()
                .into(),
        ),
        ..TensorProto::default()
    }
}

/// The file of a model of this graph.
pub(crate) fn file(graph: GraphProto) -> Vec<u8> {
    let model = ModelProto {
        ir_version: Some(8),
        graph: Some(graph),
        opset_import: vec![OperatorSetIdProto {
            domain: None,
            version: Some(18),
        }],
        ..ModelProto::default()
    };
    model.write_buf().expect("a model in bytes")
}

/// A model of two operators: `x`, a batch of 64 numbers, becomes `y`, one of 32.
pub(crate) fn small() -> GraphProto {
    GraphProto {
        node: vec![node("MatMul", &["x", "w"], "h"), node("Relu", &["h"], "y")],
        initializer: vec![weight("w", &[64, 32], &[0.5; 64 * 32])],
        input: vec![floats("x", &["batch", "64"])],
        output: vec![floats("y", &["batch", "32"])],
        ..GraphProto::default()
    }
}

/// Runs it.
pub(crate) fn run(session: &Session) -> Value {
    let x = Tensor::from_data(&[2, 64], (0..128).map(|at| at as f32).collect::<Vec<f32>>());
    let [y] = session
        .run([("x", Value::FloatTensor(x).into())], ["y"])
        .expect("a run");
    y
}
