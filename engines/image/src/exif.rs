//! The one thing we read from EXIF: which way up the picture is.

use crate::Turn;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// The turn that an EXIF block (from its TIFF header on) asks for; none when it says nothing that makes sense.
pub(crate) fn turn(block: &[u8]) -> Turn {
    orientation(block)
        .and_then(Turn::from_exif)
        .unwrap_or_default()
}

fn orientation(block: &[u8]) -> Option<u8> {
    let little = match block.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let bytes = block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let u32_at = |at: usize| {
        let bytes = block.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let entries = usize::from(u16_at(directory)?);
    for entry in 0..entries {
        let at = directory.checked_add(2 + entry * 12)?;
        if u16_at(at)? == ORIENTATION {
            let single_short = u16_at(at + 2)? == SHORT && u32_at(at + 4)? == 1;
            return if single_short {
                u8::try_from(u16_at(at + 8)?).ok()
            } else {
                None
            };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::orientation;

    fn block(little: bool, value: u16) -> Vec<u8> {
        let short = |n: u16| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let long = |n: u32| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let mut block = if little {
            b"II*\0".to_vec()
        } else {
            b"MM\0*".to_vec()
        };
        block.extend(long(8));
        block.extend(short(1));
        block.extend(short(0x0112));
        block.extend(short(3));
        block.extend(long(1));
        block.extend(short(value));
        block.extend([0; 6]);
        block
    }

    /// What a full EXIF reader makes of the same block.
    fn reference(block: &[u8]) -> Option<u32> {
        let exif = exif::Reader::new().read_raw(block.to_vec()).ok()?;
        exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?
            .value
            .get_uint(0)
    }

    #[test]
    fn orientation_is_what_a_full_reader_finds() {
        for little in [true, false] {
            for value in 0..=9 {
                let block = block(little, value);
                assert_eq!(orientation(&block).map(u32::from), Some(u32::from(value)));
                assert_eq!(reference(&block), Some(u32::from(value)));
            }
        }
    }

    proptest! {
        #[test]
        fn broken_blocks_are_no_orientation_or_a_value(mut bytes in proptest::collection::vec(any::<u8>(), 0..64), little: bool) {
            let good = block(little, 6);
            let header = good.len().min(bytes.len()).min(12);
            bytes[..header].copy_from_slice(&good[..header]);
            orientation(&bytes);
        }
    }
}
