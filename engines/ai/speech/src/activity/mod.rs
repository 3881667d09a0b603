//! Where somebody speaks: Silero's model, which hears 32 milliseconds at a time.

mod segment;

pub use segment::{Segmenter, Span, Speaking, VoiceSettings};

use std::rc::Rc;

use outboard_session::{Session, Value, ValueOrView};

use crate::audio::{Audio, RATE};
use crate::error::{Error, Result};
use crate::ports;

/// How many new samples the model hears at once.
const FRAME: usize = 512;

/// How many of those before it hears again.
const CONTEXT: usize = 64;

/// How much of a sound is heard between two looks at `watch`: ten seconds.
const WATCHED: usize = 10 * RATE as usize / FRAME;

/// Hears where somebody speaks, as the sound comes.
#[derive(Debug, Clone)]
pub struct Voice {
    session: Rc<Session>,
    input: String,
    state_in: String,
    output: String,
    state_out: String,
    shape: Vec<usize>,
    state: Option<Value>,
    heard: Vec<f32>,
}

/// What a whole sound is found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// How likely it is that somebody speaks, for each 32 milliseconds.
    pub probabilities: Vec<f32>,
    /// From when to when somebody speaks.
    pub spans: Vec<Span>,
}

impl Voice {
    /// How long the model hears before it says something: 32 milliseconds.
    pub const FRAME_SECONDS: f64 = FRAME as f64 / RATE as f64;

    /// Takes Silero's model: `input` of 576 samples and `state`, or models whose ports stand in that order.
    ///
    /// # Errors
    ///
    /// If the model has other inputs and outputs.
    pub fn new(session: Rc<Session>) -> Result<Self> {
        let (inputs, outputs) = (session.inputs(), session.outputs());
        let ([input, state], [output, state_out]) = (inputs, outputs) else {
            let words = "the model of voice activity takes sound and state, and gives both";
            return Err(Error::BadKit(words.into()));
        };
        if ports::fixed(input).is_some_and(|shape| shape != [1, CONTEXT + FRAME]) {
            let words = format!("the model of voice activity hears 576 samples, not {input:?}");
            return Err(Error::BadKit(words));
        }
        let shape = ports::fixed(state).unwrap_or_else(|| vec![2, 1, 128]);
        if shape.iter().product::<usize>() > 1 << 16 {
            return Err(Error::BadKit(format!("a state of the shape {shape:?}")));
        }
        let name = |port: &outboard_session::Port| port.name.clone();
        Ok(Self {
            input: name(input),
            state_in: name(state),
            output: name(output),
            state_out: name(state_out),
            shape,
            state: None,
            heard: vec![0.0; CONTEXT],
            session,
        })
    }

    /// Takes the next samples (16,000 a second), and gives how likely somebody speaks for each 32 milliseconds that are now complete.
    ///
    /// # Errors
    ///
    /// If a sample is no number, or the model fails.
    pub fn push(&mut self, samples: &[f32]) -> Result<Vec<f32>> {
        crate::audio::check_samples(samples)?;
        self.heard.extend_from_slice(samples);
        let frames = (self.heard.len() - CONTEXT) / FRAME;
        let mut probabilities = Vec::with_capacity(frames);
        for frame in 0..frames {
            probabilities.push(self.hear(frame * FRAME)?);
        }
        self.heard.drain(..frames * FRAME);
        Ok(probabilities)
    }

    /// Says what the last samples were, fewer than a frame, and forgets all it has heard.
    ///
    /// # Errors
    ///
    /// If the model fails.
    pub fn finish(&mut self) -> Result<Option<f32>> {
        let last = if self.heard.len() > CONTEXT {
            self.heard.resize(CONTEXT + FRAME, 0.0);
            Some(self.hear(0)?)
        } else {
            None
        };
        self.reset();
        Ok(last)
    }

    /// Forgets all it has heard.
    pub fn reset(&mut self) {
        self.heard.clear();
        self.heard.resize(CONTEXT, 0.0);
        self.state = None;
    }

    /// Hears a whole sound, as if nothing had been heard before.
    ///
    /// # Errors
    ///
    /// If the model fails, or `watch` says that it is to stop.
    pub fn detect(
        &mut self,
        audio: &Audio,
        settings: &VoiceSettings,
        watch: &dyn Fn(f64, &str) -> bool,
    ) -> Result<Activity> {
        self.reset();
        let samples = audio.samples();
        let mut segmenter = Segmenter::new(*settings);
        let mut probabilities = Vec::with_capacity(samples.len() / FRAME + 1);
        for (at, piece) in samples.chunks(FRAME * WATCHED).enumerate() {
            if !watch(
                (at * FRAME * WATCHED) as f64 / samples.len() as f64,
                "voice",
            ) {
                self.reset();
                return Err(Error::Stopped);
            }
            probabilities.extend(self.push(piece)?);
        }
        probabilities.extend(self.finish()?);
        let mut spans: Vec<Span> = probabilities
            .iter()
            .filter_map(|probability| segmenter.push(*probability).ended())
            .collect();
        spans.extend(segmenter.finish());
        for span in &mut spans {
            span.end = span.end.min(samples.len());
        }
        Ok(Activity {
            probabilities,
            spans,
        })
    }

    fn hear(&mut self, start: usize) -> Result<f32> {
        let frame = self.heard[start..start + CONTEXT + FRAME].to_vec();
        let state = self.state.take().unwrap_or_else(|| {
            let zeros = outboard_session::tensor::Tensor::<f32>::zeros(&self.shape);
            Value::from(zeros)
        });
        let frame = ports::tensor([1, CONTEXT + FRAME], frame);
        let inputs: [(&str, ValueOrView<'_>); 2] =
            [(&self.input, frame.into()), (&self.state_in, state.into())];
        let [output, state] = self.session.run(inputs, [&self.output, &self.state_out])?;
        self.state = Some(state);
        let probability = ports::floats(output, 1, "the probability")?[0];
        Ok(if probability.is_finite() {
            probability
        } else {
            0.0
        })
    }
}
