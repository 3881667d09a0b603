//! EXIF blocks: an orientation, and the same one in every format that carries the block.

use std::sync::LazyLock;

use outboard_image::{Limits, OutputOptions, Plan, WebpOptions, info, run_pixels};

use crate::image::{PNG, checksum};

/// An EXIF block, from its TIFF header on.
pub fn orientation(block: &[u8]) {
    // A JPEG holds no more, and in a WebP file JPEG's marker may stand before the block.
    if block.len() > 0xff00 || block.starts_with(b"Exif\0\0") {
        return;
    }
    let found = [jpeg(block), png(block), webp(block)].map(|file| {
        let info = info(&file, &Limits::default()).expect("a file that carries a block");
        assert!(info.exif);
        let sides = if info.orientation > 4 { (3, 5) } else { (5, 3) };
        assert_eq!((info.width, info.height), sides);
        info.orientation
    });
    assert!((1..=8).contains(&found[0]));
    assert_eq!(found, [found[0]; 3]);
}

/// The beginning of a grey JPEG of 5 × 3 pixels.
fn jpeg(block: &[u8]) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8, 0xff, 0xe1];
    file.extend((block.len() as u16 + 8).to_be_bytes());
    file.extend(b"Exif\0\0");
    file.extend(block);
    file.extend([0xff, 0xc0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0]);
    file
}

/// The beginning of a grey PNG of 5 × 3 pixels.
fn png(block: &[u8]) -> Vec<u8> {
    let mut file = PNG.to_vec();
    let header = [0, 0, 0, 5, 0, 0, 0, 3, 8, 0, 0, 0, 0];
    for (name, data) in [(b"IHDR", &header[..]), (b"eXIf", block), (b"IDAT", &[])] {
        file.extend((data.len() as u32).to_be_bytes());
        let start = file.len();
        file.extend(name);
        file.extend(data);
        let crc = checksum(&file[start..]);
        file.extend(crc.to_be_bytes());
    }
    file
}

/// A WebP of 5 × 3 pixels.
fn webp(block: &[u8]) -> Vec<u8> {
    static FRAME: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let plan = Plan {
            output: OutputOptions::Webp(WebpOptions::default()),
            ..Plan::default()
        };
        let file = run_pixels(vec![255; 5 * 3 * 4], 5, 3, &plan).expect("a WebP");
        // Its one chunk.
        file.bytes[12..].to_vec()
    });
    const HAS_EXIF: u8 = 8;
    let mut body = b"WEBPVP8X\x0a\0\0\0".to_vec();
    body.extend([HAS_EXIF, 0, 0, 0, 4, 0, 0, 2, 0, 0]);
    body.extend(&*FRAME);
    body.extend(b"EXIF");
    body.extend((block.len() as u32).to_le_bytes());
    body.extend(block);
    body.resize(body.len().next_multiple_of(2), 0);
    let mut file = b"RIFF".to_vec();
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(body);
    file
}
