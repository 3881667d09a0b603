//! `outboard test`: every way in which a test ends, natively, in Node and in a browser.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The report, and the exit code.
fn run(arguments: &[&str], target: &Path) -> (Value, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .arg("test")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tested"))
        .arg("--json")
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (report, output.status.code().unwrap())
}

fn outcome<'a>(report: &'a Value, name: &str, place: &str) -> (&'a str, &'a str) {
    let tests = report["tests"].as_array().unwrap();
    let test = tests.iter().find(|test| test["name"] == name);
    let results = test.unwrap_or_else(|| panic!("no {name} in {report:#}"))["results"].as_array();
    let result = results
        .unwrap()
        .iter()
        .find(|result| result["place"] == place);
    let result = result.unwrap_or_else(|| panic!("no {place} of {name} in {report:#}"));
    (
        result["outcome"].as_str().unwrap(),
        result["message"].as_str().unwrap(),
    )
}

#[test]
fn each_test_ends_as_it_should_in_each_place() {
    let target = tempfile::tempdir().unwrap();
    let (report, code) = run(
        &["--in", "native,node,chromium", "--limit", "4"],
        target.path(),
    );
    assert_eq!(code, 1);
    assert_eq!(report["ok"], false);
    for place in ["native", "node", "chromium"] {
        let of = |name: &str| outcome(&report, name, place);
        for passes in [
            "tests::adds",
            "tests::overflows",
            "tests::passes_after_all_that",
            "adds_from_outside",
        ] {
            assert_eq!(of(passes), ("passed", ""), "{passes} in {place}");
        }
        let (failed, message) = of("tests::panics");
        assert_eq!(failed, "failed");
        assert!(
            message.contains("not four") && message.contains("src/lib.rs:"),
            "{message}"
        );
        for fails in [
            "tests::panics_with_other_words",
            "tests::does_not_panic",
            "tests::returns_an_error",
            "tests::overflows_the_stack",
        ] {
            let (failed, message) = of(fails);
            assert_eq!(failed, "failed", "{fails} in {place}");
            assert!(!message.is_empty(), "{fails} in {place}");
        }
        assert_eq!(of("tests::is_ignored").0, "ignored");
        assert_eq!(of("tests::never_ends").0, "late");
    }
    assert_eq!(
        report["troubles"].as_array().unwrap().len(),
        0,
        "{report:#}"
    );

    let (report, code) = run(
        &["--in", "native,node", "--", "adds", "--skip", "outside"],
        target.path(),
    );
    assert_eq!((code, &report["ok"]), (0, &Value::Bool(true)));
    let names: Vec<_> = report["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|test| &test["name"])
        .collect();
    assert_eq!(names, ["tests::adds"]);
    let (report, code) = run(&["--in", "node", "--", "--ignored"], target.path());
    assert_eq!((code, &report["passed"]), (0, &Value::from(1)));
}

#[test]
fn what_is_no_filter_is_a_usage_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["test", "--", "--nocapture"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(words.contains("--nocapture"), "{words}");
}
