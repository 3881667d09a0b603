//! The steps of a run: one value after the other, each from those before.

use std::collections::{HashMap, HashSet};

use rten::{NodeId, RunError, Value, ValueOrView};
use rten_tensor::Layout;

use super::NodeTime;
use crate::error::{Error, Result};
use crate::graph::Node;
use crate::refusal::{caught, run_error};
use crate::session::Session;

pub(super) struct Steps<'s, 'v> {
    session: &'s Session,
    given: &'s [(NodeId, ValueOrView<'v>)],
    rounds: usize,
    clock: &'s dyn Fn() -> f64,
    /// Which node of the file gives a value.
    sources: HashMap<&'s str, usize>,
    /// What the steps have given so far.
    values: HashMap<NodeId, Value>,
    /// Values that were known when the model was loaded.
    constants: HashSet<NodeId>,
    /// Nodes that have run, alone or as part of a step.
    done: Vec<bool>,
}

impl<'s, 'v> Steps<'s, 'v> {
    pub(super) fn new(
        session: &'s Session,
        given: &'s [(NodeId, ValueOrView<'v>)],
        rounds: usize,
        clock: &'s dyn Fn() -> f64,
    ) -> Self {
        let nodes = &session.outline().nodes;
        let sources = nodes.iter().enumerate();
        let sources =
            sources.flat_map(|(at, node)| node.outputs.iter().map(move |name| (name.as_str(), at)));
        Self {
            session,
            given,
            rounds,
            clock,
            sources: sources.filter(|(name, _)| !name.is_empty()).collect(),
            values: HashMap::new(),
            constants: HashSet::new(),
            done: vec![false; nodes.len()],
        }
    }

    /// The time of a plain run, after one that is not counted.
    pub(super) fn plain(&self) -> Result<f64> {
        let mut outputs = self.session.model().output_ids().to_vec();
        outputs.sort();
        outputs.dedup();
        let inputs = self
            .given
            .iter()
            .map(|(id, value)| (*id, value as &dyn AsView));
        let inputs: Vec<_> = inputs.collect();
        let (time, _) = caught(|| self.timed(&inputs, &outputs).map_err(failed))?;
        Ok(time)
    }

    /// Runs step after step.
    pub(super) fn all(&mut self) -> Result<Vec<NodeTime>> {
        let nodes = &self.session.outline().nodes;
        let mut times = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            let asked = self.asked(node);
            if asked.is_empty() {
                continue;
            }
            let mut covered = Vec::new();
            let mut inputs = Vec::new();
            self.needs(at, &mut covered, &mut inputs);
            let values: Vec<_> = inputs
                .iter()
                .filter_map(|id| Some((*id, self.value(*id)?)))
                .collect();
            // A value that nothing needs any more has no source: what gave it runs as part of a later step.
            let Ok((time, given)) = caught(|| self.timed(&values, &asked).map_err(failed)) else {
                continue;
            };
            times.push(NodeTime {
                name: node.name.clone(),
                operator: operators(nodes, &mut covered),
                time,
                share: 0.0,
                shapes: given.iter().map(shape).collect(),
            });
            for at in covered {
                self.done[at] = true;
            }
            self.values.extend(asked.into_iter().zip(given));
            self.forget();
        }
        Ok(times)
    }

    /// The outputs of the model.
    pub(super) fn outputs(&self) -> Result<Vec<Value>> {
        let ids = self.session.model().output_ids();
        let output = |id: &NodeId| match self.value(*id) {
            Some(value) => Ok(value.to_owned()),
            // It is a constant.
            None => self
                .session
                .model()
                .run(Vec::new(), &[*id], None)
                .map_err(failed)
                .and_then(|values| {
                    let value = values.into_iter().next();
                    value.ok_or_else(|| Error::Failed("a constant has no value".into()))
                }),
        };
        ids.iter().map(output).collect()
    }

    /// The values of a node that are still there to be asked for, and not known without running anything.
    fn asked(&mut self, node: &Node) -> Vec<NodeId> {
        let model = self.session.model();
        // Of several outputs some may be gone, where nothing takes them.
        let names = node.outputs.iter().filter(|name| !name.is_empty());
        let ids: Vec<NodeId> = names.filter_map(|name| model.find_node(name)).collect();
        let mut asked = Vec::with_capacity(ids.len());
        for id in ids {
            if model.run(Vec::new(), &[id], None).is_ok() {
                self.constants.insert(id);
            } else if self.value(id).is_none() {
                asked.push(id);
            }
        }
        asked
    }

    /// Which nodes run to give what a node gives, and which values that are known they take.
    fn needs(&self, at: usize, covered: &mut Vec<usize>, inputs: &mut Vec<NodeId>) {
        let nodes = &self.session.outline().nodes;
        let mut open = vec![at];
        let mut seen = HashSet::from([at]);
        while let Some(at) = open.pop() {
            covered.push(at);
            for name in &nodes[at].inputs {
                let id = self.session.model().find_node(name);
                match id.filter(|id| self.value(*id).is_some()) {
                    Some(id) if !inputs.contains(&id) => inputs.push(id),
                    Some(_) => {}
                    None if id.is_some_and(|id| self.constants.contains(&id)) => {}
                    None => {
                        let source = self.sources.get(name.as_str()).copied();
                        open.extend(source.filter(|source| seen.insert(*source)));
                    }
                }
            }
        }
    }

    fn value(&self, id: NodeId) -> Option<&dyn AsView> {
        let given = self.given.iter().find(|(other, _)| *other == id);
        match given {
            Some((_, value)) => Some(value),
            None => self.values.get(&id).map(|value| value as &dyn AsView),
        }
    }

    /// Drops values that no node needs any more, but for the outputs.
    fn forget(&mut self) {
        let model = self.session.model();
        let nodes = &self.session.outline().nodes;
        let mut needed: HashSet<NodeId> = model.output_ids().iter().copied().collect();
        let mut open: Vec<usize> = (0..nodes.len()).filter(|&at| !self.done[at]).collect();
        let mut seen: HashSet<usize> = open.iter().copied().collect();
        while let Some(at) = open.pop() {
            for name in &nodes[at].inputs {
                match model.find_node(name) {
                    Some(id) if self.value(id).is_some() => {
                        needed.insert(id);
                    }
                    Some(id) if self.constants.contains(&id) => {}
                    // What gives it is part of the step of each node that takes it, such as `Identity`, and has run as part of one:
                    // what it takes is needed until the last.
                    _ => {
                        let source = self.sources.get(name.as_str()).copied();
                        open.extend(source.filter(|source| seen.insert(*source)));
                    }
                }
            }
        }
        self.values.retain(|id, _| needed.contains(id));
    }

    /// The median of some rounds, after one that is not counted: it makes the plan.
    fn timed(
        &self,
        inputs: &[(NodeId, &dyn AsView)],
        outputs: &[NodeId],
    ) -> std::result::Result<(f64, Vec<Value>), RunError> {
        let model = self.session.model();
        let inputs = || {
            inputs
                .iter()
                .map(|(id, value)| (*id, value.view()))
                .collect()
        };
        let mut values = model.run(inputs(), outputs, None)?;
        let mut times = Vec::with_capacity(self.rounds);
        for _ in 0..self.rounds {
            let before = (self.clock)();
            values = model.run(inputs(), outputs, None)?;
            times.push((self.clock)() - before);
        }
        times.sort_by(f64::total_cmp);
        Ok((times[times.len() / 2], values))
    }
}

/// What can be given to a run without giving it away.
trait AsView {
    fn view(&self) -> ValueOrView<'_>;

    fn to_owned(&self) -> Value;
}

impl AsView for Value {
    fn view(&self) -> ValueOrView<'_> {
        self.as_view().into()
    }

    fn to_owned(&self) -> Value {
        self.clone()
    }
}

impl AsView for ValueOrView<'_> {
    fn view(&self) -> ValueOrView<'_> {
        self.as_view().into()
    }

    fn to_owned(&self) -> Value {
        self.as_view().to_owned()
    }
}

fn failed(error: RunError) -> Error {
    run_error(&error)
}

/// The operators of a step in the order of the file.
fn operators(nodes: &[Node], covered: &mut [usize]) -> String {
    covered.sort_unstable();
    let mut names: Vec<&str> = covered
        .iter()
        .map(|&at| nodes[at].operator.as_str())
        .collect();
    names.dedup();
    names.join("+")
}

fn shape(value: &Value) -> Vec<usize> {
    value.shape().to_vec()
}
