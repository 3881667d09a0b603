//! Records: plain data that crosses by value, as columns of bytes.

mod boundary;
mod bytes;
mod error;
mod field;
mod kind;
mod text;

use bytes::{Input, Output};

pub use error::BadRecord;
pub use field::Field;

/// What the expansion of the attribute is written with.
#[doc(hidden)]
pub(crate) mod parts {
    pub use super::bytes::{Input, Output};
    pub use super::kind::{Choice, Kind, Piece, Shape, length, line};
}

/// A struct that crosses to JavaScript by value: `#[outboard::record]` implements it.
///
/// The bytes are a header (a fingerprint of the fields, and how many records there are), then a column for each field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no record",
    label = "put `#[outboard::record]` on this type"
)]
pub trait Record: Field {
    /// Its fields.
    #[doc(hidden)]
    const SHAPE: &'static parts::Shape;

    /// The bytes that cross.
    #[must_use]
    fn encode(records: &[Self]) -> Vec<u8> {
        let count = records.len();
        let mut output = Output::with_capacity(16 + count * (size_of::<Self>() + 8));
        let header = [Self::SHAPE.fingerprint().to_le_bytes(), text::length(count)];
        output.column(2, header.into_iter());
        Self::write(records.iter(), count, &mut output);
        output.into_bytes()
    }

    /// Reads what [`encode`](Self::encode) wrote, or a client.
    ///
    /// # Errors
    ///
    /// When the bytes are not exactly the columns of such records. Whatever they are, no more memory is taken than a small
    /// multiple of them.
    fn decode(bytes: &[u8]) -> Result<Vec<Self>, BadRecord> {
        let mut input = Input::new(bytes);
        let [fingerprint, count] = input.column::<4>(2)? else {
            return Err(BadRecord::Short);
        };
        if u32::from_le_bytes(*fingerprint) != Self::SHAPE.fingerprint() {
            return Err(BadRecord::OtherFields);
        }
        let count = usize::try_from(u32::from_le_bytes(*count)).map_err(|_| BadRecord::Short)?;
        let mut columns = Self::open(count, &mut input)?;
        input.end()?;
        // Each takes a byte of a column at least, and the columns are there.
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            records.push(Self::next(&mut columns)?);
        }
        Ok(records)
    }
}
