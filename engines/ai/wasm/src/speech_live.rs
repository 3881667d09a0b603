//! Where somebody speaks, and sound without its noise: whole, or as it comes.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Float32Array};
use outboard::{Control, Error, JsValue};
use outboard_session::Session;
use outboard_speech::{Audio, Resampler, Segmenter, Span, Speaking, VoiceSettings};
use serde::Serialize;

use crate::convert::{from_js, to_js, watch};
use crate::files::Files;
use crate::speech::{planar, speech_failure};

/// What hears where somebody speaks.
#[outboard::export]
pub struct Voice {
    voice: outboard_speech::Voice,
}

/// The same as the sound comes.
#[outboard::export]
pub struct VoiceStream {
    voice: outboard_speech::Voice,
    resampler: Resampler,
    segmenter: Segmenter,
    frames: usize,
}

/// What takes noise away.
#[outboard::export]
pub struct Denoiser {
    models: (Rc<Session>, Rc<Session>),
    whole: RefCell<outboard_speech::Denoiser>,
}

/// The same as the sound comes.
#[outboard::export]
pub struct DenoiseStream {
    denoiser: outboard_speech::Denoiser,
    resampler: Resampler,
}

#[derive(Serialize)]
struct Times {
    start: f64,
    end: f64,
}

#[derive(Serialize)]
struct Frame {
    time: f64,
    probability: f32,
    speaking: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Times>,
}

#[outboard::export]
impl Voice {
    /// Takes the model.
    #[outboard::export(constructor)]
    pub fn new(files: &mut Files) -> Result<Voice, Error> {
        let session = Rc::new(files.take_session("model")?);
        let voice = outboard_speech::Voice::new(session).map_err(speech_failure)?;
        Ok(Voice { voice })
    }

    /// Hears samples, channel after channel. What comes back are the spans as JSON, and then the probabilities.
    #[outboard::export(returns = "[VoiceSpan[], Float32Array]")]
    pub fn detect(
        &self,
        samples: &[f32],
        channels: u32,
        rate: u32,
        #[outboard(ts = "VoiceSettings")] settings: JsValue,
        control: &Control,
    ) -> Result<Array, Error> {
        self.heard(&planar(samples, channels, rate)?, &settings, control)
    }

    /// The same for a WAV file.
    #[outboard::export(returns = "[VoiceSpan[], Float32Array]")]
    pub fn detect_wav(
        &self,
        bytes: &[u8],
        #[outboard(ts = "VoiceSettings")] settings: JsValue,
        control: &Control,
    ) -> Result<Array, Error> {
        let audio = Audio::wav(bytes).map_err(speech_failure)?;
        self.heard(&audio, &settings, control)
    }
}

impl Voice {
    fn heard(&self, audio: &Audio, settings: &JsValue, control: &Control) -> Result<Array, Error> {
        let settings: VoiceSettings = from_js(settings)?;
        let activity = self.voice.clone().detect(audio, &settings, &watch(control));
        let activity = activity.map_err(speech_failure)?;
        let spans: Vec<Times> = activity.spans.iter().map(times).collect();
        let probabilities = Float32Array::from(&activity.probabilities[..]);
        Ok(Array::of2(&to_js(&spans)?, &probabilities))
    }
}

#[outboard::export]
impl VoiceStream {
    /// Begins with nothing heard, for sound of this rate.
    #[outboard::export(constructor)]
    pub fn new(
        voice: &Voice,
        rate: u32,
        #[outboard(ts = "VoiceSettings")] settings: JsValue,
    ) -> Result<VoiceStream, Error> {
        let mut voice = voice.voice.clone();
        voice.reset();
        Ok(VoiceStream {
            voice,
            resampler: Resampler::new(rate).map_err(speech_failure)?,
            segmenter: Segmenter::new(from_js(&settings)?),
            frames: 0,
        })
    }

    /// Takes the next samples, and gives what each 32 milliseconds have told.
    #[outboard::export(returns = "VoiceFrame[]")]
    pub fn push(&mut self, samples: &[f32]) -> Result<JsValue, Error> {
        let heard = resampled(&mut self.resampler, samples)?;
        let probabilities = self.voice.push(&heard).map_err(speech_failure)?;
        self.told(&probabilities)
    }

    /// Says what the last samples were, fewer than a frame.
    #[outboard::export(returns = "VoiceFrame[]")]
    pub fn finish(&mut self) -> Result<JsValue, Error> {
        let mut heard = Vec::new();
        self.resampler.finish(&mut heard).map_err(speech_failure)?;
        let mut probabilities = self.voice.push(&heard).map_err(speech_failure)?;
        probabilities.extend(self.voice.finish().map_err(speech_failure)?);
        self.told(&probabilities)
    }
}

impl VoiceStream {
    fn told(&mut self, probabilities: &[f32]) -> Result<JsValue, Error> {
        let mut frames = Vec::with_capacity(probabilities.len());
        for probability in probabilities {
            let told = self.segmenter.push(*probability);
            frames.push(Frame {
                time: self.frames as f64 * outboard_speech::Voice::FRAME_SECONDS,
                probability: *probability,
                speaking: matches!(told, Speaking::Began(_) | Speaking::Yes),
                ended: told.ended().as_ref().map(times),
            });
            self.frames += 1;
        }
        to_js(&frames)
    }
}

#[outboard::export]
impl Denoiser {
    /// Takes the models `magnitude` and `signal`.
    #[outboard::export(constructor)]
    pub fn new(files: &mut Files) -> Result<Denoiser, Error> {
        let magnitude = Rc::new(files.take_session("magnitude")?);
        let signal = Rc::new(files.take_session("signal")?);
        let models = (magnitude, signal);
        Ok(Denoiser {
            whole: RefCell::new(begun(&models)?),
            models,
        })
    }

    /// Takes the noise from samples, channel after channel: one channel comes back, 16,000 samples a second.
    pub fn denoise(
        &self,
        samples: &[f32],
        channels: u32,
        rate: u32,
        control: &Control,
    ) -> Result<Vec<f32>, Error> {
        self.cleaned(&planar(samples, channels, rate)?, control)
    }

    /// The same for a WAV file.
    pub fn denoise_wav(&self, bytes: &[u8], control: &Control) -> Result<Vec<f32>, Error> {
        self.cleaned(&Audio::wav(bytes).map_err(speech_failure)?, control)
    }
}

impl Denoiser {
    fn cleaned(&self, audio: &Audio, control: &Control) -> Result<Vec<f32>, Error> {
        let mut denoiser = self.whole.borrow_mut();
        outboard_speech::denoise(&mut denoiser, audio, &watch(control)).map_err(speech_failure)
    }
}

#[outboard::export]
impl DenoiseStream {
    /// Begins with nothing heard, for sound of this rate; what comes out has 16,000 samples a second.
    #[outboard::export(constructor)]
    pub fn new(denoiser: &Denoiser, rate: u32) -> Result<DenoiseStream, Error> {
        Ok(DenoiseStream {
            denoiser: begun(&denoiser.models)?,
            resampler: Resampler::new(rate).map_err(speech_failure)?,
        })
    }

    /// Takes the next samples, and gives those that are ready.
    pub fn push(&mut self, samples: &[f32]) -> Result<Vec<f32>, Error> {
        let heard = resampled(&mut self.resampler, samples)?;
        self.denoiser.push(&heard).map_err(speech_failure)
    }

    /// Gives the last samples.
    pub fn finish(&mut self) -> Result<Vec<f32>, Error> {
        let mut heard = Vec::new();
        self.resampler.finish(&mut heard).map_err(speech_failure)?;
        let mut last = self.denoiser.push(&heard).map_err(speech_failure)?;
        last.extend(self.denoiser.finish().map_err(speech_failure)?);
        Ok(last)
    }
}

fn begun(models: &(Rc<Session>, Rc<Session>)) -> Result<outboard_speech::Denoiser, Error> {
    let (magnitude, signal) = (Rc::clone(&models.0), Rc::clone(&models.1));
    outboard_speech::Denoiser::new(magnitude, signal).map_err(speech_failure)
}

fn resampled(resampler: &mut Resampler, samples: &[f32]) -> Result<Vec<f32>, Error> {
    let mut heard = Vec::with_capacity(samples.len());
    resampler
        .push(samples, &mut heard)
        .map_err(speech_failure)?;
    Ok(heard)
}

fn times(span: &Span) -> Times {
    Times {
        start: span.start_seconds(),
        end: span.end_seconds(),
    }
}
