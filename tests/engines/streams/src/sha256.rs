//! A hash: many bytes go in, and a few come out at the end.

use sha2::Digest;

/// The SHA-256 of all that is written.
#[outboard::export]
#[derive(Default)]
pub struct Sha256 {
    state: sha2::Sha256,
}

#[outboard::export]
impl Sha256 {
    /// The hash of nothing yet.
    #[outboard::export(constructor)]
    pub fn new() -> Sha256 {
        Self::default()
    }

    /// Takes bytes, and gives nothing.
    pub fn push(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
    }

    /// Gives the 32 bytes of the hash.
    pub fn finish(self) -> Vec<u8> {
        self.state.finalize().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::Sha256;

    #[test]
    fn pieces_have_the_hash_of_the_whole() {
        let mut hash = Sha256::new();
        hash.push(b"a");
        hash.push(b"");
        hash.push(b"bc");
        assert_eq!(hash.finish()[..4], [0xba, 0x78, 0x16, 0xbf]);
    }
}
