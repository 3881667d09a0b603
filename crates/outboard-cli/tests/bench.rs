//! A benchmark is built natively and for the web, runs in turns in Node and Chromium, and is judged. This builds for real; the first
//! run fills the user's cache folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs `outboard bench` on a crate of `tests/benches`.
fn bench(name: &str, arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // One folder for all: what they depend on is compiled once, and kept for the next run.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("benches");
    Command::new(env!("CARGO_BIN_EXE_outboard"))
        .arg("bench")
        .arg(root.join("tests/benches").join(name))
        .args(["--quick"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

fn report(done: &Output) -> Value {
    let words = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "{words}{}",
        String::from_utf8_lossy(&done.stdout)
    );
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(document["ok"], true);
    document["reports"][0].clone()
}

/// The one element of a list in which `key` is `value`.
fn find<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    let found = list
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each[key] == value);
    found.unwrap_or_else(|| panic!("no {key} is {value} in {list:#}"))
}

#[test]
fn a_benchmark_is_judged() {
    let home = tempfile::tempdir().unwrap();
    let page = home.path().join("page.html");
    let places = ["--in", "node,chromium", "--bench", "histogram"];
    let html = ["--html", page.to_str().unwrap(), "--json"];
    let done = bench(
        "histogram",
        &[&places[..], &["--case", "gram"], &html].concat(),
    );
    let measured = report(&done);
    let arms = measured["arms"].as_array().unwrap();
    let ids: Vec<&str> = arms.iter().map(|arm| arm["id"].as_str().unwrap()).collect();
    let expected = [
        "native",
        "native, this CPU",
        "javascript node",
        "simd node",
        "javascript chromium",
        "simd chromium",
    ];
    assert_eq!(ids, expected);
    assert_eq!(measured["cases"].as_array().unwrap().len(), 1);
    let case = find(&measured["cases"], "name", "histogram");
    assert_eq!(case["crossovers"].as_array().unwrap().len(), 2);
    for sized in case["sizes"].as_array().unwrap() {
        assert_eq!(sized["inputBytes"], sized["size"]);
        assert_eq!(sized["resultBytes"], 1024);
        assert_eq!(sized["disagreements"].as_array().unwrap().len(), 0);
        for id in expected {
            let own = find(&sized["arms"], "arm", id);
            assert_eq!(own["samples"].as_array().unwrap().len(), 5, "{own:#}");
            assert!(own["summary"]["median"].as_f64().unwrap() > 0.0);
            assert_eq!(own["ratios"]["native"].is_object(), id != "native");
            let crossings = if id.starts_with("simd") { 5 } else { 0 };
            assert_eq!(own["crossings"].as_array().unwrap().len(), crossings);
        }
        let own = find(&sized["arms"], "arm", "simd chromium");
        assert!(own["ratios"]["javascript chromium"].is_object());
        assert!(own["ratios"]["javascript node"].is_null());
    }
    let page = fs::read_to_string(page).unwrap();
    assert!(
        page.contains("simd chromium") && page.contains("Observable"),
        "no plots"
    );

    // The same again, and held against the first.
    let before = home.path().join("before.json");
    fs::write(&before, &done.stdout).unwrap();
    let compared = [
        "--case",
        "gram",
        "--compare",
        before.to_str().unwrap(),
        "--json",
    ];
    let done = bench("histogram", &[&places[..], &compared].concat());
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    let changes = document["comparisons"][0]["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 3 * expected.len());
    // Five rounds are too few to tell anything of eighteen pairs, and it says so.
    let told = changes.iter().all(|change| change["verdict"] == "too-few");
    assert!(told, "{changes:#?}");

    let mut other: Value = serde_json::from_str(&fs::read_to_string(&before).unwrap()).unwrap();
    other["reports"][0]["machine"]["cpu"] = "another".into();
    fs::write(&before, other.to_string()).unwrap();
    let done = bench(
        "histogram",
        &[&places[..2], &["--rounds", "1"], &compared].concat(),
    );
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(document["errors"][0]["code"], "other-machine");
}

#[test]
fn what_goes_wrong_is_told_and_the_rest_goes_on() {
    let arguments = ["--bench", "faulty", "--in", "node,chromium", "--limit", "3"];
    let measured = report(&bench("faulty", &[&arguments[..], &["--json"]].concat()));
    let sized = |name: &str| find(&measured["cases"], "name", name)["sizes"][0].clone();
    let failure = |name: &str, arm: &str| find(&sized(name)["arms"], "arm", arm)["failure"].clone();

    for arm in ["native", "simd node", "simd chromium"] {
        let panic = failure("panics", arm);
        let message = panic["message"].as_str().unwrap();
        assert!(message.contains("out of cheese"), "{arm}: {panic:#}");
    }
    assert_eq!(failure("panics", "native")["code"], "panic");
    assert!(failure("endless", "native").is_null());
    for arm in ["simd node", "simd chromium"] {
        let late = failure("endless", arm);
        assert_eq!(late["code"], "limit", "{late:#}");
    }
    for arm in ["javascript node", "javascript chromium"] {
        assert_eq!(failure("unfit", arm)["code"], "not-a-value");
    }
    let differs = sized("differs");
    let told = find(&differs["disagreements"], "arm", "simd chromium");
    assert_eq!(told["reference"], "native");
    assert_eq!(
        (&told["element"], &told["expected"], &told["found"]),
        (&"[2]".into(), &"3".into(), &"30".into())
    );
    for own in differs["arms"].as_array().unwrap() {
        assert_eq!(own["ratios"].as_object().unwrap().len(), 0, "{own:#}");
    }
    // After all that, another case still runs, everywhere.
    let fine = sized("fine");
    assert_eq!(fine["disagreements"].as_array().unwrap().len(), 0);
    for own in fine["arms"].as_array().unwrap() {
        assert_eq!(own["samples"].as_array().unwrap().len(), 5, "{own:#}");
    }

    // For people: no ratio where results differ, and which element it was.
    let only = [
        "--bench", "faulty", "--in", "node", "--case", "differs", "--quiet",
    ];
    let words = String::from_utf8(bench("faulty", &only).stdout).unwrap();
    assert!(
        words.contains("element [2] is 30, and 3 of native"),
        "{words}"
    );
    assert!(
        words.contains("no ratios at size 1") && !words.contains('×'),
        "{words}"
    );
}

#[test]
fn a_harness_and_a_missing_benchmark_are_refused() {
    for (arguments, code) in [
        (["--bench", "harnessed", "--json"], "harness"),
        (["--bench", "nothing", "--json"], "no-such-bench"),
        (["--package", "nobody", "--json"], "no-such-package"),
    ] {
        let done = bench("faulty", &arguments);
        assert_eq!(done.status.code(), Some(1));
        let document: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!(document["errors"][0]["code"], code, "{document:#}");
    }
}
