//! Languages, against fastText itself.

mod common;

use outboard_text::language::Guesser;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    best: Vec<(String, f32)>,
}

#[test]
fn equal_to_fasttext() {
    let guesser = common::guesser();
    let rows: Vec<Row> = common::table(include_str!("reference/languages.json"));
    assert!(rows.len() > 20);
    for row in rows {
        let guesses = guesser.guess(&row.text, 3);
        assert_eq!(guesses.len(), 3);
        for (guess, (language, probability)) in guesses.iter().zip(&row.best) {
            // fastText adds 1e-5 under each logarithm, so its best can be a little over 1.
            let expected = probability.min(1.0);
            assert!(
                (guess.probability - expected).abs() < 1e-3,
                "{row:?} {guesses:?}",
                row = row.text
            );
            if *probability > 0.01 {
                assert_eq!(&guess.language, language, "{}", row.text);
            }
        }
    }
}

#[test]
fn knows_176_languages() {
    let guesser = common::guesser();
    assert_eq!(guesser.languages().len(), 176);
    let all = guesser.guess("The same text", 1000);
    assert_eq!(all.len(), 176);
    let sum: f32 = all.iter().map(|guess| guess.probability).sum();
    assert!((sum - 1.0).abs() < 0.02, "{sum}");
    assert!(guesser.guess("The same text", 0).is_empty());
}

#[test]
fn what_has_no_letters_has_no_language() {
    let guesser = common::guesser();
    for text in ["", " \n", "🎉👍🏽", "12:30 – 3.14 %", "\0\0"] {
        assert!(guesser.guess(text, 3).is_empty(), "{text:?}");
    }
}

#[test]
fn of_a_megabyte_the_beginning_counts() {
    let guesser = common::guesser();
    let english = "The sea is calm and the night is clear. ".repeat(26_000);
    assert_eq!(guesser.guess(&english, 1)[0].language, "en");
    // Characters of three bytes, so that the cut lies inside of one.
    assert_eq!(
        guesser.guess(&"海辺に行きます。".repeat(40_000), 1)[0].language,
        "ja"
    );
    assert!(!guesser.guess(&"x".repeat(1_000_000), 1).is_empty());
}

#[test]
fn what_is_cut_or_damaged_says_so() {
    let bytes = outboard_models::read("lid176/lid.176.ftz");
    for length in [0, 3, 8, 50, 100, 5000, bytes.len() / 2, bytes.len() - 1] {
        let error = Guesser::load(&bytes[..length]).expect_err("cut");
        assert_eq!(error.code(), "ai/bad-languages");
    }
    let mut later = bytes.clone();
    later[4] = 99;
    let words = Guesser::load(&later)
        .expect_err("a later version")
        .to_string();
    assert!(words.contains("99"), "{words}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn damage_anywhere_is_a_model_or_an_error(at in 0usize..2000, scale in 1usize..400, value in any::<u8>()) {
        thread_local!(static BYTES: Vec<u8> = outboard_models::read("lid176/lid.176.ftz"));
        let mut bytes = BYTES.with(Clone::clone);
        let at = (at * scale) % bytes.len();
        bytes[at] = value;
        if let Ok(guesser) = Guesser::load(&bytes) {
            prop_assert!(guesser.guess("some words of a text", 3).len() <= 3);
        }
    }

    #[test]
    fn any_text_is_guessed_or_not(text in any::<String>()) {
        thread_local!(static GUESSER: Guesser = common::guesser());
        let guesses = GUESSER.with(|guesser| guesser.guess(&text, 3));
        prop_assert!(guesses.iter().all(|guess| (0.0..=1.0).contains(&guess.probability)));
        prop_assert!(guesses.is_sorted_by(|a, b| a.probability >= b.probability));
    }
}
