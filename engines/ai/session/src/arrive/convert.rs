//! Elements of the types that files have, as elements of the types that run.

/// How elements that arrive become elements that run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Convert {
    /// They are what runs.
    None,
    Single,
    Half,
    Double,
    Long,
    Truth,
}

/// The numbers that ONNX gives its types.
pub(super) mod data_type {
    pub(in crate::arrive) const FLOAT: u64 = 1;
    pub(in crate::arrive) const UINT8: u64 = 2;
    pub(in crate::arrive) const INT8: u64 = 3;
    pub(in crate::arrive) const INT32: u64 = 6;
    pub(in crate::arrive) const INT64: u64 = 7;
    pub(in crate::arrive) const BOOL: u64 = 9;
    pub(in crate::arrive) const FLOAT16: u64 = 10;
    pub(in crate::arrive) const DOUBLE: u64 = 11;
}

impl Convert {
    /// What is done with elements of a type, and the type they then have; nothing for a type that does not run here.
    pub(super) fn of(data_type: u64) -> Option<(Self, u64)> {
        use self::data_type as of;
        match data_type {
            of::UINT8 | of::INT8 | of::INT32 => Some((Self::None, data_type)),
            of::FLOAT => Some((Self::Single, of::FLOAT)),
            of::FLOAT16 => Some((Self::Half, of::FLOAT)),
            of::DOUBLE => Some((Self::Double, of::FLOAT)),
            of::INT64 => Some((Self::Long, of::INT32)),
            of::BOOL => Some((Self::Truth, of::INT32)),
            _ => None,
        }
    }

    /// How many bytes come for one element.
    pub(super) fn width(self) -> usize {
        match self {
            Self::None | Self::Truth => 1,
            Self::Half => 2,
            Self::Single => 4,
            Self::Double | Self::Long => 8,
        }
    }

    /// How many bytes there will be for so many that come.
    pub(super) fn becomes(self, bytes: u64) -> u64 {
        match self {
            Self::None | Self::Single => bytes,
            Self::Half => bytes.saturating_mul(2),
            Self::Truth => bytes.saturating_mul(4),
            Self::Double | Self::Long => bytes / 2,
        }
    }

    /// Puts whole elements behind the others, and says whether all of them fit. What does not is the nearest that does.
    pub(super) fn put(self, from: &[u8], to: &mut Vec<u8>) -> bool {
        let mut fits = true;
        match self {
            Self::None => to.extend_from_slice(from),
            Self::Single => {
                let before = to.len();
                to.extend_from_slice(from);
                for four in to[before..].as_chunks_mut::<4>().0 {
                    *four = without_subnormal(f32::from_le_bytes(*four)).to_le_bytes();
                }
            }
            Self::Truth => {
                to.extend(
                    from.iter()
                        .flat_map(|&truth| i32::from(truth != 0).to_le_bytes()),
                );
            }
            Self::Half => {
                let (halves, _) = from.as_chunks::<2>();
                to.extend(
                    halves
                        .iter()
                        .flat_map(|&two| single(u16::from_le_bytes(two)).to_le_bytes()),
                );
            }
            Self::Double => {
                let (doubles, _) = from.as_chunks::<8>();
                to.extend(
                    doubles
                        .iter()
                        .map(|&eight| without_subnormal(f64::from_le_bytes(eight) as f32))
                        .flat_map(f32::to_le_bytes),
                );
            }
            Self::Long => {
                let (longs, _) = from.as_chunks::<8>();
                for &eight in longs {
                    let long = i64::from_le_bytes(eight);
                    let int = i32::try_from(long).unwrap_or_else(|_| {
                        fits = false;
                        if long < 0 { i32::MIN } else { i32::MAX }
                    });
                    to.extend_from_slice(&int.to_le_bytes());
                }
            }
        }
        fits
    }
}

/// Zero in place of a number so small that a float holds it with fewer digits. Training leaves many of them, no result is another without
/// them, and a product with one takes a processor a hundred times as long as any other.
fn without_subnormal(weight: f32) -> f32 {
    if weight.is_subnormal() { 0.0 } else { weight }
}

/// A half as a float; every half is one.
fn single(half: u16) -> f32 {
    let sign = u32::from(half >> 15) << 31;
    let exponent = u32::from(half >> 10 & 0x1f);
    let fraction = u32::from(half & 0x3ff);
    let magnitude = match (exponent, fraction) {
        // Zero, and what lies so near to it that it has no leading one: units of 2^-24.
        (0, _) => (fraction as f32 * f32::from_bits((127 - 24) << 23)).to_bits(),
        // Infinity, and what is no number.
        (0x1f, _) => 0xff << 23 | fraction << 13,
        _ => (exponent + 127 - 15) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_is_the_float_of_its_definition() {
        for half in 0..=u16::MAX {
            let exponent = i32::from(half >> 10 & 0x1f);
            let fraction = f64::from(half & 0x3ff);
            let sign = if half >> 15 == 1 { -1.0 } else { 1.0 };
            let expected = sign
                * match exponent {
                    0 => fraction * 2f64.powi(-24),
                    0x1f if fraction == 0.0 => f64::INFINITY,
                    0x1f => f64::NAN,
                    _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
                };
            let given = single(half);
            assert!(
                f64::from(given) == expected || given.is_nan() && expected.is_nan(),
                "{half:#06x}: {given} for {expected}"
            );
            assert_eq!(given.is_sign_negative(), half >> 15 == 1, "{half:#06x}");
        }
    }

    #[test]
    fn subnormal_weights_are_zero_and_all_others_stay() {
        let given = [1.5_f32, -1e-40, f32::MIN_POSITIVE, -0.0, f32::NAN, 1e-45];
        let bytes: Vec<u8> = given
            .iter()
            .flat_map(|weight| weight.to_le_bytes())
            .collect();
        let mut put = Vec::new();
        assert!(Convert::Single.put(&bytes, &mut put));
        let expected = [1.5_f32, 0.0, f32::MIN_POSITIVE, -0.0, f32::NAN, 0.0];
        let expected: Vec<u8> = expected
            .iter()
            .flat_map(|weight| weight.to_le_bytes())
            .collect();
        assert_eq!(put, expected);
    }

    #[test]
    fn longs_that_do_not_fit_are_told() {
        let mut ints = Vec::new();
        let longs = |values: &[i64]| {
            values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect::<Vec<u8>>()
        };
        assert!(Convert::Long.put(&longs(&[-1, 7, i64::from(i32::MAX)]), &mut ints));
        assert!(!Convert::Long.put(&longs(&[i64::MIN, 1 << 31]), &mut ints));
        let expected = [-1, 7, i32::MAX, i32::MIN, i32::MAX];
        assert_eq!(ints, expected.map(i32::to_le_bytes).concat());
    }
}
