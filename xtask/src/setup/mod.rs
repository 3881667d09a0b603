//! What a fresh machine lacks is installed, or named.

mod browser;
mod node;
mod rust;

pub(crate) use browser::{Browsers, browsers, chromium};
pub(crate) use node::node;
pub(crate) use rust::{lints, rust};
