//! A part of the picture.

use serde::{Deserialize, Serialize};

use super::Apply;
use crate::turn::Area;
use crate::{Error, Image, Size};

/// A rectangle of the upright picture; it must lie inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crop {
    /// Columns left out at the left; 0.
    #[serde(default)]
    pub left: u32,
    /// Rows left out at the top; 0.
    #[serde(default)]
    pub top: u32,
    /// Columns to keep.
    pub width: u32,
    /// Rows to keep.
    pub height: u32,
}

impl Apply for Crop {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        let fits = |start: u32, length: u32, whole: u32| {
            length > 0 && start.checked_add(length).is_some_and(|end| end <= whole)
        };
        if fits(self.left, self.width, size.width) && fits(self.top, self.height, size.height) {
            return Ok(Size {
                width: self.width,
                height: self.height,
            });
        }
        let Self {
            left,
            top,
            width,
            height,
        } = *self;
        let reason = format!(
            "{width} × {height} at {left}, {top} is not inside {} × {}",
            size.width, size.height
        );
        Err(Error::bad_option("crop", reason))
    }

    fn apply(&self, image: Image) -> Result<Image, Error> {
        self.outcome(image.size())?;
        let area = Area {
            left: self.left.into(),
            top: self.top.into(),
            width: self.width.into(),
            height: self.height.into(),
        };
        let area = image.turn.stored(area, image.size());
        Ok(cut(image, area))
    }
}

/// Copies whole stored pixels.
pub(crate) fn cut(image: Image, area: Area) -> Image {
    let bytes = image.layout.bytes();
    let stored = Size {
        width: area.width as u32,
        height: area.height as u32,
    };
    if stored == image.stored {
        return image;
    }
    let (start, length) = (area.left as usize * bytes, stored.width as usize * bytes);
    let mut pixels = Vec::with_capacity(length * stored.height as usize);
    let rows = image
        .pixels
        .chunks_exact(image.stored.width as usize * bytes);
    for row in rows.skip(area.top as usize).take(stored.height as usize) {
        pixels.extend_from_slice(&row[start..start + length]);
    }
    Image {
        stored,
        pixels,
        ..image
    }
}
