//! `outboard size`, `outboard doctor` and `outboard completions` as they are typed. One crate is built, and it is small.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn outboard(arguments: &[&str], folder: &Path, cache: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outboard"));
    command.args(arguments).current_dir(folder);
    if let Some(cache) = cache {
        command.env("OUTBOARD_CACHE", cache);
    }
    command.output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn a_crate_is_weighed() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/demo");
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("target");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_outboard"))
            .args(arguments)
            .current_dir(&demo)
            .env("CARGO_TARGET_DIR", &target)
            .output()
            .unwrap()
    };
    let weighed = run(&["size", "--json", "--top", "3"]);
    assert!(weighed.status.success(), "{weighed:?}");
    let module = &json(&weighed)["modules"][0];
    let number = |key: &str| module[key].as_u64().unwrap();
    assert_eq!(
        number("code") + number("data") + number("other"),
        number("bytes")
    );
    assert_eq!(module["functions"].as_array().unwrap().len(), 3);
    let crates = module["crates"].as_array().unwrap();
    assert!(
        crates.iter().any(|share| share["name"] == "core"),
        "{crates:?}"
    );
    let sum: u64 = crates
        .iter()
        .map(|share| share["bytes"].as_u64().unwrap())
        .sum();
    assert_eq!(sum, number("code"));
    assert!(!demo.join("pkg").exists(), "what was weighed is removed");
}

#[test]
fn the_doctor_sees_what_is_wrong_and_what_went_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let (krate, cache) = (folder.path().join("krate"), folder.path().join("cache"));
    fs::create_dir_all(krate.join("src")).unwrap();
    fs::write(krate.join("src/lib.rs"), "").unwrap();
    let manifest =
        "[package]\nname = \"demo\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n";
    fs::write(krate.join("Cargo.toml"), manifest).unwrap();
    let lock = "version = 4\n\n[[package]]\nname = \"demo\"\nversion = \"0.1.0\"\n";
    fs::write(krate.join("Cargo.lock"), lock).unwrap();
    let built = outboard(&["build"], &krate, Some(&cache));
    assert!(!built.status.success());
    let seen = outboard(&["doctor", "--json"], &krate, Some(&cache));
    assert_eq!(seen.status.code(), Some(1), "{seen:?}");
    let seen = json(&seen);
    assert_eq!(seen["last"][0]["code"], "no-cdylib");
    assert_eq!(seen["last"][0]["command"], "outboard build");
    let parts = seen["parts"].as_array().unwrap();
    let library = parts
        .iter()
        .flat_map(|part| part["findings"].as_array().unwrap())
        .find(|finding| finding["what"] == "library")
        .unwrap();
    assert_eq!(library["code"], "no-cdylib");
    assert!(library["mend"].as_str().unwrap().contains("crate-type"));
    // Looking changes nothing.
    let names = fs::read_dir(&cache)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["last"]);
    let words = outboard(&["doctor"], &krate, Some(&cache));
    let words = String::from_utf8_lossy(&words.stdout);
    assert!(words.contains("error[no-cdylib]"), "{words}");

    let empty = tempfile::tempdir().unwrap();
    let path = std::env::join_paths([empty.path()]).unwrap();
    let bare = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["doctor", "--json"])
        .current_dir(empty.path())
        .env("PATH", path)
        .output()
        .unwrap();
    assert_eq!(
        bare.status.code(),
        Some(1),
        "without rustc and node it cannot be well: {bare:?}"
    );
}

#[test]
fn every_shell_gets_its_completions() {
    let here = Path::new(".");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = outboard(&["completions", shell], here, None);
        assert!(output.status.success(), "{shell}");
        let script = String::from_utf8_lossy(&output.stdout);
        for word in ["build", "doctor", "relaxed-simd"] {
            assert!(script.contains(word), "{shell} knows nothing of {word}");
        }
    }
    assert_eq!(
        outboard(&["completions", "tcsh"], here, None).status.code(),
        Some(2)
    );
}
