//! Weighing pixels.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use serde::{Deserialize, Serialize};

use crate::op::alpha::premultiplied;
use crate::op::crop::cut;
use crate::turn::Area;
use crate::{Error, Image, Layout, Size};

/// How pixels are weighed, from coarse to fine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Filter {
    /// Picks one pixel.
    Nearest,
    /// A triangle.
    #[serde(alias = "triangle")]
    Bilinear,
    /// As fast as bilinear, and sharper when reducing.
    Hamming,
    /// Cubic, sharp.
    CatmullRom,
    /// Cubic, soft, without halos.
    Mitchell,
    /// A windowed sinc: the sharpest.
    #[default]
    Lanczos3,
}

impl Filter {
    fn algorithm(self) -> ResizeAlg {
        ResizeAlg::Convolution(match self {
            Self::Nearest => return ResizeAlg::Nearest,
            Self::Bilinear => FilterType::Bilinear,
            Self::Hamming => FilterType::Hamming,
            Self::CatmullRom => FilterType::CatmullRom,
            Self::Mitchell => FilterType::Mitchell,
            Self::Lanczos3 => FilterType::Lanczos3,
        })
    }
}

/// Makes `to` pixels of the part `from` of the stored pixels. With `weigh_alpha`, transparent pixels do not bleed.
pub(crate) fn resample(
    image: Image,
    from: Area,
    to: Size,
    filter: Filter,
    weigh_alpha: bool,
) -> Result<Image, Error> {
    let Size { width, height } = image.stored;
    // Rounding may have put a part a hair beyond the edge.
    let from = Area {
        left: from.left.max(0.0),
        top: from.top.max(0.0),
        width: from.width.min(f64::from(width) - from.left.max(0.0)),
        height: from.height.min(f64::from(height) - from.top.max(0.0)),
    };
    if from.width == f64::from(to.width)
        && from.height == f64::from(to.height)
        && from.left.fract() + from.top.fract() == 0.0
    {
        return Ok(cut(image, from));
    }
    if weigh_alpha && filter != Filter::Nearest {
        // In place: the resizer would hold a second, premultiplied copy of the whole picture.
        premultiplied(image, |image| weigh(image, from, to, filter))
    } else {
        weigh(image, from, to, filter)
    }
}

fn weigh(image: Image, from: Area, to: Size, filter: Filter) -> Result<Image, Error> {
    let options = ResizeOptions::new()
        .resize_alg(filter.algorithm())
        .crop(from.left, from.top, from.width, from.height)
        .use_alpha(false);
    // Spelt out for each layout, so that the code for the library's other pixel types is left out.
    let pixels = match image.layout {
        Layout::Grey => typed::<U8>(&image, to, &options),
        Layout::Rgb => typed::<U8x3>(&image, to, &options),
        Layout::Rgba => typed::<U8x4>(&image, to, &options),
    };
    let refused = || {
        let Size { width, height } = image.stored;
        Error::Unsupported {
            what: format!("resampling {from:?} of {width} × {height}"),
        }
    };
    Ok(Image {
        stored: to,
        pixels: pixels.ok_or_else(refused)?,
        ..image
    })
}

fn typed<P: PixelTrait>(image: &Image, to: Size, options: &ResizeOptions) -> Option<Vec<u8>> {
    let source =
        TypedImageRef::<P>::from_buffer(image.stored.width, image.stored.height, &image.pixels)
            .ok()?;
    let mut pixels = vec![0; to.width as usize * to.height as usize * image.layout.bytes()];
    let mut target = TypedImage::<P>::from_buffer(to.width, to.height, &mut pixels).ok()?;
    Resizer::new()
        .resize_typed(&source, &mut target, options)
        .ok()?;
    Some(pixels)
}
