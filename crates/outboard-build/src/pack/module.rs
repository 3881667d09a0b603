//! The module as it ships, and what it is checked by when it is downloaded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::error::Error;
use crate::wasm;

/// The last form of a module: nothing changes a byte of it after this.
pub(crate) struct Module {
    /// The module, with its build id.
    pub(crate) bytes: Vec<u8>,
    /// Its hash, as `integrity` of `fetch` has it: `sha384-…`.
    pub(crate) integrity: String,
}

/// Gives a module its build id.
pub(crate) fn seal(wasm: &[u8], build: &str) -> Result<Module, Error> {
    let added = Some(("outboard.build", build.as_bytes()));
    let bytes = wasm::rewrite(wasm, &|_| false, added)?;
    let integrity = integrity(&bytes);
    Ok(Module { bytes, integrity })
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // The example of the W3C's Subresource Integrity.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn the_build_id_is_in_what_is_hashed() {
        let empty = b"\0asm\x01\0\0\0";
        let one = seal(empty, "0123456789abcdef").unwrap();
        let other = seal(empty, "fedcba9876543210").unwrap();
        assert_ne!(one.integrity, other.integrity);
        assert_eq!(one.integrity, integrity(&one.bytes));
        let section = wasm::custom_section(&one.bytes, "outboard.build").unwrap();
        assert_eq!(section, b"0123456789abcdef");
    }
}
