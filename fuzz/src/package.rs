//! What the build reads of an engine: a model or an error with a code, and from a model always a client.

use outboard_build::api::{self, ReadError};
use outboard_build::client::{self, Lanes, Naming};
use outboard_build::wasm;

/// A small engine, for a fuzzer is as fast as what it feeds is small.
const GLUE: &str = include_str!("small/glue.js");
const TYPES: &str = include_str!("small/glue.d.ts");

/// The custom section, beside the glue and types of an engine.
pub fn section(bytes: &[u8]) {
    read(GLUE, TYPES, bytes);
}

/// The types, beside an engine's glue.
pub fn types(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        read(GLUE, text, b"");
    }
}

/// The glue, and after a zero byte the types.
pub fn glue(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let (glue, types) = text.split_once('\0').unwrap_or((text, ""));
        read(glue, types, b"");
    }
}

fn read(glue: &str, types: &str, section: &[u8]) {
    match api::read(glue, types, section) {
        Ok(reading) => {
            serde_json::to_string(&reading.api).expect("a model is JSON");
            for warning in &reading.warnings {
                assert!(!warning.reason.is_empty() && !warning.help.is_empty());
            }
            write(&reading.api);
        }
        Err(error) => assert!(!error.code().is_empty() && !error.to_string().is_empty()),
    }
}

/// The client that is written is JavaScript, whatever an engine's exports are called.
fn write(model: &api::Api) {
    let naming = Naming {
        name: "demo".into(),
        package: "demo".into(),
        version: "1.0.0".into(),
        build: "0".into(),
        variants: vec![client::Module {
            variant: outboard_build::Variant::SIMD,
            integrity: "sha384-".into(),
        }],
        lanes: Lanes::AsRead,
        front: None,
    };
    let files = client::write(model, &naming).expect("a model that was read can be written");
    for file in files.iter().filter(|file| file.path.ends_with(".js")) {
        if let Err(error @ ReadError::Glue { .. }) = api::read(&file.text, "", b"") {
            panic!("{}: {error}\n{}", file.path, file.text);
        }
    }
}

/// A wasm module.
pub fn module(bytes: &[u8]) {
    let section = wasm::custom_section(bytes, "outboard");
    let features = wasm::target_features(bytes);
    let symbols = wasm::symbols(bytes);
    if let Ok(symbols) = &symbols {
        for line in symbols.lines() {
            let (index, _) = line.split_once(':').expect("index:name");
            index.parse::<u32>().expect("an index");
        }
    }
    let Ok(copy) = wasm::rewrite(bytes, &|_| false, Some(("added", b"abc"))) else {
        return;
    };
    let same = |name: &str| wasm::custom_section(&copy, name).expect("a module that was written");
    assert_eq!(same("outboard"), section.expect("a module that was read"));
    assert!(same("added").ends_with(b"abc"));
    if let Ok(features) = features {
        assert_eq!(wasm::target_features(&copy).expect("the same"), features);
    }
    let bare = wasm::rewrite(&copy, &|_| true, None).expect("a module that was written");
    assert_eq!(wasm::symbols(&bare).expect("no names"), "");
    assert_eq!(wasm::custom_section(&bare, "added").expect("none"), b"");
}
