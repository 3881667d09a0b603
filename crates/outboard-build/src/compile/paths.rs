//! Which folders a module must not name: a panic says in which file it happened, and what ships should not say where it was built.
//!
//! What is left of a path is what its reader needs: `some-crate-1.2.3/src/lib.rs`, or `src/lib.rs` of the workspace.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::options::{BuildOptions, Profile};
use crate::project::Project;
use crate::toolchain;

/// The flags that shorten paths in a release. A build for looking at its sources keeps them whole, and so does one in dev.
pub(super) fn flags(
    project: &Project,
    options: &BuildOptions,
    target: &Path,
) -> Result<Vec<String>, Error> {
    if options.debug_info || options.profile == Profile::Dev {
        return Ok(Vec::new());
    }
    let (_, sysroot) = toolchain::ask_both(&project.folder)?;
    let mut folders = BTreeMap::new();
    if let Some(home) = home() {
        folders.insert(home.join("registry/src"), "");
        folders.insert(home.join("git/checkouts"), "");
    }
    for shelf in &project.shelves {
        folders.insert(shelf.clone(), "");
    }
    folders.insert(target.to_path_buf(), "target");
    folders.insert(project.target.join("outboard/patched"), "");
    folders.insert(project.workspace.clone(), "");
    folders.insert(sysroot.join("lib/rustlib/src/rust"), "rust");
    Ok(ordered(folders))
}

/// Of several that hold for a path, the compiler takes the last: inner folders come after those that they are in.
fn ordered(folders: BTreeMap<PathBuf, &str>) -> Vec<String> {
    let mut folders: Vec<_> = folders.into_iter().collect();
    folders.sort_by_key(|(folder, _)| folder.components().count());
    folders
        .into_iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect()
}

/// The folder that a package is named from: the one that holds it, be it cargo's, or beside the workspace. Inside of the workspace, cargo names
/// files from there.
pub(crate) fn shelf(package: &Path, workspace: &Path) -> Option<PathBuf> {
    if package.starts_with(workspace) {
        return None;
    }
    // A repository has folders of its own, and a package anywhere in them.
    let shelf = package
        .ancestors()
        .find(|folder| folder.ends_with("git/checkouts"))
        .or_else(|| package.parent())?;
    Some(shelf.to_path_buf())
}

fn home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| directories::BaseDirs::new().map(|folders| folders.home_dir().join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_from_the_folder_that_holds_it() {
        let workspace = Path::new("/home/me/work/demo");
        let shelf = |package: &str| shelf(Path::new(package), workspace);
        assert_eq!(shelf("/home/me/work/demo/crates/part"), None);
        assert_eq!(shelf("/home/me/work/beside"), Some("/home/me/work".into()));
        assert_eq!(
            shelf("/home/me/.cargo/registry/src/index-1/png-0.18.0"),
            Some("/home/me/.cargo/registry/src/index-1".into())
        );
        assert_eq!(
            shelf("/home/me/.cargo/git/checkouts/tools-0123/4567/crates/one"),
            Some("/home/me/.cargo/git/checkouts".into())
        );
    }

    #[test]
    fn inner_folders_come_after_those_they_are_in() {
        let folders = [("/a/b/c", "inner"), ("/a", ""), ("/a/b", "")];
        let folders = folders.map(|(folder, name)| (PathBuf::from(folder), name));
        assert_eq!(
            ordered(BTreeMap::from(folders)),
            [
                "--remap-path-prefix=/a=",
                "--remap-path-prefix=/a/b=",
                "--remap-path-prefix=/a/b/c=inner"
            ]
        );
    }
}
