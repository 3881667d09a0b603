//! The library behind `outboard build`: a Rust crate becomes an npm package that computes off the main thread.
//!
//! Each step of a build is a module that takes what the step before returned; data flows one way. The library never
//! prints: a [`Reporter`] hears of every step, and an [`Error`] says what was wrong, where, and what to do.
//!
//! ```no_run
//! use outboard_build::{BuildOptions, Silent, build};
//!
//! let package = build(&BuildOptions::new("engines/demo"), &mut Silent)?;
//! println!("{} is in {}", package.name, package.folder.display());
//! # Ok::<(), outboard_build::Error>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod api;
pub mod client;
pub mod size;
pub mod survey;
pub mod tools;
pub mod wasm;

mod bind;
mod budget;
mod cache;
mod compile;
mod each;
mod error;
pub mod interrupt;
mod kept;
mod optimise;
mod options;
mod pack;
mod pipeline;
mod process;
mod project;
mod report;
mod reporter;
mod source_map;
mod toolchain;
mod variant;

pub use api::Warning;
pub use bind::{BindError, bind_alone};
pub use budget::BudgetError;
pub use cache::CacheError;
pub use compile::{CompileError, compile_as_simd};
pub use error::{Error, FileError};
pub use kept::Kept;
pub use optimise::OptimiseError;
pub use options::{BuildOptions, Lanes, Panic, Profile, Target};
pub use pack::PackError;
pub use pipeline::{Built, Package, build, build_again};
pub use project::{Budget, Located, ProjectError, locate};
pub use report::FileSize;
pub use reporter::{Reporter, Silent, Step};
pub use toolchain::{Part, ToolchainError};
pub use tools::ToolsError;
pub use variant::Variant;
pub use wasm::WasmError;
