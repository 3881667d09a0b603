//! Pictures: text in them, what they show, one number, and who is in them.

use js_sys::Uint8Array;
use outboard::{Control, Error, JsValue};
use outboard_sight::{Edge, Picture, Quad, ReadOptions};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{failure, from_js, json, to_js, watch};
use crate::files::Files;
use crate::sight_bitmap::ImageBitmap;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("sight.types.d.ts");

fn sight_failure(error: outboard_sight::Error) -> Error {
    failure(error.code(), error)
}

/// What reads text in pictures.
#[outboard::export]
pub struct Reader {
    reader: outboard_sight::Reader,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Reading {
    least: f32,
    turned: bool,
}

impl Default for Reading {
    fn default() -> Self {
        let ReadOptions { least, turned } = ReadOptions::default();
        Self { least, turned }
    }
}

#[derive(Serialize)]
struct Read<'a> {
    text: &'a str,
    lines: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    confidence: f32,
    #[serde(rename = "box")]
    quad: Quad,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<Line<'a>>>,
}

#[outboard::export]
impl Reader {
    /// Takes the models that find lines (`det`), read them (`rec`), and tell which stand on their head (`cls`, where the kit has it).
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        #[outboard(ts = "Record<string, unknown>", optional)] settings: JsValue,
    ) -> Result<Reader, Error> {
        let settings = json(&settings)?;
        let (detector, recogniser) = (files.take_session("det")?, files.take_session("rec")?);
        let turner = files
            .has("cls")
            .then(|| files.take_session("cls"))
            .transpose()?;
        let reader = outboard_sight::Reader::new(detector, recogniser, turner, &settings);
        Ok(Reader {
            reader: reader.map_err(sight_failure)?,
        })
    }

    /// Reads what stands in pixels.
    #[outboard::export(returns = "Reading")]
    pub fn read(
        &self,
        rgba: &[u8],
        width: u32,
        height: u32,
        #[outboard(ts = "ReadingOptions")] options: JsValue,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let Reading { least, turned } = from_js(&options)?;
        let picture = Picture::new(rgba, width, height).map_err(sight_failure)?;
        let options = ReadOptions { least, turned };
        let read = self.reader.read(&picture, &options, &watch(control));
        let read = read.map_err(sight_failure)?;
        to_js(&Read {
            text: &read.text,
            lines: read.lines.iter().map(line).collect(),
        })
    }

    /// The same for a bitmap, which is closed.
    #[outboard::export(returns = "Reading")]
    pub fn read_bitmap(
        &self,
        #[outboard(ts = "ImageBitmap")] bitmap: JsValue,
        #[outboard(ts = "ReadingOptions")] options: JsValue,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let (rgba, width, height) = ImageBitmap::new(bitmap).read()?;
        self.read(&rgba, width, height, options, control)
    }
}

fn line(of: &outboard_sight::Line) -> Line<'_> {
    let words = of.words.iter().map(|word| Line {
        text: &word.text,
        confidence: word.confidence,
        quad: word.quad,
        words: None,
    });
    Line {
        text: &of.text,
        confidence: of.confidence,
        quad: of.quad,
        words: Some(words.collect()),
    }
}

/// What says which of its classes a picture shows.
#[outboard::export]
pub struct Classifier {
    classifier: outboard_sight::Classifier,
}

#[derive(Serialize)]
struct Class {
    label: String,
    index: usize,
    probability: f32,
}

#[outboard::export]
impl Classifier {
    /// Takes the `model`, and the `labels` of its classes where the kit has them.
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        #[outboard(ts = "Record<string, unknown>", optional)] settings: JsValue,
    ) -> Result<Classifier, Error> {
        let settings = json(&settings)?;
        let labels = if files.has("labels") {
            String::from_utf8(files.take_bytes("labels")?)
                .map_err(|error| failure("ai/bad-kit", format!("its labels: {error}")))?
        } else {
            String::new()
        };
        let model = files.take_session("model")?;
        let classifier = outboard_sight::Classifier::new(model, &settings, &labels);
        Ok(Classifier {
            classifier: classifier.map_err(sight_failure)?,
        })
    }

    /// The likeliest classes of pixels, the likeliest first.
    #[outboard::export(returns = "PictureClass[]")]
    pub fn classify(
        &self,
        rgba: &[u8],
        width: u32,
        height: u32,
        top: u32,
    ) -> Result<JsValue, Error> {
        let picture = Picture::new(rgba, width, height).map_err(sight_failure)?;
        let classes = self.classifier.classify(&picture, top as usize);
        let classes = classes.map_err(sight_failure)?.into_iter().map(|of| Class {
            label: of.label,
            index: of.index,
            probability: of.probability,
        });
        to_js(&classes.collect::<Vec<_>>())
    }

    /// The same for a bitmap, which is closed.
    #[outboard::export(returns = "PictureClass[]")]
    pub fn classify_bitmap(
        &self,
        #[outboard(ts = "ImageBitmap")] bitmap: JsValue,
        top: u32,
    ) -> Result<JsValue, Error> {
        let (rgba, width, height) = ImageBitmap::new(bitmap).read()?;
        self.classify(&rgba, width, height, top)
    }
}

/// What says how much of something is in a picture.
#[outboard::export]
pub struct Scorer {
    scorer: outboard_sight::Scorer,
}

#[outboard::export]
impl Scorer {
    /// Takes the `model`.
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        #[outboard(ts = "Record<string, unknown>", optional)] settings: JsValue,
    ) -> Result<Scorer, Error> {
        let settings = json(&settings)?;
        let scorer = outboard_sight::Scorer::new(files.take_session("model")?, &settings);
        Ok(Scorer {
            scorer: scorer.map_err(sight_failure)?,
        })
    }

    /// The number for pixels.
    pub fn score(&self, rgba: &[u8], width: u32, height: u32) -> Result<f32, Error> {
        let picture = Picture::new(rgba, width, height).map_err(sight_failure)?;
        self.scorer.score(&picture).map_err(sight_failure)
    }

    /// The same for a bitmap, which is closed.
    pub fn score_bitmap(
        &self,
        #[outboard(ts = "ImageBitmap")] bitmap: JsValue,
    ) -> Result<f32, Error> {
        let (rgba, width, height) = ImageBitmap::new(bitmap).read()?;
        self.score(&rgba, width, height)
    }
}

/// What cuts people out of pictures.
#[outboard::export]
pub struct Segmenter {
    segmenter: outboard_sight::Segmenter,
}

/// What is to be made of a picture and its mask.
#[derive(Deserialize)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
enum Asked {
    /// A byte for each pixel.
    Mask { smooth: bool },
    /// The picture, seen through where nobody is.
    CutOut { smooth: bool },
    /// The picture, blurred where nobody is.
    Blur { strength: f32 },
}

#[outboard::export]
impl Segmenter {
    /// Takes the `model`.
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        #[outboard(ts = "Record<string, unknown>", optional)] settings: JsValue,
    ) -> Result<Segmenter, Error> {
        let settings = json(&settings)?;
        let segmenter = outboard_sight::Segmenter::new(files.take_session("model")?, &settings);
        Ok(Segmenter {
            segmenter: segmenter.map_err(sight_failure)?,
        })
    }

    /// Makes of pixels what is asked for: bytes, one for each pixel of a mask, four for each pixel of a picture.
    pub fn segment(
        &self,
        rgba: &[u8],
        width: u32,
        height: u32,
        #[outboard(ts = "Segmenting")] asked: JsValue,
    ) -> Result<Uint8Array, Error> {
        let picture = Picture::new(rgba, width, height).map_err(sight_failure)?;
        let edge = |smooth| if smooth { Edge::Smooth } else { Edge::Raw };
        let made = match from_js(&asked)? {
            Asked::Mask { smooth } => self
                .segmenter
                .segment(&picture, edge(smooth))
                .map(|mask| mask.alpha),
            Asked::CutOut { smooth } => self.segmenter.cut_out(&picture, edge(smooth)),
            Asked::Blur { strength } => self.segmenter.blur_background(&picture, strength),
        };
        // The one copy out of wasm memory; its buffer is moved to the page.
        Ok(Uint8Array::from(&made.map_err(sight_failure)?[..]))
    }

    /// The same for a bitmap, which is closed.
    pub fn segment_bitmap(
        &self,
        #[outboard(ts = "ImageBitmap")] bitmap: JsValue,
        #[outboard(ts = "Segmenting")] asked: JsValue,
    ) -> Result<Uint8Array, Error> {
        let (rgba, width, height) = ImageBitmap::new(bitmap).read()?;
        self.segment(&rgba, width, height, asked)
    }
}
