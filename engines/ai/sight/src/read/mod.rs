//! Text in a picture: found, cut out line by line, recognised, and put in the order it is read in.

mod crop;
mod ctc;
mod cut;
mod detect;
mod geometry;
mod order;
mod recognise;
mod regions;
mod sheet;
mod tiles;
mod turned;
mod words;

use outboard_session::Session;
use serde::Deserialize;

pub use geometry::{Point, Quad};

use crate::error::{Error, Result};
use crate::picture::Picture;
use crate::settings::parse;
use crate::{Watch, tell};
use detect::Detector;
use recognise::Recogniser;
use sheet::Sheet;
use turned::Turner;

/// Reads text in pictures.
#[derive(Debug)]
pub struct Reader {
    detector: Detector,
    turner: Option<Turner>,
    recogniser: Recogniser,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The lines, in the order they are read in.
    pub lines: Vec<Line>,
    /// All of it: rows are ended by line feeds, and what stands apart in a row by blanks.
    pub text: String,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Where it is.
    pub quad: Quad,
    /// What stands between its blanks.
    pub words: Vec<Word>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Where it is, as far as the model can tell.
    pub quad: Quad,
}

/// How a picture is read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadOptions {
    /// Lines that are less sure than this are left out, from 0 to 1.
    pub least: f32,
    /// Whether lines that are hard to read are also read from their end, for they may stand on their head.
    pub turned: bool,
}

/// The settings of a kit for reading.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Settings {
    /// From how sure on a pixel is one of text.
    threshold: f32,
    /// From how sure on a region is a line of text.
    box_threshold: f32,
    /// How much larger a line is than the region that is found of it.
    unclip: f32,
    /// How many pixels the shorter side of what is searched has at least.
    shortest: usize,
    /// How many pixels the longer side of what is searched has at most, unless that makes lines too small to be read.
    longest: usize,
    /// The height of the lines that the model reads.
    height: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            least: 0.5,
            turned: true,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            threshold: 0.3,
            box_threshold: 0.5,
            unclip: 1.6,
            shortest: 736,
            longest: 2000,
            height: 48,
        }
    }
}

impl Settings {
    fn read(json: &str) -> Result<Self> {
        let settings: Self = parse(json)?;
        let part = 0.0..=1.0;
        let wrong = if !part.contains(&settings.threshold) {
            "threshold is from 0 to 1"
        } else if !part.contains(&settings.box_threshold) {
            "boxThreshold is from 0 to 1"
        } else if !(0.0..=8.0).contains(&settings.unclip) {
            "unclip is from 0 to 8"
        } else if !(32..=2048).contains(&settings.shortest) {
            "shortest is from 32 to 2048"
        } else if !(settings.shortest..=4096).contains(&settings.longest) {
            "longest is from shortest to 4096"
        } else if !(8..=256).contains(&settings.height) {
            "height is from 8 to 256"
        } else {
            return Ok(settings);
        };
        Err(Error::BadKit(wrong.to_owned()))
    }
}

impl Reader {
    /// Takes the model that finds lines, the one that reads them, perhaps one that tells which stand on their head, and the settings
    /// of the kit, which are JSON.
    ///
    /// # Errors
    ///
    /// If the settings make no sense, a model takes more than one input, or the one that reads does not name its characters (in its
    /// metadata, under `character`).
    pub fn new(
        detector: Session,
        recogniser: Session,
        turner: Option<Session>,
        settings: &str,
    ) -> Result<Self> {
        let settings = Settings::read(settings)?;
        Ok(Self {
            recogniser: Recogniser::new(recogniser, settings.height)?,
            turner: turner.map(Turner::new).transpose()?,
            detector: Detector::new(detector, settings)?,
        })
    }

    /// Reads what stands in a picture; without any text, that is nothing.
    ///
    /// # Errors
    ///
    /// If a model fails, or `watch` says that nobody wants the rest.
    pub fn read(
        &self,
        picture: &Picture<'_>,
        options: &ReadOptions,
        watch: &Watch<'_>,
    ) -> Result<Reading> {
        if !(0.0..=1.0).contains(&options.least) {
            return Err(Error::BadOption {
                option: "least",
                reason: format!("is from 0 to 1, and not {}", options.least),
            });
        }
        tell(watch, 0.0, "looking for text")?;
        let sheet = Sheet::new(picture)?;
        let quads = self.detector.lines(&sheet, &|part| {
            tell(watch, part * FINDING, "looking for text")
        })?;
        let turning = (self.turner.as_ref(), options.turned);
        let told = |part| tell(watch, FINDING + part * (1.0 - FINDING), "reading");
        let mut lines = self.recogniser.read(&sheet, &quads, turning, &told)?;
        lines.retain(|line| line.confidence >= options.least && !line.text.trim().is_empty());
        for line in &mut lines {
            line.quad = sheet.outside(&line.quad);
            for word in &mut line.words {
                word.quad = sheet.outside(&word.quad);
            }
        }
        tell(watch, 1.0, "reading")?;
        Ok(order::ordered(lines))
    }
}

/// The part of the time that finding takes.
const FINDING: f64 = 0.4;
