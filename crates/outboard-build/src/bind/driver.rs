//! The driver of one wasm-bindgen version: a crate of one page, built once and kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use super::BindError;
use crate::cache;
use crate::error::{At, Error};
use crate::process;
use crate::reporter::Progress;
use crate::toolchain::Toolchain;

const MANIFEST: &str = include_str!("../../driver/Cargo.toml");
const MAIN: &str = include_str!("../../driver/main.rs");
const PROGRAM: &str = "outboard-driver";

/// The environment that is meant for the author's crate and must not reach the driver.
const NOT_OURS: [&str; 8] = [
    "CARGO_BUILD_TARGET",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_MAKEFLAGS",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_TARGET_DIR",
    "RUSTC_BOOTSTRAP",
    "RUSTFLAGS",
];

/// The program that speaks this version of wasm-bindgen, built if this is the first time.
pub(super) fn ready(
    version: &str,
    debug_info: bool,
    toolchain: &Toolchain,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<PathBuf, Error> {
    let file = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    let source = source(debug_info);
    let folder = cache::once(
        &cache::root()?,
        "drivers",
        &key(version, &source),
        |folder| {
            progress.doing(&format!(
                "building the driver for wasm-bindgen {version}, once"
            ));
            build((version, &source), toolchain, offline, folder)?;
            let built = folder.join("target/release").join(&file);
            fs::rename(&built, folder.join(&file)).at("move a file", &built)?;
            let target = folder.join("target");
            fs::remove_dir_all(&target).at("remove a folder", &target)?;
            Ok(())
        },
    )?;
    Ok(folder.join(file))
}

/// The driver's source. One that keeps debug information is another: the rest would pay for what it has to translate.
fn source(debug_info: bool) -> String {
    const LAST: &str = ".typescript(true)";
    if debug_info {
        MAIN.replace(LAST, &format!("{LAST}.keep_debug(true)"))
    } else {
        MAIN.to_owned()
    }
}

/// The versions whose drivers are built, oldest first.
pub(crate) fn built(root: &Path) -> Result<Vec<String>, Error> {
    let shelf = root.join("drivers");
    if !shelf.is_dir() {
        return Ok(Vec::new());
    }
    let mut versions = Vec::new();
    for entry in fs::read_dir(&shelf).at("read a folder", &shelf)? {
        let entry = entry.at("read a folder", &shelf)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((version, _)) = name.rsplit_once('-')
            && name == key(version, MAIN)
        {
            versions.push(version.to_owned());
        }
    }
    let parts = |version: &String| -> Vec<u32> {
        version
            .split('.')
            .filter_map(|part| part.parse().ok())
            .collect()
    };
    versions.sort_by_key(parts);
    Ok(versions)
}

/// A driver whose source changed is another driver.
fn key(version: &str, main: &str) -> String {
    let hash = Sha256::new()
        .chain_update(MANIFEST)
        .chain_update(main)
        .finalize();
    format!("{version}-{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2])
}

fn build(
    (version, main): (&str, &str),
    toolchain: &Toolchain,
    offline: bool,
    folder: &Path,
) -> Result<(), Error> {
    let manifest = folder.join("Cargo.toml");
    let source = folder.join("src/main.rs");
    fs::create_dir_all(folder.join("src")).at("create a folder", folder)?;
    fs::write(&manifest, MANIFEST.replace("{version}", version)).at("write a file", &manifest)?;
    fs::write(&source, main).at("write a file", &source)?;

    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(folder);
    command.args([
        "build",
        "--release",
        "--color=always",
        "--target-dir",
        "target",
    ]);
    if offline {
        command.arg("--offline");
    }
    for name in NOT_OURS {
        command.env_remove(name);
    }
    // The crate's own toolchain is there for certain, and its age decides which versions of the dependencies fit.
    command.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
    if let Some(name) = &toolchain.rustup_name {
        command.env("RUSTUP_TOOLCHAIN", name);
    }
    let done = process::run(&mut command, &mut |_| {}).map_err(|source| BindError::Start {
        program: "cargo".into(),
        source,
    })?;
    if done.success {
        return Ok(());
    }
    let version = version.to_owned();
    let output = done.stderr;
    Err(if offline {
        BindError::Offline { version, output }.into()
    } else {
        BindError::Driver { version, output }.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_pins_the_version() {
        let filled = MANIFEST.replace("{version}", "0.2.95");
        let manifest: toml::Table = toml::from_str(&filled).unwrap();
        let wanted = manifest["dependencies"]["wasm-bindgen-cli-support"].as_str();
        assert_eq!(wanted, Some("=0.2.95"));
        assert_eq!(manifest["package"]["name"].as_str(), Some(PROGRAM));
    }

    #[test]
    fn the_one_that_keeps_debug_information_is_another() {
        assert!(source(true).contains(".keep_debug(true)"));
        assert_ne!(key("0.2.95", &source(true)), key("0.2.95", MAIN));
        assert_eq!(source(false), MAIN);
    }

    #[test]
    fn only_whole_drivers_of_this_program_are_built() {
        let root = tempfile::tempdir().unwrap();
        assert!(built(root.path()).unwrap().is_empty());
        let names = [
            key("0.2.130", MAIN),
            key("0.2.95", MAIN),
            "0.2.95-000000".to_owned(),
            ".making-x".to_owned(),
        ];
        for name in names {
            fs::create_dir_all(root.path().join("drivers").join(name)).unwrap();
        }
        assert_eq!(built(root.path()).unwrap(), ["0.2.95", "0.2.130"]);
    }

    #[test]
    fn each_version_has_a_driver_of_its_own() {
        assert_ne!(key("0.2.95", MAIN), key("0.2.100", MAIN));
        assert!(key("0.2.95", MAIN).starts_with("0.2.95-"));
    }
}
