//! What the pages of the guide show of a crate with Outboard's attribute. The tests of the guide look for its code here.

#![forbid(unsafe_code)]

mod histogram;
mod places;
mod search;
mod session;

pub use histogram::histogram;
pub use places::{Kind, Place, nearest};
pub use search::search;
pub use session::Session;
