//! Many numbers of one type.

/// A typed array.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    missing_docs,
    reason = "a variant is called as the type of its numbers"
)]
pub enum Array {
    U8(Vec<u8>),
    I8(Vec<i8>),
    U16(Vec<u16>),
    I16(Vec<i16>),
    U32(Vec<u32>),
    I32(Vec<i32>),
    U64(Vec<u64>),
    I64(Vec<i64>),
    F32(Vec<f32>),
    F64(Vec<f64>),
}

/// One number of an array, whole or not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i128),
    /// A number with a fraction, an infinity or NaN.
    Float(f64),
}

/// Evaluates an expression for the vector in whichever variant.
macro_rules! each {
    ($array:expr, $numbers:ident => $then:expr) => {
        match $array {
            Array::U8($numbers) => $then,
            Array::I8($numbers) => $then,
            Array::U16($numbers) => $then,
            Array::I16($numbers) => $then,
            Array::U32($numbers) => $then,
            Array::I32($numbers) => $then,
            Array::U64($numbers) => $then,
            Array::I64($numbers) => $then,
            Array::F32($numbers) => $then,
            Array::F64($numbers) => $then,
        }
    };
}
pub(super) use each;

impl Array {
    /// How many numbers it has.
    #[must_use]
    pub fn len(&self) -> usize {
        each!(self, numbers => numbers.len())
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes its numbers take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        each!(self, numbers => size_of_val(numbers.as_slice()))
    }

    /// The number at an index, if there is one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Number> {
        each!(self, numbers => numbers.get(index).map(|number| Number::from(*number)))
    }
}

macro_rules! numbers {
    ($variant:ident, $as:ty: $($from:ty),*) => {$(
        impl From<$from> for Number {
            fn from(number: $from) -> Self {
                Self::$variant(<$as>::from(number))
            }
        }
    )*};
}
numbers!(Whole, i128: u8, i8, u16, i16, u32, i32, u64, i64);
numbers!(Float, f64: f32, f64);
