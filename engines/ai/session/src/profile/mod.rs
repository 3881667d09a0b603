//! Where the time of a run goes.
//!
//! rten tells the time of its operators only by printing it, and by a clock that stands still in the page. So the values between
//! operators are asked for one after the other, each from those before it: the time of that is the time of one operator, or of
//! those that rten made into one.

mod steps;

use rten::{Value, ValueOrView};

use crate::error::Result;
use crate::session::Session;
use steps::Steps;

/// Where the time of a run goes. Times are in the unit of the clock.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The time of a plain run, the median of all rounds.
    pub plain: f64,
    /// The time of all steps together. It is a little more than the plain run: every step is planned and fed on its own.
    pub steps: f64,
    /// The steps in the order they were run.
    pub nodes: Vec<NodeTime>,
    /// The same by what was run, the longest first.
    pub operators: Vec<OperatorTime>,
    /// The outputs of the model as the steps gave them, in the order of the model.
    pub outputs: Vec<Value>,
}

/// The time of one step: a node of the file, or several that run as one.
#[derive(Debug, Clone)]
pub struct NodeTime {
    /// The name of the last node in it.
    pub name: String,
    /// The operators in it, such as `Conv` or `Conv+Relu`.
    pub operator: String,
    /// Its time, the median of all rounds.
    pub time: f64,
    /// Its part of all steps, from 0 to 1.
    pub share: f64,
    /// The shapes of what it gives.
    pub shapes: Vec<Vec<usize>>,
}

/// The time of all steps that run the same.
#[derive(Debug, Clone)]
pub struct OperatorTime {
    /// The operators, such as `Conv` or `Conv+Relu`.
    pub operator: String,
    /// The time of all of them.
    pub time: f64,
    /// Their part of all steps, from 0 to 1.
    pub share: f64,
    /// How many there are.
    pub count: usize,
}

impl Session {
    /// Runs the model in steps, and says what each took by a clock that tells the time in any unit.
    ///
    /// # Errors
    ///
    /// As [`Session::run`].
    pub fn profile<'a>(
        &self,
        inputs: Vec<(&'a str, ValueOrView<'a>)>,
        rounds: usize,
        clock: &dyn Fn() -> f64,
    ) -> Result<Profile> {
        let rounds = rounds.max(1);
        let given = self.checked(inputs)?;
        let mut steps = Steps::new(self, &given, rounds, clock);
        let plain = steps.plain()?;
        let mut nodes = steps.all()?;
        let all: f64 = nodes.iter().map(|node| node.time).sum();
        for node in &mut nodes {
            node.share = share(node.time, all);
        }
        Ok(Profile {
            plain,
            steps: all,
            operators: by_operator(&nodes, all),
            nodes,
            outputs: steps.outputs()?,
        })
    }
}

fn share(time: f64, all: f64) -> f64 {
    if all > 0.0 { time / all } else { 0.0 }
}

fn by_operator(nodes: &[NodeTime], all: f64) -> Vec<OperatorTime> {
    let mut operators: Vec<OperatorTime> = Vec::new();
    for node in nodes {
        let known = operators
            .iter_mut()
            .find(|known| known.operator == node.operator);
        if let Some(known) = known {
            known.time += node.time;
            known.count += 1;
            continue;
        }
        operators.push(OperatorTime {
            operator: node.operator.clone(),
            time: node.time,
            share: 0.0,
            count: 1,
        });
    }
    for operator in &mut operators {
        operator.share = share(operator.time, all);
    }
    operators.sort_by(|a, b| b.time.total_cmp(&a.time));
    operators
}
