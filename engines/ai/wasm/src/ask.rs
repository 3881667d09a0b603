//! What a run is asked for, as the front says it: one text beside the bytes.

use outboard::Error;
use serde::Deserialize;

use crate::convert::failure;
use crate::tensors::Place;

/// What goes into a run, what is wanted of it, and what nobody needs any more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunAsk {
    /// Tensors that lie in the bytes.
    pub(crate) places: Vec<Place>,
    /// Tensors that are held on the lane: the name of the input, and the number of each.
    #[serde(default)]
    pub(crate) held: Vec<(String, u32)>,
    /// The outputs that are wanted; all where there is none.
    #[serde(default)]
    pub(crate) outputs: Vec<String>,
    /// Which of them stay here.
    #[serde(default)]
    pub(crate) keep: Keep,
    /// The numbers of held tensors that are done with.
    #[serde(default)]
    pub(crate) forget: Vec<u32>,
}

/// Which results of a run stay on the lane.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Keep {
    All(bool),
    Named(Vec<String>),
}

impl Default for Keep {
    fn default() -> Self {
        Self::All(false)
    }
}

impl Keep {
    pub(crate) fn keeps(&self, name: &str) -> bool {
        match self {
            Self::All(all) => *all,
            Self::Named(names) => names.iter().any(|kept| kept == name),
        }
    }
}

impl RunAsk {
    pub(crate) fn read(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|error| failure("ai/bad-option", error))
    }
}
