//! Changes to crates that others wrote, for wasm only: `patches = "folder"`.
//!
//! The folder holds one folder for each crate, named `name-1.2.3`. In it `src/some.rs.patch` changes a file of the crate, and what has another ending is a
//! file that the crate gets. What cargo fetched is copied and changed, and cargo takes the copy in place of it; its lock file
//! stays as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{MetadataCommand, Package};
use sha2::{Digest, Sha256};
use toml::Value;
use walkdir::WalkDir;

use super::CompileError;
use crate::cache;
use crate::error::{At, Error};
use crate::options::BuildOptions;
use crate::project::{Project, ProjectError};

/// Lets cargo compile the changed crates.
pub(super) fn add(
    command: &mut Command,
    project: &Project,
    options: &BuildOptions,
) -> Result<(), Error> {
    let Some(folder) = &project.settings.patches else {
        return Ok(());
    };
    let folder = project.folder.join(folder);
    let packages = packages(project, options)?;
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).at("read a folder", &folder)? {
        let entry = entry.at("read a folder", &folder)?;
        if entry.path().is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = patched(project, &packages, &name, &entry.path())?;
            paths.push(Value::from(path.display().to_string()));
        }
    }
    paths.sort_by_key(ToString::to_string);
    command
        .arg("--config")
        .arg(format!("paths={}", Value::Array(paths)));
    Ok(())
}

/// The crates of the lock file, which cargo fetches if they are not there.
fn packages(project: &Project, options: &BuildOptions) -> Result<Vec<Package>, Error> {
    let mut command = MetadataCommand::new();
    command
        .manifest_path(&project.package.manifest_path)
        .current_dir(&project.folder);
    if options.offline {
        command.other_options(["--offline".to_owned()]);
    }
    let metadata = command.exec().map_err(|source| ProjectError::Cargo {
        manifest: project.package.manifest_path.clone().into_std_path_buf(),
        source,
    })?;
    Ok(metadata.packages)
}

/// The folder of a crate with its changes, made once.
fn patched(
    project: &Project,
    packages: &[Package],
    name: &str,
    changes: &Path,
) -> Result<PathBuf, Error> {
    let package = packages
        .iter()
        .find(|package| format!("{}-{}", package.name, package.version) == name)
        .ok_or_else(|| {
            refused(
                changes,
                "the lock file has no crate of this name and version",
            )
        })?;
    let fetched = package.manifest_path.as_std_path().parent();
    let fetched = fetched.ok_or_else(|| refused(changes, "the crate has no folder"))?;
    let files = files(changes)?;
    let mut hash = Sha256::new();
    for (file, text) in &files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(text);
        hash.update([0]);
    }
    let hash: String = hash.finalize()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let shelf = project.target.join("outboard");
    cache::once(&shelf, "patched", &format!("{name}-{hash}"), |into| {
        copy(fetched, into)?;
        for (file, text) in &files {
            change(into, file, text).map_err(|why| refused(&changes.join(file), &why))?;
        }
        Ok(())
    })
}

/// The files below a folder, by their paths there.
fn files(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| refused(folder, &error.to_string()))?;
        if entry.file_type().is_file() {
            let text = fs::read(entry.path()).at("read a file", entry.path())?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.push((path.to_path_buf(), text));
        }
    }
    Ok(files)
}

/// Copies a crate, without the mark that says to cargo that it is as it was fetched.
fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    for (file, bytes) in files(from)? {
        if file.as_os_str() == ".cargo-ok" || file.as_os_str() == "Cargo.lock" {
            continue;
        }
        write(&to.join(&file), &bytes)?;
    }
    Ok(())
}

/// Changes one file of the copy, or adds it.
fn change(crate_: &Path, file: &Path, text: &[u8]) -> Result<(), String> {
    if file.extension().is_none_or(|ending| ending != "patch") {
        let path = crate_.join(file);
        if path.exists() {
            return Err("the crate has this file: give a patch of it".to_owned());
        }
        return write(&path, text).map_err(|error| error.to_string());
    }
    let path = crate_.join(file.with_extension(""));
    let words = |error: &dyn std::fmt::Display| error.to_string();
    let patch = std::str::from_utf8(text).map_err(|error| words(&error))?;
    let patch = diffy::Patch::from_str(patch).map_err(|error| words(&error))?;
    let before = fs::read_to_string(&path).map_err(|error| words(&error))?;
    let after = diffy::apply(&before, &patch).map_err(|error| words(&error))?;
    fs::write(&path, after).map_err(|error| words(&error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).at("create a folder", folder)?;
    }
    fs::write(path, bytes).at("write a file", path)?;
    Ok(())
}

fn refused(file: &Path, message: &str) -> Error {
    CompileError::Patch {
        file: file.to_path_buf(),
        message: message.to_owned(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATCH: &str = "--- a\n+++ b\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n";

    fn crate_with(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("src/lib.rs"), text.as_bytes()).unwrap();
        folder
    }

    #[test]
    fn a_patch_changes_a_file_and_other_files_are_added() {
        let folder = crate_with("one\ntwo\nthree\n");
        change(
            folder.path(),
            Path::new("src/lib.rs.patch"),
            PATCH.as_bytes(),
        )
        .unwrap();
        change(folder.path(), Path::new("src/more/new.rs"), b"new\n").unwrap();
        let read = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
        assert_eq!(read("src/lib.rs"), "one\nTWO\nthree\n");
        assert_eq!(read("src/more/new.rs"), "new\n");
    }

    #[test]
    fn a_patch_of_another_text_is_refused_and_so_is_a_file_that_is_there() {
        let folder = crate_with("something else\n");
        let patch = Path::new("src/lib.rs.patch");
        assert!(change(folder.path(), patch, PATCH.as_bytes()).is_err());
        assert!(change(folder.path(), Path::new("src/lib.rs"), b"new\n").is_err());
    }
}
