//! What is to be done.

use serde::{Deserialize, Serialize};

use crate::codec::Encode;
use crate::{Error, Format, JpegOptions, Limits, Operation, PngOptions, SameOptions, WebpOptions};

/// One piece of work: operations in order, what is to come out, and limits. In JSON:
///
/// ```json
/// {
///   "operations": [{ "resize": { "width": 800 } }, { "blur": { "sigma": 2 } }],
///   "output": { "jpeg": { "quality": 80 } },
///   "limits": { "pixels": 100000000, "bytes": 1073741824 }
/// }
/// ```
///
/// Everything may be left out; an unknown key is an error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Plan {
    /// Done one after the other, on the upright picture.
    pub operations: Vec<Operation>,
    /// What comes out.
    pub output: OutputOptions,
    /// What the work may use.
    pub limits: Limits,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// [`Error::BadOption`] for anything that is not a plan.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| Error::bad_json("plan", &error))
    }
}

/// What comes out, in JSON `{ "name": { …options } }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OutputOptions {
    /// A file in the format that came in.
    Same(SameOptions),
    /// A JPEG file.
    Jpeg(JpegOptions),
    /// A PNG file.
    Png(PngOptions),
    /// A lossless WebP file.
    Webp(WebpOptions),
    /// Raw pixels: red, green, blue, alpha, not premultiplied.
    Pixels {},
}

impl Default for OutputOptions {
    fn default() -> Self {
        Self::Same(SameOptions::default())
    }
}

impl OutputOptions {
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Same(options) => options.check(),
            Self::Jpeg(options) => options.check(),
            Self::Png(options) => options.check(),
            Self::Webp(options) => options.check(),
            Self::Pixels {} => Ok(()),
        }
    }

    /// The format of the result for a source format (none: raw pixels); none is raw pixels.
    pub(crate) fn format(&self, source: Option<Format>) -> Option<Format> {
        match self {
            Self::Same(_) => Some(source.unwrap_or(Format::Png)),
            Self::Jpeg(_) => Some(Format::Jpeg),
            Self::Png(_) => Some(Format::Png),
            Self::Webp(_) => Some(Format::Webp),
            Self::Pixels {} => None,
        }
    }
}
