//! What a kit says about a sentence model.

use outboard_session::{Dim, Port};
use serde::Deserialize;

use super::tokens::Tokenizer;
use crate::error::{Error, Result};

/// No model known here takes more, and memory grows with the square of it.
const MOST_TOKENS: usize = 8192;

/// The settings of a kit.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many tokens the model takes, with those around the text.
    pub max_tokens: usize,
    /// How long passages of a long text are.
    pub passage_tokens: usize,
    /// How the vectors of tokens become one.
    pub pooling: Pooling,
    /// How many numbers a vector has; needed only where the model does not say it.
    pub dimensions: Option<usize>,
}

/// How the vectors of tokens become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Pooling {
    /// Their mean.
    Mean,
    /// The first.
    Cls,
    /// The model gives one vector a text.
    None,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_tokens: 256,
            passage_tokens: 128,
            pooling: Pooling::Mean,
            dimensions: None,
        }
    }
}

impl Settings {
    /// Reads the settings of a kit.
    ///
    /// # Errors
    ///
    /// If they are no settings of a sentence model.
    pub fn from_json(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|error| Error::BadKit(format!("settings: {error}")))
    }

    pub(super) fn check(&self, tokenizer: &Tokenizer) -> Result<()> {
        let least = tokenizer.around() + 1;
        if !(least..=MOST_TOKENS).contains(&self.max_tokens) {
            return Err(Error::BadKit(format!(
                "max_tokens is {}, and {least} to {MOST_TOKENS} can be",
                self.max_tokens
            )));
        }
        if self.passage_tokens == 0 {
            return Err(Error::BadKit("passage_tokens is 0".into()));
        }
        Ok(())
    }

    /// The output with the vectors, and how long they are.
    pub(super) fn output(&self, outputs: &[Port]) -> Result<(String, usize)> {
        let output = outputs
            .first()
            .ok_or_else(|| Error::BadKit("the model has no output".into()))?;
        let last = output.shape.as_ref().and_then(|shape| shape.last());
        let says = match last {
            Some(Dim::Fixed(size)) => Some(*size),
            _ => None,
        };
        match (says, self.dimensions) {
            (Some(size), Some(set)) if size != set => Err(Error::BadKit(format!(
                "dimensions is {set}, and the model gives {size}"
            ))),
            (None, None) => Err(Error::BadKit(
                "neither the model nor the settings say how long a vector is (dimensions)".into(),
            )),
            (Some(size), _) | (None, Some(size)) if size > 0 => Ok((output.name.clone(), size)),
            _ => Err(Error::BadKit("vectors have no numbers".into())),
        }
    }
}
