//! rolldown: each worker and the inline entry become one file each.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::PackError;
use crate::error::Error;
use crate::process;
use crate::reporter::Progress;
use crate::tools::{self, ToolsError};

/// What drives rolldown.
const JOIN: &str = include_str!("../../tools/rolldown/join.js");

/// A source of the client, and the file that it becomes with all that it imports.
#[derive(Clone, Serialize)]
pub(super) struct Join {
    pub(super) entry: String,
    pub(super) to: String,
}

/// What rolldown is asked to join.
#[derive(Serialize)]
struct Job<'a> {
    folder: &'a Path,
    wasm: &'a str,
    joins: &'a [Join],
    weighs: bool,
}

/// What it found on the way.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Weights {
    /// Client and runtime as a page loads them, minified and gzipped.
    pub(super) client: u64,
}

/// Joins entries in `folder`, one after the other, and weighs the client if it `weighs`. `wasm` is what the inline entry holds.
pub(super) fn join(
    folder: &Path,
    wasm: &str,
    joins: &[Join],
    weighs: bool,
    rolldown: &Path,
    progress: &mut Progress<'_>,
) -> Result<Weights, Error> {
    progress.doing("joining the workers");
    let job = serde_json::to_string(&Job {
        folder,
        wasm,
        joins,
        weighs,
    })
    .map_err(|source| PackError::Json { source })?;
    let mut command = tools::node(&tools::script(rolldown, "join", JOIN)?);
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
