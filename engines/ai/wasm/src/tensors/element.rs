//! The types that elements have in JavaScript, and how they become those that models are computed with.

use serde::{Deserialize, Serialize};

/// The type of a tensor's elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Element {
    Float16,
    Float32,
    Float64,
    Int8,
    Uint8,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Int64,
    Uint64,
    Bool,
}

impl Element {
    /// How many bytes one takes.
    pub(crate) fn size(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 | Self::Bool => 1,
            Self::Float16 | Self::Int16 | Self::Uint16 => 2,
            Self::Float32 | Self::Int32 | Self::Uint32 => 4,
            Self::Float64 | Self::Int64 | Self::Uint64 => 8,
        }
    }
}

/// Floats of another width, as those that are computed with.
pub(crate) fn floats(kind: Element, data: &[u8]) -> Vec<f32> {
    match kind {
        Element::Float64 => {
            let wide = chunks(data).map(f64::from_le_bytes);
            wide.map(|number| number as f32).collect()
        }
        _ => chunks(data).map(u16::from_le_bytes).map(half).collect(),
    }
}

/// Whole numbers of another width, as those that are computed with; the first that is too large where there is one.
pub(crate) fn narrow(kind: Element, data: &[u8]) -> Result<Vec<i32>, String> {
    fn fit<T: ToString + Copy>(numbers: impl Iterator<Item = T>) -> Result<Vec<i32>, String>
    where
        i32: TryFrom<T>,
    {
        numbers
            .map(|number| i32::try_from(number).map_err(|_| number.to_string()))
            .collect()
    }
    match kind {
        Element::Int64 => fit(chunks(data).map(i64::from_le_bytes)),
        Element::Uint64 => fit(chunks(data).map(u64::from_le_bytes)),
        Element::Uint32 => fit(chunks(data).map(u32::from_le_bytes)),
        Element::Int32 => fit(chunks(data).map(i32::from_le_bytes)),
        Element::Int16 => fit(chunks(data).map(i16::from_le_bytes)),
        Element::Uint16 => fit(chunks(data).map(u16::from_le_bytes)),
        _ => Ok(data.iter().map(|byte| i32::from(*byte != 0)).collect()),
    }
}

fn chunks<const N: usize>(data: &[u8]) -> impl Iterator<Item = [u8; N]> {
    data.as_chunks::<N>().0.iter().copied()
}

/// A number of 16 bits: 1 for the sign, 5 for the exponent, 10 for the fraction.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff);
    match exponent {
        0 => {
            let size = fraction as f32 * 2_f32.powi(-24);
            if sign == 0 { size } else { -size }
        }
        0x1f => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, floats, narrow};

    #[test]
    fn halves_are_floats() {
        let halves = [0x3c00_u16, 0xc000, 0x0001, 0x8000, 0x7bff, 0x7c00, 0x3555];
        let bytes: Vec<u8> = halves.iter().flat_map(|half| half.to_le_bytes()).collect();
        let expected = [
            1.0,
            -2.0,
            5.960_464_5e-8,
            -0.0,
            65504.0,
            f32::INFINITY,
            0.333_251_95,
        ];
        let given = floats(Element::Float16, &bytes);
        assert_eq!(given.map_bits(), expected.to_vec().map_bits());
        assert!(floats(Element::Float16, &0x7e00_u16.to_le_bytes())[0].is_nan());
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let numbers = [1_i64, -(1 << 31), (1 << 31) - 1];
        let bytes: Vec<u8> = numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        assert_eq!(
            narrow(Element::Int64, &bytes),
            Ok(vec![1, i32::MIN, i32::MAX])
        );
        let large = (1_i64 << 31).to_le_bytes();
        assert_eq!(narrow(Element::Int64, &large), Err("2147483648".into()));
        assert_eq!(narrow(Element::Uint32, &[255; 4]), Err("4294967295".into()));
        assert_eq!(narrow(Element::Bool, &[0, 1, 7]), Ok(vec![0, 1, 1]));
    }

    trait Bits {
        fn map_bits(&self) -> Vec<u32>;
    }

    impl Bits for Vec<f32> {
        fn map_bits(&self) -> Vec<u32> {
            self.iter().map(|number| number.to_bits()).collect()
        }
    }
}
