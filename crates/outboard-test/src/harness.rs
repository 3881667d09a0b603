//! What takes libtest's place in wasm: a crate of one file, compiled by the crate's own rustc and kept with what else is compiled.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::project::Project;

const SOURCE: &str = include_str!("../harness/lib.rs");
/// The name that the compiler is told.
pub(crate) const NAME: &str = "outboard_tests";

/// The compiled harness, compiled now if this is the first time with this rustc.
pub(crate) fn ready(project: &Project) -> Result<PathBuf, Error> {
    let version = rustc(project, |command| command.arg("-vV"))?;
    let mut hash = DefaultHasher::new();
    (SOURCE, &version).hash(&mut hash);
    let folder = project.target.join("harness");
    let library = folder.join(format!("lib{NAME}-{:016x}.rlib", hash.finish()));
    if library.is_file() {
        return Ok(library);
    }
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::File {
            action: "write a file",
            path,
            source,
        }
    };
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    // Two runs at once each compile one; the last is kept, and they are the same.
    let scratch = tempfile::tempdir_in(&folder).map_err(at(&folder))?;
    let source = scratch.path().join("lib.rs");
    fs::write(&source, SOURCE).map_err(at(&source))?;
    let made = scratch.path().join(format!("lib{NAME}.rlib"));
    rustc(project, |command| {
        command
            .env("RUSTC_BOOTSTRAP", NAME)
            .args(["--edition=2021", "--crate-type=rlib", "-O"])
            .args(["--crate-name", NAME, "--target=wasm32-unknown-unknown"])
            .arg("-o")
            .arg(&made)
            .arg(&source)
    })?;
    fs::rename(&made, &library).map_err(at(&library))?;
    Ok(library)
}

/// Runs the rustc in force in the crate's folder.
fn rustc(
    project: &Project,
    with: impl FnOnce(&mut Command) -> &mut Command,
) -> Result<String, Error> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    with(command.current_dir(&project.folder));
    let done = command.output().map_err(|error| Error::Program {
        program: "rustc",
        why: error.to_string(),
    })?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(Error::Harness {
        output: String::from_utf8_lossy(&done.stderr).into_owned(),
    })
}
