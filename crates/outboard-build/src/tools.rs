//! The Node tools of a build, from the npm registry at exact versions, kept in the cache folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::cache;
use crate::error::{At, Diagnosis, Error};
use crate::process;
use crate::reporter::Progress;
use crate::survey::Found;

/// One tool: an npm package at a version, and files of ours beside it.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// The npm package.
    pub name: &'static str,
    /// A `package.json` that depends on it, at an exact version.
    pub manifest: &'static str,
    /// Paths in the tool's folder, and what the files say.
    pub files: &'static [(&'static str, &'static str)],
}

/// Binaryen's own package: `wasm-opt` compiled to JavaScript and wasm.
pub const BINARYEN: Tool = Tool {
    name: "binaryen",
    manifest: include_str!("../tools/binaryen/package.json"),
    files: &[],
};

/// The bundler that joins glue and runtime.
pub const ROLLDOWN: Tool = Tool {
    name: "rolldown",
    manifest: include_str!("../tools/rolldown/package.json"),
    files: &[],
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
    /// The folder the tool is installed in, installed now if this is the first time.
    ///
    /// # Errors
    ///
    /// When it is not there and cannot be installed.
    pub fn install(
        &self,
        offline: bool,
        reporter: &mut dyn crate::reporter::Reporter,
    ) -> Result<PathBuf, Error> {
        let step = crate::reporter::Step::Toolchain;
        self.ready(offline, &mut Progress { step, reporter })
    }

    /// Which version of the tool this program uses, and where it is, if it is installed.
    pub(crate) fn found(&self) -> Result<Found, Error> {
        let folder = cache::root()?.join("tools").join(self.key());
        Ok(Found {
            name: self.name,
            version: self.version(),
            folder: Some(folder).filter(|folder| folder.is_dir()),
        })
    }

    /// Its folder's name. A scope is no folder.
    fn key(&self) -> String {
        format!("{}-{}", self.name.replace('/', "-"), self.version())
    }

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
        let key = self.key();
        if offline && !cache::has(&root, "tools", &key) {
            return Err(ToolsError::Offline { name, version }.into());
        }
        let folder = cache::once(&root, "tools", &key, |folder| {
            progress.doing(&format!("installing {name} {version}, once"));
            let manifest = folder.join("package.json");
            fs::write(&manifest, self.manifest).at("write a file", &manifest)?;
            self.fetch(folder)
        })?;
        // Our own files follow this program, not the version of the tool.
        for (file, text) in self.files {
            refresh(&folder.join(file), text)?;
        }
        Ok(folder)
    }

    fn fetch(&self, folder: &Path) -> Result<(), Error> {
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

/// A script of ours in the folder of the tool that it drives, under a name that no other text has: builds by several versions of this
/// program may go on at once.
pub(crate) fn script(folder: &Path, stem: &str, text: &str) -> Result<PathBuf, Error> {
    let hash = Sha256::digest(text);
    let name = format!("{stem}-{:02x}{:02x}{:02x}.js", hash[0], hash[1], hash[2]);
    let path = folder.join(name);
    refresh(&path, text)?;
    Ok(path)
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
    fs::create_dir_all(folder).at("create a folder", folder)?;
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
    fn two_versions_of_a_script_are_two_files() {
        let folder = tempfile::tempdir().unwrap();
        let one = script(folder.path(), "join", "one").unwrap();
        let other = script(folder.path(), "join", "other").unwrap();
        assert_eq!(script(folder.path(), "join", "one").unwrap(), one);
        assert_eq!(fs::read_to_string(one).unwrap(), "one");
        assert_eq!(fs::read_to_string(other).unwrap(), "other");
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
