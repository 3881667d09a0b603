//! Speech → text: one trait for the models, and what cuts long sound at pauses and puts the pieces together.

mod choose;
mod cut;
mod decoder;
mod guard;
mod mel;
mod moonshine;
mod settings;
mod tokens;
mod whisper;

pub use choose::recogniser;
pub use settings::{Family, Settings};

use crate::activity::{Span, Voice, VoiceSettings};
use crate::audio::{Audio, RATE};
use crate::error::{Error, Result};

/// A model that writes down what it hears.
pub trait Recogniser {
    /// How much it hears at once at most, in seconds.
    fn window(&self) -> f64;

    /// Writes down what is said in these samples (16,000 a second, no more than a window). After each step `go_on` is told the text so far, and
    /// says whether to go on.
    ///
    /// # Errors
    ///
    /// If the model fails, or `go_on` says no.
    fn hear(&self, samples: &[f32], go_on: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Segment>>;
}

/// What was said between two times.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// When it begins, in seconds.
    pub start: f64,
    /// When it ends.
    pub end: f64,
    /// What was said.
    pub text: String,
}

/// All that was said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Transcript {
    /// The whole text.
    pub text: String,
    /// Its parts, with their times: those of the model where it gives some, and of the pauses else.
    pub segments: Vec<Segment>,
}

/// What is known so far of a piece of sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part<'a> {
    /// The text of this piece so far.
    pub text: &'a str,
    /// When the piece begins, in seconds.
    pub start: f64,
    /// When it ends.
    pub end: f64,
    /// Whether this is all of the piece; otherwise more words may come, and the last may change.
    pub last: bool,
}

/// Writes down sound of any length.
pub struct Transcriber {
    recogniser: Box<dyn Recogniser>,
    voice: Option<Voice>,
}

impl std::fmt::Debug for Transcriber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let window = self.recogniser.window();
        f.debug_struct("Transcriber")
            .field("window", &window)
            .field("voice", &self.voice.is_some())
            .finish()
    }
}

impl Transcriber {
    /// Takes a model, and one that hears where somebody speaks. Without that, long sound is cut where it is quietest, and silence is given to
    /// the model too.
    pub fn new(recogniser: Box<dyn Recogniser>, voice: Option<Voice>) -> Self {
        Self { recogniser, voice }
    }

    /// Writes down what is said. Words are told to `on_text` as they come; `watch` is told how far it is, and says whether to go on, before
    /// each word.
    ///
    /// # Errors
    ///
    /// If a model fails, or `watch` says that it is to stop.
    pub fn transcribe(
        &self,
        audio: &Audio,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Transcript> {
        let hearing = |fraction: f64, note: &str| watch(fraction * VOICE_SHARE, note);
        let pieces = self.pieces(audio, &hearing)?;
        let total: usize = pieces.iter().map(|piece| piece.end - piece.start).sum();
        let mut segments = Vec::new();
        let mut done = 0;
        for piece in pieces {
            let length = (piece.end - piece.start) as f64;
            let writing = |fraction: f64, note: &str| {
                let all = (done as f64 + length * fraction) / total as f64;
                watch(VOICE_SHARE + (1.0 - VOICE_SHARE) * all, note)
            };
            segments.extend(self.piece(audio.samples(), piece, on_text, &writing)?);
            done += piece.end - piece.start;
        }
        let text = joined(&segments);
        Ok(Transcript { text, segments })
    }

    /// Where a sound is cut, so that each piece is no longer than the model can hear. Where nobody speaks there is none.
    ///
    /// # Errors
    ///
    /// If the model fails that hears where somebody speaks, or `watch` says that it is to stop.
    pub fn pieces(&self, audio: &Audio, watch: &dyn Fn(f64, &str) -> bool) -> Result<Vec<Span>> {
        let samples = audio.samples();
        let Some(voice) = &self.voice else {
            return Ok(cut::where_quiet(samples, self.most()));
        };
        let settings = VoiceSettings {
            padding: 0.2,
            ..VoiceSettings::default()
        };
        let activity = voice.clone().detect(audio, &settings, watch)?;
        Ok(cut::at_pauses(samples.len(), &activity, self.most()))
    }

    /// Writes down one piece of a sound. The times are those of the whole.
    ///
    /// # Errors
    ///
    /// If the model fails, or `watch` says that it is to stop.
    pub fn piece(
        &self,
        samples: &[f32],
        piece: Span,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        let Some(samples) = samples.get(piece.start..piece.end) else {
            return Err(Error::BadAudio("the piece is no part of the sound".into()));
        };
        self.hear(samples, piece.start, on_text, watch)
    }

    /// The same for samples of which the first is that of the whole.
    pub(crate) fn hear(
        &self,
        samples: &[f32],
        first: usize,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        let start = first as f64 / f64::from(RATE);
        let length = samples.len() as f64 / f64::from(RATE);
        let end = start + length;
        let mut part = |text: &str, last| {
            on_text(&Part {
                text,
                start,
                end,
                last,
            });
        };
        let mut before = String::new();
        let mut steps = 0.0;
        let mut segments = self.recogniser.hear(samples, &mut |text| {
            if text != before {
                text.clone_into(&mut before);
                part(text, false);
            }
            let fraction = steps / (length * TOKENS_A_SECOND + 8.0);
            steps += 1.0;
            watch(f64::min(fraction, 0.95), "transcribe")
        })?;
        for segment in &mut segments {
            segment.start = (segment.start + start).min(end);
            segment.end = (segment.end + start).min(end);
        }
        part(&joined(&segments), true);
        Ok(segments)
    }

    /// What hears where somebody speaks, as it was given.
    pub fn voice(&self) -> Option<&Voice> {
        self.voice.as_ref()
    }

    /// How many samples a piece may have.
    pub(crate) fn most(&self) -> usize {
        (self.recogniser.window() * f64::from(RATE)) as usize
    }
}

/// How much of the progress the search for pauses is.
const VOICE_SHARE: f64 = 0.05;

/// What people say on the average, for the progress alone.
const TOKENS_A_SECOND: f64 = 4.0;

fn joined(segments: &[Segment]) -> String {
    let texts: Vec<&str> = segments
        .iter()
        .map(|segment| segment.text.as_str())
        .collect();
    texts.join(" ")
}
