//! The bytes of a fastText model, and what stands at their beginning.

use super::bad;
use crate::error::{Error, Result};

const MAGIC: i32 = 793_712_314;
/// The only version that was ever widely used; those before it have other hashes.
const VERSION: i32 = 12;

/// What is left to read.
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
}

/// The parameters of a model, as far as they matter when it is used.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) dimensions: usize,
    /// How many words in a row are a feature too; 1 for none.
    pub(super) word_ngrams: usize,
    /// How many rows those features share.
    pub(super) buckets: u32,
    /// How many letters in a row are a feature.
    pub(super) shortest: usize,
    pub(super) longest: usize,
    pub(super) loss: Loss,
}

/// How scores become probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    Hierarchical,
    Softmax,
    Logistic,
}

impl Head {
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self> {
        if bytes.i32()? != MAGIC {
            return Err(bad("it does not begin as one"));
        }
        let version = bytes.i32()?;
        if version != VERSION {
            return Err(Error::BadLanguages(format!(
                "it is of version {version}, and {VERSION} is read here"
            )));
        }
        let dimensions = bytes.count32(1 << 14)?;
        for _training in ["window", "epochs", "least count", "negatives"] {
            bytes.i32()?;
        }
        let word_ngrams = bytes.count32(16)?;
        let loss = bytes.i32()?;
        let model = bytes.i32()?;
        let buckets = bytes.count32(i32::MAX)?;
        let shortest = bytes.count32(64)?;
        let longest = bytes.count32(64)?;
        bytes.take(4 + 8)?; // how fast it learned, and how often it left frequent words out
        if model != 3 {
            return Err(bad("it does not classify"));
        }
        let loss = match loss {
            1 => Loss::Hierarchical,
            3 => Loss::Softmax,
            4 => Loss::Logistic,
            _ => return Err(bad("its loss is none that gives probabilities")),
        };
        let buckets = u32::try_from(buckets).map_err(|_| bad("it has too many buckets"))?;
        if dimensions == 0 || (buckets == 0 && (longest > 0 || word_ngrams > 1)) {
            return Err(bad("its parameters make no sense"));
        }
        Ok(Self {
            dimensions,
            word_ngrams,
            buckets,
            shortest,
            longest,
            loss,
        })
    }
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| bad("it is cut"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// A number of things that each take some bytes: never more than there can be.
    pub(super) fn count(&mut self, bytes_each: usize) -> Result<usize> {
        let count = usize::try_from(self.i64()?).map_err(|_| bad("a count is out of bounds"))?;
        self.fits(count, bytes_each)
    }

    /// The same, of 32 bits.
    pub(super) fn short_count(&mut self, bytes_each: usize) -> Result<usize> {
        let count = usize::try_from(self.i32()?).map_err(|_| bad("a count is out of bounds"))?;
        self.fits(count, bytes_each)
    }

    fn fits(&self, count: usize, bytes_each: usize) -> Result<usize> {
        match count.checked_mul(bytes_each) {
            Some(bytes) if bytes <= self.rest.len() => Ok(count),
            _ => Err(bad("it is cut, or a count in it is wrong")),
        }
    }

    /// A number of 32 bits from 0 to `most`.
    pub(super) fn count32(&mut self, most: i32) -> Result<usize> {
        let number = self.i32()?;
        usize::try_from(number)
            .ok()
            .filter(|_| number <= most)
            .ok_or_else(|| bad("a number is out of bounds"))
    }

    pub(super) fn truth(&mut self) -> Result<bool> {
        Ok(self.u8()? != 0)
    }

    pub(super) fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }

    pub(super) fn i32(&mut self) -> Result<i32> {
        Ok(i32::from_le_bytes(self.array()?))
    }

    pub(super) fn i64(&mut self) -> Result<i64> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    pub(super) fn f32s(&mut self, count: usize) -> Result<Vec<f32>> {
        let count = self.fits(count, 4)?;
        let numbers = self.take(count * 4)?.as_chunks::<4>().0;
        let numbers: Vec<f32> = numbers.iter().map(|x| f32::from_le_bytes(*x)).collect();
        if numbers.iter().all(|x| x.is_finite()) {
            Ok(numbers)
        } else {
            Err(bad("a number in it is not finite"))
        }
    }

    /// What stands before the next zero byte, as it is: words of old corpora are not always UTF-8.
    pub(super) fn until_zero(&mut self) -> Result<&'a [u8]> {
        let end = self.rest.iter().position(|byte| *byte == 0);
        let text = self.take(end.ok_or_else(|| bad("it is cut"))?)?;
        self.take(1)?;
        Ok(text)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or_else(|| bad("it is cut"))?;
        self.rest = rest;
        Ok(*taken)
    }
}
