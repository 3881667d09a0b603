//! The user's cache folder: things built or installed once, each in a folder that appears whole or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::error::{At, Diagnosis, Error};

/// Why there is no cache folder.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// Neither `OUTBOARD_CACHE` nor a home folder.
    #[error("there is no folder for caches: this user has no home folder")]
    NoHome,
}

impl CacheError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        Diagnosis::new(
            "no-cache-folder",
            "set OUTBOARD_CACHE to a folder that may be written to",
        )
    }
}

/// The folder that holds drivers and tools: `OUTBOARD_CACHE`, or `outboard` in the user's cache folder.
pub(crate) fn root() -> Result<PathBuf, Error> {
    if let Some(folder) = std::env::var_os("OUTBOARD_CACHE").filter(|folder| !folder.is_empty()) {
        return Ok(std::path::absolute(&folder).at("find a folder", Path::new(&folder))?);
    }
    let folders = directories::ProjectDirs::from("", "", "outboard").ok_or(CacheError::NoHome)?;
    Ok(folders.cache_dir().to_path_buf())
}

/// The folder `root/kind/key`, made by `make` if it is not there yet.
///
/// Two builds at once do not collide: the second waits for the lock, then finds what the first made. `make` works in a
/// temporary folder that is renamed when it succeeds, so a folder with the final name is always complete.
pub(crate) fn once(
    root: &Path,
    kind: &str,
    key: &str,
    make: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let shelf = root.join(kind);
    let ready = shelf.join(key);
    if ready.is_dir() {
        return Ok(ready);
    }
    fs::create_dir_all(&shelf).at("create a folder", &shelf)?;
    let lock_path = shelf.join(format!("{key}.lock"));
    let lock = File::create(&lock_path).at("create a file", &lock_path)?;
    lock.lock().at("lock a file", &lock_path)?;
    if ready.is_dir() {
        return Ok(ready);
    }
    let scratch = tempfile::Builder::new()
        .prefix(".making-")
        .tempdir_in(&shelf)
        .at("create a folder", &shelf)?;
    make(scratch.path())?;
    let made = scratch.keep();
    fs::rename(&made, &ready).at("move a folder", &ready)?;
    Ok(ready)
}

/// Whether [`once`] would find its folder ready.
pub(crate) fn has(root: &Path, kind: &str, key: &str) -> bool {
    root.join(kind).join(key).is_dir()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn two_at_once_make_it_once() {
        let root = tempfile::tempdir().unwrap();
        let made = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let folder = once(root.path(), "tools", "x-1", |folder| {
                        made.fetch_add(1, Ordering::SeqCst);
                        std::thread::sleep(std::time::Duration::from_millis(30));
                        fs::write(folder.join("done"), "yes").at("write a file", folder)?;
                        Ok(())
                    })
                    .unwrap();
                    assert_eq!(fs::read_to_string(folder.join("done")).unwrap(), "yes");
                });
            }
        });
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_failure_leaves_nothing_that_looks_ready() {
        let root = tempfile::tempdir().unwrap();
        let failed = once(root.path(), "tools", "x-1", |folder| {
            fs::write(folder.join("half"), "").at("write a file", folder)?;
            Err(CacheError::NoHome.into())
        });
        assert!(failed.is_err());
        assert!(!has(root.path(), "tools", "x-1"));
        let left: Vec<_> = fs::read_dir(root.path().join("tools")).unwrap().collect();
        assert_eq!(left.len(), 1, "only the lock file stays: {left:?}");
    }
}
