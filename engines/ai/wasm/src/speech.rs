//! Speech: what is said, written down piece by piece or as it comes.

use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Function;
use outboard::{Control, Error, JsValue};
use outboard_speech::{Audio, Listener, Part, Segment, Settings, Span, Transcriber, recogniser};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{failure, json, to_js, watch};
use crate::files::Files;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("speech.types.d.ts");

pub(crate) fn speech_failure(error: outboard_speech::Error) -> Error {
    failure(error.code(), error)
}

/// What writes down speech.
#[outboard::export]
pub struct Speech {
    transcriber: Rc<Transcriber>,
}

/// A sound that is being written down. A call does a piece, so that others have their turn between two.
#[outboard::export]
pub struct Transcription {
    transcriber: Rc<Transcriber>,
    audio: Audio,
    pieces: VecDeque<Span>,
}

/// Speech that is written down while it is spoken.
#[outboard::export]
pub struct Listening {
    transcriber: Rc<Transcriber>,
    listener: Listener,
}

#[derive(Serialize)]
struct Told<'a> {
    text: &'a str,
    start: f64,
    end: f64,
    last: bool,
}

#[derive(Serialize)]
struct Written {
    text: String,
    start: f64,
    end: f64,
}

#[outboard::export]
impl Speech {
    /// Takes the models `encoder` and `decoder`, the `tokenizer`, and what hears where somebody speaks (`voice`, where the kit has it).
    #[outboard::export(constructor)]
    pub fn new(
        files: &mut Files,
        family: &str,
        #[outboard(ts = "Record<string, unknown>", optional)] settings: JsValue,
    ) -> Result<Speech, Error> {
        let family = Settings::family(family).map_err(speech_failure)?;
        let settings = Settings::read(&json(&settings)?).map_err(speech_failure)?;
        let encoder = Rc::new(files.take_session("encoder")?);
        let decoder = Rc::new(files.take_session("decoder")?);
        let tokenizer = files.take_bytes("tokenizer")?;
        let model = recogniser(family, encoder, decoder, &tokenizer, &settings);
        let voice = files
            .has("voice")
            .then(|| files.take_session("voice"))
            .transpose()?
            .map(|session| outboard_speech::Voice::new(Rc::new(session)))
            .transpose();
        let transcriber = Transcriber::new(
            model.map_err(speech_failure)?,
            voice.map_err(speech_failure)?,
        );
        Ok(Speech {
            transcriber: Rc::new(transcriber),
        })
    }

    /// Takes samples, channel after channel, and finds the pauses where they may be cut.
    pub fn open(
        &self,
        samples: &[f32],
        channels: u32,
        rate: u32,
        control: &Control,
    ) -> Result<Transcription, Error> {
        self.transcription(planar(samples, channels, rate)?, control)
    }

    /// The same for a WAV file.
    pub fn open_wav(&self, bytes: &[u8], control: &Control) -> Result<Transcription, Error> {
        self.transcription(Audio::wav(bytes).map_err(speech_failure)?, control)
    }

    /// Begins to listen to sound of this rate.
    pub fn listen(&self, rate: u32) -> Result<Listening, Error> {
        let voice = self.transcriber.voice().cloned().ok_or_else(|| {
            let words = "to listen, a kit needs what hears where somebody speaks: a file `voice`";
            Error::new("ai/bad-kit", words)
        })?;
        let listener = Listener::new(&self.transcriber, voice, rate).map_err(speech_failure)?;
        let transcriber = Rc::clone(&self.transcriber);
        Ok(Listening {
            transcriber,
            listener,
        })
    }
}

impl Speech {
    fn transcription(&self, audio: Audio, control: &Control) -> Result<Transcription, Error> {
        let transcriber = Rc::clone(&self.transcriber);
        let pieces = transcriber.pieces(&audio, &watch(control));
        Ok(Transcription {
            pieces: pieces.map_err(speech_failure)?.into(),
            transcriber,
            audio,
        })
    }
}

#[outboard::export]
impl Transcription {
    /// How long the sound is, in seconds.
    pub fn seconds(&self) -> f64 {
        self.audio.seconds()
    }

    /// How long each piece is, in seconds.
    pub fn lengths(&self) -> Vec<f64> {
        let length = |piece: &Span| piece.end_seconds() - piece.start_seconds();
        self.pieces.iter().map(length).collect()
    }

    /// Writes down the next piece; nothing where there is none. The text so far is told as it grows.
    #[outboard::export(returns = "SpeechSegment[]")]
    pub fn piece(
        &mut self,
        #[outboard(ts = "((part: SpeechPart) => void) | undefined")] on_text: JsValue,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let Some(piece) = self.pieces.pop_front() else {
            return written(Vec::new());
        };
        let samples = self.audio.samples();
        let mut tell = teller(&on_text);
        let segments = self
            .transcriber
            .piece(samples, piece, &mut tell, &watch(control));
        written(segments.map_err(speech_failure)?)
    }
}

#[outboard::export]
impl Listening {
    /// Takes the next samples, and gives what has been spoken by now. What is being spoken is told.
    #[outboard::export(returns = "SpeechSegment[]")]
    pub fn push(
        &mut self,
        samples: &[f32],
        #[outboard(ts = "((part: SpeechPart) => void) | undefined")] on_text: JsValue,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let mut tell = teller(&on_text);
        let heard = self
            .listener
            .push(&self.transcriber, samples, &mut tell, &watch(control));
        written(heard.map_err(speech_failure)?)
    }

    /// Gives what was being spoken when the sound ended.
    #[outboard::export(returns = "SpeechSegment[]")]
    pub fn finish(
        &mut self,
        #[outboard(ts = "((part: SpeechPart) => void) | undefined")] on_text: JsValue,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let mut tell = teller(&on_text);
        let heard = self
            .listener
            .finish(&self.transcriber, &mut tell, &watch(control));
        written(heard.map_err(speech_failure)?)
    }
}

/// Sound whose channels lie one behind another.
pub(crate) fn planar(samples: &[f32], channels: u32, rate: u32) -> Result<Audio, Error> {
    let count = channels.max(1) as usize;
    if !samples.len().is_multiple_of(count) {
        return Err(Error::new(
            "ai/bad-audio",
            format!("{} samples are not {count} channels", samples.len()),
        ));
    }
    if samples.is_empty() {
        return Audio::new(samples, rate).map_err(speech_failure);
    }
    let channels: Vec<&[f32]> = samples.chunks(samples.len() / count).collect();
    Audio::planar(&channels, rate).map_err(speech_failure)
}

/// Tells a function of the page. What it throws is the page's affair: the front keeps it.
fn teller(on_text: &JsValue) -> impl FnMut(&Part<'_>) {
    let tell = on_text.dyn_ref::<Function>().cloned();
    move |part| {
        let Some(tell) = &tell else { return };
        let told = to_js(&Told {
            text: part.text,
            start: part.start,
            end: part.end,
            last: part.last,
        });
        if let Ok(told) = told {
            drop(tell.call1(&JsValue::NULL, &told));
        }
    }
}

fn written(segments: Vec<Segment>) -> Result<JsValue, Error> {
    let segments: Vec<Written> = segments
        .into_iter()
        .map(|Segment { start, end, text }| Written { text, start, end })
        .collect();
    to_js(&segments)
}
