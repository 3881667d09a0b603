//! Why there is no new project.

use std::io;
use std::path::{Path, PathBuf};

use crate::catalogue::templates;
use crate::names::{LONGEST, suggest};

/// Why there is no new project. `Display` says what was wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// npm or Cargo would refuse the name.
    #[error("`{name}` cannot be the name of a package and a crate")]
    BadName {
        /// As it was given.
        name: String,
    },
    /// npm, Cargo, Rust or Windows keep the name for themselves.
    #[error("`{name}` is a name that npm or Rust keep")]
    ReservedName {
        /// As it was given.
        name: String,
    },
    /// No template is called so.
    #[error("there is no template `{name}`")]
    UnknownTemplate {
        /// As it was given.
        name: String,
    },
    /// Something else has the name of the folder.
    #[error("this is a file, and no folder")]
    NotAFolder {
        /// Where the project was to be.
        folder: PathBuf,
    },
    /// The folder holds something.
    #[error("the folder is not empty: it holds `{there}`")]
    NotEmpty {
        /// Where the project was to be.
        folder: PathBuf,
        /// One of the things in it.
        there: String,
    },
    /// A file or folder could not be read or written.
    #[error("could not read or write this: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// A stable name for this kind of error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadName { .. } => "bad-name",
            Self::ReservedName { .. } => "reserved-name",
            Self::UnknownTemplate { .. } => "unknown-template",
            Self::NotAFolder { .. } => "not-a-folder",
            Self::NotEmpty { .. } => "not-empty",
            Self::File { .. } => "file",
        }
    }

    /// Where it was.
    #[must_use]
    pub fn place(&self) -> Option<&Path> {
        match self {
            Self::NotAFolder { folder } | Self::NotEmpty { folder, .. } => Some(folder),
            Self::File { path, .. } => Some(path),
            _ => None,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::BadName { name } => format!(
                "letters from a to z, digits, - and _ are fine, beginning with a letter, {LONGEST} at most; try `{}`",
                suggest(name)
            ),
            Self::ReservedName { name } => format!("try `{}`", suggest(name)),
            Self::UnknownTemplate { name } => {
                let known: Vec<_> = templates().iter().map(|it| it.name.as_str()).collect();
                let alike = |other: &&&str| strsim::jaro_winkler(name, other) > 0.7;
                match known.iter().find(alike) {
                    Some(nearest) => {
                        format!("did you mean `{nearest}`? known are: {}", known.join(", "))
                    }
                    None => format!("known are: {}", known.join(", ")),
                }
            }
            Self::NotAFolder { .. } => "choose another name".to_owned(),
            Self::NotEmpty { .. } => {
                "choose another name, or empty the folder yourself: nothing is ever overwritten"
                    .to_owned()
            }
            Self::File { .. } => "check the path, its permissions and the disk".to_owned(),
        }
    }
}
