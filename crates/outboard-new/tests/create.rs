//! Whole projects: what is refused, what is written, and that `npm create outboard` writes the same.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use outboard_new::{create, templates};

/// The files below a folder.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                files.insert(name.into_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn no_gap_is_left_and_nothing_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    for template in templates() {
        let project = create(
            &folder.path().join(&template.name).join("photos"),
            &template.name,
        );
        let files = tree(&project.unwrap().folder);
        for (path, text) in &files {
            for gap in ["__name__", "__engine__", "__crate__"] {
                let ours = path.starts_with("vendor/outboard") || path.starts_with("vendor/@");
                assert!(ours || !text.contains(gap), "{gap} in {path}");
            }
        }
        for path in [
            ".gitignore",
            "README.md",
            "package.json",
            "engine/Cargo.lock",
            "engine/benches/search.js",
            "engine/src/lib.rs",
            "vendor/Cargo.toml",
            "vendor/LICENSE-MIT",
            "vendor/outboard-macros/src/lib.rs",
        ] {
            assert!(files.contains_key(path), "{path} of {}", template.name);
        }
        let manifest: serde_json::Value = serde_json::from_str(&files["package.json"]).unwrap();
        for script in &template.start {
            assert!(
                manifest["scripts"][script].is_string(),
                "{script} of {}",
                template.name
            );
        }
        // What is taken from `vendor` is there.
        for kind in ["dependencies", "devDependencies"] {
            for (_, from) in manifest[kind].as_object().into_iter().flatten() {
                if let Some(vendored) = from
                    .as_str()
                    .and_then(|from| from.strip_prefix("file:vendor/"))
                {
                    let manifest = format!("vendor/{vendored}/package.json");
                    assert!(
                        files.contains_key(&manifest),
                        "{manifest} of {}",
                        template.name
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("taken"), "").unwrap();
    fs::create_dir(at("full")).unwrap();
    fs::write(at("full/letter.txt"), "keep me").unwrap();
    let rows = [
        ("My App", "vanilla", "bad-name", "`my-app`"),
        ("async", "vanilla", "reserved-name", "`app-async`"),
        ("fine", "raect", "unknown-template", "`react`"),
        ("taken", "vanilla", "not-a-folder", "another name"),
        (
            "full",
            "vanilla",
            "not-empty",
            "nothing is ever overwritten",
        ),
        ("taken/below", "vanilla", "not-a-folder", "another name"),
    ];
    for (name, template, code, help) in rows {
        let error = create(&at(name), template).unwrap_err();
        assert_eq!(error.code(), code, "{name}");
        assert!(error.help().contains(help), "{name}: {}", error.help());
    }
    let left: Vec<_> = tree(folder.path()).into_keys().collect();
    assert_eq!(left, ["full/letter.txt", "taken"]);
}

#[test]
fn a_new_repository_counts_as_empty() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("photos");
    fs::create_dir_all(project.join(".git")).unwrap();
    create(&project, "lib").unwrap();
    assert!(project.join("package.json").is_file());
}

#[test]
fn npm_create_writes_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let write =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages/create/scripts/write-all.mjs");
    let npm = folder.path().join("npm");
    let done = Command::new("node").arg(write).arg(&npm).output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    for template in templates() {
        let ours = folder
            .path()
            .join("ours")
            .join(&template.name)
            .join("photos");
        create(&ours, &template.name).unwrap();
        let (ours, theirs) = (tree(&ours), tree(&npm.join(&template.name).join("photos")));
        let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&theirs), "{}", template.name);
        for (path, text) in ours {
            assert!(text == theirs[&path], "{path} of {} differs", template.name);
        }
    }
}
