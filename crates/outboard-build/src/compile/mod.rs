//! `cargo build` for wasm: from a [`Project`] to the raw module of a variant.

mod flags;
mod folder;
mod inputs;
mod library;
mod lines;
mod panic;
mod patches;
mod paths;

use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{Artifact, Message};

use crate::api::Warning;
use crate::error::{Diagnosis, Error};
use crate::options::{BuildOptions, Panic, Profile, Target};
use crate::process;
use crate::project::{self, Project};
use crate::reporter::Progress;
use crate::toolchain::TARGET;
use crate::variant::Variant;
pub(crate) use inputs::inputs;
pub(crate) use library::is_rebuilt;
use lines::WithoutWarnings;
pub(crate) use paths::shelf;

/// Why there is no module.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// cargo could not be started.
    #[error("cargo does not run here: {source}")]
    NoCargo {
        /// The crate's folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The compiler refused.
    #[error("`{name}` does not compile for {TARGET}")]
    Failed {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
        /// What cargo wrote, with its colours.
        output: String,
    },
    /// cargo succeeded and named no module.
    #[error("cargo built `{name}` and named no wasm module")]
    NoArtifact {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
    },
    /// A change of a crate that others wrote does not fit it.
    #[error("this change of a crate cannot be made: {message}")]
    Patch {
        /// The change, or the folder of the crate's changes.
        file: PathBuf,
        /// Why.
        message: String,
    },
    /// A configuration file of cargo that is not TOML.
    #[error("this configuration of cargo cannot be read: {source}")]
    Config {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
}

impl CompileError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::NoCargo { folder, .. } => {
                Diagnosis::new("no-cargo", "install Rust from https://rustup.rs").at(folder)
            }
            Self::Failed { manifest, .. } => {
                Diagnosis::new("compile", "correct what the compiler names above, then build again").at(manifest)
            }
            Self::NoArtifact { manifest, .. } => Diagnosis::new(
                "no-artifact",
                "leave out the cargo arguments that change what is built, such as `--bin` or `--message-format`",
            )
            .at(manifest),
            Self::Patch { file, .. } => Diagnosis::new(
                "patch",
                "make the change anew for the version in Cargo.lock, or leave out `patches` in [package.metadata.outboard]",
            )
            .at(file),
            Self::Config { file, .. } => Diagnosis::new("cargo-config", "correct that file, then build again").at(file),
        }
    }

    pub(crate) fn output(&self) -> Option<&str> {
        match self {
            Self::Failed { output, .. } => Some(output),
            _ => None,
        }
    }
}

/// What the compiler made.
pub(crate) struct Compiled {
    /// The module as rustc linked it, with wasm-bindgen's and our sections.
    pub(crate) wasm: PathBuf,
    /// What becomes of a panic in it.
    pub(crate) panic: Panic,
    /// Of which build it is.
    pub(crate) variant: Variant,
    /// Whether it has debug information that is to be kept.
    pub(crate) debug_info: bool,
}

/// Compiles the package's library as the variant that everything else is measured by. What does not compile for panics that
/// unwind is compiled for those that abort, and a warning says why.
pub(crate) fn compile(
    project: &Project,
    options: &BuildOptions,
    progress: &mut Progress<'_>,
) -> Result<(Compiled, Option<Warning>), Error> {
    let with =
        |panic, line: &mut dyn FnMut(&str)| build(project, options, (panic, Variant::SIMD), line);
    if project.panic == Panic::Abort {
        let compiled = with(Panic::Abort, &mut |line| progress.output(line))?;
        return Ok((compiled, None));
    }
    // The errors of an attempt are not shown: those of the crate itself come again, and the first of the others is in the
    // warning.
    let mut failing = false;
    let attempt = with(Panic::Unwind, &mut |line| {
        failing |= lines::is_error(line);
        if !failing {
            progress.output(line);
        }
    });
    match attempt {
        Err(Error::Compile(CompileError::Failed { name, output, .. })) => {
            let warning = panic::does_not_compile(&name, &output);
            progress.doing("compiling again, for panics that abort");
            let compiled = with(Panic::Abort, &mut |line| progress.output(line))?;
            Ok((compiled, Some(warning)))
        }
        done => Ok((done?, None)),
    }
}

/// Compiles the package's library once more, as another variant.
pub(crate) fn compile_variant(
    project: &Project,
    options: &BuildOptions,
    panic: Panic,
    variant: Variant,
    line: &mut dyn FnMut(&str),
) -> Result<Compiled, Error> {
    let mut lines = WithoutWarnings::default();
    build(project, options, (panic, variant), &mut |said| {
        if lines.shows(said) {
            line(said);
        }
    })
}

/// Gives a `cargo` that runs in `folder` the flags of the variant that is always built, beside those that the author has.
///
/// # Errors
///
/// When a configuration file of cargo's cannot be read.
pub fn compile_as_simd(command: &mut Command, folder: &Path) -> Result<(), Error> {
    command.args(["--target", TARGET]);
    flags::add(
        command,
        folder,
        &flags::flags(Variant::SIMD, Panic::Abort, 0),
    )
}

/// Runs cargo, and finds the module among what it says it made.
fn build(
    project: &Project,
    options: &BuildOptions,
    (panic, variant): (Panic, Variant),
    line: &mut dyn FnMut(&str),
) -> Result<Compiled, Error> {
    let manifest = project.package.manifest_path.clone().into_std_path_buf();
    let name = project.package.name.to_string();
    let mut cargo = command(project, options, panic, variant)?;
    let done = process::run(&mut cargo, line).map_err(|source| CompileError::NoCargo {
        folder: project.folder.clone(),
        source,
    })?;
    if !done.success {
        return Err(CompileError::Failed {
            manifest,
            name,
            output: done.stderr,
        }
        .into());
    }
    let wasm = Message::parse_stream(done.stdout.as_slice())
        .filter_map(Result::ok)
        .filter_map(|message| match message {
            Message::CompilerArtifact(artifact) => module(artifact, project),
            _ => None,
        })
        .last();
    let wasm = wasm.ok_or(CompileError::NoArtifact { manifest, name })?;
    Ok(Compiled {
        wasm,
        panic,
        variant,
        debug_info: options.debug_info,
    })
}

/// The `.wasm` of an artifact, if it is the package's own library or benchmark.
fn module(artifact: Artifact, project: &Project) -> Option<PathBuf> {
    let wanted = match &project.builds {
        Target::Lib => artifact.target.is_cdylib(),
        Target::Bench(name) => artifact.target.is_bench() && artifact.target.name == *name,
    };
    if artifact.package_id != project.package.id || !wanted {
        return None;
    }
    let is_wasm = |file: &cargo_metadata::camino::Utf8PathBuf| file.extension() == Some("wasm");
    artifact.filenames.into_iter().find(is_wasm).map(Into::into)
}

fn command(
    project: &Project,
    options: &BuildOptions,
    panic: Panic,
    variant: Variant,
) -> Result<Command, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(&project.folder);
    command.args(["build", "--target", TARGET]);
    match &project.builds {
        Target::Lib => command.arg("--lib"),
        Target::Bench(name) => command.args(["--bench", name]),
    };
    command.args(["--package", project.package.name.as_str()]);
    // Diagnostics come rendered on stderr, as a person would see them; stdout says which files were made.
    command.arg("--message-format=json-render-diagnostics");
    if !options
        .cargo_args
        .iter()
        .any(|arg| arg.starts_with("--color"))
    {
        command.arg("--color=always");
    }
    match &options.profile {
        Profile::Dev => {}
        Profile::Release => {
            command.arg("--release");
        }
        Profile::Named(name) => {
            command.args(["--profile", name]);
        }
    }
    if options.all_features {
        command.arg("--all-features");
    }
    if options.no_default_features {
        command.arg("--no-default-features");
    }
    let features = project::features(options, &project.settings);
    if !features.is_empty() {
        command.arg("--features").arg(features.join(","));
    }
    if options.debug_info {
        let profile = match &options.profile {
            Profile::Dev => "dev",
            Profile::Release => "release",
            Profile::Named(name) => name,
        };
        command.args(["--config", &format!("profile.{profile}.debug=2")]);
        command.args(["--config", &format!("profile.{profile}.strip=false")]);
    }
    if options.offline {
        command.arg("--offline");
    }
    let mut flags = flags::flags(variant, panic, project.max_memory.bytes());
    let target = folder::for_all(project, &options.cargo_args);
    flags.extend(paths::flags(project, options, &target)?);
    flags::add(&mut command, &project.folder, &flags)?;
    patches::add(&mut command, project, options)?;
    if is_rebuilt(panic, variant) {
        library::rebuild(&mut command, &options.profile, panic);
    }
    folder::add(&mut command, project, &options.cargo_args, variant);
    Ok(command)
}
