//! Writing a picture in the format it came in.

use serde::{Deserialize, Serialize};

use super::{Encode, Format, JpegOptions, PngOptions, WebpOptions};
use crate::{Error, Image};

/// The format that the picture came in, with its usual options; raw pixels become PNG.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SameOptions {
    /// For JPEG: 1 to 100.
    pub quality: Option<u8>,
}

impl SameOptions {
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.jpeg().check()
    }

    pub(crate) fn encode(&self, image: Image, format: Format) -> Result<Vec<u8>, Error> {
        match format {
            Format::Jpeg => self.jpeg().encode(image),
            Format::Png => PngOptions::default().encode(image),
            Format::Webp => WebpOptions::default().encode(image),
        }
    }

    fn jpeg(&self) -> JpegOptions {
        let usual = JpegOptions::default();
        JpegOptions {
            quality: self.quality.unwrap_or(usual.quality),
            ..usual
        }
    }
}
