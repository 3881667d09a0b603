//! The tables of the reference implementations, and the models that are compared with them.

#![allow(dead_code, reason = "each test uses a part of it")]

use outboard_session::Session;
use outboard_text::kind::FileTyper;
use outboard_text::language::Guesser;
use outboard_text::meaning::{Embedder, Settings};
use serde::de::DeserializeOwned;

/// A table that `reference/make.py` wrote.
pub(crate) fn table<T: DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).expect("a table of the reference")
}

pub(crate) fn embedder(settings: Settings) -> Embedder {
    let session = Session::load(outboard_models::read("minilm/model.onnx")).expect("a model");
    let tokenizer = outboard_models::read("minilm/tokenizer.json");
    Embedder::new(session, &tokenizer, settings).expect("an embedder")
}

pub(crate) fn guesser() -> Guesser {
    Guesser::load(&outboard_models::read("lid176/lid.176.ftz")).expect("a model of languages")
}

pub(crate) fn typer() -> FileTyper {
    FileTyper::new(
        Session::load(outboard_models::read("magika/model.onnx")).expect("a model"),
        &outboard_models::read("magika/config.json"),
        &outboard_models::read("magika/types.json"),
    )
    .expect("a model of file types")
}
