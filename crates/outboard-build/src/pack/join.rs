//! rolldown: the worker and the inline entry become one file each.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::PackError;
use crate::error::Error;
use crate::process;
use crate::reporter::Progress;
use crate::tools::{self, ToolsError};

/// What rolldown is asked to join.
#[derive(Serialize)]
struct Job<'a> {
    folder: &'a Path,
    wasm: &'a str,
}

/// What it found on the way.
#[derive(Debug, Deserialize)]
pub(super) struct Weights {
    /// Client and runtime as a page loads them, minified and gzipped.
    pub(super) client: u64,
}

/// Joins the entries in `folder`, where they replace nothing and are not yet removed.
pub(super) fn join(
    folder: &Path,
    wasm: &str,
    rolldown: &Path,
    progress: &mut Progress<'_>,
) -> Result<Weights, Error> {
    progress.doing("joining the worker");
    let job = serde_json::to_string(&Job { folder, wasm })
        .map_err(|source| PackError::Json { source })?;
    let mut command = tools::node(&rolldown.join("join.js"));
    command.arg(job).env("NO_COLOR", "1");
    // Its words are kept for the error: they are about files the author never wrote.
    let done = process::run(&mut command, &mut |_| {}).map_err(|source| ToolsError::NoNode {
        program: "node",
        source,
    })?;
    if !done.success {
        return Err(PackError::Join {
            output: done.stderr,
        }
        .into());
    }
    Ok(serde_json::from_slice(&done.stdout).map_err(|source| PackError::Json { source })?)
}
