//! From everything the steps made to the folder that `npm install` accepts.

mod companions;
mod error;
pub(crate) mod folder;
mod join;
pub(crate) mod module;
mod package_json;
mod runtime;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

pub use error::PackError;

use module::Module;

use crate::bind::Glue;
use crate::error::{At, Error};
use crate::optimise::Optimised;
use crate::project::Project;
use crate::report::{self, FileSize};
use crate::reporter::Progress;

/// Sources of the client that are joined into one file and do not ship.
const ENTRIES: [&str; 2] = ["inline.entry.js", "worker.entry.js"];

/// What the client's writer made: paths in the package, and texts.
pub(crate) struct Client {
    pub(crate) files: Vec<(String, String)>,
    /// The API model as JSON, for `outboard.json`.
    pub(crate) api: Value,
    /// The build id that client, worker and module share.
    pub(crate) build: String,
    /// The module that the client names and is checked by.
    pub(crate) module: Module,
}

/// A package in its folder.
pub(crate) struct Packed {
    pub(crate) files: Vec<FileSize>,
    /// Client and runtime as a page loads them, minified and gzipped.
    pub(crate) client: u64,
}

/// The file names of an engine in its package.
pub(crate) fn wasm_name(project: &Project) -> String {
    format!("{}.simd.wasm", project.name.base())
}

/// Writes the package beside its folder, and moves it there when it is complete.
pub(crate) fn pack(
    project: &Project,
    glue: &Glue,
    optimised: &Optimised,
    client: &Client,
    rolldown: &Path,
    progress: &mut Progress<'_>,
) -> Result<Packed, Error> {
    let scratch = folder::beside(&project.out)?;
    let to = scratch.path();
    let wasm_name = wasm_name(project);
    progress.doing("writing the package");
    engine(project, glue, optimised, &client.module, to)?;
    runtime::copy(&to.join("runtime"))?;
    if let Some(snippets) = &glue.snippets {
        companions::snippets(snippets, &to.join("snippets"))?;
    }
    if let Some(front) = &project.settings.front {
        companions::front(front, &to.join("js"))?;
    }
    for (path, text) in &client.files {
        write(&to.join(path), text.as_bytes())?;
    }
    let weights = join::join(to, &wasm_name, rolldown, progress)?;
    for entry in ENTRIES {
        let path = to.join(entry);
        fs::remove_file(&path).at("remove a file", &path)?;
    }
    companions::documents(project, to)?;
    let marker = json!({
        "outboard": env!("CARGO_PKG_VERSION"),
        "build": client.build,
        "wasmBindgen": project.wasm_bindgen,
        "panic": glue.panic,
        "api": client.api,
    });
    write_json(&to.join(folder::MARKER), &marker)?;
    let files: BTreeSet<String> = report::weigh(to)?
        .into_iter()
        .map(|file| file.path)
        .collect();
    let manifest = package_json::write(project, &wasm_name, &files, &glue.dependencies);
    write_json(&to.join("package.json"), &manifest)?;
    let files = report::weigh(to)?;
    folder::replace(scratch, &project.out)?;
    Ok(Packed {
        files,
        client: weights.client,
    })
}

/// The module, its symbols, and the glue.
fn engine(
    project: &Project,
    glue: &Glue,
    optimised: &Optimised,
    module: &Module,
    to: &Path,
) -> Result<(), Error> {
    let name = project.name.base();
    write(&to.join(wasm_name(project)), &module.bytes)?;
    write(
        &to.join(format!("{name}.simd.symbols")),
        optimised.symbols.as_bytes(),
    )?;
    write(&to.join(format!("{name}.glue.js")), glue.js.as_bytes())?;
    write(&to.join(format!("{name}.glue.d.ts")), glue.dts.as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).at("create a folder", folder)?;
    }
    Ok(fs::write(path, bytes).at("write a file", path)?)
}

fn write_json(path: &Path, value: &Value) -> Result<(), Error> {
    let mut text =
        serde_json::to_string_pretty(value).map_err(|source| PackError::Json { source })?;
    text.push('\n');
    write(path, text.as_bytes())
}
