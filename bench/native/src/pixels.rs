//! Resize and blur: the operations of the image engine.

use outboard_image::op::{Blur, Operation, Resize};
use outboard_image::{OutputOptions, Plan, run_pixels};

use crate::photo::photo;

/// Width and height of the picture that is worked on.
pub const SIZE: (usize, usize) = (1600, 1200);

/// The picture.
pub fn picture() -> Vec<u8> {
    photo(SIZE.0, SIZE.1, 12)
}

/// To a quarter of each side, by Lanczos.
pub fn resize(rgba: &[u8]) -> Vec<u8> {
    apply(
        rgba,
        SIZE,
        Operation::Resize(Resize {
            width: Some(SIZE.0 as u32 / 4),
            ..Resize::default()
        }),
    )
}

/// By a Gaussian of four pixels.
pub fn blur(rgba: &[u8]) -> Vec<u8> {
    apply(rgba, SIZE, Operation::Blur(Blur { sigma: 4.0 }))
}

/// One operation on raw pixels.
///
/// # Panics
/// When `rgba` is not of this size.
pub(crate) fn apply(rgba: &[u8], (width, height): (usize, usize), operation: Operation) -> Vec<u8> {
    let plan = Plan {
        operations: vec![operation],
        output: OutputOptions::Pixels {},
        ..Plan::default()
    };
    let output = run_pixels(rgba.to_vec(), width as u32, height as u32, &plan);
    output.expect("the picture is one").bytes
}

#[cfg(test)]
mod tests {
    use super::{SIZE, blur, picture, resize};

    fn mean(rgba: &[u8]) -> f64 {
        rgba.iter().map(|&byte| f64::from(byte)).sum::<f64>() / rgba.len() as f64
    }

    fn roughness(rgba: &[u8]) -> f64 {
        let steps: u64 = rgba
            .windows(5)
            .map(|five| u64::from(five[0].abs_diff(five[4])))
            .sum();
        steps as f64 / rgba.len() as f64
    }

    #[test]
    fn a_resized_picture_keeps_its_tone() {
        let before = picture();
        let after = resize(&before);
        assert_eq!(after.len(), SIZE.0 / 4 * (SIZE.1 / 4) * 4);
        assert!((mean(&before) - mean(&after)).abs() < 0.5);
    }

    #[test]
    fn a_blurred_picture_keeps_its_tone_and_loses_its_grain() {
        let before = picture();
        let after = blur(&before);
        assert_eq!(after.len(), before.len());
        assert!((mean(&before) - mean(&after)).abs() < 0.6);
        assert!(roughness(&after) < roughness(&before) / 2.0);
    }
}
