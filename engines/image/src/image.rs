//! The one picture type that codecs fill and operations change.

use serde::Serialize;

use crate::limits::within;
use crate::{Colour, Error, Turn};

/// How the bytes of a pixel lie: 8 bits a channel, alpha not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One byte: luminance.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, alpha.
    Rgba,
}

impl Layout {
    /// Bytes a pixel.
    pub fn bytes(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl Size {
    /// How many pixels that is.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// A picture in memory. Its pixels may lie on their side: `turn` says how they come upright.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub(crate) stored: Size,
    pub(crate) layout: Layout,
    pub(crate) pixels: Vec<u8>,
    pub(crate) turn: Turn,
    pub(crate) icc: Option<Vec<u8>>,
}

impl Image {
    /// A picture of `pixels`, upright.
    ///
    /// # Errors
    /// When the number of bytes is not what size and layout ask for, or a side is zero.
    pub fn new(size: Size, layout: Layout, pixels: Vec<u8>) -> Result<Self, Error> {
        let expected = size.pixels().checked_mul(layout.bytes() as u64);
        if size.pixels() == 0 || expected != Some(pixels.len() as u64) {
            let reason = format!(
                "{} bytes are not {} × {} pixels",
                pixels.len(),
                size.width,
                size.height
            );
            return Err(Error::bad_option("pixels", reason));
        }
        Ok(Self {
            stored: size,
            layout,
            pixels,
            turn: Turn::default(),
            icc: None,
        })
    }

    /// The upright size.
    pub fn size(&self) -> Size {
        self.turn.size(self.stored)
    }

    /// How the bytes of a pixel lie.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The bytes of the pixels, row by row, upright.
    pub fn into_pixels(self) -> Vec<u8> {
        self.upright().pixels
    }

    /// Moves the pixels so that they lie upright.
    #[must_use]
    pub fn upright(self) -> Self {
        if self.turn == Turn::default() {
            return self;
        }
        let pixels = match self.layout {
            Layout::Grey => self.turn.apply::<1>(&self.pixels, self.stored),
            Layout::Rgb => self.turn.apply::<3>(&self.pixels, self.stored),
            Layout::Rgba => self.turn.apply::<4>(&self.pixels, self.stored),
        };
        Self {
            stored: self.turn.size(self.stored),
            pixels,
            turn: Turn::default(),
            ..self
        }
    }

    /// The same picture with four bytes a pixel.
    #[must_use]
    pub fn into_rgba(self) -> Self {
        let pixels = match self.layout {
            Layout::Grey => self
                .pixels
                .iter()
                .flat_map(|&grey| [grey, grey, grey, 255])
                .collect(),
            Layout::Rgb => {
                let (pixels, _) = self.pixels.as_chunks::<3>();
                let rgba: Vec<[u8; 4]> = pixels.iter().map(|&[r, g, b]| [r, g, b, 255]).collect();
                rgba.into_flattened()
            }
            Layout::Rgba => self.pixels,
        };
        Self {
            layout: Layout::Rgba,
            pixels,
            ..self
        }
    }

    /// The same picture laid on an opaque colour, when it has an alpha channel.
    #[must_use]
    pub(crate) fn flattened(self, background: Colour) -> Self {
        if self.layout != Layout::Rgba {
            return self;
        }
        let (pixels, _) = self.pixels.as_chunks::<4>();
        let rgb: Vec<[u8; 3]> = if self.is_opaque() {
            pixels.iter().map(|&[r, g, b, _]| [r, g, b]).collect()
        } else {
            let background = background.rgba;
            let laid = |pixel: &[u8; 4]| {
                std::array::from_fn(|channel| mix(pixel[channel], background[channel], pixel[3]))
            };
            pixels.iter().map(laid).collect()
        };
        Self {
            layout: Layout::Rgb,
            pixels: rgb.into_flattened(),
            ..self
        }
    }

    /// Whether every pixel can be seen fully.
    pub(crate) fn is_opaque(&self) -> bool {
        // A block at a time, so that the inner loop has no early exit and becomes SIMD.
        self.layout != Layout::Rgba
            || self.pixels.chunks(4096).all(|block| {
                let (pixels, _) = block.as_chunks::<4>();
                pixels.iter().fold(255, |all, pixel| all & pixel[3]) == 255
            })
    }

    /// The colour profile, when it describes pixels of this layout: a CMYK profile does not describe what became RGB.
    pub(crate) fn fitting_icc(&self) -> Option<&[u8]> {
        let space: &[u8] = if self.layout == Layout::Grey {
            b"GRAY"
        } else {
            b"RGB "
        };
        self.icc
            .as_deref()
            .filter(|profile| profile.get(16..20) == Some(space))
    }

    /// Refuses a picture with a side longer than a format can express.
    pub(crate) fn check_side(&self, what: &'static str, limit: u32) -> Result<(), Error> {
        let size = self.size();
        within(
            what,
            u64::from(size.width.max(size.height)),
            u64::from(limit),
            "pixels a side",
        )
    }
}

/// A channel laid on another, rounded to the nearest. In 16 bits, of which eight go into a SIMD register.
fn mix(over: u8, under: u8, alpha: u8) -> u8 {
    let [over, under, alpha] = [over, under, alpha].map(u16::from);
    let sum = over * alpha + under * (255 - alpha) + 128;
    // This is `sum / 255`, for each sum that there can be.
    ((sum + (sum >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::mix;

    #[test]
    fn a_mix_is_rounded_to_the_nearest() {
        for over in 0..=255_u8 {
            for alpha in 0..=255_u8 {
                for under in [0, 1, 127, 200, 255_u8] {
                    let exact = f64::from(over) * f64::from(alpha)
                        + f64::from(under) * (255.0 - f64::from(alpha));
                    assert_eq!(f64::from(mix(over, under, alpha)), (exact / 255.0).round());
                }
            }
        }
    }
}
