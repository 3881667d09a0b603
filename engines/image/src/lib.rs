//! Reads, changes and writes JPEG, PNG and WebP images, bounded by limits the caller sets.
//!
//! A [`Plan`] says everything about one piece of work: the operations in order, what is to come out, and the limits. [`run`]
//! carries it out on an encoded file, [`run_pixels`] on raw pixels, and [`info`] reads a file's header only.
//!
//! ```
//! use outboard_image::{Plan, run_pixels};
//!
//! let plan = Plan::from_json(r#"{ "operations": [{ "resize": { "width": 2 } }], "output": { "png": {} } }"#)?;
//! let output = run_pixels(vec![255; 4 * 4 * 4], 4, 4, &plan)?;
//! assert_eq!((output.width, output.height), (2, 2));
//! # Ok::<(), outboard_image::Error>(())
//! ```
#![forbid(unsafe_code)]

mod codec;
mod colour;
mod error;
mod exif;
mod image;
mod info;
mod limits;
pub mod op;
mod plan;
mod run;
mod turn;
mod watch;

pub use codec::{
    Format, JpegOptions, PngCompression, PngOptions, SameOptions, Subsampling, WebpOptions,
};
pub use colour::Colour;
pub use error::Error;
pub use image::{Image, Layout, Size};
pub use info::{ColourModel, Info, info};
pub use limits::Limits;
pub use op::Operation;
pub use plan::{OutputOptions, Plan};
pub use run::{Output, OutputFormat, run, run_pixels, run_pixels_watched, run_watched};
pub use turn::Turn;
pub use watch::Watch;
