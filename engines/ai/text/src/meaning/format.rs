//! What a `tokenizer.json` says, as far as it is used here.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::normal::Normal;
use crate::error::{Error, Result};

/// The file.
#[derive(Debug, Deserialize)]
pub(super) struct File {
    #[serde(default)]
    pub(super) added_tokens: Vec<Added>,
    pub(super) normalizer: Normal,
    pub(super) post_processor: Around,
    pub(super) model: WordPieces,
}

/// A text that is one piece wherever it stands.
#[derive(Debug, Deserialize)]
pub(super) struct Added {
    id: u32,
    content: String,
}

/// The model: its pieces, and how words are cut.
#[derive(Debug, Deserialize)]
pub(super) struct WordPieces {
    pub(super) unk_token: String,
    #[serde(default = "prefix")]
    continuing_subword_prefix: String,
    #[serde(default = "longest")]
    pub(super) max_input_chars_per_word: usize,
    pub(super) vocab: HashMap<String, u32>,
}

/// What stands around each text.
#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
pub(super) enum Around {
    /// One piece on each side.
    BertProcessing {
        /// After it.
        sep: (String, u32),
        /// Before it.
        cls: (String, u32),
    },
    /// A list with the text in it.
    TemplateProcessing {
        /// The list.
        single: Vec<Place>,
        /// Which numbers its texts have.
        special_tokens: HashMap<String, Numbers>,
    },
}

/// An entry of the list.
#[derive(Debug, Deserialize)]
pub(super) enum Place {
    /// The text.
    Sequence {},
    /// A piece that stands around it.
    SpecialToken {
        /// Its name.
        id: String,
    },
}

/// The numbers of a piece that stands around texts.
#[derive(Debug, Deserialize)]
pub(super) struct Numbers {
    ids: Vec<u32>,
}

impl File {
    pub(super) fn read(json: &[u8]) -> Result<Self> {
        let bad = |error: serde_json::Error| Error::BadTokenizer(error.to_string());
        let value: Value = serde_json::from_slice(json).map_err(bad)?;
        for (part, expected) in [
            ("model", "WordPiece"),
            ("normalizer", "BertNormalizer"),
            ("pre_tokenizer", "BertPreTokenizer"),
        ] {
            let given = value[part]["type"].as_str().unwrap_or("none");
            if given != expected {
                return Err(Error::BadTokenizer(format!(
                    "its {part} is {given}, and {expected} is what is known here"
                )));
            }
        }
        let file: Self = serde_json::from_value(value).map_err(bad)?;
        let prefix = &file.model.continuing_subword_prefix;
        if prefix != "##" {
            return Err(Error::BadTokenizer(format!(
                "pieces inside of words begin with {prefix:?}, and \"##\" is what is known here"
            )));
        }
        Ok(file)
    }
}

impl Around {
    /// The numbers before and after each text.
    pub(super) fn around(self) -> Result<(Vec<u32>, Vec<u32>)> {
        match self {
            Self::BertProcessing { sep, cls } => Ok((vec![cls.1], vec![sep.1])),
            Self::TemplateProcessing {
                single,
                special_tokens,
            } => {
                let (mut before, mut after, mut text) = (Vec::new(), Vec::new(), false);
                for place in single {
                    match place {
                        Place::Sequence {} => text = true,
                        Place::SpecialToken { id } => {
                            let numbers = special_tokens.get(&id).ok_or_else(|| {
                                Error::BadTokenizer(format!("it has no numbers for {id:?}"))
                            })?;
                            if text { &mut after } else { &mut before }.extend(&numbers.ids);
                        }
                    }
                }
                Ok((before, after))
            }
        }
    }
}

impl From<Added> for (String, u32) {
    fn from(added: Added) -> Self {
        (added.content, added.id)
    }
}

fn prefix() -> String {
    "##".into()
}

fn longest() -> usize {
    100
}
