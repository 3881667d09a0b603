//! What the attribute's expansion calls. It is no interface for anyone else, and changes without notice.

pub use js_sys;
pub use wasm_bindgen;
pub use wasm_bindgen_futures;

pub use crate::panic::enter;

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
