//! Stretches the contrast of pixels.

mod stretch;

use outboard::{Control, Error};

use crate::stretch::{StretchError, stretch};

/// Makes the darkest pixel black and the brightest white.
#[outboard::export]
pub fn stretch_contrast(rgba: &mut [u8], control: &Control) -> Result<(), Error> {
    stretch(rgba, |fraction| {
        control.progress(fraction, "stretching");
        !control.is_stopped()
    })
    .map_err(failure)
}

fn failure(error: StretchError) -> Error {
    Error::new(error.code(), error.to_string())
}
