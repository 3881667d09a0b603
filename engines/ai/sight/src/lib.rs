//! Text in pictures, classification and segmentation, by models that run on the machine.
//!
//! A picture is its pixels, red, green, blue and alpha, a byte each, with its width and height: whoever has a file decodes it first.
//! Each task takes the sessions and settings of its kit once, and any number of pictures then.
//!
//! ```
//! use outboard_sight::Picture;
//!
//! // One pixel is a picture; three bytes are not.
//! assert!(Picture::new(&[255, 0, 0, 255], 1, 1).is_ok());
//! assert_eq!(Picture::new(&[255, 0, 0], 1, 1).unwrap_err().code(), "ai/bad-picture");
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod classify;
mod error;
mod feed;
mod model;
mod picture;
mod read;
mod score;
mod segment;
mod settings;

pub use classify::{Class, Classifier};
pub use error::{Error, Result};
pub use picture::{MOST_PIXELS, Picture};
pub use read::{Line, Point, Quad, ReadOptions, Reader, Reading, Word};
pub use score::Scorer;
pub use segment::{Edge, Mask, Segmenter};

/// Told how far the work is, from 0 to 1, and what is being done. Where the answer is no, the work ends with [`Error::Stopped`].
pub type Watch<'w> = dyn Fn(f64, &str) -> bool + 'w;

/// Says how far the work is, unless nobody wants the rest.
fn tell(watch: &Watch<'_>, fraction: f64, what: &str) -> Result<()> {
    if watch(fraction, what) {
        Ok(())
    } else {
        Err(Error::Stopped)
    }
}
