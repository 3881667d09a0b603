//! Why nothing was made, or what was made does not run.

use std::io;
use std::path::PathBuf;

/// What can go wrong around the library.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The project was refused, or could not be written.
    #[error(transparent)]
    New(#[from] outboard_new::Error),
    /// Something is to be asked, and nobody is there.
    #[error("{missing} is missing, and there is nobody to ask")]
    NotSaid { missing: &'static str },
    /// Escape, or Ctrl-C.
    #[error("nothing was written")]
    Left,
    /// The terminal does not play along.
    #[error("could not ask: {0}")]
    Terminal(inquire::InquireError),
    /// A step of `--run` failed.
    #[error("`{command}` ended with an error")]
    Step { command: String, folder: PathBuf },
    /// A step of `--run` could not begin.
    #[error("could not run `{command}`: {source}")]
    NoNpm { command: String, source: io::Error },
}

impl Failure {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::New(error) => error.code(),
            Self::NotSaid { .. } => "not-said",
            Self::Left => "left",
            Self::Terminal(_) => "terminal",
            Self::Step { .. } => "npm",
            Self::NoNpm { .. } => "no-npm",
        }
    }

    pub(crate) fn place(&self) -> Option<String> {
        match self {
            Self::New(error) => Some(error.place()?.display().to_string()),
            Self::Step { folder, .. } => Some(folder.display().to_string()),
            _ => None,
        }
    }

    pub(crate) fn help(&self) -> String {
        match self {
            Self::New(error) => error.help(),
            Self::NotSaid { .. } => "say it, or `--yes` for the defaults".to_owned(),
            Self::Left => "run it again when you like".to_owned(),
            Self::Terminal(_) => {
                "say all of it: `outboard new my-app --template vanilla`".to_owned()
            }
            Self::Step { command, .. } => {
                format!("the project is written; mend what it says, and run `{command}` there")
            }
            Self::NoNpm { .. } => {
                "the project is written; install Node 20 or later, which has npm".to_owned()
            }
        }
    }
}
