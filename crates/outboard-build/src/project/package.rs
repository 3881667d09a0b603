//! Which package of a workspace is meant.

use std::path::Path;

use cargo_metadata::{Metadata, Package};

use super::ProjectError;
use super::error::nearest;

/// The package that `-p` names, or else the one whose manifest was given.
pub(super) fn choose(
    metadata: &Metadata,
    manifest: &Path,
    wanted: Option<&str>,
) -> Result<Package, ProjectError> {
    let members = metadata.workspace_packages();
    let mut names: Vec<String> = members
        .iter()
        .map(|package| package.name.to_string())
        .collect();
    names.sort_unstable();
    let manifest = manifest.to_path_buf();
    if let Some(wanted) = wanted {
        let found = members
            .iter()
            .find(|package| package.name.as_str() == wanted);
        return found.map(|package| (*package).clone()).ok_or_else(|| {
            ProjectError::NoSuchPackage {
                manifest,
                name: wanted.to_owned(),
                suggestion: nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned),
                members: names.clone(),
            }
        });
    }
    let own = members
        .iter()
        .find(|package| package.manifest_path.as_std_path() == manifest);
    own.map(|package| (*package).clone())
        .ok_or(ProjectError::VirtualWorkspace {
            manifest,
            members: names,
        })
}
