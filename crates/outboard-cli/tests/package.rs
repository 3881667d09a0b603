//! A crate becomes a package, and the package works: packed, installed and used in Node. This builds for real, with
//! cargo, wasm-bindgen, Binaryen and rolldown; the first run fills the user's cache folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder of this test's own that keeps what cargo compiled for the next run.
fn outboard(arguments: &[&str]) -> Output {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
    Command::new(env!("CARGO_BIN_EXE_outboard"))
        .arg("build")
        .arg("tests/demo")
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program} {arguments:?}: {stderr}");
    String::from_utf8(done.stdout).unwrap()
}

fn json_of(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Whether the module has a custom section of that name: its name stands in the bytes after its length.
fn has_section(wasm: &[u8], name: &str) -> bool {
    let mut wanted = vec![u8::try_from(name.len()).unwrap()];
    wanted.extend_from_slice(name.as_bytes());
    wasm.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_crate_becomes_a_package_that_works() {
    let home = tempfile::tempdir().unwrap();
    let pkg: PathBuf = home.path().join("pkg");
    let out = pkg.to_str().unwrap();

    let done = outboard(&["--out", out, "--json"]);
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(done.status.success(), "{document:#}");
    assert_eq!(
        String::from_utf8_lossy(&done.stderr),
        "",
        "--json prints nothing beside its document"
    );
    released(&document, &pkg);
    carried(&json_of(&pkg.join("package.json")), &pkg);
    used_in_node(&pkg, home.path());
    failing_leaves_it(&pkg);
    rebuilt_for_development(&pkg);
}

fn released(document: &Value, pkg: &Path) {
    let steps: Vec<&str> = document["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|step| step["step"].as_str())
        .collect();
    assert_eq!(
        steps,
        [
            "project",
            "toolchain",
            "compile",
            "bind",
            "read",
            "optimise",
            "pack"
        ]
    );
    assert_eq!(document["warnings"][0]["code"], "cannot-cross");
    assert_eq!(document["warnings"][0]["item"], "each");
    let build = document["package"]["build"].as_str().unwrap();
    let wasm = fs::read(pkg.join("demo.simd.wasm")).unwrap();
    assert!(has_section(&wasm, "outboard.build"));
    for dropped in ["name", "producers", "target_features", "outboard"] {
        assert!(
            !has_section(&wasm, dropped),
            "the section `{dropped}` ships"
        );
    }
    for file in ["client.js", "worker.js", "outboard.json"] {
        let text = fs::read_to_string(pkg.join(file)).unwrap();
        assert!(text.contains(build), "{file} does not carry the build id");
    }
    let symbols = fs::read_to_string(pkg.join("demo.simd.symbols")).unwrap();
    assert!(
        symbols
            .lines()
            .any(|line| line.contains("demo::") || line.ends_with(":add")),
        "{symbols}"
    );
    let sizes = document["files"].as_array().unwrap();
    let module = sizes
        .iter()
        .find(|file| file["path"] == "demo.simd.wasm")
        .unwrap();
    assert_eq!(module["raw"], wasm.len());
    assert!(!pkg.join("worker.entry.js").exists());
}

fn carried(manifest: &Value, pkg: &Path) {
    assert_eq!(manifest["name"], "@outboard-tests/demo");
    assert_eq!(manifest["version"], "0.3.1");
    assert_eq!(manifest["license"], "MIT OR Apache-2.0");
    assert_eq!(
        manifest["repository"],
        json!({ "type": "git", "url": "https://example.com/demo.git" })
    );
    assert_eq!(manifest["homepage"], "https://example.com");
    assert_eq!(manifest["keywords"], json!(["demo", "wasm"]));
    assert_eq!(
        manifest["contributors"],
        json!(["Demo Author <demo@example.com>"])
    );
    assert_eq!(manifest["dependencies"], json!({ "ms": "2.1.3" }));
    for entry in manifest["exports"]["."].as_object().unwrap().values() {
        assert!(
            pkg.join(entry.as_str().unwrap()).is_file(),
            "{entry} is not there"
        );
    }
    for document in ["README.md", "LICENSE-MIT"] {
        assert!(pkg.join(document).is_file(), "{document} is not there");
    }
}

fn used_in_node(pkg: &Path, home: &Path) {
    let app = home.join("app");
    fs::create_dir(&app).unwrap();
    fs::write(app.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    fs::copy("tests/use-demo.mjs", app.join("use-demo.mjs")).unwrap();
    let packed: Value = serde_json::from_str(&run(
        "npm",
        &[
            "pack",
            "--json",
            "--pack-destination",
            home.to_str().unwrap(),
        ],
        pkg,
    ))
    .unwrap();
    let tarball = home.join(packed[0]["filename"].as_str().unwrap());
    run(
        "npm",
        &[
            "install",
            "--no-audit",
            "--no-fund",
            tarball.to_str().unwrap(),
        ],
        &app,
    );
    let seen: Value = serde_json::from_str(&run("node", &["use-demo.mjs"], &app)).unwrap();
    let expected = json!({
        "early": 3, "bytes": [255, 0], "counts": [6, 7], "welcome": "HELLO YOU", "double": 8, "duration": 2000,
        "called": 1, "each": "undefined",
    });
    assert_eq!(seen, expected);
}

fn failing_leaves_it(pkg: &Path) {
    let before = fs::read(pkg.join("outboard.json")).unwrap();
    let done = outboard(&[
        "--out",
        pkg.to_str().unwrap(),
        "--quiet",
        "--features",
        "broken",
    ]);
    let words = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        words.contains("the feature `broken` is on"),
        "the compiler's words are shown even then: {words}"
    );
    assert!(words.contains("error[compile]"), "{words}");
    assert_eq!(fs::read(pkg.join("outboard.json")).unwrap(), before);
}

fn rebuilt_for_development(pkg: &Path) {
    let done = outboard(&[
        "--out",
        pkg.to_str().unwrap(),
        "--dev",
        "--lanes",
        "3",
        "--name",
        "other",
        "--",
        "--locked",
    ]);
    let words = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{words}");
    assert!(words.contains("Compiled profile dev"), "{words}");
    assert!(words.contains("warning[cannot-cross]: `each`"), "{words}");
    assert_eq!(
        json_of(&pkg.join("package.json"))["name"],
        "@outboard-tests/other"
    );
    assert!(
        !pkg.join("demo.simd.wasm").exists(),
        "nothing of the old package stays"
    );
    assert!(has_section(
        &fs::read(pkg.join("other.simd.wasm")).unwrap(),
        "name"
    ));
    assert!(
        fs::read_to_string(pkg.join("client.js"))
            .unwrap()
            .contains("lanes: 3")
    );
}
