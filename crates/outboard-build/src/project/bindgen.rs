//! Which wasm-bindgen a package is built with: the one its dependencies really reach in the lock file.

use std::collections::BTreeSet;

use cargo_metadata::Package;

use super::ProjectError;

/// The one version among the packages that `package` reaches.
pub(super) fn version(reached: &[&Package], package: &Package) -> Result<String, ProjectError> {
    let versions: BTreeSet<String> = reached
        .iter()
        .filter(|package| package.name.as_str() == "wasm-bindgen")
        .map(|package| package.version.to_string())
        .collect();
    let manifest = package.manifest_path.clone().into_std_path_buf();
    let name = package.name.to_string();
    let mut versions = versions.into_iter();
    match (versions.next(), versions.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(ProjectError::NoWasmBindgen { manifest, name }),
        (Some(first), Some(second)) => Err(ProjectError::SeveralWasmBindgen {
            manifest,
            name,
            versions: [first, second].into_iter().chain(versions).collect(),
        }),
    }
}
