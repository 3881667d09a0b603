//! Packages, fetched by the ordinary clients of their registries and kept as they came.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::commands::samples;
use crate::models::Scratch;
use crate::models::manifest::{Client, Package};
use crate::models::python::Python;
use crate::samples::sha256;
use crate::shell::{command, output, say, which};

/// Wheels with native code have a machine in their names. We want their data, which is the same for all, so we name one.
const MACHINE: [&str; 8] = [
    "--python-version",
    "3.11",
    "--platform",
    "manylinux_2_34_x86_64",
    "--platform",
    "manylinux_2_28_x86_64",
    "--platform",
    "manylinux_2_17_x86_64",
];

/// Puts parts of a package, `inside`, into `folder`.
pub(crate) fn unpack(
    package: &Package,
    inside: &[&str],
    folder: &Path,
    shelf: &Path,
    python: &Python,
    scripts: &Path,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    if matches!(package.client, Client::Apt) {
        return unpack_of_debian(package, inside, folder, shelf);
    }
    let archive = fetch(package, shelf, python)?;
    output(
        command(python.program(), shelf)
            .arg("-B")
            .arg(scripts.join("unpack.py"))
            .arg(archive)
            .arg(folder)
            .args(inside),
    )?;
    Ok(())
}

/// The package's file, fetched unless it is there, and what it was.
fn fetch(package: &Package, shelf: &Path, python: &Python) -> Result<PathBuf> {
    let (Some(version), Some(file), Some(wanted)) =
        (&package.version, &package.file, &package.sha256)
    else {
        bail!(
            "the manifest says no version, file or hash of {}",
            package.name
        );
    };
    let path = shelf.join(file);
    if sha256::of_file(&path).as_ref() == Some(wanted) {
        return Ok(path);
    }
    say(&format!("fetching {} {version}", package.name));
    let scratch = Scratch::new(shelf, "fetching")?;
    match package.client {
        Client::Pip => output(
            python
                .pip(&scratch.path)
                .args(["download", "--quiet", "--no-deps", "--only-binary=:all:"])
                .args(MACHINE)
                .arg(format!("{}=={version}", package.name)),
        ),
        Client::Npm => {
            let npm = which("npm").context("npm is needed, and is not in the PATH")?;
            output(
                command(npm, &scratch.path)
                    .args(["pack", "--silent"])
                    .arg(format!("{}@{version}", package.name)),
            )
        }
        Client::Apt => unreachable!("packages of Debian are unpacked where they are fetched"),
    }?;
    let fetched = scratch.path.join(file);
    let found = sha256::of_file(&fetched)
        .with_context(|| format!("{} {version} came without {file}", package.name))?;
    ensure!(
        found == *wanted,
        "{file} is not what it was: its SHA-256 is {found}, and should be {wanted}"
    );
    fs::rename(fetched, &path)?;
    Ok(path)
}

/// TensorFlow.js, in a folder of its own: one of the originals runs nowhere else.
pub(crate) fn tensorflow_js(folder: &Path) -> Result<PathBuf> {
    const VERSION: &str = "4.22.0";
    let home = folder.join(".tensorflow-js").join(VERSION);
    let done = home.join("done");
    if !done.exists() {
        say("fetching TensorFlow.js");
        fs::create_dir_all(&home)?;
        fs::write(home.join("package.json"), "{ \"private\": true }\n")?;
        let npm = which("npm").context("npm is needed, and is not in the PATH")?;
        let packages = ["core", "converter", "backend-cpu"]
            .map(|part| format!("@tensorflow/tfjs-{part}@{VERSION}"));
        output(
            command(npm, &home)
                .args(["install", "--silent", "--no-audit", "--no-fund"])
                .args(packages),
        )?;
        fs::write(done, "")?;
    }
    Ok(home)
}

/// Debian's packages change by and by, and the files in them do not: the kit checks those, and they are what is kept.
fn unpack_of_debian(package: &Package, inside: &[&str], folder: &Path, shelf: &Path) -> Result<()> {
    let kept = shelf.join(&package.name);
    if inside.iter().any(|inside| !kept.join(inside).exists()) {
        for tool in ["apt-get", "dpkg-deb"] {
            ensure!(
                which(tool).is_some(),
                "{} is a package of Debian, and this machine has no {tool}",
                package.name
            );
        }
        say(&format!("fetching {}", package.name));
        let scratch = Scratch::new(shelf, "fetching")?;
        samples::unpack(&scratch.path, &[&package.name])?;
        if kept.exists() {
            fs::remove_dir_all(&kept)?;
        }
        fs::rename(scratch.path.join("unpacked"), &kept)?;
    }
    for inside in inside {
        let to = folder.join(inside);
        fs::create_dir_all(to.parent().context("a path of a package is empty")?)?;
        fs::copy(kept.join(inside), &to)
            .with_context(|| format!("{} has no {inside}", package.name))?;
    }
    Ok(())
}
