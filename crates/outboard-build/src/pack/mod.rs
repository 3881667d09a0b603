//! From everything the steps made to the folder that `npm install` accepts.

mod again;
mod companions;
mod error;
pub(crate) mod folder;
mod join;
pub(crate) mod module;
mod package_json;
mod runtime;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

pub use error::PackError;

use join::{Join, Weights};
use module::Module;

use crate::bind::Glue;
use crate::each::Each;
use crate::error::{At, Error};
use crate::kept::Worker;
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

/// Writes the package beside its folder, and moves it there when it is complete. With `workers` of earlier builds it is one for pages
/// under development, and not weighed.
pub(crate) fn pack(
    project: &Project,
    builds: &Each<Build>,
    client: &Client,
    rolldown: &Path,
    workers: Option<&mut BTreeMap<String, Worker>>,
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
    let mut joins = joins(&project.variants);
    joins.retain(|join| client.files.iter().any(|(path, _)| *path == join.entry));
    let is_weighed = workers.is_none();
    let join = |joins: &[Join], progress: &mut Progress<'_>| {
        let wasm = Variant::SIMD.wasm(base);
        join::join(to, &wasm, joins, is_weighed, rolldown, progress)
    };
    let weights = match workers {
        None => join(&joins, progress)?,
        Some(workers) => {
            let sources = again::Sources {
                builds,
                client,
                folder: to,
            };
            again::workers(&sources, &joins, workers, |joins| {
                join(joins, progress).map(|_| ())
            })?;
            Weights::default()
        }
    };
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
    let files = report::list(to)?.into_iter().collect();
    let manifest = package_json::write(project, &files, &dependencies(builds));
    write_json(&to.join("package.json"), &manifest)?;
    let files = if is_weighed {
        report::weigh(to)?
    } else {
        Vec::new()
    };
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
    if let Some(map) = &optimised.map {
        write(&to.join(variant.source_map(base)), map.as_bytes())?;
    }
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
