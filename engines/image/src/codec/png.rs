//! PNG: every colour type and depth, interlaced or not; of animations the default picture.

use std::borrow::Cow;
use std::io::{Cursor, ErrorKind};

use png::{BitDepth, ColorType, Decoder, DecodingError, Transformations};
use serde::{Deserialize, Serialize};

use super::{Codec, Decoded, Encode};
use crate::{ColourModel, Error, Format, Image, Info, Layout, Limits, Size, exif};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

pub(crate) struct Png;

impl Codec for Png {
    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(SIGNATURE)
    }

    fn info(&self, bytes: &[u8], limits: &Limits) -> Result<Info, Error> {
        let reader = open(bytes, limits)?;
        let header = reader.info();
        let exif = exif_block(bytes);
        let turn = exif.map(exif::turn).unwrap_or_default();
        let size = turn.size(Size {
            width: header.width,
            height: header.height,
        });
        Ok(Info {
            format: Format::Png,
            width: size.width,
            height: size.height,
            orientation: turn.to_exif(),
            bit_depth: header.bit_depth as u8,
            colour: match header.color_type {
                ColorType::Grayscale | ColorType::GrayscaleAlpha => ColourModel::Grey,
                ColorType::Rgb | ColorType::Rgba => ColourModel::Rgb,
                ColorType::Indexed => ColourModel::Palette,
            },
            alpha: header.trns.is_some()
                || matches!(
                    header.color_type,
                    ColorType::GrayscaleAlpha | ColorType::Rgba
                ),
            animated: header.animation_control.is_some(),
            icc: header.icc_profile.is_some(),
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
        let mut reader = open(bytes, limits)?;
        let stored = info.turn().size(info.size());
        let (colour, depth) = reader.output_color_type();
        let samples = colour.samples() as u64 * if depth == BitDepth::Sixteen { 2 } else { 1 };
        // The samples as they are in the file, beside them at most RGBA of 8 bits.
        limits.check_bytes(
            "decoding this PNG",
            stored.pixels().saturating_mul(samples + 4),
        )?;
        let mut pixels = vec![0; (stored.pixels() * samples) as usize];
        let frame = reader
            .next_frame(&mut pixels)
            .map_err(|error| failure(error, limits))?;
        if (frame.width, frame.height) != (stored.width, stored.height) {
            return Err(Error::corrupt(
                Format::Png,
                "its first frame has another size",
            ));
        }
        if depth == BitDepth::Sixteen {
            pixels = eight_bits(&pixels);
        }
        let (layout, pixels) = match colour {
            ColorType::Grayscale => (Layout::Grey, pixels),
            ColorType::Rgb => (Layout::Rgb, pixels),
            ColorType::Rgba => (Layout::Rgba, pixels),
            ColorType::GrayscaleAlpha => (Layout::Rgba, grey_alpha_to_rgba(&pixels)),
            ColorType::Indexed => {
                return Err(Error::corrupt(Format::Png, "its palette is missing"));
            }
        };
        let icc = reader.info().icc_profile.as_deref().map(<[u8]>::to_vec);
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

/// How PNG is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PngOptions {
    /// Time against size; `balanced`.
    pub compression: PngCompression,
}

/// Time against size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PngCompression {
    /// Quick, larger files.
    Fast,
    /// In between.
    #[default]
    Balanced,
    /// Slow, a little smaller.
    Small,
}

impl Encode for PngOptions {
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn encode(&self, image: Image) -> Result<Vec<u8>, Error> {
        let mut header = png::Info::with_size(image.stored.width, image.stored.height);
        header.bit_depth = BitDepth::Eight;
        header.color_type = match image.layout {
            Layout::Grey => ColorType::Grayscale,
            Layout::Rgb => ColorType::Rgb,
            Layout::Rgba => ColorType::Rgba,
        };
        header.icc_profile = image.fitting_icc().map(Cow::Borrowed);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::with_info(&mut file, header).map_err(unwritten)?;
        encoder.set_compression(match self.compression {
            PngCompression::Fast => png::Compression::Fast,
            PngCompression::Balanced => png::Compression::Balanced,
            PngCompression::Small => png::Compression::High,
        });
        let mut writer = encoder.write_header().map_err(unwritten)?;
        writer.write_image_data(&image.pixels).map_err(unwritten)?;
        writer.finish().map_err(unwritten)?;
        Ok(file)
    }
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<png::Reader<Cursor<&'a [u8]>>, Error> {
    let bytes_limit = usize::try_from(limits.bytes).unwrap_or(usize::MAX);
    let mut decoder =
        Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: bytes_limit });
    decoder.set_ignore_text_chunk(true);
    // Palettes, small depths and tRNS become whole channels.
    decoder.set_transformations(Transformations::EXPAND);
    let reader = decoder
        .read_info()
        .map_err(|error| failure(error, limits))?;
    check_palette(reader.info())?;
    Ok(reader)
}

/// The decoder takes a palette for whole colours and for no more than an index can name, and breaks on any other.
fn check_palette(header: &png::Info<'_>) -> Result<(), Error> {
    let length = header.palette.as_deref().map_or(0, <[u8]>::len);
    if header.color_type == ColorType::Indexed && (!length.is_multiple_of(3) || length > 256 * 3) {
        let reason = format!("{length} bytes are no palette");
        return Err(Error::corrupt(Format::Png, reason));
    }
    Ok(())
}

/// The EXIF block, wherever in the file it is: the decoder stops reading chunks where the pixels begin.
fn exif_block(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(SIGNATURE.len()..)?;
    while let Some((header, after)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, name @ ..] = *header;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        if &name == b"eXIf" {
            return after.get(..length);
        }
        rest = after.get(length.checked_add(4)?..)?;
    }
    None
}

/// 65,535 becomes 255, and everything between the nearest value.
fn eight_bits(samples: &[u8]) -> Vec<u8> {
    let (samples, _) = samples.as_chunks::<2>();
    samples
        .iter()
        .map(|&sample| ((u32::from(u16::from_be_bytes(sample)) * 255 + 32_767) / 65_535) as u8)
        .collect()
}

fn grey_alpha_to_rgba(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<2>();
    pixels
        .iter()
        .flat_map(|&[grey, alpha]| [grey, grey, grey, alpha])
        .collect()
}

fn failure(error: DecodingError, limits: &Limits) -> Error {
    match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Error::Truncated {
                what: "PNG file",
                reason: "its last chunk is incomplete".into(),
            }
        }
        // The decoder does not say how much it wanted.
        DecodingError::LimitsExceeded => {
            let (limit, what) = (limits.bytes, "what a chunk of this PNG asks for");
            Error::TooLarge {
                what,
                is: limit.saturating_add(1),
                limit,
                unit: "bytes",
            }
        }
        other => Error::corrupt(Format::Png, other),
    }
}

fn unwritten(error: png::EncodingError) -> Error {
    Error::Unsupported {
        what: format!("writing this picture as PNG ({error})"),
    }
}
