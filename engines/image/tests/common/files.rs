//! Odd files, written by hand or by the codecs themselves.

/// An EXIF block that says nothing but an orientation.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block
}

/// A profile that says nothing but the space of its colours.
pub fn icc(space: &[u8; 4]) -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(space);
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

/// A JPEG of RGB pixels.
pub fn jpeg(
    rgb: &[u8],
    width: u16,
    height: u16,
    edit: impl FnOnce(&mut jpeg_encoder::Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    jpeg_of(rgb, width, height, jpeg_encoder::ColorType::Rgb, edit)
}

pub fn jpeg_of(
    pixels: &[u8],
    width: u16,
    height: u16,
    colour: jpeg_encoder::ColorType,
    edit: impl FnOnce(&mut jpeg_encoder::Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 95);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_4_4);
    edit(&mut encoder);
    encoder
        .encode(pixels, width, height, colour)
        .expect("a JPEG");
    file
}

/// The same JPEG, claiming another size.
pub fn jpeg_claiming(file: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut file = file.to_vec();
    let frame = file
        .windows(2)
        .position(|marker| marker == [0xff, 0xc0] || marker == [0xff, 0xc2])
        .expect("a frame");
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

pub struct PngHeader {
    pub width: u32,
    pub height: u32,
    pub depth: u8,
    pub colour: u8,
    pub interlaced: bool,
}

/// A PNG of rows that are packed already, each without its filter byte; `extra` chunks come before the pixels, `late` ones after.
pub fn png(
    header: &PngHeader,
    rows: &[Vec<u8>],
    extra: &[([u8; 4], Vec<u8>)],
    late: &[([u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut ihdr = Vec::new();
    ihdr.extend(header.width.to_be_bytes());
    ihdr.extend(header.height.to_be_bytes());
    ihdr.extend([
        header.depth,
        header.colour,
        0,
        0,
        u8::from(header.interlaced),
    ]);
    chunk(&mut file, b"IHDR", &ihdr);
    for (name, data) in extra {
        chunk(&mut file, name, data);
    }
    let filtered: Vec<u8> = rows
        .iter()
        .flat_map(|row| std::iter::once(0).chain(row.iter().copied()))
        .collect();
    chunk(&mut file, b"IDAT", &zlib(&filtered));
    for (name, data) in late {
        chunk(&mut file, name, data);
    }
    chunk(&mut file, b"IEND", &[]);
    file
}

/// An RGB picture in the seven passes of Adam7.
pub fn interlaced(rgb: &[u8], width: u32, height: u32) -> Vec<u8> {
    const PASSES: [(u32, u32, u32, u32); 7] = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];
    let mut rows = Vec::new();
    for (left, top, step_x, step_y) in PASSES {
        for y in (top..height).step_by(step_y as usize) {
            let row: Vec<u8> = (left..width)
                .step_by(step_x as usize)
                .flat_map(|x| rgb[((y * width + x) * 3) as usize..][..3].to_vec())
                .collect();
            if !row.is_empty() {
                rows.push(row);
            }
        }
    }
    png(
        &PngHeader {
            width,
            height,
            depth: 8,
            colour: 2,
            interlaced: true,
        },
        &rows,
        &[],
        &[],
    )
}

fn chunk(file: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let start = file.len();
    file.extend(name);
    file.extend(data);
    let mut crc = !0_u32;
    for &byte in &file[start..] {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    file.extend((!crc).to_be_bytes());
}

/// A zlib stream that stores.
fn zlib(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = data.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in data {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    stream.extend(((b << 16) | a).to_be_bytes());
    stream
}

/// A WebP of these chunks.
pub fn webp(chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    body.extend(riff(chunks));
    let mut file = b"RIFF".to_vec();
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(body);
    file
}

pub fn riff(chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, data) in chunks {
        body.extend(name);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    body
}

/// The header of an extended WebP: flags and the size of the canvas.
pub fn vp8x(flags: u8, width: u32, height: u32) -> ([u8; 4], Vec<u8>) {
    let mut data = vec![flags, 0, 0, 0];
    data.extend(&(width - 1).to_le_bytes()[..3]);
    data.extend(&(height - 1).to_le_bytes()[..3]);
    (*b"VP8X", data)
}

/// The lossless frame in a simple WebP file.
pub fn lossless_frame(file: &[u8]) -> ([u8; 4], Vec<u8>) {
    assert_eq!(&file[12..16], b"VP8L");
    let length = u32::from_le_bytes([file[16], file[17], file[18], file[19]]) as usize;
    (*b"VP8L", file[20..20 + length].to_vec())
}

/// An animation of frames of the same size, each at the left top corner.
pub fn animated_webp(frames: &[&[u8]], width: u32, height: u32) -> Vec<u8> {
    const ANIMATED: u8 = 2;
    let mut chunks = vec![vp8x(ANIMATED, width, height), (*b"ANIM", vec![0; 6])];
    for frame in frames {
        let mut data = vec![0; 6];
        data.extend(&(width - 1).to_le_bytes()[..3]);
        data.extend(&(height - 1).to_le_bytes()[..3]);
        // 100 ms, no blending.
        data.extend([100, 0, 0, 2]);
        data.extend(riff(&[lossless_frame(frame)]));
        chunks.push((*b"ANMF", data));
    }
    webp(&chunks)
}
