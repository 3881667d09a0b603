//! `manifest.json`: where each model comes from, what it must be, and how it may be used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// All of it, and the folder it was read from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// By the name that paths of kits begin with.
    pub(crate) packages: BTreeMap<String, Package>,
    pub(crate) kits: BTreeMap<String, Kit>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// A package of a registry.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Package {
    pub(crate) client: Client,
    /// The name in the registry.
    pub(crate) name: String,
    /// Debian has one version of a package at a time: its files are checked, one by one.
    #[serde(default)]
    pub(crate) version: Option<String>,
    /// What the client calls the file it fetches.
    #[serde(default)]
    pub(crate) file: Option<String>,
    #[serde(default)]
    pub(crate) sha256: Option<String>,
}

/// Who fetches it.
#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Client {
    Pip,
    Npm,
    Apt,
}

/// A kit, as it is to be made.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kit {
    pub(crate) task: String,
    pub(crate) family: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    /// Whether it may be hosted; if not, it is for tests.
    pub(crate) publish: bool,
    /// The script of `convert/` that makes the files which are in no package.
    #[serde(default)]
    pub(crate) script: Option<String>,
    /// What the script is told besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) options: Vec<String>,
    /// What the script reads: `package/path`, a file or a folder with a slash at its end.
    #[serde(default)]
    pub(crate) takes: Vec<String>,
    /// By their role.
    #[serde(default)]
    pub(crate) files: BTreeMap<String, FileOfKit>,
    /// A folder whose entries are put into the kit as they are.
    #[serde(default)]
    pub(crate) entries: Option<Entries>,
    #[serde(default)]
    pub(crate) settings: Value,
}

/// A file of a kit.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileOfKit {
    pub(crate) path: String,
    /// `package/path`; without it, the script makes the file.
    #[serde(default)]
    pub(crate) from: Option<String>,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

/// Many small files, which the hash of their package vouches for.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entries {
    /// `package/path/`
    pub(crate) from: String,
    pub(crate) count: usize,
}

impl Manifest {
    /// Reads it, in the folder that also holds the scripts.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("manifest.json");
        let json = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut manifest: Self = serde_json::from_slice(&json)
            .with_context(|| format!("{} is wrong", path.display()))?;
        manifest.folder = folder.to_path_buf();
        Ok(manifest)
    }

    /// The kits of these names, or all if there are none.
    pub(crate) fn choose<'a>(&'a self, names: &[impl AsRef<str>]) -> Result<Vec<&'a str>> {
        if names.is_empty() {
            return Ok(self.kits.keys().map(String::as_str).collect());
        }
        names
            .iter()
            .map(|name| match self.kits.get_key_value(name.as_ref()) {
                Some((name, _)) => Ok(name.as_str()),
                None => bail!(
                    "there is no kit {}; there are {}",
                    name.as_ref(),
                    self.kits.keys().cloned().collect::<Vec<_>>().join(", ")
                ),
            })
            .collect()
    }

    /// The package that a `package/path` begins with, and the path in it.
    pub(crate) fn split<'a>(&'a self, place: &'a str) -> Result<(&'a str, &'a Package, &'a str)> {
        let (id, inside) = place
            .split_once('/')
            .with_context(|| format!("{place} is no package/path"))?;
        let package = self
            .packages
            .get(id)
            .with_context(|| format!("the manifest has no package {id}, which {place} is in"))?;
        Ok((id, package, inside))
    }

    /// The packages a kit is made of, in words.
    pub(crate) fn source(&self, kit: &Kit) -> Result<String> {
        let mut names = BTreeSet::new();
        for place in kit.places() {
            let (_, package, _) = self.split(place)?;
            let registry = match package.client {
                Client::Pip => "PyPI",
                Client::Npm => "npm",
                Client::Apt => "Debian",
            };
            let version = package.version.as_deref().unwrap_or_default();
            names.insert(
                format!("{registry} {} {version}", package.name)
                    .trim()
                    .to_owned(),
            );
        }
        Ok(names.into_iter().collect::<Vec<_>>().join(", "))
    }
}

impl Kit {
    /// All that is needed of packages.
    pub(crate) fn places(&self) -> impl Iterator<Item = &str> {
        self.files
            .values()
            .filter_map(|file| file.from.as_deref())
            .chain(self.entries.as_ref().map(|entries| entries.from.as_str()))
            .chain(self.takes.iter().map(String::as_str))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test without the manifest has failed")]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    fn manifest() -> Manifest {
        let root = Workspace::find().unwrap().root;
        Manifest::read(&root.join("engines/ai/models")).unwrap()
    }

    #[test]
    fn everything_has_a_hash_and_a_place() {
        let manifest = manifest();
        let is_hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        for (name, package) in &manifest.packages {
            let debian = matches!(package.client, Client::Apt);
            assert!(
                debian || is_hash(package.sha256.as_deref().unwrap_or_default()),
                "{name}"
            );
        }
        for (name, kit) in &manifest.kits {
            assert!(!kit.licence.is_empty(), "{name}");
            for file in kit.files.values() {
                assert!(
                    is_hash(&file.sha256) && file.bytes > 0,
                    "{name}: {}",
                    file.path
                );
                assert!(
                    file.from.is_some() || kit.script.is_some(),
                    "{name}: {}",
                    file.path
                );
            }
            for place in kit.places() {
                manifest.split(place).unwrap();
            }
            if let Some(script) = &kit.script {
                assert!(
                    manifest.folder.join("convert").join(script).exists(),
                    "{script}"
                );
            }
        }
    }

    #[test]
    fn no_package_is_left_over() {
        let manifest = manifest();
        let mut used = BTreeSet::new();
        for kit in manifest.kits.values() {
            used.extend(kit.places().map(|place| manifest.split(place).unwrap().0));
        }
        let packages: BTreeSet<_> = manifest.packages.keys().map(String::as_str).collect();
        assert_eq!(used, packages);
    }

    #[test]
    fn the_guide_names_every_kit_and_whether_it_may_be_hosted() {
        let root = Workspace::find().unwrap().root;
        let page = fs::read_to_string(root.join("docs/ai/models.md")).unwrap();
        for (name, kit) in &manifest().kits {
            let row = page
                .lines()
                .find(|line| line.starts_with(&format!("| `{name}` |")));
            let end = if kit.publish { "| yes |" } else { "| no |" };
            assert!(row.is_some_and(|row| row.ends_with(end)), "{name}");
        }
    }

    #[test]
    fn an_unknown_kit_is_named_beside_those_there_are() {
        let error = manifest().choose(&["no-such"]).unwrap_err().to_string();
        assert!(
            error.contains("no-such") && error.contains("moonshine-tiny"),
            "{error}"
        );
    }
}
