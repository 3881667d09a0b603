//! Goldens: what is read from the glue of a case and written for it, beside the Rust it came from.
//!
//! `OUTBOARD_BLESS=1 cargo test -p outboard-build --test golden` writes what is expected anew; a reviewer reads the
//! difference. `OUTBOARD_BLESS=glue` also makes the glue anew from each case's `lib.rs`, with the wasm-bindgen its first
//! lines ask for (needs wasm32-unknown-unknown, and builds a driver for each version).

use std::fs;
use std::path::{Path, PathBuf};

use outboard_build::Variant;
use outboard_build::api::{self, Reading};
use outboard_build::client::{self, File, Front, Lanes, Module, Naming};

mod support;

use support::{expect, glue};

/// The files of a client that differ from case to case.
const WRITTEN: [&str; 4] = ["client.js", "index.d.ts", "sync.js", "sync.d.ts"];

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(support::goldens())
        .expect("the goldens' folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("lib.rs").is_file())
        .collect();
    cases.sort();
    assert!(cases.len() >= 15, "only {} cases were found", cases.len());
    cases
}

fn read(case: &Path) -> Reading {
    let text = |name: &str| {
        fs::read_to_string(case.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let section = fs::read(case.join("section.jsonl")).unwrap_or_default();
    api::read(&text("glue.js"), &text("glue.d.ts"), &section)
        .unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

fn naming(case: &Path) -> Naming {
    let name = case
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    Naming {
        package: format!("@goldens/{name}"),
        name,
        version: "1.2.3".into(),
        build: "0123456789abcdef".into(),
        variants: vec![module(Variant::SIMD)],
        lanes: Lanes::AsRead,
        front: None,
    }
}

fn module(variant: Variant) -> Module {
    Module {
        variant,
        // Of the empty file.
        integrity: "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb".into(),
    }
}

/// All variants, best first.
fn variants() -> Vec<Module> {
    [(true, true), (true, false), (false, true), (false, false)]
        .map(|(threads, relaxed)| module(Variant { threads, relaxed }))
        .into()
}

fn warnings(reading: &Reading) -> String {
    let line = |one: &api::Warning| {
        format!(
            "{} {}: {}\n    {}\n",
            one.code.as_str(),
            one.item,
            one.reason,
            one.help
        )
    };
    reading.warnings.iter().map(line).collect()
}

#[test]
fn each_case_is_written_as_expected() {
    for case in cases() {
        if support::makes_glue() {
            glue::make(&case);
        }
        let reading = read(&case);
        let files = client::write(&reading.api, &naming(&case)).expect("a client");
        for name in WRITTEN {
            let file = files.iter().find(|file| file.path == name).expect(name);
            expect(&case.join(name), &file.text);
        }
        expect(&case.join("warnings.txt"), &warnings(&reading));
    }
}

#[test]
fn entries_are_written_as_expected() {
    let case = support::goldens().join("functions");
    let reading = read(&case);
    for (folder, front) in [("plain", None), ("front", Some(Front::default()))] {
        let naming = Naming {
            name: "demo".into(),
            front,
            ..naming(&case)
        };
        let files = client::write(&reading.api, &naming).expect("a client");
        let entries: Vec<&File> = files
            .iter()
            .filter(|file| !WRITTEN.contains(&file.path.as_str()))
            .collect();
        assert!(entries.len() >= 8, "{folder}: {} entries", entries.len());
        for file in entries.into_iter().chain(
            files
                .iter()
                .filter(|file| folder == "front" && file.path == "index.d.ts"),
        ) {
            expect(
                &support::goldens()
                    .join("entries")
                    .join(folder)
                    .join(&file.path),
                &file.text,
            );
        }
    }
}

#[test]
fn entries_of_variants_are_written_as_expected() {
    let case = support::goldens().join("functions");
    let naming = Naming {
        name: "demo".into(),
        package: "@goldens/variants".into(),
        variants: variants(),
        ..naming(&case)
    };
    let files = client::write(&read(&case).api, &naming).expect("a client");
    let folder = support::goldens().join("variants");
    for name in [
        "index.js",
        "node.js",
        "node-worker.js",
        "node-worker.relaxed.js",
        "node-worker.threads.js",
        "worker.entry.js",
        "worker.relaxed.entry.js",
        "worker.threads-relaxed.entry.js",
        "worker.threads.entry.js",
        "client.js",
        "index.d.ts",
        "sync.d.ts",
    ] {
        let file = files.iter().find(|file| file.path == name).expect(name);
        expect(&folder.join(name), &file.text);
    }
}

#[test]
fn a_package_without_simd_is_refused() {
    let case = support::goldens().join("functions");
    for variants in [vec![], variants().into_iter().take(2).collect()] {
        let naming = Naming {
            variants,
            ..naming(&case)
        };
        let error = client::write(&read(&case).api, &naming).expect_err("a refusal");
        assert_eq!(error.code(), "no-simd");
    }
}

#[test]
fn nothing_is_left_to_fill_in() {
    let cases = cases().into_iter().flat_map(|case| {
        [
            (case.clone(), vec![module(Variant::SIMD)]),
            (case, variants()),
        ]
    });
    for (case, variants) in cases {
        let naming = Naming {
            variants,
            ..naming(&case)
        };
        for file in client::write(&read(&case).api, &naming).expect("a client") {
            for place in [
                "$variants$",
                "$variant$",
                "$identifier$",
                "$list$",
                "$wasm$",
                "$symbols$",
                "$worker$",
                "$node$",
                "$engine$",
                "$name$",
                "$exports$",
                "$build$",
                "$integrity$",
                "$glue$",
                "$lanes$",
                "$package$",
                "$version$",
            ] {
                assert!(
                    !file.text.contains(place),
                    "{} of {} has {place}",
                    file.path,
                    case.display()
                );
            }
        }
    }
}

#[test]
fn options_win_over_what_is_read() {
    let reading = read(&support::goldens().join("functions"));
    let client = |lanes: Lanes| {
        let naming = Naming {
            lanes,
            ..naming(Path::new("demo"))
        };
        let files = client::write(&reading.api, &naming).expect("a client");
        files
            .into_iter()
            .find(|file| file.path == "client.js")
            .expect("client.js")
            .text
    };
    assert!(client(Lanes::AsRead).contains("lanes: 1,"));
    assert!(client(Lanes::Auto).contains("lanes: 'auto',"));
    assert!(client(Lanes::Fixed(3)).contains("lanes: 3,"));
}

#[test]
fn names_that_cannot_be_files_are_refused() {
    let reading = read(&support::goldens().join("functions"));
    let code = |naming: Naming| {
        client::write(&reading.api, &naming)
            .expect_err("a refusal")
            .code()
    };
    let good = naming(Path::new("demo"));
    for name in ["", "../demo", "a b", "'", ".hidden"] {
        assert_eq!(
            code(Naming {
                name: name.into(),
                ..good.clone()
            }),
            "client-name",
            "{name}"
        );
    }
    for module in ["", "index.ts", "/index.js", "../index.js", "a'.js"] {
        let front = Some(Front {
            module: module.into(),
        });
        assert_eq!(
            code(Naming {
                front,
                ..good.clone()
            }),
            "front-module",
            "{module}"
        );
    }
    assert_eq!(
        code(Naming {
            lanes: Lanes::Fixed(0),
            ..good
        }),
        "no-lanes"
    );
}

#[test]
fn glue_that_takes_its_module_bare_is_wrapped() {
    let older = support::goldens().join("older");
    let files = client::write(&read(&older).api, &naming(&older)).expect("a client");
    let text = |path: &str| {
        &files
            .iter()
            .find(|file| file.path == path)
            .expect(path)
            .text
    };
    for entry in ["worker.entry.js", "edge.js", "edge-light.js", "sync.js"] {
        assert!(
            text(entry).contains("from './older.glue.older.js';"),
            "{entry}"
        );
    }
    expect(
        &older.join("older.glue.older.js"),
        text("older.glue.older.js"),
    );
}
