//! Weighing pixels.

use fast_image_resize::images::{Image as Target, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use serde::{Deserialize, Serialize};

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
    let kind = match image.layout {
        Layout::Grey => PixelType::U8,
        Layout::Rgb => PixelType::U8x3,
        Layout::Rgba => PixelType::U8x4,
    };
    let options = ResizeOptions::new()
        .resize_alg(filter.algorithm())
        .crop(from.left, from.top, from.width, from.height)
        .use_alpha(weigh_alpha && !image.is_opaque());
    let mut target = Target::new(to.width, to.height, kind);
    let source = ImageRef::new(width, height, &image.pixels, kind);
    let done = source.is_ok_and(|source| {
        Resizer::new()
            .resize(&source, &mut target, &options)
            .is_ok()
    });
    if !done {
        return Err(Error::Unsupported {
            what: format!("resampling {from:?} of {width} × {height}"),
        });
    }
    Ok(Image {
        stored: to,
        pixels: target.into_vec(),
        ..image
    })
}
