//! Numbers of word pieces, against the reference tokenizer.

mod common;

use outboard_text::Error;
use outboard_text::meaning::Tokenizer;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    ids: Vec<u32>,
}

fn tokenizer() -> Tokenizer {
    Tokenizer::from_json(&outboard_models::read("minilm/tokenizer.json")).expect("a tokenizer")
}

#[test]
fn equal_to_the_reference() {
    let tokenizer = tokenizer();
    let rows: Vec<Row> = common::table(include_str!("reference/tokens.json"));
    assert!(rows.len() > 20);
    for row in rows {
        assert_eq!(tokenizer.encode(&row.text, 1000), row.ids, "{:?}", row.text);
    }
}

#[test]
fn cuts_at_the_most() {
    let tokenizer = tokenizer();
    let ids = tokenizer.encode("one two three four five six", 5);
    assert_eq!(ids.len(), 5);
    assert_eq!((ids[0], ids[4]), (101, 102));
}

#[test]
fn a_megabyte_of_text_and_one_word_of_a_megabyte() {
    let tokenizer = tokenizer();
    assert_eq!(tokenizer.encode(&"word ".repeat(200_000), 256).len(), 256);
    assert_eq!(
        tokenizer.encode(&"x".repeat(1_000_000), 256),
        [101, 100, 102]
    );
    assert_eq!(tokenizer.encode(&"🎉".repeat(250_000), 256).len(), 3);
    assert_eq!(tokenizer.encode(&"漢".repeat(300_000), 256).len(), 256);
}

#[test]
fn a_tokenizer_that_is_none_says_so() {
    for (json, word) in [
        ("", "EOF"),
        ("{}", "model is none"),
        (r#"{"model":{"type":"Unigram"}}"#, "Unigram"),
        (
            r###"{"model":{"type":"WordPiece","unk_token":"[UNK]","vocab":{}},"normalizer":{"type":"BertNormalizer"},
            "pre_tokenizer":{"type":"BertPreTokenizer"},"post_processor":{"type":"BertProcessing","sep":["s",1],"cls":["c",2]}}"###,
            "[UNK]",
        ),
        (
            r###"{"model":{"type":"WordPiece","unk_token":"u","vocab":{"u":0},"max_input_chars_per_word":99999999999},
            "normalizer":{"type":"BertNormalizer"},"pre_tokenizer":{"type":"BertPreTokenizer"},
            "post_processor":{"type":"BertProcessing","sep":["s",1],"cls":["c",2]}}"###,
            "letters",
        ),
    ] {
        let error = Tokenizer::from_json(json.as_bytes()).expect_err(json);
        assert!(matches!(error, Error::BadTokenizer(_)));
        assert_eq!(error.code(), "ai/bad-tokenizer");
        assert!(error.to_string().contains(word), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_numbers(text in any::<String>(), most in 0usize..40) {
        thread_local!(static TOKENIZER: Tokenizer = tokenizer());
        TOKENIZER.with(|tokenizer| {
            let ids = tokenizer.encode(&text, most);
            prop_assert!(ids.len() <= most);
            prop_assert!(ids.iter().all(|id| *id < 30_522));
            Ok(())
        })?;
    }

    #[test]
    fn any_bytes_are_a_tokenizer_or_an_error(bytes in any::<Vec<u8>>()) {
        prop_assert!(Tokenizer::from_json(&bytes).is_err());
    }
}
