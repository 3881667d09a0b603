//! JPEG: baseline and progressive, grey, YCbCr, RGB, CMYK and YCCK.
//!
//! A file that ends before its end marker is an error, not a picture with a grey rest.

mod encode;
mod scans;
mod work;

use std::io::ErrorKind;

use jpeg_decoder::{CodingProcess, Decoder, ImageInfo, PixelFormat};

pub use self::encode::{JpegOptions, Subsampling};
use super::{Codec, Decoded};
use crate::{ColourModel, Error, Format, Image, Info, Layout, Limits, Size, exif};

pub(crate) struct Jpeg;

impl Codec for Jpeg {
    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(&[0xff, 0xd8, 0xff])
    }

    fn info(&self, bytes: &[u8], _limits: &Limits) -> Result<Info, Error> {
        let mut decoder = Decoder::new(bytes);
        let header = read_header(&mut decoder)?;
        let turn = decoder.exif_data().map(exif::turn).unwrap_or_default();
        let size = turn.size(size(&header));
        Ok(Info {
            format: Format::Jpeg,
            width: size.width,
            height: size.height,
            orientation: turn.to_exif(),
            bit_depth: 8,
            colour: match header.pixel_format {
                PixelFormat::L8 | PixelFormat::L16 => ColourModel::Grey,
                PixelFormat::RGB24 => ColourModel::Rgb,
                PixelFormat::CMYK32 => ColourModel::Cmyk,
            },
            alpha: false,
            animated: false,
            icc: decoder.icc_profile().is_some(),
            exif: decoder.exif_data().is_some(),
        })
    }

    fn decode(
        &self,
        bytes: &[u8],
        info: &Info,
        limits: &Limits,
        most: f64,
    ) -> Result<Decoded, Error> {
        let header = read_header(&mut Decoder::new(bytes))?;
        let progressive = header.coding_process == CodingProcess::DctProgressive;
        let full = size(&header);
        let eighths = reduction(full, most);
        let reduced = Size {
            width: part(full.width, eighths),
            height: part(full.height, eighths),
        };
        limits.check_bytes("decoding this JPEG", memory(&header, full, reduced))?;
        work::check(bytes, padded(full), limits)?;
        // The result is to be half as large again as what comes out of here at `most`.
        let slimmer = (progressive && eighths < 8)
            .then(|| scans::without_invisible(bytes, most * 2.0))
            .flatten();
        let mut decoder = Decoder::new(slimmer.as_deref().unwrap_or(bytes));
        if eighths < 8 {
            // Asking for exactly the reduced size picks that reduction.
            let got = decoder
                .scale(reduced.width as u16, reduced.height as u16)
                .map_err(failure)?;
            debug_assert_eq!(got, (reduced.width as u16, reduced.height as u16));
        }
        let pixels = decoder.decode().map_err(failure)?;
        let (layout, pixels) = match header.pixel_format {
            PixelFormat::L8 => (Layout::Grey, pixels),
            PixelFormat::RGB24 => (Layout::Rgb, pixels),
            PixelFormat::CMYK32 => (Layout::Rgb, inks_to_rgb(pixels)),
            PixelFormat::L16 => return Err(unsupported("a JPEG of 16 bits a channel")),
        };
        if pixels.len() as u64 != reduced.pixels() * layout.bytes() as u64 {
            return Err(Error::corrupt(
                Format::Jpeg,
                "its components do not fill the picture",
            ));
        }
        let image = Image {
            stored: reduced,
            layout,
            pixels,
            turn: info.turn(),
            icc: decoder.icc_profile(),
        };
        Ok(Decoded {
            image,
            scale: f64::from(eighths) / 8.0,
        })
    }
}

fn read_header(decoder: &mut Decoder<&[u8]>) -> Result<ImageInfo, Error> {
    decoder.read_info().map_err(failure)?;
    let header = decoder
        .info()
        .ok_or_else(|| Error::corrupt(Format::Jpeg, "there is no frame"))?;
    if header.coding_process == CodingProcess::Lossless {
        return Err(unsupported("a lossless JPEG"));
    }
    if size(&header).pixels() == 0 {
        return Err(Error::corrupt(Format::Jpeg, "it has no pixels"));
    }
    Ok(header)
}

fn size(header: &ImageInfo) -> Size {
    Size {
        width: header.width.into(),
        height: header.height.into(),
    }
}

/// The smallest of 1/8, 1/4 and 1/2 that keeps to `most`, in eighths. Below 16 pixels the decoder could pick another one.
fn reduction(full: Size, most: f64) -> u32 {
    let small = full.width.min(full.height) < 16;
    [1, 2, 4]
        .into_iter()
        .find(|&eighths| !small && 8.0 / f64::from(eighths) <= most)
        .unwrap_or(8)
}

fn part(side: u32, eighths: u32) -> u32 {
    (side * eighths).div_ceil(8)
}

/// What is coded: blocks at the edges reach up to four blocks beyond the picture.
fn padded(size: Size) -> Size {
    Size {
        width: size.width + 32,
        height: size.height + 32,
    }
}

/// At most: planes as large as the picture, the picture, and for progressive files two bytes for each coefficient.
fn memory(header: &ImageInfo, full: Size, reduced: Size) -> u64 {
    let components = header.pixel_format.pixel_bytes() as u64;
    let coefficients = match header.coding_process {
        CodingProcess::DctProgressive => padded(full).pixels() * components * 2,
        _ => 0,
    };
    padded(reduced).pixels() * components + reduced.pixels() * components + coefficients
}

/// Inks (0 is none) to light, as everyone does without a profile.
fn inks_to_rgb(inks: Vec<u8>) -> Vec<u8> {
    let (inks, _) = inks.as_chunks::<4>();
    let mut rgb = vec![[0; 3]; inks.len()];
    for (to, &[c, m, y, k]) in rgb.iter_mut().zip(inks) {
        let light = |ink: u8| ((255 - u32::from(ink)) * (255 - u32::from(k)) + 127) / 255;
        *to = [light(c) as u8, light(m) as u8, light(y) as u8];
    }
    rgb.into_flattened()
}

fn failure(error: jpeg_decoder::Error) -> Error {
    match error {
        jpeg_decoder::Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Error::Truncated {
                what: "JPEG file",
                reason: "its end marker is missing".into(),
            }
        }
        jpeg_decoder::Error::Unsupported(feature) => unsupported(&format!("JPEG with {feature:?}")),
        jpeg_decoder::Error::Format(reason) => Error::corrupt(Format::Jpeg, reason),
        other => Error::corrupt(Format::Jpeg, other),
    }
}

fn unsupported(what: &str) -> Error {
    Error::Unsupported { what: what.into() }
}

#[cfg(test)]
mod tests {
    use super::reduction;
    use crate::Size;

    #[test]
    fn the_largest_reduction_that_keeps_enough_detail() {
        let photo = Size {
            width: 4000,
            height: 3000,
        };
        for (most, eighths) in [
            (1.0, 8),
            (1.99, 8),
            (2.0, 4),
            (3.9, 4),
            (4.0, 2),
            (8.0, 1),
            (100.0, 1),
        ] {
            assert_eq!(reduction(photo, most), eighths, "{most}");
        }
        assert_eq!(
            reduction(
                Size {
                    width: 4000,
                    height: 15
                },
                100.0
            ),
            8
        );
    }
}
