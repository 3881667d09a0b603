//! Another size.

mod geometry;
mod resample;

use serde::{Deserialize, Serialize};

pub(crate) use self::geometry::Geometry;
pub use self::resample::Filter;
pub(crate) use self::resample::resample;
use super::Apply;
use crate::{Colour, Error, Image, Size};

/// Another size. With one side given, the other follows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Resize {
    /// Width of the box.
    pub width: Option<u32>,
    /// Height of the box.
    pub height: Option<u32>,
    /// How the picture goes into the box when both sides are given; `cover`.
    pub fit: Fit,
    /// Which part `cover` keeps, and where `contain` puts the picture; `center`.
    pub position: Position,
    /// What `contain` puts around the picture; `transparent`.
    pub background: Option<Colour>,
    /// Whether the picture may become larger than it is; false.
    pub enlarge: bool,
    /// How pixels are weighed; `lanczos3`.
    pub filter: Filter,
}

/// How a picture goes into a box of another shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fit {
    /// Fills the box, and is cut where it stands out.
    #[default]
    Cover,
    /// Wholly inside, with background around it.
    Contain,
    /// Stretched.
    Fill,
    /// Wholly inside; the result is as small as the picture.
    Inside,
    /// At least as large as the box; nothing is cut.
    Outside,
}

/// A place in a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Position {
    #[default]
    #[serde(alias = "centre")]
    Center,
    Top,
    TopRight,
    Right,
    BottomRight,
    Bottom,
    BottomLeft,
    Left,
    TopLeft,
}

impl Position {
    /// How far from left to right, and from top to bottom: 0 to 1.
    fn shares(self) -> (f64, f64) {
        let x = match self {
            Self::TopLeft | Self::Left | Self::BottomLeft => 0.0,
            Self::Top | Self::Center | Self::Bottom => 0.5,
            Self::TopRight | Self::Right | Self::BottomRight => 1.0,
        };
        let y = match self {
            Self::TopLeft | Self::Top | Self::TopRight => 0.0,
            Self::Left | Self::Center | Self::Right => 0.5,
            Self::BottomLeft | Self::Bottom | Self::BottomRight => 1.0,
        };
        (x, y)
    }
}

impl Apply for Resize {
    fn outcome(&self, size: Size) -> Result<Size, Error> {
        Ok(self.geometry(size)?.canvas)
    }

    fn memory(&self, before: Size, after: Size) -> u64 {
        // Between the two passes there is a picture of one's width and the other's height.
        let between = u64::from(after.width) * u64::from(before.height);
        let pixels = before
            .pixels()
            .saturating_add(after.pixels())
            .saturating_add(between);
        pixels.saturating_mul(4)
    }

    fn apply(&self, image: Image) -> Result<Image, Error> {
        let geometry = self.geometry(image.size())?;
        self.place(image, 1.0, &geometry)
    }
}

impl Resize {
    /// By how much a picture of `size` may be reduced beforehand without harm: down to twice what is needed, which leaves the
    /// filter enough to weigh. Picking pixels cannot do with less than all of them.
    pub(crate) fn spare(&self, size: Size) -> Result<f64, Error> {
        let reduction = self.geometry(size)?.reduction();
        Ok(if self.filter == Filter::Nearest {
            1.0
        } else {
            (reduction / 2.0).max(1.0)
        })
    }

    /// Like `apply`, on a picture that was decoded at `scale` of its `size`.
    pub(crate) fn apply_reduced(
        &self,
        image: Image,
        scale: f64,
        size: Size,
    ) -> Result<Image, Error> {
        let geometry = self.geometry(size)?;
        self.place(image, scale, &geometry)
    }

    fn geometry(&self, size: Size) -> Result<Geometry, Error> {
        Geometry::new(self, size)
    }

    fn place(&self, image: Image, scale: f64, geometry: &Geometry) -> Result<Image, Error> {
        let background = self.background.unwrap_or(Colour::TRANSPARENT);
        geometry.apply(image, scale, self.filter, background)
    }
}
