//! The attribute of the `outboard` crate.
