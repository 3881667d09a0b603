//! WebP: reads lossy, lossless and the first frame of animations; writes lossless.

mod codes;
mod riff;

use std::io::{Cursor, ErrorKind};

use image_webp::{ColorType, DecodingError, WebPDecoder, WebPEncoder};
use serde::{Deserialize, Serialize};

use super::{Codec, Decoded, Encode};
use crate::limits::within as check;
use crate::{ColourModel, Error, Format, Image, Info, Layout, Limits, Size, exif};

pub(crate) struct Webp;

impl Codec for Webp {
    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
    }

    fn info(&self, bytes: &[u8], limits: &Limits) -> Result<Info, Error> {
        let mut decoder = open(bytes, limits)?;
        let exif = decoder
            .exif_metadata()
            .map_err(|error| failure(error, bytes))?;
        let turn = exif
            .as_deref()
            .map(|block| exif::turn(tiff(block)))
            .unwrap_or_default();
        let (width, height) = decoder.dimensions();
        let size = turn.size(Size { width, height });
        if size.pixels() == 0 {
            return Err(Error::corrupt(Format::Webp, "it has no pixels"));
        }
        Ok(Info {
            format: Format::Webp,
            width: size.width,
            height: size.height,
            orientation: turn.to_exif(),
            bit_depth: 8,
            colour: ColourModel::Rgb,
            alpha: decoder.has_alpha(),
            animated: decoder.is_animated(),
            icc: decoder
                .icc_profile()
                .map_err(|error| failure(error, bytes))?
                .is_some(),
            exif: exif.is_some(),
        })
    }

    fn decode(
        &self,
        bytes: &[u8],
        info: &Info,
        limits: &Limits,
        _most: f64,
    ) -> Result<Decoded, Error> {
        let mut decoder = open(bytes, limits)?;
        let stored = info.turn().size(info.size());
        // A frame inside the container is allocated by its own size, whatever the container said.
        let within = |size: Size| size.width <= stored.width && size.height <= stored.height;
        if !riff::lossy_sizes(bytes, stored).all(within) {
            return Err(Error::corrupt(
                Format::Webp,
                "a frame is larger than the picture",
            ));
        }
        if info.animated {
            // The decoder counts the bytes of its canvas in 32 bits.
            let canvas = stored.pixels().saturating_mul(4);
            check("the canvas of this WebP", canvas, u32::MAX.into(), "bytes")?;
        }
        let codes = riff::lossless(bytes, stored)
            .filter(|picture| within(picture.size))
            .map(|picture| codes::memory(&picture))
            .max();
        // The picture, and beside it either a lossless frame with alpha, or planes; animations also keep a canvas.
        let each = if info.animated { 12 } else { 8 };
        limits.check_bytes(
            "decoding this WebP",
            (stored.pixels().saturating_mul(each)).saturating_add(codes.unwrap_or(0)),
        )?;
        let layout = if info.alpha {
            Layout::Rgba
        } else {
            Layout::Rgb
        };
        let mut pixels = vec![0; stored.pixels() as usize * layout.bytes()];
        decoder
            .read_image(&mut pixels)
            .map_err(|error| failure(error, bytes))?;
        let icc = decoder
            .icc_profile()
            .map_err(|error| failure(error, bytes))?;
        let image = Image {
            stored,
            layout,
            pixels,
            turn: info.turn(),
            icc,
        };
        Ok(Decoded { image, scale: 1.0 })
    }
}

/// How WebP is written: lossless, nothing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct WebpOptions {}

impl Encode for WebpOptions {
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn encode(&self, image: Image) -> Result<Vec<u8>, Error> {
        // What libwebp, and so every browser, reads.
        image.check_side("a picture for WebP", 16_383)?;
        let mut file = Vec::new();
        let mut encoder = WebPEncoder::new(&mut file);
        if let Some(profile) = image.fitting_icc() {
            encoder.set_icc_profile(profile.to_vec());
        }
        let colour = match image.layout {
            Layout::Grey => ColorType::L8,
            Layout::Rgb => ColorType::Rgb8,
            Layout::Rgba => ColorType::Rgba8,
        };
        let Size { width, height } = image.stored;
        encoder
            .encode(&image.pixels, width, height, colour)
            .map_err(|error| Error::Unsupported {
                what: format!("writing this picture as WebP ({error})"),
            })?;
        Ok(file)
    }
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<WebPDecoder<Cursor<&'a [u8]>>, Error> {
    let mut decoder =
        WebPDecoder::new(Cursor::new(bytes)).map_err(|error| failure(error, bytes))?;
    decoder.set_memory_limit(usize::try_from(limits.bytes).unwrap_or(usize::MAX));
    Ok(decoder)
}

/// Some writers put JPEG's marker before the block.
fn tiff(block: &[u8]) -> &[u8] {
    block.strip_prefix(b"Exif\0\0").unwrap_or(block)
}

fn failure(error: DecodingError, bytes: &[u8]) -> Error {
    // A decoder that runs out of bits calls that damage; the container knows better.
    let declared = bytes.get(4..8).and_then(|length| length.try_into().ok());
    let declared = declared.map_or(0, |length| u64::from(u32::from_le_bytes(length)) + 8);
    let ended =
        matches!(&error, DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof);
    if ended || declared > bytes.len() as u64 {
        let reason = format!("{declared} bytes were announced, {} are there", bytes.len());
        return Error::Truncated {
            what: "WebP file",
            reason,
        };
    }
    Error::corrupt(Format::Webp, error)
}
