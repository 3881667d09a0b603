//! Kinds of files, against magika's own client.

mod common;

use outboard_session::Session;
use outboard_text::kind::FileTyper;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Row {
    file: Option<String>,
    text: Option<String>,
    label: String,
    mime: String,
    guess: String,
    score: f32,
}

#[test]
fn equal_to_magika() {
    let typer = common::typer();
    let rows: Vec<Row> = common::table(include_str!("reference/kinds.json"));
    assert!(rows.len() > 12);
    for row in rows {
        let bytes = match (&row.file, &row.text) {
            (Some(file), _) => outboard_models::read(file),
            (_, text) => text.clone().unwrap_or_default().into_bytes(),
        };
        let kind = typer.kind(&bytes).expect("a kind");
        assert_eq!(
            (&kind.label, &kind.mime),
            (&row.label, &row.mime),
            "{row:?}"
        );
        assert!((kind.score - row.score).abs() < 2e-3, "{kind:?} {row:?}");
        if let Some(guess) = kind.guess {
            assert_eq!(guess, row.guess);
        }
    }
}

#[test]
fn is_sure_of_what_is_plain() {
    let typer = common::typer();
    let rows: Vec<Row> = common::table(include_str!("reference/kinds.json"));
    for label in ["png", "wav", "json", "csv", "python"] {
        let row = rows
            .iter()
            .find(|row| row.label == label && row.score >= 0.995)
            .expect(label);
        let bytes = match (&row.file, &row.text) {
            (Some(file), _) => outboard_models::read(file),
            (_, text) => text.clone().unwrap_or_default().into_bytes(),
        };
        let kind = typer.kind(&bytes).expect("a kind");
        assert!(kind.label == label && kind.score >= 0.995, "{kind:?}");
    }
}

#[test]
fn the_ends_are_enough() {
    let typer = common::typer();
    let file = outboard_models::read("samples/pictures/page.png");
    let block = typer.block();
    let ends = typer
        .kind_of_ends(&file[..block], &file[file.len() - block..])
        .expect("a kind");
    assert_eq!(ends, typer.kind(&file).expect("a kind"));
    assert_eq!(ends.extensions, ["png"]);
    assert!(!ends.is_text && ends.group == "image");
}

#[test]
fn small_files_are_judged_by_rules() {
    let typer = common::typer();
    for (bytes, label) in [
        (&b""[..], "empty"),
        (b"a", "txt"),
        ("é".as_bytes(), "txt"),
        (b"\xff\xfe\xfd", "unknown"),
        (b"        \n        ", "txt"),
    ] {
        let kind = typer.kind(bytes).expect("a kind");
        assert_eq!((kind.label.as_str(), kind.score), (label, 1.0), "{bytes:?}");
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let read = outboard_models::read;
    let load = |model: &str, config: &[u8], types: &[u8]| {
        FileTyper::new(Session::load(read(model)).expect("a model"), config, types)
    };
    let (config, types) = (read("magika/config.json"), read("magika/types.json"));
    for result in [
        load("minilm/model.onnx", &config, &types),
        load("magika/model.onnx", b"{}", &types),
        load("magika/model.onnx", &config, b"{}"),
        load("magika/model.onnx", &types, &config),
    ] {
        assert_eq!(result.expect_err("an error").code(), "ai/bad-kit");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_something(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        thread_local!(static TYPER: FileTyper = common::typer());
        let kind = TYPER.with(|typer| typer.kind(&bytes)).expect("a kind");
        prop_assert!(!kind.label.is_empty() && !kind.mime.is_empty());
    }
}
