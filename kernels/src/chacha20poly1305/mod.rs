//! ChaCha20-Poly1305 of RFC 8439: bytes are encrypted where they lie, and a tag says whether anyone touched them.
//!
//! Nothing here branches on secrets or looks anything up by them, so it takes equally long for all keys and all data of a
//! length.

mod cipher;
mod mac;

use self::cipher::{BLOCK, Cipher};
use self::mac::Mac;

/// Bytes in a key.
pub const KEY: usize = 32;
/// Bytes in a nonce.
pub const NONCE: usize = 12;
/// Bytes in a tag.
pub const TAG: usize = 16;

/// The most that one nonce can encrypt: the counter has 32 bits, and its first block makes the key of the tag.
pub const LONGEST: u64 = (u32::MAX as u64) * BLOCK as u64;

/// What is encrypted and authenticated at a time, so that it is still in the nearest cache for the second of the two.
const PIECE: usize = 4096;

/// Why nothing was encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// More bytes than one nonce can encrypt, [`LONGEST`].
    #[error("{bytes} bytes are more than one nonce can encrypt, {LONGEST}")]
    TooLong {
        /// How many there are.
        bytes: u64,
    },
    /// Key, nonce, data, associated data and tag do not belong together.
    #[error("the data, the associated data, the nonce or the tag is not what this key sealed")]
    WrongTag,
}

/// Encrypts `data` in place, and returns the tag of it and of `associated`. A nonce must never serve twice under a key.
///
/// # Errors
/// [`Error::TooLong`].
pub fn encrypt_in_place(
    key: &[u8; KEY],
    nonce: &[u8; NONCE],
    associated: &[u8],
    data: &mut [u8],
) -> Result<[u8; TAG], Error> {
    check_length(data)?;
    let (mut cipher, mut mac) = begin(key, nonce, associated);
    for piece in data.chunks_mut(PIECE) {
        cipher.apply(piece);
        mac.update(piece);
    }
    Ok(finish(mac, associated, data))
}

/// Decrypts `data` in place when `tag` is the tag of it and of `associated`, and leaves it as it is otherwise.
///
/// # Errors
/// [`Error::WrongTag`], [`Error::TooLong`].
pub fn decrypt_in_place(
    key: &[u8; KEY],
    nonce: &[u8; NONCE],
    associated: &[u8],
    data: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), Error> {
    check_length(data)?;
    let (mut cipher, mut mac) = begin(key, nonce, associated);
    mac.update(data);
    let right = finish(mac, associated, data);
    let difference = tag.iter().zip(right).fold(0, |all, (a, b)| all | (a ^ b));
    // The optimiser must not learn that one different byte settles it.
    if std::hint::black_box(difference) != 0 {
        return Err(Error::WrongTag);
    }
    cipher.apply(data);
    Ok(())
}

fn check_length(data: &[u8]) -> Result<(), Error> {
    let bytes = data.len() as u64;
    if bytes > LONGEST {
        return Err(Error::TooLong { bytes });
    }
    Ok(())
}

/// The cipher at its second block, and a tag that has seen what is associated. The first block is the key of the tag.
fn begin(key: &[u8; KEY], nonce: &[u8; NONCE], associated: &[u8]) -> (Cipher, Mac) {
    let mut cipher = Cipher::new(key, nonce);
    let mut first = [0; BLOCK];
    cipher.apply(&mut first);
    let (once, _) = first.split_at(KEY);
    let mut mac = Mac::new(once.try_into().unwrap_or(&[0; KEY]));
    mac.update(associated);
    (cipher, mac)
}

fn finish(mut mac: Mac, associated: &[u8], data: &[u8]) -> [u8; TAG] {
    let mut lengths = [0; 16];
    let (first, second) = lengths.split_at_mut(8);
    first.copy_from_slice(&(associated.len() as u64).to_le_bytes());
    second.copy_from_slice(&(data.len() as u64).to_le_bytes());
    mac.update(&lengths);
    mac.finish()
}
