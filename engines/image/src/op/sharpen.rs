//! Edges brought out.

use serde::{Deserialize, Serialize};

use super::{Apply, Blur, check_range};
use crate::{Error, Image, Layout, Size};

/// An unsharp mask: adds what a blur takes away. Alpha stays.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Sharpen {
    /// Standard deviation of the blur in pixels, 0.1 to 100; 1.
    pub sigma: f64,
    /// How much of the difference is added, 0 to 10; 1.
    pub amount: f64,
    /// Differences up to this are left alone, 0 to 255; 0.
    pub threshold: u8,
}

impl Default for Sharpen {
    fn default() -> Self {
        Self {
            sigma: 1.0,
            amount: 1.0,
            threshold: 0,
        }
    }
}

impl Apply for Sharpen {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        check_range("sharpen.sigma", self.sigma, 0.1, 100.0)?;
        check_range("sharpen.amount", self.amount, 0.0, 10.0)?;
        Ok(size)
    }

    fn memory(&self, before: Size, _after: Size) -> u64 {
        // The picture, its copy, and what the blur of the copy makes.
        before.pixels().saturating_mul(12)
    }

    fn apply(&self, mut image: Image) -> Result<Image, Error> {
        let blurred = Blur { sigma: self.sigma }.apply(image.clone())?;
        let amount = (self.amount * 256.0).round() as i32;
        let threshold = i32::from(self.threshold);
        let sharper = |value: u8, soft: u8| {
            let difference = i32::from(value) - i32::from(soft);
            let added = if difference.abs() > threshold {
                (difference * amount + 128) >> 8
            } else {
                0
            };
            (i32::from(value) + added).clamp(0, 255) as u8
        };
        if image.layout == Layout::Rgba {
            let (pixels, _) = image.pixels.as_chunks_mut::<4>();
            let (soft, _) = blurred.pixels.as_chunks::<4>();
            for (pixel, soft) in pixels.iter_mut().zip(soft) {
                let [r, g, b, alpha] = *pixel;
                *pixel = [
                    sharper(r, soft[0]),
                    sharper(g, soft[1]),
                    sharper(b, soft[2]),
                    alpha,
                ];
            }
        } else {
            for (value, soft) in image.pixels.iter_mut().zip(&blurred.pixels) {
                *value = sharper(*value, *soft);
            }
        }
        Ok(image)
    }
}
