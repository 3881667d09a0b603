//! Everything plain wasm-bindgen offers, as a stranger would write it.

mod arrays;
mod asynchronous;
mod classes;
mod collisions;
mod enums;
mod faults;
mod functions;
mod records;
mod snippets;

pub use arrays::*;
pub use asynchronous::*;
pub use classes::*;
pub use collisions::*;
pub use enums::*;
pub use faults::*;
pub use functions::*;
pub use records::*;
pub use snippets::*;
