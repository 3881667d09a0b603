//! What the author of an engine depends on, and the only thing: the attribute that exports functions and classes to JavaScript,
//! an error with a code, and a panic hook.
//!
//! ```
//! use std::fmt;
//!
//! /// What can go wrong with a picture.
//! #[derive(Debug)]
//! pub enum PictureError {
//!     Empty,
//!     Ragged { bytes: usize },
//! }
//!
//! impl From<PictureError> for outboard::Error {
//!     fn from(error: PictureError) -> Self {
//!         match error {
//!             PictureError::Empty => outboard::Error::new("empty", "the picture has no pixels"),
//!             PictureError::Ragged { bytes } => {
//!                 outboard::Error::new("ragged", format!("{bytes} bytes are no whole number of pixels"))
//!             }
//!         }
//!     }
//! }
//!
//! /// How often each brightness occurs.
//! #[outboard::export]
//! pub fn brightness_histogram(rgba: &[u8]) -> Result<Vec<u32>, PictureError> {
//!     if rgba.is_empty() {
//!         return Err(PictureError::Empty);
//!     }
//!     let (pixels, []) = rgba.as_chunks::<4>() else {
//!         return Err(PictureError::Ragged { bytes: rgba.len() });
//!     };
//!     let mut counts = vec![0; 256];
//!     for [r, g, b, _] in pixels {
//!         counts[(usize::from(*r) + usize::from(*g) + usize::from(*b)) / 3] += 1;
//!     }
//!     Ok(counts)
//! }
//!
//! /// A running mean.
//! #[outboard::export]
//! pub struct Mean {
//!     sum: f64,
//!     count: u32,
//! }
//!
//! #[outboard::export]
//! impl Mean {
//!     #[outboard::export(constructor)]
//!     pub fn new() -> Mean {
//!         Mean { sum: 0.0, count: 0 }
//!     }
//!
//!     /// Takes more values into account.
//!     pub fn push(&mut self, values: &[f64]) {
//!         self.sum += values.iter().sum::<f64>();
//!         self.count += values.len() as u32;
//!     }
//!
//!     #[outboard::export(getter)]
//!     pub fn value(&self) -> Option<f64> {
//!         (self.count > 0).then(|| self.sum / f64::from(self.count))
//!     }
//! }
//!
//! // Off wasm32 all of it is ordinary Rust.
//! assert_eq!(brightness_histogram(&[9, 9, 9, 255]).unwrap()[9], 1);
//! let error = outboard::Error::from(brightness_histogram(&[1, 2, 3]).unwrap_err());
//! assert_eq!(error.code(), "ragged");
//! let mut mean = Mean::new();
//! mean.push(&[1.0, 2.0]);
//! assert_eq!(mean.value(), Some(1.5));
//! ```
//!
//! In a page, once `outboard build` has made a package of it:
//!
//! ```js
//! import { brightnessHistogram, Mean } from 'picture';
//! const counts = await brightnessHistogram(rgba);
//! ```
//!
//! # What may stand in the parentheses of `#[outboard::export]`
//!
//! | on | argument | meaning |
//! |---|---|---|
//! | a function | `setup` | it prepares the engine: it runs on every lane, and on each later one with the last arguments |
//! | a function, a method | `returns = "ImageInfo"` | the type to show in TypeScript |
//! | a method | `constructor`, `getter`, `setter` | what it is to the class; a setter is called `set_…` |
//! | a method, a field | `skip` | it is not exported |
//! | a field | `readonly` | it has no setter |
//! | a struct, a field | `getter_with_clone` | reading the field clones it, for fields that are not `Copy` |
//! | all of these, an enum, an `impl` block | `js_name = "…"` | the name in JavaScript |
//!
//! A parameter may be marked too: `#[outboard(ts = "Plan")] plan: JsValue` shows that type in TypeScript, and
//! `#[outboard(ts = "Plan", optional)]` says besides that it may be left out. `js_name = "…"` works there as well.
//!
//! # Rules
//!
//! - **Names** become those of JavaScript: `max_width` is `maxWidth` there, for functions, methods, properties and parameters.
//!   Structs, enums and their variants keep theirs. A struct that is given a `js_name` needs the same one on its `impl` blocks.
//! - **State.** A free function may run on any lane, and a `static` is one a lane: what a function leaves behind, the next call
//!   may not find. What must be kept belongs in a struct, what must be prepared in a `setup` function.
//! - **Types** are those wasm-bindgen knows: numbers, `bool`, `String`, `&str`, `Vec` and slices of numbers, `&mut` slices (written
//!   back), `Option`, exported structs by `&`, `&mut` or value, and [`JsValue`] for the rest.
//! - **Errors.** A function may return `Result<T, E>` for any `E: Into<outboard::Error>`; JavaScript sees an `Error` with `message`
//!   and `code`. A result is known by the name `Result`, so an alias of another name is not understood.
//! - **Methods** of an exported `impl` block are exported when they are `pub`.
//! - **Async** functions return promises.
//! - **Panics** are recorded with their message and place by a hook that installs itself at the first call.
//! - Off wasm32 an exported item is an ordinary Rust item, and is tested as one.

mod control;
mod error;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod lane;
mod panic;

#[doc(hidden)]
pub mod __private;

pub use control::{Cancelled, Control};
pub use error::Error;
pub use js_sys;
pub use outboard_macros::export;
pub use wasm_bindgen::{self, JsValue};
