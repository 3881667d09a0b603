//! wasm-bindgen: from the raw module to [`Glue`].

mod alone;
pub(crate) mod driver;
mod shared;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use tempfile::TempDir;

use crate::api::Warning;
use crate::compile::Compiled;
use crate::error::{At, Diagnosis, Error};
use crate::options::Panic;
use crate::process;
use crate::project::Project;
use crate::reporter::Progress;
use crate::toolchain::Toolchain;
use crate::variant::Variant;
use crate::wasm;

pub use alone::bind_alone;

/// Why there is no glue.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// The driver is not there and `--offline` forbids to build it.
    #[error(
        "the driver for wasm-bindgen {version} is not built yet, and --offline leaves cargo without its sources"
    )]
    Offline {
        /// The version.
        version: String,
        /// What cargo wrote.
        output: String,
    },
    /// The driver did not compile.
    #[error("the driver for wasm-bindgen {version} does not build")]
    Driver {
        /// The version.
        version: String,
        /// What cargo wrote.
        output: String,
    },
    /// The driver could not be started.
    #[error("the driver for wasm-bindgen does not start: {source}")]
    Start {
        /// The program.
        program: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// wasm-bindgen refused the module.
    #[error("wasm-bindgen {version} refuses the module: {}", output.trim())]
    Refused {
        /// The version.
        version: String,
        /// The module.
        wasm: PathBuf,
        /// What wasm-bindgen wrote.
        output: String,
    },
    /// A build with threads without what a lane makes them with.
    #[error("the variant {variant} of `{name}` does not export what its threads are made with")]
    NoThreads {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
        /// The variant.
        variant: Variant,
    },
    /// The `package.json` that wasm-bindgen wrote for npm dependencies is not as expected.
    #[error("the npm dependencies that wasm-bindgen collected cannot be read: {source}")]
    Dependencies {
        /// The version.
        version: String,
        /// What is wrong.
        source: serde_json::Error,
    },
}

impl BindError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::Offline { .. } => Diagnosis::new(
                "driver-missing-offline",
                "build once without --offline: the driver is kept for later builds",
            ),
            Self::Driver { version, .. } => Diagnosis::new(
                "driver-build",
                format!("try another version than {version}: `cargo update -p wasm-bindgen`"),
            ),
            Self::Start { program, .. } => {
                Diagnosis::new("driver-start", "delete that folder, and it is built again").at(program)
            }
            Self::Refused { wasm, .. } => Diagnosis::new(
                "bind",
                "look for an export wasm-bindgen cannot describe, or for `strip` in the profile; `cargo clean` helps after an update",
            )
            .at(wasm),
            Self::NoThreads { manifest, .. } => Diagnosis::new(
                "no-threads",
                "write `use outboard as _;` in the library, so that `outboard` is part of the module, and run `cargo update -p outboard`",
            )
            .at(manifest),
            Self::Dependencies { .. } => Diagnosis::new(
                "npm-dependencies",
                "let `dependencies` in the crate's `package.json` be names with versions",
            ),
        }
    }

    pub(crate) fn output(&self) -> Option<&str> {
        match self {
            Self::Offline { output, .. } | Self::Driver { output, .. } => Some(output),
            _ => None,
        }
    }
}

/// What wasm-bindgen wrote. The folder lives as long as this value.
pub(crate) struct Glue {
    /// The generated JavaScript.
    pub(crate) js: String,
    /// Its types.
    pub(crate) dts: String,
    /// The bound module, with its function names.
    pub(crate) wasm: PathBuf,
    /// The raw bytes of the `outboard` section; empty without our attribute.
    pub(crate) section: Vec<u8>,
    /// The compiler features of the module, as rustc recorded them.
    pub(crate) features: Vec<String>,
    /// What becomes of a panic in the module.
    pub(crate) panic: Panic,
    /// Of which build it is.
    pub(crate) variant: Variant,
    /// What its author should know.
    pub(crate) warning: Option<Warning>,
    /// The folder of JS snippets, if there are any.
    pub(crate) snippets: Option<PathBuf>,
    /// What snippets and imports need from npm.
    pub(crate) dependencies: BTreeMap<String, String>,
    _folder: TempDir,
}

#[derive(Deserialize)]
struct PackageJson {
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

/// Runs the driver of the project's wasm-bindgen version.
pub(crate) fn bind(
    project: &Project,
    compiled: &Compiled,
    toolchain: &Toolchain,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<Glue, Error> {
    let version = &project.wasm_bindgen;
    let raw = fs::read(&compiled.wasm).at("read a file", &compiled.wasm)?;
    let section = wasm::custom_section(&raw, "outboard")?;
    let features = wasm::target_features(&raw)?;
    let driver = driver::ready(version, compiled.debug_info, toolchain, offline, progress)?;

    let folder = tempfile::tempdir().at("create a folder", &std::env::temp_dir())?;
    // wasm-bindgen takes what follows a dot in the stem for an extension.
    let stem = project.name.base().replace('.', "_");
    progress.doing(&format!("wasm-bindgen {version}, {}", compiled.variant));
    let mut command = Command::new(&driver);
    command.arg(&compiled.wasm).arg(folder.path()).arg(&stem);
    let done = process::run(&mut command, &mut |line| progress.output(line)).map_err(|source| {
        BindError::Start {
            program: driver.clone(),
            source,
        }
    })?;
    if !done.success {
        return Err(BindError::Refused {
            version: version.clone(),
            wasm: compiled.wasm.clone(),
            output: done.stderr,
        }
        .into());
    }
    let out = folder.path();
    let js = read(&out.join(format!("{stem}.js")))?;
    let (js, warning) = finished(without_self_types(&js), project, compiled.variant)?;
    Ok(Glue {
        js,
        warning,
        variant: compiled.variant,
        dts: read(&out.join(format!("{stem}.d.ts")))?,
        wasm: out.join(format!("{stem}_bg.wasm")),
        section,
        features,
        panic: compiled.panic,
        snippets: Some(out.join("snippets")).filter(|folder| folder.is_dir()),
        dependencies: dependencies(out, version)?,
        _folder: folder,
    })
}

/// The glue with what a lane of a threaded build needs besides.
fn finished(
    js: &str,
    project: &Project,
    variant: Variant,
) -> Result<(String, Option<Warning>), BindError> {
    if !variant.threads {
        return Ok((js.to_owned(), None));
    }
    let name = project.package.name.to_string();
    if !js.contains("export function __outboard_threads(") {
        return Err(BindError::NoThreads {
            manifest: project.package.manifest_path.clone().into_std_path_buf(),
            name,
            variant,
        });
    }
    Ok(match shared::share(js) {
        Some(shared) => (shared, None),
        None => {
            let warning = shared::is_not_shared(&name, &project.wasm_bindgen);
            (js.to_owned(), Some(warning))
        }
    })
}

fn dependencies(out: &Path, version: &str) -> Result<BTreeMap<String, String>, Error> {
    let file = out.join("package.json");
    if !file.is_file() {
        return Ok(BTreeMap::new());
    }
    let parsed: Result<PackageJson, _> = serde_json::from_str(&read(&file)?);
    let parsed = parsed.map_err(|source| BindError::Dependencies {
        version: version.to_owned(),
        source,
    })?;
    Ok(parsed.dependencies)
}

/// The glue without the first line that tells Deno where its types are: the package has names of its own for both files.
fn without_self_types(js: &str) -> &str {
    match js.split_once('\n') {
        Some((first, rest)) if first.starts_with("/* @ts-self-types=") => {
            rest.trim_start_matches('\n')
        }
        _ => js,
    }
}

fn read(path: &Path) -> Result<String, Error> {
    Ok(fs::read_to_string(path).at("read a file", path)?)
}

#[cfg(test)]
mod tests {
    use super::without_self_types;

    #[test]
    fn only_the_directive_goes() {
        let js = "/* @ts-self-types=\"./x.d.ts\" */\n\nexport function f() {}\n";
        assert_eq!(without_self_types(js), "export function f() {}\n");
        let plain = "/* mine */\nexport function f() {}\n";
        assert_eq!(without_self_types(plain), plain);
    }
}
