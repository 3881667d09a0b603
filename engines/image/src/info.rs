//! What a file says of itself, without decoding its pixels.

use serde::Serialize;

use crate::{Error, Format, Limits, Size, Turn, codec};

/// What the header of a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Info {
    /// The format by the file's first bytes, whatever its name says.
    pub format: Format,
    /// Width of the upright picture.
    pub width: u32,
    /// Height of the upright picture.
    pub height: u32,
    /// EXIF orientation of the stored pixels, 1 to 8; 1 when the file says nothing.
    pub orientation: u8,
    /// Bits a channel (of a palette: bits an index).
    pub bit_depth: u8,
    /// What the stored channels mean.
    pub colour: ColourModel,
    /// Whether pixels can be transparent.
    pub alpha: bool,
    /// Whether there is more than one frame; the first is the one that is read.
    pub animated: bool,
    /// Whether there is a colour profile.
    pub icc: bool,
    /// Whether there is an EXIF block.
    pub exif: bool,
}

impl Info {
    /// The upright size.
    pub fn size(&self) -> Size {
        Size {
            width: self.width,
            height: self.height,
        }
    }

    pub(crate) fn turn(&self) -> Turn {
        Turn::from_exif(self.orientation).unwrap_or_default()
    }
}

/// What the channels in a file mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ColourModel {
    /// Luminance.
    Grey,
    /// Red, green, blue (or YCbCr, as JPEG and WebP store it).
    Rgb,
    /// Inks (or YCCK).
    Cmyk,
    /// Indices into a table of colours.
    Palette,
}

/// Reads the header of a file. Only `limits.bytes` matters here; a picture of any size is described.
///
/// # Errors
/// [`Error::UnknownFormat`], [`Error::Unsupported`], [`Error::Truncated`] or [`Error::Corrupt`].
pub fn info(bytes: &[u8], limits: &Limits) -> Result<Info, Error> {
    codec::find(bytes)?.info(bytes, limits)
}
