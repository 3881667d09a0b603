//! The steps of wasm-pack, by the tools that `outboard build` keeps: what packages are compared with.
//!
//! wasm-pack itself downloads its tools from where there is nothing for some machines. What it does is little: cargo, wasm-bindgen for
//! the web, and wasm-opt with the arguments that a crate names, or `-O`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{cargo, command, output, run, say};
use crate::workspace::{Workspace, cache};

/// A crate, and what becomes of it.
pub(crate) struct ByHand {
    /// Of the folder, and of the files in it.
    pub(crate) name: &'static str,
    /// The crate's library, as its wasm is called.
    pub(crate) library: &'static str,
    /// What its manifest tells wasm-pack of wasm-opt.
    pub(crate) optimise: &'static [&'static str],
}

const TARGET: &str = "wasm32-unknown-unknown";

impl ByHand {
    /// Makes it of the crate in a folder, unless nothing has changed.
    pub(crate) fn build(&self, workspace: &Workspace, folder: &Path) -> Result<()> {
        let shelf = workspace.by_hand();
        let compiled = shelf.join("cargo");
        say(&format!(
            "cargo build, wasm-bindgen and wasm-opt by hand: {}",
            self.name
        ));
        run(cargo(folder)
            .args(["build", "--quiet", "--lib", "--release", "--target", TARGET])
            .arg("--target-dir")
            .arg(&compiled)
            // Flags of whoever runs the bench are not those of a user.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
        let raw = compiled
            .join(TARGET)
            .join("release")
            .join(format!("{}.wasm", self.library));
        let made = shelf.join(self.name);
        let bound = made.join(format!("{}_bg.wasm", self.name));
        if is_newer(&bound, &raw) {
            return Ok(());
        }
        if made.exists() {
            fs::remove_dir_all(&made)?;
        }
        let driver = newest("drivers", &format!("{}-", wasm_bindgen(folder)?))?;
        output(
            command(driver.join(program("outboard-driver")), &shelf)
                .arg(&raw)
                .arg(&made)
                .arg(self.name),
        )?;
        // Where it is put together, so that a broken run leaves nothing that looks finished.
        let scratch = made.join("unfinished.wasm");
        let binaryen = newest("tools", "binaryen-")?;
        output(
            command("node", &shelf)
                .arg(binaryen.join("node_modules/binaryen/bin/wasm-opt"))
                .arg(&bound)
                .arg("-o")
                .arg(&scratch)
                .args(self.optimise),
        )?;
        fs::rename(&scratch, &bound)?;
        Ok(())
    }
}

fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

fn is_newer(made: &Path, of: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    match (changed(made), changed(of)) {
        (Some(made), Some(of)) => made > of,
        _ => false,
    }
}

/// The version of wasm-bindgen in the lock file that holds for a folder.
fn wasm_bindgen(folder: &Path) -> Result<String> {
    let lock = folder
        .ancestors()
        .map(|folder| folder.join("Cargo.lock"))
        .find(|file| file.is_file())
        .with_context(|| format!("{} has no Cargo.lock", folder.display()))?;
    let text = fs::read_to_string(&lock)?;
    version_in(&text).with_context(|| format!("{} names no wasm-bindgen", lock.display()))
}

fn version_in(lock: &str) -> Option<String> {
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    Some(after.split_once('"')?.0.to_owned())
}

/// What `outboard build` made last in its cache, among the folders whose names begin so.
pub(crate) fn newest(kind: &str, beginning: &str) -> Result<PathBuf> {
    let shelf = cache()?.join(kind);
    let mut found = Vec::new();
    for entry in fs::read_dir(&shelf).with_context(|| format!("cannot read {}", shelf.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if path.is_dir() && name.starts_with(beginning) {
            found.push((fs::metadata(&path)?.modified()?, path));
        }
    }
    match found.into_iter().max() {
        Some((_, path)) => Ok(path),
        None => bail!(
            "{} has no {beginning}…: `outboard build` makes it",
            shelf.display()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_wasm_bindgen_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.95\"\n";
        assert_eq!(version_in(lock).as_deref(), Some("0.2.95"));
        assert_eq!(version_in("[[package]]\nname = \"serde\"\n"), None);
    }
}
