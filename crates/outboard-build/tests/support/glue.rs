//! Makes the glue of a case from its `lib.rs`: cargo, then the driver of the wasm-bindgen the case asks for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DRIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/driver");

/// Writes `glue.js`, `glue.d.ts`, and `section.jsonl` where there is a section.
pub(crate) fn make(case: &Path) {
    let source = fs::read_to_string(case.join("lib.rs")).expect("lib.rs");
    let folder = std::env::temp_dir().join("outboard-goldens");
    let wasm = compile(&folder, &source);
    let out = folder.join("out");
    run(Command::new(driver(&folder, &version(&source)))
        .arg(&wasm)
        .arg(&out)
        .arg("glue"));
    for name in ["glue.js", "glue.d.ts"] {
        fs::copy(out.join(name), case.join(name)).expect(name);
    }
    let section = section(&fs::read(wasm).expect("the wasm"));
    if !section.is_empty() {
        fs::write(case.join("section.jsonl"), section).expect("section.jsonl");
    }
}

/// The dependencies of a case, from lines such as `//@ js-sys = "0.3"`.
fn dependencies(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| line.strip_prefix("//@ "))
}

fn version(source: &str) -> String {
    let line = dependencies(source)
        .find_map(|line| line.strip_prefix("wasm-bindgen = \"="))
        .expect("wasm-bindgen");
    line.trim_end_matches('"').to_owned()
}

fn compile(folder: &Path, source: &str) -> PathBuf {
    let root = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../outboard"))
        .expect("the crate `outboard`");
    let root = root.to_string_lossy();
    let dependencies: String = dependencies(source)
        .map(|line| format!("{}\n", line.replace("<outboard>", &root)))
        .collect();
    let manifest = format!(
        "[package]\nname = \"golden\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[lib]\npath = \"lib.rs\"\n\
         crate-type = [\"cdylib\"]\n[dependencies]\n{dependencies}[profile.dev]\nopt-level = 1\ndebug = false\n[workspace]\n"
    );
    fs::create_dir_all(folder).expect("a folder");
    let _ = fs::remove_file(folder.join("Cargo.lock"));
    fs::write(folder.join("Cargo.toml"), manifest).expect("Cargo.toml");
    fs::write(folder.join("lib.rs"), source).expect("lib.rs");
    let target = folder.join("target");
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "build",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
            "--target-dir",
        ])
        .arg(&target);
    run(cargo.current_dir(folder));
    target.join("wasm32-unknown-unknown/debug/golden.wasm")
}

/// The driver for a version, built once.
fn driver(folder: &Path, version: &str) -> PathBuf {
    let home = folder.join(format!("driver-{version}"));
    let program = home
        .join("target/release/outboard-driver")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        fs::create_dir_all(home.join("src")).expect("a folder");
        let manifest =
            fs::read_to_string(format!("{DRIVER}/Cargo.toml")).expect("the driver's manifest");
        fs::write(
            home.join("Cargo.toml"),
            manifest.replace("{version}", version),
        )
        .expect("Cargo.toml");
        fs::copy(format!("{DRIVER}/main.rs"), home.join("src/main.rs")).expect("main.rs");
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--quiet", "--release", "--target-dir"])
            .arg(home.join("target"));
        run(cargo.current_dir(&home));
    }
    program
}

fn section(wasm: &[u8]) -> Vec<u8> {
    let parser = wasmparser::Parser::new(0);
    let sections =
        parser
            .parse_all(wasm)
            .filter_map(|payload| match payload.expect("a part of the module") {
                wasmparser::Payload::CustomSection(section) if section.name() == "outboard" => {
                    Some(section.data().to_vec())
                }
                _ => None,
            });
    sections.flatten().collect()
}

fn run(command: &mut Command) {
    let status = command
        .status()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?} failed");
}
