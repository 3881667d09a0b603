//! Vectors of MiniLM, against onnxruntime with the same model.

mod common;

use std::cell::Cell;

use outboard_session::Session;
use outboard_text::Error;
use outboard_text::meaning::{Embedder, Pooling, Settings, cosine};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    vector: Vec<f32>,
}

fn on(_: f64, _: &str) -> bool {
    true
}

#[test]
fn equal_to_onnxruntime_in_any_company() {
    let embedder = common::embedder(Settings::default());
    let rows: Vec<Row> = common::table(include_str!("reference/vectors.json"));
    let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    let vectors = embedder.embed(&texts, &on).expect("vectors");
    assert_eq!(vectors.len(), texts.len() * 384);
    for (row, vector) in rows.iter().zip(vectors.chunks(384)) {
        let same = cosine(&row.vector, vector);
        assert!(same > 0.999, "{same} {}", row.text);
        let length: f32 = vector.iter().map(|x| x * x).sum();
        assert!((length - 1.0).abs() < 1e-4);
    }
    let alone = embedder.embed(&texts[..1], &on).expect("a vector");
    assert!(cosine(&alone, &vectors[..384]) > 0.9999);
}

#[test]
fn a_happy_person_is_more_like_a_happier_one_than_like_a_sunny_day() {
    let embedder = common::embedder(Settings::default());
    let texts = [
        "That is a happy person",
        "That is a very happy person",
        "That is a happy dog",
        "Today is a sunny day",
    ];
    let vectors = embedder.embed(&texts, &on).expect("vectors");
    let rows: Vec<&[f32]> = vectors.chunks(384).collect();
    for (row, expected) in rows[1..].iter().zip([0.942, 0.696, 0.261]) {
        let given = cosine(rows[0], row);
        assert!((given - expected).abs() < 0.01, "{given} {expected}");
    }
}

#[test]
fn nothing_emoji_and_a_megabyte() {
    let embedder = common::embedder(Settings::default());
    assert!(
        embedder
            .embed(&[] as &[&str], &on)
            .expect("none")
            .is_empty()
    );
    let long = "a long story about the sea ".repeat(40_000);
    let vectors = embedder.embed(&["", "🎉🎉", &long], &on).expect("vectors");
    assert_eq!(vectors.len(), 3 * 384);
    assert!(vectors.iter().all(|x| x.is_finite()));
}

#[test]
fn stops_when_it_is_told_to() {
    let embedder = common::embedder(Settings::default());
    let texts = vec!["a text of some words which is not short".repeat(4); 100];
    let asked = Cell::new(0);
    let watch = |fraction: f64, _: &str| {
        assert!((0.0..=1.0).contains(&fraction));
        asked.set(asked.get() + 1);
        asked.get() < 2
    };
    let error = embedder.embed(&texts, &watch).expect_err("stopped");
    assert_eq!((error.code(), asked.get()), ("ai/stopped", 2));
}

#[test]
fn passages_cover_a_text_end_with_sentences_and_overlap() {
    let settings = Settings {
        passage_tokens: 80,
        ..Settings::default()
    };
    let embedder = common::embedder(settings);
    let sentence = |n: usize| format!("Sentence number {n} says \"something (about it).\" ");
    let text: String = (0..60).map(sentence).collect();
    let passages = embedder.passages(&text);
    assert!(passages.len() > 8);
    for passage in &passages {
        assert!(
            passage.starts_with("Sentence") && passage.ends_with(".\""),
            "{passage}"
        );
        assert!(text.contains(passage));
    }
    for n in 0..60 {
        let words = format!("number {n} says");
        assert!(passages.iter().any(|passage| passage.contains(&words)));
    }
    let all: usize = passages.iter().map(|passage| passage.len()).sum();
    assert!(all > text.len() && all < text.len() * 2);
}

#[test]
fn passages_of_odd_texts() {
    let settings = Settings {
        passage_tokens: 16,
        ..Settings::default()
    };
    let embedder = common::embedder(settings);
    assert!(embedder.passages("").is_empty());
    assert!(embedder.passages(" \n ").is_empty());
    assert_eq!(embedder.passages(" short. "), ["short."]);
    let chinese = "今天天气很好。我们去海滩。".repeat(20);
    let passages = embedder.passages(&chinese);
    assert!(passages.len() > 5 && passages.iter().all(|passage| passage.ends_with('。')));
    // No sentence ends anywhere: words do.
    let words = "word ".repeat(100);
    assert!(
        embedder
            .passages(&words)
            .iter()
            .all(|passage| passage.ends_with("word"))
    );
    // One word of more pieces than a passage holds.
    let pieces = "zqxjv".repeat(15);
    assert_eq!(
        embedder.passages(&format!("{pieces} {pieces} end")).last(),
        Some(&"end")
    );
    // A megabyte.
    let many = embedder.passages(&"No end. ".repeat(125_000)).len();
    assert!(many > 10_000, "{many}");
}

#[test]
fn what_does_not_fit_is_said() {
    let load = |model: &str, settings: Settings| {
        let session = Session::load(outboard_models::read(model)).expect("a model");
        Embedder::new(
            session,
            &outboard_models::read("minilm/tokenizer.json"),
            settings,
        )
    };
    let bad = |result: Result<Embedder, Error>, word: &str| {
        let error = result.expect_err("an error");
        assert_eq!(error.code(), "ai/bad-kit");
        assert!(error.to_string().contains(word), "{error}");
    };
    let with = |change: &dyn Fn(&mut Settings)| {
        let mut settings = Settings::default();
        change(&mut settings);
        settings
    };
    bad(load("magika/model.onnx", Settings::default()), "bytes");
    bad(
        load("minilm/model.onnx", with(&|s| s.max_tokens = 2)),
        "max_tokens",
    );
    bad(
        load("minilm/model.onnx", with(&|s| s.max_tokens = 1 << 40)),
        "max_tokens",
    );
    bad(
        load("minilm/model.onnx", with(&|s| s.dimensions = Some(10))),
        "384",
    );
    bad(
        load("minilm/model.onnx", with(&|s| s.passage_tokens = 0)),
        "passage_tokens",
    );
    let pooled = load("minilm/model.onnx", with(&|s| s.pooling = Pooling::None)).expect("loads");
    let error = pooled.embed(&["two words"], &on).expect_err("not pooled");
    assert_eq!(error.code(), "ai/bad-kit");
    // The model knows 512 places, and the settings say more.
    let long = load("minilm/model.onnx", with(&|s| s.max_tokens = 600)).expect("loads");
    let error = long
        .embed(&["word ".repeat(600)], &on)
        .expect_err("too long");
    assert_eq!(error.code(), "ai/run-failed");
    assert!(Settings::from_json(r#"{"pooling":"sum"}"#).is_err());
    assert_eq!(Settings::from_json("{}").expect("defaults").max_tokens, 256);
}
