//! The sizes of a package: what each file weighs, raw and as a server sends it.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use walkdir::WalkDir;

use crate::error::{At, Error};

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileSize {
    /// Its path from the package's folder, with `/` between folders.
    pub path: String,
    /// Its bytes.
    pub raw: u64,
    /// Its bytes after gzip at its best.
    pub gzip: u64,
}

/// Weighs every file in `folder`, in the order of their paths.
pub(crate) fn weigh(folder: &Path) -> Result<Vec<FileSize>, Error> {
    let mut sizes = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry
            .map_err(std::io::Error::from)
            .at("read a folder", folder)?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path()).at("read a file", entry.path())?;
        sizes.push(FileSize {
            path: relative(entry.path(), folder),
            raw: bytes.len() as u64,
            gzip: gzipped(&bytes).at("compress a file", entry.path())?,
        });
    }
    Ok(sizes)
}

/// The paths of all files in `folder`.
pub(crate) fn list(folder: &Path) -> Result<Vec<String>, Error> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry
            .map_err(std::io::Error::from)
            .at("read a folder", folder)?;
        if entry.file_type().is_file() {
            paths.push(relative(entry.path(), folder));
        }
    }
    Ok(paths)
}

/// A path from `folder`, as npm and URLs write it.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inner
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// The bytes after gzip at its best, in memory, where nothing can fail.
pub(crate) fn gzipped_length(bytes: &[u8]) -> u64 {
    gzipped(bytes).unwrap_or_default()
}

fn gzipped(bytes: &[u8]) -> std::io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_weighed_in_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("runtime")).unwrap();
        fs::write(folder.path().join("runtime/a.js"), "a".repeat(10_000)).unwrap();
        fs::write(folder.path().join("index.js"), "x").unwrap();
        let sizes = weigh(folder.path()).unwrap();
        let paths: Vec<_> = sizes.iter().map(|size| size.path.as_str()).collect();
        assert_eq!(paths, ["index.js", "runtime/a.js"]);
        assert_eq!(sizes[1].raw, 10_000);
        assert!(sizes[1].gzip < 100, "{} bytes", sizes[1].gzip);
    }
}
