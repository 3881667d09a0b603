//! Which wasm-bindgen a package is built with: the one its dependencies really reach in the lock file.

use std::collections::{BTreeSet, HashMap, HashSet};

use cargo_metadata::{DependencyKind, Metadata, Node, Package, PackageId};

use super::ProjectError;

/// Walks the normal dependencies of `package`; a lock file may hold other versions for other members or for tools.
pub(super) fn version(metadata: &Metadata, package: &Package) -> Result<String, ProjectError> {
    let nodes: HashMap<&PackageId, &Node> = metadata
        .resolve
        .iter()
        .flat_map(|resolve| &resolve.nodes)
        .map(|node| (&node.id, node))
        .collect();
    let mut seen = HashSet::from([&package.id]);
    let mut next = vec![&package.id];
    while let Some(id) = next.pop() {
        for dependency in nodes.get(id).iter().flat_map(|node| &node.deps) {
            let normal = |kind: &cargo_metadata::DepKindInfo| kind.kind == DependencyKind::Normal;
            if dependency.dep_kinds.iter().any(normal) && seen.insert(&dependency.pkg) {
                next.push(&dependency.pkg);
            }
        }
    }
    let versions: BTreeSet<String> = metadata
        .packages
        .iter()
        .filter(|package| package.name.as_str() == "wasm-bindgen" && seen.contains(&package.id))
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
