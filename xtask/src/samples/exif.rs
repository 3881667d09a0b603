//! A JPEG that says it was taken with the camera held sideways.

const START_OF_IMAGE: [u8; 2] = [0xff, 0xd8];

/// The same JPEG with an EXIF block that has nothing but the orientation. `None` if it is no JPEG, or has such a block.
pub(crate) fn with_orientation(jpeg: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let rest = jpeg.strip_prefix(&START_OF_IMAGE)?;
    if jpeg
        .get(..4096.min(jpeg.len()))?
        .windows(6)
        .any(|window| window == b"Exif\0\0")
    {
        return None;
    }
    let mut turned = START_OF_IMAGE.to_vec();
    turned.extend(segment(orientation));
    turned.extend(rest);
    Some(turned)
}

/// The APP1 segment: TIFF, big-endian, one directory with one tag.
fn segment(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    tiff.extend([0, 1]); // one entry
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]); // Orientation, SHORT, 1 value
    tiff.extend([0, 0, 0, 0]); // no further directory
    let length = u16::try_from(2 + 6 + tiff.len()).expect("a block of a few bytes");
    let mut segment = vec![0xff, 0xe1];
    segment.extend(length.to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_where_readers_look() {
        let turned = with_orientation(&[0xff, 0xd8, 0xff, 0xd9], 6).expect("a JPEG");
        assert_eq!(&turned[..4], [0xff, 0xd8, 0xff, 0xe1]);
        let length = usize::from(u16::from_be_bytes([turned[4], turned[5]]));
        assert_eq!(
            &turned[4 + length..],
            [0xff, 0xd9],
            "the length skips exactly the block"
        );
        assert_eq!(&turned[22..32], [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]);
    }

    #[test]
    fn a_second_block_is_refused() {
        let turned = with_orientation(&[0xff, 0xd8, 0xff, 0xd9], 6).expect("a JPEG");
        assert_eq!(with_orientation(&turned, 3), None);
        assert_eq!(with_orientation(b"text", 3), None);
    }
}
