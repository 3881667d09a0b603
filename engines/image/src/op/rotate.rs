//! Quarter turns.

use serde::{Deserialize, Serialize};

use super::Apply;
use crate::{Error, Image, Size};

/// Turns the picture clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rotate {
    /// A multiple of 90; negative turns the other way.
    pub degrees: i32,
}

impl Rotate {
    fn quarters(self) -> Result<i32, Error> {
        if self.degrees % 90 == 0 {
            Ok((self.degrees / 90).rem_euclid(4))
        } else {
            Err(Error::bad_option(
                "rotate.degrees",
                format!("{} is not a multiple of 90", self.degrees),
            ))
        }
    }
}

impl Apply for Rotate {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        let sideways = self.quarters()? % 2 == 1;
        Ok(if sideways {
            Size {
                width: size.height,
                height: size.width,
            }
        } else {
            size
        })
    }

    fn apply(&self, mut image: Image) -> Result<Image, Error> {
        for _ in 0..self.quarters()? {
            image.turn = image.turn.then_quarter();
        }
        Ok(image)
    }
}
