//! What the attribute's expansion calls. It is no interface for anyone else, and changes without notice.

pub use js_sys;
pub use wasm_bindgen;
pub use wasm_bindgen_futures;

pub use crate::panic::enter;

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
