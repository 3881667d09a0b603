//! ChaCha20: a stream of blocks out of key, nonce and counter, laid over the data.

#[cfg(target_feature = "simd128")]
mod simd;

/// Bytes in a block.
pub(super) const BLOCK: usize = 64;

/// "expand 32-byte k", as words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// Where the counter is in the state.
const COUNTER: usize = 12;

/// The stream, at a block's beginning.
pub(super) struct Cipher {
    state: [u32; 16],
}

impl Cipher {
    /// The stream's first block.
    pub(super) fn new(key: &[u8; 32], nonce: &[u8; 12]) -> Self {
        let mut state = [0; 16];
        let words = words_of(key).chain([0]).chain(words_of(nonce));
        for (word, value) in state.iter_mut().zip(CONSTANTS.into_iter().chain(words)) {
            *word = value;
        }
        Self { state }
    }

    /// Encrypts or decrypts. Only the last piece of a message may end inside a block: what is left of that block is not used.
    pub(super) fn apply(&mut self, data: &mut [u8]) {
        #[cfg(target_feature = "simd128")]
        let data = {
            let (wide, rest) = data.as_chunks_mut();
            for four in wide {
                simd::apply_four(&self.state, four);
                self.advance(4);
            }
            rest
        };
        for part in data.chunks_mut(BLOCK) {
            for (byte, key) in part.iter_mut().zip(block(&self.state)) {
                *byte ^= key;
            }
            self.advance(1);
        }
    }

    fn advance(&mut self, blocks: u32) {
        self.state[COUNTER] = self.state[COUNTER].wrapping_add(blocks);
    }
}

fn words_of(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (words, _) = bytes.as_chunks();
    words.iter().map(|&word| u32::from_le_bytes(word))
}

/// One block.
fn block(state: &[u32; 16]) -> [u8; BLOCK] {
    let mut x = *state;
    for _ in 0..10 {
        quarter(&mut x, 0, 4, 8, 12);
        quarter(&mut x, 1, 5, 9, 13);
        quarter(&mut x, 2, 6, 10, 14);
        quarter(&mut x, 3, 7, 11, 15);
        quarter(&mut x, 0, 5, 10, 15);
        quarter(&mut x, 1, 6, 11, 12);
        quarter(&mut x, 2, 7, 8, 13);
        quarter(&mut x, 3, 4, 9, 14);
    }
    let mut bytes = [0; BLOCK];
    let (words, _) = bytes.as_chunks_mut();
    for ((word, x), from) in words.iter_mut().zip(x).zip(state) {
        *word = x.wrapping_add(*from).to_le_bytes();
    }
    bytes
}

#[inline(always)]
fn quarter(x: &mut [u32; 16], a: usize, b: usize, c: usize, d: usize) {
    x[a] = x[a].wrapping_add(x[b]);
    x[d] = (x[d] ^ x[a]).rotate_left(16);
    x[c] = x[c].wrapping_add(x[d]);
    x[b] = (x[b] ^ x[c]).rotate_left(12);
    x[a] = x[a].wrapping_add(x[b]);
    x[d] = (x[d] ^ x[a]).rotate_left(8);
    x[c] = x[c].wrapping_add(x[d]);
    x[b] = (x[b] ^ x[c]).rotate_left(7);
}
