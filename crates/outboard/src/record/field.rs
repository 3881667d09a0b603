//! What a field of a record may hold, and its column.

use std::slice;

use super::bytes::{Input, Output};
use super::kind::Kind;
use super::{BadRecord, text};

/// What a field of a record may hold: numbers of up to 64 bits, `bool`, `String`, other records, enums of names, and `Option` and
/// `Vec` of these.
///
/// `#[outboard::record]` implements it for records and for enums of names.
#[diagnostic::on_unimplemented(
    message = "a record cannot hold `{Self}`",
    label = "this is what the field holds",
    note = "it may hold numbers of up to 64 bits, `bool`, `String`, types with `#[outboard::record]`, and `Option` and `Vec` of these"
)]
pub trait Field: Sized {
    /// What it is, for fingerprint and section.
    #[doc(hidden)]
    const KIND: &'static Kind;

    /// A column that was opened, and gives one value after the other.
    #[doc(hidden)]
    type Column<'a>;

    /// Writes the column of these values, of which there are `count`.
    #[doc(hidden)]
    fn write<'a>(values: impl Iterator<Item = &'a Self> + Clone, count: usize, output: &mut Output)
    where
        Self: 'a;

    /// Opens the column of so many values.
    #[doc(hidden)]
    fn open<'a>(count: usize, input: &mut Input<'a>) -> Result<Self::Column<'a>, BadRecord>;

    /// The next value.
    #[doc(hidden)]
    fn next(column: &mut Self::Column<'_>) -> Result<Self, BadRecord>;
}

/// A number is itself in a column; those of the machine's width are 32 bits, as in wasm.
macro_rules! numbers {
    ($($number:ty as $wire:ty),* $(,)?) => {
        $(
            impl Field for $number {
                const KIND: &'static Kind = &Kind::Plain(stringify!($wire));
                type Column<'a> = slice::Iter<'a, [u8; size_of::<$wire>()]>;

                fn write<'a>(
                    values: impl Iterator<Item = &'a Self> + Clone,
                    count: usize,
                    output: &mut Output,
                ) {
                    output.column(count, values.map(|value| Wire::<$wire>::wire(*value).to_le_bytes()));
                }

                fn open<'a>(
                    count: usize,
                    input: &mut Input<'a>,
                ) -> Result<Self::Column<'a>, BadRecord> {
                    Ok(input.column(count)?.iter())
                }

                #[inline]
                fn next(column: &mut Self::Column<'_>) -> Result<Self, BadRecord> {
                    let bytes = column.next().ok_or(BadRecord::Short)?;
                    Ok(Wire::<$wire>::value(<$wire>::from_le_bytes(*bytes)))
                }
            }
        )*
    };
}

numbers!(
    u8 as u8,
    i8 as i8,
    u16 as u16,
    i16 as i16,
    u32 as u32,
    i32 as i32,
    u64 as u64,
    i64 as i64,
    f32 as f32,
    f64 as f64,
    usize as u32,
    isize as i32,
);

/// A number as its column has it.
trait Wire<W>: Sized {
    fn wire(self) -> W;
    fn value(wire: W) -> Self;
}

impl<T> Wire<T> for T {
    #[inline]
    fn wire(self) -> T {
        self
    }

    #[inline]
    fn value(wire: T) -> T {
        wire
    }
}

// Records cross on wasm32, where these are the same. On a wider machine, where they are tested, they stop at the last one.
impl Wire<u32> for usize {
    fn wire(self) -> u32 {
        u32::try_from(self).unwrap_or(u32::MAX)
    }

    fn value(wire: u32) -> Self {
        Self::try_from(wire).unwrap_or(Self::MAX)
    }
}

impl Wire<i32> for isize {
    fn wire(self) -> i32 {
        i32::try_from(self).unwrap_or(if self < 0 { i32::MIN } else { i32::MAX })
    }

    fn value(wire: i32) -> Self {
        Self::try_from(wire).unwrap_or(if wire < 0 { Self::MIN } else { Self::MAX })
    }
}

impl Field for bool {
    const KIND: &'static Kind = &Kind::Plain("bool");
    type Column<'a> = slice::Iter<'a, [u8; 1]>;

    fn write<'a>(
        values: impl Iterator<Item = &'a Self> + Clone,
        count: usize,
        output: &mut Output,
    ) {
        output.column(count, values.map(|value| [u8::from(*value)]));
    }

    fn open<'a>(count: usize, input: &mut Input<'a>) -> Result<Self::Column<'a>, BadRecord> {
        Ok(input.column(count)?.iter())
    }

    #[inline]
    fn next(column: &mut Self::Column<'_>) -> Result<Self, BadRecord> {
        match column.next().ok_or(BadRecord::Short)? {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(BadRecord::Truth),
        }
    }
}

impl Field for String {
    const KIND: &'static Kind = &Kind::Plain("string");
    type Column<'a> = text::Texts<'a>;

    fn write<'a>(
        values: impl Iterator<Item = &'a Self> + Clone,
        count: usize,
        output: &mut Output,
    ) {
        text::write(values.map(String::as_str), count, output);
    }

    fn open<'a>(count: usize, input: &mut Input<'a>) -> Result<Self::Column<'a>, BadRecord> {
        text::Texts::open(count, input)
    }

    #[inline]
    fn next(column: &mut Self::Column<'_>) -> Result<Self, BadRecord> {
        column.next()
    }
}

impl<T: Field> Field for Option<T> {
    const KIND: &'static Kind = &Kind::Option(T::KIND);
    type Column<'a> = (<bool as Field>::Column<'a>, T::Column<'a>);

    fn write<'a>(values: impl Iterator<Item = &'a Self> + Clone, count: usize, output: &mut Output)
    where
        Self: 'a,
    {
        let present = |value: &&'a Self| value.is_some();
        output.column(
            count,
            values.clone().map(|value| [u8::from(value.is_some())]),
        );
        let count = values.clone().filter(present).count();
        T::write(values.filter_map(Option::as_ref), count, output);
    }

    fn open<'a>(count: usize, input: &mut Input<'a>) -> Result<Self::Column<'a>, BadRecord> {
        let mask = input.column(count)?;
        let present = mask.iter().filter(|present| **present != [0]).count();
        Ok((mask.iter(), T::open(present, input)?))
    }

    #[inline]
    fn next((mask, values): &mut Self::Column<'_>) -> Result<Self, BadRecord> {
        bool::next(mask)?.then(|| T::next(values)).transpose()
    }
}

impl<T: Field> Field for Vec<T> {
    const KIND: &'static Kind = &Kind::List(T::KIND);
    type Column<'a> = (<u32 as Field>::Column<'a>, T::Column<'a>);

    fn write<'a>(values: impl Iterator<Item = &'a Self> + Clone, count: usize, output: &mut Output)
    where
        Self: 'a,
    {
        output.column(count, values.clone().map(|value| text::length(value.len())));
        let count = values.clone().map(Vec::len).sum();
        T::write(values.flatten(), count, output);
    }

    fn open<'a>(count: usize, input: &mut Input<'a>) -> Result<Self::Column<'a>, BadRecord> {
        let lengths = input.column(count)?;
        let total = usize::try_from(text::total(lengths)).map_err(|_| BadRecord::Short)?;
        Ok((lengths.iter(), T::open(total, input)?))
    }

    #[inline]
    fn next((lengths, values): &mut Self::Column<'_>) -> Result<Self, BadRecord> {
        let length = usize::next(lengths)?;
        // As many values are there, for the column was opened with all of them, and each takes a byte at least.
        let mut list = Self::with_capacity(length);
        for _ in 0..length {
            list.push(T::next(values)?);
        }
        Ok(list)
    }
}
