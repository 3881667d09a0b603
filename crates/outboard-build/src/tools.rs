//! The Node tools of a build, from the npm registry at exact versions, kept in the cache folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::cache;
use crate::error::{At, Diagnosis, Error};
use crate::process;
use crate::reporter::Progress;

/// One tool: an npm package at a version, and files of ours beside it.
struct Tool {
    name: &'static str,
    manifest: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// Binaryen's own package: `wasm-opt` compiled to JavaScript and wasm.
const BINARYEN: Tool = Tool {
    name: "binaryen",
    manifest: include_str!("../tools/binaryen/package.json"),
    files: &[],
};

/// The bundler that joins glue and runtime, and the script that drives it.
const ROLLDOWN: Tool = Tool {
    name: "rolldown",
    manifest: include_str!("../tools/rolldown/package.json"),
    files: &[("join.js", include_str!("../tools/rolldown/join.js"))],
};

/// Why a tool is not there.
#[derive(Debug, thiserror::Error)]
pub enum ToolsError {
    /// Node or npm is not installed.
    #[error("{program} does not run here: {source}")]
    NoNode {
        /// `node` or `npm`.
        program: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// Not installed yet, and `--offline` forbids it.
    #[error("{name} {version} is not installed yet, and --offline forbids to install it")]
    Offline {
        /// The package.
        name: &'static str,
        /// Its version.
        version: String,
    },
    /// npm failed.
    #[error("npm could not install {name} {version}")]
    Install {
        /// The package.
        name: &'static str,
        /// Its version.
        version: String,
        /// What npm wrote.
        output: String,
    },
}

impl ToolsError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::NoNode { .. } => Diagnosis::new(
                "no-node",
                "install Node.js 20.19 or newer with npm: https://nodejs.org",
            ),
            Self::Offline { .. } => Diagnosis::new(
                "tool-missing-offline",
                "build once without --offline: the tool is kept for later builds",
            ),
            Self::Install { name, version, .. } => Diagnosis::new(
                "tool-install",
                format!("run `npm view {name}@{version}` and see whether npm reaches its registry"),
            ),
        }
    }

    pub(crate) fn output(&self) -> Option<&str> {
        match self {
            Self::Install { output, .. } => Some(output),
            _ => None,
        }
    }
}

/// The folders of the tools that one build needs.
pub(crate) struct Tools {
    /// rolldown and the script that drives it.
    pub(crate) rolldown: PathBuf,
    /// Binaryen, where the build optimises.
    pub(crate) binaryen: Option<PathBuf>,
}

/// Makes sure of all tools before anything is compiled: what is missing should not be found out minutes later.
pub(crate) fn prepare(
    optimises: bool,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<Tools, Error> {
    process::run(Command::new("node").arg("--version"), &mut |_| {}).map_err(|source| {
        ToolsError::NoNode {
            program: "node",
            source,
        }
    })?;
    let binaryen = optimises
        .then(|| BINARYEN.ready(offline, progress))
        .transpose()?;
    Ok(Tools {
        rolldown: ROLLDOWN.ready(offline, progress)?,
        binaryen,
    })
}

#[derive(Deserialize)]
struct Manifest {
    dependencies: std::collections::BTreeMap<String, String>,
}

impl Tool {
    /// The exact version that the embedded manifest names.
    fn version(&self) -> String {
        // The manifest is part of this program; a test reads it.
        serde_json::from_str::<Manifest>(self.manifest)
            .ok()
            .and_then(|mut manifest| manifest.dependencies.remove(self.name))
            .unwrap_or_default()
    }

    /// The folder the tool is installed in, installed now if this is the first time.
    fn ready(&self, offline: bool, progress: &mut Progress<'_>) -> Result<PathBuf, Error> {
        let (root, name, version) = (cache::root()?, self.name, self.version());
        let key = format!("{name}-{version}");
        if offline && !cache::has(&root, "tools", &key) {
            return Err(ToolsError::Offline { name, version }.into());
        }
        let folder = cache::once(&root, "tools", &key, |folder| {
            progress.doing(&format!("installing {name} {version}, once"));
            let manifest = folder.join("package.json");
            fs::write(&manifest, self.manifest).at("write a file", &manifest)?;
            self.install(folder)
        })?;
        // Our own files follow this program, not the version of the tool.
        for (file, text) in self.files {
            refresh(&folder.join(file), text)?;
        }
        Ok(folder)
    }

    fn install(&self, folder: &Path) -> Result<(), Error> {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.current_dir(folder);
        npm.args([
            "install",
            "--ignore-scripts",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
        ]);
        npm.args(["--loglevel=error", "--omit=dev"]);
        let done = process::run(&mut npm, &mut |_| {}).map_err(|source| ToolsError::NoNode {
            program: "npm",
            source,
        })?;
        if done.success {
            return Ok(());
        }
        Err(ToolsError::Install {
            name: self.name,
            version: self.version(),
            output: done.stderr,
        }
        .into())
    }
}

/// A `node` command.
pub(crate) fn node(script: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(script);
    command
}

/// Writes a file whole, and only if it says something else: two builds may do so at once.
fn refresh(path: &Path, text: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|current| current == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    let scratch = tempfile::NamedTempFile::new_in(folder).at("create a file", folder)?;
    fs::write(scratch.path(), text).at("write a file", path)?;
    scratch
        .persist(path)
        .map_err(|error| error.error)
        .at("write a file", path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_pinned_exactly() {
        for tool in [BINARYEN, ROLLDOWN] {
            let version = tool.version();
            let parts: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
            assert_eq!(parts.len(), 3, "{} is {version:?}", tool.name);
            assert!(
                parts.iter().all(Result::is_ok),
                "{} is {version:?}",
                tool.name
            );
        }
    }

    #[test]
    fn a_script_of_ours_is_kept_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("join.js");
        refresh(&file, "one").unwrap();
        refresh(&file, "two").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
    }
}
