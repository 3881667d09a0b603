//! What the attribute's expansion calls. It is no interface for anyone else, and changes without notice.

pub use js_sys;
pub use wasm_bindgen;
pub use wasm_bindgen_futures;

pub use crate::panic::enter;
#[cfg(feature = "stream")]
pub use crate::stream::{OutboardStream, StreamItem, stream};

/// Records, as their expansion and the wrappers need them.
pub mod record {
    pub use crate::record::parts::*;
    pub use crate::record::{BadRecord, Field, Record};

    /// The records in these bytes, in wasm-bindgen's own form.
    ///
    /// # Errors
    ///
    /// Why there are none.
    pub fn many<T: Record>(bytes: &[u8]) -> Result<Box<[T]>, &'static str> {
        let records = T::decode(bytes).map_err(BadRecord::text_with_code)?;
        Ok(records.into_boxed_slice())
    }

    /// The one record in these bytes.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn one<T: Record>(bytes: &[u8]) -> Result<T, &'static str> {
        let mut records = T::decode(bytes).map_err(BadRecord::text_with_code)?;
        match (records.pop(), records.is_empty()) {
            (Some(record), true) => Ok(record),
            _ => Err(BadRecord::Lengths.text_with_code()),
        }
    }

    /// The bytes of one record, as JavaScript has them.
    pub fn array<T: Record>(record: T) -> js_sys::Uint8Array {
        js_sys::Uint8Array::from(T::encode(&[record]).as_slice())
    }

    /// What an author's function takes as a slice, and its wrapper as a vector.
    #[must_use]
    pub fn slice<T: Record>(records: &[T]) -> &[T] {
        records
    }
}

/// What a wrapper takes where the author's function takes a `Control`.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub type ControlArgument = Option<crate::lane::LaneControl>;
/// What a wrapper takes where the author's function takes a `Control`.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub type ControlArgument = crate::Control;

/// The control for the author's function. Where no lane gave one, it never stops.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub fn control(given: ControlArgument) -> crate::Control {
    given.map_or_else(crate::Control::none, crate::Control::of_lane)
}
/// The control for the author's function.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub fn control(given: ControlArgument) -> crate::Control {
    given
}

/// A `Result`, also where an alias hides its error type.
pub trait Fallible {
    /// What it holds when all went well.
    type Value;
}

impl<T, E> Fallible for Result<T, E> {
    type Value = T;
}

/// The one name that wasm-bindgen's expansion of a struct or an enum looks for in the module around it.
pub mod scope {
    pub use wasm_bindgen;
}

/// Stands around what only the feature `stream` understands.
#[cfg(feature = "stream")]
#[macro_export]
#[doc(hidden)]
macro_rules! __with_stream {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Stands around what only the feature `stream` understands.
#[cfg(not(feature = "stream"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __with_stream {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "a function that returns a stream needs the feature `stream` of `outboard`: \
             write `outboard = { version = \"…\", features = [\"stream\"] }` in Cargo.toml"
        );
    };
}

/// Exported types are items of streams where there are streams.
#[cfg(not(feature = "stream"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __stream_item {
    ($($item:ty),*) => {};
}
