//! States as bytes: little-endian, with a version, and a hash at the end.

use crate::random::hash;
use crate::{Error, Result};

/// Writes a state.
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    /// Begins with eight letters that say whose state it is, and the version.
    pub(crate) fn new(magic: [u8; 8], version: u32) -> Self {
        let mut writer = Self(magic.to_vec());
        writer.u32(version);
        writer
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn f64(&mut self, value: f64) {
        self.u64(value.to_bits());
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.u32(value.to_bits());
    }

    /// How many there are of something. Limits keep it below 2³².
    pub(crate) fn count(&mut self, count: usize) {
        self.u32(u32::try_from(count).unwrap_or(u32::MAX));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    pub(crate) fn f32s(&mut self, values: &[f32]) {
        self.count(values.len());
        values.iter().for_each(|value| self.f32(*value));
    }

    pub(crate) fn f64s(&mut self, values: &[f64]) {
        self.count(values.len());
        values.iter().for_each(|value| self.f64(*value));
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.u64(hash(&self.0));
        self.0
    }
}

/// Reads a state, and believes nothing.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Checks the letters, the version and the hash.
    pub(crate) fn new(bytes: &'a [u8], magic: [u8; 8], version: u32) -> Result<Self> {
        let Some(rest) = bytes.strip_prefix(&magic) else {
            return Err(Error::bad_state("it does not begin as one"));
        };
        let mut reader = Self(rest);
        let found = reader.u32()?;
        if found > version {
            return Err(Error::StateVersion {
                found,
                known: version,
            });
        }
        if found != version {
            return Err(Error::bad_state(format!("there is no version {found}")));
        }
        let Some((rest, sum)) = reader.0.split_last_chunk::<8>() else {
            return Err(short());
        };
        if hash(&bytes[..bytes.len() - 8]) != u64::from_le_bytes(*sum) {
            return Err(Error::bad_state("it is damaged or cut short"));
        }
        Ok(Self(rest))
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>().ok_or_else(short)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(crate) fn u8(&mut self) -> Result<u8> {
        Ok(self.take::<1>()?[0])
    }

    pub(crate) fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.take()?))
    }

    pub(crate) fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_bits(self.u64()?))
    }

    pub(crate) fn f32(&mut self) -> Result<f32> {
        Ok(f32::from_bits(self.u32()?))
    }

    /// A number that is neither endless nor none.
    pub(crate) fn finite(&mut self) -> Result<f64> {
        let value = self.f64()?;
        if value.is_finite() {
            return Ok(value);
        }
        Err(Error::bad_state("a number in it is none"))
    }

    /// How many there are of something that takes so many bytes at least: never more than what is left can hold.
    pub(crate) fn count(&mut self, bytes: usize) -> Result<usize> {
        let count = self.u32()? as usize;
        if count > self.0.len() / bytes {
            return Err(short());
        }
        Ok(count)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str> {
        let count = self.count(1)?;
        let (text, rest) = self.0.split_at(count);
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| Error::bad_state("a name in it is no text"))
    }

    /// So many finite numbers.
    pub(crate) fn f32s(&mut self, wanted: usize) -> Result<Vec<f32>> {
        let count = self.count(4)?;
        let values: Vec<f32> = (0..count).map(|_| self.f32()).collect::<Result<_>>()?;
        if count == wanted && values.iter().all(|value| value.is_finite()) {
            return Ok(values);
        }
        Err(Error::bad_state("its factors are none"))
    }

    /// So many finite numbers.
    pub(crate) fn f64s(&mut self, wanted: usize) -> Result<Vec<f64>> {
        let count = self.count(8)?;
        if count != wanted {
            return Err(Error::bad_state("a table in it has another size"));
        }
        (0..count).map(|_| self.finite()).collect()
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Error::bad_state("more follows than belongs to it"))
    }
}

fn short() -> Error {
    Error::bad_state("it ends too early")
}
