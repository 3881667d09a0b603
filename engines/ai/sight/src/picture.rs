//! Pixels that were given, and pixels that are made of them.

use std::borrow::Cow;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use crate::error::{Error, Result};

/// The most pixels a picture may have: 67 million, more than any telephone takes.
pub const MOST_PIXELS: u64 = 1 << 26;

/// A picture that is looked at: red, green, blue and alpha of each pixel, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    rgba: &'a [u8],
    width: u32,
    height: u32,
}

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Pixels of our own: red, green, blue and a fourth byte that means nothing.
#[derive(Debug, Clone)]
pub(crate) struct Pixels {
    pub(crate) rgba: Vec<u8>,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl<'a> Picture<'a> {
    /// Takes the pixels for what they are said to be.
    ///
    /// # Errors
    ///
    /// If there are none, too many, or not as many as width and height say.
    pub fn new(rgba: &'a [u8], width: u32, height: u32) -> Result<Self> {
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 {
            return Err(Error::BadPicture(format!(
                "{width} × {height} are no pixels"
            )));
        }
        if pixels > MOST_PIXELS {
            return Err(Error::BadPicture(format!(
                "{width} × {height} are {pixels} pixels, and {MOST_PIXELS} are the most"
            )));
        }
        if rgba.len() as u64 != pixels * 4 {
            return Err(Error::BadPicture(format!(
                "{} bytes are not {width} × {height} pixels of 4 bytes",
                rgba.len()
            )));
        }
        Ok(Self {
            rgba,
            width,
            height,
        })
    }

    /// Its width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Its height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Its pixels.
    pub fn rgba(&self) -> &'a [u8] {
        self.rgba
    }

    /// The whole of it.
    pub(crate) fn area(&self) -> Area {
        Area {
            left: 0.0,
            top: 0.0,
            width: f64::from(self.width),
            height: f64::from(self.height),
        }
    }

    /// Makes `width` × `height` pixels of a part, on white where it can be seen through.
    pub(crate) fn scaled(&self, from: Area, width: usize, height: usize) -> Result<Pixels> {
        let whole = from == self.area();
        if whole && width == self.width as usize && height == self.height as usize {
            return Ok(Pixels {
                rgba: self.on_white().into_owned(),
                width,
                height,
            });
        }
        let rgba = resized::<U8x4>(
            &self.on_white(),
            (self.width, self.height),
            from,
            (width, height),
        )?;
        Ok(Pixels {
            rgba,
            width,
            height,
        })
    }

    fn on_white(&self) -> Cow<'a, [u8]> {
        if self.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255) {
            return Cow::Borrowed(self.rgba);
        }
        let mut rgba = self.rgba.to_vec();
        for pixel in rgba.chunks_exact_mut(4) {
            let alpha = u32::from(pixel[3]);
            for channel in &mut pixel[..3] {
                let mixed = u32::from(*channel) * alpha + 255 * (255 - alpha);
                *channel = ((mixed + 127) / 255) as u8;
            }
            pixel[3] = 255;
        }
        Cow::Owned(rgba)
    }
}

impl Pixels {
    /// Makes it another size. What becomes smaller is averaged, what becomes larger is interpolated.
    pub(crate) fn scaled(&self, width: usize, height: usize) -> Result<Pixels> {
        let whole = Area {
            left: 0.0,
            top: 0.0,
            width: self.width as f64,
            height: self.height as f64,
        };
        let size = (self.width as u32, self.height as u32);
        Ok(Pixels {
            rgba: resized::<U8x4>(&self.rgba, size, whole, (width, height))?,
            width,
            height,
        })
    }
}

/// Makes a plane of bytes another size.
pub(crate) fn plane_scaled(
    plane: &[u8],
    (width, height): (usize, usize),
    to: (usize, usize),
) -> Result<Vec<u8>> {
    let whole = Area {
        left: 0.0,
        top: 0.0,
        width: width as f64,
        height: height as f64,
    };
    resized::<U8>(plane, (width as u32, height as u32), whole, to)
}

fn resized<P: PixelTrait>(
    bytes: &[u8],
    (width, height): (u32, u32),
    from: Area,
    to: (usize, usize),
) -> Result<Vec<u8>> {
    let refused = |error: String| Error::BadPicture(format!("it cannot be made {to:?}: {error}"));
    let source = TypedImageRef::<P>::from_buffer(width, height, bytes)
        .map_err(|error| refused(error.to_string()))?;
    let mut made = vec![0; to.0 * to.1 * size_of::<P>()];
    let mut target = TypedImage::<P>::from_buffer(to.0 as u32, to.1 as u32, &mut made)
        .map_err(|error| refused(error.to_string()))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Bilinear))
        .crop(from.left, from.top, from.width, from.height)
        .use_alpha(false);
    Resizer::new()
        .resize_typed(&source, &mut target, &options)
        .map_err(|error| refused(error.to_string()))?;
    Ok(made)
}
