//! `cargo xtask samples`: real photographs, for the tests, the Studio and the benches.
//!
//! They come from two packages of Debian, taken apart without being installed, which needs neither root nor a Debian that has
//! the package lists already. `docs/samples.md` names them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::samples::{exif, sha256};
use crate::shell::{attempt, command, output, say, which};
use crate::workspace::{Workspace, cache};

const TABLE: &str = include_str!("../../samples.json");

/// The photograph that also comes with an EXIF orientation.
const TURNED: (&str, &str, u8) = ("stream.jpg", "stream-turned.jpg", 6);

/// A line of `samples.json`: a photograph, and where it is.
#[derive(Deserialize)]
struct Photograph {
    file: String,
    title: String,
    package: String,
    path: String,
    sha256: String,
    width: u32,
    height: u32,
    author: String,
    licence: String,
}

/// A line of `target/samples/index.json`.
#[derive(Serialize)]
struct Entry {
    name: String,
    title: String,
    file: String,
    /// As stored; an orientation of 5 to 8 swaps them for whoever looks.
    width: u32,
    height: u32,
    orientation: u8,
    author: String,
    licence: String,
    source: String,
}

/// Puts the photographs into `target/samples`, unless they are there.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let photographs: Vec<Photograph> =
        serde_json::from_str(TABLE).context("samples.json cannot be read")?;
    let folder = workspace.samples();
    if is_complete(&folder, &photographs) {
        return Ok(());
    }
    let shelf = shelf()?;
    if !is_complete(&shelf, &photographs) {
        fetch(&shelf, &photographs)?;
    }
    fs::create_dir_all(&folder)?;
    for photograph in &photographs {
        place(
            &shelf.join(&photograph.file),
            &folder.join(&photograph.file),
        )?;
    }
    write_turned(&folder)?;
    write_index(&folder, &photographs)?;
    say(&format!(
        "{} photographs in {}",
        photographs.len() + 1,
        folder.display()
    ));
    Ok(())
}

/// Whether every photograph is there, whole.
fn is_complete(folder: &Path, photographs: &[Photograph]) -> bool {
    photographs.iter().all(|photograph| {
        sha256::of_file(&folder.join(&photograph.file)) == Some(photograph.sha256.clone())
    })
}

/// Outside the checkout, so that a fresh clone does not download again.
fn shelf() -> Result<PathBuf> {
    let shelf = cache()?.join("samples");
    fs::create_dir_all(&shelf).with_context(|| format!("cannot create {}", shelf.display()))?;
    Ok(shelf)
}

fn fetch(shelf: &Path, photographs: &[Photograph]) -> Result<()> {
    for tool in ["apt-get", "dpkg-deb"] {
        if which(tool).is_none() {
            bail!(
                "the photographs come from packages of Debian, and this machine has no {tool}; put them into {} by hand, \
                 as docs/samples.md says",
                shelf.display()
            );
        }
    }
    let mut packages: Vec<&str> = photographs
        .iter()
        .map(|photograph| photograph.package.as_str())
        .collect();
    packages.sort_unstable();
    packages.dedup();
    say(&format!("fetching photographs: {}", packages.join(", ")));

    let scratch = shelf.join(format!("fetching-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let fetched = unpack(&scratch, &packages).and_then(|()| keep(&scratch, shelf, photographs));
    let removed = fs::remove_dir_all(&scratch);
    fetched?;
    removed.with_context(|| format!("cannot remove {}", scratch.display()))
}

/// Fetches packages of Debian and unpacks them into `scratch/unpacked`.
pub(crate) fn unpack(scratch: &Path, packages: &[&str]) -> Result<()> {
    // With the lists this machine has; if it has none or they are old, with lists of our own, which needs no root.
    if !attempt(apt(scratch).arg("download").args(packages))?
        .status
        .success()
    {
        fs::create_dir_all(scratch.join("state/lists/partial"))?;
        fs::create_dir_all(scratch.join("archives/partial"))?;
        output(private_lists(apt(scratch), scratch).arg("update"))
            .context("Debian's package lists cannot be read")?;
        output(
            private_lists(apt(scratch), scratch)
                .arg("download")
                .args(packages),
        )
        .context("the packages of Debian cannot be downloaded")?;
    }
    for entry in fs::read_dir(scratch)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            output(
                command("dpkg-deb", scratch)
                    .arg("-x")
                    .arg(&path)
                    .arg("unpacked"),
            )?;
        }
    }
    Ok(())
}

fn apt(folder: &Path) -> Command {
    let mut apt = command("apt-get", folder);
    // As root, apt would download as a user who cannot write into the cache folder.
    apt.args(["-qq", "-o", "APT::Sandbox::User=root"]);
    apt
}

fn private_lists(mut apt: Command, scratch: &Path) -> Command {
    for (key, value) in [
        ("Dir::State", "state"),
        ("Dir::State::lists", "state/lists"),
        ("Dir::Cache", "."),
    ] {
        apt.arg("-o")
            .arg(format!("{key}={}", scratch.join(value).display()));
    }
    apt.args(["-o", "Dir::State::status=/var/lib/dpkg/status"]);
    apt
}

/// Moves what was asked for to the shelf, if it is what it was.
fn keep(scratch: &Path, shelf: &Path, photographs: &[Photograph]) -> Result<()> {
    for photograph in photographs {
        let unpacked = scratch.join("unpacked").join(&photograph.path);
        let found = sha256::of_file(&unpacked)
            .with_context(|| format!("{} has no {}", photograph.package, photograph.path))?;
        ensure!(
            found == photograph.sha256,
            "{} in {} is not the photograph it was: its SHA-256 is {found}",
            photograph.path,
            photograph.package,
        );
        fs::rename(&unpacked, shelf.join(&photograph.file))?;
    }
    Ok(())
}

/// A link where the file system can, a copy where not.
fn place(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_file(to)?;
    }
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

fn write_turned(folder: &Path) -> Result<()> {
    let (from, to, orientation) = TURNED;
    let jpeg = fs::read(folder.join(from))?;
    let turned = exif::with_orientation(&jpeg, orientation)
        .with_context(|| format!("{from} is no JPEG without EXIF"))?;
    fs::write(folder.join(to), turned)?;
    Ok(())
}

fn write_index(folder: &Path, photographs: &[Photograph]) -> Result<()> {
    let mut index: Vec<Entry> = photographs
        .iter()
        .map(|photograph| entry(photograph, None))
        .collect();
    if let Some(original) = photographs
        .iter()
        .find(|photograph| photograph.file == TURNED.0)
    {
        index.push(entry(original, Some(TURNED)));
    }
    let json = serde_json::to_string_pretty(&index)?;
    fs::write(folder.join("index.json"), json + "\n")?;
    Ok(())
}

fn entry(photograph: &Photograph, turned: Option<(&str, &str, u8)>) -> Entry {
    let (file, orientation) = turned
        .map_or((photograph.file.as_str(), 1), |(_, file, orientation)| {
            (file, orientation)
        });
    Entry {
        name: file.trim_end_matches(".jpg").to_owned(),
        title: if turned.is_some() {
            format!("{}, with an EXIF orientation", photograph.title)
        } else {
            photograph.title.clone()
        },
        file: file.to_owned(),
        width: photograph.width,
        height: photograph.height,
        orientation,
        author: photograph.author.clone(),
        licence: photograph.licence.clone(),
        source: format!("Debian package {}, {}", photograph.package, photograph.path),
    }
}
