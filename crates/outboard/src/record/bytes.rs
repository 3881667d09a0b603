//! The bytes of records: a header, then columns, each of which begins at a multiple of eight so that JavaScript can read it as a
//! typed array. Numbers are little-endian, as they are in all of wasm.

use super::BadRecord;

/// Where every column begins.
const ALIGN: usize = 8;

/// What columns are written to.
#[derive(Debug, Default)]
pub struct Output(Vec<u8>);

impl Output {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// A column of parts that are all of one size.
    pub(super) fn column<const N: usize>(
        &mut self,
        count: usize,
        parts: impl Iterator<Item = [u8; N]>,
    ) {
        let start = self.0.len();
        self.0.resize(start + count * N, 0);
        let (places, _) = self.0[start..].as_chunks_mut::<N>();
        for (place, part) in places.iter_mut().zip(parts) {
            *place = part;
        }
        self.align();
    }

    /// Texts, one after the other.
    pub(super) fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        for text in texts {
            self.0.extend_from_slice(text.as_bytes());
        }
        self.align();
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn align(&mut self) {
        self.0.resize(self.0.len().next_multiple_of(ALIGN), 0);
    }
}

/// What columns are read from. Nothing is taken on trust: a column that would be longer than the bytes is an error, so whatever a
/// count says, no more memory is asked for than the bytes justify.
#[derive(Debug)]
pub struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A column of parts that are all of one size.
    pub(super) fn column<const N: usize>(
        &mut self,
        count: usize,
    ) -> Result<&'a [[u8; N]], BadRecord> {
        let length = count.checked_mul(N).ok_or(BadRecord::Short)?;
        Ok(self.take(length)?.as_chunks().0)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], BadRecord> {
        let end = self.at.checked_add(length).ok_or(BadRecord::Short)?;
        let taken = self.bytes.get(self.at..end).ok_or(BadRecord::Short)?;
        self.at = end
            .checked_next_multiple_of(ALIGN)
            .ok_or(BadRecord::Short)?;
        Ok(taken)
    }

    /// What is left over belongs to no column.
    pub(super) fn end(&self) -> Result<(), BadRecord> {
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            Err(BadRecord::Long)
        }
    }
}
