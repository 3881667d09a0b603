//! `outboard build --debug-info`: Chromium stops a lane at a line of Rust, and a trap says in which functions it happened.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn a_lane_stops_at_a_line_of_rust() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("pkg");
    let built = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["build", "--dev", "--debug-info", "--out"])
        .arg(&out)
        .arg(tests.join("stepped"))
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{built:?}");
    let ran = Command::new("node")
        .arg(tests.join("debug-info.mjs"))
        .arg(&out)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let seen: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let frame = |index: usize, key: &str| seen["stopped"][index][key].as_str().unwrap().to_owned();
    assert!(frame(0, "name").contains("stepped::add"), "{seen:#}");
    assert_eq!(frame(0, "source"), "src/lib.rs");
    assert!(frame(0, "text").contains("stop here"), "{seen:#}");
    assert!(frame(1, "text").contains("add(sum, *number)"), "{seen:#}");
    assert_eq!(seen["total"], 4);
    assert!(
        seen["trap"].as_str().unwrap().contains("stepped::traps"),
        "{seen:#}"
    );
}
