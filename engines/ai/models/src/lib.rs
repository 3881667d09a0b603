//! Where the models and samples lie that tests and benches run with. `cargo xtask models` puts them there.
//!
//! They lie outside the checkout: in `OUTBOARD_MODELS`, or else in `outboard/models` of the user's cache folder.

use std::path::PathBuf;

/// The folder of all models and samples.
pub fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("OUTBOARD_MODELS") {
        return folder.into();
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
    cache.unwrap_or_else(home).join("outboard/models")
}

/// A file there, such as `moonshine-tiny/encoder.onnx`.
///
/// # Panics
///
/// If it is not there, with words that say how it gets there: a test without its model must not pass.
pub fn path(file: &str) -> PathBuf {
    let path = folder().join(file);
    assert!(
        path.exists(),
        "{} is not there: run `cargo xtask models`",
        path.display()
    );
    path
}

/// What a file there holds.
///
/// # Panics
///
/// If it is not there, or cannot be read.
pub fn read(file: &str) -> Vec<u8> {
    let path = path(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
