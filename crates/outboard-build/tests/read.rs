//! Whatever it is given, `read` answers: with a model, or with an error that has a code.

use std::fs;
use std::path::Path;

use outboard_build::api;
use outboard_build::client::{self, Lanes, Naming};
use proptest::prelude::*;

/// Reads, and writes a client from what was read.
fn survives(glue: &str, dts: &str, section: &[u8]) {
    match api::read(glue, dts, section) {
        Ok(reading) => {
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
            client::write(&reading.api, &naming).expect("a model that was read can be written");
            serde_json::to_string(&reading.api).expect("a model is JSON");
        }
        Err(error) => assert!(!error.code().is_empty() && !error.to_string().is_empty()),
    }
}

/// The glue and types of a case.
fn golden(name: &str) -> (String, String) {
    let case = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(name);
    let text = |file: &str| fs::read_to_string(case.join(file)).expect(file);
    (text("glue.js"), text("glue.d.ts"))
}

/// What mutations are made with: pieces of both languages, so that much of what comes out still parses.
const PIECES: [&str; 28] = [
    "export ",
    "class ",
    "static ",
    "get ",
    "set ",
    "{",
    "}",
    "(",
    ")",
    "...",
    "?",
    "=>",
    ": ",
    "Promise<",
    ">",
    "|",
    "null",
    "Object.freeze",
    "wasm.",
    "__destroy_into_raw",
    "/** */",
    "`",
    "\\",
    "\u{2028}",
    "\u{1F600}",
    "async ",
    "interface ",
    "readonly ",
];

/// One change of a text: where (of a million), how much goes, what comes.
fn change() -> impl Strategy<Value = (usize, usize, usize)> {
    (0..1_000_000usize, 0..40usize, 0..PIECES.len())
}

fn mutate(text: &str, changes: &[(usize, usize, usize)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (place, gone, piece) in changes {
        let start = place * characters.len() / 1_000_000;
        let end = (start + gone).min(characters.len());
        characters.splice(start..end, PIECES[*piece].chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_is_answered(glue in any::<String>(), dts in any::<String>(), section in any::<Vec<u8>>()) {
        survives(&glue, &dts, &section);
        survives("", &dts, &section);
        survives("", "", &section);
    }

    #[test]
    fn mutated_types_are_answered(
        case in prop::sample::select(vec!["types", "uncrossable", "collisions", "old", "enums", "variadic"]),
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let (glue, dts) = golden(case);
        survives(&glue, &mutate(&dts, &changes), b"");
    }

    #[test]
    fn mutated_glue_is_answered(
        case in prop::sample::select(vec!["types", "handles", "slices", "old", "enums", "async"]),
        changes in prop::collection::vec(change(), 1..3),
    ) {
        let (glue, dts) = golden(case);
        // Most of the glue is the same in every case; what is read stands at its beginning or its end.
        survives(&mutate(&glue, &changes), &dts, b"");
    }

    #[test]
    fn mutated_sections_are_answered(changes in prop::collection::vec(change(), 1..6)) {
        let section = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/attribute/section.jsonl"),
        ).expect("section.jsonl");
        let (glue, dts) = golden("attribute");
        survives(&glue, &dts, mutate(&section, &changes).as_bytes());
    }
}

#[test]
fn errors_say_the_line() {
    let error =
        api::read("export function f() {}\nexport class {", "", b"").expect_err("no JavaScript");
    assert_eq!(error.code(), "glue-syntax");
    assert!(error.to_string().contains("line 2"), "{error}");

    let error = api::read("", "export function f(): void;\nexport class \u{7}{{", b"")
        .expect_err("no TypeScript");
    assert_eq!(error.code(), "types-syntax");
    assert!(error.to_string().contains("line 2"), "{error}");
}
