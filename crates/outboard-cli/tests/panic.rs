//! What becomes of a panic: as it was asked for, whatever the crate's profile says, and where that does not compile the other,
//! with a warning. This builds the standard library.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Builds the crate for development, and gives the document and what the package says of itself.
fn build(arguments: &[&str]) -> (Value, Value) {
    let home = tempfile::tempdir().unwrap();
    let pkg = home.path().join("pkg");
    // Kept for the next run.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("restless");
    let done = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["build", "tests/restless", "--dev", "--json", "--out"])
        .arg(&pkg)
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(done.status.success(), "{document:#}");
    let marker = fs::read(pkg.join("outboard.json")).unwrap();
    (document, serde_json::from_slice(&marker).unwrap())
}

#[test]
fn a_panic_becomes_what_was_asked_for_or_a_warning_says_why_not() {
    let (document, marker) = build(&["--panic", "unwind"]);
    assert_eq!(document["package"]["panic"], "unwind");
    assert_eq!(marker["panic"], "unwind");
    assert_eq!(document["warnings"], serde_json::json!([]));

    let (document, marker) = build(&["--panic", "unwind", "--features", "cell"]);
    assert_eq!(document["package"]["panic"], "abort");
    assert_eq!(marker["panic"], "abort");
    let warning = &document["warnings"][0];
    assert_eq!(warning["code"], "panic-aborts");
    assert_eq!(warning["item"], "restless");
    let reason = warning["reason"].as_str().unwrap();
    assert!(reason.contains("error[E0277]"), "{reason}");
    assert!(reason.contains("at src/lib.rs:"), "{reason}");

    let (document, marker) = build(&["--panic", "abort", "--features", "cell"]);
    assert_eq!(document["warnings"], serde_json::json!([]));
    assert_eq!(marker["panic"], "abort");
}
