//! Brightness and contrast: every channel through one straight line.

use serde::{Deserialize, Serialize};

use super::{Apply, check_range};
use crate::{Error, Image, Layout, Size};

/// Multiplies light, as CSS `brightness()` does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Brightness {
    /// 0 is black, 1 changes nothing, at most 100.
    pub amount: f64,
}

/// Stretches the distance from middle grey, as CSS `contrast()` does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contrast {
    /// 0 is grey, 1 changes nothing, at most 100.
    pub amount: f64,
}

impl Apply for Brightness {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        check_range("brightness.amount", self.amount, 0.0, 100.0)?;
        Ok(size)
    }

    fn apply(&self, image: Image) -> Result<Image, Error> {
        Ok(line(image, self.amount, 0.0))
    }
}

impl Apply for Contrast {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        check_range("contrast.amount", self.amount, 0.0, 100.0)?;
        Ok(size)
    }

    fn apply(&self, image: Image) -> Result<Image, Error> {
        Ok(line(image, self.amount, 127.5 * (1.0 - self.amount)))
    }
}

/// `slope` × value + `offset`, rounded and clamped; alpha stays. In fixed point, which becomes SIMD.
fn line(mut image: Image, slope: f64, offset: f64) -> Image {
    const ONE: f64 = 65_536.0;
    let slope = (slope * ONE).round() as i32;
    let offset = (offset * ONE + ONE / 2.0).round() as i32;
    let at = |value: u8| ((i32::from(value) * slope + offset) >> 16).clamp(0, 255) as u8;
    if image.layout == Layout::Rgba {
        let (pixels, _) = image.pixels.as_chunks_mut::<4>();
        for pixel in pixels {
            *pixel = [at(pixel[0]), at(pixel[1]), at(pixel[2]), pixel[3]];
        }
    } else {
        for value in &mut image.pixels {
            *value = at(*value);
        }
    }
    image
}
