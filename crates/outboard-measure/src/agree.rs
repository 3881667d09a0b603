//! Whether two results are the same, and where they first are not.

use outboard_bench::{Array, Number, Value};
use serde::{Deserialize, Serialize};

/// Where two results differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The arm that the others are compared with.
    pub reference: String,
    /// The arm that differs.
    pub arm: String,
    /// Which element: empty where the result is one number, `[3][17]` in a list of arrays.
    pub element: String,
    /// What the reference has there.
    pub expected: String,
    /// What this arm has there.
    pub found: String,
}

/// The first place where `found` is not `expected`: its path, and both values there.
pub(crate) fn first_difference(
    expected: &Value,
    found: &Value,
    tolerance: f64,
) -> Option<(String, String, String)> {
    let mut path = Vec::new();
    let (left, right) = differ(Item::of(expected), Item::of(found), tolerance, &mut path)?;
    let path = path.iter().map(|index| format!("[{index}]")).collect();
    Some((path, left, right))
}

/// A value, or one number of an array: what is of which type does not matter, only which number it is.
#[derive(Clone, Copy)]
enum Item<'a> {
    Number(Number),
    Many(Many<'a>),
    Other(&'a Value),
}

#[derive(Clone, Copy)]
enum Many<'a> {
    Array(&'a Array),
    List(&'a [Value]),
}

impl<'a> Item<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(Number::Float(*number)),
            Value::Integer(number) => Self::Number(Number::Whole(*number)),
            Value::Array(array) => Self::Many(Many::Array(array)),
            Value::List(values) => Self::Many(Many::List(values)),
            other => Self::Other(other),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Number(Number::Whole(number)) => number.to_string(),
            Self::Number(Number::Float(number)) => format!("{number:?}"),
            Self::Many(many) => format!("{} elements", many.len()),
            Self::Other(Value::Text(text)) => {
                let short: String = text.chars().take(40).collect();
                format!("{short:?}")
            }
            Self::Other(Value::Bool(truth)) => truth.to_string(),
            Self::Other(value) => value.kind().to_owned(),
        }
    }
}

impl<'a> Many<'a> {
    fn len(self) -> usize {
        match self {
            Self::Array(array) => array.len(),
            Self::List(values) => values.len(),
        }
    }

    fn get(self, index: usize) -> Option<Item<'a>> {
        match self {
            Self::Array(array) => array.get(index).map(Item::Number),
            Self::List(values) => values.get(index).map(Item::of),
        }
    }
}

fn differ(
    expected: Item<'_>,
    found: Item<'_>,
    tolerance: f64,
    path: &mut Vec<usize>,
) -> Option<(String, String)> {
    let both = || Some((expected.words(), found.words()));
    match (expected, found) {
        (Item::Number(left), Item::Number(right)) if equal(left, right, tolerance) => None,
        (Item::Many(left), Item::Many(right)) if left.len() == right.len() => {
            for index in 0..left.len() {
                path.push(index);
                if let (Some(left), Some(right)) = (left.get(index), right.get(index))
                    && let Some(difference) = differ(left, right, tolerance, path)
                {
                    return Some(difference);
                }
                path.pop();
            }
            None
        }
        (Item::Other(left), Item::Other(right)) if left == right => None,
        _ => both(),
    }
}

/// Whether two numbers count as equal: NaN is equal to NaN here, for both say that there is no number.
fn equal(left: Number, right: Number, tolerance: f64) -> bool {
    if let (Number::Whole(left), Number::Whole(right)) = (left, right)
        && (left == right || tolerance == 0.0)
    {
        return left == right;
    }
    let (exact, left, right) = match (left, right) {
        (Number::Float(left), Number::Float(right)) => (left == right, left, right),
        (Number::Whole(left), Number::Whole(right)) => (false, left as f64, right as f64),
        (Number::Whole(whole), Number::Float(float))
        | (Number::Float(float), Number::Whole(whole)) => {
            // Back again, or a whole number that no float can be would be equal to its neighbour.
            let same = float.fract() == 0.0 && float.abs() < 1e38 && float as i128 == whole;
            (same, whole as f64, float)
        }
    };
    let near = || {
        left.is_finite()
            && right.is_finite()
            && (left - right).abs() <= tolerance * left.abs().max(right.abs())
    };
    exact || (left.is_nan() && right.is_nan()) || (tolerance > 0.0 && near())
}

#[cfg(test)]
mod tests {
    use outboard_bench::AsValue;

    use super::*;

    fn same(left: &impl AsValue, right: &impl AsValue, tolerance: f64) -> bool {
        first_difference(&left.as_value(), &right.as_value(), tolerance).is_none()
    }

    #[test]
    fn types_do_not_matter_and_numbers_do() {
        assert!(same(&vec![1u8, 2], &vec![1.0f64, 2.0], 0.0));
        assert!(same(&5u64, &5.0f64, 0.0));
        assert!(same(&vec![1u32], &(1.0f64,), 0.0));
        assert!(same(&f64::NAN, &f32::NAN, 0.0));
        assert!(same(&0.0f64, &-0.0f64, 0.0));
        assert!(!same(&f64::NAN, &1.0f64, 1.0));
        assert!(!same(&vec![1u8], &vec![1u8, 2], 1.0));
        assert!(!same(&"a".to_owned(), &"b".to_owned(), 1.0));
        assert!(!same(&(1u64 << 53), &((1u64 << 53) + 1), 0.0));
        let odd = (1u64 << 53) + 1;
        assert!(!same(&odd, &(odd as f64), 0.0));
        assert!(same(&f64::INFINITY, &f64::INFINITY, 1e-6));
        assert!(!same(&f64::INFINITY, &1.0f64, 1e-6));
    }

    #[test]
    fn a_tolerance_is_relative() {
        assert!(same(&1_000_000.0f64, &1_000_001.0f64, 1e-6));
        assert!(!same(&1.0f64, &1.00001f64, 1e-6));
        assert!(!same(&1_000_000u32, &1_000_001u32, 0.0));
        assert!(same(&1_000_000u64, &1_000_001u64, 1e-6));
    }

    #[test]
    fn the_element_is_named() {
        let left = (vec![1u8, 2, 3], 4u8).as_value();
        let right = (vec![1u8, 2, 9], 4u8).as_value();
        let found = first_difference(&left, &right, 0.0);
        assert_eq!(
            found,
            Some(("[0][2]".to_owned(), "3".to_owned(), "9".to_owned()))
        );
    }
}
