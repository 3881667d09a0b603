//! What is kept of a graph while its session lives.

use std::collections::HashMap;

use rten_onnx::onnx::{DataType, GraphProto, ValueInfoProto};

use super::check::taken;
use crate::port::Declared;

/// What there is to know of a graph later.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The nodes in the order of the file, without constants.
    pub(crate) nodes: Vec<Node>,
    /// The names of the outputs in the order of the file.
    pub(crate) outputs: Vec<String>,
    declared: Vec<(String, Declared)>,
    /// For each operator, also of graphs within, a node that has it.
    operators: HashMap<String, String>,
}

/// One node as the file says it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) operator: String,
    /// What it takes, and what graphs in it take of those around them.
    pub(crate) inputs: Vec<String>,
    pub(crate) outputs: Vec<String>,
}

impl Outline {
    pub(super) fn of(graph: &GraphProto) -> Self {
        let ports = graph.input.iter().chain(&graph.output);
        let nodes = graph.node.iter().map(|node| Node {
            name: node.name.clone().unwrap_or_default(),
            operator: node.op_type.clone().unwrap_or_default(),
            inputs: {
                let mut names = Vec::new();
                taken(node, &mut names);
                names.into_iter().map(str::to_owned).collect()
            },
            outputs: node.output.clone(),
        });
        let mut operators = HashMap::new();
        first_nodes(graph, &mut operators);
        Self {
            operators,
            outputs: graph
                .output
                .iter()
                .map(|output| output.name.clone().unwrap_or_default())
                .collect(),
            nodes: nodes.filter(|node| node.operator != "Constant").collect(),
            declared: ports.filter_map(declared).collect(),
        }
    }

    /// The type that the file says an input or output has.
    pub(crate) fn declared(&self, name: &str) -> Option<Declared> {
        let found = self.declared.iter().find(|(other, _)| other == name);
        found.map(|(_, declared)| *declared)
    }

    /// The first node that has an operator, by its name or by what it gives.
    pub(crate) fn first_with(&self, operator: &str) -> String {
        self.operators.get(operator).cloned().unwrap_or_default()
    }
}

fn first_nodes(graph: &GraphProto, operators: &mut HashMap<String, String>) {
    for node in &graph.node {
        let name = node
            .name
            .as_ref()
            .filter(|name| !name.is_empty())
            .or(node.output.first());
        let operator = node.op_type.clone().unwrap_or_default();
        operators
            .entry(operator)
            .or_insert_with(|| name.cloned().unwrap_or_default());
        for inner in node
            .attribute
            .iter()
            .filter_map(|attribute| attribute.g.as_ref())
        {
            first_nodes(inner, operators);
        }
    }
}

fn declared(value: &ValueInfoProto) -> Option<(String, Declared)> {
    let tensor = value.r#type.as_ref()?.tensor_type.as_ref()?;
    let declared = match tensor.elem_type? {
        DataType::FLOAT16 => Declared::Float16,
        DataType::FLOAT => Declared::Float32,
        DataType::DOUBLE => Declared::Float64,
        DataType::INT64 => Declared::Int64,
        DataType::INT32 => Declared::Int32,
        DataType::INT8 => Declared::Int8,
        DataType::UINT8 => Declared::Uint8,
        DataType::BOOL => Declared::Bool,
        _ => return None,
    };
    Some((value.name.clone()?, declared))
}
