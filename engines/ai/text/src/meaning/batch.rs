//! Texts of about the same length, which the model takes at once.

use outboard_session::tensor::NdTensor;
use outboard_session::{Port, Session, Value, ValueOrView};

use crate::error::{Error, Result};

/// Tokens of one batch, filling included: enough that the work of an operator outweighs its start, and little enough for the cache.
const TOKENS: usize = 1024;

/// Some texts, the shorter filled up to the longest.
pub(super) struct Batch<'a> {
    /// The texts.
    pub(super) rows: Vec<Row<'a>>,
    /// How many tokens the longest has.
    pub(super) length: usize,
}

/// One text of a batch.
pub(super) struct Row<'a> {
    /// Which of the texts it is.
    pub(super) text: usize,
    /// Its tokens.
    pub(super) ids: &'a [u32],
}

/// What models of this kind take.
const INPUTS: [&str; 3] = ["input_ids", "attention_mask", "token_type_ids"];

/// Whether there is nothing that a batch does not have.
pub(super) fn check_inputs(inputs: &[Port]) -> Result<()> {
    match inputs
        .iter()
        .find(|port| !INPUTS.contains(&port.name.as_str()))
    {
        Some(port) => Err(Error::BadKit(format!(
            "the model wants {:?}, and a sentence model takes {}",
            port.name,
            INPUTS.join(", ")
        ))),
        None => Ok(()),
    }
}

/// All texts, sorted by length so that little is filled up.
pub(super) fn batches(texts: &[Vec<u32>]) -> Vec<Batch<'_>> {
    let mut rows: Vec<Row<'_>> = texts
        .iter()
        .enumerate()
        .map(|(text, ids)| Row { text, ids })
        .collect();
    rows.sort_by_key(|row| row.ids.len());
    let mut batches: Vec<Batch<'_>> = Vec::new();
    for row in rows {
        let length = row.ids.len();
        match batches.last_mut() {
            Some(batch) if (batch.rows.len() + 1) * length <= TOKENS => {
                batch.length = length;
                batch.rows.push(row);
            }
            _ => batches.push(Batch {
                rows: vec![row],
                length,
            }),
        }
    }
    batches
}

impl Batch<'_> {
    /// What the model gives for it.
    pub(super) fn run(&self, session: &Session, pad: u32, output: &str) -> Result<Vec<f32>> {
        let inputs = session
            .inputs()
            .iter()
            .map(|port| {
                let value = match port.name.as_str() {
                    "input_ids" => self.tensor(|id| id.unwrap_or(pad).cast_signed()),
                    "attention_mask" => self.tensor(|id| i32::from(id.is_some())),
                    _ => self.tensor(|_| 0),
                };
                (port.name.as_str(), ValueOrView::from(value))
            })
            .collect::<Vec<_>>();
        let [hidden] = session.run(inputs, [output])?;
        match hidden {
            Value::FloatTensor(hidden) => Ok(hidden.into_data()),
            other => Err(Error::BadKit(format!(
                "the model gives {:?}, and numbers were expected",
                other.dtype()
            ))),
        }
    }

    /// A number for each token, and for each place that is filled up.
    fn tensor(&self, number: impl Fn(Option<u32>) -> i32) -> Value {
        let data = self
            .rows
            .iter()
            .flat_map(|row| (0..self.length).map(|at| number(row.ids.get(at).copied())))
            .collect::<Vec<i32>>();
        NdTensor::from_data([self.rows.len(), self.length], data).into()
    }
}
