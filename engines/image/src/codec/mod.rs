//! The formats. A codec is a module here, a [`Format`], a line in [`CODECS`], and its options in `OutputOptions`.

mod jpeg;
mod png;
mod same;
mod webp;

use std::fmt;

use serde::Serialize;

pub use self::jpeg::{JpegOptions, Subsampling};
pub use self::png::{PngCompression, PngOptions};
pub use self::same::SameOptions;
pub use self::webp::WebpOptions;
use crate::{Error, Image, Info, Limits};

/// A format of image files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
        })
    }
}

/// Every codec that reads.
static CODECS: [&dyn Codec; 3] = [&jpeg::Jpeg, &png::Png, &webp::Webp];

/// How a format is read.
pub(crate) trait Codec: Sync {
    /// Whether a file that begins so is of this format.
    fn recognises(&self, bytes: &[u8]) -> bool;

    /// Reads the header.
    fn info(&self, bytes: &[u8], limits: &Limits) -> Result<Info, Error>;

    /// Decodes the pixels of a file whose header is `info`, within the limits. `most` (at least 1) says by how much the picture may
    /// come out smaller than it is, for codecs that save work that way.
    fn decode(
        &self,
        bytes: &[u8],
        info: &Info,
        limits: &Limits,
        most: f64,
    ) -> Result<Decoded, Error>;
}

/// How a format is written: implemented by its options.
pub(crate) trait Encode {
    /// Whether the options make sense.
    fn check(&self) -> Result<(), Error>;

    /// Writes an upright picture.
    fn encode(&self, image: Image) -> Result<Vec<u8>, Error>;
}

/// A decoded picture, and how many of its pixels lie along one pixel of the file: 1, or less when the codec reduced it.
pub(crate) struct Decoded {
    pub(crate) image: Image,
    pub(crate) scale: f64,
}

/// The codec for a file, by its first bytes.
pub(crate) fn find(bytes: &[u8]) -> Result<&'static dyn Codec, Error> {
    if bytes.is_empty() {
        return Err(Error::Truncated {
            what: "file",
            reason: "it is empty".into(),
        });
    }
    match CODECS.iter().find(|codec| codec.recognises(bytes)) {
        Some(codec) => Ok(*codec),
        None => Err(stranger(bytes)),
    }
}

/// Names formats that are images, but that are not read here, so that a caller can turn to another decoder.
fn stranger(bytes: &[u8]) -> Error {
    let kind = bytes.get(8..12);
    let box_of = |brands: [&[u8]; 3]| {
        bytes.get(4..8) == Some(b"ftyp") && brands.iter().any(|brand| kind == Some(brand))
    };
    let what = if bytes.starts_with(b"GIF8") {
        "GIF"
    } else if box_of([b"avif", b"avis", b"av01"]) {
        "AVIF"
    } else if box_of([b"heic", b"heix", b"mif1"]) {
        "HEIC"
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        "TIFF"
    } else if bytes.starts_with(b"\xff\x0a") || bytes.starts_with(b"\0\0\0\x0cJXL ") {
        "JPEG XL"
    } else if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        "BMP"
    } else {
        return Error::UnknownFormat;
    };
    Error::Unsupported { what: what.into() }
}
