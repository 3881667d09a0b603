//! The output folder: only a new, an empty or one of our own folders is ever written to, and it changes all at once.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::PackError;
use crate::error::{At, Error};
use crate::project::Project;

/// The file that marks a folder as ours.
pub(crate) const MARKER: &str = "outboard.json";

/// Refuses a folder that is not ours; asked before anything is compiled.
pub(crate) fn check(project: &Project) -> Result<(), Error> {
    let out = &project.out;
    if project.folder.starts_with(out) {
        return Err(PackError::AroundTheCrate {
            folder: out.clone(),
        }
        .into());
    }
    unclaimed(out)
}

fn unclaimed(out: &Path) -> Result<(), Error> {
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        return Err(PackError::NotAFolder {
            path: out.to_path_buf(),
        }
        .into());
    }
    if out.join(MARKER).is_file() {
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(out).at("read a folder", out)? {
        names.push(
            entry
                .at("read a folder", out)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    names.sort_unstable();
    match names.into_iter().next() {
        None => Ok(()),
        Some(file) => Err(PackError::ForeignFolder {
            folder: out.to_path_buf(),
            file,
        }
        .into()),
    }
}

/// A folder beside `out` to write the package in, so that it can be moved there.
pub(crate) fn beside(out: &Path) -> Result<TempDir, Error> {
    let parent = out.parent().unwrap_or(out);
    fs::create_dir_all(parent).at("create a folder", parent)?;
    let made = tempfile::Builder::new()
        .prefix(".outboard-")
        .tempdir_in(parent);
    Ok(made.at("create a folder", parent)?)
}

/// Puts a finished folder in the place of `out`.
pub(crate) fn replace(finished: TempDir, out: &Path) -> Result<(), Error> {
    // It may have been filled while the crate was compiled.
    unclaimed(out)?;
    readable(finished.path())?;
    if !out.exists() {
        let finished: PathBuf = finished.keep();
        return Ok(fs::rename(&finished, out).at("move the package to its folder", out)?);
    }
    let old = beside(out)?;
    let old_content = old.path().join("old");
    fs::rename(out, &old_content).at("move the old package away", out)?;
    let finished = finished.keep();
    let moved = fs::rename(&finished, out).at("move the package to its folder", out);
    if moved.is_err() {
        fs::rename(&old_content, out).at("move the old package back", out)?;
    }
    Ok(moved?)
}

/// A temporary folder is its owner's alone; a package is for everyone, as any folder somebody makes.
#[cfg(unix)]
fn readable(folder: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    let open = fs::Permissions::from_mode(0o755);
    Ok(fs::set_permissions(folder, open).at("open a folder to others", folder)?)
}

#[cfg(not(unix))]
fn readable(_: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(out: &Path, text: &str) -> TempDir {
        let folder = beside(out).unwrap();
        fs::write(folder.path().join(MARKER), text).unwrap();
        folder
    }

    #[test]
    fn a_new_an_empty_and_our_own_folder_are_written_to() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("pkg");
        replace(finished(&out, "one"), &out).unwrap();
        replace(finished(&out, "two"), &out).unwrap();
        assert_eq!(fs::read_to_string(out.join(MARKER)).unwrap(), "two");
        let empty = home.path().join("empty");
        fs::create_dir(&empty).unwrap();
        replace(finished(&empty, "three"), &empty).unwrap();
        let left: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
        assert_eq!(left.len(), 2, "nothing temporary stays: {left:?}");
    }

    #[test]
    fn a_foreign_folder_is_not_touched() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("pkg");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("mine.txt"), "keep").unwrap();
        let error = replace(finished(&out, "one"), &out).unwrap_err();
        assert_eq!(error.code(), "foreign-folder");
        assert!(error.help().contains("mine.txt"));
        assert_eq!(fs::read_to_string(out.join("mine.txt")).unwrap(), "keep");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
        assert_eq!(
            unclaimed(&out.join("mine.txt")).unwrap_err().code(),
            "out-is-a-file"
        );
    }
}
