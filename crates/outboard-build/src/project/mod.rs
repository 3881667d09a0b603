//! From a path and options to a [`Project`]: which package is built, under which name, with which settings.

mod bindgen;
mod budget;
mod error;
mod locate;
mod memory;
mod name;
mod package;
mod panic;
mod reached;
mod settings;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cargo_metadata::{CargoOpt, Metadata, MetadataCommand, Package};

pub use budget::Budget;
pub use error::ProjectError;
pub use locate::{Located, locate};

use crate::api::Warning;
use crate::compile;
use crate::error::At;
use crate::error::Error;
use crate::options::{BuildOptions, Panic, Target};
use crate::toolchain::TARGET;
use crate::variant::Variant;
pub(crate) use memory::MaxMemory;
pub(crate) use name::NpmName;
pub(crate) use settings::{Settings, WasmOpt};

/// A crate that can become a package.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// The package as cargo describes it.
    pub(crate) package: Package,
    /// What of it becomes an npm package.
    pub(crate) builds: Target,
    /// The folder of its manifest.
    pub(crate) folder: PathBuf,
    /// The folder of the workspace it belongs to.
    pub(crate) workspace: PathBuf,
    /// The npm name.
    pub(crate) name: NpmName,
    /// `[package.metadata.outboard]`.
    pub(crate) settings: Settings,
    /// The version of wasm-bindgen that the lock file gives this package.
    pub(crate) wasm_bindgen: String,
    /// What is to become of a panic.
    pub(crate) panic: Panic,
    /// What is built of it, best first; the last is always `simd`.
    pub(crate) variants: Vec<Variant>,
    /// How large the memory of a threaded lane may become.
    pub(crate) max_memory: MaxMemory,
    /// Where cargo puts what it compiles.
    pub(crate) target: PathBuf,
    /// The folders outside of the workspace that the packages it is built of lie in.
    pub(crate) shelves: BTreeSet<PathBuf>,
    /// What its author should know before anything is compiled.
    pub(crate) warnings: Vec<Warning>,
    /// Where the npm package goes.
    pub(crate) out: PathBuf,
}

/// Finds the package at `options.path` and checks that it can be built.
pub(crate) fn find(options: &BuildOptions) -> Result<Project, Error> {
    let manifest = manifest(&options.path)?;
    // Features change which dependencies are reachable, and the settings with features of their own come from a manifest:
    // the first look reads the settings without resolving, the second resolves as the build will.
    let members = metadata(&manifest, options, None)?;
    let package = package::choose(&members, &manifest, options.package.as_deref())?;
    let mut settings = settings::read(&package)?;
    match &options.target {
        Target::Lib => library(&package)?,
        Target::Bench(name) => {
            benchmark(&package, name)?;
            settings.front = None;
        }
    }
    let name = NpmName::choose(&package, &settings, options)?;
    let resolved = metadata(&manifest, options, Some(&features(options, &settings)))?;
    let reached = reached::from(&resolved, &package, &options.target);
    let wasm_bindgen = bindgen::version(&reached, &package)?;
    let variants = Variant::all(
        options.threads.unwrap_or(settings.threads),
        options.relaxed_simd.unwrap_or(settings.relaxed_simd),
    );
    if variants.iter().any(|variant| variant.threads) {
        threads(&reached, &package)?;
    }
    let folder = parent(package.manifest_path.as_std_path());
    let workspace = members.workspace_root.clone().into_std_path_buf();
    let folders = resolved.packages.iter();
    let folders = folders.map(|package| parent(package.manifest_path.as_std_path()));
    let shelves = folders.filter_map(|folder| compile::shelf(&folder, &workspace));
    let (panic, warning) = panic::choose(&package.name, options, &settings, &wasm_bindgen);
    Ok(Project {
        panic,
        builds: options.target.clone(),
        variants,
        max_memory: settings.max_memory.unwrap_or_default(),
        shelves: shelves.collect(),
        target: members.target_directory.clone().into_std_path_buf(),
        warnings: warning.into_iter().collect(),
        out: std::path::absolute(folder.join(&options.out)).at("find a folder", &options.out)?,
        workspace,
        package,
        folder,
        name,
        settings,
        wasm_bindgen,
    })
}

/// The features to build with: those of the options, then those of the metadata.
pub(crate) fn features(options: &BuildOptions, settings: &Settings) -> Vec<String> {
    let mut features = options.features.clone();
    features.extend(settings.features.iter().cloned());
    features.dedup();
    features
}

/// The manifest at or above `path`, as cargo would find it.
fn manifest(path: &Path) -> Result<PathBuf, Error> {
    if !path.exists() {
        return Err(ProjectError::NoPath {
            path: path.to_path_buf(),
        }
        .into());
    }
    let path = path.canonicalize().at("find a folder", path)?;
    if path.is_file() {
        if path.file_name().is_some_and(|name| name == "Cargo.toml") {
            return Ok(path);
        }
        return Err(ProjectError::NotAManifest { path }.into());
    }
    let found = path
        .ancestors()
        .map(|folder| folder.join("Cargo.toml"))
        .find(|file| file.is_file());
    Ok(found.ok_or(ProjectError::NoManifest { path })?)
}

/// Asks cargo; without `features` it leaves the dependencies alone.
fn metadata(
    manifest: &Path,
    options: &BuildOptions,
    features: Option<&[String]>,
) -> Result<Metadata, ProjectError> {
    let mut command = MetadataCommand::new();
    command
        .manifest_path(manifest)
        .current_dir(parent(manifest));
    let mut arguments = Vec::new();
    if let Some(features) = features {
        if options.all_features {
            command.features(CargoOpt::AllFeatures);
        }
        if options.no_default_features {
            command.features(CargoOpt::NoDefaultFeatures);
        }
        if !features.is_empty() {
            command.features(CargoOpt::SomeFeatures(features.to_vec()));
        }
        arguments.push(format!("--filter-platform={TARGET}"));
        let kept = ["--locked", "--frozen", "--offline"];
        arguments.extend(
            options
                .cargo_args
                .iter()
                .filter(|arg| kept.contains(&arg.as_str()))
                .cloned(),
        );
        if options.offline && !arguments.iter().any(|arg| arg == "--offline") {
            arguments.push("--offline".to_owned());
        }
    } else {
        command.no_deps();
    }
    command.other_options(arguments);
    command.exec().map_err(|source| ProjectError::Cargo {
        manifest: manifest.to_path_buf(),
        source,
    })
}

/// Checks that the package has a library that cargo links into a module of its own.
fn library(package: &Package) -> Result<(), ProjectError> {
    let manifest = package.manifest_path.clone().into_std_path_buf();
    let name = package.name.to_string();
    let is_library = |target: &&cargo_metadata::Target| {
        let others = [
            target.is_bin(),
            target.is_example(),
            target.is_test(),
            target.is_bench(),
        ];
        !others.contains(&true) && !target.is_custom_build() && !target.is_proc_macro()
    };
    let Some(target) = package.targets.iter().find(is_library) else {
        return Err(ProjectError::NoLibrary { manifest, name });
    };
    if target.is_cdylib() {
        return Ok(());
    }
    Err(ProjectError::NoCdylib { manifest, name })
}

/// Checks that the package has a bench target of this name.
fn benchmark(package: &Package, name: &str) -> Result<(), ProjectError> {
    let benches = package.targets.iter().filter(|target| target.is_bench());
    let known: Vec<String> = benches.map(|target| target.name.clone()).collect();
    if known.iter().any(|other| other == name) {
        return Ok(());
    }
    Err(ProjectError::NoBench {
        manifest: package.manifest_path.clone().into_std_path_buf(),
        name: name.to_owned(),
        suggestion: error::nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
        known,
    })
}

/// Checks that there is what a lane makes its threads with.
fn threads(reached: &[&Package], package: &Package) -> Result<(), ProjectError> {
    if reached.iter().any(|one| one.name.as_str() == "outboard") {
        return Ok(());
    }
    Err(ProjectError::ThreadsWithoutOutboard {
        manifest: package.manifest_path.clone().into_std_path_buf(),
        name: package.name.to_string(),
    })
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
