//! Image files: a picture or an error with a code, within the limits.

use outboard_image::op::Resize;
use outboard_image::{Error, Limits, Output, OutputOptions, Plan, info, run};

use crate::memory::measured;

/// As small as they can be for everything to be reached: a fuzzer is as fast as the pictures are small.
pub const LIMITS: Limits = Limits {
    pixels: 1 << 16,
    bytes: 2 << 20,
};

/// Tables, rows and headers, which do not grow with the picture's area.
const SLACK: usize = 2 << 20;

/// What a part of a lossy WebP may announce: its decoder makes room before it looks whether the part is there.
const PART: usize = 16 << 20;

/// A JPEG file.
pub fn jpeg(bytes: &[u8]) {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        decode(bytes);
    }
}

/// A PNG file, whose checksums are put right first: no change of a fuzzer would get past them.
pub fn png(bytes: &[u8]) {
    if bytes.starts_with(PNG) {
        let mut bytes = bytes.to_vec();
        put_checksums_right(&mut bytes);
        decode(&bytes);
    }
}

/// A WebP file.
pub fn webp(bytes: &[u8]) {
    if bytes.starts_with(b"RIFF") {
        decode(bytes);
    }
}

/// Decodes a file as it is, and as small as can be.
fn decode(bytes: &[u8]) {
    let header = checked(bytes, || info(bytes, &LIMITS));
    let plan = Plan {
        output: OutputOptions::Pixels {},
        limits: LIMITS,
        ..Plan::default()
    };
    let whole = work(bytes, &plan);
    if let (Ok(header), Ok(output)) = (&header, &whole) {
        assert_eq!((output.width, output.height), (header.width, header.height));
    }
    // A file whose header cannot be read has nothing that could be decoded.
    assert!(header.is_ok() || whole.is_err());
    let width = Some(5);
    let resize = Resize {
        width,
        ..Resize::default()
    };
    let reduced = work(
        bytes,
        &Plan {
            operations: vec![resize.into()],
            ..plan
        },
    );
    if whole.is_ok() {
        assert!(
            !matches!(reduced, Err(Error::BadOption { .. })),
            "{reduced:?}"
        );
    }
}

/// Carries out a plan, and checks what every plan promises.
pub fn work(bytes: &[u8], plan: &Plan) -> Result<Output, Error> {
    checked(bytes, || run(bytes, plan)).inspect(check_output)
}

/// Pixels are as many as the output says.
pub fn check_output(output: &Output) {
    assert!(output.width > 0 && output.height > 0);
    if output.format == outboard_image::OutputFormat::Pixels {
        let pixels = u64::from(output.width) * u64::from(output.height);
        assert_eq!(output.bytes.len() as u64, pixels * 4);
    }
}

/// Does some work on a file within [`LIMITS`], and sees that it keeps to them and that an error is a whole one.
pub fn checked<T>(bytes: &[u8], work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let (result, peak) = measured(work);
    let slack = if bytes.starts_with(b"RIFF") {
        SLACK + PART
    } else {
        SLACK
    };
    // What a file brings along (profiles, EXIF) is copied some times.
    let allowed = LIMITS.bytes as usize + slack + 4 * bytes.len();
    assert!(peak <= allowed, "{peak} bytes, where {allowed} are allowed");
    result.inspect_err(|error| {
        assert!(error.code().starts_with("image/"));
        assert!(!error.to_string().is_empty());
    })
}

pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Goes through the chunks and writes their checksums.
fn put_checksums_right(file: &mut [u8]) {
    let mut at = PNG.len();
    while let Some(header) = file.get(at..at + 4) {
        let length = header
            .iter()
            .fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
        let end = at.saturating_add(8).saturating_add(length);
        let Some(contents) = file.get(at + 4..end) else {
            return;
        };
        let checksum = checksum(contents).to_be_bytes();
        let Some(place) = file.get_mut(end..end + 4) else {
            return;
        };
        place.copy_from_slice(&checksum);
        at = end + 4;
    }
}

/// The CRC-32 of a PNG chunk's name and contents.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    !crc
}
