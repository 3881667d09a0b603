//! The attribute on its target: the test engine `attributed` is compiled to wasm, its records are read, and its glue is called
//! in Node.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// The beginning of one record, to count its copies by.
const RECORD: &[u8] = br#"{"v":1,"kind":"fn","name":"lane_id""#;

type TestResult = Result<(), Box<dyn Error>>;

#[test]
fn records_survive_a_debug_build() -> TestResult {
    check_records(&compile("dev")?)
}

#[test]
fn records_survive_a_release_build_with_lto_and_the_glue_works() -> TestResult {
    let wasm = compile("release")?;
    check_records(&wasm)?;

    let glue = Path::new(env!("CARGO_TARGET_TMPDIR")).join("glue");
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(&wasm)
        .web(true)?
        .omit_default_module_path(true)
        .out_name("attributed")
        .generate(&glue)?;
    // Node takes a file for a module only where a package says so.
    fs::write(glue.join("package.json"), r#"{"type":"module"}"#)?;

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/boundary.mjs");
    run(Command::new("node")
        .arg("--test")
        .arg(script)
        .env("GLUE", glue))
}

fn check_records(wasm: &Path) -> TestResult {
    let records = records(&fs::read(wasm)?)?;
    let record_of = |kind: &str, name: &str, class: Option<&str>| {
        let mut found = records.iter().filter(|record| {
            record["kind"] == kind
                && record["name"] == name
                && class.is_none_or(|class| record["class"] == class)
        });
        match (found.next(), found.next()) {
            (Some(record), None) => record.clone(),
            (None, _) => panic!("no record of {kind} {name}"),
            (Some(_), Some(_)) => panic!("two records of {kind} {name}"),
        }
    };
    let find =
        |kind: &str, name: &str| record_of(kind, name, (kind == "method").then_some("Tally"));
    assert_eq!(
        squeezed(find("fn", "scale_samples")),
        json!({
            "v": 1, "kind": "fn", "name": "scale_samples", "js": "scaleSamples", "setup": false, "async": false,
            "params": [
                { "name": "samples", "type": "Vec<f32>" },
                { "name": "factor", "type": "f32" },
                { "name": "upperLimit", "type": "Option<f32>" },
            ],
            "returns": "Vec<f32>",
        })
    );
    assert_eq!(find("fn", "configure")["setup"], true);
    assert_eq!(find("fn", "later")["async"], true);
    assert_eq!(find("fn", "give_back")["js"], "same");
    assert_eq!(
        find("struct", "Tally"),
        json!({ "v": 1, "kind": "struct", "name": "Tally", "js": "Tally" })
    );
    assert_eq!(
        squeezed(find("method", "take_each")),
        json!({
            "v": 1, "kind": "method", "class": "Tally", "name": "take_each", "js": "takeEach", "receiver": "&mut",
            "role": "method", "async": false, "params": [{ "name": "numbers", "type": "&mut[f64]" }], "returns": "()",
        })
    );
    for (kind, name, control) in [
        ("fn", "count_slowly", json!(1)),
        ("fn", "count_patiently", json!(0)),
        ("method", "add_often", json!(1)),
        ("fn", "sum", Value::Null),
    ] {
        assert_eq!(find(kind, name)["control"], control, "{name}");
    }
    assert_eq!(
        squeezed(find("fn", "count_slowly"))["params"],
        json!([{ "name": "steps", "type": "u32" }, { "name": "control", "type": "&Control" }])
    );
    for (kind, name, item, shown) in [
        ("fn", "numbers_up_to", "u32", Value::Null),
        (
            "fn",
            "numbers_failing_at",
            "Result<u32,EngineError>",
            Value::Null,
        ),
        ("fn", "zeros", "Vec<u8>", json!("Uint8Array<ArrayBuffer>")),
        (
            "method",
            "followers",
            "Result<Tally,EngineError>",
            Value::Null,
        ),
    ] {
        let record = find(kind, name);
        assert_eq!(record["stream"], true, "{name}");
        let of = record["item"].as_str().unwrap_or_default();
        assert_eq!(of.replace(' ', ""), item, "{name}");
        assert_eq!(record["itemTs"], shown, "{name}");
    }
    assert_eq!(find("fn", "sum")["stream"], Value::Null);
    for (name, role, receiver, js) in [
        ("new", "constructor", Value::Null, "new"),
        ("labelled", "method", Value::Null, "labelled"),
        ("total", "getter", json!("&"), "total"),
        ("set_total", "setter", json!("&mut"), "total"),
        ("finish", "method", json!("self"), "finish"),
    ] {
        let record = find("method", name);
        assert_eq!(
            (&record["role"], &record["receiver"], &record["js"]),
            (&json!(role), &receiver, &json!(js))
        );
    }
    assert_eq!(squeezed(find("method", "labelled"))["returns"], "Tally");
    let names: Vec<_> = records
        .iter()
        .filter_map(|record| record["name"].as_str())
        .collect();
    assert_eq!(names.len(), 69, "{names:?}");
    let star = find("record", "Star");
    assert_eq!(star["docs"], "A star of a catalogue.");
    let fields: Vec<_> = star["fields"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|field| format!("{}: {}", field["name"], field["type"]).replace('"', ""))
        .collect();
    assert_eq!(
        fields.join(", "),
        "id: u32, at: Coordinates, magnitude: f32, properName: string?, class: SpectralClass, seen: bool, photons: u64, \
         spectrum: [u8], names: [string]"
    );
    assert_eq!(
        find("names", "SpectralClass")["variants"],
        json!([
            { "docs": "Blue.", "name": "Hot" },
            { "docs": "Like the sun.", "name": "like the sun" },
            { "docs": "Red.", "name": "Cool" },
        ])
    );
    assert!(
        !names.contains(&"parts") && !names.contains(&"conditional"),
        "{names:?}"
    );
    Ok(())
}

/// The lines of the section. Every one must be JSON of its own.
fn records(wasm: &[u8]) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut text = String::new();
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        if let wasmparser::Payload::CustomSection(section) = payload?
            && section.name() == "outboard"
        {
            text.push_str(std::str::from_utf8(section.data())?);
        }
    }
    assert!(text.ends_with('\n'), "a record ends its line");
    let copies = wasm
        .windows(RECORD.len())
        .filter(|bytes| *bytes == RECORD)
        .count();
    assert_eq!(
        copies, 1,
        "a record stands in the section and is no data that would ship"
    );
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

/// A record with its types free of blanks: how many the compiler writes between words is its own affair.
fn squeezed(mut record: Value) -> Value {
    let squeeze = |value: &mut Value| {
        if let Some(text) = value.as_str() {
            *value = Value::String(text.replace(' ', ""));
        }
    };
    squeeze(&mut record["returns"]);
    for param in record["params"].as_array_mut().into_iter().flatten() {
        squeeze(&mut param["type"]);
    }
    record
}

/// Compiles the engine into a folder of this test's own, for cargo holds a lock on the one that runs the test.
fn compile(profile: &str) -> Result<PathBuf, Box<dyn Error>> {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/engines/attributed");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engine");
    run(Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args([
            "build",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            profile,
        ])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(engine)
        .env_remove("RUSTFLAGS"))?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target
        .join("wasm32-unknown-unknown")
        .join(folder)
        .join("attributed.wasm"))
}

fn run(command: &mut Command) -> TestResult {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    Err(format!("{command:?} failed\n{stdout}\n{stderr}").into())
}
