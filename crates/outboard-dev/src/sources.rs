//! What a package is made from: the crate, the crates beside it that it depends on, and the files that cargo says it read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand, Package};
use outboard_build::BuildOptions;

use crate::error::DevError;

/// Files that say how crates are built, whichever folder they are in.
const MANIFESTS: [&str; 6] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "config.toml",
    "rust-toolchain",
    "rust-toolchain.toml",
];

/// What a package is made from.
#[derive(Debug)]
pub(crate) struct Sources {
    /// The crate's name.
    pub(crate) name: String,
    /// The folder to which the compiler's paths are relative.
    pub(crate) workspace: PathBuf,
    manifest: PathBuf,
    member: Option<String>,
    /// The folders of the crates that are written here, each a crate's.
    crates: BTreeSet<PathBuf>,
    /// The front of the package, and the changes to crates of others.
    besides: Vec<PathBuf>,
    /// What cargo said it read.
    inputs: BTreeSet<PathBuf>,
    /// The lock file after the last build: cargo writes it too.
    lock: Option<Vec<u8>>,
    /// Whether the last build failed: then any file may be the one that was missing.
    failing: bool,
}

impl Sources {
    /// Finds the crate at or above the path of a build.
    pub(crate) fn find(build: &BuildOptions) -> Result<Self, DevError> {
        let none = || DevError::NoCrate {
            path: build.path.clone(),
        };
        let path = build.path.canonicalize().map_err(|_| none())?;
        let manifest = path
            .ancestors()
            .map(|folder| folder.join("Cargo.toml"))
            .find(|file| file.is_file())
            .ok_or_else(none)?;
        let folder = manifest.parent().unwrap_or(&path).to_path_buf();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let mut sources = Self {
            name: name.into_owned(),
            workspace: folder.clone(),
            member: build.package.clone(),
            crates: BTreeSet::from([folder]),
            besides: Vec::new(),
            inputs: BTreeSet::new(),
            lock: None,
            failing: false,
            manifest,
        };
        sources.refresh();
        Ok(sources)
    }

    /// The crate's folder.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest.parent().unwrap_or(&self.workspace)
    }

    /// Asks cargo again which crates there are. Where a manifest is broken, what was known stays: the build will say what is wrong.
    pub(crate) fn refresh(&mut self) {
        let mut command = MetadataCommand::new();
        command.manifest_path(&self.manifest);
        if let Some(folder) = self.manifest.parent() {
            command.current_dir(folder);
        }
        let Ok(metadata) = command.exec() else { return };
        self.workspace = metadata.workspace_root.clone().into_std_path_buf();
        let Some(package) = self.package(&metadata) else {
            return;
        };
        self.name = package.name.to_string();
        let folder_of = |package: &Package| {
            let folder = package.manifest_path.parent();
            folder.map(|folder| folder.as_std_path().to_path_buf())
        };
        let besides = ["front", "patches"].into_iter().filter_map(|key| {
            let named = package.metadata["outboard"][key].as_str()?;
            folder_of(package)?.join(named).canonicalize().ok()
        });
        self.besides = besides.collect();
        self.crates = reached(&metadata, package)
            .into_iter()
            .filter_map(folder_of)
            .collect();
    }

    fn package<'a>(&self, metadata: &'a Metadata) -> Option<&'a Package> {
        let members = metadata.workspace_packages();
        let named = |package: &&&Package| Some(package.name.as_str()) == self.member.as_deref();
        let here = |package: &&&Package| package.manifest_path.as_std_path() == self.manifest;
        let builds = |package: &&&Package| {
            package
                .targets
                .iter()
                .any(cargo_metadata::Target::is_cdylib)
        };
        let found = members.iter().find(named);
        let found = found.or_else(|| members.iter().find(here));
        found.or_else(|| members.iter().find(builds)).copied()
    }

    /// A build has ended.
    pub(crate) fn built(&mut self, inputs: Option<Vec<PathBuf>>) {
        self.failing = inputs.is_none();
        if let Some(inputs) = inputs {
            self.inputs = inputs.into_iter().collect();
        }
        self.lock = self.locked();
    }

    fn locked(&self) -> Option<Vec<u8>> {
        fs::read(self.workspace.join("Cargo.lock")).ok()
    }

    /// The folders to watch, and whether with all that is in them.
    pub(crate) fn folders(&self) -> BTreeMap<PathBuf, bool> {
        let mut folders = BTreeMap::new();
        folders.insert(self.workspace.clone(), false);
        for folder in &self.crates {
            folders.insert(folder.clone(), false);
            folders.insert(folder.join("src"), true);
            folders.insert(folder.join(".cargo"), false);
        }
        folders.insert(self.workspace.join(".cargo"), false);
        folders.extend(self.besides.iter().map(|folder| (folder.clone(), true)));
        for file in &self.inputs {
            let Some(folder) = file.parent() else {
                continue;
            };
            let covered = folders
                .iter()
                .any(|(known, deep)| folder == known || (*deep && folder.starts_with(known)));
            if !covered {
                folders.insert(folder.to_path_buf(), false);
            }
        }
        folders.retain(|folder, _| folder.is_dir());
        folders
    }

    /// Whether a change of this file may change the package.
    pub(crate) fn concerns(&self, file: &Path) -> bool {
        let name = file.file_name().unwrap_or_default();
        if name == "Cargo.lock" {
            return file.parent() == Some(&self.workspace) && self.locked() != self.lock;
        }
        let within = |folder: &PathBuf| file.starts_with(folder);
        let in_source = self.crates.iter().any(|folder| within(&folder.join("src")));
        self.inputs.contains(file)
            || MANIFESTS.iter().any(|manifest| name == *manifest)
            || self.besides.iter().any(within)
            || (in_source && (self.failing || file.extension().is_some_and(|end| end == "rs")))
    }

    /// Whether a change of this file may change what there is to watch.
    pub(crate) fn is_manifest(file: &Path) -> bool {
        let name = file.file_name().unwrap_or_default();
        MANIFESTS.iter().any(|manifest| name == *manifest)
    }
}

/// The crate, and all that it depends on and that is written here.
fn reached<'a>(metadata: &'a Metadata, package: &'a Package) -> Vec<&'a Package> {
    let Some(resolve) = &metadata.resolve else {
        return vec![package];
    };
    let mut known = BTreeSet::from([&package.id]);
    let mut next = vec![&package.id];
    while let Some(id) = next.pop() {
        let node = resolve.nodes.iter().find(|node| node.id == *id);
        for id in node.iter().flat_map(|node| &node.dependencies) {
            if known.insert(id) {
                next.push(id);
            }
        }
    }
    let is_here = |package: &&Package| package.source.is_none() && known.contains(&package.id);
    metadata.packages.iter().filter(is_here).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &Path, text: &str) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn a_crate(folder: &Path, name: &str, dependencies: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2021\"\n[lib]\n\
             crate-type = [\"cdylib\", \"rlib\"]\n[dependencies]\n{dependencies}[workspace]\n"
        );
        write(&folder.join("Cargo.toml"), &manifest);
        write(&folder.join("src/lib.rs"), "");
    }

    #[test]
    fn a_crate_and_what_it_depends_on_are_watched_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        a_crate(&home.join("one"), "one", "two = { path = \"../two\" }\n");
        a_crate(&home.join("two"), "two", "");
        let manifest = home.join("two/Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        fs::write(&manifest, text.replace("[workspace]\n", "")).unwrap();
        write(&home.join("data/words.txt"), "a");
        let mut sources = Sources::find(&BuildOptions::new(home.join("one"))).unwrap();
        assert_eq!(sources.name, "one");
        let concerns = |sources: &Sources, file: &str| sources.concerns(&home.join(file));
        assert!(concerns(&sources, "one/src/lib.rs"));
        assert!(concerns(&sources, "two/src/deep/new.rs"));
        assert!(concerns(&sources, "two/Cargo.toml"));
        assert!(!concerns(&sources, "one/pkg/index.js"));
        assert!(!concerns(&sources, "one/target/debug/build/x.rs"));
        assert!(!concerns(&sources, "data/words.txt"));

        sources.built(Some(vec![home.join("data/words.txt")]));
        assert!(concerns(&sources, "data/words.txt"));
        let folders = sources.folders();
        assert_eq!(folders.get(&home.join("data")), Some(&false));
        assert_eq!(folders.get(&home.join("two/src")), Some(&true));
        assert!(!concerns(&sources, "one/src/notes.txt"));
        sources.built(None);
        assert!(concerns(&sources, "one/src/notes.txt"));
    }

    #[test]
    fn the_front_and_changes_to_crates_of_others_are_watched() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        a_crate(&home.join("one"), "one", "");
        let manifest = home.join("one/Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let settings =
            "[package.metadata.outboard]\nfront = \"../js\"\npatches = \"../upstream\"\n";
        fs::write(&manifest, text + settings).unwrap();
        write(&home.join("js/index.js"), "");
        let patch = home.join("upstream/some-1.0.0/src/lib.rs.patch");
        write(&patch, "");
        let sources = Sources::find(&BuildOptions::new(home.join("one"))).unwrap();
        assert!(sources.concerns(&patch));
        assert!(sources.concerns(&home.join("js/index.js")));
        assert_eq!(sources.folders().get(&home.join("upstream")), Some(&true));
        assert!(!sources.concerns(&home.join("other/some.rs")));
    }

    #[test]
    fn cargo_writing_its_lock_file_is_no_change() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        a_crate(&home, "one", "");
        let mut sources = Sources::find(&BuildOptions::new(&home)).unwrap();
        let lock = home.join("Cargo.lock");
        fs::write(&lock, "one").unwrap();
        assert!(sources.concerns(&lock));
        sources.built(Some(Vec::new()));
        assert!(!sources.concerns(&lock));
    }

    #[test]
    fn no_crate_is_an_error_with_a_code() {
        let home = tempfile::tempdir().unwrap();
        for path in [home.path().join("nowhere"), home.path().to_path_buf()] {
            let error = Sources::find(&BuildOptions::new(path)).unwrap_err();
            assert_eq!(error.code(), "no-crate");
        }
    }
}
