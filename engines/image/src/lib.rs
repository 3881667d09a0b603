//! Reads, changes and writes JPEG, PNG and WebP images, bounded by limits the caller sets.
#![forbid(unsafe_code)]
