//! Speech that is written down while it is spoken.

use crate::activity::{Segmenter, Speaking, Voice, VoiceSettings};
use crate::audio::{RATE, Resampler, check_samples};
use crate::error::Result;
use crate::transcribe::{Part, Segment, Transcriber};

/// How much must have been spoken until the text so far is said again, in samples: a second.
const AGAIN: usize = RATE as usize;

/// How much is kept before somebody speaks, in samples: longer than what is padded.
const KEPT: usize = RATE as usize / 2;

/// Takes sound as it comes, and writes down what is spoken between two pauses.
#[derive(Debug)]
pub struct Listener {
    voice: Voice,
    segmenter: Segmenter,
    resampler: Resampler,
    /// The samples that are kept, and the number of the first of them.
    kept: Vec<f32>,
    first: usize,
    /// Where what is spoken now begins.
    began: Option<usize>,
    /// How far the text was last said.
    said: usize,
    most: usize,
}

impl Listener {
    /// A listener for sound of this rate; `voice` tells where somebody speaks.
    ///
    /// # Errors
    ///
    /// If no recording has such a rate.
    pub fn new(transcriber: &Transcriber, mut voice: Voice, rate: u32) -> Result<Self> {
        voice.reset();
        let pause = VoiceSettings {
            pause: 0.5,
            padding: 0.2,
            ..VoiceSettings::default()
        };
        Ok(Self {
            voice,
            segmenter: Segmenter::new(pause),
            resampler: Resampler::new(rate)?,
            kept: Vec::new(),
            first: 0,
            began: None,
            said: 0,
            most: transcriber.most(),
        })
    }

    /// Takes the next samples. What is being spoken is told to `on_text` about every second, and once more when it has been spoken.
    ///
    /// # Errors
    ///
    /// If a sample is no number, a model fails, or `watch` says that it is to stop.
    pub fn push(
        &mut self,
        transcriber: &Transcriber,
        samples: &[f32],
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        check_samples(samples)?;
        let before = self.kept.len();
        self.resampler.push(samples, &mut self.kept)?;
        let heard = self.voice.push(&self.kept[before..])?;
        self.follow(transcriber, &heard, on_text, watch)
    }

    /// Writes down what was being spoken when the sound ended.
    ///
    /// # Errors
    ///
    /// As [`Listener::push`].
    pub fn finish(
        &mut self,
        transcriber: &Transcriber,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        let before = self.kept.len();
        self.resampler.finish(&mut self.kept)?;
        let mut heard = self.voice.push(&self.kept[before..])?;
        heard.extend(self.voice.finish()?);
        let mut segments = self.follow(transcriber, &heard, on_text, watch)?;
        if let Some(span) = self.segmenter.finish() {
            segments.extend(self.write(transcriber, span.start, span.end, on_text, watch)?);
        }
        self.began = None;
        self.kept.clear();
        Ok(segments)
    }

    fn follow(
        &mut self,
        transcriber: &Transcriber,
        heard: &[f32],
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        let mut segments = Vec::new();
        for probability in heard {
            match self.segmenter.push(*probability) {
                Speaking::Began(start) => {
                    self.began = Some(start);
                    self.said = start;
                }
                Speaking::Ended(span) => {
                    let start = self.began.take().unwrap_or(span.start);
                    segments.extend(self.write(transcriber, start, span.end, on_text, watch)?);
                }
                Speaking::No => self.began = None,
                Speaking::Yes => {}
            }
        }
        let end = self.first + self.kept.len();
        if let Some(mut start) = self.began {
            // Who speaks without a pause is written down when the model's window is full.
            while end - start > self.most {
                let cut = start + self.most;
                segments.extend(self.write(transcriber, start, cut, on_text, watch)?);
                (start, self.said) = (cut, cut);
                self.began = Some(cut);
            }
            if end - self.said >= AGAIN {
                self.said = end;
                let only_told = &mut |part: &Part<'_>| {
                    on_text(&Part {
                        last: false,
                        ..*part
                    });
                };
                self.write(transcriber, start, end, only_told, watch)?;
            }
        }
        self.forget();
        Ok(segments)
    }

    fn write(
        &self,
        transcriber: &Transcriber,
        start: usize,
        end: usize,
        on_text: &mut dyn FnMut(&Part<'_>),
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Vec<Segment>> {
        let kept = start.max(self.first)..end.min(self.first + self.kept.len());
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        let samples = &self.kept[kept.start - self.first..kept.end - self.first];
        let mut all = String::new();
        // Only whole texts are told: what is said while it is decoded would jump back with each second.
        let segments = transcriber.hear(
            samples,
            kept.start,
            &mut |part| {
                if part.last {
                    part.text.clone_into(&mut all);
                }
            },
            watch,
        )?;
        let seconds = |sample: usize| sample as f64 / f64::from(RATE);
        let (start, end) = (seconds(kept.start), seconds(kept.end));
        if !all.is_empty() {
            on_text(&Part {
                text: &all,
                start,
                end,
                last: true,
            });
        }
        Ok(segments)
    }

    /// Drops what no text will need any more.
    fn forget(&mut self) {
        let end = self.first + self.kept.len();
        let from = self
            .began
            .unwrap_or(end.saturating_sub(KEPT))
            .max(self.first);
        self.kept.drain(..from - self.first);
        self.first = from;
    }
}
