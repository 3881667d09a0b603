//! From a path to the package that is meant, and nothing more: for whoever compiles it in a way of their own.

use std::path::{Path, PathBuf};

use cargo_metadata::{MetadataCommand, Package};

use super::{ProjectError, manifest, package, parent};
use crate::error::Error;

/// A package, and where it lies.
#[derive(Debug, Clone)]
pub struct Located {
    /// The package as cargo describes it.
    pub package: Package,
    /// The folder of its manifest.
    pub folder: PathBuf,
    /// Where cargo puts what it compiles of it.
    pub target: PathBuf,
}

/// The package at `path`, a folder or a manifest, or the member of its workspace that is named. Nothing is resolved or downloaded.
///
/// # Errors
///
/// If there is no crate, cargo cannot read it, or it is not clear which member is meant.
pub fn locate(path: &Path, name: Option<&str>) -> Result<Located, Error> {
    let manifest = manifest(path)?;
    let metadata = MetadataCommand::new()
        .manifest_path(&manifest)
        .current_dir(parent(&manifest))
        .no_deps()
        .exec()
        .map_err(|source| ProjectError::Cargo {
            manifest: manifest.clone(),
            source,
        })?;
    let package = package::choose(&metadata, &manifest, name)?;
    Ok(Located {
        folder: parent(package.manifest_path.as_std_path()),
        target: metadata.target_directory.into_std_path_buf(),
        package,
    })
}
