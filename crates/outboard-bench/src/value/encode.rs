//! A value as bytes: a tag, then its contents, numbers with the least byte first. `crates/outboard-measure/runner` has the
//! JavaScript of it.

use super::array::each;
use super::{Array, Value};

pub(super) const NOTHING: u8 = 0;
pub(super) const FALSE: u8 = 1;
pub(super) const TRUE: u8 = 2;
pub(super) const NUMBER: u8 = 3;
pub(super) const INTEGER: u8 = 4;
pub(super) const TEXT: u8 = 5;
pub(super) const ARRAY: u8 = 6;
pub(super) const LIST: u8 = 7;

impl Value {
    /// The value as bytes, which [`Value::decode`] reads.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes() + 16);
        self.write(&mut bytes);
        bytes
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Nothing => bytes.push(NOTHING),
            Self::Bool(false) => bytes.push(FALSE),
            Self::Bool(true) => bytes.push(TRUE),
            Self::Number(number) => {
                bytes.push(NUMBER);
                bytes.extend(number.to_le_bytes());
            }
            Self::Integer(number) => {
                bytes.push(INTEGER);
                bytes.extend(number.to_le_bytes());
            }
            Self::Text(text) => {
                bytes.push(TEXT);
                count(text.len(), bytes);
                bytes.extend(text.as_bytes());
            }
            Self::Array(array) => {
                bytes.push(ARRAY);
                bytes.push(array.tag());
                count(array.len(), bytes);
                each!(array, numbers => {
                    for number in numbers {
                        bytes.extend(number.to_le_bytes());
                    }
                });
            }
            Self::List(values) => {
                bytes.push(LIST);
                count(values.len(), bytes);
                values.iter().for_each(|value| value.write(bytes));
            }
        }
    }
}

fn count(count: usize, bytes: &mut Vec<u8>) {
    bytes.extend((count as u64).to_le_bytes());
}

impl Array {
    fn tag(&self) -> u8 {
        match self {
            Self::U8(_) => 0,
            Self::I8(_) => 1,
            Self::U16(_) => 2,
            Self::I16(_) => 3,
            Self::U32(_) => 4,
            Self::I32(_) => 5,
            Self::U64(_) => 6,
            Self::I64(_) => 7,
            Self::F32(_) => 8,
            Self::F64(_) => 9,
        }
    }
}
