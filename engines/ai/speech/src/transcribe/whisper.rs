//! Whisper: sees a picture of 30 seconds of sound, and gives times among its words.

mod rules;

use std::rc::Rc;

use outboard_session::{Session, ValueOrView};

use crate::audio::RATE;
use crate::error::{Error, Result};
use crate::ports;
use crate::transcribe::decoder::{Decoder, Heard, likeliest};
use crate::transcribe::guard::Guard;
use crate::transcribe::mel::{Mel, PITCHES};
use crate::transcribe::tokens::Tokens;
use crate::transcribe::{Recogniser, Segment, Settings};
use rules::Rules;

/// How many columns the picture has where the model does not say it.
const FRAMES: usize = 3_000;

/// A little less than the picture holds, so that the end is not at its edge.
const WINDOW: f64 = 28.0;

/// How many tokens the decoder has places for; half of them are for the text.
const ROOM: usize = 224;

#[derive(Debug)]
pub(super) struct Whisper {
    encoder: Rc<Session>,
    input: String,
    frames: usize,
    decoder: Decoder,
    tokens: Tokens,
    prompt: Vec<u32>,
    rules: Rules,
    mel: Mel,
    settings: Settings,
}

impl Whisper {
    pub(super) fn new(
        encoder: Rc<Session>,
        decoder: Rc<Session>,
        tokens: Tokens,
        settings: &Settings,
    ) -> Result<Self> {
        let decoder = Decoder::new(decoder)?;
        let input = encoder.inputs().first();
        let input = input.ok_or_else(|| Error::BadKit("encoder takes nothing".into()))?;
        if ports::length(input, 1).is_some_and(|pitches| pitches != PITCHES) {
            return Err(Error::BadKit(format!(
                "encoder does not see {PITCHES} pitches"
            )));
        }
        let frames = ports::length(input, 2).unwrap_or(FRAMES);
        if !(100..=FRAMES).contains(&frames) {
            return Err(Error::BadKit(format!("encoder sees {frames} frames")));
        }
        for name in decoder.of_encoder() {
            ports::port(encoder.outputs(), name, "encoder")?;
        }
        let end = settings
            .end
            .map_or_else(|| tokens.named("<|endoftext|>"), Ok)?;
        let untimed = tokens.named("<|notimestamps|>")?;
        let first_time = settings.timestamps.unwrap_or(untimed + 1);
        let mut prompt = match (&settings.prompt[..], &settings.start[..]) {
            ([], []) => vec![tokens.named("<|startoftranscript|>")?],
            ([], start) => start.to_vec(),
            (names, _) => names
                .iter()
                .map(|name| tokens.named(name))
                .collect::<Result<_>>()?,
        };
        let timed = settings.times.unwrap_or(true);
        prompt.retain(|token| *token != untimed);
        if !timed {
            prompt.push(untimed);
        }
        Ok(Self {
            rules: Rules::new(settings, end, first_time, timed),
            input: input.name.clone(),
            settings: settings.clone(),
            mel: Mel::new(),
            encoder,
            frames,
            decoder,
            tokens,
            prompt,
        })
    }

    fn encode(&self, samples: &[f32]) -> Result<Heard> {
        let picture = self.mel.see(samples, self.frames)?;
        let picture = ports::tensor([1, PITCHES, self.frames], picture);
        let inputs: Vec<(&str, ValueOrView<'_>)> = vec![(&self.input, picture.into())];
        self.decoder.hear(&self.encoder, inputs, self.frames / 2)
    }

    /// The tokens between two times are a segment. Where the last one has no end, it is that of the sound.
    fn segments(&self, written: &[u32], seconds: f64) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut start = 0.0;
        let mut said = Vec::new();
        let mut add = |said: &mut Vec<u32>, start: f64, end: f64| {
            let text = self.tokens.text(said);
            said.clear();
            if !text.is_empty() {
                let end = end.min(seconds);
                segments.push(Segment {
                    start: start.min(end),
                    end,
                    text,
                });
            }
        };
        for token in written {
            match self.rules.time(*token) {
                Some(time) => {
                    add(&mut said, start, time);
                    start = time;
                }
                None => said.push(*token),
            }
        }
        add(&mut said, start, seconds);
        segments
    }
}

impl Recogniser for Whisper {
    fn window(&self) -> f64 {
        let longest = self.frames as f64 / 100.0;
        self.settings.window(WINDOW.min(longest), longest)
    }

    fn hear(&self, samples: &[f32], go_on: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Segment>> {
        let seconds = samples.len() as f64 / f64::from(RATE);
        let guard = Guard::new(seconds, ROOM);
        let room = guard.most() + self.prompt.len() + 1;
        let mut writing = self.decoder.write(self.encode(samples)?, room)?;
        let mut written: Vec<u32> = Vec::new();
        let mut text = String::new();
        let mut next = self.prompt.clone();
        loop {
            if !go_on(&text) {
                return Err(Error::Stopped);
            }
            let mut logits = writing.step(&next)?;
            self.rules.apply(&mut logits, &written);
            let token = likeliest(&logits);
            if token == self.rules.end {
                break;
            }
            written.push(token);
            next = vec![token];
            if self.rules.time(token).is_none() {
                let said = written
                    .iter()
                    .copied()
                    .filter(|token| self.rules.time(*token).is_none());
                let said: Vec<u32> = said.collect();
                text = self.tokens.text(&said);
            }
            if let Some(kept) = guard.ends(&written) {
                written.truncate(kept);
                break;
            }
        }
        Ok(self.segments(&written, seconds))
    }
}
