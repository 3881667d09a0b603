//! From bytes back to a value. The bytes come from another program, so nothing about them is taken for granted.

use std::fmt;

use super::encode::{ARRAY, FALSE, INTEGER, LIST, NOTHING, NUMBER, TEXT, TRUE};
use super::{Array, Value};

/// How deep lists may lie in lists.
const DEEPEST: u32 = 64;

/// Bytes that are no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueError {
    why: &'static str,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "these bytes are no value: {}", self.why)
    }
}

impl std::error::Error for ValueError {}

impl Value {
    /// Reads what [`Value::encode`] wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are something else.
    pub fn decode(bytes: &[u8]) -> Result<Self, ValueError> {
        let mut rest = bytes;
        let value = value(&mut rest, 0)?;
        if rest.is_empty() {
            Ok(value)
        } else {
            Err(ValueError {
                why: "more bytes follow",
            })
        }
    }
}

fn value(rest: &mut &[u8], depth: u32) -> Result<Value, ValueError> {
    if depth > DEEPEST {
        return Err(ValueError {
            why: "its lists lie too deep",
        });
    }
    Ok(match fixed::<1>(rest)? {
        [NOTHING] => Value::Nothing,
        [FALSE] => Value::Bool(false),
        [TRUE] => Value::Bool(true),
        [NUMBER] => Value::Number(f64::from_le_bytes(fixed(rest)?)),
        [INTEGER] => Value::Integer(i128::from_le_bytes(fixed(rest)?)),
        [TEXT] => {
            let length = count(rest)?;
            let text = take(rest, length)?.to_vec();
            Value::Text(String::from_utf8(text).map_err(|_| ValueError {
                why: "its text is no UTF-8",
            })?)
        }
        [ARRAY] => Value::Array(array(rest)?),
        [LIST] => {
            let length = count(rest)?;
            // Not reserved: a count is cheap to write, and the items may not be there.
            let mut values = Vec::new();
            for _ in 0..length {
                values.push(value(rest, depth + 1)?);
            }
            Value::List(values)
        }
        _ => {
            return Err(ValueError {
                why: "a tag is unknown",
            });
        }
    })
}

fn array(rest: &mut &[u8]) -> Result<Array, ValueError> {
    let [tag] = fixed::<1>(rest)?;
    let length = count(rest)?;
    macro_rules! numbers {
        ($($tag:literal => $variant:ident $type:ty),*) => {
            match tag {
                $($tag => {
                    const WIDTH: usize = size_of::<$type>();
                    let bytes = length.checked_mul(WIDTH).ok_or(TOO_SHORT)?;
                    let (numbers, _) = take(rest, bytes)?.as_chunks::<WIDTH>();
                    Array::$variant(numbers.iter().map(|each| <$type>::from_le_bytes(*each)).collect())
                })*
                _ => return Err(ValueError { why: "an array is of an unknown type" }),
            }
        };
    }
    Ok(numbers!(
        0 => U8 u8, 1 => I8 i8, 2 => U16 u16, 3 => I16 i16, 4 => U32 u32, 5 => I32 i32,
        6 => U64 u64, 7 => I64 i64, 8 => F32 f32, 9 => F64 f64
    ))
}

const TOO_SHORT: ValueError = ValueError {
    why: "they end too early",
};

fn count(rest: &mut &[u8]) -> Result<usize, ValueError> {
    usize::try_from(u64::from_le_bytes(fixed(rest)?)).map_err(|_| TOO_SHORT)
}

fn fixed<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], ValueError> {
    let (first, others) = rest.split_first_chunk::<N>().ok_or(TOO_SHORT)?;
    *rest = others;
    Ok(*first)
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], ValueError> {
    let (first, others) = rest.split_at_checked(length).ok_or(TOO_SHORT)?;
    *rest = others;
    Ok(first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::AsValue;

    #[test]
    fn types_keep_what_they_are() {
        let value = (
            (1u8, -2i64, 0.5f32),
            vec![1u16, 2],
            "text",
            Some(true),
            None::<u8>,
            vec!["a".to_owned()],
        )
            .as_value();
        assert_eq!(Value::decode(&value.encode()), Ok(value.clone()));
        let Value::List(items) = value else {
            panic!("a tuple is a list")
        };
        assert_eq!(items[1], Value::Array(Array::U16(vec![1, 2])));
        assert_eq!(items[4], Value::Nothing);
        assert_eq!(items[5], Value::List(vec![Value::Text("a".to_owned())]));
    }

    #[test]
    fn lists_in_lists_end_somewhere() {
        let mut bytes = Vec::new();
        for _ in 0..100_000 {
            bytes.push(LIST);
            bytes.extend(1u64.to_le_bytes());
        }
        assert!(Value::decode(&bytes).is_err());
    }

    proptest! {
        #[test]
        fn numbers_survive(numbers: Vec<f64>, whole: Vec<u64>) {
            let value = (numbers, whole).as_value();
            // NaN is not equal to itself, but its bytes are.
            prop_assert_eq!(Value::decode(&value.encode()).map(|read| read.encode()), Ok(value.encode()));
        }

        #[test]
        fn any_bytes_are_a_value_or_an_error(bytes: Vec<u8>) {
            if let Ok(value) = Value::decode(&bytes) {
                prop_assert_eq!(value.encode(), bytes);
            }
        }
    }
}
