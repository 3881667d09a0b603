//! What a file is, by its first and last bytes and a model that has seen many: magika.
//!
//! ```
//! use outboard_session::Session;
//! use outboard_text::kind::FileTyper;
//!
//! let typer = FileTyper::new(
//!     Session::load(outboard_models::read("magika/model.onnx"))?,
//!     &outboard_models::read("magika/config.json"),
//!     &outboard_models::read("magika/types.json"),
//! )?;
//! let file = b"import os\n\ndef main():\n    print(os.getcwd())\n\nif __name__ == '__main__':\n    main()\n";
//! let kind = typer.kind(file)?;
//! assert_eq!(kind.label, "python");
//! assert_eq!(kind.mime, "text/x-python");
//! # Ok::<(), outboard_text::Error>(())
//! ```

mod config;
mod features;

use outboard_session::tensor::NdTensor;
use outboard_session::{Session, Value};
use serde::Serialize;

use self::config::{Config, Types};
use crate::error::{Error, Result};

/// Tells what files are.
#[derive(Debug)]
pub struct FileTyper {
    session: Session,
    config: Config,
    types: Types,
    input: String,
    output: String,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kind {
    /// Its name in the model, such as `png` or `python`; `unknown`, `txt` or `empty` where nothing better can be said.
    pub label: String,
    /// What people call it.
    pub description: String,
    /// Its MIME type.
    pub mime: String,
    /// What it belongs to, such as `image` or `code`.
    pub group: String,
    /// What names of such files end in, without the dot.
    pub extensions: Vec<String>,
    /// Whether it is a text.
    pub is_text: bool,
    /// How sure the model is of its own guess, from 0 to 1; 1 where a rule answered.
    pub score: f32,
    /// What the model guessed, where it was not sure enough to say so in `label`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guess: Option<String>,
}

impl FileTyper {
    /// Puts the model, its configuration and its table of types together.
    ///
    /// # Errors
    ///
    /// If one of them is not what it should be, or they do not fit each other.
    pub fn new(session: Session, config: &[u8], types: &[u8]) -> Result<Self> {
        let config = Config::from_json(config)?;
        let types = Types::from_json(types, &config)?;
        let name = |ports: &[outboard_session::Port], what: &str| match ports {
            [port] => Ok(port.name.clone()),
            _ => Err(Error::BadKit(format!(
                "the model has {} {what}s, and magika's has one",
                ports.len()
            ))),
        };
        let input = name(session.inputs(), "input")?;
        let output = name(session.outputs(), "output")?;
        Ok(Self {
            session,
            config,
            types,
            input,
            output,
        })
    }

    /// How many bytes of the beginning and of the end are looked at.
    pub fn block(&self) -> usize {
        self.config.block_size
    }

    /// What a whole file is.
    ///
    /// # Errors
    ///
    /// If the model fails.
    pub fn kind(&self, file: &[u8]) -> Result<Kind> {
        let block = file.len().min(self.block());
        self.kind_of_ends(&file[..block], &file[file.len() - block..])
    }

    /// What a file is whose first and last [`FileTyper::block`] bytes are these. Of a shorter file, both are all of it.
    ///
    /// # Errors
    ///
    /// If the model fails.
    pub fn kind_of_ends(&self, head: &[u8], tail: &[u8]) -> Result<Kind> {
        let Some(features) = features::read(&self.config, head, tail) else {
            let label = match std::str::from_utf8(head) {
                _ if head.is_empty() => "empty",
                Ok(_) => "txt",
                Err(_) => "unknown",
            };
            return self.named(label, 1.0, None);
        };
        let input = NdTensor::from_data([1, features.len()], features);
        let [scores] = self.session.run(
            [(self.input.as_str(), Value::from(input).into())],
            [self.output.as_str()],
        )?;
        let Value::FloatTensor(scores) = scores else {
            return Err(Error::BadKit("the model gives no scores".into()));
        };
        let scores = scores.into_data();
        let labels = &self.config.target_labels_space;
        let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        match best {
            Some((at, score)) if scores.len() == labels.len() => self.judge(&labels[at], *score),
            _ => Err(Error::BadKit(format!(
                "the model gave {} scores, and there are {} labels",
                scores.len(),
                labels.len()
            ))),
        }
    }

    /// A guess of the model → what is said.
    fn judge(&self, guess: &str, score: f32) -> Result<Kind> {
        let config = &self.config;
        let label = config.overwrite_map.get(guess).map_or(guess, |label| label);
        let enough = config.thresholds.get(guess).copied();
        if score >= enough.unwrap_or(config.medium_confidence_threshold) {
            return self.named(label, score, None);
        }
        // Text or not is right even where the rest is doubtful.
        let broad = if self.types.get(label)?.is_text {
            "txt"
        } else {
            "unknown"
        };
        self.named(broad, score, Some(guess.to_owned()))
    }

    fn named(&self, label: &str, score: f32, guess: Option<String>) -> Result<Kind> {
        let of = self.types.get(label)?;
        Ok(Kind {
            label: label.to_owned(),
            description: of.description.clone().unwrap_or_default(),
            mime: of
                .mime_type
                .clone()
                .unwrap_or_else(|| "application/octet-stream".into()),
            group: of.group.clone().unwrap_or_default(),
            extensions: of.extensions.clone(),
            is_text: of.is_text,
            score,
            guess,
        })
    }
}
