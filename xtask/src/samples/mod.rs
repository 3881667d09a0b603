//! What the photographs need: a check, and a tag.

pub(crate) mod exif;
pub(crate) mod sha256;
