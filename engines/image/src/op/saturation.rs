//! More or less colourful.

use serde::{Deserialize, Serialize};

use super::{Apply, check_range};
use crate::{Error, Image, Layout, Size};

/// Stretches the distance from grey of the same luminance, as CSS `saturate()` does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Saturation {
    /// 0 is grey, 1 changes nothing, at most 100.
    pub amount: f64,
}

impl Apply for Saturation {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        check_range("saturation.amount", self.amount, 0.0, 100.0)?;
        Ok(size)
    }

    fn apply(&self, mut image: Image) -> Result<Image, Error> {
        let amount = self.amount as f32;
        match image.layout {
            Layout::Grey => {}
            Layout::Rgb => {
                let (pixels, _) = image.pixels.as_chunks_mut::<3>();
                for pixel in pixels {
                    *pixel = saturate(*pixel, amount);
                }
            }
            Layout::Rgba => {
                let (pixels, _) = image.pixels.as_chunks_mut::<4>();
                for pixel in pixels {
                    let [r, g, b] = saturate([pixel[0], pixel[1], pixel[2]], amount);
                    *pixel = [r, g, b, pixel[3]];
                }
            }
        }
        Ok(image)
    }
}

fn saturate(rgb: [u8; 3], amount: f32) -> [u8; 3] {
    let [r, g, b] = rgb.map(f32::from);
    let grey = luminance(r, g, b);
    // The conversion saturates and drops the fraction.
    [r, g, b].map(|channel| (grey + (channel - grey) * amount + 0.5) as u8)
}

/// Luminance by the weights of Rec. 709, on the values as they are stored, as CSS filters have it.
pub(crate) fn luminance(r: f32, g: f32, b: f32) -> f32 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
