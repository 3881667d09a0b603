//! Poly1305: the message as the coefficients of a polynomial, whose value at a secret point is the tag, modulo 2¹³⁰ − 5.
//!
//! In limbs of 32 bits, whose products and sums of products fit into 64: wasm has no wider multiplication, and one of 64 bits is
//! as quick as any. Limbs of 26 bits in vectors need more instructions for the same bits.

use super::TAG;

/// Bytes in a coefficient.
const BLOCK: usize = 16;

/// The polynomial's value so far.
pub(super) struct Mac {
    /// The secret point. Of its words but the first the lowest two bits are clear.
    r: [u64; 4],
    /// 5/4 of the words of `r`: what lies beyond 2¹³⁰ counts five times.
    s: [u64; 4],
    /// Four words of 32 bits, and two bits above. The first word may have 33.2.
    sum: [u64; 5],
    /// What is added in the end.
    pad: [u8; TAG],
}

impl Mac {
    /// The point and the pad out of a key that serves once.
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let (halves, _) = key.as_chunks::<TAG>();
        let mut point = halves[0];
        for at in [3, 7, 11, 15] {
            point[at] &= 0x0f;
        }
        for at in [4, 8, 12] {
            point[at] &= 0xfc;
        }
        let r = words(&point);
        Self {
            r,
            s: r.map(|word| word + (word >> 2)),
            sum: [0; 5],
            pad: halves[1],
        }
    }

    /// Takes bytes in, filled up with zeros to whole blocks, as the construction asks for between its parts.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        let (blocks, rest) = bytes.as_chunks();
        let mut sum = self.sum;
        for block in blocks {
            sum = self.after(sum, block);
        }
        if !rest.is_empty() {
            let mut last = [0; BLOCK];
            for (byte, from) in last.iter_mut().zip(rest) {
                *byte = *from;
            }
            sum = self.after(sum, &last);
        }
        self.sum = sum;
    }

    /// (sum + block + 2¹²⁸) × r. What goes around is not carried on: it stays in the first word.
    #[inline(always)]
    fn after(&self, sum: [u64; 5], block: &[u8; BLOCK]) -> [u64; 5] {
        let [r0, r1, r2, r3] = self.r;
        let [_, s1, s2, s3] = self.s;
        let m = words(block);
        let h0 = sum[0] + m[0];
        let h1 = sum[1] + m[1];
        let h2 = sum[2] + m[2];
        let h3 = sum[3] + m[3];
        let h4 = sum[4] + 1;

        // h0 is below 2^33.6, h1 to h3 are below 2³³, h4 is at most 4; words of r are below 2²⁸, of s below 2^28.33. The largest
        // sum, d0, is below 2^63.5.
        let d0 = h0 * r0 + h1 * s3 + h2 * s2 + h3 * s1;
        let d1 = h0 * r1 + h1 * r0 + h2 * s3 + h3 * s2 + h4 * s1;
        let d2 = h0 * r2 + h1 * r1 + h2 * r0 + h3 * s3 + h4 * s2;
        let d3 = h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * s3;
        let d4 = h4 * r0;

        let d1 = d1 + (d0 >> 32);
        let d2 = d2 + (d1 >> 32);
        let d3 = d3 + (d2 >> 32);
        let d4 = d4 + (d3 >> 32);
        // From 2¹³⁰ on: four times what is above, and that once more.
        let above = (d4 >> 2) + (d4 & !3);
        [low(d0) + above, low(d1), low(d2), low(d3), d4 & 3]
    }

    /// The tag.
    pub(super) fn finish(self) -> [u8; TAG] {
        let [h0, h1, h2, h3, h4] = carried(self.sum);
        // Minus the prime, if that is not below zero: plus five has a bit at 2¹³⁰ then.
        let [g0, g1, g2, g3, g4] = carried([h0 + 5, h1, h2, h3, h4]);
        let beyond = 0u64.wrapping_sub(g4 >> 2);
        let pick = |h: u64, g: u64| (h & !beyond) | (g & beyond);
        let pad = words(&self.pad);
        let mut carry = 0;
        let mut tag = [0; TAG];
        let (to, _) = tag.as_chunks_mut();
        for ((to, word), pad) in to
            .iter_mut()
            .zip([pick(h0, g0), pick(h1, g1), pick(h2, g2), pick(h3, g3)])
            .zip(pad)
        {
            let sum = word + pad + carry;
            carry = sum >> 32;
            *to = (sum as u32).to_le_bytes();
        }
        tag
    }
}

fn carried([h0, h1, h2, h3, h4]: [u64; 5]) -> [u64; 5] {
    let h1 = h1 + (h0 >> 32);
    let h2 = h2 + (h1 >> 32);
    let h3 = h3 + (h2 >> 32);
    let h4 = h4 + (h3 >> 32);
    [low(h0), low(h1), low(h2), low(h3), h4]
}

#[inline(always)]
fn low(wide: u64) -> u64 {
    wide & 0xffff_ffff
}

#[inline(always)]
fn words(bytes: &[u8; BLOCK]) -> [u64; 4] {
    let (words, _) = bytes.as_chunks();
    std::array::from_fn(|at| u64::from(u32::from_le_bytes(words[at])))
}
