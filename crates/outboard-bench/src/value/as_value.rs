//! What becomes of Rust's types.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::{Array, Value};

/// A type that can be an input or a result.
///
/// Implemented for numbers, `bool`, text, and `Option`, tuples, arrays, slices and `Vec` of those. Say of a type of yours what stands
/// for it:
///
/// ```
/// use outboard_bench::{AsValue, Value};
///
/// struct Decoded { width: u32, height: u32, rgba: Vec<u8> }
///
/// impl AsValue for Decoded {
///     fn as_value(&self) -> Value {
///         (self.width, self.height, &self.rgba).as_value()
///     }
/// }
/// ```
pub trait AsValue {
    /// The value that stands for this one.
    fn as_value(&self) -> Value;

    /// The value that stands for several: a list, unless the type has a typed array.
    #[doc(hidden)]
    fn several(items: &[Self]) -> Value
    where
        Self: Sized,
    {
        Value::List(items.iter().map(AsValue::as_value).collect())
    }
}

macro_rules! small {
    ($($type:ty => $array:ident),*) => {$(
        impl AsValue for $type {
            fn as_value(&self) -> Value {
                Value::Number(f64::from(*self))
            }

            fn several(items: &[Self]) -> Value {
                Value::Array(Array::$array(items.to_vec()))
            }
        }
    )*};
}
small!(u8 => U8, i8 => I8, u16 => U16, i16 => I16, u32 => U32, i32 => I32, f32 => F32, f64 => F64);

macro_rules! large {
    ($($type:ty => $array:ident),*) => {$(
        impl AsValue for $type {
            fn as_value(&self) -> Value {
                Value::Integer(i128::from(*self))
            }

            fn several(items: &[Self]) -> Value {
                Value::Array(Array::$array(items.to_vec()))
            }
        }
    )*};
}
large!(u64 => U64, i64 => I64);

// Of 32 bits in wasm: as numbers they are the same everywhere, as arrays they would not be.
macro_rules! pointer_sized {
    ($($type:ty),*) => {$(
        impl AsValue for $type {
            fn as_value(&self) -> Value {
                Value::Number(*self as f64)
            }

            fn several(items: &[Self]) -> Value {
                Value::Array(Array::F64(items.iter().map(|item| *item as f64).collect()))
            }
        }
    )*};
}
pointer_sized!(usize, isize);

impl AsValue for Value {
    fn as_value(&self) -> Value {
        self.clone()
    }
}

impl AsValue for () {
    fn as_value(&self) -> Value {
        Value::Nothing
    }
}

impl AsValue for bool {
    fn as_value(&self) -> Value {
        Value::Bool(*self)
    }
}

impl AsValue for char {
    fn as_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl AsValue for str {
    fn as_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl AsValue for String {
    fn as_value(&self) -> Value {
        self.as_str().as_value()
    }
}

impl<T: AsValue> AsValue for [T] {
    fn as_value(&self) -> Value {
        T::several(self)
    }
}

impl<T: AsValue, const N: usize> AsValue for [T; N] {
    fn as_value(&self) -> Value {
        T::several(self)
    }
}

impl<T: AsValue> AsValue for Vec<T> {
    fn as_value(&self) -> Value {
        T::several(self)
    }
}

impl<T: AsValue> AsValue for Option<T> {
    fn as_value(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, AsValue::as_value)
    }
}

/// A list of pairs, in the order of the keys.
impl<K: AsValue, V: AsValue> AsValue for BTreeMap<K, V> {
    fn as_value(&self) -> Value {
        let pairs = self.iter().map(|pair| pair.as_value());
        Value::List(pairs.collect())
    }
}

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: AsValue + ?Sized> AsValue for $pointer {
            fn as_value(&self) -> Value {
                (**self).as_value()
            }
        }
    )*};
}
pointers!(&T, Box<T>, Rc<T>, Arc<T>);

impl<T: AsValue + ToOwned + ?Sized> AsValue for Cow<'_, T> {
    fn as_value(&self) -> Value {
        (**self).as_value()
    }
}

macro_rules! tuples {
    ($(($($item:ident),+)),*) => {$(
        impl<$($item: AsValue),+> AsValue for ($($item,)+) {
            fn as_value(&self) -> Value {
                #[expect(non_snake_case, reason = "the types lend their names to the items")]
                let ($($item,)+) = self;
                Value::List(vec![$($item.as_value()),+])
            }
        }
    )*};
}
tuples!(
    (A),
    (A, B),
    (A, B, C),
    (A, B, C, D),
    (A, B, C, D, E),
    (A, B, C, D, E, F)
);
