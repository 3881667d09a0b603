//! What is here, what is missing, and what was wrong last time. Nothing is compiled, installed or changed.

mod krate;
mod programs;
mod rust;
mod web;

use std::path::Path;

use outboard_build::survey;
use serde::Serialize;

use crate::last::{self, Failure};

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// As it should be.
    Fine,
    /// Not here, and nothing to worry about: it is installed when it is first needed, or only some commands use it.
    Later,
    /// Needed, and not here or not right.
    Missing,
}

/// One line of the doctor's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at: `rustc`, `chromium`, `lock file`.
    pub what: String,
    /// How it is.
    pub state: State,
    /// The version, the place, or what is wrong.
    pub says: String,
    /// The command or the step that mends it.
    pub mend: Option<String>,
    /// The code of the error that a build would give.
    pub code: Option<String>,
}

impl Finding {
    fn fine(what: &str, says: impl Into<String>) -> Self {
        Self {
            what: what.to_owned(),
            state: State::Fine,
            says: says.into(),
            mend: None,
            code: None,
        }
    }

    fn later(what: &str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            state: State::Later,
            mend: Some(mend.into()),
            ..Self::fine(what, says)
        }
    }

    fn missing(what: &str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            state: State::Missing,
            mend: Some(mend.into()),
            ..Self::fine(what, says)
        }
    }

    fn error(what: &str, error: &outboard_build::Error) -> Self {
        let says = match error.place() {
            Some(place) => format!("{error} (at {place})"),
            None => error.to_string(),
        };
        Self {
            code: Some(error.code().to_owned()),
            ..Self::missing(what, says, error.help())
        }
    }
}

/// Findings that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// `Rust`, `Web`, `Browsers`, `This crate`.
    pub name: &'static str,
    /// Its lines.
    pub findings: Vec<Finding>,
}

/// All that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// In the order they are best read.
    pub parts: Vec<Part>,
    /// What went wrong last, newest first.
    pub last: Vec<Failure>,
}

impl Diagnosis {
    /// Whether nothing that is needed is missing.
    #[must_use]
    pub fn healthy(&self) -> bool {
        let findings = self.parts.iter().flat_map(|part| &part.findings);
        findings
            .into_iter()
            .all(|finding| finding.state != State::Missing)
    }
}

/// Looks at this machine, and at the crate in `folder` if there is one.
#[must_use]
pub fn examine(folder: &Path) -> Diagnosis {
    let krate = krate::examine(folder);
    let mut parts = vec![
        Part {
            name: "Rust",
            findings: rust::examine(folder, krate.rebuilds),
        },
        Part {
            name: "Web",
            findings: web::examine(krate.wasm_bindgen.as_deref()),
        },
        Part {
            name: "Browsers",
            findings: programs::browsers(),
        },
    ];
    if !krate.findings.is_empty() {
        parts.push(Part {
            name: "This crate",
            findings: krate.findings,
        });
    }
    let last = survey::cache_folder().map(|cache| last::all(&cache));
    Diagnosis {
        parts,
        last: last.unwrap_or_default(),
    }
}
