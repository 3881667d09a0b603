//! `cargo build` for wasm: from a [`Project`] to the raw module of a variant.

mod flags;
mod panic;

use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{Artifact, Message};

use crate::api::Warning;
use crate::error::{Diagnosis, Error};
use crate::options::{BuildOptions, Panic, Profile};
use crate::process;
use crate::project::{self, Project};
use crate::reporter::Progress;
use crate::toolchain::TARGET;

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
}

/// Compiles the package's library. What does not compile for panics that unwind is compiled for those that abort, and a
/// warning says why.
pub(crate) fn compile(
    project: &Project,
    options: &BuildOptions,
    panic: Panic,
    progress: &mut Progress<'_>,
) -> Result<(Compiled, Option<Warning>), Error> {
    if panic == Panic::Abort {
        let compiled = build(project, options, panic, &mut |line| progress.output(line))?;
        return Ok((compiled, None));
    }
    // The errors of an attempt are not shown: those of the crate itself come again, and the first of the others is in the
    // warning.
    let mut failing = false;
    let attempt = build(project, options, panic, &mut |line| {
        failing |= panic::is_error(line);
        if !failing {
            progress.output(line);
        }
    });
    match attempt {
        Err(Error::Compile(CompileError::Failed { name, output, .. })) => {
            let warning = panic::does_not_compile(&name, &output);
            progress.doing("compiling again, for panics that abort");
            let compiled = build(project, options, Panic::Abort, &mut |line| {
                progress.output(line);
            })?;
            Ok((compiled, Some(warning)))
        }
        done => Ok((done?, None)),
    }
}

/// Runs cargo, and finds the module among what it says it made.
fn build(
    project: &Project,
    options: &BuildOptions,
    panic: Panic,
    line: &mut dyn FnMut(&str),
) -> Result<Compiled, Error> {
    let manifest = project.package.manifest_path.clone().into_std_path_buf();
    let name = project.package.name.to_string();
    let mut cargo = command(project, options, panic)?;
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
    Ok(Compiled { wasm, panic })
}

/// The `.wasm` of an artifact, if it is the package's own library.
fn module(artifact: Artifact, project: &Project) -> Option<PathBuf> {
    if artifact.package_id != project.package.id || !artifact.target.is_cdylib() {
        return None;
    }
    let is_wasm = |file: &cargo_metadata::camino::Utf8PathBuf| file.extension() == Some("wasm");
    artifact.filenames.into_iter().find(is_wasm).map(Into::into)
}

fn command(project: &Project, options: &BuildOptions, panic: Panic) -> Result<Command, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(&project.folder);
    command.args(["build", "--lib", "--target", TARGET]);
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
    if options.offline {
        command.arg("--offline");
    }
    flags::add(&mut command, Path::new(&project.folder), panic)?;
    if panic == Panic::Unwind {
        panic::unwind(&mut command, &options.profile);
    }
    command.args(&options.cargo_args);
    Ok(command)
}
