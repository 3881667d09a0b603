//! The other tests once more, compiled to wasm and run in Node: with SIMD128, and with relaxed SIMD.
#![expect(clippy::unwrap_used, reason = "a test")]
#![cfg(not(target_family = "wasm"))]

use std::env;
use std::path::Path;
use std::process::Command;

#[test]
fn with_simd128() {
    run("simd128", "+simd128");
}

#[test]
fn with_relaxed_simd() {
    run("relaxed", "+simd128,+relaxed-simd");
}

fn run(name: &str, features: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let runner = root.join("tests/run.mjs");
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["test", "--locked", "--release"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--test", "kernels"])
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
        .env("RUSTFLAGS", format!("-Ctarget-feature={features}"))
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            format!("node {}", runner.display()),
        )
        // Names in a trap's stack, and no hours of optimising.
        .env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "4")
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{complained}");
    assert!(said.contains("kernels passed"), "{said}\n{complained}");
}
