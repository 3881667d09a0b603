//! Speech to text, voice activity and denoising, by models that run on the machine.
//!
//! Sound comes in as samples of any rate ([`Audio`]). [`Voice`] says where somebody speaks, [`Denoiser`] takes the noise away, and
//! [`Transcriber`] writes down what is said, with Moonshine or Whisper. Models are [sessions](outboard_session::Session) that somebody else
//! has loaded.
//!
//! ```
//! use outboard_speech::{Audio, Error};
//!
//! let a_second_of_stereo = vec![0.1; 2 * 44_100];
//! let audio = Audio::interleaved(&a_second_of_stereo, 2, 44_100)?;
//! assert_eq!(audio.samples().len(), 16_000);
//! assert!(matches!(Audio::new(&[f32::NAN], 16_000), Err(Error::BadAudio(_))));
//! # Ok::<(), Error>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod activity;
mod audio;
mod denoise;
mod error;
mod listen;
mod ports;
mod transcribe;
mod wer;

pub use activity::{Activity, Segmenter, Span, Speaking, Voice, VoiceSettings};
pub use audio::{Audio, MAX_SECONDS, RATE, Resampler};
pub use denoise::{BLOCK, Denoiser, LATENCY, SHIFT, denoise};
pub use error::{Error, Result};
pub use listen::Listener;
pub use transcribe::{
    Family, Part, Recogniser, Segment, Settings, Transcriber, Transcript, recogniser,
};
pub use wer::{Errors, compare, words};
