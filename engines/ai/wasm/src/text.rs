//! The meaning and the language of texts, and the kind of files.

use outboard::{Error, JsValue};
use outboard_text::index::Index;
use outboard_text::kind;
use outboard_text::language::Guesser;
use outboard_text::meaning::{self, Settings};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{failure, json, to_js};
use crate::files::Files;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("text.d.ts");

/// A sentence model on a lane.
#[outboard::export]
pub struct Embedder {
    embedder: meaning::Embedder,
}

/// An index on a lane.
#[outboard::export]
pub struct SearchIndex {
    index: Index,
}

/// A model of languages on a lane.
#[outboard::export]
pub struct LanguageGuesser {
    guesser: Guesser,
}

/// A model of file types on a lane.
#[outboard::export]
pub struct FileTyper {
    typer: kind::FileTyper,
}

#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    text: &'a str,
    score: f32,
}

#[outboard::export]
impl Embedder {
    /// Makes one of the files `model` and `tokenizer`.
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        #[outboard(ts = "unknown", optional)] settings: JsValue,
    ) -> Result<Embedder, Error> {
        let settings = Settings::from_json(&json(&settings)?).map_err(text_failure)?;
        let session = files.take_session("model")?;
        let tokenizer = files.take_bytes("tokenizer")?;
        let embedder =
            meaning::Embedder::new(session, &tokenizer, settings).map_err(text_failure)?;
        Ok(Embedder { embedder })
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.embedder.dimensions()
    }

    /// The vectors of texts, one after the other.
    pub fn embed(&self, texts: Vec<String>) -> Result<Vec<f32>, Error> {
        let go_on = |_: f64, _: &str| true;
        self.embedder.embed(&texts, &go_on).map_err(text_failure)
    }

    /// Cuts a text into passages that fit.
    pub fn passages(&self, text: &str) -> Vec<String> {
        let passages = self.embedder.passages(text);
        passages.into_iter().map(str::to_owned).collect()
    }

    /// An empty index for its vectors, on the same lane.
    pub fn index(&self, model: &str) -> Result<SearchIndex, Error> {
        let index = Index::new(model, self.embedder.dimensions()).map_err(text_failure)?;
        Ok(SearchIndex { index })
    }

    /// Reads what `save` of an index gave, if it is of this model.
    pub fn load_index(&self, bytes: &[u8], model: &str) -> Result<SearchIndex, Error> {
        let index = Index::load(bytes).map_err(text_failure)?;
        index
            .check(model, self.embedder.dimensions())
            .map_err(text_failure)?;
        Ok(SearchIndex { index })
    }
}

#[outboard::export]
impl SearchIndex {
    /// Adds texts with their vectors, and says how many entries there are now.
    pub fn add(
        &mut self,
        ids: Vec<String>,
        texts: Vec<String>,
        vectors: &[f32],
    ) -> Result<usize, Error> {
        let vectors = vectors.chunks(self.index.dimensions());
        for ((id, text), vector) in ids.iter().zip(&texts).zip(vectors) {
            self.index.add(id, text, vector).map_err(text_failure)?;
        }
        Ok(self.index.len())
    }

    /// Takes out all entries with one of these ids, and says how many are left.
    pub fn remove(&mut self, ids: Vec<String>) -> usize {
        self.index.remove(&ids);
        self.index.len()
    }

    /// How many entries there are.
    pub fn size(&self) -> usize {
        self.index.len()
    }

    /// The entries that are nearest to a vector.
    #[outboard::export(returns = "SearchHit[]")]
    pub fn search(&self, vector: &[f32], top: usize) -> Result<JsValue, Error> {
        let hits = self.index.search(vector, top).map_err(text_failure)?;
        let found: Vec<Found<'_>> = hits
            .iter()
            .map(|hit| Found {
                id: &hit.entry.id,
                text: &hit.entry.text,
                score: hit.score,
            })
            .collect();
        to_js(&found)
    }

    /// The index as bytes.
    pub fn save(&self) -> Vec<u8> {
        self.index.save()
    }
}

#[outboard::export]
impl LanguageGuesser {
    /// Makes one of the file `model`.
    #[outboard::export(constructor)]
    pub fn new(files: &mut Files) -> Result<LanguageGuesser, Error> {
        let guesser = Guesser::load(&files.take_bytes("model")?).map_err(text_failure)?;
        Ok(LanguageGuesser { guesser })
    }

    /// The languages that a text is most likely written in.
    #[outboard::export(returns = "LanguageGuess[]")]
    pub fn guess(&self, text: &str, top: usize) -> Result<JsValue, Error> {
        to_js(&self.guesser.guess(text, top))
    }

    /// All languages that it tells apart.
    pub fn languages(&self) -> Vec<String> {
        self.guesser.languages().to_vec()
    }
}

#[outboard::export]
impl FileTyper {
    /// Makes one of the files `model`, `config` and `types`.
    #[outboard::export(constructor)]
    pub fn new(files: &mut Files) -> Result<FileTyper, Error> {
        let session = files.take_session("model")?;
        let (config, types) = (files.take_bytes("config")?, files.take_bytes("types")?);
        let typer = kind::FileTyper::new(session, &config, &types).map_err(text_failure)?;
        Ok(FileTyper { typer })
    }

    /// How many bytes of the beginning and of the end it looks at.
    pub fn block(&self) -> usize {
        self.typer.block()
    }

    /// What a file is that begins and ends with these bytes.
    #[outboard::export(js_name = "type", returns = "FileType")]
    pub fn kind(&self, head: &[u8], tail: &[u8]) -> Result<JsValue, Error> {
        to_js(&self.typer.kind_of_ends(head, tail).map_err(text_failure)?)
    }
}

fn text_failure(error: outboard_text::Error) -> Error {
    failure(error.code(), error)
}
