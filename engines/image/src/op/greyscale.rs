//! Without colour.

use serde::{Deserialize, Serialize};

use super::Apply;
use super::saturation::luminance;
use crate::{Error, Image, Layout, Size};

/// Keeps luminance only (Rec. 709, as CSS `grayscale()`). Opaque pictures are written with one channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Greyscale {}

impl Apply for Greyscale {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        Ok(size)
    }

    fn apply(&self, mut image: Image) -> Result<Image, Error> {
        match image.layout {
            Layout::Grey => Ok(image),
            Layout::Rgb => {
                let (pixels, _) = image.pixels.as_chunks::<3>();
                let pixels = pixels.iter().map(|&rgb| grey(rgb)).collect();
                Ok(Image {
                    layout: Layout::Grey,
                    pixels,
                    ..image
                })
            }
            Layout::Rgba => {
                let (pixels, _) = image.pixels.as_chunks_mut::<4>();
                for pixel in pixels {
                    let grey = grey([pixel[0], pixel[1], pixel[2]]);
                    *pixel = [grey, grey, grey, pixel[3]];
                }
                Ok(image)
            }
        }
    }
}

fn grey(rgb: [u8; 3]) -> u8 {
    let [r, g, b] = rgb.map(f32::from);
    (luminance(r, g, b) + 0.5) as u8
}
