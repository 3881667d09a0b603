//! An index as bytes: a header, the entries, the vectors, and a sum over all of it. Everything is little-endian.
//!
//! | what | how |
//! |---|---|
//! | `OUTBOARD-INDEX` and two bytes of version | 16 bytes |
//! | numbers of a vector, number of entries | `u32` each |
//! | the model | `u32` length, UTF-8 |
//! | each entry: id, text | the same |
//! | each vector | `f32`s |
//! | FNV-1a over all before it, taken in eights | `u64` |

use super::{Entry, Index};
use crate::error::{Error, Result};

const MAGIC: &[u8; 14] = b"OUTBOARD-INDEX";
const VERSION: u16 = 1;

impl Index {
    /// The index as bytes, for [`Index::load`].
    pub fn save(&self) -> Vec<u8> {
        let texts: usize = self
            .entries
            .iter()
            .map(|e| e.id.len() + e.text.len() + 8)
            .sum();
        let size = 64 + self.model.len() + texts + self.entries.len() * self.dimensions * 4;
        let mut out = Vec::with_capacity(size);
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        put_count(&mut out, self.dimensions);
        put_count(&mut out, self.entries.len());
        put_text(&mut out, &self.model);
        for entry in &self.entries {
            put_text(&mut out, &entry.id);
            put_text(&mut out, &entry.text);
        }
        for row in self.rows.chunks_exact(self.stride()) {
            for x in &row[..self.dimensions] {
                out.extend(x.to_le_bytes());
            }
        }
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }

    /// Reads what [`Index::save`] made.
    ///
    /// # Errors
    ///
    /// If the bytes are not that, are of a later version, or were cut or changed.
    pub fn load(bytes: &[u8]) -> Result<Self> {
        if !bytes.starts_with(MAGIC) {
            return Err(bad("they do not begin as one"));
        }
        let mut reader = Reader {
            rest: &bytes[MAGIC.len()..],
        };
        let version = u16::from_le_bytes(reader.array()?);
        if version != VERSION {
            return Err(Error::BadIndex(format!(
                "it is of version {version}, and version {VERSION} is read here"
            )));
        }
        let (body, sum) = bytes
            .split_last_chunk::<8>()
            .ok_or_else(|| bad("they are cut"))?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(bad("they were cut or changed"));
        }
        let dimensions = reader.count()?;
        let count = reader.count()?;
        let mut index = Self::new(reader.text()?, dimensions)
            .map_err(|error| Error::BadIndex(error.to_string()))?;
        // An entry and its vector take at least this much, so a false count asks for no memory.
        if count > reader.rest.len() / (8 + dimensions * 4) {
            return Err(bad("they are fewer than they say"));
        }
        for _ in 0..count {
            index.entries.push(Entry {
                id: reader.text()?.to_owned(),
                text: reader.text()?.to_owned(),
            });
        }
        let vectors = reader.take(count * dimensions * 4)?;
        let (numbers, _) = vectors.as_chunks::<4>();
        let stride = index.stride();
        index.rows.reserve_exact(count * stride);
        for row in numbers.chunks_exact(dimensions) {
            let from = index.rows.len();
            index
                .rows
                .extend(row.iter().map(|bytes| f32::from_le_bytes(*bytes)));
            let length: f32 = index.rows[from..].iter().map(|x| x * x).sum();
            if !length.is_finite() || (length - 1.0).abs() > 1e-3 {
                return Err(bad("a vector in them is not of length 1"));
            }
            index.rows.resize(from + stride, 0.0);
        }
        if reader.rest.len() != sum.len() {
            return Err(bad("there are more than they say"));
        }
        Ok(index)
    }
}

/// What is left to read.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| bad("they are cut"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or_else(|| bad("they are cut"))?;
        self.rest = rest;
        Ok(*taken)
    }

    fn count(&mut self) -> Result<usize> {
        let count = u32::from_le_bytes(self.array()?);
        usize::try_from(count).map_err(|_| bad("a count in them is too large"))
    }

    fn text(&mut self) -> Result<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| bad("a text in them is not UTF-8"))
    }
}

/// Counts and lengths are of 32 bits: wasm memory holds no more, and a text of 4 GiB is none that anyone searches.
fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_count(out, text.len());
    out.extend(text.as_bytes());
}

/// FNV-1a that takes eight bytes a step, and what is left one by one.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x100_0000_01b3;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for eight in eights {
        sum = (sum ^ u64::from_le_bytes(*eight)).wrapping_mul(PRIME);
        // Multiplying moves bits up only; this brings the upper ones back.
        sum ^= sum >> 32;
    }
    for byte in rest {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    sum
}

fn bad(why: &str) -> Error {
    Error::BadIndex(why.to_owned())
}
