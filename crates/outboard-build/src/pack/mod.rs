//! From everything the steps made to the folder that `npm install` accepts.

mod companions;
mod error;
pub(crate) mod folder;
mod join;
pub(crate) mod module;
mod package_json;
mod runtime;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

pub use error::PackError;

use join::Join;
use module::Module;

use crate::bind::Glue;
use crate::each::Each;
use crate::error::{At, Error};
use crate::optimise::Optimised;
use crate::project::Project;
use crate::report::{self, FileSize};
use crate::reporter::Progress;
use crate::variant::Variant;

/// What was made of one variant.
pub(crate) struct Build {
    pub(crate) glue: Glue,
    pub(crate) optimised: Optimised,
}

/// What the client's writer made: paths in the package, and texts.
pub(crate) struct Client {
    pub(crate) files: Vec<(String, String)>,
    /// The API model as JSON, for `outboard.json`.
    pub(crate) api: Value,
    /// The build id that client, workers and modules share.
    pub(crate) build: String,
    /// The modules that the client names and is checked by, best first.
    pub(crate) modules: Vec<(Variant, Module)>,
}

/// A package in its folder.
pub(crate) struct Packed {
    pub(crate) files: Vec<FileSize>,
    /// Client and runtime as a page loads them, minified and gzipped.
    pub(crate) client: u64,
}

/// Writes the package beside its folder, and moves it there when it is complete.
pub(crate) fn pack(
    project: &Project,
    builds: &Each<Build>,
    client: &Client,
    rolldown: &Path,
    progress: &mut Progress<'_>,
) -> Result<Packed, Error> {
    let scratch = folder::beside(&project.out)?;
    let to = scratch.path();
    let base = project.name.base();
    progress.doing("writing the package");
    for (variant, build) in builds.best_first() {
        engine(base, variant, build, to)?;
    }
    for (variant, module) in &client.modules {
        write(&to.join(variant.wasm(base)), &module.bytes)?;
    }
    let types = to.join(format!("{base}.glue.d.ts"));
    write(&types, builds.simd.glue.dts.as_bytes())?;
    runtime::copy(&to.join("runtime"))?;
    if let Some(front) = &project.settings.front {
        companions::front(front, &to.join("js"))?;
    }
    for (path, text) in &client.files {
        write(&to.join(path), text.as_bytes())?;
    }
    let joins = joins(&project.variants);
    let weights = join::join(to, &Variant::SIMD.wasm(base), &joins, rolldown, progress)?;
    // The sources of what was joined do not ship.
    for join in joins {
        let path = to.join(join.entry);
        fs::remove_file(&path).at("remove a file", &path)?;
    }
    companions::documents(project, to)?;
    let marker = json!({
        "outboard": env!("CARGO_PKG_VERSION"),
        "build": client.build,
        "wasmBindgen": project.wasm_bindgen,
        "panic": builds.simd.glue.panic,
        "variants": project.variants,
        "api": client.api,
    });
    write_json(&to.join(folder::MARKER), &marker)?;
    let files: BTreeSet<String> = report::weigh(to)?
        .into_iter()
        .map(|file| file.path)
        .collect();
    let manifest = package_json::write(project, &files, &dependencies(builds));
    write_json(&to.join("package.json"), &manifest)?;
    let files = report::weigh(to)?;
    folder::replace(scratch, &project.out)?;
    Ok(Packed {
        files,
        client: weights.client,
    })
}

/// What of a variant is not joined: symbols, glue and snippets.
fn engine(base: &str, variant: Variant, build: &Build, to: &Path) -> Result<(), Error> {
    let Build { glue, optimised } = build;
    write(
        &to.join(variant.symbols(base)),
        optimised.symbols.as_bytes(),
    )?;
    write(&to.join(variant.glue(base)), glue.js.as_bytes())?;
    if let Some(snippets) = &glue.snippets {
        companions::snippets(snippets, &to.join("snippets"))?;
    }
    Ok(())
}

/// A worker for each variant; the inline entry holds that of `simd`, and so comes after it.
fn joins(variants: &[Variant]) -> Vec<Join> {
    let worker = |variant: &Variant| Join {
        entry: variant.lane("worker", ".entry.js"),
        to: variant.lane("worker", ".js"),
    };
    let inline = Join {
        entry: "inline.entry.js".to_owned(),
        to: "inline.js".to_owned(),
    };
    variants.iter().map(worker).chain([inline]).collect()
}

/// What the glue of any variant needs from npm.
fn dependencies(builds: &Each<Build>) -> BTreeMap<String, String> {
    let all = builds.best_first();
    all.flat_map(|(_, build)| build.glue.dependencies.clone())
        .collect()
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
