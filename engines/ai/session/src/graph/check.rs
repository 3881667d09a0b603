//! Whether a graph makes sense: every value has one source, and no value needs itself.

use std::collections::{HashMap, HashSet};

use rten_onnx::onnx::{GraphProto, NodeProto};

use crate::error::{Error, Result};

/// How many nodes may stand one behind the other. rten plans by a function that calls itself for each.
const CHAIN: usize = 2_000;

/// Looks at a graph, and at the graphs in it.
pub(super) fn check(graph: &GraphProto) -> Result<()> {
    within(graph, &HashSet::new())
}

/// The same for a graph that may use the values of those around it.
fn within(graph: &GraphProto, outer: &HashSet<&str>) -> Result<()> {
    let sources = sources(graph)?;
    let known = |name: &str| sources.contains_key(name) || outer.contains(name);
    for node in &graph.node {
        if let Some(unknown) = node
            .input
            .iter()
            .find(|name| !name.is_empty() && !known(name))
        {
            return Err(Error::BadGraph(format!(
                "node {} takes {unknown:?}, which nothing gives",
                written(node)
            )));
        }
    }
    for output in &graph.output {
        let name = output.name.as_deref().unwrap_or_default();
        if name.is_empty() || !known(name) {
            return Err(Error::BadGraph(format!(
                "nothing gives the output {name:?}"
            )));
        }
    }
    order(graph, &sources)?;
    let mut seen: HashSet<&str> = outer.clone();
    seen.extend(sources.keys());
    for attribute in graph.node.iter().flat_map(|node| &node.attribute) {
        if let Some(inner) = &attribute.g {
            within(inner, &seen)?;
        }
    }
    Ok(())
}

/// Which node gives a value, if one does: inputs and initialisers come from none.
fn sources(graph: &GraphProto) -> Result<HashMap<&str, Option<usize>>> {
    let mut sources = HashMap::new();
    let initial = |name: &Option<String>| -> Result<()> {
        match name.as_deref() {
            None | Some("") => Err(Error::BadGraph(
                "an input or initialiser has no name".into(),
            )),
            Some(_) => Ok(()),
        }
    };
    for input in &graph.input {
        initial(&input.name)?;
        let name = input.name.as_deref().unwrap_or_default();
        if sources.insert(name, None).is_some() {
            return Err(twice(name));
        }
    }
    let mut initialisers = HashSet::new();
    for tensor in &graph.initializer {
        initial(&tensor.name)?;
        let name = tensor.name.as_deref().unwrap_or_default();
        // Older files list initialisers as inputs too.
        sources.insert(name, None);
        if !initialisers.insert(name) {
            return Err(twice(name));
        }
    }
    for (at, node) in graph.node.iter().enumerate() {
        for output in node.output.iter().filter(|name| !name.is_empty()) {
            if sources.insert(output, Some(at)).is_some() {
                return Err(twice(output));
            }
        }
    }
    Ok(sources)
}

fn twice(name: &str) -> Error {
    Error::BadGraph(format!("the value {name:?} is given twice"))
}

/// Finds cycles, and chains that are too long, by taking away nodes that need nothing any more.
fn order(graph: &GraphProto, sources: &HashMap<&str, Option<usize>>) -> Result<()> {
    let mut needs = vec![0usize; graph.node.len()];
    let mut needed_by = vec![Vec::new(); graph.node.len()];
    for (at, node) in graph.node.iter().enumerate() {
        let mut names: Vec<&str> = Vec::new();
        taken(node, &mut names);
        for name in names {
            if let Some(Some(source)) = sources.get(name) {
                needs[at] += 1;
                needed_by[*source].push(at);
            }
        }
    }
    let mut length = vec![1usize; graph.node.len()];
    let mut free: Vec<usize> = (0..needs.len()).filter(|&at| needs[at] == 0).collect();
    let mut done = 0;
    while let Some(at) = free.pop() {
        done += 1;
        if length[at] > CHAIN {
            return Err(Error::TooLarge {
                what: "the number of nodes one behind the other".into(),
                limit: CHAIN as u64,
            });
        }
        for &next in &needed_by[at] {
            length[next] = length[next].max(length[at] + 1);
            needs[next] -= 1;
            if needs[next] == 0 {
                free.push(next);
            }
        }
    }
    if done == needs.len() {
        return Ok(());
    }
    let node = needs
        .iter()
        .position(|&needs| needs > 0)
        .map(|at| written(&graph.node[at]));
    Err(Error::BadGraph(format!(
        "node {} is in a circle: it needs what it gives",
        node.unwrap_or_default()
    )))
}

/// What a node takes, and what the graphs in it take of those around them.
pub(super) fn taken<'a>(node: &'a NodeProto, names: &mut Vec<&'a str>) {
    names.extend(node.input.iter().map(String::as_str));
    for inner in node
        .attribute
        .iter()
        .filter_map(|attribute| attribute.g.as_ref())
    {
        names.extend(
            inner
                .output
                .iter()
                .filter_map(|output| output.name.as_deref()),
        );
        for node in &inner.node {
            taken(node, names);
        }
    }
}

/// A node as errors write it.
fn written(node: &NodeProto) -> String {
    let operator = node.op_type.as_deref().unwrap_or_default();
    match node.name.as_deref() {
        Some(name) if !name.is_empty() => format!("{name:?} ({operator})"),
        _ => format!("{operator} without a name"),
    }
}
