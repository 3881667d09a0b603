//! What went wrong last: a small record in the cache folder, for the doctor.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A command that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When, in seconds since 1970.
    pub time: u64,
    /// What was typed.
    pub command: String,
    /// Where.
    pub folder: PathBuf,
    /// The error's code.
    pub code: String,
    /// What was wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Failure {
    /// One that happened now, in the current folder.
    #[must_use]
    pub fn now(command: &str, code: &str, message: &str, help: &str) -> Self {
        let time = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            time: time.unwrap_or_default().as_secs(),
            command: command.to_owned(),
            folder: std::env::current_dir().unwrap_or_default(),
            code: code.to_owned(),
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }
}

fn file(cache: &Path, kind: &str) -> PathBuf {
    cache.join("last").join(format!("{kind}.json"))
}

/// Keeps what went wrong with a command of this kind (`build`, `test`, `bench`), in place of what went wrong before.
///
/// # Errors
///
/// When the cache folder cannot be written to.
pub fn keep(cache: &Path, kind: &str, failure: &Failure) -> io::Result<()> {
    let file = file(cache, kind);
    fs::create_dir_all(file.parent().unwrap_or(cache))?;
    let text = serde_json::to_string_pretty(failure).map_err(io::Error::other)?;
    fs::write(file, text + "\n")
}

/// Forgets it, when the same command has since succeeded in the same folder.
///
/// # Errors
///
/// When the record cannot be removed.
pub fn mend(cache: &Path, kind: &str, folder: &Path) -> io::Result<()> {
    match read(cache, kind) {
        Some(failure) if failure.folder == folder => fs::remove_file(file(cache, kind)),
        _ => Ok(()),
    }
}

/// What went wrong last, newest first. A record that cannot be read says nothing.
#[must_use]
pub fn all(cache: &Path) -> Vec<Failure> {
    let mut found: Vec<Failure> = KINDS.iter().filter_map(|kind| read(cache, kind)).collect();
    found.sort_by_key(|failure| std::cmp::Reverse(failure.time));
    found
}

/// The commands whose failures are kept.
const KINDS: [&str; 3] = ["build", "test", "bench"];

fn read(cache: &Path, kind: &str) -> Option<Failure> {
    let text = fs::read_to_string(file(cache, kind)).ok()?;
    serde_json::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_failure_is_kept_until_it_is_mended() {
        let cache = tempfile::tempdir().unwrap();
        let mut failure = Failure::now(
            "outboard build",
            "compile",
            "it does not compile",
            "correct it",
        );
        failure.folder = "/demo".into();
        keep(cache.path(), "build", &failure).unwrap();
        failure.time += 1;
        keep(cache.path(), "test", &failure).unwrap();
        let times: Vec<_> = all(cache.path()).iter().map(|one| one.time).collect();
        assert_eq!(times, [failure.time, failure.time - 1]);
        mend(cache.path(), "test", Path::new("/other")).unwrap();
        assert_eq!(all(cache.path()).len(), 2);
        mend(cache.path(), "test", Path::new("/demo")).unwrap();
        mend(cache.path(), "test", Path::new("/demo")).unwrap();
        assert_eq!(all(cache.path()).len(), 1);
    }
}
