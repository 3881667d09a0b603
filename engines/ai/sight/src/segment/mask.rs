//! A mask at the size of its picture.

use crate::error::Result;
use crate::picture::{Picture, plane_scaled};

/// How much each pixel is a person's: 0 not at all, 255 altogether.
#[derive(Debug, Clone, PartialEq)]
pub struct Mask {
    /// A byte for each pixel, row by row.
    pub alpha: Vec<u8>,
    /// Its width, which is the picture's.
    pub width: u32,
    /// Its height, which is the picture's.
    pub height: u32,
}

/// What the edge of a mask looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Edge {
    /// As the model sees it, interpolated.
    Raw,
    /// Without the steps that interpolation leaves, and narrower.
    #[default]
    Smooth,
}

impl Mask {
    /// Makes it of the model's own, whose numbers are from 0 to 1.
    pub(crate) fn made(
        plane: &[f32],
        (width, height): (usize, usize),
        picture: &Picture<'_>,
        edge: Edge,
    ) -> Result<Self> {
        // What is not a number becomes 0.
        let bytes: Vec<u8> = plane.iter().map(|of| (of * 255.0 + 0.5) as u8).collect();
        let bytes = match edge {
            Edge::Raw => bytes,
            Edge::Smooth => softened(&bytes, width, height),
        };
        let size = (picture.width() as usize, picture.height() as usize);
        let mut alpha = plane_scaled(&bytes, (width, height), size)?;
        if edge == Edge::Smooth {
            let steep = steep();
            for byte in &mut alpha {
                *byte = steep[usize::from(*byte)];
            }
        }
        Ok(Self {
            alpha,
            width: picture.width(),
            height: picture.height(),
        })
    }
}

/// Each byte becomes the weighed mean of itself and its eight neighbours (1 2 1 in both directions).
fn softened(bytes: &[u8], width: usize, height: usize) -> Vec<u8> {
    let at = |x: usize, y: usize| u16::from(bytes[y * width + x]);
    let row = |x: usize, y: usize| {
        let (before, after) = (x.saturating_sub(1), (x + 1).min(width - 1));
        at(before, y) + 2 * at(x, y) + at(after, y)
    };
    let mut made = Vec::with_capacity(bytes.len());
    for y in 0..height {
        let (above, below) = (y.saturating_sub(1), (y + 1).min(height - 1));
        for x in 0..width {
            let sum = row(x, above) + 2 * row(x, y) + row(x, below);
            made.push(((sum + 8) / 16) as u8);
        }
    }
    made
}

/// Below a fifth nothing, above four fifths all, and a smooth step between.
fn steep() -> [u8; 256] {
    let mut table = [0; 256];
    for (from, to) in table.iter_mut().enumerate() {
        let along = ((from as f32 / 255.0 - 0.2) / 0.6).clamp(0.0, 1.0);
        *to = (along * along * (3.0 - 2.0 * along) * 255.0 + 0.5) as u8;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(edge: Edge) -> Mask {
        // The left half is a person's.
        let plane: Vec<f32> = (0..64).map(|at| f32::from(at % 8 < 4)).collect();
        let rgba = vec![255; 40 * 30 * 4];
        let picture = Picture::new(&rgba, 40, 30).unwrap();
        Mask::made(&plane, (8, 8), &picture, edge).unwrap()
    }

    #[test]
    fn a_mask_has_the_size_of_its_picture_and_keeps_its_halves() {
        for edge in [Edge::Raw, Edge::Smooth] {
            let mask = made(edge);
            assert_eq!((mask.width, mask.height, mask.alpha.len()), (40, 30, 1200));
            for row in mask.alpha.chunks(40) {
                assert!(row[..14].iter().all(|alpha| *alpha == 255), "{row:?}");
                assert!(row[26..].iter().all(|alpha| *alpha == 0), "{row:?}");
                assert!(row.is_sorted_by(|a, b| a >= b), "{row:?}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_nobody() {
        let picture = Picture::new(&[0; 4], 1, 1).unwrap();
        let mask = Mask::made(
            &[f32::NAN, -3.0, f32::NEG_INFINITY, 0.0],
            (2, 2),
            &picture,
            Edge::Raw,
        );
        assert_eq!(mask.unwrap().alpha, [0]);
    }
}
