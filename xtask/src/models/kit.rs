//! A kit: made beside its place, checked, and then put there whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::models::manifest::{Kit, Manifest};
use crate::models::python::Python;
use crate::models::{Scratch, packages};
use crate::samples::sha256;
use crate::shell::{command, output, say};

/// The file of a kit that says what it was made from.
const STAMP: &str = ".made";

/// Makes kits in a folder.
pub(crate) struct Maker<'a> {
    manifest: &'a Manifest,
    folder: &'a Path,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(manifest: &'a Manifest, folder: &'a Path) -> Self {
        Self { manifest, folder }
    }

    /// Those that are not there, or were made from something else than would be taken now.
    pub(crate) fn missing<'n>(&self, names: &[&'n str]) -> Result<Vec<&'n str>> {
        let mut missing = Vec::new();
        for name in names {
            if !self.is_made(name)? {
                missing.push(*name);
            }
        }
        Ok(missing)
    }

    /// Makes a kit anew.
    pub(crate) fn make(&self, name: &str) -> Result<()> {
        say(&format!("making {name}"));
        let kit = &self.manifest.kits[name];
        let scratch = Scratch::new(self.folder, name)?;
        let (unpacked, made) = (scratch.path.join("unpacked"), scratch.path.join("made"));
        fs::create_dir_all(&made)?;
        let python = self.unpack(kit, &unpacked)?;
        self.fill(kit, &unpacked, &made, &python)
            .and_then(|()| verify(kit, &made))
            .with_context(|| format!("{name} cannot be made"))?;
        let text = serde_json::to_string_pretty(&self.description(name, kit)?)?;
        fs::write(made.join("kit.json"), text + "\n")?;
        fs::write(made.join(STAMP), self.stamp(name)?)?;
        let place = self.folder.join(name);
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        fs::rename(&made, &place)
            .with_context(|| format!("cannot put {name} into {}", place.display()))
    }

    /// Puts all that a kit takes of packages into a folder, where each package has its own.
    pub(crate) fn unpack(&self, kit: &Kit, folder: &Path) -> Result<Python> {
        let scripts = self.manifest.folder.join("convert");
        let python = Python::ready(self.folder, &scripts.join("requirements.txt"))?;
        let shelf = self.folder.join(".packages");
        fs::create_dir_all(&shelf)?;
        let mut by_package: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for place in kit.places() {
            let (id, _, inside) = self.manifest.split(place)?;
            by_package.entry(id).or_default().push(inside);
        }
        for (id, inside) in by_package {
            let package = &self.manifest.packages[id];
            packages::unpack(
                package,
                &inside,
                &folder.join(id),
                &shelf,
                &python,
                &scripts,
            )?;
        }
        Ok(python)
    }

    fn fill(&self, kit: &Kit, unpacked: &Path, made: &Path, python: &Python) -> Result<()> {
        for file in kit.files.values() {
            let Some(from) = &file.from else { continue };
            let to = made.join(&file.path);
            fs::create_dir_all(to.parent().unwrap_or(made))?;
            fs::copy(unpacked.join(from), &to).with_context(|| format!("cannot take {from}"))?;
        }
        if let Some(entries) = &kit.entries {
            let from = unpacked.join(&entries.from);
            let mut count = 0;
            for entry in fs::read_dir(&from)? {
                let entry = entry?;
                fs::rename(entry.path(), made.join(entry.file_name()))?;
                count += 1;
            }
            ensure!(
                count == entries.count,
                "{} has {count} entries, and should have {}",
                entries.from,
                entries.count
            );
        }
        if let Some(script) = &kit.script {
            let path = self.manifest.folder.join("convert").join(script);
            output(
                command(python.program(), made)
                    .arg("-B")
                    .arg(path)
                    .arg(unpacked)
                    .arg(made)
                    .args(&kit.options),
            )?;
        }
        Ok(())
    }

    /// What is written into `kit.json`.
    fn description(&self, name: &str, kit: &Kit) -> Result<serde_json::Value> {
        let files: BTreeMap<_, _> = kit
            .files
            .iter()
            .map(|(role, file)| {
                let entry =
                    json!({ "path": file.path, "bytes": file.bytes, "sha256": file.sha256 });
                (role, entry)
            })
            .collect();
        Ok(json!({
            "name": name,
            "task": kit.task,
            "family": kit.family,
            "version": kit.version,
            "licence": kit.licence,
            "source": self.manifest.source(kit)?,
            "publish": kit.publish,
            "files": files,
            "settings": kit.settings,
        }))
    }

    /// Whether it is there and made from what it would be made from now. Its files are not read: the second run must be quick.
    fn is_made(&self, name: &str) -> Result<bool> {
        let place = self.folder.join(name);
        let Ok(stamp) = fs::read_to_string(place.join(STAMP)) else {
            return Ok(false);
        };
        let kit = &self.manifest.kits[name];
        let whole = kit.files.values().all(|file| {
            fs::metadata(place.join(&file.path)).is_ok_and(|found| found.len() == file.bytes)
        });
        let entries = kit.entries.as_ref().map_or(0, |entries| entries.count);
        let there = fs::read_dir(&place)?.count();
        Ok(whole && there >= entries && stamp == self.stamp(name)?)
    }

    /// The hash of all that decides what a kit holds.
    fn stamp(&self, name: &str) -> Result<String> {
        let kit = &self.manifest.kits[name];
        let mut hash = Sha256::new();
        hash.update(serde_json::to_vec(kit)?);
        for place in kit.places() {
            let (_, package, _) = self.manifest.split(place)?;
            hash.update(serde_json::to_vec(package)?);
        }
        Ok(hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }
}

/// Whether all files are what the manifest says; if not, what all of them are instead.
fn verify(kit: &Kit, made: &Path) -> Result<()> {
    let mut wrong = Vec::new();
    for (role, file) in &kit.files {
        let path: PathBuf = made.join(&file.path);
        let Some(found) = sha256::of_file(&path) else {
            wrong.push(format!("{role}: there is no {}", file.path));
            continue;
        };
        let bytes = fs::metadata(&path)?.len();
        if found != file.sha256 || bytes != file.bytes {
            wrong.push(format!(
                "{role}: {} is not what it was: {bytes} bytes, SHA-256 {found}",
                file.path
            ));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(())
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that cannot write a file has failed"
)]
mod tests {
    use super::*;
    use crate::models::manifest::FileOfKit;

    const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn kit(sha256: &str, bytes: u64) -> Kit {
        let file = FileOfKit {
            path: "a".into(),
            from: None,
            bytes,
            sha256: sha256.into(),
        };
        let kit = json!({
            "task": "", "family": "", "version": "1", "licence": "MIT", "publish": false,
            "files": { "model": file },
        });
        serde_json::from_value(kit).unwrap()
    }

    #[test]
    fn a_file_that_is_not_what_it_was_is_not_taken() {
        let scratch = Scratch::new(&std::env::temp_dir(), "kit-test").unwrap();
        let missing = verify(&kit(OF_ABC, 3), &scratch.path).unwrap_err();
        assert_eq!(missing.to_string(), "model: there is no a");
        fs::write(scratch.path.join("a"), "abc").unwrap();
        verify(&kit(OF_ABC, 3), &scratch.path).unwrap();
        for wrong in [kit(&OF_ABC.replace('b', "c"), 3), kit(OF_ABC, 4)] {
            let error = verify(&wrong, &scratch.path).unwrap_err().to_string();
            assert!(error.contains("3 bytes, SHA-256 ba7816bf"), "{error}");
        }
    }
}
