//! What can go wrong while the package is written.

use std::path::PathBuf;

use crate::api::ReadError;
use crate::client::WriteError;
use crate::error::Diagnosis;
use crate::variant::Variant;

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The output folder holds something that is not ours.
    #[error("the output folder holds files that outboard did not write, so it is left alone")]
    ForeignFolder {
        /// The folder.
        folder: PathBuf,
        /// One of the files.
        file: String,
    },
    /// The output path is a file.
    #[error("the output folder is a file")]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The output folder would be replaced with the crate or the current folder inside.
    #[error("the output folder holds the crate itself")]
    AroundTheCrate {
        /// The folder.
        folder: PathBuf,
    },
    /// The API could not be read from the glue.
    #[error("the exports cannot be read from what wasm-bindgen {version} wrote: {source}")]
    Read {
        /// The version.
        version: String,
        /// What is wrong.
        source: Box<crate::api::ReadError>,
    },
    /// Two builds of one crate export different things.
    #[error("the variant {variant} does not export what `simd` does: {item} differs")]
    Differs {
        /// The manifest.
        manifest: PathBuf,
        /// The variant.
        variant: Variant,
        /// What is not the same, or not there.
        item: String,
    },
    /// The client could not be written.
    #[error("the client cannot be written: {source}")]
    Client {
        /// What is wrong.
        source: WriteError,
    },
    /// The model could not be turned into JSON.
    #[error("the API model cannot be written as JSON: {source}")]
    Json {
        /// What is wrong.
        source: serde_json::Error,
    },
    /// rolldown refused.
    #[error(
        "the worker and the inline entry cannot be joined: {}",
        first_error(output)
    )]
    Join {
        /// What rolldown wrote.
        output: String,
    },
}

impl PackError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::ForeignFolder { folder, file } => Diagnosis::new(
                "foreign-folder",
                format!("choose another folder with `--out`, or move what is there away (it holds `{file}`)"),
            )
            .at(folder),
            Self::NotAFolder { path } => {
                Diagnosis::new("out-is-a-file", "choose another folder with `--out`").at(path)
            }
            Self::AroundTheCrate { folder } => {
                Diagnosis::new("out-holds-crate", "choose a folder of its own with `--out`").at(folder)
            }
            Self::Read { source, .. } => Diagnosis::new(source.code(), help_of_read(source)),
            Self::Differs { manifest, .. } => Diagnosis::new(
                "variant-differs",
                "let `cfg(target_feature = …)` choose how an export computes, not whether it is there: every variant has one client",
            )
            .at(manifest),
            Self::Client { source } => {
                Diagnosis::new(source.code(), "correct [package.metadata.outboard], or give another `--name`")
            }
            Self::Json { .. } => Diagnosis::new("model", "rename the export it speaks of"),
            Self::Join { .. } => Diagnosis::new(
                "join",
                "look at the JS snippets of the crate and of its dependencies: what they import must be there",
            ),
        }
    }

    pub(crate) fn output(&self) -> Option<&str> {
        match self {
            Self::Join { output } => Some(output),
            _ => None,
        }
    }
}

fn help_of_read(error: &ReadError) -> &'static str {
    match error {
        ReadError::Record { .. } | ReadError::RecordVersion { .. } => {
            "let the crate's `outboard` and this tool be of one version: `cargo update -p outboard`"
        }
        ReadError::Data { .. } => {
            "see what a `#[outboard::record]` may hold, and give it another `js_name` where the name is the matter"
        }
        ReadError::Glue { .. } => {
            "look at the JS snippets of the crate, or try another version of wasm-bindgen"
        }
        ReadError::Thenable => {
            "give it another name in JavaScript: #[wasm_bindgen(js_name = then_)]"
        }
        ReadError::Types { .. } => {
            "look at the crate's `typescript_custom_section`s, or try another version of wasm-bindgen"
        }
    }
}

fn first_error(output: &str) -> &str {
    output
        .lines()
        .find(|line| line.contains("Error"))
        .unwrap_or("rolldown says nothing")
        .trim()
}
