//! What a kit says of a model that takes one picture: how it wants it, and what its output means.

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::feed::Feed;

/// The settings of a kit for one picture. What is left out is as in most models that were published.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Settings {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Which part of the picture the model sees.
    pub(crate) fit: Fit,
    /// How much of that part: 0.875 leaves an eighth of the sides away.
    pub(crate) crop: f64,
    pub(crate) layout: Layout,
    channels: Channels,
    mean: Numbers,
    scale: Numbers,
    /// Whether the numbers of the output are yet to be made probabilities.
    pub(crate) softmax: bool,
    /// Which number, or which channel of the output, is the one that counts.
    pub(crate) output: usize,
    /// What is yet to be done with each number of a mask.
    pub(crate) activation: Activation,
}

/// Which part of a picture a model sees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Fit {
    /// The middle, in the shape of the model.
    Cover,
    /// All of it, squeezed.
    Fill,
}

/// In which order the numbers lie.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Layout {
    /// Plane by plane.
    Nchw,
    /// Pixel by pixel.
    Nhwc,
}

/// In which order the channels of a pixel come.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Channels {
    Rgb,
    Bgr,
}

/// What makes a number of a mask one between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Activation {
    /// It is one.
    None,
    /// Each by itself.
    Sigmoid,
    /// Among the channels.
    Softmax,
}

/// A number for all channels, or one for each.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Numbers {
    One(f32),
    Each([f32; 3]),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            width: 224,
            height: 224,
            fit: Fit::Cover,
            crop: 1.0,
            layout: Layout::Nchw,
            channels: Channels::Rgb,
            mean: Numbers::One(0.0),
            scale: Numbers::One(1.0 / 255.0),
            softmax: false,
            output: 0,
            activation: Activation::None,
        }
    }
}

impl Settings {
    /// Reads the settings of a kit, which are JSON.
    pub(crate) fn read(json: &str) -> Result<Self> {
        let settings: Self = parse(json)?;
        let sides = 1..=4096;
        if !sides.contains(&settings.width) || !sides.contains(&settings.height) {
            return Err(Error::BadKit(format!(
                "a model does not take pictures of {} × {}",
                settings.width, settings.height
            )));
        }
        if !(settings.crop > 0.0 && settings.crop <= 1.0) {
            return Err(Error::BadKit(format!(
                "crop is more than 0 and at most 1, and not {}",
                settings.crop
            )));
        }
        Ok(settings)
    }

    pub(crate) fn feed(&self) -> Feed {
        Feed {
            channels: match self.channels {
                Channels::Rgb => [0, 1, 2],
                Channels::Bgr => [2, 1, 0],
            },
            mean: self.mean.each(),
            scale: self.scale.each(),
        }
    }
}

impl Numbers {
    fn each(self) -> [f32; 3] {
        match self {
            Self::One(number) => [number; 3],
            Self::Each(numbers) => numbers,
        }
    }
}

/// Reads settings, where an empty text is one that says nothing.
pub(crate) fn parse<T: Default + for<'de> Deserialize<'de>>(json: &str) -> Result<T> {
    if json.trim().is_empty() {
        return Ok(T::default());
    }
    let wrong = |error: serde_json::Error| Error::BadKit(format!("its settings: {error}"));
    // By way of a map: serde would read an array as the fields in their order.
    let map: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(json).map_err(wrong)?;
    serde_json::from_value(map.into()).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_for_all_channels() {
        let settings = Settings::read(r#"{"mean": 127, "scale": [1, 2, 3], "channels": "bgr"}"#);
        let feed = settings.unwrap().feed();
        assert_eq!(feed.mean, [127.0; 3]);
        assert_eq!(feed.scale, [1.0, 2.0, 3.0]);
        assert_eq!(feed.channels, [2, 1, 0]);
    }

    #[test]
    fn nonsense_is_named() {
        for json in [
            "{",
            "[]",
            r#"{"width": 0}"#,
            r#"{"width": 1e9}"#,
            r#"{"crop": 0}"#,
            r#"{"crop": 2}"#,
            r#"{"layout": "chwn"}"#,
            r#"{"mean": "grey"}"#,
        ] {
            assert_eq!(Settings::read(json).unwrap_err().code(), "ai/bad-kit");
        }
    }
}
