//! The library behind `outboard dev`: it watches a crate and what it depends on, builds it again when something changes, and tells
//! of it; a server of its own hands that on to open pages, which swap their engine without a reload.
//!
//! ```no_run
//! use outboard_build::BuildOptions;
//! use outboard_dev::{DevOptions, run};
//!
//! let options = DevOptions::new(BuildOptions::new("engine"));
//! run(&options, &mut |event| println!("{event:?}"))?;
//! # Ok::<(), outboard_dev::DevError>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod error;
mod event;
mod failure;
mod options;
mod server;
mod session;
mod signals;
mod sources;
mod surface;
mod watch;
mod workshop;

pub use error::DevError;
pub use event::{Api, Event, StepTime};
pub use failure::Failure;
pub use options::{DevOptions, ServeOptions};
pub use session::run;
