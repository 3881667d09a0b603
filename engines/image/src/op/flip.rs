//! Mirroring.

use serde::{Deserialize, Serialize};

use super::Apply;
use crate::{Error, Image, Size};

/// Mirrors the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Flip {
    /// What changes places.
    pub axis: Axis,
}

/// What changes places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Axis {
    /// Left and right.
    Horizontal,
    /// Top and bottom.
    Vertical,
}

impl Apply for Flip {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        Ok(size)
    }

    fn apply(&self, mut image: Image) -> Result<Image, Error> {
        match self.axis {
            Axis::Horizontal => image.turn.flip_x = !image.turn.flip_x,
            Axis::Vertical => image.turn.flip_y = !image.turn.flip_y,
        }
        Ok(image)
    }
}
