//! Whether a file is the file it was.

use std::path::Path;

use sha2::{Digest, Sha256};

/// The SHA-256 of a file in hexadecimal digits, if it can be read.
pub(crate) fn of_file(path: &Path) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    Some(
        Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    )
}
