//! The operations. An operation is a module here, and a line in the table.

mod alpha;
mod blur;
mod crop;
mod flip;
mod gaussian;
mod greyscale;
mod resize;
mod rotate;
mod saturation;
mod sharpen;
mod tone;

use serde::{Deserialize, Serialize};

pub use self::blur::Blur;
pub use self::crop::Crop;
pub use self::flip::{Axis, Flip};
pub use self::greyscale::Greyscale;
pub use self::resize::{Filter, Fit, Position, Resize};
pub use self::rotate::Rotate;
pub use self::saturation::Saturation;
pub use self::sharpen::Sharpen;
pub use self::tone::{Brightness, Contrast};
use crate::{Error, Image, Limits, Size};

/// What every operation can do.
pub(crate) trait Apply {
    /// The size this leaves of a picture of `size`, or what is wrong with the options: asked of the whole plan before anything
    /// is decoded.
    fn outcome(&self, size: Size) -> Result<Size, Error>;

    /// At most how many bytes pictures take while this works.
    fn memory(&self, before: Size, after: Size) -> u64 {
        before
            .pixels()
            .saturating_add(after.pixels())
            .saturating_mul(4)
    }

    /// Does it.
    fn apply(&self, image: Image) -> Result<Image, Error>;
}

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One operation, in JSON `{ "name": { …options } }`.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub enum Operation {
            $($(#[$doc])* $name($name),)*
        }

        impl Operation {
            fn as_apply(&self) -> &dyn Apply {
                match self {
                    $(Self::$name(operation) => operation,)*
                }
            }

            /// Its name, for someone who looks on.
            pub(crate) const fn name(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => stringify!($name),)*
                }
            }
        }

        $(impl From<$name> for Operation {
            fn from(operation: $name) -> Self {
                Self::$name(operation)
            }
        })*
    };
}

operations! {
    /// Another size.
    Resize,
    /// A part of the picture.
    Crop,
    /// Quarter turns.
    Rotate,
    /// Mirrored.
    Flip,
    /// Out of focus.
    Blur,
    /// Edges brought out.
    Sharpen,
    /// Lighter or darker.
    Brightness,
    /// More or less difference between light and dark.
    Contrast,
    /// More or less colourful.
    Saturation,
    /// Without colour.
    Greyscale,
}

impl Operation {
    /// Checks the options for a picture of `size`, and the limits; tells the size after it.
    pub(crate) fn check(&self, size: Size, limits: &Limits) -> Result<Size, Error> {
        let after = self.as_apply().outcome(size)?;
        limits.check_pixels("a picture on the way", after)?;
        limits.check_bytes("an operation", self.as_apply().memory(size, after))?;
        Ok(after)
    }

    /// Does it.
    pub(crate) fn apply(&self, image: Image) -> Result<Image, Error> {
        self.as_apply().apply(image)
    }
}

/// A number that must lie in a range.
pub(crate) fn check_range(option: &str, value: f64, from: f64, to: f64) -> Result<(), Error> {
    if (from..=to).contains(&value) {
        Ok(())
    } else {
        Err(Error::bad_option(
            option,
            format!("{value} is not between {from} and {to}"),
        ))
    }
}
