//! What of a lock file a package really uses: it may hold other versions for other members or for tools.

use std::collections::{HashMap, HashSet};

use cargo_metadata::{DependencyKind, Metadata, Node, Package, PackageId};

use crate::options::Target;

/// The package, and all that its normal dependencies lead to; a benchmark has those for development of its own package besides.
pub(super) fn from<'m>(
    metadata: &'m Metadata,
    package: &Package,
    builds: &Target,
) -> Vec<&'m Package> {
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
            let for_development = id == &package.id && *builds != Target::Lib;
            let reached = |kind: &cargo_metadata::DepKindInfo| match kind.kind {
                DependencyKind::Normal => true,
                DependencyKind::Development => for_development,
                _ => false,
            };
            if dependency.dep_kinds.iter().any(reached) && seen.insert(&dependency.pkg) {
                next.push(&dependency.pkg);
            }
        }
    }
    let is_seen = |package: &&Package| seen.contains(&package.id);
    metadata.packages.iter().filter(is_seen).collect()
}
