//! What the checkout must look like, whatever it does.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the checkout has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What git tracks, and what it would if it were added.
fn files() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success());
    let list = String::from_utf8(output.stdout).unwrap();
    list.lines()
        .filter(|file| root().join(file).is_file())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_architecture_names_every_folder() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut folders = BTreeSet::new();
    for file in files() {
        let parts: Vec<_> = file.split('/').collect();
        // The folders in which members lie are named by their members.
        let depth = match parts[0] {
            "crates" | "packages" | "engines" | "tests" => 2,
            _ => 1,
        };
        if parts.len() > depth && !parts[0].starts_with('.') {
            folders.insert(parts[..depth].join("/"));
        }
    }
    assert!(folders.len() > 8, "{folders:?}");
    let missing: Vec<_> = folders
        .iter()
        .filter(|folder| !page.contains(&format!("`{folder}")))
        .collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md does not name {missing:?}"
    );
}

#[test]
fn the_architecture_names_every_module_of_the_runtime() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let missing: Vec<_> = files()
        .into_iter()
        .filter_map(|file| {
            file.strip_prefix("packages/runtime/src/")
                .map(str::to_owned)
        })
        .filter(|file| file.ends_with(".js"))
        .filter(|file| {
            let name = file.rsplit('/').next().unwrap();
            !page.contains(&format!("`{name}`")) && !page.contains(&format!("`{file}`"))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md does not name {missing:?}"
    );
}

#[test]
fn files_are_one_idea_long() {
    let code = [".rs", ".js", ".mjs", ".ts", ".tsx", ".css"];
    let long: Vec<_> = files()
        .into_iter()
        .filter(|file| code.iter().any(|ending| file.ends_with(ending)))
        .filter(|file| !file.contains("/goldens/"))
        .map(|file| {
            (
                fs::read_to_string(root().join(&file))
                    .unwrap()
                    .lines()
                    .count(),
                file,
            )
        })
        .filter(|(lines, _)| *lines > 400)
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}

#[test]
fn nothing_built_is_in_git() {
    let built: Vec<_> = files()
        .into_iter()
        .filter(|file| {
            let kinds = [".wasm", ".onnx", ".tgz", ".jpg", ".jpeg", ".webp", ".deb"];
            let small = fs::metadata(root().join(file)).unwrap().len() < 4096;
            // A test may bring an odd file of a few bytes that nothing here can write.
            (kinds.iter().any(|ending| file.ends_with(ending)) && !small)
                || file.contains("node_modules/")
        })
        .collect();
    assert!(built.is_empty(), "{built:?}");
}
