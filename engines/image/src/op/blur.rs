//! Out of focus.

use serde::{Deserialize, Serialize};

use super::alpha::premultiplied;
use super::gaussian::gaussian;
use super::{Apply, check_range};
use crate::{Error, Image, Size};

/// A Gaussian blur. Beyond its edges, the picture is taken to go on as it ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Blur {
    /// Standard deviation in pixels, 0.1 to 1000.
    pub sigma: f64,
}

impl Apply for Blur {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        check_range("blur.sigma", self.sigma, 0.1, 1000.0)?;
        Ok(size)
    }

    fn apply(&self, image: Image) -> Result<Image, Error> {
        premultiplied(image, |image| gaussian(image, self.sigma))
    }
}
