//! What is read: the picture, where it is very large a smaller one.

use super::geometry::{Point, Quad};
use crate::error::Result;
use crate::picture::{Picture, Pixels};

/// The most pixels that are kept of a picture. Print on a whole page has then 20 pixels a line and more.
const MOST: f64 = 16e6;

/// The longest side that is kept. What is longer yet is so thin that nothing stands in it.
const LONGEST: f64 = 65_536.0;

/// A picture to be read.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) pixels: Pixels,
    /// How many pixels of the picture one of the sheet is, to the right and downwards.
    ratio: Point,
    limit: Point,
}

impl Sheet {
    pub(crate) fn new(picture: &Picture<'_>) -> Result<Self> {
        let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
        let scale = (MOST / (width * height)).sqrt().min(1.0);
        let side = |of: f64| (of * scale).round().clamp(1.0, LONGEST);
        let (to_width, to_height) = (side(width), side(height));
        let pixels = picture.scaled(picture.area(), to_width as usize, to_height as usize)?;
        Ok(Self {
            pixels,
            ratio: [(width / to_width) as f32, (height / to_height) as f32],
            limit: [width as f32, height as f32],
        })
    }

    /// Where a place of the sheet is in the picture.
    pub(crate) fn outside(&self, quad: &Quad) -> Quad {
        quad.map(|[x, y]| {
            [
                (x * self.ratio[0]).clamp(0.0, self.limit[0]),
                (y * self.ratio[1]).clamp(0.0, self.limit[1]),
            ]
        })
    }
}
