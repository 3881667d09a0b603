//! Rewrites what rten would refuse or compute otherwise, where the same can be said in a way it understands.

use std::collections::HashMap;

use rten_onnx::onnx::{GraphProto, NodeProto};

use super::attributes::{has, ints, set_ints, text, with_int};

/// Rewrites a graph and the graphs in it, and says whether anything was changed.
pub(super) fn rewrite(graph: &mut GraphProto) -> bool {
    let mut changed = false;
    let ranks = ranks(graph);
    let mut nodes = Vec::with_capacity(graph.node.len());
    for mut node in std::mem::take(&mut graph.node) {
        for inner in node
            .attribute
            .iter_mut()
            .filter_map(|attribute| attribute.g.as_mut())
        {
            changed |= rewrite(inner);
        }
        changed |= windows(&mut node, &ranks);
        changed |= named(&mut node);
        if node.op_type.as_deref() == Some("Sign")
            && node.input.len() == 1
            && node.output.len() == 1
        {
            nodes.extend(sign(node));
            changed = true;
        } else {
            nodes.push(node);
        }
    }
    graph.node = nodes;
    changed
}

/// How many dimensions values have, where the file says it.
fn ranks(graph: &GraphProto) -> HashMap<String, usize> {
    let tensors = graph.initializer.iter();
    let tensors = tensors.filter_map(|tensor| Some((tensor.name.clone()?, tensor.dims.len())));
    let values = graph
        .input
        .iter()
        .chain(&graph.value_info)
        .filter_map(|value| {
            let of = value.r#type.as_ref()?.tensor_type.as_ref()?;
            Some((value.name.clone()?, of.shape.as_ref()?.dim.len()))
        });
    values.chain(tensors).collect()
}

/// Says the defaults of windows in as many dimensions as there are: rten takes some for none.
fn windows(node: &mut NodeProto, ranks: &HashMap<String, usize>) -> bool {
    let operator = node.op_type.as_deref().unwrap_or_default();
    if !matches!(
        operator,
        "AveragePool" | "MaxPool" | "Conv" | "ConvInteger" | "ConvTranspose"
    ) {
        return false;
    }
    let weights = node.input.get(1).and_then(|name| ranks.get(name));
    let said = ints(node, "kernel_shape").map(<[i64]>::len);
    let Some(rank) = said.or_else(|| weights.and_then(|rank| rank.checked_sub(2))) else {
        return false;
    };
    if rank == 0 || rank > 8 {
        return false;
    }
    let mut changed = false;
    for name in ["strides", "dilations"] {
        if !has(node, name) {
            set_ints(node, name, vec![1; rank]);
            changed = true;
        }
    }
    if text(node, "auto_pad") == Some("SAME_LOWER") {
        return changed | lower(node);
    }
    let is_automatic = text(node, "auto_pad").is_some_and(|how| how != "NOTSET");
    if !is_automatic && !has(node, "pads") {
        set_ints(node, "pads", vec![0; 2 * rank]);
        changed = true;
    }
    changed
}

/// Where windows move by one, padding is as long whatever the picture: the longer half comes first, which rten takes for last.
fn lower(node: &mut NodeProto) -> bool {
    let ones = |name| ints(node, name).is_none_or(|ints| ints.iter().all(|&int| int == 1));
    let Some(kernel) = ints(node, "kernel_shape").filter(|_| ones("strides") && ones("dilations"))
    else {
        return false;
    };
    let all = kernel.iter().map(|&length| length.saturating_sub(1).max(0));
    let first = all.clone().map(|all| all - all / 2);
    let pads = first.chain(all.map(|all| all / 2)).collect();
    node.attribute
        .retain(|attribute| !matches!(attribute.name.as_deref(), Some("auto_pad" | "pads")));
    set_ints(node, "pads", pads);
    true
}

/// Gives a node without a name one, so that errors can say which it is.
fn named(node: &mut NodeProto) -> bool {
    let is_named = node.name.as_ref().is_some_and(|name| !name.is_empty());
    let Some(output) = node.output.first().filter(|_| !is_named) else {
        return false;
    };
    node.name = Some(format!(
        "{} of {output}",
        node.op_type.as_deref().unwrap_or_default()
    ));
    true
}

/// The sign of zero is zero; rten has one for it. So zeros are taken as they are: whatever the type, they are what is not true.
fn sign(node: NodeProto) -> [NodeProto; 3] {
    let (input, output) = (node.input[0].clone(), node.output[0].clone());
    let truth = format!("{output}/is-not-zero");
    let raw = format!("{output}/sign");
    let name = |part: &str| node.name.as_ref().map(|name| format!("{name}/{part}"));
    let cast = NodeProto {
        name: name("is-not-zero"),
        op_type: Some("Cast".into()),
        input: vec![input.clone()],
        output: vec![truth.clone()],
        ..NodeProto::default()
    };
    let select = NodeProto {
        name: name("select"),
        op_type: Some("Where".into()),
        input: vec![truth, raw.clone(), input],
        output: vec![output],
        ..NodeProto::default()
    };
    let sign = NodeProto {
        output: vec![raw],
        ..node
    };
    const BOOL: i64 = 9;
    [with_int(cast, "to", BOOL), sign, select]
}
