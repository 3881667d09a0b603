//! What can go wrong while the package is written.

use std::path::PathBuf;

use crate::error::Diagnosis;

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
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The client could not be written.
    #[error("the client cannot be written: {source}")]
    Client {
        /// What is wrong.
        source: Box<dyn std::error::Error + Send + Sync>,
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
            Self::Read { .. } => Diagnosis::new(
                "read",
                "this is a version outboard has not met: try another with `cargo update -p wasm-bindgen`",
            ),
            Self::Client { .. } => Diagnosis::new("client", "rename the export it speaks of"),
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

fn first_error(output: &str) -> &str {
    output
        .lines()
        .find(|line| line.contains("Error"))
        .unwrap_or("rolldown says nothing")
        .trim()
}
