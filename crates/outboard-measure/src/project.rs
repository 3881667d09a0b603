//! Which benchmarks a crate has.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::Package;
use outboard_build::Located;

use crate::error::Error;
use crate::plan::Plan;

/// A package and the benchmarks of it that are to be measured.
pub(crate) struct Project {
    pub(crate) package: Package,
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) benches: Vec<Benchmark>,
}

/// A bench target.
pub(crate) struct Benchmark {
    pub(crate) name: String,
    /// `benches/<name>.js`, or `.mjs`, where there is one.
    pub(crate) script: Option<PathBuf>,
}

/// Finds the package of a plan, and its benchmarks.
pub(crate) fn find(plan: &Plan) -> Result<Project, Error> {
    let Located {
        package,
        folder,
        target,
    } = outboard_build::locate(&plan.path, plan.package.as_deref())?;
    let manifest = package.manifest_path.clone().into_std_path_buf();
    Ok(Project {
        benches: benches(&package, &manifest, plan)?,
        folder,
        target,
        package,
    })
}

fn benches(package: &Package, manifest: &Path, plan: &Plan) -> Result<Vec<Benchmark>, Error> {
    let targets = || package.targets.iter().filter(|target| target.is_bench());
    let known: Vec<String> = targets().map(|target| target.name.clone()).collect();
    if let Some(name) = plan.bench.as_ref().filter(|name| !known.contains(name)) {
        return Err(Error::NoSuchBench {
            manifest: manifest.to_path_buf(),
            package: package.name.to_string(),
            name: name.clone(),
            known,
        });
    }
    let free = without_harness(manifest)?;
    if let Some(name) = plan.bench.as_ref().filter(|name| !free.contains(name)) {
        return Err(Error::Harness {
            manifest: manifest.to_path_buf(),
            name: name.clone(),
        });
    }
    let wanted = |name: &String| plan.bench.as_ref().is_none_or(|wanted| wanted == name);
    let benches: Vec<Benchmark> = targets()
        .filter(|target| free.contains(&target.name) && wanted(&target.name))
        .map(|target| {
            let source = target.src_path.as_std_path();
            let beside = ["js", "mjs"].map(|ending| source.with_extension(ending));
            Benchmark {
                name: target.name.clone(),
                script: beside.into_iter().find(|file| file.is_file()),
            }
        })
        .collect();
    match (benches.is_empty(), known.first()) {
        (false, _) => Ok(benches),
        (true, Some(name)) => Err(Error::Harness {
            manifest: manifest.to_path_buf(),
            name: name.clone(),
        }),
        (true, None) => Err(Error::NoBench {
            manifest: manifest.to_path_buf(),
            package: package.name.to_string(),
        }),
    }
}

/// The benchmarks with `harness = false`, of which cargo's metadata says nothing.
fn without_harness(manifest: &Path) -> Result<Vec<String>, Error> {
    let text = fs::read_to_string(manifest).map_err(|source| Error::File {
        action: "read a file",
        path: manifest.to_path_buf(),
        source,
    })?;
    // cargo has read it before, so it is TOML.
    let table: toml::Table = toml::from_str(&text).unwrap_or_default();
    let benches = table.get("bench").and_then(toml::Value::as_array);
    let free = benches.into_iter().flatten().filter_map(|bench| {
        let harness = bench.get("harness").and_then(toml::Value::as_bool);
        let name = bench.get("name").and_then(toml::Value::as_str);
        (harness == Some(false)).then_some(name?.to_owned())
    });
    Ok(free.collect())
}
