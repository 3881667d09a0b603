//! Hashes, a cipher, and a password hash.

use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};

use crate::random::Random;

/// What is hashed and sealed: bytes in which nothing repeats.
pub fn message() -> Vec<u8> {
    Random::new(21).bytes(8 << 20)
}

/// SHA-256.
pub fn sha256(message: &[u8]) -> Vec<u8> {
    Sha256::digest(message).to_vec()
}

/// BLAKE3.
pub fn blake3(message: &[u8]) -> Vec<u8> {
    ::blake3::hash(message).as_bytes().to_vec()
}

/// ChaCha20-Poly1305: the sealed message, and its tag.
pub fn chacha20poly1305(message: &[u8]) -> Vec<u8> {
    seal(&[7; 32], &[9; 12], b"", message)
}

/// Argon2id at what is recommended for passwords: 19 MiB, two passes, one lane.
pub fn argon2id(password: &[u8]) -> Vec<u8> {
    argon2id_with(19 * 1024, 2, password, b"sixteen bytes it")
}

#[cfg(not(target_family = "wasm"))]
fn seal(key: &[u8; 32], nonce: &[u8; 12], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    use chacha20poly1305::aead::{Aead, KeyInit, Payload};
    use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

    let cipher = ChaCha20Poly1305::new(&Key::from(*key));
    let sealed = cipher.encrypt(&Nonce::from(*nonce), Payload { msg, aad });
    sealed.expect("the message is not too long")
}

#[cfg(target_family = "wasm")]
fn seal(key: &[u8; 32], nonce: &[u8; 12], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    use outboard_kernels::chacha20poly1305::{TAG, encrypt_in_place};

    let mut sealed = Vec::with_capacity(msg.len() + TAG);
    sealed.extend_from_slice(msg);
    let tag = encrypt_in_place(key, nonce, aad, &mut sealed);
    sealed.extend(tag.expect("the message is not too long"));
    sealed
}

fn argon2id_with(kibibytes: u32, passes: u32, password: &[u8], salt: &[u8]) -> Vec<u8> {
    let params = Params::new(kibibytes, passes, 1, Some(32)).expect("they are in range");
    let mut hash = vec![0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password, salt, &mut hash)
        .expect("there is memory");
    hash
}

#[cfg(test)]
mod tests {
    use super::{argon2id_with, blake3, seal, sha256};

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn sha256_of_fips_180() {
        assert_eq!(
            hex(&sha256(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn blake3_of_its_test_vectors() {
        let input: Vec<u8> = (0..102_400_u32).map(|at| (at % 251) as u8).collect();
        assert_eq!(
            hex(&blake3(&input)),
            "bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085"
        );
    }

    #[test]
    fn chacha20poly1305_of_rfc_8439() {
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + at as u8);
        let nonce = [7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
        let aad = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                    sunscreen would be it.";
        let sealed = seal(&key, &nonce, &aad, text.as_bytes());
        let (text, tag) = sealed.split_at(text.len());
        assert!(hex(text).starts_with("d31a8d34648e60db7b86afbc53ef7ec2"));
        assert_eq!(hex(tag), "1ae10b594f09e26a7e902ecbd0600691");
    }

    #[test]
    fn argon2id_of_the_reference_implementation() {
        assert_eq!(
            hex(&argon2id_with(256, 2, b"password", b"somesalt")),
            "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
        );
    }
}
