//! Attributes of nodes, read and written.

use rten_onnx::onnx::{AttributeProto, AttributeType, NodeProto};

fn find<'a>(node: &'a NodeProto, name: &str) -> Option<&'a AttributeProto> {
    node.attribute
        .iter()
        .find(|attribute| attribute.name.as_deref() == Some(name))
}

pub(super) fn has(node: &NodeProto, name: &str) -> bool {
    find(node, name).is_some()
}

pub(super) fn text<'a>(node: &'a NodeProto, name: &str) -> Option<&'a str> {
    find(node, name)?.s.as_deref()
}

pub(super) fn ints<'a>(node: &'a NodeProto, name: &str) -> Option<&'a [i64]> {
    find(node, name).map(|attribute| &attribute.ints[..])
}

pub(super) fn set_ints(node: &mut NodeProto, name: &str, ints: Vec<i64>) {
    node.attribute.push(AttributeProto {
        name: Some(name.to_owned()),
        ints,
        r#type: Some(AttributeType::INTS),
        ..AttributeProto::default()
    });
}

pub(super) fn with_int(mut node: NodeProto, name: &str, value: i64) -> NodeProto {
    node.attribute.push(AttributeProto {
        name: Some(name.to_owned()),
        i: Some(value),
        r#type: Some(AttributeType::INT),
        ..AttributeProto::default()
    });
    node
}
