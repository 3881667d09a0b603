//! The chunks of a WebP file, for what its decoder does not check or tell.

use crate::Size;

/// The chunks in the body of a RIFF container or of a frame: each its name and contents, as far as they are there.
pub(crate) fn chunks(body: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let (header, after) = rest.split_first_chunk::<8>()?;
        let [a, b, c, d, length @ ..] = *header;
        let length = u32::from_le_bytes(length) as usize;
        let contents = &after[..length.min(after.len())];
        // Chunks are padded to an even length.
        rest = after
            .get(length.checked_add(length % 2)?..)
            .unwrap_or_default();
        Some(([a, b, c, d], contents))
    })
}

/// The sizes that the lossy pictures in a WebP file claim for themselves.
pub(crate) fn lossy_sizes(bytes: &[u8]) -> Vec<Size> {
    const ANIMATION_FRAME_HEADER: usize = 16;
    let mut sizes = Vec::new();
    for (name, contents) in chunks(bytes.get(12..).unwrap_or_default()) {
        if &name == b"VP8 " {
            sizes.extend(lossy_size(contents));
        } else if &name == b"ANMF" {
            let frame = chunks(contents.get(ANIMATION_FRAME_HEADER..).unwrap_or_default());
            sizes.extend(
                frame
                    .filter(|(name, _)| name == b"VP8 ")
                    .filter_map(|(_, contents)| lossy_size(contents)),
            );
        }
    }
    sizes
}

fn lossy_size(contents: &[u8]) -> Option<Size> {
    let [w0, w1, h0, h1] = *contents.get(6..10)? else {
        return None;
    };
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    Some(Size {
        width: side(w0, w1),
        height: side(h0, h1),
    })
}

#[cfg(test)]
mod tests {
    use super::{chunks, lossy_sizes};
    use crate::Size;

    #[test]
    fn chunks_are_walked_and_never_beyond_the_end() {
        let body = b"AAAA\x01\0\0\0x\0BBBB\x02\0\0\0yzCCCC\xff\xff\xff\xffrest";
        let found: Vec<_> = chunks(body).collect();
        assert_eq!(
            found,
            [
                (*b"AAAA", &b"x"[..]),
                (*b"BBBB", b"yz"),
                (*b"CCCC", b"rest")
            ]
        );
        assert_eq!(chunks(b"AAAA\x01").count(), 0);
    }

    #[test]
    fn a_lossy_frame_tells_its_size() {
        let mut file = b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0".to_vec();
        file.extend([0, 0, 0, 0x9d, 0x01, 0x2a, 0xff, 0x3f, 0x10, 0x00]);
        assert_eq!(
            lossy_sizes(&file),
            [Size {
                width: 16383,
                height: 16
            }]
        );
    }
}
