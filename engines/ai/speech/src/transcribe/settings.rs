//! What a kit says of a model besides its files.

use serde::Deserialize;

use crate::error::{Error, Result};

/// Which kind of model it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Family {
    /// Moonshine: hears the samples themselves, as long as they are.
    Moonshine,
    /// Whisper: hears a picture of 30 seconds, and gives times.
    Whisper,
}

/// The `settings` of a kit. What is left out is as the model was trained.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many samples a second the model hears; it must be 16,000.
    pub rate: Option<u32>,
    /// The token that a text begins with, by its number, or several.
    #[serde(deserialize_with = "one_or_more")]
    pub start: Vec<u32>,
    /// The token that ends it.
    pub end: Option<u32>,
    /// Whisper: the tokens that a text begins with, by their names, such as `<|startoftranscript|>`, `<|de|>`, `<|transcribe|>`.
    pub prompt: Vec<String>,
    /// Tokens that are never chosen.
    pub suppress: Vec<u32>,
    /// Tokens that are not chosen first.
    pub suppress_first: Vec<u32>,
    /// Whisper: the token that is the time 0; the others follow it.
    pub timestamps: Option<u32>,
    /// Whisper: whether it is to give times. It is, unless this says no.
    pub times: Option<bool>,
    /// How much sound is heard at once, in seconds.
    pub window: Option<f64>,
}

impl Settings {
    /// Reads the settings of a kit; `null` and nothing are none.
    ///
    /// # Errors
    ///
    /// If a setting has another type.
    ///
    /// ```
    /// let settings = outboard_speech::Settings::read(r#"{ "rate": 16000, "start": 1 }"#)?;
    /// assert_eq!(settings.start, [1]);
    /// # Ok::<(), outboard_speech::Error>(())
    /// ```
    pub fn read(json: &str) -> Result<Self> {
        let json = if json.trim().is_empty() { "null" } else { json };
        let settings: Option<Self> = serde_json::from_str(json)
            .map_err(|error| Error::BadKit(format!("settings: {error}")))?;
        let settings = settings.unwrap_or_default();
        match settings.rate {
            None | Some(crate::audio::RATE) => Ok(settings),
            Some(rate) => Err(Error::BadKit(format!(
                "the model hears {rate} samples a second"
            ))),
        }
    }

    /// Reads a family's name.
    ///
    /// # Errors
    ///
    /// If there is no such family.
    pub fn family(name: &str) -> Result<Family> {
        match name {
            "moonshine" => Ok(Family::Moonshine),
            "whisper" => Ok(Family::Whisper),
            other => Err(Error::BadKit(format!(
                "the family is {other:?}; moonshine and whisper are known"
            ))),
        }
    }

    /// The window, which may not be longer than the model can hear.
    pub(super) fn window(&self, usual: f64, longest: f64) -> f64 {
        self.window
            .filter(|window| window.is_finite())
            .map_or(usual, |window| window.clamp(1.0, longest))
    }
}

fn one_or_more<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> std::result::Result<Vec<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Tokens {
        One(u32),
        More(Vec<u32>),
    }
    Ok(match Tokens::deserialize(from)? {
        Tokens::One(token) => vec![token],
        Tokens::More(tokens) => tokens,
    })
}
