//! The library behind `outboard new`: a template and a name become a project.
//!
//! A project is files and nothing else: nothing is installed or built here, and the network is not needed.
//!
//! ```
//! let folder = std::env::temp_dir().join(format!("outboard-new-{}", std::process::id()));
//! let project = outboard_new::create(&folder.join("photos"), "react")?;
//! assert_eq!((project.name.as_str(), project.engine.as_str()), ("photos", "photos-engine"));
//! assert!(project.folder.join("engine/src/lib.rs").is_file());
//! # std::fs::remove_dir_all(folder).unwrap();
//! # Ok::<(), outboard_new::Error>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod carried;
mod catalogue;
mod error;
mod names;
mod write;

pub use catalogue::{Template, templates};
pub use error::Error;
pub use names::{check as check_name, suggest as suggest_name};
pub use write::{Project, create, refuse_full};
