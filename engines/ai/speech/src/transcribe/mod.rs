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

use crate::activity::{Voice, VoiceSettings};
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
        &mut self,
        audio: &Audio,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Transcript> {
        let samples = audio.samples();
        let most = (self.recogniser.window() * f64::from(RATE)) as usize;
        let pieces = match &mut self.voice {
            Some(voice) => {
                let hearing = |fraction: f64, note: &str| watch(fraction * VOICE_SHARE, note);
                let settings = VoiceSettings {
                    padding: 0.2,
                    ..VoiceSettings::default()
                };
                let activity = voice.detect(audio, &settings, &hearing)?;
                cut::at_pauses(samples.len(), &activity, most)
            }
            None => cut::where_quiet(samples, most),
        };
        let total = pieces
            .iter()
            .map(|piece| piece.end - piece.start)
            .sum::<usize>();
        let mut transcript = Transcript::default();
        let mut done = 0;
        for piece in pieces {
            let share = (done, piece.end - piece.start, total.max(1));
            let told = |fraction: f64| {
                let all = (share.0 as f64 + share.1 as f64 * fraction) / share.2 as f64;
                watch(VOICE_SHARE + (1.0 - VOICE_SHARE) * all, "transcribe")
            };
            let heard = self.piece(
                &samples[piece.start..piece.end],
                piece.start,
                on_text,
                &told,
            )?;
            transcript.add(heard);
            done += share.1;
        }
        Ok(transcript)
    }

    /// Writes down one piece that begins with that sample of the whole.
    pub(crate) fn piece(
        &self,
        samples: &[f32],
        start: usize,
        on_text: &mut dyn FnMut(&Part<'_>),
        told: &dyn Fn(f64) -> bool,
    ) -> Result<Vec<Segment>> {
        let begin = start as f64 / f64::from(RATE);
        let length = samples.len() as f64 / f64::from(RATE);
        let end = begin + length;
        if !told(0.0) {
            return Err(Error::Stopped);
        }
        let mut before = String::new();
        let mut steps = 0.0;
        let mut segments = self.recogniser.hear(samples, &mut |text| {
            if text != before {
                text.clone_into(&mut before);
                on_text(&Part {
                    text,
                    start: begin,
                    end,
                    last: false,
                });
            }
            steps += 1.0;
            told((steps / (length * TOKENS_A_SECOND + 8.0)).min(0.95))
        })?;
        for segment in &mut segments {
            segment.start = (segment.start + begin).min(end);
            segment.end = (segment.end + begin).min(end);
        }
        let text = joined(&segments);
        on_text(&Part {
            text: &text,
            start: begin,
            end,
            last: true,
        });
        Ok(segments)
    }

    /// How many samples a piece may have.
    pub(crate) fn most(&self) -> usize {
        (self.recogniser.window() * f64::from(RATE)) as usize
    }
}

impl Transcript {
    fn add(&mut self, segments: Vec<Segment>) {
        self.segments.extend(segments);
        self.text = joined(&self.segments);
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
