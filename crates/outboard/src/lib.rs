//! What the author of an engine depends on, and the only thing: the attribute that exports functions and classes to JavaScript,
//! an error with a code, a control to stop by, streams, and a panic hook.
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
//! | a function, a method | `returns = "ImageInfo"` | the type to show in TypeScript; of a stream, that of what it gives |
//! | a method | `constructor`, `getter`, `setter` | what it is to the class; a setter is called `set_…` |
//! | a method, a field | `skip` | it is not exported |
//! | a field | `readonly` | it has no setter |
//! | a struct, a field | `getter_with_clone` | reading the field clones it, for fields that are not `Copy` |
//! | all of these, an enum, an `impl` block | `js_name = "…"` | the name in JavaScript |
//!
//! A parameter may be marked too: `#[outboard(ts = "Plan")] plan: JsValue` shows that type in TypeScript, and
//! `#[outboard(ts = "Plan", optional)]` says besides that it may be left out. `js_name = "…"` works there as well.
//!
//! # Control, callbacks, streams
//!
//! | in a signature | what it is |
//! |---|---|
//! | `control: &Control`, or `Control` by value | filled in, and none of the caller's parameters: [`Control`] says whether to stop, and tells how far it is |
//! | `callback: &js_sys::Function`, or by value | a function of the caller's; called from a lane it returns a promise for the answer |
//! | `#[outboard(ts = "(done: number) => void")] callback: JsValue` | the same with a type for TypeScript |
//! | `-> impl Stream<Item = T>`, also in a `Result` or `async` | a `ReadableStream`, which computes an item when it is asked for one |
//! | a class with a constructor, `push(chunk)` and `finish()` | a pair of `readable` and `writable`: `await Class.stream(…)` |
//!
//! A function takes one control at most, a property none. A control is known by its name, and so is a stream.
//!
//! A function is called back on the thread that gave it, while this one goes on: what it answers is there when an async function
//! awaits it.
//!
//! ```
//! use outboard::js_sys::{Function, Promise};
//! use outboard::{Error, JsValue};
//!
//! /// Asks the page whether to go on.
//! #[outboard::export]
//! pub async fn confirm(question: String, ask: Function) -> Result<bool, Error> {
//!     let failed = |_| Error::new("no-answer", "the question was not answered");
//!     let answer = ask.call1(&JsValue::UNDEFINED, &question.into()).map_err(failed)?;
//!     Ok(Promise::resolve(&answer).await.map_err(failed)?.is_truthy())
//! }
//! ```
//!
//! Streams need the feature `stream`. A stream outlives the call that made it: it owns what it uses, and says `+ use<>` where the
//! function takes references. What it may give is a `StreamItem`.
//!
//! ```
//! use futures_util::stream::unfold;
//! use outboard::{Cancelled, Control, Stream};
//!
//! /// The numbers that follow one another by halving or tripling, until 1.
//! #[outboard::export]
//! pub fn collatz(start: u64, control: &Control) -> impl Stream<Item = Result<u64, Cancelled>> + use<> {
//!     let control = control.clone();
//!     unfold(start, move |number| {
//!         let stopped = control.check();
//!         async move {
//!             let next = if number % 2 == 0 { number / 2 } else { number * 3 + 1 };
//!             (number > 1).then(|| (stopped.map(|()| next), next))
//!         }
//!     })
//! }
//!
//! /// Inverts what is written to it.
//! #[outboard::export]
//! pub struct Inverter {
//!     count: u32,
//! }
//!
//! #[outboard::export]
//! impl Inverter {
//!     #[outboard::export(constructor)]
//!     pub fn new() -> Inverter {
//!         Inverter { count: 0 }
//!     }
//!
//!     pub fn push(&mut self, bytes: &[u8]) -> Vec<u8> {
//!         self.count += bytes.len() as u32;
//!         bytes.iter().map(|byte| !byte).collect()
//!     }
//!
//!     /// What it gives comes last; nothing is nothing.
//!     pub fn finish(self) -> Option<Vec<u8>> {
//!         None
//!     }
//! }
//! # use futures_util::StreamExt as _;
//! # let mut numbers = Box::pin(collatz(3, &Control::none()));
//! # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
//! # let mut seen = Vec::new();
//! # while let std::task::Poll::Ready(Some(number)) = numbers.poll_next_unpin(&mut context) {
//! #     seen.push(number.unwrap());
//! # }
//! # assert_eq!(seen, [10, 5, 16, 8, 4, 2, 1]);
//! # assert_eq!(Inverter::new().push(&[1]), [254]);
//! ```
//!
//! ```js
//! for await (const number of await collatz(27n)) console.log(number);
//! const { readable, writable } = await Inverter.stream();
//! file.stream().pipeTo(writable);
//! ```
//!
//! # Records
//!
//! Plain data crosses by value with [`macro@record`]: a struct with named fields, which is an object in JavaScript, or an enum without
//! fields, which is a string there. It may hold what [`RecordField`] lists. Functions take and give it alone, by reference, in a
//! `Vec`, a slice or an `Option`, and thousands of records cross faster than by any other way.
//!
//! ```
//! use outboard::Record;
//!
//! /// A place on the map.
//! #[outboard::record]
//! #[derive(Debug, Clone, PartialEq)]
//! pub struct Place {
//!     pub height: f64,
//!     pub name: Option<String>,
//!     #[outboard(js_name = "type")]
//!     pub kind: Kind,
//! }
//!
//! #[outboard::record]
//! #[derive(Debug, Clone, PartialEq)]
//! pub enum Kind {
//!     Town,
//!     Mountain,
//! }
//!
//! /// The places above a height.
//! #[outboard::export]
//! pub fn above(places: &[Place], height: f64) -> Vec<Place> {
//!     places.iter().filter(|place| place.height > height).cloned().collect()
//! }
//!
//! let eiger = Place { height: 3967.0, name: Some("Eiger".into()), kind: Kind::Mountain };
//! let bern = Place { height: 540.0, name: None, kind: Kind::Town };
//! let high = above(&[eiger.clone(), bern], 3000.0);
//! assert_eq!(high, [eiger]);
//! // What crosses is bytes, which are checked when they are read.
//! assert_eq!(Place::decode(&Place::encode(&high)), Ok(high));
//! assert!(Place::decode(b"anything").is_err());
//! ```
//!
//! ```js
//! const high = await above([{ height: 3967, name: 'Eiger', type: 'Mountain' }], 3000);
//! ```
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
mod record;
#[cfg(feature = "stream")]
mod stream;

#[doc(hidden)]
pub mod __private;
#[cfg(all(
    target_arch = "wasm32",
    target_os = "unknown",
    target_feature = "atomics"
))]
#[doc(hidden)]
pub mod __threads;

pub use control::{Cancelled, Control};
pub use error::Error;
#[cfg(feature = "stream")]
pub use futures_core::Stream;
pub use js_sys;
pub use outboard_macros::{export, record};
pub use record::{BadRecord, Field as RecordField, Record};
#[cfg(feature = "stream")]
pub use stream::StreamItem;
pub use wasm_bindgen::{self, JsValue};
