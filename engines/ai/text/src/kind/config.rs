//! What lies beside magika's model: how it is fed and understood, and what its labels stand for.

use std::collections::HashMap;

use serde::Deserialize;

use crate::error::{Error, Result};

/// Labels that are given where the model is not asked, or not sure.
const OWN: [&str; 3] = ["empty", "txt", "unknown"];

/// `config.min.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Config {
    pub(super) beg_size: usize,
    mid_size: usize,
    pub(super) end_size: usize,
    use_inputs_at_offsets: bool,
    pub(super) medium_confidence_threshold: f32,
    pub(super) min_file_size_for_dl: usize,
    pub(super) padding_token: i32,
    pub(super) block_size: usize,
    pub(super) target_labels_space: Vec<String>,
    pub(super) thresholds: HashMap<String, f32>,
    pub(super) overwrite_map: HashMap<String, String>,
}

/// `content_types_kb.min.json`.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Types {
    types: HashMap<String, Type>,
}

/// What a label stands for.
#[derive(Debug, Deserialize)]
pub(super) struct Type {
    pub(super) mime_type: Option<String>,
    pub(super) group: Option<String>,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) extensions: Vec<String>,
    #[serde(default)]
    pub(super) is_text: bool,
}

impl Config {
    pub(super) fn from_json(json: &[u8]) -> Result<Self> {
        let config: Self = serde_json::from_slice(json)
            .map_err(|error| Error::BadKit(format!("the configuration of magika: {error}")))?;
        let sizes = [
            config.beg_size,
            config.end_size,
            config.min_file_size_for_dl,
        ];
        if config.mid_size != 0 || config.use_inputs_at_offsets {
            return Err(Error::BadKit(
                "this model of magika looks at the middle of files, which is not known here".into(),
            ));
        }
        if sizes.contains(&0) || sizes.iter().any(|size| *size > config.block_size) {
            return Err(Error::BadKit(
                "the configuration of magika has sizes that make no sense".into(),
            ));
        }
        if config.block_size > 1 << 20 || config.min_file_size_for_dl > config.beg_size {
            return Err(Error::BadKit(
                "the configuration of magika has sizes out of bounds".into(),
            ));
        }
        Ok(config)
    }
}

impl Types {
    /// Reads the table, and sees to it that every label that can come stands in it.
    pub(super) fn from_json(json: &[u8], config: &Config) -> Result<Self> {
        let types: Self = serde_json::from_slice(json)
            .map_err(|error| Error::BadKit(format!("the types of magika: {error}")))?;
        let own = OWN.into_iter().map(str::to_owned);
        let labels = config.target_labels_space.iter().cloned().chain(own);
        for label in labels.chain(config.overwrite_map.values().cloned()) {
            types.get(&label)?;
        }
        Ok(types)
    }

    pub(super) fn get(&self, label: &str) -> Result<&Type> {
        let of = self.types.get(label);
        of.ok_or_else(|| Error::BadKit(format!("the types of magika have no {label:?}")))
    }
}
