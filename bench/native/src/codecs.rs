//! JPEG and PNG, both ways: the codecs of the image engine.

use outboard_image::{JpegOptions, OutputOptions, Plan, PngOptions, run, run_pixels};

use crate::photo::photo;

/// Width and height of the picture that is coded.
pub const SIZE: (usize, usize) = (1200, 800);

/// Width and height of the picture that becomes PNG, which takes much longer.
pub const SMALL: (usize, usize) = (400, 300);

/// The picture, as pixels.
pub fn pixels() -> Vec<u8> {
    photo(SIZE.0, SIZE.1, 11)
}

/// The small picture, as pixels.
pub fn small_pixels() -> Vec<u8> {
    photo(SMALL.0, SMALL.1, 11)
}

/// The picture, as a JPEG file.
pub fn jpeg() -> Vec<u8> {
    encode_jpeg(&pixels())
}

/// The picture, as a PNG file.
pub fn png() -> Vec<u8> {
    encode(&pixels(), SIZE, OutputOptions::Png(PngOptions::default()))
}

/// A file to pixels.
///
/// # Panics
/// When the file is none.
pub fn decode(file: &[u8]) -> Vec<u8> {
    let plan = Plan {
        output: OutputOptions::Pixels {},
        ..Plan::default()
    };
    run(file, &plan).expect("the file was written here").bytes
}

/// Pixels to a JPEG file of the usual quality.
pub fn encode_jpeg(rgba: &[u8]) -> Vec<u8> {
    encode(rgba, SIZE, OutputOptions::Jpeg(JpegOptions::default()))
}

/// The pixels of the small picture to a PNG file of the usual compression.
pub fn encode_png(rgba: &[u8]) -> Vec<u8> {
    encode(rgba, SMALL, OutputOptions::Png(PngOptions::default()))
}

fn encode(rgba: &[u8], (width, height): (usize, usize), output: OutputOptions) -> Vec<u8> {
    let plan = Plan {
        output,
        ..Plan::default()
    };
    let output = run_pixels(rgba.to_vec(), width as u32, height as u32, &plan);
    output.expect("the picture is one").bytes
}

#[cfg(test)]
mod tests {
    use super::{decode, encode_jpeg, encode_png, pixels, png, small_pixels};

    #[test]
    fn png_gives_back_every_pixel() {
        assert!(decode(&png()) == pixels());
        let rgba = small_pixels();
        let file = encode_png(&rgba);
        assert!(file.len() < rgba.len());
        assert!(decode(&file) == rgba);
    }

    #[test]
    fn jpeg_gives_back_nearly_every_pixel() {
        let rgba = pixels();
        let file = encode_jpeg(&rgba);
        assert!(file.len() < rgba.len() / 8);
        let back = decode(&file);
        assert_eq!(back.len(), rgba.len());
        let squares: f64 = (rgba.iter().zip(&back))
            .map(|(&a, &b)| (f64::from(a) - f64::from(b)).powi(2))
            .sum();
        let signal = 255.0 * 255.0 / (squares / rgba.len() as f64);
        assert!(10.0 * signal.log10() > 30.0, "{} dB", 10.0 * signal.log10());
    }
}
