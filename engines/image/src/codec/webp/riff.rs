//! The chunks of a WebP file, for what its decoder does not check or tell.

use crate::Size;

/// The chunks in the body of a RIFF container or of a frame: each its name and contents, as far as they are there.
fn chunks(body: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
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

/// The pictures in a WebP file that are read, each with its name: those of the file, and those of the first frame.
fn pictures(bytes: &[u8], size: Size) -> Vec<([u8; 4], &[u8], Size)> {
    const FRAME_HEADER: usize = 16;
    let mut pictures = Vec::new();
    let mut frame = None;
    for (name, contents) in chunks(bytes.get(12..).unwrap_or_default()) {
        if &name == b"ANMF" {
            frame = frame.or(Some(contents));
        } else {
            pictures.push((name, contents, size));
        }
    }
    if let Some(contents) = frame
        && let Some(size) = frame_size(contents)
    {
        let inside = chunks(contents.get(FRAME_HEADER..).unwrap_or_default());
        pictures.extend(inside.map(|(name, contents)| (name, contents, size)));
    }
    pictures
}

/// The sizes that the lossy pictures in a WebP file claim for themselves.
pub(super) fn lossy_sizes(bytes: &[u8], size: Size) -> impl Iterator<Item = Size> {
    pictures(bytes, size)
        .into_iter()
        .filter(|(name, ..)| name == b"VP8 ")
        .filter_map(|(_, contents, _)| lossy_size(contents))
}

/// A lossless picture, or the alpha channel of a lossy one where it is compressed as such a picture.
pub(super) struct Lossless<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) size: Size,
    pub(super) has_header: bool,
}

/// The lossless pictures in a WebP file of this size.
pub(super) fn lossless(bytes: &[u8], size: Size) -> impl Iterator<Item = Lossless<'_>> {
    let pictures = pictures(bytes, size).into_iter();
    pictures.filter_map(|(name, contents, size)| match (&name, contents) {
        (b"VP8L", bytes) => Some(Lossless {
            bytes,
            size,
            has_header: true,
        }),
        (b"ALPH", &[kind, ref bytes @ ..]) if kind & 3 == 1 => Some(Lossless {
            bytes,
            size,
            has_header: false,
        }),
        _ => None,
    })
}

fn frame_size(contents: &[u8]) -> Option<Size> {
    let [a, b, c, d, e, f] = *contents.get(6..12)? else {
        return None;
    };
    let side = |bytes: [u8; 3]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]) + 1;
    Some(Size {
        width: side([a, b, c]),
        height: side([d, e, f]),
    })
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
        let size = Size {
            width: 16383,
            height: 16,
        };
        assert_eq!(lossy_sizes(&file, size).collect::<Vec<_>>(), [size]);
    }
}
