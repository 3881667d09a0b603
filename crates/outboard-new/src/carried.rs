//! The files that the command carries: `build.rs` says which.

/// Paths with slashes, and the texts there, sorted by path.
static CARRIED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// The files below a folder: their paths in it, and their texts.
pub(crate) fn below(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    CARRIED.iter().filter_map(move |(path, text)| {
        let within = path.strip_prefix(folder)?.strip_prefix('/')?;
        Some((within, *text))
    })
}

/// One file.
pub(crate) fn text(path: &str) -> Option<&'static str> {
    let found = CARRIED.iter().find(|(carried, _)| *carried == path)?;
    Some(found.1)
}
