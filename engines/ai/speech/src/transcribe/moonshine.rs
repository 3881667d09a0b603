//! Moonshine: hears the samples themselves, and computes as long as they are.

use std::rc::Rc;

use outboard_session::tensor::NdTensor;
use outboard_session::{Session, Value, ValueOrView};

use crate::audio::RATE;
use crate::error::{Error, Result};
use crate::ports;
use crate::transcribe::decoder::{Decoder, Heard, likeliest};
use crate::transcribe::guard::Guard;
use crate::transcribe::tokens::Tokens;
use crate::transcribe::{Recogniser, Segment, Settings};

/// How much is heard at once: the longer, the more there is between each two samples to compute.
const WINDOW: f64 = 15.0;

/// The longest the model was trained with.
const LONGEST: f64 = 60.0;

/// Less than this the first layers cannot hear; shorter sound is followed by silence.
const SHORTEST: usize = RATE as usize / 4;

/// More tokens than a minute of speech has.
const ROOM: usize = 512;

#[derive(Debug)]
pub(super) struct Moonshine {
    encoder: Rc<Session>,
    input: String,
    decoder: Decoder,
    tokens: Tokens,
    start: u32,
    end: u32,
    settings: Settings,
}

impl Moonshine {
    pub(super) fn new(
        encoder: Rc<Session>,
        decoder: Rc<Session>,
        tokens: Tokens,
        settings: &Settings,
    ) -> Result<Self> {
        let decoder = Decoder::new(decoder)?;
        let input = encoder.inputs().iter().find(|port| port.name != MASK);
        let input = input
            .ok_or_else(|| Error::BadKit("encoder takes nothing".into()))?
            .name
            .clone();
        for name in decoder.of_encoder() {
            ports::port(encoder.outputs(), name, "encoder")?;
        }
        let special =
            |given: Option<u32>, name, usual| given.or_else(|| tokens.find(name)).unwrap_or(usual);
        Ok(Self {
            start: special(settings.start.first().copied(), "<s>", 1),
            end: special(settings.end, "</s>", 2),
            settings: settings.clone(),
            encoder,
            input,
            decoder,
            tokens,
        })
    }

    fn encode(&self, samples: &[f32]) -> Result<Heard> {
        let count = samples.len().max(SHORTEST);
        let mut sound = Vec::with_capacity(count);
        sound.extend_from_slice(samples);
        sound.resize(count, 0.0);
        let mut inputs: Vec<(&str, ValueOrView<'_>)> =
            vec![(&self.input, ports::tensor([1, count], sound).into())];
        if ports::takes(&self.encoder, MASK) {
            let mask = NdTensor::<i32, 2>::full([1, count], 1);
            inputs.push((MASK, Value::from(mask).into()));
        }
        self.decoder.hear(&self.encoder, inputs, count)
    }
}

const MASK: &str = "attention_mask";

impl Recogniser for Moonshine {
    fn window(&self) -> f64 {
        self.settings.window(WINDOW, LONGEST)
    }

    fn hear(&self, samples: &[f32], go_on: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Segment>> {
        let seconds = samples.len() as f64 / f64::from(RATE);
        let guard = Guard::new(seconds, ROOM);
        let mut writing = self
            .decoder
            .write(self.encode(samples)?, guard.most() + 1)?;
        let mut written = Vec::new();
        let mut text = String::new();
        let mut next = self.start;
        loop {
            if !go_on(&text) {
                return Err(Error::Stopped);
            }
            let mut logits = writing.step(&[next])?;
            for token in &self.settings.suppress {
                if let Some(logit) = logits.get_mut(*token as usize) {
                    *logit = f32::NEG_INFINITY;
                }
            }
            next = likeliest(&logits);
            if next == self.end {
                break;
            }
            written.push(next);
            let ended = guard.ends(&written);
            written.truncate(ended.unwrap_or(written.len()));
            text = self.tokens.text(&written);
            if ended.is_some() {
                break;
            }
        }
        if text.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Segment {
            start: 0.0,
            end: seconds,
            text,
        }])
    }
}
